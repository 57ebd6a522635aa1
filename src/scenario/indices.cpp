#include "milepost/scenario/indices.hpp"

#include <algorithm>
#include <cmath>

#include "index_parts.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/scenario/random.hpp"

namespace milepost {

namespace {

void require_places(std::size_t inputs, const std::vector<CubeGroup>& groups) {
  std::vector<bool> taken(inputs);
  for (const CubeGroup& group : groups)
    for (const std::size_t place : group.inputs) {
      if (place >= inputs) fail_range("group " + group.name, "with input " + std::to_string(place), "inputs are counted from 0 to below " + std::to_string(inputs));
      if (taken[place]) fail_range("group " + group.name, "with input " + std::to_string(place), "is in a group once");
      taken[place] = true;
    }
}

double mean_over(std::span<const double> values) { return detail::sum_of(values) / static_cast<double>(values.size()); }

/// Sample standard deviation around a known mean.
double deviation_over(std::span<const double> values, double mean) {
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// A mean over a variance, and how it sways: (part - ratio * square) / variance, sample by sample.
Estimate ratio_of(const std::vector<double>& parts, const std::vector<double>& squares, double variance) {
  const double ratio = mean_over(parts) / variance;
  std::vector<double> sway(parts.size());
  for (std::size_t k = 0; k < parts.size(); ++k) sway[k] = (parts[k] - ratio * squares[k]) / variance;
  return {ratio, deviation_over(sway, mean_over(sway)) / std::sqrt(static_cast<double>(parts.size()))};
}

// ---- elementary effects

/// A walk over the grid.
class GridWalk {
 public:
  GridWalk(std::uint64_t number, std::size_t inputs, const MorrisSettings& settings) : number_(number), settings_(settings), point_(inputs) {
    const NamedNumbers starts(settings.seed, "morris start");
    for (std::size_t input = 0; input < inputs; ++input)
      point_[input] = std::floor(starts.share(number, input) * static_cast<double>(settings.levels)) / static_cast<double>(settings.levels - 1);
  }

  std::span<const double> point() const { return point_; }
  double step() const { return static_cast<double>(settings_.levels) / (2 * static_cast<double>(settings_.levels - 1)); }

  std::vector<std::size_t> order(std::size_t groups) const {
    const NamedNumbers numbers(settings_.seed, "morris order");
    std::vector<std::size_t> places(groups);
    for (std::size_t k = 0; k < groups; ++k) places[k] = k;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return numbers.share(number_, a) < numbers.share(number_, b); });
    return places;
  }

  /// Up from the lower half of the grid, down from the upper; tells the direction of the last.
  double move(const CubeGroup& group) {
    double direction = 0;
    for (const std::size_t input : group.inputs) {
      direction = point_[input] < 0.5 ? 1 : -1;
      point_[input] += direction * step();
    }
    return direction;
  }

 private:
  std::uint64_t number_;
  MorrisSettings settings_;
  std::vector<double> point_;
};

MorrisEffect summed_up(const CubeGroup& group, const std::vector<double>& effects) {
  MorrisEffect effect{.group = group.name};
  std::vector<double> sizes(effects.size());
  std::transform(effects.begin(), effects.end(), sizes.begin(), [](double one) { return std::abs(one); });
  effect.mu_star = mean_over(sizes);
  if (group.inputs.size() != 1) return effect;
  effect.mu = mean_over(effects);
  effect.sigma = deviation_over(effects, *effect.mu);
  return effect;
}

}  // namespace

std::vector<CubeGroup> one_by_one(std::size_t inputs) {
  std::vector<CubeGroup> groups;
  for (std::size_t place = 0; place < inputs; ++place) groups.push_back({std::to_string(place), {place}});
  return groups;
}

void require_sound(const MorrisSettings& settings) {
  if (settings.trajectories < 2 || settings.trajectories > 1'000'000) fail_range("trajectories", std::to_string(settings.trajectories), "2 to 1000000");
  if (settings.levels < 2 || settings.levels % 2 != 0 || settings.levels > 1000) fail_range("levels", std::to_string(settings.levels), "an even number from 2 to 1000");
}

void require_sound(const SobolSettings& settings) {
  if (settings.samples < 2 || settings.samples > 10'000'000) fail_range("samples", std::to_string(settings.samples), "2 to 10000000");
}

/// What never varies has no variance, whatever its mean is rounded to.
Spread spread_of(std::span<const double> first, std::span<const double> second) {
  const auto differs = [&](double one) { return one != first.front(); };
  if (std::none_of(first.begin(), first.end(), differs) && std::none_of(second.begin(), second.end(), differs)) return {first.front(), 0};
  const double mean = (mean_over(first) + mean_over(second)) / 2;
  double squares = 0;
  for (std::size_t k = 0; k < first.size(); ++k) squares += (first[k] - mean) * (first[k] - mean) + (second[k] - mean) * (second[k] - mean);
  return {mean, squares / static_cast<double>(2 * first.size())};
}

SobolIndex index_of(std::string group, std::span<const double> first, std::span<const double> second, std::span<const double> mixed) {
  const Spread spread = spread_of(first, second);
  if (!(spread.variance > 0)) return {std::move(group), {}, {}};
  std::vector<double> squares(first.size()), own(first.size()), left(first.size());
  for (std::size_t k = 0; k < first.size(); ++k) {
    const double a = first[k] - spread.mean, b = second[k] - spread.mean, moved = mixed[k] - first[k];
    squares[k] = (a * a + b * b) / 2, own[k] = b * moved, left[k] = moved * moved / 2;
  }
  return {std::move(group), ratio_of(own, squares, spread.variance), ratio_of(left, squares, spread.variance)};
}

std::vector<std::vector<MorrisEffect>> effects_of(const CubeFigures& figures, std::size_t inputs, const std::vector<CubeGroup>& groups, const MorrisSettings& settings) {
  std::vector<std::vector<std::vector<double>>> found;  // by figure, group, trajectory
  for (std::size_t number = 0; number < settings.trajectories; ++number) {
    GridWalk way(number, inputs, settings);
    std::vector<double> before = figures(way.point());
    found.resize(before.size(), std::vector<std::vector<double>>(groups.size()));
    for (const std::size_t group : way.order(groups.size())) {
      const double direction = way.move(groups[group]);
      std::vector<double> after = figures(way.point());
      for (std::size_t figure = 0; figure < after.size(); ++figure) found[figure][group].push_back(direction * (after[figure] - before[figure]) / way.step());
      before = std::move(after);
    }
  }
  std::vector<std::vector<MorrisEffect>> effects(found.size());
  for (std::size_t figure = 0; figure < found.size(); ++figure)
    for (std::size_t group = 0; group < groups.size(); ++group) effects[figure].push_back(summed_up(groups[group], found[figure][group]));
  return effects;
}

std::vector<MorrisEffect> morris_of(const CubeFunction& function, std::size_t inputs, const std::vector<CubeGroup>& groups, const MorrisSettings& settings) {
  require_sound(settings);
  require_places(inputs, groups);
  return effects_of([&](std::span<const double> point) { return std::vector<double>{function(point)}; }, inputs, groups, settings).front();
}

namespace {

/// The two samples, and the first with a group from the second.
class CubeSamples {
 public:
  CubeSamples(const CubeFunction& function, std::size_t inputs, const SobolSettings& settings) : function_(function), inputs_(inputs), settings_(settings) {}

  /// Of each sample the function where these inputs, by place, are those of the second.
  std::vector<double> values(const std::vector<bool>& second) const {
    std::vector<double> values(settings_.samples);
    detail::for_each_part(values.size(), settings_.threads, [&](std::size_t begin, std::size_t end) {
      const detail::DefaultFloatingPoint mode;
      work(begin, end, second, values);
    });
    return values;
  }

 private:
  [[gnu::noinline]] void work(std::size_t begin, std::size_t end, const std::vector<bool>& second, std::vector<double>& values) const {
    std::vector<double> point(inputs_);
    for (std::size_t sample = begin; sample < end; ++sample) {
      for (std::size_t input = 0; input < inputs_; ++input)
        point[input] = NamedNumbers(settings_.seed, "input " + std::to_string(input)).share(sample + (second[input] ? second_sample : 0), 0);
      values[sample] = function_(point);
    }
  }

  const CubeFunction& function_;
  std::size_t inputs_;
  SobolSettings settings_;
};

}  // namespace

std::vector<SobolIndex> sobol_indices_of(const CubeFunction& function, std::size_t inputs, const std::vector<CubeGroup>& groups, const SobolSettings& settings) {
  require_sound(settings);
  require_places(inputs, groups);
  const CubeSamples samples(function, inputs, settings);
  const std::vector<double> first = samples.values(std::vector<bool>(inputs, false)), second = samples.values(std::vector<bool>(inputs, true));
  std::vector<SobolIndex> indices;
  for (const CubeGroup& group : groups) {
    std::vector<bool> exchanged(inputs, false);
    for (const std::size_t place : group.inputs) exchanged[place] = true;
    indices.push_back(index_of(group.name, first, second, samples.values(exchanged)));
  }
  return indices;
}

}  // namespace milepost
