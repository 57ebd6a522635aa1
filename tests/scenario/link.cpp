#include "milepost/scenario/link.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

std::string link_fault(const std::vector<Link>& links) {
  try {
    check(std::span<const Link>(links));
  } catch (const OutOfRange& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("links that run in a circle are refused, each step named") {
  CHECK(link_fault({{.cause = "a", .effect = "b"}, {.cause = "b", .effect = "c"}, {.cause = "c", .effect = "b"}}) ==
        "links b -> c -> b: run in a circle; what moves an indicator may not hang on it");
  CHECK(link_fault({{.cause = "a", .effect = "a"}}).starts_with("links a -> a:"));
}

TEST_CASE("two ways from one to another are no circle") {
  CHECK(link_fault({{.cause = "a", .effect = "b"}, {.cause = "a", .effect = "c"}, {.cause = "b", .effect = "d"}, {.cause = "c", .effect = "d"}}).empty());
}

TEST_CASE("a link lags forwards, by an elasticity that can be") {
  CHECK(link_fault({{.cause = "a", .effect = "b", .lag = -1}}) == "link a -> b: lag -1: an effect lags 0 years or more");
  CHECK(link_fault({{.cause = "a", .effect = "b", .elasticity = Uniform{1, 0}}}).starts_with("link a -> b: uniform 1, 0:"));
}

TEST_CASE("no figure follows an elasticity beyond 100") {
  CHECK(faults_of({.cause = "a", .effect = "b", .elasticity = 100.0}).empty());
  CHECK(faults_of({.cause = "a", .effect = "b", .elasticity = -101.0, .lag = -1}) ==
        std::vector<ParameterFault>{{"elasticity", "elasticity -101: per cent for each per cent, -100 to 100"}, {"lag", "lag -1: an effect lags 0 years or more"}});
}

TEST_CASE("circles are found in a hundred thousand links, and each is told with the link that closes it") {
  std::vector<Link> links;
  for (int k = 0; k < 100'000; ++k) links.push_back({.cause = "i" + std::to_string(k), .effect = "i" + std::to_string(k + 1)});
  CHECK(circles_of(links).empty());
  links.push_back({.cause = "i100000", .effect = "i99998"});
  links.push_back({.cause = "x", .effect = "x"});
  const std::vector<LinkCircle> circles = circles_of(links);
  REQUIRE(circles.size() == 2);
  CHECK(circles[0].steps == std::vector<std::string>{"i99998", "i99999", "i100000", "i99998"});
  CHECK(circles[0].closing == 100'000);
  CHECK(circles[1].closing == 100'001);
}

TEST_CASE("layers of links that branch and join are looked at once each") {
  std::vector<Link> links;
  for (int layer = 0; layer < 60; ++layer)
    for (const char* from : {"a", "b"})
      for (const char* to : {"a", "b"}) links.push_back({.cause = from + std::to_string(layer), .effect = to + std::to_string(layer + 1)});
  CHECK(circles_of(links).empty());
}
