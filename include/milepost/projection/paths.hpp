// Paths of many histories by one model: series of one length go side by side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "milepost/detail/column.hpp"
#include "milepost/projection/model.hpp"

namespace milepost {

/// Figures one step apart, oldest first; `season` steps make a year (1: no season). A view.
struct History {
  std::span<const double> figures{};
  int season{1};
};

/// A row a history, `horizon` figures each, the nearest first. A history without figures has NaN.
struct Paths {
  int horizon{};
  ResultColumn<double> figures{};
  std::vector<std::string> models{};      ///< what `model` counts
  ResultColumn<std::uint8_t> model{};     ///< by which the row was made: a simpler one where there are too few figures
  ResultColumn<std::uint8_t> seasonal{};  ///< 1 where a season was taken out and put back

  std::span<const double> operator[](std::size_t row) const {
    return {figures.data() + row * static_cast<std::size_t>(horizon), static_cast<std::size_t>(horizon)};
  }
};

/// Every history carried on by the model, on so many threads (0: as many as the machine has); the bits are the same for any number of
/// threads, any order and any company. Throws OutOfRange for a horizon that is not 1 to 128.
Paths paths_of(std::span<const History> histories, const Model& model, int horizon, std::size_t threads = 1);

}  // namespace milepost
