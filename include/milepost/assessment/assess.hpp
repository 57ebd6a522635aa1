// The verdict on one piece of evidence by one method.
#pragma once

#include "milepost/assessment/method.hpp"
#include "milepost/assessment/recurring.hpp"

namespace milepost {

namespace detail {

/// Presets have classes for levels without a number too: figure, label and score, whose status stays unknown.
inline void show_without_number(Verdict& verdict, const Evidence& evidence, const Preset& preset) {
  const Standing standing = standing_of(evidence);
  if (!standing.figure || standing.demand || starts_from_zero(standing.kind)) return;
  const Score score = score_of(preset, standing);
  verdict.figure = score.figure;
  verdict.label = score.label;
  verdict.score = score.points;
}

/// A reported rate is one of growth: a level in per cent, as that of unemployment, is none. An evidence without its indicator is believed.
inline bool judges(const Preset& preset, const Evidence& evidence) {
  return preset.rate != RateEstimator::reported || !evidence.indicator || evidence.indicator->kind == Kind::growth;
}

/// By the bound alone, whatever tiers the target has.
inline Verdict assess_bound(const Evidence& evidence, const Method& method) {
  const auto* preset = std::get_if<Preset>(&method);
  const bool is_judged = !preset || judges(*preset, evidence);
  Verdict verdict = judge(evidence, [&](const Standing& standing) {
    return is_judged ? score_of(method, standing) : unscored(Reason::undefined_rate);
  });
  verdict.method = name_of(method);
  verdict.cuts = cuts_of(method);
  if (preset && is_judged && verdict.reason == Reason::no_target_value) show_without_number(verdict, evidence, *preset);
  return verdict;
}

inline void assess_tiers(Verdict& verdict, const Evidence& evidence, const Method& method) {
  for (const Tier& tier : evidence.target.tiers) {
    Evidence other = evidence;
    other.target = at_tier(evidence.target, tier);
    verdict.tiers.push_back(alternative_of(text_of(tier.level), assess_bound(other, method)));
  }
}

/// One version of the target with its tiers.
inline Verdict assess_version(const Evidence& evidence, const Method& method) {
  Verdict verdict = assess_bound(evidence, method);
  assess_tiers(verdict, evidence, method);
  return verdict;
}

}  // namespace detail

/// Judges a target, by its version in force on the as-of day. The due day is inside: on it the target is due. A verdict that cannot
/// be reached is `not_assessable` with a reason, never an exception; UnitMismatch is thrown if series, indicator and bound do not
/// measure the same thing. Endings, due day, bound met, lower bounds, movement and history are the same for every method. Other
/// tiers are judged beside; readings are the plan's to judge (see assess of a plan), since they may take another indicator's
/// figures.
inline Verdict assess(const Evidence& evidence, const Method& method = Path{}) {
  if (evidence.target.revisions.empty()) return detail::assess_version(evidence, method);
  Verdict verdict = detail::assess_version(in_force(evidence), method);
  set_mark(verdict, Mark::revised, is_revised(evidence.target, evidence.as_of));
  return verdict;
}

}  // namespace milepost
