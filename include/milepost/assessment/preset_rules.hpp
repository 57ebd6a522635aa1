// What the parts of a preset must hold: ranges, cuts that can be reached, scores in order.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>

#include "milepost/assessment/preset.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace detail {

/// Faults of one preset, each with the path of keys to the value that is wrong: "cuts.2.at_least", places from 0.
class PresetFaults {
 public:
  explicit PresetFaults(std::string subject) : subject_(std::move(subject)) {}

  void add(std::string field, std::string message) {
    problems_.push_back({Severity::error, subject_, std::move(field), std::move(message), {}});
  }

  /// "half_life -1: not above 0"; a number that is none is not above anything.
  void need(bool holds, const std::string& path, std::string_view key, double value, std::string_view rule) {
    if (!holds) add(path + std::string(key), std::string(key) + " " + shortest(value) + ": " + std::string(rule));
  }
  void need_above_zero(const std::string& path, std::string_view key, const std::optional<double>& value) {
    if (value) need(*value > 0 && std::isfinite(*value), path, key, *value, "not above 0");
  }
  void need_not_negative(const std::string& path, std::string_view key, const std::optional<double>& value) {
    if (value) need(*value >= 0 && std::isfinite(*value), path, key, *value, "below 0");
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  std::string subject_;
  std::vector<Problem> problems_{};
};

inline void check_counts(PresetFaults& faults, const PointChoice& choice, const std::string& path) {
  faults.need(choice.least >= 1, path, "least", choice.least, "not above 0");
  if (!choice.last) return;
  faults.need(*choice.last >= 1, path, "last", *choice.last, "not above 0");
  const bool enough = *choice.last < 1 || choice.least <= *choice.last;
  faults.need(enough, path, "least", choice.least, "more than the last " + std::to_string(*choice.last) + " that are taken");
}

inline void check_year(PresetFaults& faults, const std::string& path, std::string_view key, const std::optional<int>& year) {
  if (year) faults.need(*year >= 1 && *year <= 9999, path, key, *year, "outside 1..9999");
}

inline void check_points(PresetFaults& faults, const PointChoice& choice, const std::string& path) {
  check_year(faults, path, "base_year", choice.base_year);
  check_year(faults, path, "fitted_from", choice.fitted_from);
  if (choice.base_year && choice.base == BaseChoice::first)
    faults.need(false, path, "base_year", *choice.base_year, "base 'first' asks for no year; expected base exact, next or nearest");
  faults.need_not_negative(path, "reach", choice.reach);
  faults.need_above_zero(path, "window", choice.window);
  faults.need_not_negative(path, "least_years", choice.least_years);
  if (choice.window && choice.least_years > *choice.window)
    faults.need(false, path, "least_years", choice.least_years, "more than the window of " + shortest(*choice.window));
  check_counts(faults, choice, path);
}

inline bool is_lower_end(Side side) { return side == Side::at_least || side == Side::above; }

/// Do two categories bound their figures from the same side?
inline bool is_same_way(const Category& a, const Category& b) {
  return a.side != Side::rest && b.side != Side::rest && is_lower_end(a.side) == is_lower_end(b.side);
}

/// Of two that bound from the same side: does the cut of `earlier` let in all that `later` does?
inline bool is_wider(const Category& earlier, const Category& later) {
  const bool closed = earlier.side == later.side || earlier.side == Side::at_least || earlier.side == Side::at_most;
  if (earlier.cut == later.cut) return closed;
  return is_lower_end(earlier.side) == (earlier.cut < later.cut);
}

/// Does `earlier` take every figure that `later` would?
inline bool takes_all(const Category& earlier, const Category& later) {
  if (earlier.within && !(later.within && *later.within <= *earlier.within)) return false;
  return earlier.side == Side::rest || (is_same_way(earlier, later) && is_wider(earlier, later));
}

inline std::string named_category(const Category& category) {
  return category.label.empty() ? "a category without label" : "'" + excerpt(category.label) + "'";
}

/// What any category must hold, wherever it stands.
inline void check_category(PresetFaults& faults, const Category& category, const std::string& path) {
  if (category.label.empty() && category.status != Status::not_assessable)
    faults.add(path + ".status", "status " + std::string(name_of(category.status)) + ": a category without label is a hole and has none");
  if (category.score) faults.need(std::isfinite(*category.score), path + ".", "score", *category.score, "not finite");
  faults.need_not_negative(path + ".", "within", category.within);
}

inline void check_cut(PresetFaults& faults, const CutTable& table, std::size_t k, const std::string& path) {
  const Category& category = table.categories[k];
  const std::string side(name_of(category.side));
  const bool rest = category.side == Side::rest;
  if (!rest) faults.need(std::isfinite(category.cut), path + ".", side, category.cut, "not finite");
  for (std::size_t j = 0; j < k; ++j) {
    const Category& earlier = table.categories[j];
    if (!takes_all(earlier, category)) continue;
    const std::string what = earlier.side == Side::rest ? " takes the rest and stands before it" : " takes all its figures before it";
    return faults.add(rest ? path : path + "." + side, named_category(category) + " is never reached: " + named_category(earlier) + what);
  }
}

inline void check_table(PresetFaults& faults, const CutTable& table, const std::string& path) {
  for (std::size_t k = 0; k < table.categories.size(); ++k) {
    const std::string place = path + "." + std::to_string(k);
    check_category(faults, table.categories[k], place);
    check_cut(faults, table, k, place);
  }
}

inline void check_piece(PresetFaults& faults, const ScoreMap& map, std::size_t k, const std::string& path) {
  const ScorePiece& piece = map.pieces[k];
  faults.need(std::isfinite(piece.slope), path, "slope", piece.slope, "not finite");
  faults.need(std::isfinite(piece.intercept), path, "intercept", piece.intercept, "not finite");
  if (k == 0)
    faults.need(piece.from == -std::numeric_limits<double>::infinity(), path, "from", piece.from, "the first piece begins at minus infinity");
  else if (!std::isfinite(piece.from))
    faults.add(path.substr(0, path.size() - 1), "from is missing: only the first piece begins at minus infinity");
  else
    faults.need(piece.from > map.pieces[k - 1].from, path, "from", piece.from, "not above the piece before it");
}

inline void check_scores(PresetFaults& faults, const ScoreMap& map, const std::string& path) {
  for (std::size_t k = 0; k < map.pieces.size(); ++k) check_piece(faults, map, k, path + "pieces." + std::to_string(k) + ".");
  faults.need(map.least < map.most, path, "least", map.least, "not below most, " + shortest(map.most));
}

/// A category that a question leads to, not a cut.
inline void check_answer(PresetFaults& faults, const Category& category, const std::string& path) {
  check_category(faults, category, path);
  if (category.side != Side::rest || category.within) faults.add(path, named_category(category) + ": no cut leads here; expected label, status, movement or score");
}

inline void check_ways(PresetFaults& faults, const std::optional<FourWays>& ways, const std::string& path) {
  if (!ways) return;
  check_answer(faults, ways->both, path + ".both");
  check_answer(faults, ways->first_only, path + ".first_only");
  check_answer(faults, ways->second_only, path + ".second_only");
  check_answer(faults, ways->neither, path + ".neither");
}

/// The ends of a scale are asked for by near_end alone.
inline void check_scale(PresetFaults& faults, const Treatments& t, const std::string& path) {
  const Treatments plain;
  const auto check = [&](std::string_view key, double end, double usual) {
    if (!t.near_end && end != usual) faults.add(path + std::string(key), std::string(key) + " is never asked: there is no near_end");
  };
  check("lower_end", t.lower_end, plain.lower_end);
  check("upper_end", t.upper_end, plain.upper_end);
}

inline void check_treatments(PresetFaults& faults, const Treatments& t, const std::string& path) {
  faults.need(std::isfinite(t.zero), path, "zero", t.zero, "not finite");
  faults.need_not_negative(path, "near_end", t.near_end);
  faults.need(std::isfinite(t.lower_end), path, "lower_end", t.lower_end, "not finite");
  faults.need(t.lower_end < t.upper_end && std::isfinite(t.upper_end), path, "upper_end", t.upper_end, "not above lower_end, " + shortest(t.lower_end));
  check_scale(faults, t, path);
  faults.need_above_zero(path, "limit_exponent", t.limit_exponent);
  const std::pair<std::string_view, const std::optional<Category>*> answers[]{{"met", &t.met}, {"kept", &t.kept}, {"at_limit", &t.at_limit}, {"adverse", &t.adverse}};
  for (const auto& [key, category] : answers)
    if (*category) check_answer(faults, **category, path + std::string(key));
  check_ways(faults, t.target_at_base, path + "target_at_base");
  check_ways(faults, t.maintain, path + "maintain");
  check_ways(faults, t.direction, path + "direction");
  check_ways(faults, t.history, path + "history");
}

inline void check_name(PresetFaults& faults, const std::string& name) {
  if (name.empty()) return faults.add("name", "name is missing");
  const bool spaced = name.size() != trim(name).size() || name.find('\n') != std::string::npos;
  if (spaced) faults.add("name", "name '" + excerpt(name) + "': expected one line without spaces around it, such as mine.2026");
  const bool taken = std::ranges::find(own_method_names, name) != std::end(own_method_names);
  if (taken) faults.add("name", "name '" + name + "': a method of the library has it; expected another, such as mine.2026");
}

inline void check_rate(PresetFaults& faults, const Preset& preset) {
  faults.need_above_zero("", "half_life", preset.half_life);
  faults.need_above_zero("", "rate_cap", preset.rate_cap);
  faults.need_above_zero("", "farthest", preset.farthest);
  if (preset.half_life && !is_fitted(preset.rate))
    faults.add("half_life", "half_life weighs the points of a fitted line, and rate is " + std::string(name_of(preset.rate)) + "; expected rate least_squares or log_least_squares");
  if (preset.treatments.sign_change == SignChange::linear && preset.rate != RateEstimator::compound)
    faults.add("treatments.sign_change", "sign_change is never asked: rate " + std::string(name_of(preset.rate)) + " knows no growth between two points; expected rate compound");
  if (!needs_target(preset.statistic) && !preset.cuts_without_target.categories.empty())
    faults.add("cuts_without_target", "cuts_without_target is never asked: statistic " + std::string(name_of(preset.statistic)) + " needs no target");
}

/// Results number categories in a byte, 255 of which stands for none.
inline void check_count_of_categories(PresetFaults& faults, const Preset& preset) {
  const std::size_t count = categories_of(preset).size();
  if (count == 0) faults.add("cuts", "cuts: no category; a method gives at least one");
  if (count > 255) faults.add("cuts", "cuts: " + std::to_string(count) + " categories in all; at most 255");
}

}  // namespace detail

/// Everything about a preset that contradicts itself, with the path to the part: numbers outside their range, a category that no
/// figure reaches since one before it takes them all, scores out of order, parts that no row would ever ask for.
inline std::vector<Problem> check(const Preset& preset) {
  detail::PresetFaults faults("method " + preset.name);
  detail::check_name(faults, preset.name);
  detail::check_points(faults, preset.points, "points.");
  detail::check_rate(faults, preset);
  detail::check_count_of_categories(faults, preset);
  detail::check_table(faults, preset.cuts, "cuts");
  detail::check_table(faults, preset.cuts_without_target, "cuts_without_target");
  detail::check_scores(faults, preset.score, "score.");
  detail::check_scores(faults, preset.score_without_target, "score_without_target.");
  detail::check_treatments(faults, preset.treatments, "treatments.");
  return faults.take();
}

/// Throws OutOfRange with the first of what check() finds.
inline void require_sound(const std::vector<Problem>& problems) {
  if (!problems.empty()) throw OutOfRange(problems.front().message);
}

}  // namespace milepost
