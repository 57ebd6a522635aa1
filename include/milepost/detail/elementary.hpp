// Exponentials, growth and compounding over lanes, and the logarithms, the same bits from every compiler and processor.
#pragma once

#include "milepost/detail/logarithm.hpp"

// As logarithms are: of + - * / and moves of bits, domains at the end. Exponentials take whole multiples of ln 2 away, as
// fdlibm does, then a polynomial.

namespace milepost::detail {

inline constexpr double place_of_units = 0x1.8p52;  ///< the last bits of doubles of this size are the units

/// Ties to even; for |x| below 2^51.
template <int N>
[[gnu::always_inline]] inline Lanes<N> nearest_whole(Lanes<N> x) {
  return (x + place_of_units) - place_of_units;
}

/// 2^k of a whole k from -1022 to 1023, by writing its exponent.
template <int N>
[[gnu::always_inline]] inline Lanes<N> power_of_two(Lanes<N> k) {
  return doubles(bits(k + (place_of_units + 1023)) << 52);
}

/// x = k ln 2 + rest + lost, the rest from -0.347 to 0.347.
template <int N>
struct Reduced {
  Lanes<N> k, rest, lost;
};

template <int N>
[[gnu::always_inline]] inline Reduced<N> reduced(Lanes<N> x) {
  const Lanes<N> k = nearest_whole(x * 1.44269504088896338700);
  const Lanes<N> high = x - k * ln2_high, low = k * ln2_low, rest = high - low;
  return {k, rest, (high - rest) - low};
}

/// (e^r - 1 - r) / r^2 for |r| to 0.347.
template <int N>
[[gnu::always_inline]] inline Lanes<N> exp_tail(Lanes<N> r, Lanes<N> square) {
  const Lanes<N> fourth = square * square;
  const Lanes<N> first = cubic(r, square, 0.5, 0.1666666666666667, 0.04166666666666667, 0.00833333333332607);
  const Lanes<N> middle =
      cubic(r, square, 0.0013888888888883703, 0.00019841269875048905, 2.480158732571076e-05, 2.755725511097889e-06);
  const Lanes<N> last = (2.755727343657049e-07 + 2.510533724466521e-08 * r) + 2.091477283224809e-09 * square;
  return first + fourth * (middle + fourth * last);
}

/// Up to this size e^x - 1 needs no multiples of ln 2 taken away.
inline constexpr double near_zero = 0.6;

/// e^x - 1 for |x| to near_zero, as fdlibm's exp: x + x c / (2 - c) with c = x - (x coth(x/2) - 2), whose even series is short; its fit is of a
/// relative error below 2^-56.
template <int N>
[[gnu::always_inline]] inline Lanes<N> expm1_near(Lanes<N> x) {
  const Lanes<N> z = x * x, square = z * z;
  const Lanes<N> first = cubic(z, square, 0.16666666666666663, -0.0027777777777722406, 6.613756595799886e-05, -1.653437022348288e-06);
  const Lanes<N> c = x - z * (first + square * square * (4.174206780467631e-08 + -1.0284192362032753e-09 * z));
  return x + x * c / (2 - c);
}

/// e^rest - 1 + whole, rounded little more than once; |whole| is 0 or larger than the rest.
template <int N>
[[gnu::always_inline]] inline Lanes<N> exp_beside(Lanes<N> whole, const Reduced<N>& x) {
  const Lanes<N> sum = whole + x.rest, rounded_off = x.rest - (sum - whole), square = x.rest * x.rest;
  return sum + (rounded_off + (square * exp_tail(x.rest, square) + (x.lost + x.lost * x.rest)));
}

/// e^x, within 1 ulp; infinite above 709.78, 0 below -745.13. Scaled in two steps: 2^1024 and 2^-1075 are no doubles.
template <int N>
[[gnu::always_inline]] inline Lanes<N> exp(Lanes<N> x) {
  const Reduced<N> parts = reduced(larger(-746, smaller(710, x)));
  const Lanes<N> half = nearest_whole(parts.k * 0.5);
  const Lanes<N> result = exp_beside(Lanes<N>(1), parts) * power_of_two(half) * power_of_two(parts.k - half);
  return where(x == x, result, not_a_number);
}

/// What expm1 is of a number that is not NaN, but for the sign of zero.
template <int N>
[[gnu::always_inline]] inline Lanes<N> expm1_within(Lanes<N> x) {
  const Reduced<N> parts = reduced(larger(-64, smaller(710, x)));
  const Lanes<N> whole = 1 - power_of_two(-smaller(parts.k, 64));  // 2^k (whole + e^rest - 1) is e^x - 1
  const Lanes<N> half = exp_beside(whole, parts);
  return where(abs(x) <= near_zero, expm1_near(x), (half + half) * power_of_two(parts.k - 1));
}

/// e^x - 1, within 1.4 ulp to near_zero and 1.1 beyond; -1 below -37.5, infinite above 709.78.
template <int N>
[[gnu::always_inline]] inline Lanes<N> expm1(Lanes<N> x) {
  return where(x == x, where(x == 0, x, expm1_within(x)), not_a_number);
}

/// base^exponent for base > 0, else NaN; within 2 ulp and as many again as the size of the result's logarithm.
template <int N>
[[gnu::always_inline]] inline Lanes<N> power(Lanes<N> base, Lanes<N> exponent) {
  return exp(exponent * log(base));
}

/// The same of one number that may be 0, whose powers are 0.
inline double exp_of(double x) { return exp(Lanes<2>(x))[0]; }
inline double log_of(double x) { return log(Lanes<2>(x))[0]; }
inline double raised(double base, double exponent) { return base == 0 ? 0 : power<2>(base, exponent)[0]; }

/// `result` where there is growth from one value to the other in so many years, else NaN.
template <int N>
[[gnu::always_inline]] inline Lanes<N> where_has_growth(Lanes<N> from, Lanes<N> to, Lanes<N> years, Lanes<N> result) {
  return where(years > 0, where_has_ratio(from, to, result), not_a_number);
}

/// Compound growth a year: (to/from)^(1/years) - 1, 0.05 is 5 %. NaN from, to or through zero and for no time; between
/// two negative values as between their sizes. Within 4 ulp up to a factor of 2 a year.
template <int N>
[[gnu::always_inline]] inline Lanes<N> growth(Lanes<N> from, Lanes<N> to, Lanes<N> years) {
  return where_has_growth(from, to, years, expm1_within(log_ratio_within(from, to) / years));
}

/// A value after so many years of growth at a rate (0.05 is 5 % a year): value (1 + rate)^years. NaN unless rate > -1.
template <int N>
[[gnu::always_inline]] inline Lanes<N> compounded(Lanes<N> value, Lanes<N> rate, Lanes<N> years) {
  const Lanes<N> result = value * exp(years * log1p(rate));
  return where(result == result, result, not_a_number);
}

}  // namespace milepost::detail
