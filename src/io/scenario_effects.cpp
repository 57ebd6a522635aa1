// Uncertain numbers and effects of scenario files.
#include <algorithm>
#include <cmath>

#include "amount.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/scenario/who.hpp"
#include "scenario_parts.hpp"

namespace milepost::detail {

namespace {

// ---- distributions

struct DistributionKind {
  std::string_view name{};
  std::size_t parameters{};  ///< 0: one or more
  Uncertain (*make)(const std::vector<double>&){};
};

constexpr DistributionKind distribution_kinds[]{
    {"uniform", 2, [](const std::vector<double>& p) -> Uncertain { return Uniform{p[0], p[1]}; }},
    {"triangular", 3, [](const std::vector<double>& p) -> Uncertain { return Triangular{p[0], p[1], p[2]}; }},
    {"pert", 3, [](const std::vector<double>& p) -> Uncertain { return Pert{p[0], p[1], p[2]}; }},
    {"normal", 2, [](const std::vector<double>& p) -> Uncertain { return NormalDistribution{p[0], p[1]}; }},
    {"lognormal", 2, [](const std::vector<double>& p) -> Uncertain { return LogNormal{p[0], p[1]}; }},
    {"beta", 4, [](const std::vector<double>& p) -> Uncertain { return BetaDistribution{p[0], p[1], p[2], p[3]}; }},
    {"empirical", 0, [](const std::vector<double>& p) -> Uncertain { return Empirical{p}; }},
};

const DistributionKind* kind_named(std::string_view name) {
  const auto* kind = std::ranges::find(distribution_kinds, name, &DistributionKind::name);
  return kind == std::end(distribution_kinds) ? nullptr : kind;
}

std::nullopt_t refuse(Fields& fields, std::string_view key, std::size_t at, std::string message) {
  fields.error(key, at, std::move(message));
  return std::nullopt;
}

/// "triangular 'x' is not a number; ..."; empty if any of them is none.
std::optional<std::vector<double>> numbers_in(Fields& fields, std::string_view key, const DistributionKind& kind, const Node& list) {
  std::vector<double> found;
  for (const Entry& item : list.entries()) try {
      if (item.node.kind != Node::Kind::word) fail_parse(excerpt(words_for(item.node.kind)), "a number", "digits such as 4000, 4,000, 0.5 or 1.5万");
      found.push_back(parse_number(item.node.word()));
    } catch (const Error& failure) {
      fields.error(key, item.node.at, std::string(kind.name) + " " + failure.what());
    }
  return found.size() == list.entries().size() ? std::optional(found) : std::nullopt;
}

std::nullopt_t refuse_distribution(Fields& fields, std::string_view key, const Entry& entry) {
  std::vector<std::string> known;
  for (const DistributionKind& one : distribution_kinds) known.emplace_back(one.name);
  return refuse(fields, key, entry.key_at,
                "'" + excerpt(entry.key()) + "' is not a distribution; expected uniform, triangular, pert, normal, lognormal, beta or empirical" + did_you_mean(entry.key(), known));
}

std::optional<Uncertain> read_distribution(Fields& fields, std::string_view key, const Entry& entry) {
  const DistributionKind* kind = kind_named(entry.key());
  if (!kind) return refuse_distribution(fields, key, entry);
  if (entry.node.kind == Node::Kind::refused) return fields.mark_unreadable(key), std::nullopt;
  if (entry.node.kind != Node::Kind::list)
    return refuse(fields, key, entry.node.at, std::string(kind->name) + ": expected the list of its parameters, found " + std::string(words_for(entry.node.kind)));
  const std::optional<std::vector<double>> given = numbers_in(fields, key, *kind, entry.node);
  if (!given) return std::nullopt;
  if (kind->parameters > 0 && given->size() != kind->parameters)
    return refuse(fields, key, entry.node.at, std::string(kind->name) + " has " + std::to_string(kind->parameters) + " parameters, found " + std::to_string(given->size()));
  const Uncertain made = kind->make(*given);
  try {
    check(made);
  } catch (const Error& failure) {
    return refuse(fields, key, entry.node.at, failure.what());
  }
  return made;
}

/// A map of one distribution, whatever it is called: its only key has a list, or the name of one. Two of them are meant for one too.
bool is_in_place_of_number(const Node& node) {
  if (node.kind != Node::Kind::map || node.entries().empty()) return false;
  if (node.entries().size() == 1 && node.entries().front().node.kind == Node::Kind::list) return true;
  return std::ranges::all_of(node.entries(), [](const Entry& entry) { return is_distribution(entry.key()); });
}

/// What an effect is told under one key; its place is noted if it is missing.
Uncertain needed(Fields& fields, std::string_view key) {
  fields.require(key);
  return read_uncertain(fields, key).value_or(0.0);
}

// ---- effects

/// Reads one effect; `effect` is the map that holds its name.
class EffectReader {
 public:
  EffectReader(Fields& effect, std::string_view name, const PlanWords& words) : effect_(effect), name_(name), words_(words) {}

  Effect read() {
    for (const auto& [name, reading] : readings)
      if (name == name_) return (this->*reading)();
    return Stop{};
  }

 private:
  std::optional<Date> day(Fields& fields, std::string_view key) const { return read_closing_day(fields, key, words_); }

  /// 9999-12-31 stands for a day that could not be read: then nothing is made of the file.
  Date needed_day(Fields& fields, std::string_view key) const {
    fields.require(key);
    return day(fields, key).value_or(Date{9999, 12, 31});
  }

  static IfTargetWorse if_worse(Fields& fields) { return fields.named("if_target_worse", IfTargetWorse::hold, IfTargetWorse::follow).value_or(IfTargetWorse::hold); }

  /// An effect whose only needed parameter is an amount: the amount alone, or a map.
  template <class Make>
  Effect of_amount(std::string_view parameter, Keys keys, const Make& make) {
    const Node* node = effect_.find(name_);
    if (!node || node->kind != Node::Kind::map || is_in_place_of_number(*node)) return make(read_uncertain(effect_, name_).value_or(0.0), nullptr);
    Fields fields(effect_, name_, *node, keys);
    return make(needed(fields, parameter), &fields);
  }

  template <class Make>
  Effect of_map(Keys keys, const Make& make) {
    const Node* node = effect_.find(name_, Node::Kind::map);
    if (!node) return Stop{};
    Fields fields(effect_, name_, *node, keys);
    return make(fields);
  }

  Effect business_as_usual() {
    return of_map({"seen_only", "avoid_worsening"}, [](Fields& fields) -> Effect {
      return BusinessAsUsual{.seen_only = fields.flag("seen_only").value_or(false), .avoid_worsening = fields.flag("avoid_worsening").value_or(false)};
    });
  }

  Effect level_shift() {
    return of_amount("amount", {"amount"}, [](Uncertain amount, Fields*) -> Effect { return LevelShift{std::move(amount)}; });
  }
  Effect growth_change() {
    return of_amount("points", {"points"}, [](Uncertain points, Fields*) -> Effect { return GrowthChange{std::move(points)}; });
  }
  Effect annual_rate() {
    return of_amount("percent", {"percent"}, [](Uncertain percent, Fields*) -> Effect { return AnnualRate{std::move(percent)}; });
  }
  Effect linear_change() {
    return of_amount("per_year", {"per_year", "share_of"}, [this](Uncertain amount, Fields* fields) -> Effect {
      return LinearChange{.per_year = std::move(amount), .share_of = fields ? day(*fields, "share_of") : std::nullopt};
    });
  }

  Effect fixed_target() {
    return of_map({"value", "by", "base", "if_target_worse", "if_missing"}, [this](Fields& fields) -> Effect {
      return FixedTarget{.value = needed(fields, "value"), .by = needed_day(fields, "by"), .base = day(fields, "base"), .if_target_worse = if_worse(fields),
                         .if_missing = fields.number("if_missing")};
    });
  }

  Effect percent_of_baseline() {
    return of_map({"percent", "by", "base", "clock"}, [this](Fields& fields) -> Effect {
      return PercentOfBaseline{.percent = needed(fields, "percent"), .by = needed_day(fields, "by"), .base = day(fields, "base"),
                               .clock = fields.named("clock", LineClock::start, LineClock::base).value_or(LineClock::base)};
    });
  }

  Effect rate_to_goal() {
    return of_map({"goal", "by", "since", "relative"}, [this](Fields& fields) -> Effect {
      fields.require("goal");
      return RateToGoal{.goal = fields.number("goal").value_or(0), .by = needed_day(fields, "by"), .since = day(fields, "since"), .relative = fields.flag("relative").value_or(false)};
    });
  }

  Effect halt_rise() {
    return of_map({"by", "base", "if_target_worse"},
                  [this](Fields& fields) -> Effect { return HaltRise{.base = day(fields, "base"), .by = needed_day(fields, "by"), .if_target_worse = if_worse(fields)}; });
  }

  Effect dip_recover() {
    return of_map({"dip", "recovery", "rate_from", "rate", "full_by"}, [this](Fields& fields) -> Effect {
      return DipRecover{.dip = needed_day(fields, "dip"), .recovery = needed_day(fields, "recovery"), .rate_from = day(fields, "rate_from"),
                        .rate = fields.named("rate", DipRate::first_to_last, DipRate::mean_of_rates).value_or(DipRate::first_to_last), .full_by = day(fields, "full_by")};
    });
  }

  Effect latest_rate() {
    return of_map({"at", "least", "most"},
                  [this](Fields& fields) -> Effect { return LatestRate{.at = day(fields, "at"), .least = fields.number("least"), .most = fields.number("most")}; });
  }

  Effect cap() {
    return of_map({"lower", "upper"}, [](Fields& fields) -> Effect { return Cap{fields.number("lower"), fields.number("upper")}; });
  }

  /// The World Health Organization's ways back from COVID-19, by their names.
  Effect covid() {
    const auto way = effect_.named("covid", CovidScenario::rapid_return, CovidScenario::never_return);
    return milepost::covid(way.value_or(CovidScenario::rapid_return));
  }

  /// Figures by day or period; a day that comes twice, also under two names, is told where it comes again.
  std::vector<std::pair<Date, double>> figures(Fields& fields, std::string_view key, const Node& map) const {
    std::vector<std::pair<Date, double>> values;
    for (const Entry& entry : map.entries()) add_figure(fields, key, entry, values);
    return values;
  }

  void add_figure(Fields& fields, std::string_view key, const Entry& entry, std::vector<std::pair<Date, double>>& values) const {
    std::size_t at = entry.key_at;
    try {
      const Date day = day_in_words(entry.key());
      if (std::ranges::find(values, day, &std::pair<Date, double>::first) != values.end()) fail_range("'" + excerpt(entry.key()) + "'", "stands twice", "each day has one figure");
      at = entry.node.kind == Node::Kind::nothing ? entry.key_at : entry.node.at;
      if (entry.node.kind != Node::Kind::word) throw ParseError("'" + excerpt(entry.key()) + "': expected a number, found " + std::string(words_for(entry.node.kind)));
      values.emplace_back(day, parse_number(entry.node.word()));
    } catch (const Error& failure) {
      fields.error(key, failure, at);
    }
  }

  Date day_in_words(std::string_view word) const {
    try {
      return parse_date(word);
    } catch (const ParseError&) {
      return end_of(period_in_words(words_, word));
    }
  }

  Effect given_values() {
    const Node* node = effect_.find("given_values", Node::Kind::map);
    return GivenValues{node ? figures(effect_, "given_values", *node) : std::vector<std::pair<Date, double>>{}};
  }

  Effect return_to_earlier() {
    return of_map({"since", "earlier"}, [this](Fields& fields) -> Effect {
      fields.require("earlier");
      const Node* node = fields.find("earlier", Node::Kind::map);
      return ReturnToEarlier{.earlier = node ? figures(fields, "earlier", *node) : std::vector<std::pair<Date, double>>{}, .since = needed_day(fields, "since")};
    });
  }

  /// One of several: an effect under its name, with limits of its own; or a name alone.
  TrimmedEffect one_of(Fields& fields, const Node& node) const;

  Effect best_of() {
    const Node* node = effect_.find("best_of");
    if (!node) return Stop{};
    BestOf best;
    if (node->kind == Node::Kind::list) {
      best.of = effects_in(effect_, *node);
      return best;
    }
    return of_map({"of", "at", "end_only", "worst"}, [this](Fields& fields) -> Effect {
      BestOf made{{}, day(fields, "at"), fields.flag("end_only").value_or(false), fields.flag("worst").value_or(false)};
      fields.require("of");
      if (const Node* list = fields.find("of", Node::Kind::list)) made.of = effects_in(fields, *list);
      return made;
    });
  }

  std::vector<TrimmedEffect> effects_in(Fields& fields, const Node& list) const {
    if (list.entries().empty()) fields.error("of", list.at, "best_of nothing: needs one effect at least");
    std::vector<TrimmedEffect> effects;
    for (const Entry& item : list.entries()) effects.push_back(one_of(fields, item.node));
    return effects;
  }

  Effect stop() {
    return of_map({}, [](Fields&) -> Effect { return Stop{}; });
  }

  using Reading = Effect (EffectReader::*)();
  static constexpr std::pair<std::string_view, Reading> readings[]{
      {"business_as_usual", &EffectReader::business_as_usual}, {"stop", &EffectReader::stop},
      {"latest_rate", &EffectReader::latest_rate},             {"level_shift", &EffectReader::level_shift},
      {"growth_change", &EffectReader::growth_change},         {"linear_change", &EffectReader::linear_change},
      {"annual_rate", &EffectReader::annual_rate},             {"rate_to_goal", &EffectReader::rate_to_goal},
      {"percent_of_baseline", &EffectReader::percent_of_baseline}, {"fixed_target", &EffectReader::fixed_target},
      {"halt_rise", &EffectReader::halt_rise},                 {"dip_recover", &EffectReader::dip_recover},
      {"covid", &EffectReader::covid},                         {"cap", &EffectReader::cap},
      {"given_values", &EffectReader::given_values},           {"return_to_earlier", &EffectReader::return_to_earlier},
      {"best_of", &EffectReader::best_of},
  };

  Fields& effect_;
  std::string_view name_{};
  const PlanWords& words_;
};

const Keys effect_names{"business_as_usual", "stop",      "latest_rate", "level_shift", "growth_change", "linear_change",     "annual_rate", "rate_to_goal", "percent_of_baseline",
                            "fixed_target",      "halt_rise", "dip_recover", "covid",       "cap",           "given_values",      "return_to_earlier", "best_of"};
const Keys effect_names_and_limits{"business_as_usual", "stop",      "latest_rate", "level_shift", "growth_change", "linear_change",     "annual_rate", "rate_to_goal", "percent_of_baseline",
                                       "fixed_target",      "halt_rise", "dip_recover", "covid",       "cap",           "given_values",      "return_to_earlier", "best_of", "limits"};

/// Effects that need to be told nothing.
std::optional<Effect> plain_effect(std::string_view word) {
  if (word == "business_as_usual") return BusinessAsUsual{};
  if (word == "stop") return Stop{};
  if (word == "latest_rate") return LatestRate{};
  return std::nullopt;
}

/// An effect by its name alone. One that has to be told something is told so.
Effect effect_of_word(Fields& fields, std::string_view key, const Node& node) {
  if (const std::optional<Effect> plain = plain_effect(node.word())) return *plain;
  const std::vector<std::string> known(effect_names.begin(), effect_names.end());
  if (std::ranges::find(known, node.word()) != known.end())
    fields.error(key, node.at, "effect " + std::string(node.word()) + " has to be told what it does, such as {" + std::string(node.word()) + ": ...}");
  else
    fields.error(key, node.at, "effect '" + excerpt(node.word()) + "' is not known; expected business_as_usual, stop or latest_rate, or a map of one effect" + did_you_mean(node.word(), known));
  return Stop{};
}

/// The only effect of a map, limits beside it apart.
Effect effect_of_map(Fields& fields, Fields& parent, std::string_view key, const PlanWords& words) {
  const Entry* only = nullptr;
  std::size_t count = 0;
  for (const Entry& entry : fields.map().entries())
    if (entry.key() != "limits") only = &entry, ++count;
  if (count == 1) return EffectReader(fields, only->key(), words).read();
  parent.error(key, fields.map().at, "effect: expected one effect, found " + std::to_string(count) + (count > 1 ? "; each is a measure of its own" : ""));
  return Stop{};
}

TrimmedEffect EffectReader::one_of(Fields& fields, const Node& node) const {
  if (node.kind == Node::Kind::word) return {effect_of_word(fields, "of", node), Trim{std::nullopt, std::nullopt, false}};
  if (node.kind == Node::Kind::map) {
    Fields one(fields, "of", node, effect_names_and_limits);
    Effect effect = effect_of_map(one, fields, "of", words_);
    return {std::move(effect), read_limits(one)};
  }
  if (node.kind == Node::Kind::refused) fields.mark_unreadable("of");
  else fields.error("of", node.at, "best_of: expected an effect, found " + std::string(words_for(node.kind)));
  return {Stop{}, Trim{std::nullopt, std::nullopt, false}};
}

}  // namespace

bool is_distribution(std::string_view name) { return kind_named(name) != nullptr; }

std::optional<Uncertain> read_uncertain(Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (!node) return std::nullopt;
  if (node->kind != Node::Kind::map) {
    const std::optional<double> number = fields.number(key);
    return number ? std::optional<Uncertain>(*number) : std::nullopt;
  }
  if (node->entries().size() == 1) return read_distribution(fields, key, node->entries().front());
  return refuse(fields, key, node->at, std::string(key) + ": expected a number, or one distribution with its parameters");
}

std::optional<Date> read_closing_day(Fields& fields, std::string_view key, const PlanWords& words) {
  return fields.parsed(key, [&words](std::string_view word) {
    try {
      return parse_date(word);
    } catch (const ParseError&) {
      return end_of(period_in_words(words, word));
    }
  });
}

Effect read_effect(Fields& measure, const PlanWords& words) {
  measure.require("effect");
  const Node* node = measure.find("effect");
  if (!node) return Stop{};
  if (node->kind == Node::Kind::word) return effect_of_word(measure, "effect", *node);
  if (node->kind != Node::Kind::map) {
    measure.error("effect", node->at, "effect: expected the name of an effect or a map of one, found " + std::string(words_for(node->kind)));
    return Stop{};
  }
  Fields effect(measure, "effect", *node, effect_names);
  return effect_of_map(effect, measure, "effect", words);
}

Trim read_limits(Fields& fields) {
  const Node* node = fields.find("limits", Node::Kind::map);
  if (!node) return {std::nullopt, std::nullopt, false};
  Fields limits(fields, "limits", *node, {"lower", "upper", "keep_better"});
  return {limits.number("lower"), limits.number("upper"), limits.flag("keep_better").value_or(false)};
}

}  // namespace milepost::detail
