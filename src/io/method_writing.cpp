// The parts of a method as YAML, one line a category and a piece.
#include "method_parts.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

void add_number(YamlMap& map, const std::string& key, double number, double usual) {
  if (number != usual) map.raw(key, shortest(number));
}

void add_number(YamlMap& map, const std::string& key, const std::optional<double>& number) {
  if (number) map.raw(key, shortest(*number));
}

void add_whole(YamlMap& map, const std::string& key, const std::optional<int>& number) {
  if (number) map.raw(key, std::to_string(*number));
}

template <class Value>
void add_named(YamlMap& map, const std::string& key, Value value, Value usual) {
  if (value != usual) map.word(key, name_of(value));
}

YamlMap points(const PointChoice& choice) {
  YamlMap map;
  add_named(map, "base", choice.base, BaseChoice::first);
  add_whole(map, "base_year", choice.base_year);
  add_number(map, "reach", choice.reach);
  add_number(map, "window", choice.window);
  add_whole(map, "last", choice.last);
  add_whole(map, "fitted_from", choice.fitted_from);
  if (choice.least != PointChoice{}.least) map.raw("least", std::to_string(choice.least));
  add_number(map, "least_years", choice.least_years, 0);
  if (choice.until_due) map.raw("until_due", "true");
  return map;
}

YamlMap category(const Category& one) {
  YamlMap map;
  map.word("label", one.label);
  if (!one.label.empty()) map.word("status", name_of(one.status));
  if (one.side != Side::rest) map.raw(std::string(name_of(one.side)), shortest(one.cut));
  if (one.movement) map.word("movement", name_of(*one.movement));
  add_number(map, "within", one.within);
  add_number(map, "score", one.score);
  return map;
}

YamlMap piece(const ScorePiece& one) {
  YamlMap map;
  add_number(map, "from", one.from, ScorePiece{}.from);
  add_number(map, "slope", one.slope, 0);
  add_number(map, "intercept", one.intercept, 0);
  return map;
}

/// "    cuts:" and an item a line; nothing for an empty list.
template <class Item>
std::string lines_of_list(const std::string& indent, const std::string& key, const std::vector<Item>& all, YamlMap (*write)(const Item&)) {
  std::string text;
  for (const Item& one : all) text += indent + "  - " + write(one).flow_or_empty() + "\n";
  return text.empty() ? "" : indent + key + ":\n" + text;
}

/// A key and what stands below it, a line each; nothing for nothing.
std::string below(const std::string& indent, const std::string& key, const std::string& text) {
  return text.empty() ? "" : indent + key + ":\n" + text;
}

std::string scores(const std::string& key, const ScoreMap& map) {
  YamlMap ends;
  add_number(ends, "least", map.least, ScoreMap{}.least);
  add_number(ends, "most", map.most, ScoreMap{}.most);
  return below("    ", key, lines_of_list("      ", "pieces", map.pieces, &piece) + ends.block("      "));
}

void add_answer(YamlMap& map, const std::string& key, const std::optional<Category>& answer) {
  if (answer) map.raw(key, category(*answer).flow_or_empty());
}

void add_ways(YamlMap& map, const std::string& key, const std::optional<FourWays>& given) {
  if (!given) return;
  YamlMap ways;
  ways.raw("both", category(given->both).flow_or_empty());
  ways.raw("first_only", category(given->first_only).flow_or_empty());
  ways.raw("second_only", category(given->second_only).flow_or_empty());
  ways.raw("neither", category(given->neither).flow_or_empty());
  map.raw(key, ways.flow());
}

YamlMap treatments(const Treatments& t) {
  YamlMap map;
  add_number(map, "zero", t.zero, 0);
  add_named(map, "negative", t.negative, NegativeValues::as_computed);
  add_named(map, "sign_change", t.sign_change, SignChange::undefined);
  add_named(map, "if_target_worse", t.if_target_worse, IfTargetWorse::follow);
  add_answer(map, "met", t.met);
  add_number(map, "near_end", t.near_end);
  add_number(map, "lower_end", t.lower_end, Treatments{}.lower_end);
  add_number(map, "upper_end", t.upper_end, Treatments{}.upper_end);
  add_answer(map, "kept", t.kept);
  add_answer(map, "at_limit", t.at_limit);
  add_answer(map, "adverse", t.adverse);
  add_number(map, "limit_exponent", t.limit_exponent);
  add_ways(map, "target_at_base", t.target_at_base);
  add_ways(map, "maintain", t.maintain);
  add_ways(map, "direction", t.direction);
  add_ways(map, "history", t.history);
  return map;
}

/// What comes before the cuts.
YamlMap head(const Preset& preset) {
  YamlMap map;
  map.word("name", preset.name);
  map.text("title", preset.title);
  map.word("source", preset.source);
  map.word("unverified", preset.unverified);
  map.raw("points", points(preset.points).flow());
  add_named(map, "rate", preset.rate, RateEstimator::compound);
  add_number(map, "half_life", preset.half_life);
  add_named(map, "path", preset.path, PathShape::linear);
  add_named(map, "statistic", preset.statistic, Statistic::rate_ratio);
  add_number(map, "farthest", preset.farthest, Preset{}.farthest);
  add_number(map, "rate_cap", preset.rate_cap);
  return map;
}

}  // namespace

std::string method_text(const Preset& preset) {
  const std::string text = head(preset).block("    ") + lines_of_list("    ", "cuts", preset.cuts.categories, &category) +
                           lines_of_list("    ", "cuts_without_target", preset.cuts_without_target.categories, &category) +
                           scores("score", preset.score) + scores("score_without_target", preset.score_without_target) +
                           below("    ", "treatments", treatments(preset.treatments).block("      "));
  return std::string(text).replace(2, 1, "-");
}

}  // namespace milepost::detail
