// The units that every plan may use.
#include "milepost/quantity/unit.hpp"

#include <algorithm>
#include <map>

#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

struct Row {
  const char* name;
  const char* zh;
  const char* en;
  double scale{1};
  const char* base{""};
};

// Tables read better in columns.
// clang-format off

/// Chinese words that count whole pieces. 名 and 人 are both people.
constexpr Row counters[]{
    {"家", "", ""},         {"个", "", ""},           {"项", "", ""},     {"所", "", ""},     {"支", "", ""},
    {"场", "", ""},         {"人", "", "people"},     {"人次", "", "visits"},
    {"名", "", "people", 1, "人"},                    {"位", "", "people", 1, "人"},
    {"户", "", "households"},                         {"户次", "", ""},   {"件", "", ""},     {"套", "", ""},
    {"座", "", ""},         {"条", "", ""},           {"次", "", "times"}, {"篇", "", ""},    {"种", "", ""},
    {"台", "", ""},         {"辆", "", "vehicles"},   {"艘", "", "ships"}, {"架", "", ""},    {"只", "", ""},
    {"头", "", ""},         {"匹", "", ""},           {"份", "", "copies"}, {"部", "", ""},   {"处", "", "sites"},
    {"片", "", ""},         {"栋", "", "buildings"},  {"间", "", "rooms"}, {"张", "", ""},    {"床", "", "beds"},
    {"期", "", "issues"},   {"届", "", ""},           {"批", "", "batches"}, {"批次", "", "batches"},
    {"班", "", "classes"},  {"节", "", ""},           {"门", "", ""},     {"册", "", "volumes"}, {"本", "", "volumes"},
    {"幅", "", ""},         {"枚", "", ""},           {"颗", "", ""},     {"株", "", "trees"}, {"棵", "", "trees"},
    {"宗", "", ""},         {"起", "", "cases"},      {"例", "", "cases"}, {"笔", "", ""},    {"单", "", "orders"},
    {"对", "", "pairs"},    {"组", "", "groups"},     {"队", "", "teams"}, {"类", "", "kinds"}, {"款", "", ""},
    {"环节", "个环节", "steps"},                      {"席", "", "seats"}, {"村", "个村", "villages"},
    {"镇", "个镇", "towns"},                          {"县", "个县", "counties"},
    {"区", "个区", "districts"},                      {"市", "个市", "cities"},
    {"社区", "个社区", "communities"},                {"部门", "个部门", "departments"},
};

/// Measures, with the scale to their base. A day and a working day cannot be converted without a calendar; a year of age,
/// a day and an hour stand apart too.
constexpr Row measures[]{
    {"‰", "", "per mille"},
    {"倍", "", "times as much"},
    {"元", "", "CNY"},
    {"美元", "", "USD"},
    {"欧元", "", "EUR"},
    {"元/人", "", "CNY per person"},
    {"元/吨", "", "CNY per tonne"},
    {"天", "", "days"},
    {"日", "", "days", 1, "天"},
    {"周", "", "weeks", 7, "天"},
    {"工作日", "个工作日", "working days"},
    {"秒", "", "seconds"},
    {"分钟", "", "minutes", 60, "秒"},
    {"小时", "", "hours", 3600, "秒"},
    {"月", "个月", "months"},
    {"季度", "个季度", "quarters", 3, "月"},
    {"年", "", "years", 12, "月"},
    {"岁", "", "years"},
    {"学时", "", "class hours"},
    {"吨", "", "tonnes"},
    {"千克", "", "kilograms", 0.001, "吨"},
    {"公斤", "", "kilograms", 0.001, "吨"},
    {"斤", "", "jin", 0.0005, "吨"},
    {"吨标准煤", "", "tonnes of coal equivalent"},
    {"吨标煤", "", "tonnes of coal equivalent", 1, "吨标准煤"},
    {"吨二氧化碳", "", "tonnes of CO2"},
    {"平方米", "", "square metres"},
    {"公顷", "", "hectares", 1e4, "平方米"},
    {"亩", "", "mu", 2000.0 / 3, "平方米"},
    {"平方公里", "", "square kilometres", 1e6, "平方米"},
    {"立方米", "", "cubic metres"},
    {"升", "", "litres", 0.001, "立方米"},
    {"米", "", "metres"},
    {"公里", "", "kilometres", 1000, "米"},
    {"千米", "", "kilometres", 1000, "米"},
    {"车公里", "", "vehicle kilometres"},
    {"千瓦", "", "kW"},
    {"兆瓦", "", "MW", 1e3, "千瓦"},
    {"吉瓦", "", "GW", 1e6, "千瓦"},
    {"千瓦时", "", "kWh"},
    {"度", "", "kWh", 1, "千瓦时"},
    {"微克/立方米", "", "micrograms per cubic metre"},
    {"µg/m3", "微克/立方米", "micrograms per cubic metre", 1, "微克/立方米"},
    {"分", "", "points"},
    {"摄氏度", "", "degrees Celsius"},
    {"标准箱", "", "TEU"},
    {"美元/人", "", "USD per person"},
};

/// English words: name in the singular, en in the plural. They count only their own kind: a platform is no company, though
/// Chinese counts both in 家.
constexpr Row english_counters[]{
    {"platform", "家", "platforms"},         {"person", "人", "people", 1, "人"},  {"company", "家", "companies"},
    {"enterprise", "家", "enterprises"},     {"institution", "家", "institutions"}, {"organization", "家", "organizations"},
    {"event", "场", "events"},               {"project", "个", "projects"},         {"base", "个", "bases"},
    {"school", "所", "schools"},             {"college", "所", "colleges"},         {"university", "所", "universities"},
    {"hospital", "所", "hospitals"},         {"item", "项", "items"},               {"programme", "个", "programmes"},
    {"program", "个", "programs"},           {"zone", "个", "zones"},               {"team", "支", "teams"},
    {"fund", "支", "funds"},                 {"carrier", "家", "carriers"},         {"park", "个", "parks"},
    {"home", "套", "homes"},                 {"household", "户", "households", 1, "户"}, {"bed", "张", "beds"},
    {"job", "个", "jobs"},                   {"worker", "人", "workers", 1, "人"},  {"student", "名", "students", 1, "人"},
    {"trainee", "人", "trainees", 1, "人"},  {"visit", "人次", "visits", 1, "人次"}, {"patent", "件", "patents"},
    {"case", "件", "cases"},                 {"standard", "项", "standards"},       {"achievement", "项", "achievements"},
    {"technology", "项", "technologies"},    {"step", "个环节", "steps"},           {"procedure", "个环节", "procedures"},
    {"document", "份", "documents"},         {"report", "份", "reports"},           {"meeting", "次", "meetings"},
    {"time", "次", "times"},                 {"district", "个区县", "districts"},   {"county", "个县", "counties"},
    {"city", "个城市", "cities"},            {"village", "个村", "villages"},       {"town", "个镇", "towns"},
    {"community", "个社区", "communities"},  {"department", "个部门", "departments"}, {"cluster", "个", "clusters"},
    {"centre", "个", "centres"},             {"center", "个", "centers"},           {"laboratory", "个", "laboratories"},
    {"station", "座", "stations"},           {"vehicle", "辆", "vehicles"},         {"bus", "辆", "buses"},
    {"line", "条", "lines"},                 {"service", "项", "services"},         {"product", "种", "products"},
    {"position", "个", "positions"},         {"unit", "个", "units"},               {"piece", "件", "pieces"},
    {"site", "处", "sites"},                 {"building", "栋", "buildings"},       {"place", "个", "places"},
};

constexpr Row english_measures[]{
    {"CNY", "元", "CNY", 1, "元"},
    {"yuan", "元", "yuan", 1, "元"},
    {"million CNY", "百万元", "million CNY", 1e6, "元"},
    {"billion CNY", "十亿元", "billion CNY", 1e9, "元"},
    {"USD", "美元", "USD", 1, "美元"},
    {"EUR", "欧元", "EUR", 1, "欧元"},
    {"day", "天", "days", 1, "天"},
    {"week", "周", "weeks", 7, "天"},
    {"working day", "个工作日", "working days", 1, "工作日"},
    {"second", "秒", "seconds", 1, "秒"},
    {"minute", "分钟", "minutes", 60, "秒"},
    {"hour", "小时", "hours", 3600, "秒"},
    {"month", "个月", "months", 1, "月"},
    {"quarter", "个季度", "quarters", 3, "月"},
    {"year", "年", "years", 12, "月"},
    {"tonne", "吨", "tonnes", 1, "吨"},
    {"ton", "吨", "tons", 1, "吨"},
    {"kilogram", "千克", "kilograms", 0.001, "吨"},
    {"kg", "千克", "kg", 0.001, "吨"},
    {"square metre", "平方米", "square metres", 1, "平方米"},
    {"square meter", "平方米", "square meters", 1, "平方米"},
    {"hectare", "公顷", "hectares", 1e4, "平方米"},
    {"square kilometre", "平方公里", "square kilometres", 1e6, "平方米"},
    {"cubic metre", "立方米", "cubic metres", 1, "立方米"},
    {"metre", "米", "metres", 1, "米"},
    {"meter", "米", "meters", 1, "米"},
    {"kilometre", "公里", "kilometres", 1000, "米"},
    {"kilometer", "公里", "kilometers", 1000, "米"},
    {"km", "公里", "km", 1000, "米"},
    {"kW", "千瓦", "kW", 1, "千瓦"},
    {"MW", "兆瓦", "MW", 1e3, "千瓦"},
    {"GW", "吉瓦", "GW", 1e6, "千瓦"},
    {"kWh", "千瓦时", "kWh", 1, "千瓦时"},
    {"point", "分", "points", 1, "分"},
};

/// Units of the tables that documents write in multiples: 万人, 亿斤, 万元/人.
constexpr const char* counted_in_multiples[]{
    "家",   "个",     "项",   "人",   "名",   "人次", "户",   "户次",   "件",     "套",       "座",       "条",    "次",
    "场",   "份",     "台",   "辆",   "艘",   "只",   "头",   "株",     "册",     "笔",       "单",       "元/人", "吨",
    "千克", "公斤",   "斤",   "亩",   "公顷", "米",   "公里", "车公里", "平方米", "平方公里", "立方米",   "千瓦",  "千瓦时",
    "度",   "吨标准煤", "吨标煤", "吨二氧化碳", "标准箱", "学时"};
constexpr const char* money[]{"元", "美元", "欧元"};

// clang-format on

struct Multiple {
  const char* zh;
  const char* en;  ///< as yearbooks print it: 100 million CNY
  double scale;
};

constexpr Multiple multiples[]{{"万", "10,000 ", 1e4}, {"亿", "100 million ", 1e8}};
constexpr Multiple multiples_of_money[]{{"千", "1,000 ", 1e3},       {"万", "10,000 ", 1e4},
                                        {"百万", "million ", 1e6},   {"千万", "10 million ", 1e7},
                                        {"亿", "100 million ", 1e8}, {"万亿", "trillion ", 1e12}};

/// Other spellings of a name in the table.
constexpr struct {
  const char* word;
  const char* name;
} aliases[]{{"percent", "%"},
            {"per cent", "%"},
            {"pct", "%"},
            {"百分点", "percentage point"},
            {"pp", "percentage point"},
            {"人民币", "元"},
            {"RMB", "CNY"},
            {"persons", "person"},
            {"workday", "working day"},
            {"workdays", "working day"},
            {"μg/m3", "µg/m3"},
            {"µg/m³", "µg/m3"},
            {"km2", "square kilometre"},
            {"㎡", "平方米"},
            {"m2", "square metre"},
            {"t", "tonne"}};

Unit unit_of(const Row& row, bool counted) { return {row.name, row.zh, row.en, row.scale, row.base, counted}; }

Unit times(const Unit& unit, const Multiple& multiple) {
  const std::string& zh = unit.zh.empty() ? unit.name : unit.zh;
  const std::string en = unit.en.empty() ? "" : multiple.en + unit.en;
  return {multiple.zh + unit.name, multiple.zh + zh, en, unit.scale * multiple.scale, base_of(unit), unit.counted};
}

template <std::size_t N, std::size_t M>
void add_multiples(std::vector<Unit>& units, const char* const (&names)[N], const Multiple (&by)[M]) {
  for (const std::string_view name : names) {
    const Unit unit = *std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; });
    for (const Multiple& multiple : by)
      units.push_back(times(unit, multiple));
  }
}

std::vector<Unit> make_units() {
  std::vector<Unit> units{percent_unit, percentage_point_unit};
  for (const Row& row : counters)
    units.push_back(unit_of(row, true));
  for (const Row& row : measures)
    units.push_back(unit_of(row, false));
  add_multiples(units, counted_in_multiples, multiples);
  add_multiples(units, money, multiples_of_money);
  for (const Row& row : english_counters)
    units.push_back(unit_of(row, true));
  for (const Row& row : english_measures)
    units.push_back(unit_of(row, false));
  return units;
}

using Words = std::map<std::string, std::size_t, std::less<>>;

/// Every word to its unit: names before all, then Chinese words to the first unit, English words to the last one, where
/// the English names stand.
Words make_words() {
  const std::vector<Unit>& units = known_units();
  Words words;
  for (std::size_t i = 0; i < units.size(); ++i)
    words.emplace(units[i].name, i);
  for (const auto& [word, name] : aliases)
    words.emplace(word, words.at(name));
  for (std::size_t i = 0; i < units.size(); ++i)
    words.emplace(units[i].zh, i);
  for (std::size_t i = units.size(); i-- > 0;)
    words.emplace(units[i].en, i);
  words.erase("");
  return words;
}

/// Nouns that neither the tables of units nor the rule of nouns in -s knows.
constexpr struct {
  std::string_view many;
  std::string_view one;
} irregular[]{{"campuses", "campus"}, {"children", "child"},  {"men", "man"},
              {"women", "woman"},     {"series", "series"},   {"species", "species"}};

bool ends_in(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

/// By spelling alone: copies, batches, volumes.
std::string singular_by_rule(std::string_view noun) {
  if (noun.size() > 4 && noun.ends_with("ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
  if (ends_in(noun, {"sses", "shes", "ches", "xes", "zes"})) return std::string(noun.substr(0, noun.size() - 2));
  const bool plural = noun.size() > 2 && noun.ends_with('s') && !ends_in(noun, {"ss", "us", "is"});
  return std::string(plural ? noun.substr(0, noun.size() - 1) : noun);
}

/// The name of the unit that has these words for its plural, if its name is English.
std::optional<std::string> name_of_plural(std::string_view words) {
  const std::optional<Unit> unit = find_unit(words);
  const bool english = unit && unit->en == words && detail::is_letter(unit->name.front());
  return english ? std::optional(unit->name) : std::nullopt;
}

/// Of "new energy buses" the last word is what is counted.
std::string singular_noun(std::string_view noun) {
  if (const auto name = name_of_plural(noun)) return *name;
  if (const auto space = noun.rfind(' '); space != std::string_view::npos)
    return std::string(noun.substr(0, space + 1)) + singular_noun(noun.substr(space + 1));
  for (const auto& [many, one] : irregular)
    if (noun == many) return std::string(one);
  return singular_by_rule(noun);
}

}  // namespace

const std::vector<Unit>& known_units() {
  static const std::vector<Unit> units = make_units();
  return units;
}

std::optional<Unit> find_unit(std::string_view word) {
  static const Words words = make_words();
  const std::string folded = detail::fold_width(word);
  std::string_view wanted = detail::trim(folded);
  auto found = words.find(wanted);
  constexpr std::string_view piece = "个";  // 3个小时 as well as 3小时
  if (found == words.end() && wanted.starts_with(piece)) found = words.find(wanted.substr(piece.size()));
  return found == words.end() ? std::nullopt : std::optional{known_units()[found->second]};
}

std::string singular_of(std::string_view words) {
  std::size_t noun = words.size();  // before what qualifies it: tonnes of coal equivalent, micrograms per cubic metre
  for (const std::string_view link : {" of ", " per ", " Celsius"})
    noun = std::min(noun, words.find(link));
  return singular_noun(words.substr(0, noun)) + std::string(words.substr(noun));
}

}  // namespace milepost
