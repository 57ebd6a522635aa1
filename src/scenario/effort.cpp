#include "milepost/scenario/effort.hpp"

#include <cmath>

#include "milepost/assessment/acceleration.hpp"
#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/judge.hpp"

namespace milepost {

namespace {

constexpr double no_years = 1e-6;

// ---- pace, by the kind of line

YearlyPace pace_between(const Point& from, const Point& to) {
  return {linear_rate(from.value, to.value, to.time - from.time), compound_growth(from.value, to.value, to.time - from.time)};
}

/// Where the pace so far is counted from: the start of the path, else the first figure; empty where neither is before the newest.
std::optional<Point> earlier_level(const Standing& standing, double newest) {
  if (standing.start && position_in_years(standing.start->date) < newest) return Point{position_in_years(standing.start->date), standing.start->value};
  if (standing.known.empty() || !(position_in_years(end_of(standing.known.first().period)) < newest)) return std::nullopt;
  return Point{position_in_years(end_of(standing.known.first().period)), standing.known.first().value};
}

void pace_level(RequiredEffort& effort, const Standing& standing, const Point& newest, const Point& goal) {
  effort.needed = pace_between(newest, goal);
  if (const std::optional<Point> before = earlier_level(standing, newest.time)) effort.so_far = pace_between(*before, newest);
}

/// One frequency of all reports; empty where they differ.
std::optional<Frequency> common_frequency(const std::vector<Observation>& parts) {
  std::optional<Frequency> common;
  for (const Observation& part : parts) {
    const std::optional<Frequency> own = part.report == Report::period ? frequency_of(part.period) : std::nullopt;
    if (!own || (common && common != own)) return std::nullopt;
    common = own;
  }
  return common;
}

/// Yearly additions whose sum over whole years fills what is missing; and how they have grown from the first to the last.
void grow_additions(RequiredEffort& effort, const std::vector<Observation>& parts, double missing) {
  const double years = std::round(effort.years_left), first = parts.front().value, last = parts.back().value;
  if (years >= 1 && std::abs(years - effort.years_left) < 0.01 && detail::same_sign(last, missing))
    effort.needed.growth = detail::growth_factor(missing / last, static_cast<std::size_t>(years)) - 1;
  effort.so_far.growth = compound_growth(first, last, position_in_years(end_of(parts.back().period)) - position_in_years(end_of(parts.front().period)));
}

void pace_total(RequiredEffort& effort, const Standing& standing, const Point& newest, const Point& goal) {
  effort.adds_up = true, effort.is_cap = standing.track == Track::budget;
  effort.needed.amount = linear_rate(newest.value, goal.value, effort.years_left);
  effort.so_far.amount = linear_rate(0, newest.value, newest.time - position_in_years(standing.start->date));
  const std::optional<Total> total = join_total(standing.known, standing.start->date, standing.figure->at);
  if (!total || !(effort.reported = common_frequency(total->parts))) return;
  if (effort.reported == Frequency::year) grow_additions(effort, total->parts, goal.value - newest.value);
  const double periods = std::round(effort.years_left * 12 / std::max(months_in(*effort.reported), 1));
  if (months_in(*effort.reported) > 0 && periods >= 1) effort.each_period = (goal.value - newest.value) / periods;
}

/// Rates seen in whole years, those to come, and the mean of both.
void pace_mean_rate(RequiredEffort& effort, const Standing& standing, const Point& newest, const Point& goal) {
  const double years_seen = static_cast<double>(detail::yearly_rates(standing.known, standing.schedule).size());
  if (!(years_seen > 0)) return;  // part of the only year: what the rest of it needs hangs on the level, which is not known
  const std::optional<double> grown = compounded(1, newest.value / 100, years_seen), wanted = compounded(1, goal.value / 100, years_seen + effort.years_left);
  if (grown && wanted) effort.needed.growth = compound_growth(*grown, *wanted, effort.years_left);
  effort.so_far.growth = newest.value / 100;
}

/// What is cut, or raised, stands at 1 less, or more, than its share: the rates that are chained are those of that level.
void pace_chain(RequiredEffort& effort, const Evidence& evidence, const Standing& standing, const Point& newest, const Point& goal) {
  effort.needed.amount = linear_rate(newest.value, goal.value, effort.years_left);
  if (!standing.start) return;
  const double opened = position_in_years(standing.start->date), sign = detail::is_cut(evidence) ? -1 : 1;
  effort.so_far.amount = linear_rate(0, newest.value, newest.time - opened);
  if (evidence.target.adding == Adding::sum) return;
  const double reached = 1 + sign * newest.value / 100;
  effort.needed.growth = compound_growth(reached, 1 + sign * goal.value / 100, effort.years_left);
  effort.so_far.growth = compound_growth(1, reached, newest.time - opened);
}

void set_pace(RequiredEffort& effort, const Evidence& evidence, const Standing& standing, const Point& newest, const Point& goal) {
  switch (standing.track) {
    case Track::total:
    case Track::budget: return pace_total(effort, standing, newest, goal);
    case Track::mean_rate: return pace_mean_rate(effort, standing, newest, goal);
    case Track::chained_change: return pace_chain(effort, evidence, standing, newest, goal);
    default: return pace_level(effort, standing, newest, goal);
  }
}

std::optional<double> times_as_fast(const std::optional<double>& so_far, const std::optional<double>& needed) {
  return so_far && needed ? acceleration_factor(*so_far, *needed) : std::nullopt;
}

// ---- facts

/// The newest figure; of a level that is the baseline itself where nothing has come since.
std::optional<Figure> newest_figure(const Standing& standing) {
  const bool level = standing.track == Track::climb || standing.track == Track::hold;
  if (standing.figure || !level || !standing.start || standing.start->origin != StartOrigin::named) return standing.figure;
  return Figure{.value = standing.start->value, .at = standing.start->date};
}

std::optional<Reason> reason_for(const Evidence& evidence, const Standing& standing, const std::optional<Figure>& newest) {
  if (const std::optional<Reason> ended = detail::ending_reason(evidence)) return ended;
  if (detail::lacks_number(evidence, standing)) return Reason::no_target_value;
  if (standing.track == Track::comparison || standing.schedule.recurrence) return Reason::inconclusive;
  if (!standing.schedule.due) return Reason::no_schedule;
  if (!newest) return detail::reason_without_figure(evidence, standing);
  return standing.demand ? std::nullopt : std::optional(detail::reason_without_demand(evidence, standing));
}

/// Of rates whether there is any growth in the wanted way; a cap is what is used up.
Movement movement_of(const YearlyPace& pace, const Standing& standing) {
  const std::optional<double> moved = pace.amount ? pace.amount : pace.growth;
  if (!moved) return Movement::unknown;
  const double toward = (standing.track == Track::budget ? 1 : sign_of(standing.direction)) * *moved;
  return toward > 0 ? Movement::toward : toward < 0 ? Movement::away : Movement::flat;
}

void set_factors(RequiredEffort& effort, const Standing& standing) {
  effort.movement = movement_of(effort.so_far, standing);
  if (effort.movement != Movement::toward || (effort.met && !effort.is_cap)) return;
  effort.amount_factor = times_as_fast(effort.so_far.amount, effort.needed.amount);
  effort.growth_factor = times_as_fast(effort.so_far.growth, effort.needed.growth);
}

double limit_of(const Standing& standing, double newest) {
  return standing.demand->two_sided ? detail::nearest_edge(*standing.demand, newest) : standing.demand->limit;
}

RequiredEffort described(const Evidence& evidence, const Standing& standing) {
  RequiredEffort effort{.target = name_of(evidence.target), .indicator = evidence.target.indicator, .unit = standing.unit};
  effort.reason = reason_for(evidence, standing, newest_figure(standing));
  return effort;
}

RequiredEffort without_list(const Target& target, const Indicator& indicator) {
  return {.target = name_of(target), .indicator = indicator.id, .unit = indicator.unit, .reason = Reason::no_denominator};
}

}  // namespace

RequiredEffort required_effort(const Evidence& given) {
  const Evidence evidence = in_force(given);
  const Standing standing = standing_of(evidence);
  RequiredEffort effort = described(evidence, standing);
  if (effort.reason) return effort;
  const Figure newest = *newest_figure(standing);
  effort.figure = newest.value, effort.at = newest.at, effort.exactness = newest.exactness;
  effort.limit = limit_of(standing, newest.value), effort.due = standing.schedule.due;
  const Point from{position_in_years(newest.at), newest.value}, goal{position_in_years(*effort.due), *effort.limit};
  effort.or_more = std::holds_alternative<AtLeast>(evidence.target.bound) && standing.direction == Direction::increase;
  effort.strict = standing.demand->strict, effort.direction = standing.direction;
  const double unseen = goal.time - from.time > no_years ? goal.time - from.time : 0;
  effort.years_left = evidence.as_of < *effort.due ? unseen : 0;
  const bool open_mean = standing.track == Track::mean_rate && unseen > 0;  // a mean is settled when its last year is in
  effort.met = !open_mean && surely_meets(*standing.demand, standing.direction, newest.value, newest.exactness);
  set_pace(effort, evidence, standing, from, goal);
  if (!(effort.years_left > 0)) effort.needed = {}, effort.each_period.reset();
  set_factors(effort, standing);
  return effort;
}

std::vector<RequiredEffort> required_effort(const Plan& plan, const Observations& seen, const Date& as_of) {
  const Directory directory{plan};
  std::vector<RequiredEffort> efforts;
  for (const Target& target : plan.targets)
    if (const Indicator* indicator = find(directory.indicators, target.indicator.value)) {
      const std::vector<std::string> entities = detail::entities_of(plan, *indicator, as_of);
      if (entities.empty()) efforts.push_back(without_list(target, *indicator));
      for (const std::string& entity : entities) {
        efforts.push_back(required_effort(detail::evidence_of(plan, directory, target, *indicator, seen, as_of, entity)));
        efforts.back().entity = entity;
      }
    }
  return efforts;
}

}  // namespace milepost
