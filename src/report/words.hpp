// The words that tables and narratives share.
#pragma once

#include <string>
#include <string_view>

#include "milepost/assessment/verdict.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost::words {

/// One of two wordings.
std::string pick(Language language, std::string_view zh, std::string_view en);

/// A figure as exactly as it is known: 1700亿元以上, "more than 1700".
std::string bounded(const std::string& amount, Exactness exactness, Language language);

/// A number of per cent: 2.7%, "2.7 %".
std::string percent(const std::string& digits, Language language);

/// A share of 1 in per cent with one decimal at most.
std::string share(double value, Language language);

std::string reason(Reason reason, Language language);
std::string mark(Mark mark, Language language);
std::string strength(Strength strength, Language language);
std::string movement(Movement movement, Language language);
std::string basis(Basis basis, Language language);

/// The name by which users ask for a method, with what it does; a method of one's own has only its name.
std::string method(const std::string& name, Language language);

/// What the target asks for: other indicators by their names, and a rate to hold that has no number as such.
std::string bound(const Plan& plan, const Target* target, const Verdict& verdict, Language language);

/// The number that a section or task is printed with; English text writes （一） as (1) and 一、 as 1.
std::string numeral(const std::string& number, Language language);

/// "1. 打造…", "（八）…", "(8) ...": a title behind the number it is printed with.
std::string numbered(const std::string& number, const Text& title, Language language);

/// The figure earned more than "at risk", which is the most where an earlier period was missed.
bool is_held_back(const Verdict& verdict);

/// 甲、乙、丙 / "a, b, c".
std::string listed(const std::vector<std::string>& things, Language language);

}  // namespace milepost::words
