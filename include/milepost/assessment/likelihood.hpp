// Probabilities in words: the number, and beside it the word of the IPCC.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "milepost/plan/text.hpp"

namespace milepost {

/// The words of the IPCC for a probability (Mastrandrea and others, Guidance note on uncertainty, 2010; Chinese as in the official
/// translation of the Sixth Assessment Report, but for 不太可能: its 不可能 is taken for "impossible"): 几乎确定 "virtually certain" from 0.99, 极有可能 0.95, 很可能 0.90, 可能 "likely" 0.66,
/// 或许可能 "about as likely as not" from 0.33, 不太可能 "unlikely" below, 很不可能 to 0.10, 极不可能 to 0.05, 几乎不可能 to 0.01, each included.
constexpr std::string_view likelihood_word(double probability, Language language) {
  struct LikelihoodStep {
    double from;
    std::string_view zh, en;
  };
  constexpr std::array<LikelihoodStep, 5> upper{{{0.99, "几乎确定", "virtually certain"}, {0.95, "极有可能", "extremely likely"}, {0.90, "很可能", "very likely"},
                                       {0.66, "可能", "likely"}, {0.33, "或许可能", "about as likely as not"}}};
  constexpr std::array<LikelihoodStep, 4> lower{{{0.01, "几乎不可能", "exceptionally unlikely"}, {0.05, "极不可能", "extremely unlikely"}, {0.10, "很不可能", "very unlikely"},
                                       {1, "不太可能", "unlikely"}}};
  for (const LikelihoodStep& step : upper)
    if (probability >= step.from) return language == Language::zh ? step.zh : step.en;
  for (const LikelihoodStep& step : lower)
    if (probability <= step.from) return language == Language::zh ? step.zh : step.en;
  return {};
}

/// 72%, "72 %". Only 0 and 1 themselves, which stand for what is settled, are 0 % and 100 %: what comes near is "<1 %" and ">99 %".
inline std::string percent_of_probability(double probability, Language language) {
  const double whole = std::round(probability * 100);
  const bool nearly_none = probability > 0 && whole < 1, nearly_sure = probability < 1 && whole > 99;
  const std::string number = nearly_none ? "<1" : nearly_sure ? ">99" : std::to_string(static_cast<int>(whole));
  return number + (language == Language::zh ? "%" : " %");
}

/// 72%（可能）, "72 % (likely)": the word never stands alone.
inline std::string probability_words(double probability, Language language) {
  const std::string word{likelihood_word(probability, language)};
  return percent_of_probability(probability, language) + (language == Language::zh ? "（" + word + "）" : " (" + word + ")");
}

}  // namespace milepost
