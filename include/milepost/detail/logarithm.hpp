// Logarithms of numbers and of ratios over lanes, the same bits from every compiler and processor.
#pragma once

#include <cstdint>

#include "milepost/detail/lanes.hpp"

// Of + - * / and moves of bits only, without branches. Logarithms follow fdlibm (Sun Microsystems, 1993, freely
// granted: e_log.c, s_log1p.c): a mantissa near 1, then the odd series of atanh. Polynomials are Chebyshev fits on the
// ranges named, of a relative error below 2^-60, evaluated in pairs (Estrin), which waits less. Domains are tested once,
// at the end; outside is the one NaN. The bounds in ulp (units in the last place) are what tests hold them to.

namespace milepost::detail {

/// ln 2 in two parts; the first ends in 33 zero bits, so that its whole multiples up to 2^20 are exact.
inline constexpr double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
inline constexpr double positive_infinity = std::numeric_limits<double>::infinity();

inline constexpr std::uint64_t bits_of_one = 0x3FF0'0000'0000'0000, bits_of_mantissa = 0x000F'FFFF'FFFF'FFFF,
                               bits_of_exponent = 0x7FF0'0000'0000'0000, bit_of_sign = 0x8000'0000'0000'0000,
                               bits_of_2_52 = 0x4330'0000'0000'0000, half_exponent = 0x0008'0000'0000'0000;

/// a + b x + c x^2 + d x^3.
template <int N>
[[gnu::always_inline]] inline Lanes<N> cubic(Lanes<N> x, Lanes<N> square, double a, double b, double c, double d) {
  return (a + b * x) + (c + d * x) * square;
}

/// Whole numbers below 2^52, kept as integers, as doubles, less so much.
template <int N>
[[gnu::always_inline]] inline Lanes<N> counted(Bits<N> whole, double less) {
  return doubles(whole | bits_of_2_52) - (0x1p52 + less);
}

/// A positive number made normal, times 2^54 where it was not.
template <int N>
struct Normal {
  Lanes<N> value, raised_by;
};

template <int N>
[[gnu::always_inline]] inline Normal<N> normal(Lanes<N> x) {
  const Mask<N> small = x < 0x1p-1022;
  return {where(small, x * 0x1p54, x), where(small, 54, 0)};
}

/// A positive number is mantissa 2^k, the mantissa from 0.75 to 1.5.
template <int N>
struct Split {
  Lanes<N> mantissa, k;
};

template <int N>
[[gnu::always_inline]] inline Split<N> split(Lanes<N> x) {
  const Normal<N> whole = normal(x);
  const Bits<N> exponent = (bits(whole.value) + half_exponent) >> 52;
  const Bits<N> mantissa = bits(whole.value) - (exponent << 52) + bits_of_one;
  return {doubles(mantissa), counted(exponent, 1023) - whole.raised_by};
}

/// to / from is second / first 2^k, the quotient from 0.666 to 1.502: first has the mantissa of `from` and second that
/// of `to`, perhaps doubled or halved, so that the difference of the two is exact (Sterbenz).
template <int N>
struct Ratio {
  Lanes<N> first, second, k;
};

/// Of positive normal numbers. Read as integers doubles are their logarithms, but for 0.086 at most: their difference, rounded, is k.
/// 2047 above it keeps it positive.
template <int N>
[[gnu::always_inline]] inline Ratio<N> ratio_of_normal(Lanes<N> from, Lanes<N> to) {
  const Bits<N> a = bits(from), b = bits(to);
  const Bits<N> steps = (b - a + (bits_of_exponent + half_exponent)) >> 52;
  const Bits<N> second = b - (a & bits_of_exponent) - (steps << 52) + (bits_of_one + bits_of_exponent);
  return {doubles((a & bits_of_mantissa) | bits_of_one), doubles(second), counted(steps, 2047)};
}

/// Of positive numbers.
template <int N>
[[gnu::always_inline]] inline Ratio<N> ratio(Lanes<N> from, Lanes<N> to) {
  const Normal<N> under = normal(from), over = normal(to);
  Ratio<N> parts = ratio_of_normal(under.value, over.value);
  parts.k = parts.k + (under.raised_by - over.raised_by);
  return parts;
}

/// log((1 + s) / (1 - s)) / s - 2, the tail of 2 atanh(s), for |s| to 0.2005.
template <int N>
[[gnu::always_inline]] inline Lanes<N> atanh_tail(Lanes<N> s) {
  const Lanes<N> z = s * s, square = z * z;
  const Lanes<N> first =
      cubic(z, square, 0.6666666666666666, 0.40000000000008085, 0.2857142856721186, 0.2222222305900626);
  const Lanes<N> further =
      cubic(z, square, 0.181817367912974, 0.15388901113689124, 0.13209054081804986, 0.1361404704104133);
  return z * (first + square * square * further);
}

/// log(1 + f) + lost + k ln 2, for f from -0.25 to 0.5.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_near_one(Lanes<N> f, Lanes<N> lost, Lanes<N> k) {
  const Lanes<N> s = f / (f + 2), half_square = f * f * 0.5;
  const Lanes<N> small = s * (half_square + atanh_tail(s)) + (k * ln2_low + lost);
  return k * ln2_high - ((half_square - small) - f);
}

/// Natural logarithm of a positive number, within 1 ulp; NaN of zero and below.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log(Lanes<N> x) {
  const Split<N> parts = split(x);
  const Lanes<N> result = log_near_one(parts.mantissa - 1, Lanes<N>{}, parts.k);
  return where(x > 0, where(x < positive_infinity, result, x), not_a_number);
}

/// log(1 + x) for x above -1, within 1 ulp, near zero too; NaN at -1 and below.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log1p(Lanes<N> x) {
  const Lanes<N> sum = x + 1;
  const Lanes<N> lost = where(x > 1, 1 - (sum - x), x - (sum - 1));  // what the sum has rounded off
  const Split<N> parts = split(sum);
  const Mask<N> near = parts.k == 0;
  const Lanes<N> f = where(near, x, parts.mantissa - 1);
  const Lanes<N> result = log_near_one(f, where(near, 0, lost / sum), parts.k);
  return where(x > -1, where(x < positive_infinity, where(x != 0, result, x), x), not_a_number);
}

/// `to` seen from the side of zero on which `from` is: negative if it is on the other.
template <int N>
[[gnu::always_inline]] inline Lanes<N> from_the_side_of(Lanes<N> from, Lanes<N> to) {
  return doubles(bits(to) ^ Bits<N>(bits(from) & bit_of_sign));
}

/// `result` where both are finite and on the same side of zero, else NaN: of a smaller and a larger one or the other is a
/// NaN that came in.
template <int N>
[[gnu::always_inline]] inline Lanes<N> where_has_ratio(Lanes<N> from, Lanes<N> to, Lanes<N> result) {
  const Lanes<N> under = abs(from), over = from_the_side_of(from, to), none(not_a_number);
  return where(smaller(under, over) > 0, where(larger(over, under) < positive_infinity, result, none), none);
}

/// k ln 2 + 2 atanh(s) of second = first (1 + s) / (1 - s).
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_of_ratio(const Ratio<N>& parts) {
  const Lanes<N> s = (parts.second - parts.first) / (parts.second + parts.first);
  return parts.k * ln2_high + (2 * s + (s * atanh_tail(s) + parts.k * ln2_low));
}

/// What log_ratio is within its domain.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_ratio_within(Lanes<N> from, Lanes<N> to) {
  return log_of_ratio(ratio(abs(from), abs(to)));
}

/// The same of positive normal numbers, to the bit.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_ratio_of_normal(Lanes<N> from, Lanes<N> to) {
  return log_of_ratio(ratio_of_normal(from, to));
}

/// log(to / from), from atanh of the exact difference: within 2 ulp however near the two are. Two finite values on the
/// same side of zero, else NaN.
template <int N>
[[gnu::always_inline]] inline Lanes<N> log_ratio(Lanes<N> from, Lanes<N> to) {
  return where_has_ratio(from, to, log_ratio_within(from, to));
}

}  // namespace milepost::detail
