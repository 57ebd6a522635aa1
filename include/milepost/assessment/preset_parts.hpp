// The parts of a preset that decide on a status, and how one takes a part of another.
#pragma once

#include <iterator>
#include <string_view>
#include <vector>

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// What can be exchanged between two presets; from `met` on the special cases, one by one. What is asked only where no status comes of it
/// (cuts without a target, directions, scores) is no part.
enum class PresetPart {
  points, rate, statistic, cuts,
  met, target_at_base, maintain, kept, adverse, history, if_target_worse, at_limit, near_end, zero, negative, sign_change
};

namespace detail {

inline constexpr std::string_view preset_part_names[]{"points",  "rate",    "statistic",       "cuts",     "met",      "target_at_base", "maintain", "kept",
                                                      "adverse", "history", "if_target_worse", "at_limit", "near_end", "zero",           "negative", "sign_change"};

}  // namespace detail

inline constexpr std::size_t preset_part_count = std::size(detail::preset_part_names);

constexpr std::string_view name_of(PresetPart part) { return detail::preset_part_names[static_cast<int>(part)]; }

/// All of them, in order.
inline std::vector<PresetPart> preset_parts() {
  std::vector<PresetPart> parts;
  for (std::size_t i = 0; i < preset_part_count; ++i) parts.push_back(static_cast<PresetPart>(i));
  return parts;
}

constexpr bool is_special_case(PresetPart part) { return part >= PresetPart::met; }

namespace detail {

/// How near the end of a scale counts as met, and where the scale ends.
inline void take_near_end(Treatments& into, const Treatments& from) {
  into.near_end = from.near_end;
  into.lower_end = from.lower_end;
  into.upper_end = from.upper_end;
}

inline void take_special_case(Treatments& into, const Treatments& from, PresetPart part) {
  switch (part) {
    case PresetPart::met: into.met = from.met; break;
    case PresetPart::target_at_base: into.target_at_base = from.target_at_base; break;
    case PresetPart::maintain: into.maintain = from.maintain; break;
    case PresetPart::kept: into.kept = from.kept; break;
    case PresetPart::adverse: into.adverse = from.adverse; break;
    case PresetPart::history: into.history = from.history; break;
    case PresetPart::if_target_worse: into.if_target_worse = from.if_target_worse; break;
    case PresetPart::at_limit: into.at_limit = from.at_limit; break;
    case PresetPart::near_end: take_near_end(into, from); break;
    case PresetPart::zero: into.zero = from.zero; break;
    case PresetPart::negative: into.negative = from.negative; break;
    case PresetPart::sign_change: into.sign_change = from.sign_change; break;
    default: break;
  }
}

/// A lag is a lead with its sign turned, and nothing else.
constexpr bool are_mirrored(Statistic one, Statistic other) {
  return (one == Statistic::lead && other == Statistic::lag) || (one == Statistic::lag && other == Statistic::lead);
}

constexpr bool is_same_measure(Statistic one, Statistic other) { return one == other || are_mirrored(one, other); }

constexpr Side mirrored(Side side) {
  constexpr Side others[]{Side::at_most, Side::below, Side::at_least, Side::above, Side::rest};
  return others[static_cast<int>(side)];
}

/// The cuts of a figure as cuts of that figure with its sign turned.
inline CutTable mirrored(CutTable cuts) {
  for (Category& category : cuts.categories) {
    category.side = mirrored(category.side);
    category.cut = -category.cut;
  }
  return cuts;
}

/// The cuts of the other preset, for the figure of this one.
inline CutTable cuts_for(const Preset& preset, const Preset& other) {
  return are_mirrored(preset.statistic, other.statistic) ? mirrored(other.cuts) : other.cuts;
}

/// Is the rate no part of its own between the two? Where it is the figure itself per cent are not exchanged for units, and a rate as
/// reported is never one between two figures.
inline bool is_rate_bound(const Preset& one, const Preset& other) {
  const bool is_cut = one.statistic == Statistic::rate || other.statistic == Statistic::rate;
  const bool is_reported = one.rate == RateEstimator::reported, is_other_reported = other.rate == RateEstimator::reported;
  return (is_cut && is_share(one.rate) != is_share(other.rate)) || is_reported != is_other_reported;
}

inline void take_rate(Preset& into, const Preset& from) { into.rate = from.rate, into.half_life = from.half_life; }

/// A cut table belongs to its statistic: where the two measure another thing it is taken over with it.
inline void take_statistic(Preset& into, const Preset& from) {
  if (is_rate_bound(into, from)) into.cuts = from.cuts, take_rate(into, from);
  if (!is_same_measure(into.statistic, from.statistic)) into.cuts = from.cuts, into.statistic = from.statistic;
  into.path = from.path;
  into.farthest = from.farthest;
}

/// Does the part go with the figure? Cuts where the two measure another thing, a rate that is itself cut.
inline bool goes_with_figure(PresetPart part, const Preset& first, const Preset& second) {
  if (part == PresetPart::cuts) return !is_same_measure(first.statistic, second.statistic) || is_rate_bound(first, second);
  return part == PresetPart::rate && is_rate_bound(first, second);
}

}  // namespace detail

/// The preset with one part of another.
inline Preset with_part(Preset preset, const Preset& other, PresetPart part) {
  if (part == PresetPart::points) preset.points = other.points;
  if (part == PresetPart::rate) detail::take_rate(preset, other);
  if (part == PresetPart::statistic) detail::take_statistic(preset, other);
  if (part == PresetPart::cuts) preset.cuts = detail::cuts_for(preset, other);
  detail::take_special_case(preset.treatments, other.treatments, part);
  return preset;
}

inline Preset with_parts(Preset preset, const Preset& other, const std::vector<PresetPart>& parts) {
  for (const PresetPart part : parts) preset = with_part(std::move(preset), other, part);
  return preset;
}

/// In which parts two presets differ; cuts only where both cut the same figure, be it with its sign turned. Where the rate
/// of one would mean nothing to the other (per cent and units that are cut themselves, rates as reported) it goes with the figure.
inline std::vector<PresetPart> differing_parts(const Preset& first, const Preset& second) {
  std::vector<PresetPart> parts;
  for (const PresetPart part : preset_parts())
    if (!detail::goes_with_figure(part, first, second) && !(with_part(first, second, part) == first)) parts.push_back(part);
  return parts;
}

}  // namespace milepost
