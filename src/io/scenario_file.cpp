#include "milepost/io/scenario_file.hpp"

#include <algorithm>

#include "amount.hpp"
#include "milepost/detail/text.hpp"
#include "plan_target.hpp"
#include "schedule_section.hpp"
#include "yaml_file.hpp"

namespace milepost {

namespace detail {

namespace {

/// A day, or the last day of a period.
Date closing_day(std::string_view word) {
  try {
    return parse_date(word);
  } catch (const ParseError&) {
    return end_of(parse_period(word));
  }
}

std::optional<Date> closing(Fields& fields, std::string_view key) { return fields.parsed(key, closing_day); }

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

const Keys effect_names{"business_as_usual", "stop",         "latest_rate",         "level_shift",  "growth_change", "linear_change", "annual_rate",
                        "rate_to_goal",      "percent_of_baseline", "fixed_target", "halt_rise",    "dip_recover",   "cap"};

/// Reads the parts of one scenario file.
class ScenarioReader {
 public:
  ScenarioReader(const SourceText& source, const Plan& plan) : log_{source}, plan_(plan), directory_(plan) {}

  ScenarioReading read(Tree tree) {
    log_.problems = std::move(tree.problems);
    if (tree.root && tree.root->kind == Node::Kind::map)
      read_top(*tree.root);
    else if (tree.root && tree.root->kind != Node::Kind::refused)
      log_.problems.push_back({Severity::error, "", "", "a scenario file is a map of keys that begins with 'milepost: 1', found " + std::string(words_for(tree.root->kind)),
                               log_.source.position_at(tree.root->at)});
    put_in_order(log_.problems);
    if (has_errors(log_.problems)) return {std::nullopt, std::move(log_.problems)};
    return {std::move(scenario_), std::move(log_.problems)};
  }

 private:
  void read_top(const Node& root) {
    Fields top(log_, std::nullopt, root, {"milepost", "scenario", "interventions", "targets", "links", "schedule"});
    read_version(top);
    top.require("scenario");
    if (const Node* head = top.find("scenario", Node::Kind::map)) {
      Fields fields(top, "scenario", *head, {"id", "title"});
      fields.require("id");
      scenario_.id = fields.id("id").value_or("");
      scenario_.title = fields.text("title").value_or(Text{});
    }
    each(top, "interventions", [this](Fields& list, const Node& node) { read_intervention(list, node); });
    each(top, "targets", [this](Fields& list, const Node& node) { read_target(list, node); });
    each(top, "links", [this](Fields& list, const Node& node) { read_link(list, node); });
    scenario_.schedule = read_schedule(log_, top, [this](Fields& fields, std::string_view key) { return uncertain(fields, key); });
    if (!has_errors(log_.problems)) add_findings(root);
  }

  template <class Read>
  void each(Fields& top, std::string_view key, const Read& read) {
    const Node* list = top.find(key, Node::Kind::list);
    if (!list) return;
    for (const Entry& item : list->entries)
      if (item.node.kind == Node::Kind::map) read(top, item.node);
      else if (item.node.kind != Node::Kind::refused) top.error(key, item.node.at, std::string(key) + ": expected a map of keys, found " + std::string(words_for(item.node.kind)));
  }

  // ---- parameters

  std::vector<double> numbers_in(Fields& fields, std::string_view key, const Node& list) {
    std::vector<double> found;
    for (const Entry& item : list.entries) try {
        found.push_back(parse_number(item.node.word));
      } catch (const Error& failure) {
        fields.error(key, failure, item.node.at);
      }
    return found;
  }

  std::optional<Uncertain> distribution(Fields& fields, std::string_view key, const Entry& entry) {
    const auto* kind = std::ranges::find(distribution_kinds, entry.key, &DistributionKind::name);
    std::vector<std::string> known;
    for (const DistributionKind& one : distribution_kinds) known.emplace_back(one.name);
    const std::string name = std::string(key) + ": '" + excerpt(entry.key) + "'";
    if (kind == std::end(distribution_kinds)) return refused(fields, key, entry.key_at, name + " is no distribution" + did_you_mean(entry.key, known));
    if (entry.node.kind != Node::Kind::list) return refused(fields, key, entry.node.at, name + " needs the list of its parameters");
    const std::size_t problems = log_.problems.size();
    const std::vector<double> given = numbers_in(fields, key, entry.node);
    if (log_.problems.size() > problems) return std::nullopt;
    if (kind->parameters > 0 && given.size() != kind->parameters)
      return refused(fields, key, entry.node.at, name + " has " + std::to_string(kind->parameters) + " parameters, found " + std::to_string(given.size()));
    return checked(fields, key, entry.node.at, kind->make(given));
  }

  std::optional<Uncertain> refused(Fields& fields, std::string_view key, std::size_t at, std::string message) {
    fields.error(key, at, std::move(message));
    return std::nullopt;
  }

  std::optional<Uncertain> checked(Fields& fields, std::string_view key, std::size_t at, Uncertain&& value) {
    try {
      check(value);
    } catch (const Error& failure) {
      return refused(fields, key, at, std::string(key) + ": " + failure.what());
    }
    return std::move(value);
  }

  /// A number, or a map of one distribution.
  std::optional<Uncertain> uncertain(Fields& fields, std::string_view key) {
    const Node* node = fields.find(key);
    if (!node) return std::nullopt;
    if (node->kind != Node::Kind::map) {
      const std::optional<double> number = fields.number(key);
      return number ? std::optional<Uncertain>(*number) : std::nullopt;
    }
    if (node->entries.size() != 1) return refused(fields, key, node->at, std::string(key) + ": expected a number, or one distribution with its parameters");
    return distribution(fields, key, node->entries.front());
  }

  Uncertain needed(Fields& fields, std::string_view key) {
    fields.require(key);
    return uncertain(fields, key).value_or(0.0);
  }

  /// 9999-12-31 stands for a day that could not be read: then nothing is made of the file.
  Date needed_day(Fields& fields, std::string_view key) {
    fields.require(key);
    return closing(fields, key).value_or(Date{9999, 12, 31});
  }

  // ---- effects

  IfTargetWorse if_worse(Fields& fields) { return fields.named("if_target_worse", IfTargetWorse::hold, IfTargetWorse::follow).value_or(IfTargetWorse::hold); }

  /// An effect whose only needed parameter is an amount: the amount alone, or a map.
  template <class Make>
  Effect amount_effect(Fields& effect, std::string_view name, std::string_view parameter, Keys keys, const Make& make) {
    const Node* node = effect.find(name);
    const bool is_distribution = node && node->kind == Node::Kind::map && node->entries.size() == 1 && std::ranges::find(distribution_kinds, node->entries.front().key, &DistributionKind::name) != std::end(distribution_kinds);
    if (!node || node->kind != Node::Kind::map || is_distribution) return make(uncertain(effect, name).value_or(0.0), nullptr);
    Fields fields(effect, name, *node, keys);
    return make(needed(fields, parameter), &fields);
  }

  template <class Make>
  Effect map_effect(Fields& effect, std::string_view name, Keys keys, const Make& make) {
    const Node* node = effect.find(name, Node::Kind::map);
    if (!node) return Stop{};
    Fields fields(effect, name, *node, keys);
    return make(fields);
  }

  Effect linear_change(Fields& effect) {
    return amount_effect(effect, "linear_change", "per_year", {"per_year", "share_of"}, [](Uncertain amount, Fields* fields) -> Effect {
      return LinearChange{.per_year = std::move(amount), .share_of = fields ? closing(*fields, "share_of") : std::nullopt};
    });
  }

  Effect fixed_target(Fields& effect) {
    return map_effect(effect, "fixed_target", {"value", "by", "base", "if_target_worse", "if_missing"}, [this](Fields& fields) -> Effect {
      return FixedTarget{.value = needed(fields, "value"), .by = needed_day(fields, "by"), .base = closing(fields, "base"), .if_target_worse = if_worse(fields),
                         .if_missing = fields.number("if_missing")};
    });
  }

  Effect percent_of_baseline(Fields& effect) {
    return map_effect(effect, "percent_of_baseline", {"percent", "by", "base", "clock"}, [this](Fields& fields) -> Effect {
      return PercentOfBaseline{.percent = needed(fields, "percent"), .by = needed_day(fields, "by"), .base = closing(fields, "base"),
                               .clock = fields.named("clock", LineClock::start, LineClock::base).value_or(LineClock::base)};
    });
  }

  Effect rate_to_goal(Fields& effect) {
    return map_effect(effect, "rate_to_goal", {"goal", "by", "since", "relative"}, [this](Fields& fields) -> Effect {
      fields.require("goal");
      return RateToGoal{.goal = fields.number("goal").value_or(0), .by = needed_day(fields, "by"), .since = closing(fields, "since"), .relative = fields.flag("relative").value_or(false)};
    });
  }

  Effect halt_rise(Fields& effect) {
    return map_effect(effect, "halt_rise", {"by", "base", "if_target_worse"}, [this](Fields& fields) -> Effect {
      return HaltRise{.base = closing(fields, "base"), .by = needed_day(fields, "by"), .if_target_worse = if_worse(fields)};
    });
  }

  Effect dip_recover(Fields& effect) {
    return map_effect(effect, "dip_recover", {"dip", "recovery", "rate_from", "rate", "full_by"}, [this](Fields& fields) -> Effect {
      return DipRecover{.dip = needed_day(fields, "dip"), .recovery = needed_day(fields, "recovery"), .rate_from = closing(fields, "rate_from"),
                        .rate = fields.named("rate", DipRate::first_to_last, DipRate::mean_of_rates).value_or(DipRate::first_to_last), .full_by = closing(fields, "full_by")};
    });
  }

  Effect latest_rate(Fields& effect) {
    return map_effect(effect, "latest_rate", {"at", "least", "most"},
                      [](Fields& fields) -> Effect { return LatestRate{.at = closing(fields, "at"), .least = fields.number("least"), .most = fields.number("most")}; });
  }

  Effect cap(Fields& effect) {
    return map_effect(effect, "cap", {"lower", "upper"}, [](Fields& fields) -> Effect { return Cap{fields.number("lower"), fields.number("upper")}; });
  }

  Effect plain_effect(Fields& measure) {
    return measure.choice<Effect>("effect", {{"business_as_usual", BusinessAsUsual{}}, {"stop", Stop{}}, {"latest_rate", LatestRate{}}}).value_or(Stop{});
  }

  Effect named_effect(Fields& effect, std::string_view name) {
    if (name == "level_shift") return amount_effect(effect, name, "amount", {"amount"}, [](Uncertain amount, Fields*) -> Effect { return LevelShift{std::move(amount)}; });
    if (name == "growth_change") return amount_effect(effect, name, "points", {"points"}, [](Uncertain points, Fields*) -> Effect { return GrowthChange{std::move(points)}; });
    if (name == "annual_rate") return amount_effect(effect, name, "percent", {"percent"}, [](Uncertain percent, Fields*) -> Effect { return AnnualRate{std::move(percent)}; });
    if (name == "linear_change") return linear_change(effect);
    if (name == "fixed_target") return fixed_target(effect);
    if (name == "percent_of_baseline") return percent_of_baseline(effect);
    if (name == "rate_to_goal") return rate_to_goal(effect);
    if (name == "halt_rise") return halt_rise(effect);
    if (name == "dip_recover") return dip_recover(effect);
    if (name == "latest_rate") return latest_rate(effect);
    if (name == "cap") return cap(effect);
    return Stop{};
  }

  Effect read_effect(Fields& measure) {
    measure.require("effect");
    const Node* node = measure.find("effect");
    if (!node) return Stop{};
    if (node->kind != Node::Kind::map) return plain_effect(measure);
    Fields effect(measure, "effect", *node, effect_names);
    if (node->entries.size() == 1) return named_effect(effect, node->entries.front().key);
    measure.error("effect", node->at, "effect: expected one effect, found " + std::to_string(node->entries.size()) + "; each is a measure of its own");
    return Stop{};
  }

  // ---- measures, targets, links

  Trim read_limits(Fields& measure) {
    Trim trim{std::nullopt, std::nullopt, false};
    const Node* node = measure.find("limits", Node::Kind::map);
    if (!node) return trim;
    Fields fields(measure, "limits", *node, {"lower", "upper", "keep_better"});
    return {fields.number("lower"), fields.number("upper"), fields.flag("keep_better").value_or(false)};
  }

  void read_intervention(Fields&, const Node& node) {
    const Entry* name = node.find("id");
    Fields fields(log_, Subject{Thing::intervention, name ? name->node.word : ""}, node,
                  {"id", "indicator", "entity", "effect", "start", "delay", "ramp", "duration", "half_life", "after", "share", "limits", "note"});
    for (const std::string_view key : {"id", "indicator", "start"}) fields.require(key);
    scenario_.interventions.push_back({.id = fields.id("id").value_or(""),
                                       .indicator = fields.id("indicator").value_or(""),
                                       .entity = fields.word("entity").value_or(""),
                                       .effect = read_effect(fields),
                                       .timing = {.start = fields.date("start").value_or(Date{9999, 12, 31}),
                                                  .delay = uncertain(fields, "delay").value_or(0.0),
                                                  .ramp = uncertain(fields, "ramp").value_or(0.0),
                                                  .duration = uncertain(fields, "duration"),
                                                  .half_life = uncertain(fields, "half_life")},
                                       .share = fields.number("share").value_or(1),
                                       .trim = read_limits(fields),
                                       .note = fields.text("note").value_or(Text{})});
  }

  /// Bounds are read in the unit of the target's indicator.
  void read_target(Fields&, const Node& node) {
    const Entry* name = node.find("target");
    Fields fields(log_, Subject{Thing::target, name ? name->node.word : ""}, node, {"target", "bound", "due", "note"});
    fields.require("target");
    TargetChange change{.target = fields.word("target").value_or("")};
    const Target* target = milepost::find(directory_.targets, change.target.value);
    const Indicator* indicator = target ? milepost::find(directory_.indicators, target->indicator.value) : nullptr;
    change.bound = read_bound(fields, "bound", indicator ? *indicator : Indicator{});
    change.due = fields.parsed("due", [](std::string_view word) { return parse_due(word); });
    change.note = fields.text("note").value_or(Text{});
    scenario_.targets.push_back(std::move(change));
  }

  void read_link(Fields&, const Node& node) {
    const auto word_of = [&](std::string_view key) { const Entry* entry = node.find(key); return entry ? std::string(entry->node.word) : ""; };
    link_names_.push_back(word_of("cause") + " -> " + word_of("effect"));
    Fields fields(log_, Subject{Thing::link, link_names_.back()}, node, {"cause", "effect", "elasticity", "lag", "note"});
    for (const std::string_view key : {"cause", "effect"}) fields.require(key);
    scenario_.links.push_back({.cause = fields.id("cause").value_or(""), .effect = fields.id("effect").value_or(""), .elasticity = uncertain(fields, "elasticity").value_or(1.0),
                               .lag = fields.number("lag").value_or(0), .note = fields.text("note").value_or(Text{})});
  }

  // ---- findings of check()

  /// The last map of a list whose subject a problem has: of two of one name the second is the one too many.
  static const Node* thing_of(const Node& root, std::string_view key, const std::string& subject, const std::string& kind, const std::vector<std::string>& names) {
    const Entry* list = root.find(key);
    const Node* found = nullptr;
    for (std::size_t k = 0; list && k < list->node.entries.size() && k < names.size(); ++k)
      if (kind + " " + names[k] == subject) found = &list->node.entries[k].node;
    return found;
  }

  const Node* subject_node(const Node& root, const std::string& subject) const {
    std::vector<std::string> measures, targets;
    for (const Intervention& one : scenario_.interventions) measures.push_back(one.id);
    for (const TargetChange& one : scenario_.targets) targets.push_back(one.target.value);
    if (const Node* found = thing_of(root, "interventions", subject, "intervention", measures)) return found;
    if (const Node* found = thing_of(root, "targets", subject, "target", targets)) return found;
    if (const Node* found = thing_of(root, "links", subject, "link", link_names_)) return found;
    if (const Node* found = scenario_.schedule ? schedule_node(root, *scenario_.schedule, subject) : nullptr) return found;
    const Entry* links = root.find("links");
    return links ? &links->node : &root;
  }

  void add_findings(const Node& root) {
    for (Problem& problem : check(scenario_, plan_)) {
      const Node* node = subject_node(root, problem.subject);
      const Entry* field = problem.field.empty() ? nullptr : node->find(problem.field);
      problem.position = log_.source.position_at(field ? field->node.at : node->at);
      log_.problems.push_back(std::move(problem));
    }
  }

  Log log_;
  const Plan& plan_;
  Directory directory_;
  Scenario scenario_{};
  std::vector<std::string> link_names_{};
};

ScenarioReading load_scenario_from(const SourceText& source, const Plan& plan) {
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return ScenarioReader(source, plan).read(read_tree(source));
}

}  // namespace

}  // namespace detail

ScenarioReading load_scenario(std::string_view text, const std::string& file_name, const Plan& plan) {
  return detail::load_scenario_from(SourceText(std::string(text), file_name), plan);
}

Scenario read_scenario(const std::filesystem::path& path, const Plan& plan) {
  ScenarioReading reading = detail::load_scenario_from(SourceText(read_file(path), path.string()), plan);
  if (!reading.scenario) throw InvalidInput(std::move(reading.problems));
  return std::move(*reading.scenario);
}

}  // namespace milepost
