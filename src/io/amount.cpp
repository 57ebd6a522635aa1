#include "amount.hpp"

#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

constexpr std::string_view accepted_numbers = "digits such as 4000, 4,000, 0.5 or 1.5万";

/// Takes a sign off the text: -1 or 1.
double take_sign(std::string_view& text) {
  for (const std::string_view minus : {"-", "−", "－"}) {
    if (!text.starts_with(minus)) continue;
    text = trim(text.substr(minus.size()));
    return -1;
  }
  return 1;
}

bool begins_like_number(const std::string& folded) { return is_digit(folded.front()) || folded.front() == '.'; }

/// The grammar of bounds knows every way to write a number: a bare one is a bound to reach.
std::optional<double> bare_number(std::string_view text, const Unit& unit) {
  const std::string folded = fold_width(text);
  if (folded.empty() || !begins_like_number(folded)) return std::nullopt;
  try {
    const Bound bound = parse_bound(folded, unit);
    const auto* reach = std::get_if<Reach>(&bound);
    return reach ? std::optional{reach->limit.value} : std::nullopt;
  } catch (const ParseError&) {
    return std::nullopt;
  }
}

}  // namespace

double parse_amount(std::string_view text, const Unit& unit) {
  std::string_view unsigned_text = trim(text);
  const double sign = take_sign(unsigned_text);
  const std::optional<double> value = bare_number(unsigned_text, unit);
  if (!value) fail_parse(excerpt(text), "a number", accepted_numbers);
  return sign * *value;
}

double parse_number(std::string_view text) {
  try {
    return parse_amount(text, Unit{});
  } catch (const UnitMismatch&) {
    fail_parse(excerpt(text), "a number", accepted_numbers);
  }
}

}  // namespace milepost::detail
