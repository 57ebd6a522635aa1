// Groups of groups: inner groups first, whatever the depth.
#include "milepost/aggregation/nested.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

using namespace milepost;

namespace {

constexpr std::array plain{Composition{}};

Nested leaf(std::optional<double> score, double weight = 1) { return {.score = score, .weight = weight}; }
Nested group(std::vector<Nested> parts) { return {.parts = std::move(parts)}; }

/// A tree of whole scores, and its mean by recursion over sums and counts.
std::pair<Nested, double> tree_of_depth(int depth) {
  if (depth == 0) {
    const double score = *rc::gen::inRange(-5, 6);
    return {leaf(score), score};
  }
  std::vector<Nested> parts;
  double sum = 0;
  for (int left = *rc::gen::inRange(1, 4); left > 0; --left) {
    const auto [part, mean] = tree_of_depth(*rc::gen::inRange(0, depth));
    parts.push_back(part);
    sum += mean;
  }
  return {group(parts), sum / static_cast<double>(parts.size())};
}

}  // namespace

TEST_CASE("published (Statistics Canada, 9.c.1): two of four series are a group, and count once") {
  const double hspa = 0.5456262610658811;
  const Nested networks = group({leaf(5), leaf(hspa), group({leaf(5), leaf(5)})});
  CHECK(*composite(networks, plain) == doctest::Approx(3.515208753688627).epsilon(1e-15));
  CHECK(*composite(leaves_of(networks)) == doctest::Approx(3.88640656526647).epsilon(1e-15));
}

TEST_CASE("at any depth the mean of a group is the mean of its parts") {
  CHECK(rc::check("trees", [] {
    const auto [tree, mean] = tree_of_depth(5);
    RC_ASSERT(std::abs(*composite(tree, plain) - mean) < 1e-12);
  }));
}

TEST_CASE("a rule a level: the mean of goals of which each is as good as its worst indicator") {
  const std::array rules{Composition{}, Composition{.mean = Mean::worst}};
  CHECK(composite(group({group({leaf(90), leaf(10)}), group({leaf(50), leaf(70)})}), rules) == 30);
  CHECK(composite(group({group({group({leaf(90), leaf(10)}), leaf(20)})}), rules) == 10);
}

TEST_CASE("a group without scores is missing from the one above; weights are those within the group") {
  CHECK(composite(group({group({leaf({}), leaf({})}), leaf(4)}), plain) == 4);
  CHECK(!composite(group({group({}), leaf({})}), plain));
  CHECK(composite(group({leaf(0, 1), leaf(4, 3)}), plain) == 3);
}

TEST_CASE("an index needs four fifths of all indicators, wherever they are missing") {
  std::vector<Nested> ten(10, leaf(60));
  ten[0] = ten[1] = leaf({});
  CHECK(availability(group({group(ten)})) == 0.8);
  CHECK(sdsn_index(group({group(ten), leaf(40)})) == doctest::Approx(50));
  ten[2] = leaf({});
  CHECK(!sdsn_index(group({group(ten)})));
  CHECK(sdsn_index(group({group(ten)}), 0.7) == doctest::Approx(60));
}

TEST_CASE("a leaf is its own composite; a group has no score of its own, and there is a rule") {
  CHECK(composite(leaf(3), plain) == 3);
  CHECK_THROWS_AS(composite(group({leaf(3)}), {}), OutOfRange);
  CHECK_THROWS_WITH_AS(composite(Nested{.score = 3, .parts = {leaf(3)}}, plain), "score 3: belongs to a group, whose score is made of its parts", OutOfRange);
}
