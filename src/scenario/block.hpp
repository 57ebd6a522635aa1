// Fresh scores and figures of a block of futures, over lanes.
#pragma once

#include <cstdint>
#include <span>

#include "future.hpp"

namespace milepost {

/// Scores of four steps for the futures of a block, step by step: those of the k-th are `scores[k * FutureBlock::size]` and its neighbours.
using FreshScores = std::span<double, 4 * FutureBlock::size>;

/// The weighted sums of the numbers' scores for the steps from 4 `four` on.
void draw_scores(std::span<const WeightedNumbers> numbers, const FutureBlock& block, std::uint64_t four, FreshScores scores);

/// From the scores of the step before, and fresh ones, those of a step in their place, and its figures. All are of the size of a block.
void draw_step(const DrawnFigures& draws, std::size_t step, const double* fresh, double* scores, double* figures);

}  // namespace milepost
