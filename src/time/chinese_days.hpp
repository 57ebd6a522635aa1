// Days off and make-up working days in China, by the yearly notices of the State Council. Made by tools/make_calendar.py.
#pragma once

// Official: 2004 to 2026, from holidays 0.109 and chinesecalendar 1.11.0 (both of MIT licence).
// Compared on 8401 days, they differ on 1; there the notice decides:
// 2005-12-31 working: 国办发明电〔2005〕35号，“12月31日（星期六）上班”
// Estimated: 2027 to 2030, the days off that the regulation on public holidays (全国年节及纪念日放假办法, 2024)
// names, and the next weekday for one that falls on a weekend. The notices will join and shift them.
namespace milepost::detail {

enum Festival { new_year, spring, tomb_sweeping, labour, dragon_boat, mid_autumn, national, victory };

/// Days off in a row; the first as yyyymmdd. Weekends inside a holiday are listed.
struct DaysOff {
  int first;
  int days;
  Festival festival;
};

/// A weekend day on which people work for a day off of the festival.
struct MakeUpDay {
  int day;
  Festival festival;
};

inline constexpr int first_official_year = 2004;
inline constexpr int last_official_year = 2026;
inline constexpr int last_estimated_year = 2030;

inline constexpr DaysOff days_off[]{
    {20040101, 1, new_year}, {20040122, 7, spring}, {20040501, 7, labour}, {20041001, 7, national},
    {20050101, 3, new_year}, {20050209, 7, spring}, {20050501, 7, labour}, {20051001, 7, national},
    {20060101, 3, new_year}, {20060129, 7, spring}, {20060501, 7, labour}, {20061001, 7, national},
    {20070101, 3, new_year}, {20070218, 7, spring}, {20070501, 7, labour}, {20071001, 7, national},
    {20071230, 3, new_year},
    {20080206, 7, spring}, {20080404, 3, tomb_sweeping}, {20080501, 3, labour}, {20080607, 3, dragon_boat},
    {20080913, 3, mid_autumn}, {20080929, 7, national},
    {20090101, 3, new_year}, {20090125, 7, spring}, {20090404, 3, tomb_sweeping}, {20090501, 3, labour},
    {20090528, 3, dragon_boat}, {20091001, 2, national}, {20091003, 1, mid_autumn}, {20091004, 5, national},
    {20100101, 3, new_year}, {20100213, 7, spring}, {20100403, 3, tomb_sweeping}, {20100501, 3, labour},
    {20100614, 3, dragon_boat}, {20100922, 3, mid_autumn}, {20101001, 7, national},
    {20110101, 3, new_year}, {20110202, 7, spring}, {20110403, 3, tomb_sweeping}, {20110430, 3, labour},
    {20110604, 3, dragon_boat}, {20110910, 3, mid_autumn}, {20111001, 7, national},
    {20120101, 3, new_year}, {20120122, 7, spring}, {20120402, 3, tomb_sweeping}, {20120429, 3, labour},
    {20120622, 3, dragon_boat}, {20120930, 1, mid_autumn}, {20121001, 7, national},
    {20130101, 3, new_year}, {20130209, 7, spring}, {20130404, 3, tomb_sweeping}, {20130429, 3, labour},
    {20130610, 3, dragon_boat}, {20130919, 3, mid_autumn}, {20131001, 7, national},
    {20140101, 1, new_year}, {20140131, 7, spring}, {20140405, 3, tomb_sweeping}, {20140501, 3, labour},
    {20140602, 1, dragon_boat}, {20140908, 1, mid_autumn}, {20141001, 7, national},
    {20150101, 3, new_year}, {20150218, 7, spring}, {20150405, 2, tomb_sweeping}, {20150501, 1, labour},
    {20150620, 3, dragon_boat}, {20150903, 2, victory}, {20150927, 1, mid_autumn}, {20151001, 7, national},
    {20160101, 1, new_year}, {20160207, 7, spring}, {20160404, 1, tomb_sweeping}, {20160501, 2, labour},
    {20160609, 3, dragon_boat}, {20160915, 3, mid_autumn}, {20161001, 7, national},
    {20170101, 2, new_year}, {20170127, 7, spring}, {20170402, 3, tomb_sweeping}, {20170501, 1, labour},
    {20170528, 3, dragon_boat}, {20171001, 3, national}, {20171004, 1, mid_autumn}, {20171005, 4, national},
    {20180101, 1, new_year}, {20180215, 7, spring}, {20180405, 3, tomb_sweeping}, {20180429, 3, labour},
    {20180618, 1, dragon_boat}, {20180924, 1, mid_autumn}, {20181001, 7, national}, {20181230, 3, new_year},
    {20190204, 7, spring}, {20190405, 3, tomb_sweeping}, {20190501, 4, labour}, {20190607, 3, dragon_boat},
    {20190913, 3, mid_autumn}, {20191001, 7, national},
    {20200101, 1, new_year}, {20200124, 10, spring}, {20200404, 3, tomb_sweeping}, {20200501, 5, labour},
    {20200625, 3, dragon_boat}, {20201001, 8, national},
    {20210101, 3, new_year}, {20210211, 7, spring}, {20210403, 3, tomb_sweeping}, {20210501, 5, labour},
    {20210612, 3, dragon_boat}, {20210919, 3, mid_autumn}, {20211001, 7, national},
    {20220101, 3, new_year}, {20220131, 7, spring}, {20220403, 3, tomb_sweeping}, {20220430, 5, labour},
    {20220603, 3, dragon_boat}, {20220910, 3, mid_autumn}, {20221001, 7, national}, {20221231, 3, new_year},
    {20230121, 7, spring}, {20230405, 1, tomb_sweeping}, {20230429, 5, labour}, {20230622, 3, dragon_boat},
    {20230929, 1, mid_autumn}, {20230930, 7, national}, {20231230, 3, new_year},
    {20240210, 8, spring}, {20240404, 3, tomb_sweeping}, {20240501, 5, labour}, {20240610, 1, dragon_boat},
    {20240915, 3, mid_autumn}, {20241001, 7, national},
    {20250101, 1, new_year}, {20250128, 8, spring}, {20250404, 3, tomb_sweeping}, {20250501, 5, labour},
    {20250531, 3, dragon_boat}, {20251001, 5, national}, {20251006, 1, mid_autumn}, {20251007, 2, national},
    {20260101, 3, new_year}, {20260215, 9, spring}, {20260404, 3, tomb_sweeping}, {20260501, 5, labour},
    {20260619, 3, dragon_boat}, {20260925, 3, mid_autumn}, {20261001, 7, national},
    {20270101, 1, new_year}, {20270205, 6, spring}, {20270405, 1, tomb_sweeping}, {20270501, 4, labour},
    {20270609, 1, dragon_boat}, {20270915, 1, mid_autumn}, {20271001, 5, national},
    {20280101, 1, new_year}, {20280103, 1, new_year}, {20280125, 4, spring}, {20280404, 1, tomb_sweeping},
    {20280501, 2, labour}, {20280528, 2, dragon_boat}, {20281001, 2, national}, {20281003, 1, mid_autumn},
    {20281004, 1, national},
    {20290101, 1, new_year}, {20290212, 4, spring}, {20290404, 1, tomb_sweeping}, {20290501, 2, labour},
    {20290616, 1, dragon_boat}, {20290618, 1, dragon_boat}, {20290922, 1, mid_autumn}, {20290924, 1, mid_autumn},
    {20291001, 3, national},
    {20300101, 1, new_year}, {20300202, 6, spring}, {20300405, 1, tomb_sweeping}, {20300501, 2, labour},
    {20300605, 1, dragon_boat}, {20300912, 1, mid_autumn}, {20301001, 3, national},
};

inline constexpr MakeUpDay make_up_days[]{
    {20040117, spring}, {20040118, spring}, {20040508, labour}, {20040509, labour}, {20041009, national},
    {20041010, national},
    {20050205, spring}, {20050206, spring}, {20050430, labour}, {20050508, labour}, {20051008, national},
    {20051009, national}, {20051231, new_year},
    {20060128, spring}, {20060205, spring}, {20060429, labour}, {20060430, labour}, {20060930, national},
    {20061008, national}, {20061230, new_year}, {20061231, new_year},
    {20070217, spring}, {20070225, spring}, {20070428, labour}, {20070429, labour}, {20070929, national},
    {20070930, national}, {20071229, new_year},
    {20080202, spring}, {20080203, spring}, {20080504, labour}, {20080927, national}, {20080928, national},
    {20090104, new_year}, {20090124, spring}, {20090201, spring}, {20090531, dragon_boat}, {20090927, national},
    {20091010, national},
    {20100220, spring}, {20100221, spring}, {20100612, dragon_boat}, {20100613, dragon_boat}, {20100919, mid_autumn},
    {20100925, mid_autumn}, {20100926, national}, {20101009, national},
    {20110130, spring}, {20110212, spring}, {20110402, tomb_sweeping}, {20111008, national}, {20111009, national},
    {20111231, new_year},
    {20120121, spring}, {20120129, spring}, {20120331, tomb_sweeping}, {20120401, tomb_sweeping}, {20120428, labour},
    {20120929, national},
    {20130105, new_year}, {20130106, new_year}, {20130216, spring}, {20130217, spring}, {20130407, tomb_sweeping},
    {20130427, labour}, {20130428, labour}, {20130608, dragon_boat}, {20130609, dragon_boat}, {20130922, mid_autumn},
    {20130929, national}, {20131012, national},
    {20140126, spring}, {20140208, spring}, {20140504, labour}, {20140928, national}, {20141011, national},
    {20150104, new_year}, {20150215, spring}, {20150228, spring}, {20150906, victory}, {20151010, national},
    {20160206, spring}, {20160214, spring}, {20160612, dragon_boat}, {20160918, mid_autumn}, {20161008, national},
    {20161009, national},
    {20170122, spring}, {20170204, spring}, {20170401, tomb_sweeping}, {20170527, dragon_boat}, {20170930, national},
    {20180211, spring}, {20180224, spring}, {20180408, tomb_sweeping}, {20180428, labour}, {20180929, national},
    {20180930, national}, {20181229, new_year},
    {20190202, spring}, {20190203, spring}, {20190428, labour}, {20190505, labour}, {20190929, national},
    {20191012, national},
    {20200119, spring}, {20200426, labour}, {20200509, labour}, {20200628, dragon_boat}, {20200927, national},
    {20201010, national},
    {20210207, spring}, {20210220, spring}, {20210425, labour}, {20210508, labour}, {20210918, mid_autumn},
    {20210926, national}, {20211009, national},
    {20220129, spring}, {20220130, spring}, {20220402, tomb_sweeping}, {20220424, labour}, {20220507, labour},
    {20221008, national}, {20221009, national},
    {20230128, spring}, {20230129, spring}, {20230423, labour}, {20230506, labour}, {20230625, dragon_boat},
    {20231007, national}, {20231008, national},
    {20240204, spring}, {20240218, spring}, {20240407, tomb_sweeping}, {20240428, labour}, {20240511, labour},
    {20240914, mid_autumn}, {20240929, national}, {20241012, national},
    {20250126, spring}, {20250208, spring}, {20250427, labour}, {20250928, national}, {20251011, national},
    {20260104, new_year}, {20260214, spring}, {20260228, spring}, {20260509, labour}, {20260920, national},
    {20261010, national},
};

}  // namespace milepost::detail
