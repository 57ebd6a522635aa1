// How far long work on several threads is.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>

namespace milepost {

/// Called with what is done and how much there is in all, rows or futures, one call at a time, from any of the threads. What it throws ends the
/// work.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

namespace detail {

/// Counts what is done, one caller at a time.
class ProgressCount {
 public:
  ProgressCount(const Progress& progress, std::size_t all) : progress_(progress), all_(all) {}

  void add(std::size_t more) {
    if (!progress_) return;
    const std::lock_guard lock(mutex_);
    done_ += more;
    progress_(done_, all_);
  }

 private:
  const Progress& progress_;
  std::size_t all_;
  std::size_t done_{0};
  std::mutex mutex_{};
};

}  // namespace detail

}  // namespace milepost
