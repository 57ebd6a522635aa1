// Panels for tests: series on equal steps, one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include "milepost/observation/panel.hpp"

namespace milepost::trials {

/// Series that end in 2025, a year from figure to figure unless said otherwise.
class MadePanel {
 public:
  MadePanel() = default;
  explicit MadePanel(const std::vector<std::vector<double>>& all, double step = 1) {
    for (const std::vector<double>& figures : all) add(figures, step);
  }

  void add(const std::vector<double>& figures, double step = 1) {
    std::vector<double> times;
    for (std::size_t i = 0; i < figures.size(); ++i) times.push_back(newest - step * static_cast<double>(figures.size() - 1 - i));
    add_at(times, figures);
  }

  void add_at(const std::vector<double>& times, const std::vector<double>& figures) {
    times_.insert(times_.end(), times.begin(), times.end());
    values_.insert(values_.end(), figures.begin(), figures.end());
    offsets_.push_back(static_cast<std::int64_t>(values_.size()));
  }

  /// A view of what this holds.
  Panel view() const { return {offsets_, times_, values_}; }

  static constexpr double newest = 2026;  ///< the end of 2025 on the library's clock

 private:
  std::vector<std::int64_t> offsets_{0};
  std::vector<double> times_{}, values_{};
};

}  // namespace milepost::trials
