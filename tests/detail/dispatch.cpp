// Dispatch: the widest lanes, the floating-point mode, parts over threads.
#include <doctest/doctest.h>

#include <cfenv>
#include <numeric>
#include <set>
#include <stdexcept>
#include <vector>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/lanes.hpp"

using namespace milepost;

namespace {

/// Notes at how many lanes it was run.
struct WidthNoted {
  int& width;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    width = N;
  }
};

/// 1/3 and half of the smallest normal number, by the mode in which it runs.
struct ModeSeen {
  double& third;
  double& half;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    third = (detail::Lanes<N>(third) / 3)[0];
    half = (detail::Lanes<N>(half) / 2)[0];
  }
};

double sum_of_parts(std::size_t count, std::size_t threads) {
  std::vector<double> sums(count / detail::part_size + 1);
  detail::for_each_part(count, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      sums[begin / detail::part_size] += 1 / static_cast<double>(i + 1);
  });
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

/// The part at which work that fails at some of them is said to have failed.
std::size_t part_that_failed(std::size_t threads, const std::set<std::size_t>& failing) {
  try {
    detail::for_each_part(40 * detail::part_size, threads, [&](std::size_t begin, std::size_t) {
      if (failing.contains(begin / detail::part_size)) throw std::out_of_range(std::to_string(begin / detail::part_size));
    });
  } catch (const std::out_of_range& error) {
    return std::stoul(error.what());
  }
  return 1'000;
}

}  // namespace

TEST_CASE("a loop runs at the widest lanes of the processor, and at narrower ones when told") {
  int width = 0;
  detail::run_widest(WidthNoted{width});
  CHECK(width == detail::widest());
  CHECK(detail::run_at<2>(WidthNoted{width}));
  CHECK(width == 2);
  CHECK(detail::run_at<8>(WidthNoted{width}) == (detail::widest() == 8));
  CHECK(detail::run_at<4>(WidthNoted{width}) == (detail::widest() >= 4));
}

TEST_CASE("a loop rounds to nearest and keeps small numbers whatever the mode around it, which is left as it was") {
  double third = 1, half = 0x1p-1022;
#if defined(__SSE2__)
  const unsigned before = _mm_getcsr(), switched = before | 0x8040;  // subnormals off, as other libraries do
  _mm_setcsr(switched);
#endif
  std::fesetround(FE_UPWARD);
  detail::run_widest(ModeSeen{third, half});
  CHECK(std::fegetround() == FE_UPWARD);
  std::fesetround(FE_TONEAREST);
#if defined(__SSE2__)
  CHECK((_mm_getcsr() & 0x8040) == 0x8040);
  _mm_setcsr(before);
#endif
  CHECK(third == 0x1.5555555555555p-2);
  CHECK(half == 0x1p-1023);
}

TEST_CASE("parts cover every row once, none twice, for any count of rows and threads") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, detail::part_size, detail::part_size + 1, 5 * detail::part_size - 3})
    for (const std::size_t threads : {0u, 1u, 2u, 7u}) {
      std::vector<int> seen(count);
      detail::for_each_part(count, threads, [&](std::size_t begin, std::size_t end) {
        CHECK(begin % detail::part_size == 0);
        for (std::size_t i = begin; i < end; ++i)
          ++seen[i];
      });
      CHECK(seen == std::vector<int>(count, 1));
    }
}

TEST_CASE("sums by parts are the same bits on any count of threads") {
  const double alone = sum_of_parts(100'003, 1);
  for (const std::size_t threads : {2u, 3u, 8u})
    CHECK(sum_of_parts(100'003, threads) == alone);
}

TEST_CASE("of several failures the one of the lowest part is told, on any count of threads") {
  for (const std::size_t threads : {1u, 2u, 5u})
    for (int again = 0; again < 50; ++again) {
      CHECK(part_that_failed(threads, {7, 8, 9, 31}) == 7);
      CHECK(part_that_failed(threads, {39}) == 39);
      CHECK(part_that_failed(threads, {}) == 1'000);
    }
}
