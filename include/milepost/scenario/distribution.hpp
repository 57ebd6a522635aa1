// What a number may be when it is not known: a number, or one of the usual distributions.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "milepost/detail/normal.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

/// Every value between two ends is as likely.
struct Uniform {
  double low{0}, high{1};
  friend bool operator==(const Uniform&, const Uniform&) = default;
};

/// Least, most likely and largest value; the density is a triangle.
struct Triangular {
  double low{0}, mode{0.5}, high{1};
  friend bool operator==(const Triangular&, const Triangular&) = default;
};

/// The same three, as a beta distribution with mean (low + 4 mode + high) / 6 (Malcolm, Roseboom, Clark and Fazar, Operations Research 7,
/// 1959).
struct Pert {
  double low{0}, mode{0.5}, high{1};
  friend bool operator==(const Pert&, const Pert&) = default;
};

struct NormalDistribution {
  double mean{0}, deviation{1};
  friend bool operator==(const NormalDistribution&, const NormalDistribution&) = default;
};

/// exp of a normal one; told by its own median and by the deviation of its logarithm: 0.1 is about 10 %.
struct LogNormal {
  double median{1}, deviation{0.1};
  friend bool operator==(const LogNormal&, const LogNormal&) = default;
};

/// On low to high, with the two shapes of a beta distribution.
struct BetaDistribution {
  double alpha{1}, beta{1}, low{0}, high{1};
  friend bool operator==(const BetaDistribution&, const BetaDistribution&) = default;
};

/// Values that were seen, each as likely; between two neighbours a straight line.
struct Empirical {
  std::vector<double> values{};
  friend bool operator==(const Empirical&, const Empirical&) = default;
};

/// A number, certain, or a distribution.
using Uncertain = std::variant<double, Uniform, Triangular, Pert, NormalDistribution, LogNormal, BetaDistribution, Empirical>;

constexpr std::string_view name_of(double) { return "number"; }
constexpr std::string_view name_of(const Uniform&) { return "uniform"; }
constexpr std::string_view name_of(const Triangular&) { return "triangular"; }
constexpr std::string_view name_of(const Pert&) { return "pert"; }
constexpr std::string_view name_of(const NormalDistribution&) { return "normal"; }
constexpr std::string_view name_of(const LogNormal&) { return "lognormal"; }
constexpr std::string_view name_of(const BetaDistribution&) { return "beta"; }
constexpr std::string_view name_of(const Empirical&) { return "empirical"; }

inline std::string_view name_of(const Uncertain& value) {
  return std::visit([](const auto& one) { return name_of(one); }, value);
}

inline bool is_certain(const Uncertain& value) { return std::holds_alternative<double>(value); }

/// A parameter that cannot be: the way to it in a scenario file ("ramp", "effect.fixed_target.by"), and what is wrong with it.
struct ParameterFault {
  std::string field{};
  std::string message{};
  friend bool operator==(const ParameterFault&, const ParameterFault&) = default;
};

namespace detail {

/// Takes down what a step throws for being out of range.
template <class Step>
void take_fault(std::vector<ParameterFault>& faults, const std::string& field, const Step& step) {
  try {
    step();
  } catch (const OutOfRange& failure) {
    faults.push_back({field, failure.what()});
  }
}

}  // namespace detail

/// Throws OutOfRange for a distribution that is none, with its name, its parameters and the rule: a triangular 3, 2, 5 has its mode below
/// its least value. Every parameter is finite.
void check(const Uncertain& value);

/// The value below which a share of (0, 1) lies; a number is itself at every share. Bits are the same in every build. Empirical: between the
/// values in order, the least at 0 and the largest at 1 (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
double quantile_of(const Uncertain& value, double share);

/// What it is in the mean: the sum of shares times values.
double mean_of(const Uncertain& value);

/// "triangular 1, 2, 4"; a number as it is. In Chinese 三角分布（1、2、4）.
std::string to_string(const Uncertain& value, Language language = Language::en);

/// The number, where a single path is asked for. Throws OutOfRange for a distribution: "per_year triangular 1, 2, 4: ...".
double certain(const Uncertain& value, std::string_view thing);

}  // namespace milepost
