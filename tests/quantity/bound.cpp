// Bounds: what each phrase means, what is refused and why, and that what is written reads back.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/quantity.hpp"

using namespace milepost;

namespace {

template <class Number>
concept a_limit = requires(Number number) {
  more_than(number);
};

static_assert(a_limit<Quantity>);
static_assert(!a_limit<double> && !a_limit<int>, "a bound needs a unit");
static_assert(!a_limit<Percent>, "say of what unit: more_than(quantity_of(Percent{5}))");

Unit unit(std::string_view word) { return find_unit(word).value(); }

const Unit company = unit("家");
const Unit person = unit("人");
const Unit percent = percent_unit;

void reads(std::string_view text, const Bound& bound, const Unit& in_unit = company) {
  std::string got = "nothing";
  try {
    const Bound parsed = parse_bound(text, in_unit);
    if (parsed == bound) return;
    got = to_string(parsed);
  } catch (const Error& error) {
    got = error.what();
  }
  FAIL_CHECK("'" << std::string(text) << "' gave: " << got << "; wanted: " << to_string(bound));
}

/// The message with which a text is refused; empty if it is read.
std::string failure(std::string_view text, const Unit& in_unit = company) {
  try {
    parse_bound(text, in_unit);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

void refuses(std::string_view text, std::string_view part, const Unit& in_unit = company) {
  const std::string message = failure(text, in_unit);
  CHECK_MESSAGE(message.find(part) != std::string::npos, text << " was refused with: " << message);
}

double any_number() {
  const auto parts = *rc::gen::tuple(rc::gen::inRange(-1'000'000, 1'000'000), rc::gen::inRange(-12, 18));
  return std::get<0>(parts) * std::pow(10.0, std::get<1>(parts)) / 7;
}

/// Every kind of bound, all values in the unit.
Bound any_bound(const Unit& u) {
  const double a = any_number(), b = any_number(), share = std::abs(any_number());
  const auto yes = *rc::gen::arbitrary<bool>();
  switch (*rc::gen::inRange(0, 13)) {
  case 0:
    return SomeOf{};
  case 1:
    return MoreThan{a * u};
  case 2:
    return AtLeast{a * u};
  case 3:
    return LessThan{a * u};
  case 4:
    return AtMost{a * u};
  case 5:
    return Reach{a * u};
  case 6:
    return About{a * u, yes ? std::optional{share} : std::nullopt};
  case 7:
    return Between{std::min(a, b) * u, std::max(a, b) * u, yes};
  case 8:
    return AllOf{};
  case 9:
    return Toward{yes ? Direction::increase : Direction::decrease};
  case 10:
    return yes ? change_by(Percent{a}) : ChangeBy{a * (is_percent(u) ? percentage_point_unit : u)};
  case 11:
    return Above{"gdp-growth"};
  default:
    return InStepWith{"gdp-growth", yes ? std::optional{share} : std::nullopt};
  }
}

}  // namespace

TEST_CASE("more than and at least are different bounds") {
  for (const auto text : {"more than 400", "超过400", "超过400家", "大于400家", "多于400家", "高于400家", "突破400家",
                          "over 400", "> 400", ">400", "＞４００家", "More Than 400", "累计超过400家",
                          "greater than 400", "above 400", " 超过 400 家 "})
    reads(text, more_than(400 * company));
  for (const auto text :
       {"at least 400", "不少于400家",      "不低于400家",       "不小于400",         "至少400家",
        "400家以上",    "400以上",          "400及以上",         "达到400家以上",     "≥400",
        ">= 400",       "no less than 400", "no fewer than 400", "not less than 400", "400 or more",
        "400家及以上",  "400家以上(含)",    "400家以上（含）",   "不少于400家以上",   "保持在400家以上"})
    reads(text, at_least(400 * company));
}

TEST_CASE("less than and at most are different bounds; 以下 and 以内 include the number") {
  for (const auto text :
       {"less than 400", "低于400家", "少于400家", "小于400", "under 400", "below 400", "fewer than 400", "<400"})
    reads(text, less_than(400 * company));
  for (const auto text :
       {"at most 400", "不超过400家", "不高于400家", "不大于400", "不多于400", "至多400家", "最多400", "400家以下",
        "400家以内", "400及以下", "≤400", "no more than 400", "not more than 400", "up to 400", "400 or less",
        "400 or fewer", "控制在400家以内", "控制在400以下", "不超过400家以内"})
    reads(text, at_most(400 * company));
}

TEST_CASE("reach, also for a bare number and for 提高到, which is no change") {
  for (const auto text : {"reach 400", "400", "400家", "达到400家", "达400家", "４００家", "提高到400家", "扩充至400",
                          "降低到400家", "保持在400家", "400.0", "4e2"})
    reads(text, reach(400 * company));
  reads("-5", reach(-5 * company));
  reads("−5", reach(-5 * company));
}

TEST_CASE("about, with a tolerance in per cent or without") {
  for (const auto text : {"about 30", "30家左右", "约30家", "大约30", "about 30 左右", "around 30", "达到30家左右",
                          "30上下", "approximately 30"})
    reads(text, about(30 * company));
  for (const auto text : {"about 30 ± 5%", "30家左右 ± 5%", "约30家±5％", "about 30 +/- 5 %", "about 30 ± 5 percent"})
    reads(text, about(30 * company, 0.05));
  reads("about 30 ± 7%", about(30 * company, 0.07));
  reads("about 30 ± 0.1%", about(30 * company, 0.001));
  reads("about 5.5% ± 10%", about(5.5 * percent, 0.1), percent);
}

TEST_CASE("ranges with every dash, one-sided unless held") {
  for (const auto text : {"3 to 5", "3-5", "3–5", "3—5", "3——5", "3~5", "3～5家", "3至5家", "3到5家", "3—5家",
                          "3家—5家", "3家至5家", "between 3 and 5", "from 3 to 5", "3 - 5", "达到3—5家", "3至5家之间"})
    reads(text, between(3 * company, 5 * company));
  for (const auto text : {"within 3 to 5", "保持在3—5家", "控制在3至5家之间", "控制在3—5家以内"})
    reads(text, between(3 * company, 5 * company, true));
  reads("-3 - -1", between(-3 * company, -1 * company));
  reads("10%—15%", between(10 * percent, 15 * percent), percent);
  reads("10—15%", between(10 * percent, 15 * percent), percent);
  reads("3万—5万人", between(30'000 * person, 50'000 * person), person);
  reads("3万人至5万人", between(30'000 * person, 50'000 * person), person);
  reads("3—5万人", between(3 * unit("万人"), 5 * unit("万人")), unit("万人"));
}

TEST_CASE("bounds without a number") {
  for (const auto text :
       {"all", "ALL", "全部", "全覆盖", "实现全覆盖", "应审尽审", "应保尽保", "应享尽享", "full coverage"})
    reads(text, all_of());
  for (const auto text : {"some", "一批", "若干"})
    reads(text, some_of());
  for (const auto text : {"increase", "增加", "持续增长", "进一步提高", "grow"})
    reads(text, toward(Direction::increase));
  for (const auto text : {"decrease", "降低", "进一步减轻", "持续下降", "fall"})
    reads(text, toward(Direction::decrease));
}

TEST_CASE("changes from the baseline, in per cent of it or in the unit") {
  reads("+1 from baseline", change_by(1 * company));
  reads("-1 from baseline", change_by(-1 * company));
  reads("提高1岁", change_by(1 * unit("岁")), unit("岁"));
  reads("increase by 1", change_by(1 * company));
  reads("减少20家", change_by(-20 * company));
  for (const auto text : {"-13.5% from baseline", "累计降低13.5%", "降低13.5％", "下降13.5%", "decrease by 13.5%",
                          "降低13.5%以上", "-13.5 percent from Baseline"})
    reads(text, change_by(Percent{-13.5}));
  for (const auto text : {"+30% from baseline", "提高30%", "增长30%", "累计增长30%"})
    reads(text, change_by(Percent{30}));
  reads("累计降低13.5%", change_by(Percent{-13.5}), percent);
  reads("提高5个百分点", change_by(5 * percentage_point_unit), percent);
  reads("+5 percentage points from baseline", change_by(5 * percentage_point_unit), percent);
  reads("+5 from baseline", change_by(5 * percent), percent);
  reads("提高1.5万人", change_by(15'000 * person), person);
}

TEST_CASE("bounds to another indicator") {
  for (const auto text : {"above gdp-growth", "高于 gdp-growth", "高于gdp-growth"})
    reads(text, above("gdp-growth"), percent);
  reads("above 3d-printers", above("3d-printers"));
  for (const auto text : {"in step with gdp-growth", "与 gdp-growth 同步", "与gdp-growth基本同步",
                          "与 gdp-growth 保持同步", "In Step With gdp-growth"})
    reads(text, in_step_with("gdp-growth"), percent);
  for (const auto text : {"in step with gdp-growth ± 0.5", "与 gdp-growth 同步 ± 0.5",
                          "与gdp-growth基本同步±0.5个百分点", "in step with gdp-growth ± 0.5%"})
    reads(text, in_step_with("gdp-growth", 0.5), percent);
}

TEST_CASE("numbers with 万 and 亿, commas, full width and decimals, to the last bit") {
  const auto limit = [](std::string_view text, const Unit& in_unit) {
    return std::get<Reach>(parse_bound(text, in_unit)).limit.value;
  };
  CHECK(limit("1.5万名", unit("名")) == 15'000);
  CHECK(limit("1.13万", company) == 11'300);  // 1.13 * 10000 is 11299.999999999998
  CHECK(limit("100万", person) == 1'000'000);
  CHECK(limit("3亿", person) == 300'000'000);
  CHECK(limit("1.2万亿元", unit("元")) == 1.2e12);
  CHECK(limit("3百万元", unit("元")) == 3'000'000);
  CHECK(limit("1.5 million people", unit("person")) == 1'500'000);
  CHECK(limit("4,000", company) == 4'000);
  CHECK(limit("1,234,567.5", company) == 1'234'567.5);
  CHECK(limit("４，０００家", company) == 4'000);
  CHECK(limit(".5", company) == 0.5);
  CHECK(limit("0.5", company) == 0.5);
  CHECK(limit("1e15", company) == 1e15);
  CHECK(limit("123456789012345678901234567890", company) == 123456789012345678901234567890.0);
}

TEST_CASE("a unit word is converted to the unit of the indicator") {
  const auto limit = [](std::string_view text, const Unit& in_unit) {
    return std::get<Reach>(parse_bound(text, in_unit)).limit;
  };
  CHECK(limit("37.5万人", unit("万人")) == 37.5 * unit("万人"));
  CHECK(limit("375000人", unit("万人")) == 37.5 * unit("万人"));
  CHECK(limit("5亿元", unit("亿元")) == 5 * unit("亿元"));
  CHECK(limit("5亿元", unit("万元")) == 50'000 * unit("万元"));
  CHECK(limit("13000亿斤", unit("亿吨")) == 6.5 * unit("亿吨"));
  CHECK(limit("1.5万名", unit("人")) == 15'000 * unit("人"));
  CHECK(limit("3个工作日", unit("工作日")) == 3 * unit("工作日"));
  CHECK(limit("3 working days", unit("工作日")) == 3 * unit("工作日"));
  CHECK(limit("5千米", unit("米")) == 5'000 * unit("米"));
  CHECK(limit("5千瓦", unit("千瓦")) == 5 * unit("千瓦"));
  CHECK(limit("400 platforms", Unit{"platform"}) == 400 * Unit{"platform"});
  CHECK(limit("400家", unit("platform")) == 400 * unit("platform"));
  CHECK(limit("7 widgets", Unit{"widget"}) == 7 * Unit{"widget"});
  CHECK(limit("7 tonnes of coal equivalent", unit("吨标煤")) == 7 * unit("吨标煤"));
}

TEST_CASE("a unit that measures something else is a mismatch, in words that show the text") {
  CHECK_THROWS_WITH_AS(parse_bound("超过400人", company), "'超过400人': unit 人: cannot be written in 家",
                       UnitMismatch);
  for (const auto text : {"3个百分点", "超过3个百分点", "3—5个百分点", "30家"})
    CHECK_THROWS_AS(parse_bound(text, percent), UnitMismatch);
  for (const auto text : {"30%", "30%以上", "提高5个百分点"})
    CHECK_THROWS_AS(parse_bound(text, company), UnitMismatch);
  CHECK_THROWS_AS(parse_bound("at most 3 days", unit("工作日")), UnitMismatch);
}

TEST_CASE("only a number directly before 以上 is compared") {
  for (const auto text : {"省级以上研发机构20家", "20家省级以上", "省级以上", "规模以上"})
    CHECK_MESSAGE(failure(text).find("is not a bound") != std::string::npos, text);
  reads("20家以上", at_least(20 * company));
}

TEST_CASE("what could be read in two ways is refused, with the way out") {
  refuses("3—5万家", "expected '万家' after both numbers, since it may belong to one of them alone");
  refuses("3万—5", "after both numbers");
  refuses("5亿", "the number alone or its unit written out, since '亿' may belong to the number or to the unit 亿元",
          unit("亿元"));
  refuses("37.5万", "or to the unit 万人", unit("万人"));
  CHECK(failure("1.5万", unit("公里")) == "");
  refuses("超过400家以上", "expected one comparator, not both '超过' and '以上'");
  refuses("less than 400 or more", "not both 'less than' and 'or more'");
  refuses("控制在400家", "以内 or 左右 after the number");
  refuses("+5", "'from baseline' after a number with a plus sign");
  refuses("30 ± 5%", "'about' before a number with a tolerance");
  refuses("about 30 ± 5", "a tolerance in per cent after ±");
  refuses("about 30 ± -5%", "a tolerance in per cent after ±");
  refuses("5 from baseline", "a number with its sign before 'from baseline'");
  refuses("降低-5%", "one number without a sign");
  refuses("提高5%左右", "one number without a sign");
  refuses("3 to 5 to 7", "a range of two numbers and nothing else");
  refuses("超过3—5家", "a range of two numbers and nothing else");
  refuses("3—5家左右", "a range of two numbers and nothing else");
  refuses("within 5", "two numbers, as in '3 to 5'");
  refuses("3 and 5", "nothing more after the number and its unit, not 'and 5'");
  refuses("in step with", "the id of an indicator");
  refuses("与 gdp-growth", "the id of an indicator");
  refuses("in step with gdp ± 5 days", "a tolerance after ± in the unit of the indicators", percent);
}

TEST_CASE("numbers that are none, or that no double holds") {
  for (const auto text : {"1e400", "-1e400", "1e-400", "1e99999999999", "reach 1e309", "9e307万"})
    refuses(text, "a number that a double can hold");
  refuses("inf", "'inf' is not a bound; expected 'more than 400'");
  refuses("nan", "'nan' is not a bound");
  refuses("more than nan", "a number in digits after 'more than'");
  refuses("超过", "a number in digits after '超过'");
  refuses("超过十家", "a number in digits after '超过'");
  refuses("高于百分之五", "a number in digits or the id of an indicator after '高于'");
  refuses("4,00", "a comma before every three digits, as in 4,000");
  refuses("4000,000", "a comma before every three digits");
  refuses("4,0000", "a comma before every three digits");
  refuses("5 to 3", "'5 to 3' is not a bound; range 5 to 3: the low end is above the high end");
  refuses("", "'' is not a bound");
  refuses("   ", "is not a bound");
  refuses("1.2.3", "or another known unit after 1.2, not '.3'");
}

TEST_CASE("near words are offered") {
  CHECK(failure("mor than 400").ends_with("; did you mean 'more than'?"));
  CHECK(failure("at leest 30").ends_with("; did you mean 'at least'?"));
  CHECK(failure("超出400家").ends_with("; did you mean '超过'?"));
  CHECK(failure("incraese").ends_with("; did you mean 'increase'?"));
  CHECK(failure("400 plattforms") == "'400 plattforms' is not a bound; expected 家 or another known unit after 400, "
                                     "not 'plattforms'; did you mean 'platforms'?");
  CHECK(failure("400 wigdet", Unit{"widget"})
            .ends_with("expected widget or another known unit after 400, not 'wigdet'; did you mean 'widget'?"));
}

TEST_CASE("bounds are written in words that read back") {
  CHECK(to_string(more_than(400 * company)) == "more than 400");
  CHECK(to_string(less_than(5.5 * percent)) == "less than 5.5%");
  CHECK(to_string(about(30 * company, 0.07)) == "about 30 ± 7%");
  CHECK(to_string(about(30 * company)) == "about 30");
  CHECK(to_string(between(3 * company, 5 * company)) == "3 to 5");
  CHECK(to_string(between(3 * company, 5 * company, true)) == "within 3 to 5");
  CHECK(to_string(change_by(Percent{-13.5})) == "-13.5% from baseline");
  CHECK(to_string(change_by(1 * unit("岁"))) == "+1 from baseline");
  CHECK(to_string(change_by(5 * percentage_point_unit)) == "+5 percentage points from baseline");
  CHECK(to_string(in_step_with("gdp", 0.5)) == "in step with gdp ± 0.5");
  CHECK(to_string(reach(1e15 * company)) == "reach 1e+15");
  CHECK(rc::check("parse_bound(to_string(bound))", [] {
    const Unit u = *rc::gen::element(company, percent, unit("亿元"), unit("千瓦"), Unit{"platform"});
    const Bound bound = any_bound(u);
    RC_ASSERT(parse_bound(to_string(bound), u) == bound);
  }));
}

TEST_CASE("any bytes give a bound, a ParseError or a UnitMismatch") {
  const std::vector<std::string> parts{"more than ",
                                       "超过",
                                       "at least ",
                                       "以上",
                                       "左右",
                                       "约",
                                       "约 ",
                                       "3",
                                       "400",
                                       "1.5",
                                       "万",
                                       "亿",
                                       "家",
                                       "人",
                                       "%",
                                       "个百分点",
                                       "—",
                                       "-",
                                       "to ",
                                       " and ",
                                       "between ",
                                       "±",
                                       "from baseline",
                                       "+",
                                       "提高",
                                       "降低",
                                       "累计",
                                       "above ",
                                       "in step with ",
                                       "与",
                                       "同步",
                                       "应审尽审",
                                       "全部",
                                       ",",
                                       ".",
                                       "e5",
                                       " ",
                                       "\xff",
                                       "４",
                                       "控制在",
                                       "gdp"};
  CHECK(rc::check("parse_bound is total", [&] {
    std::string text;
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)))
      text += part;
    const std::string raw = *rc::gen::arbitrary<std::string>();
    for (const std::string& input : {text, raw, text + raw}) {
      try {
        const Bound bound = parse_bound(input, company);
        RC_ASSERT(parse_bound(to_string(bound), company) == bound);
      } catch (const ParseError&) {
      } catch (const UnitMismatch&) {
      }
    }
  }));
}

TEST_CASE("very long texts are refused in a short sentence") {
  for (const std::string& part : {std::string("超过"), std::string("4"), std::string("4,"), std::string("家"),
                                  std::string("± "), std::string("应尽"), std::string("3—")}) {
    std::string text;
    while (text.size() < 300'000)
      text += part;
    const std::string message = failure(text);
    CHECK_MESSAGE(!message.empty(), part);
    CHECK_MESSAGE(message.size() < 1'000, part);
  }
}

TEST_CASE("the low end of a range may not be above the high end, whatever the units") {
  CHECK_THROWS_AS(between(5 * company, 3 * company), OutOfRange);
  CHECK_THROWS_AS(between(1 * unit("万人"), 9'999 * person), OutOfRange);
  CHECK_NOTHROW(between(1 * unit("万人"), 10'000 * person));
  CHECK_THROWS_AS(between(1 * company, 3 * person), UnitMismatch);
}

TEST_CASE("directions that the words imply, and no others") {
  CHECK(direction_of(more_than(1 * company)) == Direction::increase);
  CHECK(direction_of(at_least(1 * company)) == Direction::increase);
  CHECK(direction_of(reach(1 * company)) == Direction::increase);
  CHECK(direction_of(less_than(1 * company)) == Direction::decrease);
  CHECK(direction_of(at_most(1 * company)) == Direction::decrease);
  CHECK(direction_of(change_by(Percent{-18})) == Direction::decrease);
  CHECK(direction_of(toward(Direction::decrease)) == Direction::decrease);
  for (const Bound& bound :
       {between(3 * company, 5 * company), about(5 * company), all_of(), some_of(), above("gdp"), in_step_with("gdp")})
    CHECK_FALSE(direction_of(bound).has_value());
}

TEST_CASE("the number of a bound, of a range the near end") {
  CHECK(limit_of(more_than(400 * company), Direction::increase) == 400 * company);
  CHECK(limit_of(between(3 * company, 5 * company), Direction::increase) == 3 * company);
  CHECK(limit_of(between(3 * company, 5 * company), Direction::decrease) == 5 * company);
  for (const Bound& bound : {all_of(), some_of(), above("gdp"), toward(Direction::increase), change_by(Percent{5})})
    CHECK_FALSE(limit_of(bound, Direction::increase).has_value());
}

TEST_CASE("strict bounds are those that their own number does not meet") {
  CHECK(is_strict(more_than(400 * company)));
  CHECK(is_strict(less_than(5.5 * percent)));
  CHECK(is_strict(above("gdp")));
  CHECK_FALSE(is_strict(at_least(30 * company)));
  CHECK_FALSE(is_strict(reach(30 * company)));
  CHECK_FALSE(is_strict(at_most(3 * company)));
}

TEST_CASE("a control character in the words comes back as an escape, also where they are quoted as what was expected") {
  try {
    parse_bound("13亿\x10" "1 ertor-16", Unit{"家"});
    FAIL("read as a bound");
  } catch (const ParseError& failure) {
    CHECK(std::string(failure.what()).find('\x10') == std::string::npos);
  }
}
