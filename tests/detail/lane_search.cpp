// Searches between two ends: the lower of two valleys, ends, equals, and bits that do not depend on company.
#include "milepost/detail/lane_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "milepost/detail/dispatch.hpp"
#include "numbers.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

/// (x - a)^2 (x - b)^2 + c x: two valleys, of which c chooses one; another curve in each lane.
template <int N>
struct TwoValleys {
  Lanes<N> a, b, c;

  [[gnu::always_inline]] Lanes<N> at(Lanes<N> x) const { return (x - a) * (x - a) * (x - b) * (x - b) + c * x; }
  template <std::size_t Places>
  [[gnu::always_inline]] void operator()(const std::array<Lanes<N>, Places>& places, std::array<Lanes<N>, Places>& sums) const {
    for (std::size_t k = 0; k < Places; ++k) sums[k] = at(places[k]);
  }
};

constexpr detail::LineScan unit_scan{.low = 0, .high = 1, .scanned = 20, .rounds = 6};

struct SearchOfValleys {
  const double* given;  // a, b, c of eight lanes
  double* found;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (int first = 0; first < 8; first += N) {
      const TwoValleys<N> valleys{Lanes<N>::load(given + first), Lanes<N>::load(given + 8 + first), Lanes<N>::load(given + 16 + first)};
      const detail::LeastPlace<N> least = detail::least_between<N>(valleys, unit_scan);
      least.place.store(found + first), least.sum.store(found + 8 + first);
    }
  }
};

}  // namespace

TEST_CASE("the lowest of two valleys is found to seven digits, with the same bits at every width") {
  trials::Numbers numbers;
  for (int trial = 0; trial < 500; ++trial) {
    double given[24], found[16], wide[16];
    for (int lane = 0; lane < 8; ++lane) {
      given[lane] = numbers.between(0.05, 0.4), given[8 + lane] = numbers.between(0.6, 0.95);
      given[16 + lane] = (lane % 2 == 0 ? 1 : -1) * numbers.between(0.005, 0.02);  // one is deeper by more than a step of the scan hides
    }
    detail::run_at<2>(SearchOfValleys{given, found});
    for (int lane = 0; lane < 8; ++lane) {
      const TwoValleys<2> valleys{given[lane], given[8 + lane], given[16 + lane]};
      double least = 1;
      for (int x = 0; x <= 2000; ++x) least = std::min(least, valleys.at(Lanes<2>(x / 2000.0))[0]);
      CHECK(found[8 + lane] <= least);
      const double before = valleys.at(Lanes<2>(found[lane] - 1e-4))[0], after = valleys.at(Lanes<2>(found[lane] + 1e-4))[0];
      CHECK(std::abs(after - before) <= 1e-11);  // 2e-4 times the curvature, up to 2, times what is wrong: to 2.5e-8
    }
    if (detail::run_at<8>(SearchOfValleys{given, wide}))
      for (int i = 0; i < 16; ++i) CHECK(std::bit_cast<std::uint64_t>(wide[i]) == std::bit_cast<std::uint64_t>(found[i]));
    if (detail::run_at<4>(SearchOfValleys{given, wide}))
      for (int i = 0; i < 16; ++i) CHECK(std::bit_cast<std::uint64_t>(wide[i]) == std::bit_cast<std::uint64_t>(found[i]));
  }
}

TEST_CASE("an end is found exactly, and of equals the higher place") {
  const auto with = [](double slope) { return detail::least_between<2>(TwoValleys<2>{2, 2, slope}, unit_scan).place[0]; };
  CHECK(with(100) == 0);
  CHECK(with(-100) == 1);
  struct Flat {
    void operator()(const std::array<Lanes<2>, 3>&, std::array<Lanes<2>, 3>& sums) const { sums.fill(Lanes<2>(7)); }
    void operator()(const std::array<Lanes<2>, 4>&, std::array<Lanes<2>, 4>& sums) const { sums.fill(Lanes<2>(7)); }
  };
  CHECK(detail::least_between<2>(Flat{}, unit_scan).place[0] == 1);
}
