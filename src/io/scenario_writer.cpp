// A scenario as the text of a scenario file.
#include <fstream>

#include "milepost/detail/text.hpp"
#include "milepost/io/scenario_file.hpp"
#include "plan_writing.hpp"

namespace milepost {

namespace detail {

namespace {

std::string uncertain(const Uncertain& value) {
  if (const double* number = std::get_if<double>(&value)) return shortest(*number);
  const std::string words = to_string(value), name(name_of(value));
  return "{" + name + ": [" + words.substr(name.size() + 1) + "]}";
}

void add_limit(YamlMap& map, const std::string& key, const std::optional<double>& number) {
  if (number) map.raw(key, shortest(*number));
}
void add_day(YamlMap& map, const std::string& key, const std::optional<Date>& day) {
  if (day) map.word(key, to_string(*day));
}

std::string figures_by_day(const std::vector<std::pair<Date, double>>& values) {
  YamlMap map;
  for (const auto& [day, figure] : values) map.raw(to_string(day), shortest(figure));
  return map.flow_or_empty();
}

std::string limits_of(const Trim& trim) {
  YamlMap map;
  add_limit(map, "lower", trim.lower);
  add_limit(map, "upper", trim.upper);
  add_flag(map, "keep_better", trim.keep_better);
  return map.flow();
}

std::string effect_with(const Effect& effect, const Trim& trim);

// What each effect is told; "" where its name alone says all.
std::string told(const LevelShift& e) { return uncertain(e.amount); }
std::string told(const GrowthChange& e) { return uncertain(e.points); }
std::string told(const AnnualRate& e) { return uncertain(e.percent); }
std::string told(const Stop&) { return ""; }
std::string told(const GivenValues& e) { return figures_by_day(e.values); }

std::string told(const BusinessAsUsual& e) {
  YamlMap map;
  add_flag(map, "seen_only", e.seen_only);
  add_flag(map, "avoid_worsening", e.avoid_worsening);
  return map.flow();
}

std::string told(const LinearChange& e) {
  if (!e.share_of) return uncertain(e.per_year);
  YamlMap map;
  map.raw("per_year", uncertain(e.per_year));
  add_day(map, "share_of", e.share_of);
  return map.flow();
}

std::string told(const LatestRate& e) {
  YamlMap map;
  add_day(map, "at", e.at);
  add_limit(map, "least", e.least);
  add_limit(map, "most", e.most);
  return map.flow();
}

std::string told(const RateToGoal& e) {
  YamlMap map;
  add_limit(map, "goal", e.goal);
  add_day(map, "by", e.by);
  add_day(map, "since", e.since);
  add_flag(map, "relative", e.relative);
  return map.flow();
}

std::string told(const PercentOfBaseline& e) {
  YamlMap map;
  map.raw("percent", uncertain(e.percent));
  add_day(map, "by", e.by);
  add_day(map, "base", e.base);
  if (e.clock == LineClock::start) map.word("clock", name_of(e.clock));
  return map.flow();
}

void add_if_worse(YamlMap& map, IfTargetWorse choice) {
  if (choice == IfTargetWorse::follow) map.word("if_target_worse", name_of(choice));
}

std::string told(const FixedTarget& e) {
  YamlMap map;
  map.raw("value", uncertain(e.value));
  add_day(map, "by", e.by);
  add_day(map, "base", e.base);
  add_if_worse(map, e.if_target_worse);
  add_limit(map, "if_missing", e.if_missing);
  return map.flow();
}

std::string told(const HaltRise& e) {
  YamlMap map;
  add_day(map, "by", e.by);
  add_day(map, "base", e.base);
  add_if_worse(map, e.if_target_worse);
  return map.flow();
}

std::string told(const DipRecover& e) {
  YamlMap map;
  add_day(map, "dip", e.dip);
  add_day(map, "recovery", e.recovery);
  add_day(map, "rate_from", e.rate_from);
  if (e.rate == DipRate::mean_of_rates) map.word("rate", name_of(e.rate));
  add_day(map, "full_by", e.full_by);
  return map.flow();
}

std::string told(const ReturnToEarlier& e) {
  YamlMap map;
  add_day(map, "since", e.since);
  map.raw("earlier", figures_by_day(e.earlier));
  return map.flow();
}

std::string told(const Cap& e) {
  YamlMap map;
  add_limit(map, "lower", e.lower);
  add_limit(map, "upper", e.upper);
  return map.flow_or_empty();
}

std::string told(const BestOf& e) {
  YamlMap map;
  map.raw("of", flow_list_of(e.of, [](const TrimmedEffect& one) { return effect_with(one.effect, one.trim); }));
  add_day(map, "at", e.at);
  add_flag(map, "end_only", e.end_only);
  add_flag(map, "worst", e.worst);
  return map.flow();
}

std::string told(const CustomEffect& e) { fail_range("effect", e.name, "is a function, which a scenario file cannot hold"); }

std::string effect_with(const Effect& effect, const Trim& trim) {
  const std::string name(name_of(effect)), words = std::visit([](const auto& one) { return told(one); }, effect), held = limits_of(trim);
  if (words.empty() && held.empty()) return name;
  YamlMap map;
  map.raw(name, words.empty() ? "{}" : words);
  map.raw("limits", held);
  return map.flow();
}

void add_years(YamlMap& map, const std::string& key, const std::optional<Uncertain>& years, bool silent_at_zero) {
  if (years && !(silent_at_zero && *years == Uncertain{0.0})) map.raw(key, uncertain(*years));
}

YamlMap measure(const Intervention& one) {
  YamlMap map;
  map.word("id", one.id);
  map.word("indicator", one.indicator.value);
  map.word("entity", one.entity);
  map.word("start", to_string(one.timing.start));
  add_years(map, "delay", one.timing.delay, true);
  add_years(map, "ramp", one.timing.ramp, true);
  add_years(map, "duration", one.timing.duration, false);
  add_years(map, "half_life", one.timing.half_life, false);
  map.word("after", one.timing.after);
  if (one.share != 1) map.raw("share", shortest(one.share));
  map.raw("effect", effect_with(one.effect, {std::nullopt, std::nullopt, false}));
  map.raw("limits", limits_of(one.trim));
  map.text("note", one.note);
  return map;
}

YamlMap changed_target(const TargetChange& one) {
  YamlMap map;
  map.word("target", one.target.value);
  if (one.bound) map.raw("bound", flow_word(to_string(*one.bound)));
  if (one.due) map.raw("due", due(*one.due));
  map.text("note", one.note);
  return map;
}

YamlMap link(const Link& one) {
  YamlMap map;
  map.word("cause", one.cause.value);
  map.word("effect", one.effect.value);
  map.raw("elasticity", uncertain(one.elasticity));
  if (one.lag != 0) map.raw("lag", shortest(one.lag));
  map.text("note", one.note);
  return map;
}

YamlMap scheduled_task(const ScheduledTask& one) {
  YamlMap map;
  map.word("id", one.id);
  map.text("title", one.title);
  add_years(map, "duration", one.duration, true);
  add_day(map, "not_before", one.not_before);
  add_day(map, "started", one.started);
  add_day(map, "finished", one.finished);
  add_years(map, "remaining", one.remaining, false);
  return map;
}

YamlMap precedence(const Precedence& one) {
  YamlMap map;
  map.word("from", one.from);
  map.word("to", one.to);
  map.word("type", std::string(name_of(one.type)));
  if (one.lag != 0) map.raw("lag", shortest(one.lag));
  return map;
}

/// Always the matrix, which keeps the order of the indicators.
std::string correlations(const Correlations& all) {
  const std::size_t n = all.indicators.size();
  if (n == 0) return "";
  std::vector<std::string> names;
  for (const IndicatorId& id : all.indicators) names.push_back(flow_word(id.value));
  std::string text = "\ncorrelations:\n  indicators: " + flow_list(names) + "\n  matrix:\n";
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::string> row;
    for (std::size_t j = 0; j < n; ++j) row.push_back(shortest(all.matrix.at(i * n + j)));
    text += "    - " + flow_list(row) + "\n";
  }
  return text;
}

template <class Thing>
std::string list_of(const std::string& key, const std::vector<Thing>& things, YamlMap (*write)(const Thing&)) {
  std::string text;
  for (const Thing& one : things) text += "  - " + write(one).flow_or_empty() + "\n";
  return text.empty() ? "" : "\n" + key + ":\n" + text;
}

template <class Thing>
std::string nested_list_of(const std::string& key, const std::vector<Thing>& things, YamlMap (*write)(const Thing&)) {
  std::string text;
  for (const Thing& one : things) text += "    - " + write(one).flow_or_empty() + "\n";
  return text.empty() ? "" : "  " + key + ":\n" + text;
}

std::string schedule(const std::optional<TaskNetwork>& network) {
  if (!network) return "";
  return "\nschedule:\n  start: " + to_string(network->start) + "\n" + nested_list_of("tasks", network->tasks, &scheduled_task) +
         nested_list_of("precedences", network->precedences, &precedence);
}

}  // namespace

}  // namespace detail

std::string scenario_text(const Scenario& scenario) {
  detail::YamlMap head;
  head.word("id", scenario.id);
  head.text("title", scenario.title);
  return "milepost: 1\nscenario: " + head.flow_or_empty() + "\n" + detail::list_of("interventions", scenario.interventions, &detail::measure) +
         detail::list_of("targets", scenario.targets, &detail::changed_target) + detail::list_of("links", scenario.links, &detail::link) + detail::schedule(scenario.schedule) +
         detail::correlations(scenario.correlations);
}

void write_scenario(const Scenario& scenario, const std::filesystem::path& path) {
  const std::string text = scenario_text(scenario);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) fail_range("file", path.string(), "cannot be written");
}

}  // namespace milepost
