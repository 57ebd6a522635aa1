// How long work takes and how much memory the program has had: what the benchmarks share.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <vector>

/// The most memory that the program has had at once, in MB of 1024 kB.
inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Median seconds of several runs.
template <class Work>
double seconds_of(int runs, Work work) {
  std::vector<double> seconds;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::nth_element(seconds, seconds.begin() + runs / 2);
  return seconds[static_cast<std::size_t>(runs) / 2];
}
