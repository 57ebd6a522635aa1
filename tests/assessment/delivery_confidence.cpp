#include "milepost/assessment/delivery_confidence.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace milepost;

namespace {

constexpr std::array every_confidence{DeliveryConfidence::green, DeliveryConfidence::amber_green, DeliveryConfidence::amber,
                                      DeliveryConfidence::amber_red, DeliveryConfidence::red};

}  // namespace

TEST_CASE("three points of five are left, and no project looks better for it") {
  for (const DeliveryConfidence one : every_confidence) {
    CHECK(is_of_three(on_three_points(one)));
    CHECK(on_three_points(one) >= one);
    CHECK(is_of_three(one) == (on_three_points(one) == one));
  }
}

TEST_CASE("each lower end belongs to its class, and classes follow their cuts") {
  const ConfidenceCuts cuts{0.9, 0.7, 0.5, 0.3};
  CHECK(confidence_of(0.9, cuts) == DeliveryConfidence::green);
  CHECK(confidence_of(0.89, cuts) == DeliveryConfidence::amber_green);
  CHECK(confidence_of(0.5, cuts) == DeliveryConfidence::amber);
  CHECK(confidence_of(0.3, cuts) == DeliveryConfidence::amber_red);
  CHECK(confidence_of(0.29, cuts) == DeliveryConfidence::red);
}

TEST_CASE("red, amber and green of a status lead back to it, but for what is over") {
  CHECK(colour_of(Status::missed) == DeliveryConfidence::red);
  CHECK(colour_of(Status::achieved) == DeliveryConfidence::green);
  CHECK(!colour_of(Status::not_assessable));
  for (const Status status : {Status::on_track, Status::at_risk, Status::off_track}) CHECK(status_of(*colour_of(status)) == status);
  CHECK(status_of(DeliveryConfidence::amber_red) == Status::at_risk);
}
