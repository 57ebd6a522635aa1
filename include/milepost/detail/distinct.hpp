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

inline void prefetch(const void* place) { __builtin_prefetch(place); }
inline void prefetch_key(std::int64_t) {}
inline void prefetch_key(std::string_view key) { prefetch(key.data()); }

/// A table of open addressing: std::unordered_map takes an allocation a key and several times as long. Keys come in
/// blocks, so that the memory of many is on its way at once: with a million distinct words in random order, waiting for
/// it is what takes the time.
template <class Key>
class Distinct {
 public:
  static constexpr std::size_t block = 64;

  /// The numbers of up to `block` keys, from 0; a key not seen before gets the next one. Words are not copied and have
  /// to stay.
  void codes_of(const Key* keys, std::size_t count, std::int32_t* codes) {
    while ((keys_.size() + count) * 2 >= slots_.size()) grow();
    std::uint64_t hashes[block];
    for (std::size_t i = 0; i < count; ++i) prefetch(&slots_[home_of(hashes[i] = hash_of_key(keys[i]))]);
    for (std::size_t i = 0; i < count; ++i) prefetch_held(hashes[i]);
    for (std::size_t i = 0; i < count; ++i) prefetch_words(hashes[i]);
    for (std::size_t i = 0; i < count; ++i) codes[i] = code_of(keys[i], hashes[i]);
  }

  const std::vector<Key>& keys() const { return keys_; }

 private:
  struct Slot {
    std::uint32_t tag{};  ///< the upper half of the hash: most keys that differ are told apart by it
    std::int32_t code{-1};
  };

  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
  std::size_t home_of(std::uint64_t hash) const { return hash & (slots_.size() - 1); }
  const Key& key_of(const Slot& slot) const { return keys_[static_cast<std::size_t>(slot.code)]; }

  void prefetch_held(std::uint64_t hash) const {
    const Slot& slot = slots_[home_of(hash)];
    if (slot.code >= 0) prefetch(&key_of(slot));
  }
  void prefetch_words(std::uint64_t hash) const {
    const Slot& slot = slots_[home_of(hash)];
    if (slot.code >= 0) prefetch_key(key_of(slot));
  }

  std::int32_t code_of(const Key& key, std::uint64_t hash) {
    Slot& slot = slots_[place_of(key, hash)];
    if (slot.code < 0) {
      slot = {tag_of(hash), static_cast<std::int32_t>(keys_.size())};
      keys_.push_back(key);
    }
    return slot.code;
  }

  bool holds(const Slot& slot, const Key& key, std::uint64_t hash) const {
    return slot.tag == tag_of(hash) && key_of(slot) == key;
  }

  /// Where the key stands, or the free slot it belongs to.
  std::size_t place_of(const Key& key, std::uint64_t hash) const {
    std::size_t place = home_of(hash);
    while (slots_[place].code >= 0 && !holds(slots_[place], key, hash)) place = (place + 1) & (slots_.size() - 1);
    return place;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 8 * block : slots_.size() * 4, Slot{});
    for (std::size_t i = 0; i < keys_.size(); ++i) settle(i);
  }

  void settle(std::size_t i) {
    const std::uint64_t hash = hash_of_key(keys_[i]);
    std::size_t place = home_of(hash);
    while (slots_[place].code >= 0) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = {tag_of(hash), static_cast<std::int32_t>(i)};
  }

  std::vector<Key> keys_{};
  std::vector<Slot> slots_{};  ///< a power of two, at most half of them taken
};

/// The code of every row, -1 where it is missing: key_at(row) is asked for the others only.
template <class Key, class IsMissing, class KeyAt>
std::vector<std::int32_t> codes_in_blocks(Distinct<Key>& distinct, std::size_t rows, IsMissing is_missing, KeyAt key_at) {
  constexpr std::size_t block = Distinct<Key>::block;
  std::vector<std::int32_t> codes(rows, -1);
  Key keys[block];
  std::int32_t found[block];
  std::size_t places[block];
  for (std::size_t row = 0; row < rows;) {
    std::size_t count = 0;
    for (; row < rows && count < block; ++row) {
      if (is_missing(row)) continue;
      keys[count] = key_at(row);
      places[count++] = row;
    }
    distinct.codes_of(keys, count, found);
    for (std::size_t i = 0; i < count; ++i) codes[places[i]] = found[i];
  }
  return codes;
}

}  // namespace milepost::detail
