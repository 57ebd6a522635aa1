// Counting futures: odds, means, quantiles, and their standard errors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "milepost/scenario/outcome.hpp"

namespace milepost {

/// Of numbers one a future: the mean, and its standard error from that of single futures or, where they come in pairs, of pairs.
Odds mean_of_futures(const std::vector<double>& values, bool pairs);

/// One step of all futures: `values` stand future by future, `steps` each.
Band band_of(const std::vector<double>& values, std::size_t step, std::size_t steps, const std::vector<double>& levels, bool pairs);

/// Of so many targets: how many each future meets.
GroupOutcome group_of(std::string id, std::size_t targets, const std::vector<std::uint32_t>& met, bool pairs);

}  // namespace milepost
