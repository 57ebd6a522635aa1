// The parts of a method, read into a preset that may have them already.
#include "amount.hpp"
#include "method_parts.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

const Keys method_keys{"name",      "like", "title",               "source", "unverified",           "points",   "rate",     "half_life",
                       "path",      "statistic", "farthest",       "cuts",   "cuts_without_target",  "score",    "score_without_target",
                       "rate_cap",  "treatments"};

namespace {

const Keys cut_keys{"label", "status", "at_least", "above", "at_most", "below", "movement", "within", "score"};
const Keys answer_keys{"label", "status", "movement", "score"};

template <class Value>
void put(Value& place, std::optional<Value> given) {
  if (given) place = std::move(*given);
}

bool says_none(const Fields& fields, std::string_view key) {
  const Entry* entry = fields.map().find(key);
  return entry && entry->node.kind == Node::Kind::word && entry->node.word() == "none";
}

/// Digits with an exponent too, which nobody writes in plans.
std::optional<double> read_exact_number(Fields& fields, std::string_view key) {
  return fields.parsed(key, [](std::string_view word) {
    const std::optional<double> exact = to_number(word);
    return exact ? *exact : parse_number(word);
  });
}

void put_number(double& place, Fields& fields, std::string_view key) { put(place, read_exact_number(fields, key)); }

/// A number, or none to take it away.
void put_number(std::optional<double>& place, Fields& fields, std::string_view key) {
  if (says_none(fields, key)) return place.reset();
  if (const auto number = read_exact_number(fields, key)) place = number;
}

void put_whole(std::optional<int>& place, Fields& fields, std::string_view key) {
  if (says_none(fields, key)) return place.reset();
  if (const auto number = fields.whole_number(key)) place = number;
}

template <class Value>
void put_named(Value& place, Fields& fields, std::string_view key, Value first, Value last) {
  put(place, fields.named(key, first, last));
}

/// The map under a key of another, with the keys it may have.
template <class Read>
void read_map(Fields& fields, std::string_view key, Keys keys, Read read) {
  const Node* node = fields.find(key, Node::Kind::map);
  if (!node) return;
  Fields parts(fields, key, *node, keys);
  read(parts);
}

/// Calls `read` for every map of a list; false if there is no list.
template <class Read>
bool read_maps(Fields& fields, std::string_view key, Keys keys, Read read) {
  const Node* list = fields.find(key, Node::Kind::list);
  if (!list) return false;
  for (const Entry& item : list->entries()) {
    if (item.node.kind != Node::Kind::map) {
      fields.error(key, item.node.at, std::string(key) + ": expected a map of keys, found " + std::string(words_for(item.node.kind)));
      continue;
    }
    Fields parts(fields, key, item.node, keys);
    read(parts);
  }
  return true;
}

void read_points(Fields& fields, PointChoice& choice) {
  read_map(fields, "points", {"base", "base_year", "reach", "window", "last", "fitted_from", "least", "least_years", "until_due"}, [&](Fields& parts) {
    put_named(choice.base, parts, "base", BaseChoice::first, BaseChoice::nearest);
    put_whole(choice.base_year, parts, "base_year");
    put_number(choice.reach, parts, "reach");
    put_number(choice.window, parts, "window");
    put_whole(choice.last, parts, "last");
    put_whole(choice.fitted_from, parts, "fitted_from");
    put(choice.least, parts.whole_number("least"));
    put_number(choice.least_years, parts, "least_years");
    put(choice.until_due, parts.flag("until_due"));
  });
}

void read_side(Fields& parts, Category& category) {
  for (const Side side : {Side::at_least, Side::above, Side::at_most, Side::below}) {
    const std::string_view key = name_of(side);
    if (!parts.has(key)) continue;
    if (category.side != Side::rest)
      return parts.error(key, parts.map().find(key)->key_at, std::string(key) + ": " + std::string(name_of(category.side)) + " is given already; a category has one cut");
    category.side = side;
    put_number(category.cut, parts, key);
  }
}

Category read_category(Fields& parts) {
  Category category{.label = parts.word("label").value_or("")};
  if (parts.has("label")) parts.require("status");
  put_named(category.status, parts, "status", Status::achieved, Status::not_assessable);
  read_side(parts, category);
  category.movement = parts.named("movement", Movement::toward, Movement::unknown);
  put_number(category.within, parts, "within");
  put_number(category.score, parts, "score");
  return category;
}

void read_table(Fields& fields, std::string_view key, CutTable& table) {
  CutTable given;
  const bool is_list = read_maps(fields, key, cut_keys, [&](Fields& parts) { given.categories.push_back(read_category(parts)); });
  if (is_list) table = std::move(given);
}

void read_scores(Fields& fields, std::string_view key, ScoreMap& map) {
  read_map(fields, key, {"pieces", "least", "most"}, [&](Fields& parts) {
    std::vector<ScorePiece> pieces;
    const bool is_list = read_maps(parts, "pieces", {"from", "slope", "intercept"}, [&](Fields& ends) {
      ScorePiece& piece = pieces.emplace_back();
      put_number(piece.from, ends, "from");
      put_number(piece.slope, ends, "slope");
      put_number(piece.intercept, ends, "intercept");
    });
    if (is_list) map.pieces = std::move(pieces);
    put_number(map.least, parts, "least");
    put_number(map.most, parts, "most");
  });
}

void read_answer(Fields& fields, std::string_view key, std::optional<Category>& place) {
  if (says_none(fields, key)) return place.reset();
  read_map(fields, key, answer_keys, [&](Fields& parts) { place = read_category(parts); });
}

void read_way(Fields& ways, std::string_view key, Category& place) {
  ways.require(key);
  read_map(ways, key, answer_keys, [&](Fields& parts) { place = read_category(parts); });
}

void read_ways(Fields& fields, std::string_view key, std::optional<FourWays>& place) {
  if (says_none(fields, key)) return place.reset();
  read_map(fields, key, {"both", "first_only", "second_only", "neither"}, [&](Fields& ways) {
    place.emplace();
    read_way(ways, "both", place->both);
    read_way(ways, "first_only", place->first_only);
    read_way(ways, "second_only", place->second_only);
    read_way(ways, "neither", place->neither);
  });
}

void read_treatments(Fields& fields, Treatments& t) {
  const Keys keys{"zero", "negative", "sign_change", "if_target_worse", "met", "near_end", "lower_end", "upper_end", "kept", "at_limit",
                  "adverse", "limit_exponent", "target_at_base", "maintain", "direction", "history"};
  read_map(fields, "treatments", keys, [&](Fields& parts) {
    put_number(t.zero, parts, "zero");
    put_named(t.negative, parts, "negative", NegativeValues::as_computed, NegativeValues::none);
    put_named(t.sign_change, parts, "sign_change", SignChange::undefined, SignChange::linear);
    put_named(t.if_target_worse, parts, "if_target_worse", IfTargetWorse::hold, IfTargetWorse::follow);
    read_answer(parts, "met", t.met);
    put_number(t.near_end, parts, "near_end");
    put_number(t.lower_end, parts, "lower_end");
    put_number(t.upper_end, parts, "upper_end");
    read_answer(parts, "kept", t.kept);
    read_answer(parts, "at_limit", t.at_limit);
    read_answer(parts, "adverse", t.adverse);
    put_number(t.limit_exponent, parts, "limit_exponent");
    read_ways(parts, "target_at_base", t.target_at_base);
    read_ways(parts, "maintain", t.maintain);
    read_ways(parts, "direction", t.direction);
    read_ways(parts, "history", t.history);
  });
}

}  // namespace

void read_parts(Fields& fields, Preset& preset) {
  put(preset.title, fields.text("title"));
  put(preset.source, fields.word("source"));
  put(preset.unverified, fields.word("unverified"));
  read_points(fields, preset.points);
  put_named(preset.rate, fields, "rate", RateEstimator::compound, RateEstimator::reported);
  put_number(preset.half_life, fields, "half_life");
  put_named(preset.path, fields, "path", PathShape::linear, PathShape::geometric);
  put_named(preset.statistic, fields, "statistic", Statistic::rate_ratio, Statistic::typical_speed);
  put_number(preset.farthest, fields, "farthest");
  read_table(fields, "cuts", preset.cuts);
  read_table(fields, "cuts_without_target", preset.cuts_without_target);
  read_scores(fields, "score", preset.score);
  read_scores(fields, "score_without_target", preset.score_without_target);
  put_number(preset.rate_cap, fields, "rate_cap");
  read_treatments(fields, preset.treatments);
}

}  // namespace milepost::detail
