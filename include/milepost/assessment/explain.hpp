// A verdict in a sentence, in Chinese or English.
#pragma once

#include <string>

#include "milepost/assessment/verdict.hpp"
#include "milepost/plan/indicator.hpp"

namespace milepost {

/// One sentence with the figure, what was owed, the lead, the baseline and the due date, or the reason for no verdict and what
/// should have been reached by now. `indicator` gives the name and unit words; without it the unit stands alone.
std::string explain(const Verdict& verdict, Language language, const Indicator* indicator = nullptr);

/// A rate over years, or that of one year: it belongs to them and to no day.
bool is_yearly_rate(const Verdict& verdict);

/// When the figure that is judged was: 2024年末 / end-2024, of a yearly rate 2024年 / 2024, of a mean of several 2021—2022年 / 2021-2022. Empty
/// without a figure.
std::string when_observed(const Verdict& verdict, Language language);

/// The bound in words, with a unit word: 超过400家, "more than 400 platforms".
std::string words_of(const Bound& bound, const Unit& unit, Language language);

/// The word for a unit: its own in that language, else that of the known unit of the same name, else its name.
/// Chinese measure words (家, 个) have no English word and say nothing there.
std::string unit_words(const Unit& unit, Language language);

/// The number alone. English text writes scaled units out: 37.5 万人 is 375000, 278.4 亿元 is 27.8 billion.
std::string number_words(double value, const Unit& unit, Language language);

/// 400家, "400 platforms", "2.9 %", 37.5万人, "375000 people": the number with the unit's word.
std::string amount_words(double value, const Unit& unit, Language language);

/// A number as people write it in reports: at most one decimal, two below ten; thousands unseparated.
std::string figure_words(double value);

/// The figure of the method to so many decimals; of `probability` in per cent. Past a million, as ratios to next to nothing are, no digit
/// means anything: ">1000000". The verdict must have a figure.
std::string figure_of_method(const Verdict& verdict, Language language, int decimals = 2);

/// The close of a day as people say it: 2024年末 / end-2024, 2024年6月30日 / 30 June 2024.
std::string date_words(const Date& date, Language language);

}  // namespace milepost
