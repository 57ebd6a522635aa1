// Prints one number made of the bits of 100 000 results of each kernel, at the plainest and at the widest lanes.
#include <bit>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "../detail/numbers.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/elementary.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

constexpr std::size_t rows = 100'000;

struct Columns {
  std::vector<double> from{}, to{}, years{};
};

/// Everyday figures, every fourth row of any bits or at an edge.
Columns drawn() {
  trials::Numbers numbers;
  Columns columns;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool any = i % 4 == 0;
    columns.from.push_back(any ? numbers.any() : numbers.between(-1, 700));
    columns.to.push_back(any ? numbers.any() : numbers.between(-1, 700));
    columns.years.push_back(any ? numbers.any() : numbers.between(0, 40));
  }
  return columns;
}

/// The kernels that everything else is made of; the results of each after those of the one before.
struct Kernels {
  const Columns& columns;
  std::vector<double>& results;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t i = 0; i < rows; i += N) {
      const Lanes<N> from = Lanes<N>::load(&columns.from[i]), to = Lanes<N>::load(&columns.to[i]);
      const Lanes<N> years = Lanes<N>::load(&columns.years[i]);
      growth(from, to, years).store(&results[i]);
      compounded(from, to * 0.001, years).store(&results[rows + i]);
      exp(from).store(&results[2 * rows + i]);
      expm1(from).store(&results[3 * rows + i]);
      log(from).store(&results[4 * rows + i]);
      sqrt(from * to + years).store(&results[5 * rows + i]);  // a product in a sum, which must not be fused
    }
  }
};

/// FNV-1a over the bytes of the results, the lowest of each first.
std::uint64_t hash_of(const std::vector<double>& results) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const double result : results)
    for (int shift = 0; shift < 64; shift += 8)
      hash = (hash ^ (std::bit_cast<std::uint64_t>(result) >> shift & 0xFF)) * 0x100000001b3;
  return hash;
}

}  // namespace

int main() {
  const Columns columns = drawn();
  std::vector<double> narrow(6 * rows), wide(6 * rows);
  detail::run_at<2>(Kernels{columns, narrow});
  detail::run_widest(Kernels{columns, wide});
  std::printf("%016llx %016llx\n", static_cast<unsigned long long>(hash_of(narrow)),
              static_cast<unsigned long long>(hash_of(wide)));
}
