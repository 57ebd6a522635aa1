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
  CHECK(link_fault({{.cause = "a", .effect = "b", .lag = -1}}) == "link a -> b -1: an effect lags 0 years or more");
  CHECK(link_fault({{.cause = "a", .effect = "b", .elasticity = Uniform{1, 0}}}).starts_with("uniform 1, 0"));
}
