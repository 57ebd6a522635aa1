// The standard normal distribution, the same bits from every build.
#pragma once

#include "milepost/detail/elementary.hpp"

namespace milepost::detail {

/// A polynomial by its coefficients, the constant last.
template <std::size_t Size>
double polynomial(double x, const double (&coefficients)[Size]) {
  double sum = 0;
  for (const double coefficient : coefficients) sum = sum * x + coefficient;
  return sum;
}

inline double normal_density(double x) { return 0.39894228040143267794 * exp_of(-x * x / 2); }

/// P(Z > x) of x from 0 on: Hart's rational approximation 5666 (Computer Approximations, 1968) and a continued fraction past 7.07, as
/// in West, Better approximations to cumulative normal functions, 2005; to about 1e-15.
inline double normal_above(double x) {
  if (x > 38) return 0;
  const double tail = exp_of(-x * x / 2);
  if (x < 7.07106781186547) {
    constexpr double over[]{3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376};
    constexpr double under[]{8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752};
    return tail * polynomial(x, over) / polynomial(x, under);
  }
  return tail / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * 2.506628274631);
}

/// P(Z <= x).
inline double normal_below(double x) { return x > 0 ? 1 - normal_above(x) : normal_above(-x); }

namespace normal_parts {

inline constexpr double near_over[]{2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
                                    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0};
inline constexpr double near_under[]{5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
                                     5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0};
inline constexpr double middle_over[]{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
                                      3.64784832476320460504e0,  5.76949722146069140550e0,  4.63033784615654529590e0,  1.42343711074968357734e0};
inline constexpr double middle_under[]{1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                       6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
inline constexpr double far_over[]{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                   2.96560571828504891230e-1, 1.78482653991729133580e0,  5.46378491116411436990e0,  6.65790464350110377720e0};
inline constexpr double far_under[]{2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
                                    1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};

}  // namespace normal_parts

/// The x below which a share p of (0, 1) lies: algorithm AS 241 (Wichura, Applied Statistics 37, 1988), to about 1e-15.
inline double normal_quantile(double p) {
  using namespace normal_parts;
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(r, near_over) / polynomial(r, near_under);
  }
  const double r = sqrt(Lanes<2>(-log_of(q < 0 ? p : 1 - p)))[0];
  const double size = r <= 5 ? polynomial(r - 1.6, middle_over) / polynomial(r - 1.6, middle_under) : polynomial(r - 5, far_over) / polynomial(r - 5, far_under);
  return q < 0 ? -size : size;
}

}  // namespace milepost::detail
