#include "milepost/io/verdicts.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <map>

#include "milepost/assessment/explain.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/plan_file.hpp"
#include "milepost/io/table.hpp"

using namespace milepost;

namespace {

// A reader of JSON that takes nothing but RFC 8259: it answers with the members of objects, in order, as they are written.

struct Json {
  std::string text;                                    ///< a string's characters, a number's digits, true, false, null
  char kind{};                                         ///< { [ " 0 or a letter
  std::vector<std::pair<std::string, Json>> members{};  ///< of an object
  std::vector<Json> elements{};                         ///< of a list

  const Json& operator[](const std::string& key) const {
    for (const auto& [name, value] : members)
      if (name == key) return value;
    throw std::runtime_error("no key " + key);
  }
  bool is_null() const { return kind == 'n'; }
};

struct Reader {
  std::string_view rest;

  [[noreturn]] void fail(const std::string& why) const { throw std::runtime_error(why + " before: " + std::string(rest.substr(0, 40))); }
  void skip_space() {
    while (!rest.empty() && std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  }
  void expect(std::string_view token) {
    if (!rest.starts_with(token)) fail("expected " + std::string(token));
    rest.remove_prefix(token.size());
  }
  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  Json value() {
    skip_space();
    if (rest.empty()) fail("end");
    Json json = rest.front() == '{' ? object() : rest.front() == '[' ? list() : rest.front() == '"' ? Json{string(), '"'} : literal();
    skip_space();
    return json;
  }
  Json object() {
    Json json{{}, '{'};
    expect("{");
    skip_space();
    if (take('}')) return json;
    do {
      skip_space();
      std::string key = string();
      skip_space();
      expect(":");
      json.members.emplace_back(std::move(key), value());
    } while (take(','));
    expect("}");
    return json;
  }
  Json list() {
    Json json{{}, '['};
    expect("[");
    skip_space();
    if (take(']')) return json;
    do json.elements.push_back(value());
    while (take(','));
    expect("]");
    return json;
  }
  std::string string() {
    expect("\"");
    std::string text;
    while (!take('"')) {
      if (rest.empty() || static_cast<unsigned char>(rest.front()) < 0x20) fail("control character");
      if (take('\\')) {
        text += escape();
        continue;
      }
      text += rest.front();
      rest.remove_prefix(1);
    }
    return text;
  }
  char escape() {
    constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (const auto at = names.find(rest.front()); at != std::string_view::npos) {
      rest.remove_prefix(1);
      return meanings[at];
    }
    expect("u00");
    const std::string digits(rest.substr(0, 2));
    rest.remove_prefix(2);
    return static_cast<char>(std::stoi(digits, nullptr, 16));
  }
  Json literal() {
    for (const std::string_view word : {"null", "true", "false"})
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        return {std::string(word), word.front()};
      }
    const std::size_t end = std::min(rest.find_first_not_of("+-.0123456789eE"), rest.size());
    const std::string digits(rest.substr(0, end));
    if (digits.empty() || digits.front() == '+' || digits.front() == '.' || !detail::to_number(digits)) fail("no number");
    rest.remove_prefix(end);
    return {digits, '0'};
  }
};

Json read_json(std::string_view text) {
  REQUIRE(detail::is_valid_utf8(text));
  Reader reader{text};
  Json json = reader.value();
  if (!reader.rest.empty()) reader.fail("more");
  return json;
}

/// Rows of cells by RFC 4180: lines end in CRLF and nothing else.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < text.size();) {
    std::vector<std::string> row;
    for (bool more = true; more;) {
      std::string cell;
      const bool quoted = text[at] == '"';
      if (quoted) ++at;
      while (quoted ? !(text[at] == '"' && text[at + 1] != '"') : text[at] != ',' && text[at] != '\r') {
        REQUIRE((quoted || (text[at] != '"' && text[at] != '\n')));
        if (text[at] == '"') ++at;
        cell += text[at++];
      }
      if (quoted) ++at;
      row.push_back(cell);
      more = text[at] == ',';
      if (more) ++at;
    }
    REQUIRE(text.substr(at, 2) == "\r\n");
    at += 2;
    rows.push_back(std::move(row));
  }
  return rows;
}

const Unit platform{.name = "platform"};

/// 260 at end-2022, more than 400 by end-2025, 361 at end-2024: the case of the published table.
Plan one_target() {
  Plan plan{.id = "demo"};
  plan.indicators = {{.id = "platforms", .name = Text("载体平台数", "Carrier platforms"), .unit = platform, .direction = Direction::increase}};
  plan.targets = {{.id = "t", .indicator = "platforms", .bound = more_than(400 * platform), .due = end_of(Year{2025}), .baseline = Baseline{260, Year{2022}}}};
  plan.tasks = {{.id = "task", .targets = {"t"}}};
  return plan;
}

Scorecard card_of(const Plan& plan, std::vector<Observation> figures) {
  return assess(plan, {{{"platforms", ""}, Series{platform, std::move(figures)}}}, Date{2025, 3, 1});
}

Json only_verdict(const Plan& plan, const Scorecard& card) {
  const Json list = read_json(write_json(plan, card));
  REQUIRE(list.elements.size() == 1);
  return list.elements.front();
}

const std::vector<std::string> keys{"indicator", "task", "target_id", "target", "bound", "value", "unit", "due", "entity", "baseline", "period",
                                    "observed", "required", "required_today", "status", "movement", "reason", "method", "figure", "lead", "label",
                                    "probability", "marks", "explanation", "history", "readings", "as_of", "mentions",
                                    "name", "strength", "section", "section_title", "task_title", "organizations", "entities", "tiers"};

/// The columns of the table before names were added: programs read them by place.
const std::string first_columns =
    "indicator,task,target_id,target,bound,value,unit,due,entity,baseline_value,baseline_date,baseline_origin,period,observed,required,required_today,status,"
    "movement,reason,method,figure,lead,label,probability,marks,explanation_zh,explanation_en,history,readings,as_of,mentions,";

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.members) names.push_back(key);
  return names;
}

struct Jinan {
  Plan plan = read_plan("examples/plans/jinan.yaml");
  Observations published = read_observations("examples/plans/jinan_observations.csv", plan);
  Observations made_up = read_observations("examples/plans/illustration_observations.csv", plan);
};

}  // namespace

TEST_CASE("a verdict as JSON: keys in order, numbers as numbers, days in ISO") {
  const Plan plan = one_target();
  const Scorecard card = card_of(plan, {{Year{2024}, 361}});
  const Json json = only_verdict(plan, card);
  CHECK(keys_of(json) == keys);
  CHECK(json["target"].text == to_string(more_than(400 * platform)));
  CHECK(json["bound"].text == "more_than");
  CHECK(json["value"].text == "400");
  CHECK(json["due"].text == "2025-12-31");
  CHECK(json["entity"].is_null());
  CHECK(keys_of(json["baseline"]) == std::vector<std::string>{"value", "date", "origin"});
  CHECK(json["baseline"]["value"].text == "260");
  CHECK(json["baseline"]["date"].text == "2022-12-31");
  CHECK(json["baseline"]["origin"].text == "named");
  CHECK(json["period"].text == "2024");
  CHECK(json["observed"].text == "361");
  CHECK(std::stod(json["required"].text) == doctest::Approx(260 + 140 * 2.0 / 3).epsilon(1e-12));
  CHECK(std::stod(json["required_today"].text) == doctest::Approx(260 + 140 * (26 + 1.0 / 31) / 36).epsilon(1e-12));
  CHECK(json["status"].text == "on_track");
  CHECK(json["reason"].is_null());
  CHECK(std::stod(json["figure"].text) == doctest::Approx(1 + 23.0 / 280).epsilon(1e-12));
  CHECK(json["probability"].is_null());
  CHECK(json["readings"].kind == '[');
  CHECK(json["as_of"].text == "2025-03-01");
  for (const Language language : {Language::zh, Language::en})
    CHECK(json["explanation"][language == Language::zh ? "zh" : "en"].text == explain(card.rows[0].verdict, language, &plan.indicators[0]));
}

TEST_CASE("what is absent is null, never zero") {
  Plan plan = one_target();
  plan.targets[0].baseline.reset();
  const Json json = only_verdict(plan, card_of(plan, {}));
  for (const char* key : {"baseline", "period", "observed", "required", "required_today", "figure", "lead", "label", "probability"}) CHECK(json[key].is_null());
  CHECK(json["status"].text == "not_assessable");
  CHECK(json["reason"].text == "no_data");
}

TEST_CASE("a vague target has no value") {
  Plan plan = one_target();
  plan.targets[0].bound = some_of();
  CHECK(only_verdict(plan, card_of(plan, {{Year{2024}, 361}}))["value"].is_null());
}

TEST_CASE("numbers that JSON does not know become null") {
  const Plan plan = one_target();
  Scorecard card = card_of(plan, {{Year{2024}, 361}});
  for (const double odd : {std::nan(""), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    card.rows[0].verdict.figure = odd;
    CHECK(only_verdict(plan, card)["figure"].is_null());
  }
}

TEST_CASE("every finite number reads back to the last bit") {
  const Plan plan = one_target();
  Scorecard card = card_of(plan, {{Year{2024}, 361}});
  CHECK(rc::check([&](double value) {
    RC_PRE(std::isfinite(value));
    card.rows[0].verdict.figure = value;
    RC_ASSERT(detail::to_number(only_verdict(plan, card)["figure"].text) == value);
  }));
}

TEST_CASE("any bytes give valid JSON; text that is UTF-8 reads back") {
  const Plan plan = one_target();
  Scorecard card = card_of(plan, {{Year{2024}, 361}});
  CHECK(rc::check([&](const std::string& bytes) {
    card.rows[0].verdict.label = bytes;
    const Json label = only_verdict(plan, card)["label"];
    if (bytes.empty()) RC_ASSERT(label.is_null());
    else if (detail::is_valid_utf8(bytes)) RC_ASSERT(label.text == bytes);
    else RC_ASSERT(label.text.find("\uFFFD") != std::string::npos);
  }));
}

TEST_CASE("a total covers the days from its opening, each period of a recurring target its own") {
  const Jinan jinan;
  const Json list = read_json(write_json(jinan.plan, assess(jinan.plan, jinan.made_up, Date{2024, 6, 30})));
  std::map<std::string, Json> by_name;
  for (const Json& verdict : list.elements) by_name.emplace(verdict["indicator"].text, verdict);
  CHECK(by_name.at("high-value-results")["period"].text == "2022-01-01..2024-06-30");
  CHECK(by_name.at("high-value-results")["observed"].text == "131");  // 48 + 56 + 27
  const Json& roadshows = by_name.at("roadshows");
  CHECK(roadshows["period"].text == "2024H1");
  CHECK(roadshows["required_today"].text == "30");
  REQUIRE(roadshows["history"].elements.size() == 3);
  CHECK(keys_of(roadshows["history"].elements[0]) == std::vector<std::string>{"period", "status", "observed", "required", "figure"});
  CHECK(roadshows["history"].elements[2]["period"].text == "2024");
}

TEST_CASE("one object for each counted commitment, with the mentions it stands for") {
  const Jinan jinan;
  const Scorecard card = assess(jinan.plan, jinan.published, Date{2024, 6, 30});
  const Json list = read_json(write_json(jinan.plan, card));
  const std::vector<ScorecardRow> counted = commitments(card);
  REQUIRE(list.elements.size() == counted.size());
  CHECK(counted.size() == 37);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    CHECK(keys_of(list.elements[i]) == keys);
    CHECK(list.elements[i]["target_id"].text == counted[i].target.value);
    CHECK(list.elements[i]["status"].text == name_of(counted[i].verdict.status));
    CHECK(list.elements[i]["marks"].elements.size() == counted[i].verdict.marks.size());
  }
  REQUIRE(list.elements[0]["mentions"].elements.size() == 1);
  CHECK(list.elements[0]["mentions"].elements[0].text == "carrier-platforms-t06");
}

TEST_CASE("every kind of bound has the name of the function that makes it") {
  const Quantity one = 1 * platform;
  const std::vector<std::pair<Bound, std::string_view>> bounds{
      {more_than(one), "more_than"}, {at_least(one), "at_least"}, {less_than(one), "less_than"}, {at_most(one), "at_most"},
      {reach(one), "reach"}, {about(one), "about"}, {between(one, one), "between"}, {all_of(), "all_of"}, {some_of(), "some_of"},
      {toward(Direction::decrease), "toward"}, {change_by(one), "change_by"}, {above("x"), "above"}, {in_step_with("x"), "in_step_with"}};
  for (const auto& [bound, name] : bounds) CHECK(kind_word(bound) == name);
}

TEST_CASE("the CSV holds what the JSON holds") {
  const Jinan jinan;
  const Scorecard card = assess(jinan.plan, jinan.made_up, Date{2024, 6, 30});
  const Json list = read_json(write_json(jinan.plan, card));
  const std::vector<std::vector<std::string>> table = read_csv(write_csv(jinan.plan, card));
  REQUIRE(table.size() == list.elements.size() + 1);
  for (std::size_t i = 0; i < list.elements.size(); ++i) {
    REQUIRE(table[i + 1].size() == table[0].size());
    const auto cell = [&](const std::string& column) {
      return table[i + 1][static_cast<std::size_t>(std::find(table[0].begin(), table[0].end(), column) - table[0].begin())];
    };
    for (const auto& [key, value] : list.elements[i].members)
      if (value.kind == '"' || value.kind == '0') CHECK(cell(key) == value.text);
      else if (value.is_null() && key != "baseline") CHECK(cell(key) == "");
    for (const auto& [key, value] : list.elements[i]["baseline"].members) CHECK(cell("baseline_" + key) == value.text);
    for (const auto& [key, value] : list.elements[i]["explanation"].members) CHECK(cell("explanation_" + key) == value.text);
  }
}

TEST_CASE("what the plan says of a commitment: names, strength, section, task, who answers") {
  Plan plan = one_target();
  plan.targets[0].strength = Strength::strive;
  plan.sections = {{.id = "s1", .number = "（一）", .title = Text("平台", "Platforms")}};
  plan.organizations = {{.id = "drc", .name = Text("发展改革委", "Development and Reform Commission")}, {.id = "stb", .name = Text("科技局", "")}};
  plan.tasks[0].section = "s1";
  plan.tasks[0].title = Text("打造平台", "Build platforms");
  plan.tasks[0].responsibility.organizations = {{.organization = "stb"}, {.organization = "drc"}};
  const Json json = only_verdict(plan, card_of(plan, {{Year{2024}, 361}}));
  CHECK(json["name"]["zh"].text == "载体平台数");
  CHECK(json["name"]["en"].text == "Carrier platforms");
  CHECK(json["strength"].text == "strive");
  CHECK(json["section"].text == "s1");
  CHECK(json["section_title"]["zh"].text == "平台");
  CHECK(json["task_title"]["en"].text == "Build platforms");
  REQUIRE(json["organizations"].elements.size() == 2);
  CHECK(json["organizations"].elements[0]["id"].text == "stb");
  CHECK(json["organizations"].elements[0]["name"]["zh"].text == "科技局");
  CHECK(json["organizations"].elements[0]["name"]["en"].is_null());  // not given: not made up
  CHECK(json["entities"].elements.empty());
  const std::vector<std::vector<std::string>> table = read_csv(write_csv(plan, card_of(plan, {{Year{2024}, 361}})));
  const auto cell = [&](const std::string& column) { return table[1][static_cast<std::size_t>(std::find(table[0].begin(), table[0].end(), column) - table[0].begin())]; };
  CHECK(cell("name_zh") == "载体平台数");
  CHECK(cell("section_title_en") == "Platforms");
  CHECK(cell("organizations") == "stb; drc");
  CHECK(cell("organizations_zh") == "科技局; 发展改革委");
  CHECK(cell("organizations_en") == "科技局; Development and Reform Commission");
}

TEST_CASE("the units that a target names stand before those of its task") {
  Plan plan = one_target();
  plan.organizations = {{.id = "drc"}, {.id = "stb"}};
  plan.tasks[0].responsibility.organizations = {{.organization = "drc"}};
  plan.targets[0].responsibility = Responsibility{.organizations = {{.organization = "stb"}}};
  const Json json = only_verdict(plan, card_of(plan, {}));
  REQUIRE(json["organizations"].elements.size() == 1);
  CHECK(json["organizations"].elements[0]["id"].text == "stb");
}

TEST_CASE("entities with their figures, those behind first") {
  Plan plan = one_target();
  plan.entities = {{.id = "districts", .members = {"甲", "乙", "丙"}}};
  plan.indicators[0].each = EntitySetId("districts");
  const Observations seen{{{"platforms", "甲"}, Series{platform, {{Year{2024}, 361}}}}, {{"platforms", "乙"}, Series{platform, {{Year{2024}, 300}}}}};
  const Scorecard card = assess(plan, seen, Date{2025, 3, 1});
  const Json json = only_verdict(plan, card);
  REQUIRE(json["entities"].elements.size() == 3);
  std::map<std::string, Json> by_name;
  for (const Json& one : json["entities"].elements) by_name.emplace(one["entity"].text, one);
  CHECK(keys_of(by_name.at("乙")) == std::vector<std::string>{"entity", "status", "observed", "observed_at"});
  CHECK(by_name.at("乙")["status"].text == "off_track");
  CHECK(by_name.at("乙")["observed"].text == "300");
  CHECK(by_name.at("乙")["observed_at"].text == "2024-12-31");
  CHECK(by_name.at("丙")["observed"].is_null());
  CHECK(json["entities"].elements.back()["entity"].text != "乙");
  const std::vector<std::vector<std::string>> table = read_csv(write_csv(plan, card));
  const std::size_t last = table[0].size() - 2;  // before tiers
  CHECK(table[0][last] == "entities");
  CHECK(table[1][last].find("乙 off_track 300") < table[1][last].find("甲 on_track 361"));
}

TEST_CASE("cells with commas, quotes and line ends read back from the CSV") {
  const Plan plan = one_target();
  Scorecard card = card_of(plan, {{Year{2024}, 361}});
  card.rows[0].verdict.label = "fair, \"so\"\r\nto say";
  const std::vector<std::vector<std::string>> table = read_csv(write_csv(plan, card));
  REQUIRE(table.size() == 2);
  CHECK(std::find(table[1].begin(), table[1].end(), card.rows[0].verdict.label) != table[1].end());
}

TEST_CASE("a card without rows is an empty list, and a header alone") {
  const Plan plan{.id = "empty"};
  const Scorecard card = assess(plan, {}, Date{2024, 6, 30});
  CHECK(write_json(plan, card) == "[]\n");
  const std::vector<std::vector<std::string>> table = read_csv(write_csv(plan, card));
  REQUIRE(table.size() == 1);
  CHECK(table[0].size() == keys.size() + 8);  // baseline is three columns, so are organizations; each {zh, en} is two
  CHECK(write_csv(plan, card).starts_with(first_columns));
}

TEST_CASE("other readings as objects, and as names with their class in the CSV") {
  Plan plan{.id = "demo"};
  plan.frame.issued = Date{2022, 7, 11};
  plan.indicators = {{.id = "all", .unit = platform, .kind = Kind::flow}, {.id = "only", .unit = platform, .kind = Kind::flow}};
  plan.targets = {{.indicator = "all",
                   .bound = at_least(30 * platform),
                   .due = Due{RelativeTo{60, Date{2022, 7, 11}}},
                   .readings = {{.name = Text{"仅计专营机构", ""}, .indicator = "only"}, {.name = Text{"", "another count"}, .indicator = "unseen"}}}};
  const Observations seen{{{"all", ""}, Series{platform, {{Date{2025, 7, 3}, 62, Report::since_start}}}},
                          {{"only", ""}, Series{platform, {{Date{2025, 7, 3}, 26, Report::since_start}}}}};
  const Scorecard card = assess(plan, seen, Date{2025, 7, 31});
  const Json all = read_json(write_json(plan, card));
  const std::vector<Json>& readings = all.elements.at(0)["readings"].elements;
  REQUIRE(readings.size() == 2);
  CHECK(readings[0]["name"]["zh"].text == "仅计专营机构");
  CHECK(readings[0]["name"]["en"].is_null());
  CHECK(readings[0]["status"].text == "on_track");
  CHECK(readings[0]["reason"].is_null());
  CHECK(readings[0]["observed"].text == "26");
  CHECK(readings[1]["status"].text == "not_assessable");
  CHECK(readings[1]["reason"].text == "no_data");
  CHECK(readings[1]["observed"].is_null());
  const auto table = read_csv(write_csv(plan, card));
  const auto column = std::find(table[0].begin(), table[0].end(), "readings") - table[0].begin();
  CHECK(table[1][static_cast<std::size_t>(column)] == "仅计专营机构 on_track; another count not_assessable");
}

TEST_CASE("a target that is never due still says its number") {
  Plan plan{.id = "demo"};
  plan.indicators = {{.id = "all", .unit = platform, .direction = Direction::increase}};
  plan.targets = {{.indicator = "all", .bound = more_than(400 * platform)}};
  const Json row = read_json(write_json(plan, assess(plan, {}, Date{2025, 7, 31}))).elements.at(0);
  CHECK(row["reason"].text == "no_schedule");
  CHECK(row["value"].text == "400");
  CHECK(row["due"].is_null());
}
