// The working calendar of China from its table.
#include <array>

#include "chinese_days.hpp"
#include "milepost/time/calendar.hpp"

namespace milepost {

namespace {

struct FestivalName {
  std::string_view zh;
  std::string_view en;
};

/// In the order of Festival.
constexpr std::array<FestivalName, 8> festival_names{
    {{"元旦", "New Year's Day"},
     {"春节", "Spring Festival"},
     {"清明节", "Tomb-Sweeping Day"},
     {"劳动节", "Labour Day"},
     {"端午节", "Dragon Boat Festival"},
     {"中秋节", "Mid-Autumn Festival"},
     {"国庆节", "National Day"},
     {"中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
      "70th Anniversary of the Victory in the Chinese People's War of Resistance against Japanese Aggression and the World Anti-Fascist War"}}};

static_assert(static_cast<std::size_t>(detail::victory) + 1 == festival_names.size());

Date date_of(int yyyymmdd) { return {yyyymmdd / 10'000, yyyymmdd / 100 % 100, yyyymmdd % 100}; }

CalendarException day_off(const Date& date, const FestivalName& festival) {
  return {date, false, std::string(festival.zh), std::string(festival.en)};
}

CalendarException make_up_day(const Date& date, const FestivalName& festival) {
  return {date, true, std::string(festival.zh) + "调休上班", "make-up working day for " + std::string(festival.en)};
}

std::vector<CalendarException> exceptions() {
  std::vector<CalendarException> all;
  for (const auto& [first, days, festival] : detail::days_off)
    for (int day = 0; day < days; ++day) all.push_back(day_off(add_days(date_of(first), day), festival_names[festival]));
  for (const auto& [day, festival] : detail::make_up_days) all.push_back(make_up_day(date_of(day), festival_names[festival]));
  return all;
}

std::vector<Coverage> coverage() {
  const Date first{detail::first_official_year, 1, 1}, last{detail::last_official_year, 12, 31};
  std::vector<Coverage> covered{{Period{first, last}, Certainty::official}};
  if (detail::last_estimated_year > detail::last_official_year)
    covered.push_back({Period{day_after(last), Date{detail::last_estimated_year, 12, 31}}, Certainty::estimated});
  return covered;
}

}  // namespace

const Calendar& chinese_calendar() {
  static const Calendar calendar{"China", exceptions(), coverage()};
  return calendar;
}

}  // namespace milepost
