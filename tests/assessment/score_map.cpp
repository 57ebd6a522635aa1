#include "milepost/assessment/score_map.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "milepost/assessment/presets.hpp"

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
