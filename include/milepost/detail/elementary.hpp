// Logarithms, exponentials, growth and compounding over lanes, the same bits from every compiler and processor.
#pragma once

#include <cstdint>

#include "milepost/detail/lanes.hpp"

// Of + - * / and moves of bits only. The reductions and coefficients are those of fdlibm (Sun Microsystems, 1993, freely
// granted: e_log.c, s_log1p.c, e_exp.c, s_expm1.c), with the branches turned into sums that hold in every case.
// Each answers the one NaN outside its domain, tested once at the end.

namespace milepost::detail {

/// ln 2 in two parts; the first has 33 bits of zeros at its end, so that whole multiples up to 2^20 are exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
inline constexpr double smallest_normal = 0x1p-1022, infinite = std::numeric_limits<double>::infinity();
inline constexpr double units = 0x1.8p52;  ///< at this size doubles are whole numbers, the last of which are their last bits

/// c0 + c1 x + c2 x^2 + ... by Horner's rule.
template <int N>
[[gnu::always_inline]] inline Lanes<N> polynomial(Lanes<N>, double constant) {
  return constant;
}
template <int N, class... Coefficients>
[[gnu::always_inline]] inline Lanes<N> polynomial(Lanes<N> x, double constant, Coefficients... further) {
  return constant + x * polynomial(x, further...);
}

/// Ties to even; for |x| below 2^51.
template <int N>
[[gnu::always_inline]] inline Lanes<N> nearest_whole(Lanes<N> x) {
  return (x + units) - units;
}

/// 2^k of a whole k from -1022 to 1023, by writing its exponent.
template <int N>
[[gnu::always_inline]] inline Lanes<N> power_of_two(Lanes<N> k) {
  return doubles(bits(k + (units + 1023)) << 52);
}

/// x 2^k with one rounding, for k from -2044 to 2046: in two steps, since 2^1024 and 2^-1075 are no doubles.
template <int N>
[[gnu::always_inline]] inline Lanes<N> scaled(Lanes<N> x, Lanes<N> k) {
  const Lanes<N> half = nearest_whole(k * 0.5);
  return x * power_of_two(half) * power_of_two(k - half);
}

/// A positive number is mantissa 2^exponent.
template <int N>
struct Split {
  Lanes<N> mantissa, exponent;
};

/// The mantissa from `lowest`, 1 or less, to below its double; `lowest` is given by its upper 32 bits.
template <int N>
[[gnu::always_inline]] inline Split<N> split(Lanes<N> x, std::uint64_t lowest) {
  const Mask<N> small = x < smallest_normal;
  const Bits<N> moved = bits(where(small, x * 0x1p54, x)) + ((0x3FF00000 - lowest) << 32);
  const Bits<N> mantissa = (moved & 0x000F'FFFF'FFFF'FFFF) + (lowest << 32);
  const Lanes<N> biased = doubles((moved >> 52) | 0x4330'0000'0000'0000) - 0x1p52;  // the bits of 2^52 below it
  return {doubles(mantissa), biased - where(small, 1023 + 54, 1023)};
}

inline constexpr std::uint64_t from_root_of_half = 0x3FE6A09E, from_one = 0x3FF00000;  ///< lowest mantissas

/// log((1 + s) / (1 - s)) - 2 s, divided by s: the tail of 2 atanh(s), for |s| to 0.1716.
template <int N>
[[gnu::always_inline]] inline Lanes<N> atanh_tail(Lanes<N> s) {
  const Lanes<N> z = s * s;
  return z * polynomial(z, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
                        2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
                        1.479819860511658591e-01);
}

/// log(1 + f) + lost + k ln 2, for 1 + f from the root of a half to the root of two.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_near_one(Lanes<N> f, Lanes<N> lost, Lanes<N> k) {
  const Lanes<N> s = f / (f + 2), half_square = f * f * 0.5;
  const Lanes<N> small = s * (half_square + atanh_tail(s)) + (k * ln2_low + lost);
  return k * ln2_high - ((half_square - small) - f);
}

/// Natural logarithm of a positive number, within 1 ulp; NaN of zero and below.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log(Lanes<N> x) {
  const Split<N> parts = split(x, from_root_of_half);
  const Lanes<N> result = log_near_one(parts.mantissa - 1, Lanes<N>{}, parts.exponent);
  return defined(x > 0, where(x < infinite, result, x));
}

/// log(1 + x) for x above -1, within 1 ulp, near zero too; NaN at -1 and below.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log1p(Lanes<N> x) {
  const Lanes<N> sum = x + 1;
  const Lanes<N> lost = where(x > 1, 1 - (sum - x), x - (sum - 1));  // what the sum has rounded off
  const Split<N> parts = split(sum, from_root_of_half);
  const Mask<N> near = parts.exponent == 0;
  const Lanes<N> f = where(near, x, parts.mantissa - 1);
  const Lanes<N> result = log_near_one(f, where(near, 0, lost / sum), parts.exponent);
  return defined(x > -1, where((x < infinite) & (x != 0), result, x));
}

/// log(to / from), from atanh of the exact difference: accurate where the two are near. Two finite values on the same side
/// of zero, else NaN.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_ratio(Lanes<N> from, Lanes<N> to) {
  const Lanes<N> under = abs(from), over = abs(to);
  const Split<N> a = split(under, from_one), b = split(over, from_one);
  const Mask<N> above = b.mantissa > 1.4142135623730951 * a.mantissa, below = a.mantissa > 1.4142135623730951 * b.mantissa;
  const Lanes<N> first = where(above, 2 * a.mantissa, a.mantissa), second = where(below, 2 * b.mantissa, b.mantissa);
  const Lanes<N> k = (b.exponent - a.exponent) + where(above, 1, where(below, -1, 0));
  const Lanes<N> s = (second - first) / (second + first);  // the two are within a factor of 2: the difference is exact
  const Lanes<N> result = k * ln2_high + (2 * s + (s * atanh_tail(s) + k * ln2_low));
  const Mask<N> one_side = !((from > 0) ^ (to > 0));
  return defined(one_side & (smaller(under, over) > 0) & is_finite(from) & is_finite(to), result);
}

/// x = k ln 2 + (high - low), the difference from -0.35 to 0.35.
template <int N>
struct Reduced {
  Lanes<N> k, high, low;
};

template <int N>
[[gnu::always_inline]] inline Reduced<N> reduced(Lanes<N> x) {
  const Lanes<N> k = nearest_whole(x * 1.44269504088896338700);
  return {k, x - k * ln2_high, k * ln2_low};
}

/// e^x, within 1 ulp; infinite above 709.78, 0 below -745.13.
template <int N>
[[gnu::always_inline]] inline Lanes<N> exp(Lanes<N> x) {
  const Reduced<N> parts = reduced(where(x > 710, 710, where(x < -746, -746, x)));
  const Lanes<N> rest = parts.high - parts.low, square = rest * rest;
  const Lanes<N> c = rest - square * polynomial(square, 1.66666666666666019037e-01, -2.77777777770155933842e-03,
                                                6.61375632143793436117e-05, -1.65339022054652515390e-06,
                                                4.13813679705723846039e-08);
  const Lanes<N> near_one = 1 - ((parts.low - (rest * c) / (2 - c)) - parts.high);
  return defined(x == x, scaled(near_one, parts.k));
}

/// e^r - 1 - r for |r| to 0.35, with what r has lost to rounding.
template <int N>
[[gnu::always_inline]] inline Lanes<N> expm1_tail(Lanes<N> r, Lanes<N> lost) {
  const Lanes<N> half = r * 0.5, half_square = r * half;
  const Lanes<N> r1 = polynomial(half_square, 1, -3.33333333333331316428e-02, 1.58730158725481460165e-03,
                                 -7.93650757867487942473e-05, 4.00821782732936239552e-06, -2.01099218183624371326e-07);
  const Lanes<N> t = 3 - r1 * half;
  const Lanes<N> e = half_square * ((r1 - t) / (6 - r * t));
  return half_square - (r * (e - lost) - lost);
}

/// e^x - 1, within 1 ulp, near zero too; -1 below -37.5, infinite above 709.78.
template <int N>
[[gnu::always_inline]] inline Lanes<N> expm1(Lanes<N> x) {
  const Reduced<N> parts = reduced(where(x > 710, 710, where(x < -64, -64, x)));
  const Lanes<N> rest = parts.high - parts.low, lost = (parts.high - rest) - parts.low;
  const Lanes<N> whole = 1 - power_of_two(-smaller(parts.k, 64));  // 2^k (whole + e^rest - 1) is e^x - 1
  const Lanes<N> sum = whole + rest, rounded_off = rest - (sum - whole);
  const Lanes<N> result = scaled(sum + (rounded_off + expm1_tail(rest, lost)), parts.k);
  return defined(x == x, where(x == 0, x, result));
}

/// base^exponent for base > 0, else NaN; the relative error grows with the logarithm of the result, by 2^-53 for each unit.
template <int N>
[[gnu::always_inline]] inline Lanes<N> power(Lanes<N> base, Lanes<N> exponent) {
  return exp(exponent * log(base));
}

/// Compound growth a year: (to/from)^(1/years) - 1, 0.05 is 5 %. NaN from, to or through zero and for no time; between
/// two negative values as between their sizes.
template <int N>
[[gnu::always_inline]] inline Lanes<N> growth(Lanes<N> from, Lanes<N> to, Lanes<N> years) {
  return defined(years > 0, expm1(log_ratio(from, to) / years));
}

/// A value after so many years of growth at a rate (0.05 is 5 % a year): value (1 + rate)^years. NaN unless rate > -1.
template <int N>
[[gnu::always_inline]] inline Lanes<N> compounded(Lanes<N> value, Lanes<N> rate, Lanes<N> years) {
  const Lanes<N> result = value * exp(years * log1p(rate));
  return defined(result == result, result);
}

}  // namespace milepost::detail
