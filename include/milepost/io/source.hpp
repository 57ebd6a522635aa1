// The text of a file: where each byte of it stands, and what no text may hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "milepost/error.hpp"

namespace milepost {

/// Plan files and tables above this size are refused: 64 MB.
inline constexpr std::size_t largest_file = std::size_t{64} << 20;

/// A text and the name of its file. A byte order mark at the beginning is left out; every line ends in "\n", whether
/// the file said "\r\n", "\r" or "\n".
class SourceText {
 public:
  SourceText(std::string text, std::string file);

  const std::string& text() const { return text_; }
  const std::string& file() const { return file_; }

  /// Line and column of a byte of text(), both from 1, the column in code points; an offset at or behind the end gives
  /// the place behind the last character. Takes the same time wherever the byte stands, also in a file of one long
  /// line.
  Position position_at(std::size_t offset) const;

 private:
  /// What stands before a byte: whole lines, code points, and the byte that its line begins with.
  struct Place {
    std::size_t lines{};
    std::size_t code_points{};
    std::size_t line_start{};
  };

  static void pass(Place& place, std::string_view part, std::size_t at);
  Place place_of(std::size_t offset) const;

  std::string text_;
  std::string file_;
  std::vector<Place> checkpoints_{};  ///< of every 1024th byte
};

/// Why a text cannot be read at all, at most one problem: larger than largest_file, not UTF-8 (the first byte that is
/// not), or with a control character in it (tabs and line ends are allowed).
std::vector<Problem> problems_of_text(const SourceText& source);

/// The bytes of a file. Throws InvalidInput if it cannot be opened, is a folder, or is larger than largest_file.
std::string read_file(const std::filesystem::path& path);

namespace detail {

/// By line and column; problems of one place stay as they were found.
inline void put_in_order(std::vector<Problem>& problems) {
  const auto place = [](const Problem& problem) { return std::pair(problem.position.line, problem.position.column); };
  std::ranges::stable_sort(problems, {}, place);
}

}  // namespace detail

}  // namespace milepost
