// The one number type of the kernels: N doubles side by side, each computed as if it were alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__) || defined(__ASSOCIATIVE_MATH__)
#error "milepost promises the same numbers from every build, which -ffast-math breaks: compile without it"
#endif

namespace milepost::detail {

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();  ///< the one NaN that kernels answer

/// N doubles or N words of 64 bits as the compilers know them. They are aligned to 16 bytes at every width, so that the
/// calling convention, of which g++ and clang warn for wider ones, is one; all functions here are inlined anyway.
template <int N>
struct Vectors {
  static_assert(N == 2 || N == 4 || N == 8, "a single number is two equal lanes: alone it could be fused");
  typedef double Doubles __attribute__((vector_size(8 * N), aligned(16)));
  typedef std::uint64_t Words __attribute__((vector_size(8 * N), aligned(16)));
  typedef std::int64_t Truths __attribute__((vector_size(8 * N), aligned(16)));  // all bits set, or none
};

template <int N>
struct Lanes;

/// What a comparison says of each lane.
template <int N>
struct Mask {
  using Truths = typename Vectors<N>::Truths;
  Truths lanes{};

  Mask() = default;
  [[gnu::always_inline]] explicit Mask(const Truths& of_each) : lanes(of_each) {}

  [[gnu::always_inline]] inline bool operator[](int lane) const { return lanes[lane] != 0; }

  /// As numbers, not as an open comparison: g++ takes combined comparisons apart, lane by lane, where it has parsed them
  /// for another instruction set than it compiles for.
  [[gnu::always_inline]] inline Mask settled() const {
#if defined(__clang__)
    return *this;
#else
    using Doubles = typename Vectors<N>::Doubles;
    return Mask(reinterpret_cast<Truths>(__builtin_assoc_barrier(reinterpret_cast<Doubles>(lanes))));
#endif
  }

  [[gnu::always_inline]] friend inline Mask operator&(Mask a, Mask b) {
    return Mask(a.settled().lanes & b.settled().lanes);
  }
  [[gnu::always_inline]] friend inline Mask operator|(Mask a, Mask b) {
    return Mask(a.settled().lanes | b.settled().lanes);
  }
  [[gnu::always_inline]] friend inline Mask operator^(Mask a, Mask b) {
    return Mask(a.settled().lanes ^ b.settled().lanes);
  }
  [[gnu::always_inline]] friend inline Mask operator!(Mask a) { return Mask(~a.settled().lanes); }

  /// By pairs, which every processor has: g++ asks lane by lane otherwise.
  [[gnu::always_inline]] friend inline bool any(Mask mask) {
    typename Vectors<2>::Truths pairs[N / 2], found{};
    const Mask settled = mask.settled();
    std::memcpy(pairs, &settled.lanes, sizeof pairs);
    for (const auto& pair : pairs) found |= pair;
    return (found[0] | found[1]) != 0;
  }
  [[gnu::always_inline]] friend inline bool all(Mask mask) { return !any(!mask); }

  /// Lane by lane the first where the mask is true, else the second; both are computed. Choices stand one in another, a
  /// comparison beside each, rather than combine masks. The barrier keeps g++ from combining them itself, which it then
  /// takes apart lane by lane.
  [[gnu::always_inline]] friend inline Lanes<N> where(Mask mask, Lanes<N> then, Lanes<N> otherwise) {
#if defined(__clang__)
    return Lanes<N>(mask.lanes ? then.lanes : otherwise.lanes);
#else
    return Lanes<N>(__builtin_assoc_barrier(mask.lanes ? then.lanes : otherwise.lanes));
#endif
  }
};

/// The bits of N doubles, for what is done to exponents and signs.
template <int N>
struct Bits {
  using Words = typename Vectors<N>::Words;
  Words lanes{};

  Bits() = default;
  [[gnu::always_inline]] explicit Bits(const Words& of_each) : lanes(of_each) {}

  [[gnu::always_inline]] friend inline Bits operator+(Bits a, std::uint64_t b) { return Bits(a.lanes + b); }
  [[gnu::always_inline]] friend inline Bits operator-(Bits a, Bits b) { return Bits(a.lanes - b.lanes); }
  [[gnu::always_inline]] friend inline Bits operator^(Bits a, Bits b) { return Bits(a.lanes ^ b.lanes); }
  [[gnu::always_inline]] friend inline Bits operator&(Bits a, std::uint64_t b) { return Bits(a.lanes & b); }
  [[gnu::always_inline]] friend inline Bits operator|(Bits a, std::uint64_t b) { return Bits(a.lanes | b); }
  [[gnu::always_inline]] friend inline Bits operator<<(Bits a, int places) { return Bits(a.lanes << places); }
  [[gnu::always_inline]] friend inline Bits operator>>(Bits a, int places) { return Bits(a.lanes >> places); }

  [[gnu::always_inline]] friend inline Lanes<N> doubles(Bits bits) {
    return Lanes<N>(reinterpret_cast<typename Vectors<N>::Doubles>(bits.lanes));
  }
};

/// N doubles; zeros by default. A plain double beside lanes stands in every lane. Sums, products, quotients and roots
/// are those of IEEE 754, each rounded by itself. The sign and payload of a NaN that + - * / make are the processor's: a
/// kernel ends with `where(domain, result, not_a_number)`.
template <int N>
struct Lanes {
  using Doubles = typename Vectors<N>::Doubles;
  Doubles lanes{};

  Lanes() = default;
  [[gnu::always_inline]] explicit Lanes(const Doubles& of_each) : lanes(of_each) {}
  /// Through memory, which g++ sees through: a number that it spreads itself it puts in lane by lane, where it has parsed this for another
  /// instruction set than it compiles for.
  [[gnu::always_inline]] Lanes(double of_all) {
    double each[N];
    for (double& one : each) one = of_all;
    std::memcpy(&lanes, each, sizeof lanes);
  }

  [[gnu::always_inline]] static inline Lanes of(double of_all) { return Lanes(of_all); }

  /// N doubles from anywhere in memory, aligned or not.
  [[gnu::always_inline]] static inline Lanes load(const double* from) {
    Lanes loaded;
    std::memcpy(&loaded.lanes, from, sizeof loaded.lanes);
    return loaded;
  }
  [[gnu::always_inline]] inline void store(double* to) const { std::memcpy(to, &lanes, sizeof lanes); }

  [[gnu::always_inline]] inline double operator[](int lane) const { return lanes[lane]; }

  [[gnu::always_inline]] friend inline Lanes operator+(Lanes a, Lanes b) { return Lanes(a.lanes + b.lanes); }
  [[gnu::always_inline]] friend inline Lanes operator-(Lanes a, Lanes b) { return Lanes(a.lanes - b.lanes); }
  [[gnu::always_inline]] friend inline Lanes operator/(Lanes a, Lanes b) { return Lanes(a.lanes / b.lanes); }
  [[gnu::always_inline]] friend inline Lanes operator-(Lanes a) { return Lanes(-a.lanes); }
  [[gnu::always_inline]] friend inline Lanes operator*(Lanes a, Lanes b) {
#if defined(__clang__)
    return Lanes(a.lanes * b.lanes);  // clang fuses within one expression only: this function is fence enough
#else
    return Lanes(__builtin_assoc_barrier(a.lanes * b.lanes));  // g++ fuses across functions, though not past this
#endif
  }

  template <class Compared>
  [[gnu::always_inline]] static inline Mask<N> truth(const Compared& lanes) {
    return Mask<N>(reinterpret_cast<typename Mask<N>::Truths>(lanes));
  }
  [[gnu::always_inline]] friend inline Mask<N> operator<(Lanes a, Lanes b) { return truth(a.lanes < b.lanes); }
  [[gnu::always_inline]] friend inline Mask<N> operator<=(Lanes a, Lanes b) { return truth(a.lanes <= b.lanes); }
  [[gnu::always_inline]] friend inline Mask<N> operator>(Lanes a, Lanes b) { return truth(a.lanes > b.lanes); }
  [[gnu::always_inline]] friend inline Mask<N> operator>=(Lanes a, Lanes b) { return truth(a.lanes >= b.lanes); }
  [[gnu::always_inline]] friend inline Mask<N> operator==(Lanes a, Lanes b) { return truth(a.lanes == b.lanes); }
  [[gnu::always_inline]] friend inline Mask<N> operator!=(Lanes a, Lanes b) { return truth(a.lanes != b.lanes); }

  [[gnu::always_inline]] friend inline Bits<N> bits(Lanes x) {
    return Bits<N>(reinterpret_cast<typename Bits<N>::Words>(x.lanes));
  }
  [[gnu::always_inline]] friend inline Lanes abs(Lanes x) { return doubles(bits(x) & ~(std::uint64_t{1} << 63)); }

  /// The second where the two are equal or either is NaN: put the number that may be missing first.
  [[gnu::always_inline]] friend inline Lanes larger(Lanes a, Lanes b) { return where(a > b, a, b); }
  [[gnu::always_inline]] friend inline Lanes smaller(Lanes a, Lanes b) { return where(a < b, a, b); }

  [[gnu::always_inline]] friend inline Mask<N> is_nan(Lanes x) { return x != x; }
  [[gnu::always_inline]] friend inline Mask<N> is_finite(Lanes x) {
    return abs(x) <= std::numeric_limits<double>::max();
  }
};

/// Square roots of two doubles, of IEEE 754; without a call of the C library, which would look after errno.
[[gnu::always_inline]] inline void square_roots(double* pair) {
#if defined(__SSE2__)
  _mm_storeu_pd(pair, _mm_sqrt_pd(_mm_loadu_pd(pair)));
#else
  pair[0] = __builtin_sqrt(pair[0]);
  pair[1] = __builtin_sqrt(pair[1]);
#endif
}

/// Correctly rounded; the one NaN below zero, -0 of -0. No root is taken of what has none: clang knows that it is a NaN,
/// takes one for as good as another and drops the choice.
template <int N>
[[gnu::always_inline]] inline Lanes<N> sqrt(Lanes<N> x) {
  const Mask<N> has_root = x >= 0;
  double roots[N];
  where(has_root, x, 1).store(roots);
  for (int lane = 0; lane < N; lane += 2)
    square_roots(roots + lane);
  return where(has_root, Lanes<N>::load(roots), not_a_number);
}

}  // namespace milepost::detail
