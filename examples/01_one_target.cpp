// One target: the required path, four verdicts, the probability of arriving, and why.
#include <iomanip>
#include <iostream>

#include <milepost/milepost.hpp>

using namespace milepost;

int main() {
  std::cout << "Illustration: the figures are made up. / 示意：数据系虚构。\n";

  const Unit platform{"platform"};
  const Indicator platforms{.id = "carrier-platforms", .name = Text{"载体平台", "Carrier platforms"}, .unit = platform, .direction = Direction::increase};
  const Target target{.indicator = platforms.id, .bound = more_than(400 * platform), .due = end_of(Year{2025})};
  const Series observed{platform, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}};

  const Trajectory required = required_path(observed.first(), target, Linear{});
  std::cout << std::setprecision(5) << "required at year end:";
  for (const int year : {2022, 2023, 2024, 2025}) std::cout << ' ' << required.at(end_of(Year{year})).value;
  std::cout << '\n';

  const Evidence evidence{.target = target, .series = observed, .indicator = platforms, .as_of = Date{2025, 3, 1}};
  for (const Method& method : {Method{Path{}}, Method{TimeProportional{}}, Method{GrowthRatio{}}, Method{TrendProjection{}}})
    std::cout << assess(evidence, method) << '\n';
  std::cout << std::setprecision(3) << "more than 400, by the straight line: " << probability_of_meeting(evidence, TrendProjection{}).value()
            << "\nmore than 400, by the errors that projections have made: " << probability_of_meeting(evidence).value() << '\n';

  const Verdict verdict = assess(evidence);
  std::cout << explain(verdict, Language::zh, &platforms) << '\n' << explain(verdict, Language::en, &platforms) << '\n';
}
