"""Makes src/time/chinese_days.hpp, the days off and make-up working days of China.

Needs `pip install holidays chinesecalendar`. The two packages transcribe the yearly notices of the General Office of the
State Council independently. Every day of every year that both have is compared; a day on which they differ must have a
ruling below, with the words of the notice, or nothing is written.

    python tools/make_calendar.py               write the table
    python tools/make_calendar.py --check       exit 1 if the table in the tree is not what would be written
    python tools/make_calendar.py --backtest    how the estimate of coming years would have done in past ones
"""

import argparse
import datetime
import importlib.metadata
import pathlib
import sys
import unittest.mock
from typing import ClassVar

import chinese_calendar
import holidays
from chinese_calendar.constants import holidays as named_days_off
from chinese_calendar.constants import workdays as named_make_up_days

TABLE = pathlib.Path(__file__).resolve().parent.parent / "src" / "time" / "chinese_days.hpp"

# Years that have a notice are official. After them only the regulation on public holidays is known; it is followed to the end
# of the 15th Five-Year Plan. Set it to the last official year to ship no estimates.
LAST_ESTIMATED_YEAR = 2030

# day -> (working, festival that it makes up for, or None, source)
RULINGS = {
    datetime.date(2005, 12, 31): (
        True,
        "New Year's Day",
        "国办发明电〔2005〕35号，“12月31日（星期六）上班”",
    ),
}

# Name in chinesecalendar -> name in the table.
FESTIVALS = {
    "New Year's Day": "new_year",
    "Spring Festival": "spring",
    "Tomb-sweeping Day": "tomb_sweeping",
    "Labour Day": "labour",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-autumn Festival": "mid_autumn",
    "National Day": "national",
    "Anti-Fascist 70th Day": "victory",
}

# How the names in `holidays` begin, which names the estimated days. Of two festivals on one day it gives the first in its order.
WORDS = {
    "元旦": "new_year",
    "农历除夕": "spring",
    "春节": "spring",
    "清明节": "tomb_sweeping",
    "劳动节": "labour",
    "端午节": "dragon_boat",
    "中秋节": "mid_autumn",
    "国庆节": "national",
}


def days_of(year):
    first = datetime.date(year, 1, 1)
    return [first + datetime.timedelta(i) for i in range((datetime.date(year + 1, 1, 1) - first).days)]


def is_weekday(day):
    return day.weekday() < 5


def official_years():
    return range(min(named_days_off).year, max(named_days_off).year + 1)


def disagreements():
    """(day, working in holidays, working in chinesecalendar) wherever the two differ."""
    years = official_years()
    other = holidays.China(years=years, language="zh_CN")
    days = [day for year in years for day in days_of(year)]
    pairs = [(day, other.is_working_day(day), chinese_calendar.is_workday(day)) for day in days]
    return len(days), [pair for pair in pairs if pair[1] != pair[2]]


def print_disagreements():
    """True if each difference has a ruling and each ruling is still needed."""
    compared, differences = disagreements()
    print(f"{compared} days compared, {len(differences)} differ")
    for day, first, second in differences:
        ruling = RULINGS.get(day)
        print(
            f"{day} {day:%A}: holidays {'works' if first else 'rests'}, chinesecalendar {'works' if second else 'rests'};",
            f"{'works' if ruling[0] else 'rests'} by {ruling[2]}"
            if ruling
            else "NO RULING: read the notice and add one",
        )
    for day in set(RULINGS) - {day for day, *_ in differences}:
        print(f"{day}: the sources agree by now; drop the ruling")
    return {day for day, *_ in differences} == set(RULINGS)


def official_days():
    """day -> (working, festival) for all days that a notice names, weekends inside a holiday included."""
    days = {day: (False, FESTIVALS[name]) for day, name in named_days_off.items()}
    days |= {day: (True, FESTIVALS[name]) for day, name in named_make_up_days.items()}
    days |= {day: (working, FESTIVALS[name]) for day, (working, name, _) in RULINGS.items()}
    days |= gaps(days)
    # The named days must give the working days that were compared.
    for year in official_years():
        for day in days_of(year):
            working = RULINGS[day][0] if day in RULINGS else chinese_calendar.is_workday(day)
            assert working == days.get(day, (is_weekday(day),))[0], day
    return days


def gaps(days):
    """Weekend days that chinesecalendar leaves unnamed between two days off of one festival: 2012-06-23, the festival itself."""
    one = datetime.timedelta(1)
    return {
        day + one: named
        for day, named in days.items()
        if not named[0] and day + one not in days and days.get(day + 2 * one) == named
    }


def by_regulation(year):
    """day -> name of the days off that follow from the regulation alone, make-up shifts of the notices left out."""

    class NoNotices:
        special_public_holidays: ClassVar[dict] = {}
        special_public_holidays_observed: ClassVar[dict] = {}

    with unittest.mock.patch("holidays.countries.china.ChinaStaticHolidays", NoNotices):
        return dict(holidays.China(years=year, language="zh_CN"))


def estimated_days():
    days = {}
    for year in range(official_years()[-1] + 1, LAST_ESTIMATED_YEAR + 1):
        for day, name in by_regulation(year).items():
            days[day] = (False, next(festival for word, festival in WORDS.items() if name.startswith(word)))
    return days


def print_backtest():
    years = range(2008, official_years()[-1] + 1)  # the statutory days of today's kind begin in 2008
    exact = 0
    for year in years:
        off = by_regulation(year)
        estimate = [is_weekday(day) and day not in off for day in days_of(year)]
        notice = [chinese_calendar.is_workday(day) for day in days_of(year)]
        exact += sum(estimate) == sum(notice)
        otherwise = sum(a != b for a, b in zip(estimate, notice, strict=False))
        print(f"{year}: {sum(estimate)} working days estimated, {sum(notice)} by notice; {otherwise} days otherwise")
    print(f"{exact} of {len(years)} years with the same number of working days")


def number(day):
    return f"{day:%Y%m%d}"


def runs(days):
    """(first day, number of days, festival) for days in a row with one festival."""
    found = []
    for day, festival in sorted(days.items()):
        if found and found[-1][2] == festival and found[-1][0] + datetime.timedelta(found[-1][1]) == day:
            found[-1] = (found[-1][0], found[-1][1] + 1, festival)
        else:
            found.append((day, 1, festival))
    return found


def lines(cells):
    """Cells joined to lines of at most 120 columns."""
    text = ["   "]
    for cell in cells:
        if len(text[-1]) + len(cell) + 1 > 120:
            text.append("   ")
        text[-1] += " " + cell
    return text


def table_of(rows):
    """rows: (day, cell); a new line for each year."""
    text = []
    for year in sorted({day.year for day, _ in rows}):
        text += lines([cell for day, cell in rows if day.year == year])
    return "\n".join(text)


def rendered():
    days = official_days() | estimated_days()
    off = [
        (first, f"{{{number(first)}, {count}, {festival}}},")
        for first, count, festival in runs({day: name for day, (working, name) in days.items() if not working})
    ]
    make_up = [(day, f"{{{number(day)}, {festival}}},") for day, (working, festival) in sorted(days.items()) if working]
    years = official_years()
    versions = {name: importlib.metadata.version(name) for name in ("holidays", "chinesecalendar")}
    compared, differences = disagreements()
    rulings = "".join(
        f"// {day} {'working' if RULINGS[day][0] else 'off'}: {RULINGS[day][2]}\n" for day, *_ in differences
    )
    return f"""\
// Days off and make-up working days in China, by the yearly notices of the State Council. Made by tools/make_calendar.py.
#pragma once

// Official: {years[0]} to {years[-1]}, from holidays {versions["holidays"]} and chinesecalendar {versions["chinesecalendar"]} (both of MIT licence).
// Compared on {compared} days, they differ on {len(differences)}; there the notice decides:
{rulings}\
// Estimated: {years[-1] + 1} to {LAST_ESTIMATED_YEAR}, the days off that the regulation on public holidays (全国年节及纪念日放假办法, 2024)
// names, and the next weekday for one that falls on a weekend. The notices will join and shift them.
namespace milepost::detail {{

enum Festival {{ {", ".join(FESTIVALS.values())} }};

/// Days off in a row; the first as yyyymmdd. Weekends inside a holiday are listed.
struct DaysOff {{
  int first;
  int days;
  Festival festival;
}};

/// A weekend day on which people work for a day off of the festival.
struct MakeUpDay {{
  int day;
  Festival festival;
}};

inline constexpr int first_official_year = {years[0]};
inline constexpr int last_official_year = {years[-1]};
inline constexpr int last_estimated_year = {max(LAST_ESTIMATED_YEAR, years[-1])};

inline constexpr DaysOff days_off[]{{
{table_of(off)}
}};

inline constexpr MakeUpDay make_up_days[]{{
{table_of(make_up)}
}};

}}  // namespace milepost::detail
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the table in the tree, write nothing")
    parser.add_argument("--backtest", action="store_true", help="score the estimate on past years, write nothing")
    options = parser.parse_args()
    if options.backtest:
        return print_backtest()
    if not print_disagreements():
        sys.exit("nothing written: the rulings do not cover the differences exactly")
    if options.check:
        sys.exit(0 if TABLE.read_text(encoding="utf-8") == rendered() else f"{TABLE.name} is not what would be written")
    TABLE.write_text(rendered(), encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
