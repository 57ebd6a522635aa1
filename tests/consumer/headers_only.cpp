// Assesses with the headers alone: nothing of milepost is linked.
#include <milepost/milepost.hpp>

int main() {
  using namespace milepost;
  const Unit platform{"platform"};
  const Target target{.indicator = IndicatorId{"carrier-platforms"}, .bound = more_than(400 * platform), .due = end_of(Year{2025})};
  const Series observed{platform, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}};  // an illustration
  const auto verdict = assess(Evidence{.target = target, .series = observed, .as_of = Date{2025, 3, 1}}, GrowthRatio{});
  return verdict.status == Status::on_track ? 0 : 1;
}
