#include "milepost/scenario/apply.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "milepost/detail/numeric.hpp"
#include "milepost/error.hpp"
#include "milepost/trajectory/rate.hpp"

namespace milepost {

namespace {

constexpr double no_figure = detail::not_a_number;
constexpr double same_time = 1e-6;  ///< years

double clock(const Date& day) { return position_in_years(day); }
double clock(const std::optional<Date>& day, double otherwise) { return day ? clock(*day) : otherwise; }

/// What the formulas of all effects look at.
struct Ground {
  const Course& course;
  const EffectFrame& frame;
  double time{};

  double start() const { return frame.start; }
  double passed() const { return time - frame.start; }
  double base() const { return course.at(frame.start); }
  double own() const { return course.at(time); }
  bool less_is_better() const { return frame.better == Direction::decrease; }
  bool is_worse(double figure, double than) const { return less_is_better() ? figure > than : figure < than; }
};

/// The last place from a time backwards that has a figure, seen or not; -1 if none has.
std::ptrdiff_t last_place(const Course& course, double time, bool seen_only) {
  std::ptrdiff_t place = std::min(course.place(time), static_cast<std::ptrdiff_t>(course.figures.size()) - 1);
  const auto counts = [&](std::size_t at) { return seen_only ? course.is_seen(at) : !std::isnan(course.figures[at]); };
  while (place >= 0 && !counts(static_cast<std::size_t>(place))) --place;
  return place;
}

double carried(const Course& course, double time, bool seen_only) {
  const std::ptrdiff_t place = last_place(course, time, seen_only);
  return place < 0 ? no_figure : course.figures[static_cast<std::size_t>(place)];
}

bool is_past(const Course& course, double time) { return last_place(course, std::numeric_limits<double>::max(), false) < course.place(time); }

double grown(double base, double rate, double years) { return compounded(base, rate, years).value_or(no_figure); }

double rate_between(double from, double to, double years) { return compound_growth(from, to, years).value_or(no_figure); }

// ---- the formulas, one an effect

double at_time(const BusinessAsUsual& effect, const Ground& ground) {
  const bool carry = effect.seen_only || is_past(ground.course, ground.time);
  const double figure = carry ? carried(ground.course, ground.time, effect.seen_only) : ground.own();
  return effect.avoid_worsening && ground.is_worse(figure, ground.base()) ? ground.base() : figure;
}

double at_time(const LevelShift& effect, const Ground& ground) { return ground.own() + certain(effect.amount, "amount"); }

double at_time(const GrowthChange& effect, const Ground& ground) { return grown(ground.own(), certain(effect.points, "points") / 100, ground.passed()); }

double at_time(const LinearChange& effect, const Ground& ground) {
  const double amount = certain(effect.per_year, "per_year");
  return detail::climbed_to(ground.base(), effect.share_of ? ground.course.at(clock(*effect.share_of)) * (amount / 100) : amount, ground.passed());
}

double at_time(const AnnualRate& effect, const Ground& ground) { return grown(ground.base(), certain(effect.percent, "percent") / 100, ground.passed()); }

double at_time(const LatestRate& effect, const Ground& ground) {
  const double at = clock(effect.at, ground.start()), step = ground.course.step;
  double rate = rate_between(ground.course.at(at - step), ground.course.at(at), step);
  if (effect.most && rate > *effect.most / 100) rate = *effect.most / 100;
  if (effect.least && rate < *effect.least / 100) rate = *effect.least / 100;
  return grown(ground.base(), rate, ground.passed());
}

double at_time(const RateToGoal& effect, const Ground& ground) {
  const double from = clock(effect.since, ground.start()), before = ground.course.at(from);
  const double goal = effect.relative ? before * (100 + effect.goal) / 100 : effect.goal;
  return grown(ground.base(), rate_between(before, goal, clock(effect.by) - from), ground.passed());
}

double at_time(const PercentOfBaseline& effect, const Ground& ground) {
  const double base_time = clock(effect.base, ground.start()), base = ground.course.at(base_time);
  const double goal = base * (100 + certain(effect.percent, "percent")) / 100;
  if (ground.passed() < same_time) return ground.base();
  const double counted_from = effect.clock == LineClock::base ? base_time : ground.start();
  return detail::value_on_line(ground.base(), goal, ground.time - counted_from, clock(effect.by) - counted_from);
}

/// From nothing no line leads anywhere, not even to its goal.
double line_to(double from, double goal, double by, IfTargetWorse if_worse, const Ground& ground) {
  if (std::isnan(from)) return no_figure;
  if (if_worse == IfTargetWorse::hold && ground.is_worse(goal, from)) return from;
  return detail::value_on_line(from, goal, ground.passed(), by - ground.start());
}

double at_time(const FixedTarget& effect, const Ground& ground) {
  const double found = ground.course.at(clock(effect.base, ground.start()));
  const double from = std::isnan(found) ? effect.if_missing.value_or(no_figure) : found;
  return line_to(from, certain(effect.value, "value"), clock(effect.by), effect.if_target_worse, ground);
}

double at_time(const HaltRise& effect, const Ground& ground) {
  return line_to(ground.base(), ground.course.at(clock(effect.base, ground.start())), clock(effect.by), effect.if_target_worse, ground);
}

/// Seen figures from one time on and before another, oldest first.
std::vector<Point> seen_between(const Course& course, double from, double before) {
  std::vector<Point> points;
  for (std::size_t place = 0; place < course.figures.size(); ++place)
    if (const double time = course.time(place); time > from - same_time && time < before - same_time && course.is_seen(place))
      points.push_back({time, course.figures[place]});
  return points;
}

double mean_of_rates(const std::vector<Point>& points) {
  double sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) sum += rate_between(points[i - 1].value, points[i].value, points[i].time - points[i - 1].time);
  return sum / static_cast<double>(points.size() - 1);
}

/// A single figure before the dip tells of no change.
double rate_before(const DipRecover& effect, const Ground& ground) {
  const std::vector<Point> points = seen_between(ground.course, clock(effect.rate_from, ground.start()), clock(effect.dip));
  if (points.empty()) return no_figure;
  if (points.size() < 2) return 0;
  if (effect.rate == DipRate::mean_of_rates) return mean_of_rates(points);
  return rate_between(points.front().value, points.back().value, points.back().time - points.front().time);
}

/// The last figure before the recovery that is seen, or that of the dip.
double last_before(const DipRecover& effect, const Ground& ground) {
  const double before = clock(effect.recovery) - ground.course.step;
  const std::ptrdiff_t seen = last_place(ground.course, before, true), dip = last_place(ground.course, std::min(clock(effect.dip), before), false);
  const std::ptrdiff_t last = std::max(seen, dip);
  return last < 0 ? no_figure : ground.course.figures[static_cast<std::size_t>(last)];
}

bool is_seen_at(const Ground& ground) {
  const std::ptrdiff_t place = ground.course.place(ground.time);
  return place >= 0 && place < static_cast<std::ptrdiff_t>(ground.course.figures.size()) && ground.course.is_seen(static_cast<std::size_t>(place));
}

double at_time(const DipRecover& effect, const Ground& ground) {
  const double recovery = clock(effect.recovery);
  if (ground.time < clock(effect.dip) - same_time) return ground.own();
  const double last = last_before(effect, ground), rate = rate_before(effect, ground);
  if (std::isnan(rate)) return last;
  if (ground.time < recovery - same_time) return is_seen_at(ground) ? ground.own() : last;
  const double share = effect.full_by ? (ground.time - recovery) / (clock(*effect.full_by) - recovery) : 1;
  return std::max(0.0, last * (1 + rate * share * (ground.time - recovery + ground.course.step)));
}

double given_at(const std::vector<std::pair<Date, double>>& values, double time) {
  for (const auto& [day, figure] : values)
    if (std::abs(clock(day) - time) < same_time) return figure;
  return no_figure;
}

double at_time(const GivenValues& effect, const Ground& ground) {
  const double given = given_at(effect.values, ground.time);
  return std::isnan(given) ? ground.own() : given;
}

double at_time(const ReturnToEarlier& effect, const Ground& ground) {
  return ground.time < clock(effect.since) - same_time ? carried(ground.course, ground.time, true) : given_at(effect.earlier, ground.time);
}

double at_time(const Stop&, const Ground& ground) { return ground.base(); }

double at_time(const Cap& effect, const Ground& ground) {
  const double figure = ground.own();
  if (effect.upper && figure > *effect.upper) return *effect.upper;
  return effect.lower && figure < *effect.lower ? *effect.lower : figure;
}

double at_time(const CustomEffect& effect, const Ground& ground) {
  if (!effect.figure) fail_range("effect " + effect.name, "without a function", "a custom effect computes a figure");
  return effect.figure(ground.course, ground.start(), ground.time);
}

// ---- the best of several

/// Missing figures are worse than any.
double merit(double figure, double sign) { return std::isnan(figure) ? -std::numeric_limits<double>::infinity() : sign * figure; }

/// Place of the best of rows of figures.
std::size_t best_row(const std::vector<std::vector<double>>& rows, std::size_t place, double sign, bool end_only) {
  const auto standing = [&](const std::vector<double>& row) {
    double sum = 0;
    for (const double figure : row) sum += std::isnan(figure) ? 0 : figure;
    return std::pair(merit(row[place], sign), end_only ? merit(row.back(), sign) : sign * sum);
  };
  std::size_t best = 0;
  for (std::size_t row = 1; row < rows.size(); ++row)
    if (standing(rows[row]) > standing(rows[best])) best = row;
  return best;
}

double at_time(const BestOf& effect, const Ground& ground) {
  if (effect.of.empty()) fail_range("best of", "nothing", "needs one effect at least");
  std::vector<std::vector<double>> rows;
  for (const TrimmedEffect& one : effect.of) rows.push_back(figures_of(one, ground.course, ground.frame));
  const auto steps_to = [&](double time) { return static_cast<std::size_t>(std::max(0.0, std::nearbyint((time - ground.start()) / ground.course.step))); };
  const std::size_t chosen_at = std::min(steps_to(clock(effect.at, ground.frame.end)), rows.front().size() - 1);
  const double sign = sign_of(ground.frame.better) * (effect.worst ? -1 : 1);
  const std::vector<double>& best = rows[best_row(rows, chosen_at, sign, effect.end_only)];
  return best[std::min(steps_to(ground.time), best.size() - 1)];
}

}  // namespace

double figure_of(const Effect& effect, const Course& course, const EffectFrame& frame, double time) {
  const Ground ground{course, frame, time};
  return std::visit([&ground](const auto& one) { return at_time(one, ground); }, effect);
}

double trimmed(double figure, double own, const Trim& trim, Direction better) {
  const double kept = trim.keep_better ? detail::better_of(figure, own, better == Direction::decrease) : figure;
  if (trim.lower && kept < *trim.lower) return *trim.lower;
  return trim.upper && kept > *trim.upper ? *trim.upper : kept;
}

std::vector<double> figures_of(const TrimmedEffect& effect, const Course& course, const EffectFrame& frame) {
  std::vector<double> figures;
  const auto steps = static_cast<std::size_t>(std::max(0.0, std::nearbyint((frame.end - frame.start) / course.step)));
  for (std::size_t step = 0; step <= steps; ++step) {
    const double time = frame.start + course.step * static_cast<double>(step);
    figures.push_back(trimmed(figure_of(effect.effect, course, frame, time), course.at(time), effect.trim, frame.better));
  }
  return figures;
}

YearlyPath apply(const TrimmedEffect& effect, const YearlyPath& path, const YearlyFrame& frame) {
  if (frame.start > frame.end) fail_range("years", std::to_string(frame.start) + " to " + std::to_string(frame.end), "the first at or before the last");
  const std::vector<double> own = detail::figures_of(path);
  const Course course{close_of(path.first), 1, own, path.origins};
  YearlyPath made{frame.start, {}, {}};
  for (const double figure : figures_of(effect, course, {close_of(frame.start), close_of(frame.end), frame.better})) {
    const int year = last_year(made) + 1;
    made.values.push_back(std::isnan(figure) ? std::nullopt : std::optional(figure));
    made.origins.push_back(value_in(path, year) && made.values.back() == value_in(path, year) ? origin_in(path, year) : FigureOrigin::projected);
  }
  return made;
}

std::size_t best_of(const std::vector<YearlyPath>& scenarios, int year, Direction better, bool end_only) {
  if (scenarios.empty()) fail_range("best of", "nothing", "needs one scenario at least");
  std::vector<std::vector<double>> rows;
  for (const YearlyPath& one : scenarios) {
    if (one.first != scenarios.front().first || one.values.size() != scenarios.front().values.size() || !has_year(one, year))
      fail_range("scenarios", "of other years", "the best is looked for in one year of the same years");
    rows.push_back(detail::figures_of(one));
  }
  return best_row(rows, place_of(scenarios.front(), year), sign_of(better), end_only);
}

YearlyPath impute_shock(YearlyPath path, int first, int last, std::optional<double> mean_change_of_peers) {
  if (path.origins.empty()) path.origins.assign(path.values.size(), FigureOrigin::reported);
  for (int year = first; year <= last; ++year) {
    if (!has_year(path, year) || value_in(path, year)) continue;
    const std::optional<double> before = value_in(path, year - 1);
    if (!before || (year == first && !mean_change_of_peers)) continue;
    path.values[place_of(path, year)] = year == first ? *before + *mean_change_of_peers : *before;
    path.origins[place_of(path, year)] = FigureOrigin::projected;
  }
  return path;
}

}  // namespace milepost
