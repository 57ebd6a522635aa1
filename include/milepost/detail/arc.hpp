// Shares of a whole as arcs, on which they move as freely near either end as in the middle, and back.
#pragma once

#include "milepost/detail/lanes.hpp"

namespace milepost::detail {

inline constexpr double quarter_turn = 1.5707963267948966;

/// Coefficients of asin(s) / s in powers of s^2: (2n)! / (4^n n!^2 (2n + 1)).
inline constexpr double arcsine_series[]{
    1.0, 0.16666666666666666, 0.075, 0.044642857142857144, 0.030381944444444444, 0.022372159090909092, 0.017352764423076924, 0.01396484375,
    0.011551800896139705, 0.009761609529194078, 0.008390335809616815, 0.0073125258735988454, 0.006447210311889649, 0.005740037670841924,
    0.005153309682319904, 0.004660143486915096, 0.004240907093679363, 0.003880964558837669, 0.0035692053938259347, 0.003297059503473485};

/// Coefficients of sin(u) / u in powers of u^2.
inline constexpr double sine_series[]{1.0, -0.16666666666666666, 0.008333333333333333, -0.0001984126984126984, 2.7557319223985893e-06,
                                      -2.505210838544172e-08, 1.6059043836821613e-10, -7.647163731819816e-13, 2.8114572543455206e-15};

/// A polynomial, highest power first (Horner).
template <int N, std::size_t Size>
[[gnu::always_inline]] inline Lanes<N> polynomial(Lanes<N> x, const double (&coefficients)[Size]) {
  Lanes<N> sum(coefficients[Size - 1]);
  for (std::size_t i = Size - 1; i > 0; --i) sum = sum * x + coefficients[i - 1];
  return sum;
}

/// asin of the root of a share to 1/2: twice the arc of half the angle, whose share is at most 0.147, where the series is short.
template <int N>
[[gnu::always_inline]] inline Lanes<N> arc_of_lesser_share(Lanes<N> p) {
  const Lanes<N> half = p / (2 * (1 + sqrt(1 - p)));
  return 2 * (sqrt(half) * polynomial(half, arcsine_series));
}

/// asin of the root of a share: 0 of 0, a quarter turn of 1, within 4 ulp. Past either end on by the root, with the curvature that it has
/// there: what lies outside keeps its distance.
template <int N>
[[gnu::always_inline]] inline Lanes<N> arc_of_share(Lanes<N> p) {
  const Lanes<N> inside = larger(smaller(p, 1), 0), lesser = arc_of_lesser_share(smaller(inside, 1 - inside));
  const Lanes<N> arc = where(inside <= 0.5, lesser, quarter_turn - lesser);
  return where(p < 0, -sqrt(larger(-p, 0)), where(p > 1, quarter_turn + sqrt(larger(p - 1, 0)), arc));
}

/// The share at an arc, its inverse.
template <int N>
[[gnu::always_inline]] inline Lanes<N> share_of_arc(Lanes<N> u) {
  const Lanes<N> inside = larger(smaller(u, quarter_turn), 0), lesser = smaller(inside, quarter_turn - inside);
  const Lanes<N> sine = lesser * polynomial(lesser * lesser, sine_series), share = sine * sine, past = u - quarter_turn;
  const Lanes<N> within = where(inside <= 0.5 * quarter_turn, share, 1 - share);
  return where(u < 0, -(u * u), where(past > 0, 1 + past * past, within));
}

}  // namespace milepost::detail
