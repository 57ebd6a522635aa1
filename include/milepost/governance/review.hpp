// An evaluation carried out: score, grade, what may be decided.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "milepost/detail/text.hpp"
#include "milepost/plan/evaluation.hpp"

namespace milepost {

/// The grade of one subject and the decisions that the evaluation has for it. Nothing is decided here: who approves decides.
struct Review {
  std::string subject{};
  std::optional<double> score{};
  std::string grade{};                 ///< empty: the score earns none
  std::vector<Decision> decisions{};   ///< empty: the document says nothing of this grade
  friend bool operator==(const Review&, const Review&) = default;
};

/// The decisions that an evaluation names for a grade, in the order of the document.
inline std::vector<Decision> decisions_for(const Evaluation& evaluation, const std::string& grade) {
  std::vector<Decision> decisions;
  std::ranges::copy_if(evaluation.decisions, std::back_inserter(decisions), [&](const Decision& one) { return one.grade == grade; });
  return decisions;
}

/// With a grade that somebody has given. Throws OutOfRange for a grade that the evaluation does not have.
inline Review review_as(const Evaluation& evaluation, std::string subject, const std::string& grade) {
  if (!detail::named_in(evaluation.grades, grade)) fail_range("grade", grade, "is none of evaluation " + evaluation.id.value);
  return {std::move(subject), {}, grade, decisions_for(evaluation, grade)};
}

/// By the thresholds: the best grade whose lowest score is reached, the score itself included; a last grade without a threshold takes
/// the rest. Throws OutOfRange for a score that is no number, and if no grade has a threshold: then a grade has to be given (review_as).
inline Review review(const Evaluation& evaluation, std::string subject, double score) {
  if (!std::isfinite(score)) fail_range("score", detail::shortest(score), "is no number");
  bool any = false;
  for (const Grade& grade : evaluation.grades) {
    any = any || grade.at_least;
    const bool rest = any && !grade.at_least && &grade == &evaluation.grades.back();
    if (rest || (grade.at_least && *grade.at_least <= score))
      return {std::move(subject), score, grade.id, decisions_for(evaluation, grade.id)};
  }
  if (!any) fail_range("evaluation", evaluation.id.value, "has no thresholds: the grade has to be given");
  return {std::move(subject), score, {}, {}};
}

}  // namespace milepost
