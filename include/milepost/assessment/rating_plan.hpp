// What is worked out once for all rows that a preset rates: its rules, its cuts, and every category as one number.
#pragma once

#include "milepost/assessment/rating_rules.hpp"
#include "milepost/assessment/ready_cuts.hpp"

namespace milepost::detail {

/// An answer is a whole number below 2^33, which lanes hold exactly: from its lowest byte on the number of the category in
/// categories_of(preset), a Status, a Movement and a Reason, 255 for none. So nothing is looked up row by row.
inline constexpr double place_of_status = 0x1p8, place_of_movement = 0x1p16, place_of_reason = 0x1p24;
inline constexpr double says_movement = 0x1p32;  ///< an answer from here on has its movement from the category, not from the figures
inline constexpr double no_word = 255;           ///< no category, or no reason

constexpr double number_of(Status status) { return static_cast<double>(status); }
constexpr double number_of(Reason reason) { return static_cast<double>(reason); }
constexpr double number_of(Movement movement) { return static_cast<double>(movement); }

inline constexpr double answer_without_category = no_word + place_of_status * number_of(Status::not_assessable);

/// The answer of a category but for the reason, and for the movement unless it says one.
inline double answer_of(const Category& category, std::size_t number) {
  const double said = category.movement ? says_movement + place_of_movement * number_of(*category.movement) : 0;
  return static_cast<double>(static_cast<std::uint8_t>(number)) + place_of_status * number_of(category.status) + said;
}

/// Answers by two questions: both, the first only, the second only, neither.
using FourAnswers = std::array<double, 4>;

/// A category with points of its own, whatever the score map says.
struct ScoredCategory {
  double answer{};
  double points{};
};

/// Of treatments that a preset lacks the answers are never asked for.
struct RatingPlan {
  RatingRules rules{};
  std::vector<ReadyCut> cuts{}, cuts_without_target{};
  ScoreMap score{}, score_without_target{};
  std::vector<ScoredCategory> scored{};
  double met{}, kept{}, at_limit{}, adverse{};
  FourAnswers target_at_base{}, maintain{}, direction{}, history{};
};

/// Takes the answers of categories in the order of categories_of().
class AnswersInOrder {
 public:
  explicit AnswersInOrder(const std::vector<Category>& categories) {
    for (std::size_t number = 0; number < categories.size(); ++number) answers_.push_back(answer_of(categories[number], number));
  }

  void take(std::vector<ReadyCut>& cuts, const CutTable& table) {
    cuts = ready_cuts(table, std::span(answers_).subspan(taken_));
    taken_ += table.categories.size();
  }
  void take(double& answer, bool there) {
    if (there) answer = answers_[taken_++];
  }
  void take(FourAnswers& four, bool there) {
    for (double& answer : four) take(answer, there);
  }

 private:
  std::vector<double> answers_{};
  std::size_t taken_{0};
};

inline std::vector<ScoredCategory> scored_categories(const std::vector<Category>& categories) {
  std::vector<ScoredCategory> scored;
  for (std::size_t number = 0; number < categories.size(); ++number)
    if (const auto& points = categories[number].score; points && !std::isnan(*points)) scored.push_back({answer_of(categories[number], number), *points});
  return scored;
}

inline RatingPlan plan_of(const Preset& preset) {
  const std::vector<Category> categories = categories_of(preset);
  RatingPlan plan{.rules = rules_of(preset), .score = preset.score, .score_without_target = preset.score_without_target, .scored = scored_categories(categories)};
  AnswersInOrder answers(categories);
  answers.take(plan.cuts, preset.cuts), answers.take(plan.cuts_without_target, preset.cuts_without_target);
  answers.take(plan.met, plan.rules.met), answers.take(plan.kept, plan.rules.kept);
  answers.take(plan.at_limit, plan.rules.at_limit), answers.take(plan.adverse, plan.rules.adverse);
  answers.take(plan.target_at_base, plan.rules.target_at_base);
  answers.take(plan.maintain, plan.rules.maintain), answers.take(plan.direction, plan.rules.direction), answers.take(plan.history, plan.rules.history);
  return plan;
}

}  // namespace milepost::detail
