// Numbers of a future that are not its own: those of another future, or set by hand.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "milepost/scenario/random.hpp"

namespace milepost {

/// What is drawn for one parameter, or for all surprises of an indicator: numbers of one name and some consecutive steps.
struct DrawnInput {
  std::string name{};
  std::string group{};
  NamedNumbers numbers;
  std::uint64_t step{};
  std::size_t count{1};

  bool holds(const NamedNumbers& others, std::uint64_t at) const { return others == numbers && at >= step && at - step < count; }
};

/// Inputs that are taken from another future; or all inputs set, those that are not listed at their middle. A view of its arguments.
class Substitution {
 public:
  /// All surprises in the middle too, if calm.
  static Substitution taken(std::span<const DrawnInput> inputs, std::uint64_t path, bool calm) { return {inputs, {}, path, calm, false}; }
  /// A share for each number of each input, in their order.
  static Substitution set(std::span<const DrawnInput> inputs, std::span<const double> shares, bool calm) { return {inputs, shares, 0, calm, true}; }

  bool is_set() const { return set_; }
  bool is_calm() const { return calm_; }

  double share(const NamedNumbers& numbers, std::uint64_t step) const {
    std::size_t place = 0;
    for (const DrawnInput& input : inputs_) {
      if (input.holds(numbers, step)) return shares_[place + (step - input.step)];
      place += input.count;
    }
    return 0.5;
  }
  std::uint64_t path_of(const NamedNumbers& numbers, std::uint64_t step, std::uint64_t own) const {
    for (const DrawnInput& input : inputs_)
      if (input.holds(numbers, step)) return path_;
    return own;
  }

 private:
  Substitution(std::span<const DrawnInput> inputs, std::span<const double> shares, std::uint64_t path, bool calm, bool set)
      : inputs_(inputs), shares_(shares), path_(path), calm_(calm), set_(set) {}

  std::span<const DrawnInput> inputs_;
  std::span<const double> shares_;
  std::uint64_t path_{};
  bool calm_{};
  bool set_{};
};

}  // namespace milepost
