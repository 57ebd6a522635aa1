// Your own method: a name, a figure, two cuts; the rest of the verdict is the library's.
#include <iostream>

#include <milepost/milepost.hpp>

using namespace milepost;

int main() {
  std::cout << "Illustration: the figures are made up. / 示意：数据系虚构。\n";

  // Share of the target reached, whatever the time gone: the 完成率 of many reports.
  const Custom completion{.name = "completion",
                          .figure = [](const Standing& standing) { return std::optional(standing.figure->value / standing.demand->limit); },
                          .cuts = {.on_track = 0.8, .at_risk = 0.6}};

  const Unit platform{"platform"};
  const Target target{.indicator = "carrier-platforms", .bound = more_than(400 * platform), .due = end_of(Year{2025})};
  for (const double latest : {343.0, 361.0, 401.0}) {
    const Series observed{platform, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, latest}}};
    const Evidence evidence{.target = target, .series = observed, .as_of = Date{2025, 3, 1}};
    std::cout << latest << '\n' << "  " << assess(evidence) << '\n' << "  " << assess(evidence, completion) << '\n';
  }
}
