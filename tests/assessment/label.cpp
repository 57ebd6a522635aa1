#include "milepost/assessment/label.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

using namespace milepost;

TEST_CASE("published classes come to the library's six") {
  CHECK(meaning_of_label("met") == Meaning{Status::achieved});
  for (const char* label : {"substantial", "significant", "sun", "on track", "3", "maintaining"})
    CHECK_MESSAGE((meaning_of_label(label) == Meaning{Status::on_track}), label);
  for (const char* label : {"moderate", "partly_cloudy", "fair", "2"})
    CHECK_MESSAGE((meaning_of_label(label) == Meaning{Status::at_risk}), label);
  for (const char* label : {"limited", "insufficient", "cloud", "stagnating", "1"})
    CHECK_MESSAGE((meaning_of_label(label) == Meaning{Status::off_track}), label);
}

TEST_CASE("a class that says the figure goes the wrong way is off track and away") {
  for (const char* label : {"deterioration", "thunderstorm", "decreasing", "movement away", "significant_deterioration"})
    CHECK_MESSAGE((meaning_of_label(label) == Meaning{Status::off_track, Movement::away}), label);
}

TEST_CASE("a word that no method uses has no meaning, nor has another spelling") {
  for (const char* label : {"", "good", "Sun", "4", "sunny"}) CHECK_MESSAGE(!meaning_of_label(label), label);
}

TEST_CASE("every label stands in the table once") {
  std::set<std::string_view> seen;
  for (const auto& known : detail::labels) CHECK_MESSAGE(seen.insert(known.label).second, known.label);
}
