#include "milepost/assessment/likelihood.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("only what is settled is 0 % or 100 %: what comes near is said to be less, or more") {
  CHECK(percent_of_probability(0, Language::en) == "0 %");
  CHECK(percent_of_probability(1, Language::zh) == "100%");
  for (const double nearly : {1e-300, 1e-9, 0.001, 0.0049}) {
    CHECK(percent_of_probability(nearly, Language::en) == "<1 %");
    if (nearly > 1e-16) CHECK(percent_of_probability(1 - nearly, Language::zh) == ">99%");
  }
  CHECK(percent_of_probability(0.006, Language::en) == "1 %");
  CHECK(percent_of_probability(0.994, Language::en) == "99 %");
  CHECK(percent_of_probability(0.655, Language::zh) == "66%");
}

TEST_CASE("the word stands beside the number, in both languages, also where the Chinese word alone would say impossible") {
  CHECK(probability_words(0.72, Language::en) == "72 % (likely)");
  CHECK(probability_words(0.2, Language::zh) == "20%（不太可能）");
  CHECK(probability_words(0.2, Language::en) == "20 % (unlikely)");
  CHECK(probability_words(0, Language::zh) == "0%（几乎不可能）");
}

TEST_CASE("the words of the IPCC change where its table says") {
  constexpr std::pair<double, std::string_view> steps[]{{1, "virtually certain"}, {0.99, "virtually certain"}, {0.989, "extremely likely"}, {0.95, "extremely likely"}, {0.949, "very likely"},
                                                        {0.9, "very likely"}, {0.899, "likely"}, {0.66, "likely"}, {0.659, "about as likely as not"}, {0.33, "about as likely as not"},
                                                        {0.329, "unlikely"}, {0.101, "unlikely"}, {0.1, "very unlikely"}, {0.05, "extremely unlikely"}, {0.01, "exceptionally unlikely"}};
  for (const auto& [probability, word] : steps) CHECK(likelihood_word(probability, Language::en) == word);
}
