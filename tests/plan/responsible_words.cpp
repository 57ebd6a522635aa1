#include "milepost/plan/responsible_words.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace milepost;

namespace {

/// The units of a province, a city and their collectives, as tasks name them.
Plan with_units() {
  Plan plan{.id = "demo"};
  plan.organizations = {{.id = "amr", .name = "省市场监管厅"},
                        {.id = "land", .name = "省自然资源厅"},
                        {.id = "digital", .name = "省政务服务和数字化局"},
                        {.id = "taiwan", .name = "省委台办", .aliases = {"省台办"}},
                        {.id = "women", .name = "省妇联"},
                        {.id = "overseas", .name = "省侨办"},
                        {.id = "csrc", .name = "吉林证监局"},
                        {.id = "finance", .name = "省地方金融监管局"},
                        {.id = "drc", .name = "省发展改革委"},
                        {.id = "city-amr", .name = "市市场监管局"},
                        {.id = "city-stb", .name = "市科技局", .aliases = {"市科技局（外专局）"}},
                        {.id = "regions", .name = "各地区政府", .collective = Collective::all},
                        {.id = "regions-concerned", .name = "有关地区政府", .collective = Collective::concerned},
                        {.id = "districts", .name = "各区县", .collective = Collective::all},
                        {.id = "units-concerned", .name = "相关部门单位", .collective = Collective::open},
                        {.id = "bases", .name = "大众创业万众创新示范基地", .collective = Collective::all},
                        {.id = "hidden", .name = "省数据局", .masked = true}};
  return plan;
}

ResponsibleWords read(const std::string& words) { return parse_responsible(words, with_units()); }

/// "amr land/joint": the ids in order, with their roles where they have one.
std::string who(const std::string& words) {
  std::string list;
  for (const Responsible& one : read(words).responsibility.organizations) {
    list += (list.empty() ? "" : " ") + one.organization.value;
    if (one.role != Role::responsible) list += "/" + std::string(name_of(one.role));
    if (!one.post.empty()) list += "(" + one.post.zh + ")";
  }
  return list;
}

}  // namespace

TEST_CASE("a level given once holds for the rest of the list") {
  CHECK(who("省市场监管厅、自然资源厅、政务服务和数字化局等按职责分工负责") == "amr land digital");
  CHECK(who("省侨办、台办,妇联") == "overseas taiwan women");
  CHECK(who("省地方金融监管局、吉林证监局、省发展改革委") == "finance csrc drc");
  CHECK(who("省发展改革委、吉林证监局、地方金融监管局") == "drc csrc finance");
  CHECK(read("发展改革委、省市场监管厅").unknown == std::vector<std::string>{"发展改革委"});
}

TEST_CASE("a name loses no letters, and 市 of 市场 is no level") {
  CHECK(who("市市场监管局") == "city-amr");
  CHECK(who("市科技局、市场监管局") == "city-stb city-amr");
  CHECK(read("市场监管局、科技局").unknown == std::vector<std::string>{"市场监管局", "科技局"});
  CHECK(who("市科技局（外专局）、市场监管局") == "city-stb city-amr");
}

TEST_CASE("collectives, and what joins them to a list") {
  CHECK(who("（省发展改革委等和各地区政府按职责分工负责）") == "drc regions");
  CHECK(who("(省发展改革委、自然资源厅等和有关地区政府及大众创业万众创新示范基地按职责分工负责)") == "drc land regions-concerned bases");
  CHECK(who("责任单位：各区县及相关部门单位") == "districts units-concerned");
  CHECK(who("各地区政府以及省妇联与省侨办") == "regions women overseas");
}

TEST_CASE("an open list, and how the units share") {
  const Responsibility shared = read("省市场监管厅、自然资源厅等按职责分工负责").responsibility;
  CHECK(shared.open_ended);
  CHECK(shared.mode == Coordination::by_function);
  CHECK(shared.words == "省市场监管厅、自然资源厅等按职责分工负责");
  CHECK(read("责任单位：市科技局、市市场监管局按职能分工负责").responsibility.mode == Coordination::by_function);
  CHECK(who("责任单位：市科技局、市市场监管局等相关部门单位") == "city-stb city-amr");
  CHECK(read("责任单位：市科技局、市市场监管局等相关部门单位").responsibility.open_ended);
  CHECK(who("市科技局等单位按职能分工负责") == "city-stb");
}

TEST_CASE("one unit and no more words answers alone") {
  CHECK(read("责任单位：市科技局").responsibility.mode == Coordination::sole);
  CHECK(read("市科技局等").responsibility.mode == Coordination::none);
  CHECK(read("各区县").responsibility.mode == Coordination::none);
  CHECK(read("市科技局牵头").responsibility.mode == Coordination::none);
  CHECK(read("市科技局、市市场监管局").responsibility.mode == Coordination::none);
}

TEST_CASE("who leads, who joins, and who signs") {
  CHECK(who("有关地区政府牵头负责") == "regions-concerned/lead");
  CHECK(who("省发展改革委牵头，省妇联、侨办配合") == "drc/lead women/joint overseas/joint");
  CHECK(who("省发展改革委牵头会同相关部门单位") == "drc/lead units-concerned/joint");
  CHECK(who("省发展改革委（牵头）、自然资源厅") == "drc/lead land");
  CHECK(who("牵头单位：省发展改革委；责任单位：省妇联") == "drc/lead women");
  CHECK(who("省发展改革委牵头，会同省妇联；省侨办") == "drc/lead women/joint overseas");
  CHECK(who("由省发展改革委主要负责同志牵头") == "drc/lead(主要负责同志)");
}

TEST_CASE("nothing is guessed: names that the plan does not have, and masked ones") {
  const ResponsibleWords said = read("省水利厅、省市场监管厅、省工业和信息化厅、省数据局和妇联");
  CHECK(said.unknown == std::vector<std::string>{"省水利厅", "省工业和信息化厅", "省数据局"});
  CHECK(said.responsibility.organizations == std::vector<Responsible>{{"amr"}, {"women"}});
  CHECK(read("省市场监管厅处").unknown == std::vector<std::string>{"省市场监管厅处"});
  CHECK(read("").responsibility.organizations.empty());
  CHECK(read("、，；").unknown.empty());
}
