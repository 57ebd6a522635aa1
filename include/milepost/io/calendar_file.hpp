// Calendars of one's own: CSV to the exceptions of a Calendar.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "milepost/time/calendar.hpp"

namespace milepost {

/// Reads exceptions to Monday to Friday. Columns in any order, in English or Chinese: date 日期, working 是否上班, name 名称 (which
/// may be missing). working is yes, true, 1, 是, 上班 or no, false, 0, 否, 放假. A name of ASCII characters is English, any other
/// Chinese. `name` names the calendar, and the text in the positions of problems.
///
/// Official is what `official` says; without it, each calendar year in which the text lists a day off. (A list of days off is
/// published for a year at a time; a lone make-up day in the December before does not make that year known.)
///
/// Throws InvalidInput with every problem and its line and column: a missing, unknown or repeated column, a row of another
/// length, a day or a word that cannot be read, a day listed twice.
Calendar parse_calendar(std::string_view csv, const std::string& name, const std::optional<Period>& official = {});

/// The same from a file, named by it.
Calendar read_calendar(const std::filesystem::path& path, const std::optional<Period>& official = {});

}  // namespace milepost
