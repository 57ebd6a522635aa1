// Quantiles of many figures without putting them in order.
#pragma once

#include <span>
#include <vector>

namespace milepost {

/// The values below which shares from 0 to 1 of the figures lie: those of quantile_in_order() to the bit. Figures fall into evenly wide drawers
/// between the least and the largest; only the drawers in which a wanted one lies are looked into.
std::vector<double> quantiles_of_futures(std::span<const double> figures, std::span<const double> shares);

}  // namespace milepost
