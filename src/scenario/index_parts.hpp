// What elementary effects and shares of variance are made of, for functions of any kind.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "milepost/scenario/indices.hpp"

namespace milepost {

/// The second of two samples is drawn at path numbers past all of the first.
constexpr std::uint64_t second_sample = std::uint64_t{1} << 40;

/// Mean and variance of two samples together.
struct Spread {
  double mean{};
  double variance{};
};

Spread spread_of(std::span<const double> first, std::span<const double> second);

/// Of one group: f at the first sample, at the second, and at the first with the group's numbers from the second.
SobolIndex index_of(std::string group, std::span<const double> first, std::span<const double> second, std::span<const double> mixed);

/// Throws OutOfRange for settings that are none.
void require_sound(const MorrisSettings& settings);
void require_sound(const SobolSettings& settings);

/// Several figures at a point of the cube.
using CubeFigures = std::function<std::vector<double>(std::span<const double>)>;

/// Effects of each group on each figure: effects[figure][group].
std::vector<std::vector<MorrisEffect>> effects_of(const CubeFigures& figures, std::size_t inputs, const std::vector<CubeGroup>& groups, const MorrisSettings& settings);

}  // namespace milepost
