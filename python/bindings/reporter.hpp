// Progress of long work told to Python, and Ctrl-C heard.
#pragma once

#include <pybind11/pybind11.h>

#include <chrono>
#include <limits>
#include <thread>

#include "convert.hpp"

namespace milepost::python {

/// Tells how far the work is, at most ten times a second and once at the end, and listens for Ctrl-C, which only the thread of the
/// caller can. What the function raises, or Ctrl-C does, ends the work.
class Reporter {
 public:
  explicit Reporter(py::object function) : function_(std::move(function)) {
    if (!function_.is_none() && !PyCallable_Check(function_.ptr())) fail_type(function_, "a function of what is done and of how much there is, or None");
  }

  /// For threads that do not hold the interpreter's lock.
  void operator()(std::size_t done, std::size_t all) {
    const auto now = Clock::now();
    if (std::this_thread::get_id() != caller_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const py::gil_scoped_acquire acquire;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    tell(done, all);
  }

  void finish(std::size_t all) {
    if (told_ != all) tell(all, all);
  }

 private:
  using Clock = std::chrono::steady_clock;

  void tell(std::size_t done, std::size_t all) {
    told_ = done;
    if (!function_.is_none()) function_(done, all);
  }

  py::object function_;
  std::thread::id caller_{std::this_thread::get_id()};
  Clock::time_point last_{Clock::now()};
  std::size_t told_{std::numeric_limits<std::size_t>::max()};
};

}  // namespace milepost::python
