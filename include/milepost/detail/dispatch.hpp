// A loop over rows at the widest lanes that the processor has, in a set floating-point mode, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#if defined(__SSE2__)
#include <xmmintrin.h>
#else
#include <cfenv>
#endif

namespace milepost::detail {

/// Rounds to nearest, keeps subnormal numbers and traps nothing until the end of the block, then is as it was: other
/// libraries of a process switch subnormals off. What is to run in this mode stands in a function of its own that is
/// not inlined.
class DefaultFloatingPoint {
 public:
#if defined(__SSE2__)
  DefaultFloatingPoint() : before_(_mm_getcsr()) { _mm_setcsr(0x1F80); }
  ~DefaultFloatingPoint() { _mm_setcsr(before_); }
#else
  DefaultFloatingPoint() {
    std::fegetenv(&before_);
    std::fesetenv(FE_DFL_ENV);
  }
  ~DefaultFloatingPoint() { std::fesetenv(&before_); }
#endif
  DefaultFloatingPoint(const DefaultFloatingPoint&) = delete;
  DefaultFloatingPoint& operator=(const DefaultFloatingPoint&) = delete;

 private:
#if defined(__SSE2__)
  unsigned before_;
#else
  std::fenv_t before_{};
#endif
};

template <class Loop>
[[gnu::noinline]] void loop_of_two(const Loop& loop) {
  loop.template operator()<2>();
}

#if defined(__x86_64__)
template <class Loop>
[[gnu::noinline, gnu::target("avx2")]] void loop_of_four(const Loop& loop) {
  loop.template operator()<4>();
}

template <class Loop>
[[gnu::noinline, gnu::target("avx512f,avx512dq,avx512vl,avx512bw")]] void loop_of_eight(const Loop& loop) {
  loop.template operator()<8>();
}

/// 8, 4 or 2 lanes: what the processor and the operating system can do.
inline int widest() {
  const bool eight = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  if (eight) return 8;
  return __builtin_cpu_supports("avx2") ? 4 : 2;
}
#else
inline int widest() { return 2; }
#endif

/// Runs a loop at N lanes in the default floating-point mode; false, and nothing is run, where the processor lacks
/// them. A loop is a struct with `template <int N> [[gnu::always_inline]] void operator()() const`; its kernels take no
/// lambdas, which would not be compiled for the instruction set of the loop.
template <int N, class Loop>
bool run_at(const Loop& loop) {
  static_assert(N == 2 || N == 4 || N == 8, "lanes come in twos, fours and eights");
  if (N > widest()) return false;
  const DefaultFloatingPoint mode;
#if defined(__x86_64__)
  if constexpr (N == 8) loop_of_eight(loop);
  if constexpr (N == 4) loop_of_four(loop);
#endif
  if constexpr (N == 2) loop_of_two(loop);
  return true;
}

/// Runs a loop at the widest lanes there are. The results are the same bits at every width.
template <class Loop>
void run_widest(const Loop& loop) {
  run_at<8>(loop) || run_at<4>(loop) || run_at<2>(loop);
}

/// Rows of a part: the same for any count of threads, so that what is added up within a part is too.
inline constexpr std::size_t part_size = 8192;

/// The parts of [0, count), handed out in order to whoever asks next.
class Parts {
 public:
  Parts(std::size_t count, std::size_t size) : count_(count), size_(size) {}

  /// Works until nothing is left or something has failed; of several failures the one of the lowest part is kept,
  /// which is the same for any count of threads.
  template <class Work>
  void work_off(const Work& work) {
    for (std::size_t begin = next(); begin < count_ && !failed_; begin = next()) try {
        work(begin, std::min(begin + size_, count_));
      } catch (...) {
        fail(begin);
      }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::size_t next() { return next_.fetch_add(size_); }

  void fail(std::size_t begin) {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    if (begin >= lowest_) return;
    lowest_ = begin;
    failure_ = std::current_exception();
  }

  std::size_t count_, size_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_{};
  std::size_t lowest_{static_cast<std::size_t>(-1)};
  std::exception_ptr failure_{};
};

/// Calls work(begin, end) for each part of [0, count), `size` of them in one, on so many threads (0: as many as the machine has). Rethrows
/// what the first failing part throws. With fewer threads to be had than asked for, those there are do the work.
template <class Work>
void for_each_part(std::size_t count, std::size_t threads, const Work& work, std::size_t size = part_size) {
  const std::size_t wanted = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  const std::size_t parts_in_all = (count + size - 1) / size;
  Parts parts(count, size);
  std::vector<std::thread> helpers;
  try {
    while (helpers.size() + 1 < std::min(wanted, parts_in_all))
      helpers.emplace_back([&] { parts.work_off(work); });
  } catch (const std::system_error&) {
  }
  parts.work_off(work);
  for (std::thread& helper : helpers)
    helper.join();
  parts.rethrow();
}

}  // namespace milepost::detail
