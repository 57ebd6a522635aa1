#include "milepost/detail/near_names.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost::detail;

namespace {

/// Edit distance by its definition, exponential: for words of a few letters only.
std::size_t plain_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::string_view rest_a = a.substr(1), rest_b = b.substr(1);
  std::size_t least = std::min({plain_distance(rest_a, b) + 1, plain_distance(a, rest_b) + 1,
                                plain_distance(rest_a, rest_b) + (a[0] == b[0] ? 0 : 1)});
  const bool swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  if (swapped) least = std::min(least, plain_distance(a.substr(2), b.substr(2)) + 1);
  return least;
}

}  // namespace

TEST_CASE("edit distance is that of its definition") {
  CHECK(edit_distance("platform", "plattfrom") == 2);
  CHECK(edit_distance("超过", "超出") == 1);
  CHECK(edit_distance("ca", "abc") == 3);
  CHECK(rc::check("against the recursive definition", [] {
    const auto word = rc::gen::resize(6, rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c')));
    const std::string a = *word, b = *word;
    RC_ASSERT(edit_distance(a, b) == plain_distance(a, b));
  }));
}

TEST_CASE("near words are offered, far ones are not") {
  const std::vector<std::string> known{"increase", "decrease", "家", "亿元", "at least"};
  CHECK(did_you_mean("incraese", known) == "; did you mean 'increase'?");
  const std::vector<std::string> presets{"eurostat.2021", "eurostat.2021.short_term", "eurostat.2024", "oecd.2019", "path"};
  CHECK(did_you_mean_edition("Eurostat", presets) == "; did you mean 'eurostat.2021' or 'eurostat.2024'?");
  CHECK(did_you_mean_edition("oecd.", presets) == "; did you mean 'oecd.2019'?");
  CHECK(did_you_mean_edition("pth", presets) == "; did you mean 'path'?");
  CHECK(did_you_mean_edition("", presets) == "");
  CHECK(did_you_mean("Increase", known) == "; did you mean 'increase'?");
  CHECK(did_you_mean(" at lest ", known) == "; did you mean 'at least'?");
  CHECK(did_you_mean("亿圆", known) == "; did you mean '亿元'?");
  CHECK(did_you_mean("个", known) == "");
  CHECK(did_you_mean("platform", known) == "");
  CHECK(did_you_mean("", known) == "");
  CHECK(did_you_mean("increase", {}) == "");
  CHECK(did_you_mean(std::string(1'000'000, 'i'), known) == "");
  CHECK(did_you_mean("creases", {"decreases", "increases", "creased"}) == "; did you mean 'creased'?");
}
