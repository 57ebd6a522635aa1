// Plans, figures and scenarios made at random, the same on every machine, and the bits of what comes of them.
#pragma once

#include <bit>
#include <cstdint>
#include <random>
#include <string>

#include "milepost/scenario/simulate.hpp"

namespace milepost::trials {

/// A plan with its figures, a scenario and settings; only whole random numbers are taken from the generator, whose bits are those of the
/// standard.
class RandomPlan {
 public:
  explicit RandomPlan(std::uint64_t seed) : random_(seed) {
    const std::size_t indicators = 2 + below(4);
    for (std::size_t k = 0; k < indicators; ++k) add_indicator("i" + std::to_string(k));
    add_measures();
    scenario.links = {{.cause = "i0", .effect = "i1", .elasticity = Uniform{0.1, 0.1 + share()}, .lag = static_cast<double>(below(3))}};
    settings = {.paths = 600 + below(700), .seed = below(1000), .levels = {10, 50, 97.5}, .correlations = {{"i0", "i1"}, {1, 0.9 * share(), 0, 1}},
                .sampling = static_cast<Sampling>(below(3))};
    settings.correlations.matrix[2] = settings.correlations.matrix[1];
  }

  Outcome outcome() const { return simulate(plan, seen, scenario, Date{2024, 6, 30}, settings); }

  Plan plan{.id = "random"};
  Observations seen{};
  Scenario scenario{.id = "random"};
  SimulationSettings settings{};

 private:
  std::uint64_t below(std::uint64_t count) { return random_() % count; }
  double share() { return static_cast<double>(random_() >> 11) * 0x1p-53; }

  void add_indicator(const std::string& id) {
    const bool is_share = below(3) == 0, falls = below(3) == 0, quarterly = below(3) == 0;
    plan.indicators.push_back({.id = id, .name = {id, id}, .unit = is_share ? Unit{"%"} : Unit{"piece"}, .kind = is_share ? Kind::ratio : Kind::stock,
                               .direction = falls ? Direction::decrease : Direction::increase});
    const double last = add_figures(id, is_share, quarterly);
    const Quantity aim = last * (0.8 + 0.5 * share()) * plan.indicators.back().unit;
    plan.targets.push_back({.indicator = id, .bound = falls ? at_most(aim) : at_least(aim), .due = end_of(Year{2026 + static_cast<int>(below(8))})});
  }

  double add_figures(const std::string& id, bool is_share, bool quarterly) {
    double figure = is_share ? 30 + 40 * share() : 50 + 500 * share();
    std::vector<Observation> figures;
    for (int year = 2024 - 5 - static_cast<int>(below(12)); year < 2024; ++year)
      for (int quarter = 1; quarter <= (quarterly ? 4 : 1); ++quarter) {
        figure *= 0.95 + 0.12 * share();
        figures.push_back({.period = quarterly ? Period{Quarter{year, quarter}} : Period{Year{year}}, .value = figure});
      }
    seen.emplace(SeriesKey{id, ""}, Series{plan.indicators.back().unit, figures});
    return figure;
  }

  void add_measures() {
    const Effect effects[]{LevelShift{.amount = Triangular{1, 2, 5}}, GrowthChange{.points = NormalDistribution{1, 0.5}}, LinearChange{.per_year = Pert{0, 1, 3}},
                           AnnualRate{.percent = LogNormal{2, 0.3}}, HaltRise{.by = Date{2028, 12, 31}}, FixedTarget{.value = BetaDistribution{2, 3, 40, 90}, .by = Date{2027, 12, 31}}};
    for (std::size_t k = 0; k < 2; ++k) {
      Timing timing{.start = Date{2024, 12, 31}, .delay = Uniform{0, 1}, .ramp = static_cast<double>(below(3))};
      scenario.interventions.push_back({.id = "m" + std::to_string(k), .indicator = "i" + std::to_string(k), .effect = effects[below(6)], .timing = timing});
    }
  }

  std::mt19937_64 random_;
};

/// FNV-1a of 64 bits over the bits of every number of outcomes.
class OutcomeBits {
 public:
  void add(const Outcome& outcome) {
    for (const TargetOutcome& target : outcome.targets) {
      add(target.odds.probability), add(target.odds.standard_error);
      for (const Band& band : target.bands) {
        add(band.mean), add(band.standard_error);
        for (const double quantile : band.quantiles) add(quantile);
      }
      for (const double met : target.first_met.met_by) add(met);
    }
    add(outcome.whole.all.probability), add(outcome.whole.mean_share), add(outcome.whole.mean_share_error);
  }

  std::uint64_t hash() const { return hash_; }

 private:
  void add(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    for (int byte = 0; byte < 8; ++byte) hash_ = (hash_ ^ ((bits >> (8 * byte)) & 0xFF)) * 0x100000001B3;
  }

  std::uint64_t hash_{0xCBF29CE484222325};
};

/// Of the first twenty random plans.
inline std::uint64_t bits_of_random_plans() {
  OutcomeBits bits;
  for (std::uint64_t seed = 0; seed < 20; ++seed) bits.add(RandomPlan(seed).outcome());
  return bits.hash();
}

}  // namespace milepost::trials
