#include "milepost/io/source.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace milepost;

namespace {

/// Line and column the slow way: counted from the beginning.
Position counted(const std::string& text, std::size_t offset) {
  Position at{"x", 1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (text[i] == '\n')
      at = {"x", at.line + 1, 1};
    else if (begins)
      ++at.column;
  }
  return at;
}

}  // namespace

TEST_CASE("columns count code points, lines from 1") {
  const SourceText source("a\n济南: x\n", "plan.yaml");
  CHECK(source.position_at(0) == Position{"plan.yaml", 1, 1});
  CHECK(source.position_at(2) == Position{"plan.yaml", 2, 1});
  CHECK(source.position_at(source.text().find('x')) == Position{"plan.yaml", 2, 5});
  CHECK(source.position_at(1000) == Position{"plan.yaml", 3, 1});
}

TEST_CASE("a byte order mark is no column, and every line end is one line") {
  const SourceText source("\xEF\xBB\xBF"
                          "a\r\nb\rc\nd",
                          "x");
  CHECK(source.text() == "a\nb\nc\nd");
  CHECK(source.position_at(0) == Position{"x", 1, 1});
  CHECK(source.position_at(6) == Position{"x", 4, 1});
}

TEST_CASE("positions in long texts are those of counting from the beginning") {
  std::string text;
  for (int i = 0; i < 700; ++i)
    text += i % 97 == 0 ? "载体\n" : i % 3 == 0 ? "济" : "ab";
  text.resize(text.size() / 1024 * 1024);  // ends on a checkpoint
  const SourceText source(text, "x");
  for (std::size_t at = 0; at <= text.size(); ++at)
    REQUIRE(source.position_at(at) == counted(text, at));
}

TEST_CASE("texts that cannot be read at all") {
  CHECK(problems_of_text(SourceText("tab\tand\nline", "x")).empty());
  CHECK(problems_of_text(SourceText("ab\x7F", "x")).at(0).position == Position{"x", 1, 3});
  CHECK(problems_of_text(SourceText("济\xE6\xB5", "x")).at(0).position == Position{"x", 1, 2});
  const std::string large(largest_file + 1, ' ');
  const auto problems = problems_of_text(SourceText(large, "x"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "the file is 65 MB large; files above 64 MB are not read");
}

TEST_CASE("files that are not there say so by name") {
  CHECK_THROWS_WITH_AS(read_file("no/such/plan.yaml"),
                       "error: 'no/such/plan.yaml' cannot be opened: No such file or directory", InvalidInput);
  CHECK_THROWS_WITH_AS(read_file("tests"), "error: 'tests' is a folder; expected a file", InvalidInput);
}

TEST_CASE("a file above the limit is refused by its size") {
  const auto path = std::filesystem::temp_directory_path() / "milepost-large-file.yaml";
  std::ofstream(path) << "milepost: 1\n";
  std::filesystem::resize_file(path, largest_file + 1);
  CHECK_THROWS_WITH_AS(read_file(path), doctest::Contains("the file is 65 MB large; files above 64 MB are not read"), InvalidInput);
  std::filesystem::resize_file(path, 12);
  CHECK(read_file(path) == "milepost: 1\n");
  std::filesystem::remove(path);
}
