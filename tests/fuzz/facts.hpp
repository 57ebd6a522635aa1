// What the fuzz targets hold to be true of every reader, and how they say that something is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/io/source.hpp"

/// What libFuzzer, and replay.cpp, call with each input. Always 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace milepost::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program: the fuzzer keeps the input, the replay has told its file.
[[noreturn]] inline void fail(std::string_view fact, const std::string& found) {
  std::fprintf(stderr, "not so: %.*s\n%s\n", static_cast<int>(fact.size()), fact.data(), found.c_str());
  std::abort();
}

inline void hold(bool is_so, std::string_view fact, const std::string& found) {
  if (!is_so) fail(fact, found);
}

/// Problems are put into words only where the fact does not hold: a text may have a thousand of them, each with facts of its own.
inline void hold(bool is_so, std::string_view fact, const std::vector<Problem>& found) {
  if (!is_so) fail(fact, lines_of(found));
}

/// True for valid UTF-8 on one line.
inline bool is_one_line(std::string_view words) {
  for (const char c : words)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  return detail::is_valid_utf8(words);
}

/// Code points of each line; broken bytes count as one each.
inline std::vector<int> lengths_of_lines(const std::string& text) {
  std::vector<int> lengths{0};
  for (const char c : text) {
    if (c == '\n')
      lengths.push_back(0);
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++lengths.back();
  }
  return lengths;
}

inline bool is_inside(const Position& at, const std::vector<int>& lengths) {
  if (at.line < 1 || at.line > static_cast<int>(lengths.size())) return false;
  return at.column >= 1 && at.column <= lengths[static_cast<std::size_t>(at.line - 1)] + 1;
}

/// Every problem says something, on one line, of a place that the text has; they stand in the order of the text.
inline void hold_for_problems(const std::vector<Problem>& problems, std::string_view text, const std::string& file) {
  const std::vector<int> lengths = lengths_of_lines(SourceText(std::string(text), file).text());
  const Position* before = nullptr;
  for (const Problem& problem : problems) {
    const Position& at = problem.position;
    hold(!problem.message.empty(), "a problem has a message", problems);
    hold(is_one_line(to_string(problem)), "a problem is told on one line, in UTF-8", problems);
    hold(at.file == file && is_inside(at, lengths), "a problem lies inside the text", to_string(problem));
    const bool in_order = !before || before->line < at.line || (before->line == at.line && before->column <= at.column);
    hold(in_order, "problems stand in the order of the text", problems);
    before = &at;
  }
}

/// What a failure of a reader says fits on one line too.
inline void hold_for_words(const Error& failure) {
  const std::string words = failure.what();
  hold(!words.empty() && is_one_line(words), "an error is told on one line, in UTF-8", words);
}

}  // namespace milepost::fuzz
