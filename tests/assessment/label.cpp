#include "milepost/assessment/label.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "milepost/assessment/presets.hpp"

using namespace milepost;

namespace {

/// What the presets themselves mean by each of their words.
std::map<std::string, std::vector<Meaning>> meanings_in_presets() {
  std::map<std::string, std::vector<Meaning>> meanings;
  for (const Preset& preset : presets())
    for (const Category& category : categories_of(preset))
      if (!category.label.empty()) meanings[category.label].push_back({category.status, category.movement.value_or(Movement::unknown)});
  return meanings;
}

}  // namespace

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

TEST_CASE("a word of a preset means here what it means there; of a word with two meanings the table claims none") {
  const auto meanings = meanings_in_presets();
  CHECK(meanings.size() > 50);
  for (const auto& entry : meanings) {
    bool alike = true;
    for (const Meaning& meaning : entry.second) alike = alike && meaning == entry.second.front();
    CHECK_MESSAGE((meaning_of_label(entry.first) == (alike ? std::optional(entry.second.front()) : std::nullopt)), entry.first);
  }
}
