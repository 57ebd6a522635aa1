#include "milepost/scenario/who.hpp"

#include <algorithm>
#include <array>

#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"

namespace milepost {

namespace {

constexpr Trim whole{}, not_kept{0.0, 100.0, false}, below_99{0.0, 99.0, true}, unlimited{0.0, std::nullopt, true}, of_a_cut{0.0, std::nullopt, false};

constexpr Date close(int year) { return Date{year, 12, 31}; }

/// What a recipe is made from.
struct Ask {
  const WhoUnit& unit;
  const YearlyFrame& frame;
  Direction better{};

  Date end() const { return close(frame.end); }
};

using Recipe = TrimmedEffect (*)(const Ask&);

TrimmedEffect bau(const Trim& trim = whole) { return {BusinessAsUsual{}, trim}; }

TrimmedEffect best(std::vector<TrimmedEffect> of, const Trim& trim = whole) { return {BestOf{.of = std::move(of)}, trim}; }

TrimmedEffect to_target(const Ask& ask, double value, int by, const Trim& trim = whole) {
  return {FixedTarget{.value = value, .by = close(by), .if_target_worse = ask.unit.if_target_worse, .if_missing = 0.0}, trim};
}

TrimmedEffect halt(const Ask& ask, std::optional<int> base = {}) {
  const std::optional<Date> from = base ? std::optional(close(*base)) : std::nullopt;
  return {HaltRise{.base = from, .by = ask.end(), .if_target_worse = ask.unit.if_target_worse}, not_kept};
}

TrimmedEffect cut(double percent, int base, int by, LineClock clock = LineClock::base) {
  return {PercentOfBaseline{.percent = percent, .by = close(by), .base = close(base), .clock = clock}, of_a_cut};
}

TrimmedEffect climb(double per_year, const Trim& trim = whole) { return {LinearChange{.per_year = per_year}, trim}; }

// ---- peers

/// Own and others' changes between two years, and their figures in the second, own first; those who lack one are left out.
struct Standings {
  std::vector<double> changes{}, figures{};
};

Standings standings(const YearlyPath& own, const std::vector<YearlyPath>& others, int from, int to) {
  Standings all;
  const auto add = [&](const YearlyPath& path) {
    const std::optional<double> first = value_in(path, from), second = value_in(path, to);
    if (first && second) all.changes.push_back((*second - *first) / (to - from)), all.figures.push_back(*second);
  };
  add(own);
  if (all.changes.empty()) return all;
  for (const YearlyPath& other : others) add(other);
  return all;
}

TrimmedEffect follow_quantile(const Ask& ask, int from, int to, const Trim& trim) {
  const Standings all = standings(ask.unit.path, ask.unit.others, from, to);
  if (all.changes.empty()) return bau(trim);
  return climb(followed_in_quantile(0, all.figures, all.changes, 5, ask.better), trim);
}

TrimmedEffect follow_region(const Ask& ask, int from, int to) {
  const Standings all = standings(ask.unit.path, ask.unit.region, from, to);
  return all.changes.empty() ? bau() : climb(followed_change(all.changes.front(), all.changes, ask.better));
}

/// Changes of 2013 to 2018 that were seen, own ones included.
TrimmedEffect follow_top(const Ask& ask, std::size_t n, const Trim& trim) {
  std::vector<double> changes;
  const std::optional<double> own = seen_change(ask.unit.path, 2013, 2018);
  if (!own) return bau(trim);
  changes.push_back(*own);
  for (const YearlyPath& other : ask.unit.others)
    if (const std::optional<double> change = seen_change(other, 2013, 2018)) changes.push_back(*change);
  return climb(mean_of_best(changes, n, ask.better), trim);
}

bool is_below_median(const Ask& ask, int year) {
  const std::optional<double> own = value_in(ask.unit.path, year);
  if (!own) return false;
  std::vector<double> all{*own};
  for (const YearlyPath& other : ask.unit.others)
    if (const std::optional<double> value = value_in(other, year)) all.push_back(*value);
  std::sort(all.begin(), all.end());
  return *own < detail::quantile_in_order(all, 0.5);
}

double largest_in_region(const Ask& ask, int year) {
  double largest = value_in(ask.unit.path, year).value_or(0);
  for (const YearlyPath& other : ask.unit.region) largest = std::max(largest, value_in(other, year).value_or(0));
  return largest;
}

// ---- what is known of the data

/// Two figures of these origins at least, up to a year.
bool has_data(const Ask& ask, std::span<const FigureOrigin> origins, int until_year) {
  int count = 0;
  for (int year = std::max(2000, ask.unit.path.first); year <= std::min(until_year, last_year(ask.unit.path)); ++year)
    count += is_known(ask.unit.path, year, origins) ? 1 : 0;
  return count > 1;
}

bool is_ever_below(const Ask& ask, double limit) {
  for (int year = ask.frame.start; year <= last_year(ask.unit.path); ++year)
    if (const std::optional<double> value = value_in(ask.unit.path, year); value && *value < limit) return true;
  return false;
}

bool has_no_acceleration_of_planning(const Ask& ask) {
  constexpr std::array<std::string_view, 6> left_out{"BRN", "CYP", "FSM", "ISL", "LUX", "SYC"};
  return std::find(left_out.begin(), left_out.end(), ask.unit.iso3) != left_out.end();
}

// ---- recipes

TrimmedEffect obesity(const Ask& ask) { return halt(ask, 2010); }
TrimmedEffect alcohol(const Ask& ask) { return best({bau(), halt(ask, 2018), cut(-10, 2010, ask.frame.end)}); }
TrimmedEffect violence(const Ask& ask) {
  TrimmedEffect line = to_target(ask, 0, 2030);
  std::get<FixedTarget>(line.effect).base = close(2018);
  return line;
}
TrimmedEffect development(const Ask& ask) { return to_target(ask, 80, 2030); }
TrimmedEffect fuel(const Ask& ask) { return ask.unit.high_income ? bau() : follow_region(ask, 2013, 2018); }
TrimmedEffect sanitation(const Ask& ask) { return follow_quantile(ask, 2018, 2019, below_99); }
TrimmedEffect water(const Ask& ask) { return follow_quantile(ask, 2018, 2017, below_99); }
TrimmedEffect tobacco(const Ask& ask) { return best({cut(-30, 2010, 2025, LineClock::start), bau(), halt(ask, 2018)}); }
TrimmedEffect overweight(const Ask&) { return best({bau(), {RateToGoal{.goal = 3, .by = close(2030), .since = close(2018)}, whole}}); }
TrimmedEffect wasting(const Ask& ask) { return best({bau(), halt(ask), {RateToGoal{.goal = 3, .by = close(2030)}, whole}}); }
TrimmedEffect particles(const Ask&) { return best({bau(), {LinearChange{.per_year = -2.0, .share_of = close(2018)}, whole}}); }
TrimmedEffect road(const Ask&) { return best({cut(-50, 2020, 2030), bau()}); }
TrimmedEffect stunting(const Ask& ask) {
  return best({bau(), halt(ask), {RateToGoal{.goal = -50, .by = close(2030), .since = close(2012), .relative = true}, whole}});
}
TrimmedEffect suicide(const Ask& ask) { return best({bau(), halt(ask), cut(-33.333, 2015, 2030)}); }
TrimmedEffect transfats(const Ask& ask) { return to_target(ask, 100, 2025); }

TrimmedEffect antenatal(const Ask& ask) {
  constexpr FigureOrigin reported[]{FigureOrigin::reported};
  return has_data(ask, reported, last_year(ask.unit.path)) ? follow_top(ask, 10, whole) : bau();
}
TrimmedEffect retroviral(const Ask& ask) {
  return has_data(ask, seen_origins, ask.frame.start) ? best({bau(), to_target(ask, 95, 2025)}) : bau();
}
TrimmedEffect beds(const Ask& ask) {
  if (!is_ever_below(ask, 18)) return bau(unlimited);
  return best({bau(unlimited), climb(0.36, {0.0, 18.0, true})}, unlimited);
}
TrimmedEffect blood_pressure(const Ask& ask) { return best({bau(), to_target(ask, 80, 2030)}); }
TrimmedEffect counted_staff(const Ask&) { return bau(unlimited); }
TrimmedEffect health_workers(const Ask& ask) { return is_below_median(ask, ask.frame.start) ? follow_top(ask, 5, unlimited) : bau(unlimited); }
TrimmedEffect vaccination(const Ask& ask) {
  if (!ask.unit.target) return bau();
  TrimmedEffect line = to_target(ask, *ask.unit.target, 2030);
  std::get<FixedTarget>(line.effect).base = close(2019);
  return line;
}
TrimmedEffect hardship(const Ask& ask) { return best({bau(), halt(ask, 2018)}); }
TrimmedEffect planning(const Ask& ask) {
  if (has_no_acceleration_of_planning(ask)) return bau();
  return best({bau(), follow_quantile(ask, 2013, 2018, {0.0, largest_in_region(ask, 2018), false})});
}
TrimmedEffect bed_nets(const Ask& ask) { return best({bau(), to_target(ask, 80, 2030)}); }
TrimmedEffect pneumonia(const Ask&) { return best({bau(), climb(3, {0.0, 90.0, true})}); }
TrimmedEffect tuberculosis(const Ask& ask) { return to_target(ask, 90, 2025); }
TrimmedEffect uhc_sanitation(const Ask& ask) { return follow_quantile(ask, 2013, 2017, below_99); }
TrimmedEffect uhc_tobacco(const Ask& ask) {
  return has_data(ask, seen_origins, last_year(ask.unit.path)) ? best({bau(), cut(-30, 2010, 2025, LineClock::start)}) : bau();
}

TrimmedEffect readiness(const Ask& ask) {
  const double own = value_in(ask.unit.path, ask.frame.start).value_or(0);
  double sum = own;
  for (const YearlyPath& other : ask.unit.region) sum += value_in(other, ask.frame.start).value_or(0);
  return to_target(ask, std::max(own, sum / static_cast<double>(1 + ask.unit.region.size())), ask.frame.end);
}
TrimmedEffect as_it_is(const Ask&) { return bau(); }

TrimmedEffect all_served(const Ask& ask) { return to_target(ask, 100, 2030); }
TrimmedEffect none_left(const Ask& ask) { return to_target(ask, 0, 2030); }
TrimmedEffect ten_micrograms(const Ask& ask) { return to_target(ask, 10, 2030); }

/// An indicator, which way is better, how it is accelerated, and the SDG target where it is another.
struct Entry {
  std::string_view indicator{};
  Direction better{};
  Recipe accelerate{};
  Recipe sdg{};
};

constexpr Direction more = Direction::increase, less = Direction::decrease;

constexpr Entry entries[]{
    {"adult_obese", less, obesity, nullptr},
    {"alcohol", less, alcohol, nullptr},
    {"child_obese", less, obesity, nullptr},
    {"child_viol", less, violence, nullptr},
    {"devontrack", more, development, nullptr},
    {"fuel", more, fuel, nullptr},
    {"hpop_sanitation", more, sanitation, all_served},
    {"hpop_sanitation_rural", more, sanitation, all_served},
    {"hpop_sanitation_urban", more, sanitation, all_served},
    {"hpop_tobacco", less, tobacco, nullptr},
    {"ipv", less, violence, nullptr},
    {"overweight", less, overweight, none_left},
    {"pm25", less, particles, ten_micrograms},
    {"road", less, road, nullptr},
    {"stunting", less, stunting, nullptr},
    {"suicide", less, suicide, nullptr},
    {"transfats", more, transfats, nullptr},
    {"wasting", less, wasting, nullptr},
    {"water", more, water, all_served},
    {"water_rural", more, water, all_served},
    {"water_urban", more, water, all_served},
    {"anc4", more, antenatal, all_served},
    {"art", more, retroviral, nullptr},
    {"beds", more, beds, nullptr},
    {"bp", more, blood_pressure, nullptr},
    {"doctors", more, counted_staff, nullptr},
    {"dtp3", more, vaccination, nullptr},
    {"fh", less, hardship, nullptr},
    {"fp", more, planning, nullptr},
    {"fpg", less, obesity, nullptr},
    {"hwf", more, health_workers, nullptr},
    {"itn", more, bed_nets, nullptr},
    {"nurses", more, counted_staff, nullptr},
    {"pneumo", more, pneumonia, nullptr},
    {"tb", more, tuberculosis, nullptr},
    {"uhc_sanitation", more, uhc_sanitation, nullptr},
    {"uhc_tobacco", less, uhc_tobacco, nullptr},
    {"detect", more, as_it_is, nullptr},
    {"detect_respond", more, as_it_is, nullptr},
    {"espar", more, readiness, as_it_is},
    {"notify", more, as_it_is, nullptr},
    {"respond", more, as_it_is, nullptr},
    {"hep", more, as_it_is, nullptr},
};

const Entry* entry_of(std::string_view indicator) {
  const auto* found = std::find_if(std::begin(entries), std::end(entries), [&](const Entry& entry) { return entry.indicator == indicator; });
  return found == std::end(entries) ? nullptr : found;
}

/// The part behind a prefix; empty if the name does not begin so.
std::string_view behind(std::string_view name, std::string_view prefix) {
  return name.substr(0, prefix.size()) == prefix ? name.substr(prefix.size()) : std::string_view{};
}

}  // namespace

std::optional<WhoScenario> who_scenario(std::string_view name, const WhoUnit& unit, const YearlyFrame& frame) {
  const std::string_view target = behind(name, "sdg_"), wanted = target.empty() ? behind(name, "accelerate_") : target;
  const Entry* entry = wanted.empty() ? nullptr : entry_of(wanted);
  if (!entry) return std::nullopt;
  const Recipe recipe = !target.empty() && entry->sdg ? entry->sdg : entry->accelerate;
  return WhoScenario{recipe({unit, frame, entry->better}), entry->better};
}

YearlyPath who_path(std::string_view name, const WhoUnit& unit, YearlyFrame frame) {
  const std::optional<WhoScenario> scenario = who_scenario(name, unit, frame);
  if (!scenario) throw ParseError("scenario '" + detail::excerpt(name) + "' is not known" + detail::did_you_mean(name, who_scenarios()));
  frame.better = scenario->better;
  return apply(scenario->effect, unit.path, frame);
}

std::vector<std::string> who_scenarios() {
  std::vector<std::string> names;
  for (const std::string_view prefix : {"accelerate_", "sdg_"})
    for (const Entry& entry : entries) names.push_back(std::string(prefix) + std::string(entry.indicator));
  return names;
}

DipRecover covid(CovidScenario scenario, int last_year) {
  constexpr int recoveries[]{2022, 2023, 2022, 2060};
  const bool evenly = scenario == CovidScenario::sustained_disruption;
  return {.dip = close(2020), .recovery = close(recoveries[static_cast<int>(scenario)]), .full_by = evenly ? std::optional(close(last_year)) : std::nullopt};
}

}  // namespace milepost
