// What many futures come to: shares, bands, groups.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "milepost/scenario/outcome.hpp"
#include "milepost/scenario/random.hpp"

namespace milepost {

/// Of numbers one a future: the mean, and its standard error from that of single futures, of pairs or of the sixteen sets. Sums are of sixteen
/// parts, every sixteenth future in one, whatever the lanes.
Odds mean_of_futures(std::span<const double> values, Sampling sampling);

/// Of ones and zeros.
Odds share_of_futures(std::span<const std::uint8_t> met, Sampling sampling);

/// The figures below which so many per cent of them lie.
std::vector<double> quantiles_at(std::span<const double> levels, std::span<const double> figures);

/// The figures of one step in all futures; `levels` in per cent.
Band band_of(std::span<const double> figures, std::span<const double> levels, Sampling sampling);

/// `met` of so many targets, future by future.
GroupOutcome group_of(std::string id, std::size_t targets, std::span<const std::uint32_t> met, Sampling sampling);

}  // namespace milepost
