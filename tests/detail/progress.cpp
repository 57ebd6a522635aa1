#include "milepost/detail/progress.hpp"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace milepost;

TEST_CASE("what several threads have done adds up, and is told in order") {
  std::vector<std::size_t> told;
  const Progress progress = [&](std::size_t done, std::size_t all) {
    CHECK(all == 4000);
    told.push_back(done);
  };
  detail::ProgressCount count(progress, 4000);
  std::vector<std::thread> threads;
  for (int k = 0; k < 4; ++k)
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) count.add(1);
    });
  for (std::thread& thread : threads) thread.join();
  REQUIRE(told.size() == 4000);
  for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == i + 1);
}
