#include "milepost/assessment/verdict.hpp"

#include <cmath>
#include <ostream>

#include "milepost/assessment/explain.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

/// "growth_ratio" as words; a preset's name, which has a dot, as it is.
std::string spaced(std::string_view name) {
  if (name.find('.') != std::string_view::npos) return std::string(name);
  std::string words{name};
  for (char& c : words)
    if (c == '_') c = ' ';
  return words;
}

std::string percent_words(double rate) { return detail::fixed(100 * rate, 1) + "%"; }

std::string rates_of(const Verdict& verdict) {
  const double seen = *verdict.observed_rate;
  return (seen < 0 ? "fell " : "grew ") + percent_words(std::abs(seen)) + " a year, " + percent_words(*verdict.required_rate) + " needed";
}

std::string comparison_of(const Verdict& verdict) {
  if (verdict.observed_rate && verdict.required_rate) return rates_of(verdict);
  if (verdict.projected) return figure_words(*verdict.projected) + " projected, " + words_of(verdict.bound, verdict.unit, Language::en) + " needed";
  if (verdict.observed && verdict.required) return figure_words(verdict.observed->value) + " against " + figure_words(*verdict.required) + " required";
  return {};
}

std::string facts_of(const Verdict& verdict) {
  if (verdict.reason) return spaced(name_of(*verdict.reason));
  const bool plain = verdict.figure && std::abs(*verdict.figure) <= 1e6 && verdict.method != "probability";
  const std::string figure = plain ? detail::fixed(*verdict.figure, 2) : verdict.figure ? figure_of_method(verdict, Language::en) : "";
  if (!verdict.label.empty()) return verdict.label + (figure.empty() ? "" : ", " + figure);
  const std::string comparison = comparison_of(verdict);
  return figure + (figure.empty() || comparison.empty() ? "" : ": ") + comparison;
}

}  // namespace

std::string to_string(const Verdict& verdict) {
  const std::string facts = facts_of(verdict);
  const std::string status{word_of(verdict.status, Language::en)};
  return spaced(verdict.method) + ": " + status + (facts.empty() ? "" : " (" + facts + ")");
}

std::ostream& operator<<(std::ostream& out, const Verdict& verdict) { return out << to_string(verdict); }

}  // namespace milepost
