#include "milepost/scenario/distribution.hpp"

#include <array>

#include "milepost/detail/numeric.hpp"
#include "milepost/detail/quantile.hpp"

namespace milepost {

namespace {

using detail::exp_of;
using detail::log_of;
using detail::shortest;

std::string listed(const std::vector<double>& values, const std::string& between = ", ") {
  std::string words;
  for (const double value : values) words += (words.empty() ? "" : between) + shortest(value);
  return words;
}

std::vector<double> parameters_of(double value) { return {value}; }
std::vector<double> parameters_of(const Uniform& d) { return {d.low, d.high}; }
std::vector<double> parameters_of(const Triangular& d) { return {d.low, d.mode, d.high}; }
std::vector<double> parameters_of(const Pert& d) { return {d.low, d.mode, d.high}; }
std::vector<double> parameters_of(const NormalDistribution& d) { return {d.mean, d.deviation}; }
std::vector<double> parameters_of(const LogNormal& d) { return {d.median, d.deviation}; }
std::vector<double> parameters_of(const BetaDistribution& d) { return {d.alpha, d.beta, d.low, d.high}; }
std::vector<double> parameters_of(const Empirical& d) { return d.values; }

std::string_view broken_rule(double) { return ""; }
std::string_view broken_rule(const Uniform& d) { return d.low < d.high ? "" : "the low end belongs below the high end"; }
std::string_view broken_order(double low, double mode, double high) {
  if (!(low < high)) return "the low end belongs below the high end";
  return low <= mode && mode <= high ? "" : "the mode belongs between the ends";
}
std::string_view broken_rule(const Triangular& d) { return broken_order(d.low, d.mode, d.high); }
std::string_view broken_rule(const Pert& d) { return broken_order(d.low, d.mode, d.high); }
std::string_view broken_rule(const NormalDistribution& d) { return d.deviation > 0 ? "" : "the deviation belongs above 0"; }
std::string_view broken_rule(const LogNormal& d) {
  if (!(d.median > 0)) return "the median belongs above 0";
  return d.deviation > 0 ? "" : "the deviation belongs above 0";
}
std::string_view broken_rule(const BetaDistribution& d) {
  if (!(d.alpha > 0 && d.beta > 0)) return "both shapes belong above 0";
  return d.low < d.high ? "" : "the low end belongs below the high end";
}
std::string_view broken_rule(const Empirical& d) { return d.values.empty() ? "needs one value at least" : ""; }

// ---- the beta distribution, of + - * / and the library's own logarithm: Boost.Math's, with which the tests compare, ends in the machine's libm,
// and its bits with it

/// log Gamma(x) of x above 0 by Lanczos' series (g = 7, 9 terms; Godfrey, 2001), to about 1e-14.
double log_gamma(double x) {
  constexpr std::array terms{676.5203681218851,     -1259.1392167224028, 771.32342877765313,     -176.61502916214059,
                             12.507343278686905,    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
  double sum = 0.99999999999980993;
  for (std::size_t i = 0; i < terms.size(); ++i) sum += terms[i] / (x + static_cast<double>(i));
  const double t = x + 6.5;
  return 0.91893853320467274178 + (x - 0.5) * log_of(t) - t + log_of(sum);
}

/// The continued fraction of the incomplete beta function, from its front (Abramowitz and Stegun, 1964, 26.5.8; evaluated after Lentz, 1976).
double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  const auto held = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double c = 1, d = 1 / held(1 - (a + b) * x / (a + 1)), fraction = d;
  for (int m = 1; m <= 300; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / held(1 + even * d), c = held(1 + even / c), fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / held(1 + odd * d), c = held(1 + odd / c), fraction *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

/// P(X <= x) on 0 to 1.
double beta_below(double x, double a, double b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const double front = exp_of(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log_of(x) + b * log_of(1 - x));
  return x < (a + 1) / (a + b + 2) ? front * beta_fraction(x, a, b) / a : 1 - front * beta_fraction(1 - x, b, a) / b;
}

/// By halving: slower than Newton, and never astray.
double beta_quantile(double share, double a, double b) {
  double low = 0, high = 1;
  for (int i = 0; i < 60 && low < high; ++i) {
    const double middle = low + (high - low) / 2;
    (beta_below(middle, a, b) < share ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

// ---- quantiles

double at_share(double value, double) { return value; }
double at_share(const Uniform& d, double share) { return d.low + (d.high - d.low) * share; }
double at_share(const Triangular& d, double share) {
  const double width = d.high - d.low, turn = (d.mode - d.low) / width;
  if (share < turn) return d.low + std::sqrt(share * width * (d.mode - d.low));
  return d.high - std::sqrt((1 - share) * width * (d.high - d.mode));
}
BetaDistribution beta_of(const Pert& d) {
  const double width = d.high - d.low;
  return {1 + 4 * (d.mode - d.low) / width, 1 + 4 * (d.high - d.mode) / width, d.low, d.high};
}
double at_share(const BetaDistribution& d, double share) { return d.low + (d.high - d.low) * beta_quantile(share, d.alpha, d.beta); }
double at_share(const Pert& d, double share) { return at_share(beta_of(d), share); }
double at_share(const NormalDistribution& d, double share) { return d.mean + d.deviation * detail::normal_quantile(share); }
double at_share(const LogNormal& d, double share) { return d.median * exp_of(d.deviation * detail::normal_quantile(share)); }
double at_share(const Empirical& d, double share) {
  std::vector<double> values = d.values;
  std::sort(values.begin(), values.end());
  return detail::quantile_in_order(values, share);
}

double mean_of_one(double value) { return value; }
double mean_of_one(const Uniform& d) { return (d.low + d.high) / 2; }
double mean_of_one(const Triangular& d) { return (d.low + d.mode + d.high) / 3; }
double mean_of_one(const Pert& d) { return (d.low + 4 * d.mode + d.high) / 6; }
double mean_of_one(const NormalDistribution& d) { return d.mean; }
double mean_of_one(const LogNormal& d) { return d.median * exp_of(d.deviation * d.deviation / 2); }
double mean_of_one(const BetaDistribution& d) { return d.low + (d.high - d.low) * d.alpha / (d.alpha + d.beta); }
double mean_of_one(const Empirical& d) {
  return detail::sum_of(d.values) / static_cast<double>(d.values.size());
}

}  // namespace

std::string to_string(const Uncertain& value, Language language) {
  constexpr std::string_view in_chinese[]{"", "均匀分布", "三角分布", "PERT分布", "正态分布", "对数正态分布", "贝塔分布", "经验分布"};
  const std::vector<double> parameters = std::visit([](const auto& one) { return parameters_of(one); }, value);
  if (is_certain(value)) return listed(parameters);
  if (language == Language::en) return std::string(name_of(value)) + " " + listed(parameters);
  return std::string(in_chinese[value.index()]) + "（" + listed(parameters, "、") + "）";
}

void check(const Uncertain& value) {
  for (const double parameter : std::visit([](const auto& one) { return parameters_of(one); }, value))
    if (!std::isfinite(parameter)) fail_range(name_of(value), shortest(parameter), "every parameter is a finite number");
  const std::string_view rule = std::visit([](const auto& one) { return broken_rule(one); }, value);
  if (rule.empty()) return;
  const std::vector<double> parameters = std::visit([](const auto& one) { return parameters_of(one); }, value);
  fail_range(name_of(value), parameters.empty() ? "without values" : listed(parameters), rule);
}

double quantile_of(const Uncertain& value, double share) {
  return std::visit([share](const auto& one) { return at_share(one, share); }, value);
}

double mean_of(const Uncertain& value) {
  return std::visit([](const auto& one) { return mean_of_one(one); }, value);
}

double certain(const Uncertain& value, std::string_view thing) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  fail_range(thing, to_string(value), "one path needs a number; simulate() draws from distributions");
}

}  // namespace milepost
