#include "milepost/assessment/score_map.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "milepost/assessment/presets.hpp"
#include "milepost/assessment/ready_cuts.hpp"

using namespace milepost;

namespace {

template <int N>
double points_at(const ScoreMap& map, double figure) {
  return detail::score_at(map, detail::Lanes<N>(figure))[0];
}

}  // namespace

TEST_CASE("a piece holds from its beginning on, itself included, and points end at least and most") {
  const ScoreMap map{.pieces = {{.slope = 1, .intercept = 0}, {2, 10, 0}}, .least = -4, .most = 25};
  CHECK(points_at<2>(map, 1.999) == 1.999);
  CHECK(points_at<2>(map, 2) == 20);
  CHECK(points_at<4>(map, 3) == 25);
  CHECK(points_at<8>(map, -9) == -4);
}

TEST_CASE("a figure within the last digits of a double is on the beginning of a piece, as it is on a cut there") {
  const ScoreMap map{.pieces = {{.slope = 0, .intercept = 1}, {0, 0, 2}, {0.6, 0, 3}}};
  const CutTable cuts{{{"3", Status::on_track, Side::at_least, 0.6}, {"2", Status::at_risk, Side::at_least, 0}, {"1", Status::off_track}}};
  for (const double from : {0.0, 0.6})
    for (const double beside : {0.0, 1e-16, 0.9 * detail::leeway_at(from), 1.1 * detail::leeway_at(from), 1e-3}) {
      const double figure = from - beside;
      CHECK_MESSAGE(std::to_string(static_cast<int>(points_at<2>(map, figure))) == find_category(cuts, figure)->label, from << " less " << beside);
      CHECK(points_at<2>(map, figure) == points_at<8>(map, figure));
    }
  CHECK(points_at<4>(map, std::nextafter(0.6, 0)) == 3);
  CHECK(points_at<4>(map, 0.6 - 2e-9) == 2);
}

TEST_CASE("no pieces give no score, nor does a figure that is none") {
  CHECK(std::isnan(points_at<2>(ScoreMap{}, 1)));
  CHECK(std::isnan(points_at<2>({.pieces = {{.slope = 1}}}, std::nan(""))));
}

TEST_CASE("Eustat's and the SDSN's pieces meet where they join; the Canadian ones miss by the digits of their constants") {
  for (const Preset& preset : {eustat_2024(), sdsn_2018(), statistics_canada_2024()})
    for (const ScoreMap* map : {&preset.score, &preset.score_without_target})
      for (std::size_t k = 1; k < map->pieces.size(); ++k) {
        const ScorePiece &before = map->pieces[k - 1], &after = map->pieces[k];
        const double jump = std::abs((before.slope - after.slope) * after.from + before.intercept - after.intercept);
        CHECK_MESSAGE(jump <= (preset.name == "statcan.2024" ? 6e-5 : 1e-14), preset.name << " " << after.from);
      }
}
