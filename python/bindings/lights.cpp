#include "bindings.hpp"
#include "record.hpp"

namespace milepost::python {

namespace {

void bind_rules_of_lights(py::module_& m) {
  Words<Light>(m, "Light", "Early-warning lights 预警 as agencies set them, from good to bad.")
      .words({"绿灯.", "蓝灯.", "黄灯.", "橙灯.", "红灯."})
      .finalize();
  Record<LagLights>(m, "LagLights", "Lights by the lag behind schedule, in percentage points of the way: scheduled less achieved.")
      .required("name", &LagLights::name, "Its name.")
      .required("yellow_from", &LagLights::yellow_from, "The least lag that is yellow, itself yellow.")
      .required("red_above", &LagLights::red_above, "The largest lag that is not red.")
      .optional("between", &LagLights::between, "Light of a lag above 0 and under `yellow_from`; None: the rule gives none.")
      .done();
  Record<HistoryLights>(m, "HistoryLights", "Lights by what became of a duty in its period.")
      .required("name", &HistoryLights::name, "Its name.")
      .optional("in_time", &HistoryLights::in_time, "Done within its period.")
      .optional("caught_up", &HistoryLights::caught_up, "Missed, and done since.")
      .optional("missed", &HistoryLights::missed, "Missed.")
      .done();
}

void bind_further_rules_of_lights(py::module_& m) {
  Record<GrowthLights>(m, "GrowthLights", "Lights by growth against a plan and against the mean of the region.")
      .required("name", &GrowthLights::name, "Its name.")
      .optional("at_zero", &GrowthLights::at_zero, "Of no growth at all, if that is below either; None: the rule gives none.")
      .done();
  Record<DelayLights>(m, "DelayLights", "Lights by days late.")
      .required("name", &DelayLights::name, "Its name.")
      .required("orange_above", &DelayLights::orange_above, "The largest delay that is yellow.")
      .required("red_from", &DelayLights::red_from, "The least delay that is red.")
      .done();
  Record<DutyLights>(m, "DutyLights", "Lights by what is the matter with a duty, the worst first.")
      .required("name", &DutyLights::name, "Its name.")
      .optional("overdue", &DutyLights::overdue, "Past its due day.")
      .optional("behind", &DutyLights::behind, "Below schedule, or done poorly.")
      .optional("near_due", &DutyLights::near_due, "Nearly due.")
      .done();
}

void bind_published_lights(py::module_& m) {
  m.def(
      "yinchuan_2025", [](const Any<std::optional<Light>>& between) { return yinchuan_2025(between.value); },
      py::arg("between") = py::none(),
      "Yinchuan 2025: green on schedule or ahead, yellow 10 to 30 points behind, red over 30. Its notice gives the lag "
      "between 0 and 10 points no light; `between` says what is to be made of it.");
  m.def("ouhai_2020", &ouhai_2020,
        "Ouhai 2020: green if done within its month, yellow if missed and caught up with since, red if missed.");
  m.def("tianjin_bonds_2022", &tianjin_bonds_2022,
        "Tianjin 2022, special bonds: green as expected or better, yellow up to 30 per cent below, red more than that.");
  m.def(
      "tianjin_investment_2022", [](const Any<std::optional<Light>>& at_zero) { return tianjin_investment_2022(at_zero.value); },
      py::arg("at_zero") = py::none(),
      "Tianjin 2022, investment: green if not below plan nor the mean of the city, yellow if growing but below either, "
      "red if falling. Zero growth below either has no light; `at_zero` says what is to be made of it.");
  m.def("construction_delay", &construction_delay, "Construction sites: yellow up to 7 days late, orange 7 to 15, red from 15.");
  m.def("suqian", &suqian, "Suqian: red if overdue, yellow if below schedule or poorly done, blue if nearly due.");
}

void bind_lights_themselves(py::module_& m) {
  m.def(
      "light_of", [](const LagLights& rule, double lag) { return light_of(rule, lag); }, py::arg("rule"), py::arg("lag"),
      "The light of a lag, None where the rule has none.\n"
      "Of a rule on history: the light of one period's work, from whether it was done by its end, and whether it has "
      "been done since; the present standing alone cannot tell green from yellow.\n"
      "Of rules on growth, delay and duties: from growth, plan and region in per cent; from days late; from what is the "
      "matter with the duty.");
  m.def(
      "light_of",
      [](const HistoryLights& rule, bool done_in_time, bool done_since) { return light_of(rule, done_in_time, done_since); },
      py::arg("rule"), py::arg("done_in_time"), py::arg("done_since"));
  m.def(
      "light_of",
      [](const GrowthLights& rule, double growth, double planned, double region) { return light_of(rule, growth, planned, region); },
      py::arg("rule"), py::arg("growth"), py::arg("planned"), py::arg("region"));
  m.def(
      "light_of", [](const DelayLights& rule, double days_late) { return light_of(rule, days_late); }, py::arg("rule"),
      py::arg("days_late"));
  m.def(
      "light_of",
      [](const DutyLights& rule, bool overdue, bool behind, bool near_due) { return light_of(rule, overdue, behind, near_due); },
      py::arg("rule"), py::arg("overdue"), py::arg("behind"), py::arg("near_due"));
  m.def(
      "word_of", [](Light light, const Any<Language>& language) { return word_of(light, language.value); },
      py::arg("light"), py::arg("language"), "绿灯, 'green light' ...");
}

}  // namespace

void bind_lights(py::module_& m) {
  bind_rules_of_lights(m);
  bind_further_rules_of_lights(m);
  bind_published_lights(m);
  bind_lights_themselves(m);
}

}  // namespace milepost::python
