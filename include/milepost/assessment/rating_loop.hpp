// The loops over a block of rows: growth, rating, answers.
#pragma once

#include "milepost/assessment/rating_answers.hpp"

namespace milepost::detail {

/// Where the answers of a block go: into the block, or into the results themselves. Only a preset that gives scores has a place for them.
struct AnswerColumns {
  double *figure, *score, *answer;
};

/// Rates every row of a block, as a loop for run_widest(). What comes between waits in the columns of the answers.
struct RatingLoop {
  const RatingPlan& plan;
  const FactColumns& facts;
  const AnswerColumns& answers;
  std::size_t count;

  /// What is asked most, growth over growth, has a loop where that is no question any more.
  template <int N>
  [[gnu::always_inline]] void operator()() const {
    RatingRules rules = plan.rules;
    if (rules.rate != RateEstimator::compound || rules.statistic != Statistic::rate_ratio) return rate_other_rows<N>(rules);
    rules.rate = RateEstimator::compound, rules.statistic = Statistic::rate_ratio;
    rate_grown_rows<N>(rules);
  }

 private:
  /// Growth before all else, in loops so short that a processor works on several rows at once: it looks ahead only so far.
  template <int N>
  [[gnu::always_inline]] void rate_grown_rows(const RatingRules& rules) const {
    alignas(64) double grown[block_size], needed[block_size];
    FactColumns ready = facts;
    ready.grown = grown, ready.needed = needed;
    if (facts.ordinary) {
      store_ordinary_growth<N>(rules, grown, needed);
      ready.ordinary = true;  // known already, but this way the loop is made without what it excludes
      rate_rows<N>(rules, ready);
    } else {
      store_growth<N>(rules, grown, needed);
      ready.ordinary = false;
      rate_rows<N>(rules, ready);
    }
  }

  /// Growth so far alone, where another figure is made of it.
  template <int N>
  [[gnu::always_inline]] void rate_other_rows(const RatingRules& rules) const {
    alignas(64) double grown[block_size];
    FactColumns ready = facts;
    if (rules.rate == RateEstimator::compound) {
      store_growth_so_far<N>(rules, grown);
      ready.grown = grown;
    }
    rate_rows<N>(rules, ready);
  }

  template <int N>
  [[gnu::always_inline]] void store_growth_so_far(const RatingRules& rules, double* grown) const {
    for (std::size_t i = 0; i < count; i += N) log_growth_so_far<N>(rules, RatingFacts<N>{facts, i}).store(grown + i);
    raise_all<N>(grown);
  }

  template <int N>
  [[gnu::always_inline]] Lanes<N> log_growth_so_far(const RatingRules& rules, const RatingFacts<N>& f) const {
    return log_ratio_within(without_zero(rules, f.base()), f.value()) / (f.at() - f.begun());
  }

  /// From logarithms to growth.
  template <int N>
  [[gnu::always_inline]] void raise_all(double* growth) const {
    for (std::size_t i = 0; i < count; i += N) expm1_within(Lanes<N>::load(growth + i)).store(growth + i);
  }

  template <int N>
  [[gnu::always_inline]] void store_growth(const RatingRules& rules, double* grown, double* needed) const {
    for (std::size_t i = 0; i < count; i += N) {
      const RatingFacts<N> f{facts, i};
      const Lanes<N> from = without_zero(rules, f.base()), target = without_zero(rules, judged_target(rules, f));
      log_growth_so_far<N>(rules, f).store(grown + i);
      (log_ratio_within(from, target) / (f.due() - f.begun())).store(needed + i);
    }
    raise_all<N>(grown), raise_all<N>(needed);
  }

  template <int N>
  [[gnu::always_inline]] void store_ordinary_growth(const RatingRules& rules, double* grown, double* needed) const {
    Lanes<N> largest(0);
    for (std::size_t i = 0; i < count; i += N) {
      const RatingFacts<N> f{facts, i};
      const Lanes<N> so_far = log_ratio_of_normal(f.base(), f.value()) / (f.at() - f.begun());
      const Lanes<N> whole = log_ratio_of_normal(f.base(), judged_target(rules, f)) / (f.due() - f.begun());
      so_far.store(grown + i), whole.store(needed + i);
      largest = larger(larger(abs(so_far), abs(whole)), largest);
    }
    const bool near = !any(largest > near_zero);
    for (double* const growth : {grown, needed})
      if (near) for (std::size_t i = 0; i < count; i += N) expm1_near(Lanes<N>::load(growth + i)).store(growth + i);
      else raise_all<N>(growth);
  }

  template <int N>
  [[gnu::always_inline]] void rate_rows(const RatingRules& rules, const FactColumns& columns) const {
    Lanes<N> least(0);
    for (std::size_t i = 0; i < count; i += N) {
      const Rating<N> rating = rated(rules, plan, facts_of<N>(rules, columns, i));
      store(i, rules, Answer<N>{rating.figure, rating.score, rating.category});
      least = smaller(rating.category, least);
    }
    if (columns.ordinary && !any(least < 0)) answer_in_full<N>(rules, columns);
    else answer_rows<N>(rules, columns);
  }

  template <int N>
  [[gnu::always_inline]] void answer_rows(const RatingRules& rules, const FactColumns& columns) const {
    for (std::size_t i = 0; i < count; i += N) {
      RatingFacts<N> f{columns, i};
      f.target = judged_target(rules, f);
      store(i, rules, answered(rules, plan, f, rating_at<N>(i, rules)));
    }
  }

  template <int N>
  [[gnu::always_inline]] void answer_in_full(const RatingRules& rules, const FactColumns& columns) const {
    for (std::size_t i = 0; i < count; i += N) store(i, rules, answered_in_full(plan, RatingFacts<N>{columns, i}, rating_at<N>(i, rules)));
  }

  template <int N>
  [[gnu::always_inline]] Rating<N> rating_at(std::size_t i, const RatingRules& rules) const {
    return {Lanes<N>::load(answers.figure + i), rules.scores ? Lanes<N>::load(answers.score + i) : Lanes<N>(0), Lanes<N>::load(answers.answer + i)};
  }

  template <int N>
  [[gnu::always_inline]] void store(std::size_t i, const RatingRules& rules, const Answer<N>& answer) const {
    answer.figure.store(answers.figure + i), answer.whole.store(answers.answer + i);
    if (rules.scores) answer.score.store(answers.score + i);
  }
};

}  // namespace milepost::detail
