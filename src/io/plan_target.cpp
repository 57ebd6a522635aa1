#include "plan_target.hpp"

#include "amount.hpp"
#include "milepost/detail/text.hpp"
#include "plan_words.hpp"

namespace milepost::detail {

namespace {

const Choices<Strength> strengths{{"must", Strength::must},       {"promote", Strength::promote},
                                  {"support", Strength::support}, {"strive", Strength::strive},
                                  {"explore", Strength::explore}, {"suggest", Strength::suggest}};

const Choices<Basis> bases{
    {"stated", Basis::stated},     {"shared", Basis::shared},         {"inherited", Basis::inherited},
    {"relative", Basis::relative}, {"convention", Basis::convention}, {"assumed", Basis::assumed},
    {"none", Basis::none}};

const Choices<Confirmation> confirmations{
    {"stated", Confirmation::stated}, {"derived", Confirmation::derived}, {"unconfirmed", Confirmation::unconfirmed}};

const Choices<EndingKind> endings{
    {"exempted", EndingKind::exempted}, {"exited", EndingKind::exited}, {"not_applicable", EndingKind::not_applicable}};

const Choices<Shape> paths{
    {"linear", Linear{}}, {"geometric", Geometric{}}, {"logistic", Logistic{}}, {"steps", Steps{}},
    {"front_loaded", FrontLoaded{}}, {"back_loaded", BackLoaded{}}};

/// Reads with the indicator's unit. If that is unknown, units that do not fit are no further problem; nor is what they leave open.
template <class Read>
auto in_unit(const Indicator& indicator, Read read) -> std::optional<decltype(read())> {
  try {
    return read();
  } catch (const UnitMismatch&) {
    if (!indicator.unit.name.empty()) throw;
    return std::nullopt;
  }
}

/// "5%" or "0.05"; a bare 5 could be either.
double parse_tolerance(std::string_view word) {
  std::string folded = fold_width(word);
  const bool percent = trim(folded).ends_with('%');
  if (percent) folded = trim(folded).substr(0, trim(folded).size() - 1);
  const double value = parse_number(folded) / (percent ? 100 : 1);
  if (!(value >= 0 && value < 1)) fail_parse(excerpt(word), "a tolerance", "a share such as 5% or 0.05");
  return value;
}

void read_tolerance(Fields& fields, Bound& bound) {
  const std::optional<double> tolerance = fields.parsed("tolerance", parse_tolerance);
  if (!tolerance || fields.is_unreadable("target")) return;
  auto* about = std::get_if<About>(&bound);
  const std::string said = "tolerance " + shortest(*tolerance * 100) + "%";
  if (!about)
    fields.error("tolerance", fields.place_of("tolerance"),
                 said + " belongs to an 'about'; the target is '" + to_string(bound) + "'");
  else if (about->tolerance && *about->tolerance != *tolerance)
    fields.error("tolerance", fields.place_of("tolerance"),
                 said + " differs from that of the target, '" + to_string(bound) + "'");
  else
    about->tolerance = tolerance;
}

Bound read_bounds(Fields& fields, const Indicator& indicator, std::vector<Tier>& tiers) {
  const Entry* entry = fields.map().find("target");
  const bool several = entry && entry->node.kind == Node::Kind::list;
  Bound bound = several ? read_tiers(fields, entry->node, indicator, tiers)
                        : read_bound(fields, "target", indicator).value_or(Bound{});
  read_tolerance(fields, bound);
  return bound;
}

/// The rule of a due date. Names that are not found are told with the one they resemble.
std::optional<Due> read_rule(const PlanSoFar& reading, Fields& fields, std::string_view key) {
  std::vector<std::string> missing;
  const PeriodNames names = [&](std::string_view name) {
    const std::optional<Period> named = reading.words.period_named(name);
    if (!named) missing.emplace_back(name);
    return named;
  };
  bool leans_on_broken = false;
  const std::optional<Due> due = fields
                                     .parsed(key,
                                             [&](std::string_view word) -> std::optional<Due> {
                                               try {
                                                 return parse_due(word, names);
                                               } catch (const ParseError& failure) {
                                                 std::string suggestion;
                                                 for (const std::string& name : missing) {
                                                   leans_on_broken =
                                                       leans_on_broken || reading.may_be_missing(Thing::period, name);
                                                   if (suggestion.empty()) suggestion = reading.words.near_period(name);
                                                 }
                                                 if (!leans_on_broken) throw ParseError(failure.what() + suggestion);
                                                 return std::nullopt;
                                               }
                                             })
                                     .value_or(std::nullopt);
  if (leans_on_broken) fields.mark_unreadable(key);
  return due;
}

Due read_due_map(const PlanSoFar& reading, Fields& fields, const Node& node) {
  Fields parts(fields, "due", node, {"rule", "basis", "words"});
  parts.require("rule");
  Due due = read_rule(reading, parts, "rule").value_or(Due{});
  due.basis = parts.choice<Basis>("basis", bases).value_or(due.basis);
  due.words = parts.word("words").value_or("");
  return due;
}

std::vector<Milestone> read_milestones(const PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  std::vector<Milestone> milestones;
  const Node* node = fields.find("milestones", Node::Kind::map);
  if (!node) return milestones;
  for (const Entry& entry : node->entries()) {
    try {
      const Period period = period_in_words(reading.words, entry.key());
      if (entry.node.kind != Node::Kind::word)
        throw ParseError("'" + excerpt(entry.key()) + "': expected a number, found " +
                         std::string(words_for(entry.node.kind)));
      milestones.push_back({period, read_amount(entry.node.word(), indicator)});
    } catch (const Error& failure) {
      fields.error("milestones", failure, entry.node.at);
    }
  }
  return milestones;
}

Profile read_profile(Fields& fields) {
  std::vector<double> shares;
  const std::vector<std::string> words = fields.words("profile");
  if (fields.is_unreadable("profile")) return {};
  try {
    for (const std::string& word : words)
      shares.push_back(parse_number(word));
    return profile(std::move(shares));
  } catch (const Error& failure) {
    fields.error("profile", failure, fields.place_of("profile"));
    return {};
  }
}

Shape read_shape(Fields& fields) {
  const std::optional<Shape> path = fields.choice<Shape>("path", paths);
  if (!fields.has("profile")) return path.value_or(Shape{Linear{}});
  if (fields.has("path"))
    fields.error("path", fields.place_of("path"), "path and profile are both given; a profile is a path of its own");
  return read_profile(fields);
}

}  // namespace

std::optional<Ending> read_ending(Fields& fields) {
  const Node* node = fields.find("ending", Node::Kind::map);
  if (!node) return std::nullopt;
  Fields parts(fields, "ending", *node, {"kind", "from", "why"});
  parts.require("kind");
  Ending ending;
  ending.kind = parts.choice<EndingKind>("kind", endings).value_or(EndingKind::exempted);
  ending.from = parts.date("from");
  ending.why = parts.text("why").value_or(Text());
  return ending;
}

Strength read_strength(Fields& fields) {
  return fields.choice<Strength>("strength", strengths).value_or(Strength::must);
}

double read_amount(std::string_view word, const Indicator& indicator) {
  return in_unit(indicator, [&] { return parse_amount(word, indicator.unit); }).value_or(0);
}

std::optional<Bound> read_bound(Fields& fields, std::string_view key, const Indicator& indicator) {
  const auto read = fields.parsed(key, [&](std::string_view word) {
    return in_unit(indicator, [&] { return parse_bound(word, indicator.unit); });
  });
  if (read && !*read) fields.mark_unreadable(key);
  return read.value_or(std::nullopt);
}

Due read_due(const PlanSoFar& reading, Fields& fields) {
  const std::optional<Period>& horizon = reading.plan.frame.horizon;
  if (!fields.has("due")) return horizon ? Due{ByDate{end_of(*horizon)}, Basis::inherited} : Due{};
  return read_own_due(reading, fields);
}

Due read_own_due(const PlanSoFar& reading, Fields& fields) {
  const Node* node = fields.find("due");
  if (!node) return Due{};
  if (node->kind == Node::Kind::map) return read_due_map(reading, fields, *node);
  return read_rule(reading, fields, "due").value_or(Due{});
}

std::optional<Baseline> read_baseline(const PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  const Node* node = fields.find("baseline", Node::Kind::map);
  if (!node) return std::nullopt;
  Fields parts(fields, "baseline", *node, {"value", "at", "source", "status"});
  parts.require("value");
  parts.require("at");
  const auto amount = [&](std::string_view word) { return read_amount(word, indicator); };
  const std::optional<double> value = parts.parsed("value", amount);
  const std::optional<Period> at = read_period(reading, parts, "at");
  const auto status = parts.choice<Confirmation>("status", confirmations);
  Source source = read_source(parts);
  return Baseline{value.value_or(0), at.value_or(Year{1}), status.value_or(Confirmation::stated), std::move(source)};
}

Target read_target(PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  Target target{.indicator = indicator.id};
  target.bound = read_bounds(fields, indicator, target.tiers);
  target.due = read_due(reading, fields);
  target.first_day = fields.date("opens");
  target.strength = read_strength(fields);
  target.baseline = read_baseline(reading, fields, indicator);
  target.hold = fields.flag("hold").value_or(false);
  target.if_target_worse =
      fields
          .choice<IfTargetWorse>("if_target_worse", {{"hold", IfTargetWorse::hold}, {"follow", IfTargetWorse::follow}})
          .value_or(IfTargetWorse::hold);
  target.milestones = read_milestones(reading, fields, indicator);
  target.shape = read_shape(fields);
  target.unconfirmed = fields.flag("unconfirmed").value_or(false);
  target.ending = read_ending(fields);
  read_versions(reading, fields, indicator, target);
  target.condition = fields.text("condition").value_or(Text());
  target.bundle = BundleId(fields.word("bundle").value_or(""));
  target.responsibility = read_responsibility(reading, fields);
  target.source = indicator.source;
  return target;
}

}  // namespace milepost::detail
