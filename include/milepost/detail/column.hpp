// A vector for results of millions of rows: numbers are unset until written, memory comes in large pages.
#pragma once

#include <cstdlib>
#include <memory>
#include <new>
#include <utility>
#include <vector>

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

/// An allocator that does not set to zero what will be written anyway.
template <class T>
struct Unset {
  using value_type = T;
  Unset() = default;
  template <class U>
  Unset(const Unset<U>&) {}

  T* allocate(std::size_t count) {
    if (count * sizeof(T) < large_page) return std::allocator<T>().allocate(count);
    return static_cast<T*>(large_pages(count * sizeof(T)));
  }

  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < large_page) return std::allocator<T>().deallocate(memory, count);
    std::free(memory);
  }

  template <class U>
  void construct(U* place) {
    ::new (static_cast<void*>(place)) U;
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }

  friend bool operator==(const Unset&, const Unset&) { return true; }
};

}  // namespace milepost::detail

namespace milepost {

/// A column of results; a std::vector in all but that resize() leaves new numbers unset.
template <class T>
using ResultColumn = std::vector<T, detail::Unset<T>>;

}  // namespace milepost
