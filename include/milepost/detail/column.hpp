// A column for results of millions of rows: numbers are unset until written, memory comes in large pages.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace milepost::detail {

inline constexpr std::size_t large_page = std::size_t{2} << 20;

/// Memory in whole large pages, asked for as such: to fetch 250 MB in small ones takes longer than to judge 10 million rows.
inline void* large_pages(std::size_t bytes) {
  const std::size_t whole = (bytes + large_page - 1) / large_page * large_page;
  void* memory = std::aligned_alloc(large_page, whole);
  if (!memory) throw std::bad_alloc();
#if defined(__linux__)
  madvise(memory, whole, MADV_HUGEPAGE);  // a wish: without it the memory is the same
#endif
  return memory;
}

/// Bytes for so many results: of a few from the heap, of many in large pages.
inline void* memory_of_results(std::size_t bytes) { return bytes < large_page ? ::operator new(bytes) : large_pages(bytes); }

inline void free_results(void* memory, std::size_t bytes) { bytes < large_page ? ::operator delete(memory) : std::free(memory); }

}  // namespace milepost::detail

namespace milepost {

/// A column of results: as std::vector, but that new numbers are unset until written. Not a std::vector with an allocator: that one
/// visits every number when it comes and when it goes, if only to do nothing.
template <class T>
class ResultColumn {
  static_assert(std::is_trivially_copyable_v<T>, "a column holds plain numbers");

 public:
  using value_type = T;

  ResultColumn() = default;
  explicit ResultColumn(std::size_t size) : numbers_(size > 0 ? static_cast<T*>(detail::memory_of_results(size * sizeof(T))) : nullptr), size_(size), room_(size) {}
  ResultColumn(std::size_t size, T value) : ResultColumn(size) { std::fill(begin(), end(), value); }
  ResultColumn(const ResultColumn& other) : ResultColumn(other.size_) { std::copy(other.begin(), other.end(), begin()); }
  ResultColumn(ResultColumn&& other) noexcept : numbers_(std::exchange(other.numbers_, nullptr)), size_(std::exchange(other.size_, 0)), room_(std::exchange(other.room_, 0)) {}
  ResultColumn& operator=(ResultColumn other) noexcept {
    std::swap(numbers_, other.numbers_);
    std::swap(size_, other.size_), std::swap(room_, other.room_);
    return *this;
  }
  ~ResultColumn() {
    if (room_ > 0) detail::free_results(numbers_, room_ * sizeof(T));
  }

  /// A column in memory that somebody else keeps, for as long as the column is used.
  static ResultColumn in_place(std::span<T> memory) {
    ResultColumn column;
    column.numbers_ = memory.data(), column.size_ = memory.size();
    return column;
  }

  /// What there was stays, what is new is unset.
  void resize(std::size_t size) {
    if (size > std::max(size_, room_)) make_room(size);
    size_ = size;
  }

  void push_back(T value) {
    if (size_ >= room_) make_room(std::max<std::size_t>(8, 2 * size_));
    numbers_[size_++] = value;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return numbers_; }
  const T* data() const { return numbers_; }
  T* begin() { return numbers_; }
  T* end() { return numbers_ + size_; }
  const T* begin() const { return numbers_; }
  const T* end() const { return numbers_ + size_; }
  T& operator[](std::size_t row) { return numbers_[row]; }
  const T& operator[](std::size_t row) const { return numbers_[row]; }
  T& back() { return numbers_[size_ - 1]; }
  const T& back() const { return numbers_[size_ - 1]; }

  friend bool operator==(const ResultColumn& a, const ResultColumn& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

 private:
  void make_room(std::size_t room) {
    ResultColumn larger(room);
    std::copy(begin(), end(), larger.begin());
    larger.size_ = size_;
    *this = std::move(larger);
  }

  T* numbers_{nullptr};
  std::size_t size_{0}, room_{0};  ///< no room: the memory is somebody else's
};

}  // namespace milepost
