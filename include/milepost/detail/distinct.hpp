// Distinct keys of a long column, numbered in the order of their first appearance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::detail {

/// The finaliser of MurmurHash3 (Appleby, public domain): every bit of the key moves every bit of the hash.
constexpr std::uint64_t scattered(std::uint64_t key) {
  key = (key ^ key >> 33) * 0xff51afd7ed558ccdULL;
  key = (key ^ key >> 33) * 0xc4ceb9fe1a85ec53ULL;
  return key ^ key >> 33;
}

inline std::uint64_t hash_of_key(std::int64_t key) { return scattered(static_cast<std::uint64_t>(key)); }
inline std::uint64_t hash_of_key(std::string_view key) { return scattered(std::hash<std::string_view>{}(key)); }

/// A table of open addressing: std::unordered_map takes an allocation a key and several times as long.
template <class Key>
class Distinct {
 public:
  /// The number of a key, from 0; a key not seen before gets the next one. Words are not copied and have to stay.
  std::int32_t code_of(const Key& key) {
    if (!keys_.empty() && keys_[last_] == key) return static_cast<std::int32_t>(last_);  // rows of one series stand together
    if (keys_.size() * 2 >= slots_.size()) grow();
    const std::uint64_t hash = hash_of_key(key);
    const std::size_t place = place_of(key, hash);
    if (slots_[place].code < 0) add(key, hash, place);
    last_ = static_cast<std::size_t>(slots_[place].code);
    return slots_[place].code;
  }

  const std::vector<Key>& keys() const { return keys_; }

 private:
  struct Slot {
    std::uint32_t tag{};      ///< the upper half of the hash: most keys that differ are told apart by it
    std::int32_t code{-1};
  };

  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  bool holds(const Slot& slot, const Key& key, std::uint64_t hash) const {
    return slot.tag == tag_of(hash) && keys_[static_cast<std::size_t>(slot.code)] == key;
  }

  /// Where the key stands, or the free slot it belongs to.
  std::size_t place_of(const Key& key, std::uint64_t hash) const {
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].code >= 0 && !holds(slots_[place], key, hash)) place = (place + 1) & (slots_.size() - 1);
    return place;
  }

  void add(const Key& key, std::uint64_t hash, std::size_t place) {
    slots_[place] = {tag_of(hash), static_cast<std::int32_t>(keys_.size())};
    keys_.push_back(key);
  }

  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 4, Slot{});
    for (std::size_t i = 0; i < keys_.size(); ++i) settle(i);
  }

  void settle(std::size_t i) {
    const std::uint64_t hash = hash_of_key(keys_[i]);
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].code >= 0) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = {tag_of(hash), static_cast<std::int32_t>(i)};
  }

  std::vector<Key> keys_{};
  std::vector<Slot> slots_{};  ///< a power of two, at most half of them taken
  std::size_t last_{};
};

}  // namespace milepost::detail
