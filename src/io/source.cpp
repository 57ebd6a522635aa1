#include "milepost/io/source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

constexpr std::size_t stride = 1024;

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::string with_line_ends(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    lines += text[at] == '\r' ? '\n' : text[at];
  }
  return lines;
}

/// Line ends as "\n", without the byte order mark.
std::string normalised(std::string&& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text.find('\r') == std::string::npos ? std::move(text) : with_line_ends(text);
}

Problem problem_at(const SourceText& source, std::size_t offset, std::string message) {
  return {Severity::error, "", "", std::move(message), source.position_at(offset)};
}

std::string megabytes(std::size_t bytes) { return std::to_string((bytes + (std::size_t{1} << 20) - 1) >> 20) + " MB"; }

std::string too_large(std::size_t bytes) {
  return "the file is " + megabytes(bytes) + " large; files above " + megabytes(largest_file) + " are not read";
}

std::string byte_in_hex(unsigned char byte) {
  constexpr char digits[] = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

std::string not_utf8(const std::string& text, std::size_t at) {
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  return "byte " + byte_in_hex(static_cast<unsigned char>(text[at])) + " is not UTF-8; " +
         (utf16 ? "the file looks like UTF-16" : "the file may be GB18030 or GBK") +
         ": save it as UTF-8. Nothing of the file was read";
}

std::string control_character(char c) {
  const std::string name =
      c == '\0' ? "a NUL byte" : "the control character " + byte_in_hex(static_cast<unsigned char>(c));
  return name + " stands in the text; a plan file or table is plain text. Nothing of the file was read";
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7F; }

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
  throw InvalidInput({{Severity::error, "", "", why, Position{path.string(), 0, 0}}});
}

}  // namespace

SourceText::SourceText(std::string text, std::string file) : text_(normalised(std::move(text))), file_(std::move(file)) {
  Place place;
  for (std::size_t at = 0; at < text_.size(); at += stride) {
    checkpoints_.push_back(place);
    pass(place, std::string_view(text_).substr(at, stride), at);
  }
  checkpoints_.push_back(place);
}

void SourceText::pass(Place& place, std::string_view part, std::size_t at) {
  for (const char c : part) {
    place.code_points += begins_code_point(c);
    place.lines += c == '\n';
  }
  const std::size_t last_end = part.rfind('\n');
  if (last_end != std::string_view::npos) place.line_start = at + last_end + 1;
}

SourceText::Place SourceText::place_of(std::size_t offset) const {
  Place place = checkpoints_[offset / stride];
  const std::size_t at = offset / stride * stride;
  pass(place, std::string_view(text_).substr(at, offset - at), at);
  return place;
}

Position SourceText::position_at(std::size_t offset) const {
  const Place place = place_of(std::min(offset, text_.size()));
  const std::size_t column = place.code_points - place_of(place.line_start).code_points + 1;
  return {file_, static_cast<int>(place.lines + 1), static_cast<int>(column)};
}

std::vector<Problem> problems_of_text(const SourceText& source) {
  const std::string& text = source.text();
  if (text.size() > largest_file) return {problem_at(source, 0, too_large(text.size()))};
  for (std::size_t at = 0; at < text.size();) {
    const detail::Character character = detail::character_at(text, at);
    if (!character.valid) return {problem_at(source, at, not_utf8(text, at))};
    if (is_control(text[at])) return {problem_at(source, at, control_character(text[at]))};
    at += character.bytes;
  }
  return {};
}

std::string read_file(const std::filesystem::path& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) refuse(path, "'" + path.string() + "' is a folder; expected a file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, "'" + path.string() + "' cannot be opened: " + std::strerror(errno));
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (!failed && size > largest_file)
    refuse(path, "'" + path.string() + "': " + too_large(static_cast<std::size_t>(size)));
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) refuse(path, "'" + path.string() + "' cannot be read: " + std::strerror(errno));
  return text;
}

}  // namespace milepost
