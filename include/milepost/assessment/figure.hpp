// The figure that is judged: a level, a total, a mean of rates, a chain of cuts.
#pragma once

#include <numeric>
#include <optional>
#include <vector>

#include "milepost/assessment/evidence.hpp"
#include "milepost/observation/total.hpp"
#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// The figure that is judged.
struct Figure {
  double value{};
  Date at;                                  ///< close of the period it belongs to, or the last day a total reaches
  Exactness exactness{Exactness::exact};
  bool provisional{false};
  bool undated{false};
  bool gap{false};
  std::optional<Frequency> frequency{};     ///< of the period it was reported for
  double last_addition{};                   ///< of totals
  std::optional<Date> from{};               ///< of what several years make together: the first day of the first of them
};

namespace detail {

/// A figure of a single observation.
inline Figure figure_of(const Observation& observation) {
  return {observation.value, end_of(observation.period), observation.exactness, observation.status != ObservationStatus::final_figure,
          !observation.published, false, frequency_of(observation.period), 0};
}

/// A figure made of several reports: as firm as the least firm of them.
inline Figure figure_of(double value, const std::vector<Observation>& parts) {
  Figure figure = figure_of(parts.back());
  figure.value = value;
  if (parts.size() > 1) figure.from = start_of(parts.front().period);
  for (const Observation& part : parts) {
    figure.provisional = figure.provisional || part.status != ObservationStatus::final_figure;
    figure.undated = figure.undated || !part.published;
    if (part.exactness != Exactness::exact) figure.exactness = part.exactness;
  }
  return figure;
}

inline Figure figure_of(const Total& total) {
  Figure figure = figure_of(total.value, total.parts);
  figure.at = total.through;
  figure.exactness = total.exactness;
  figure.gap = total.gap;
  figure.last_addition = total.last_addition;
  return figure;
}

/// The same stretch of the year before, reported alike. Ends are compared by the day after them, since February is longer in
/// leap years.
inline bool is_year_before(const Observation& before, const Observation& level) {
  const auto follows = [](const Date& then, const Date& now) { return add_months(then, 12) == now; };
  const bool days = frequency_of(before.period) == Frequency::day && frequency_of(level.period) == Frequency::day;
  return before.report == level.report && follows(day_after(end_of(before.period)), day_after(end_of(level.period))) &&
         (days || follows(start_of(before.period), start_of(level.period)));
}

/// Growth in per cent on the level a year before, for every level that has one.
inline Series rates_of_levels(const Series& levels) {
  std::vector<Observation> rates;
  for (const Observation& level : levels.observations())
    for (const Observation& before : levels.observations())
      if (is_year_before(before, level) && before.value > 0) {
        Observation rate = level;
        rate.value = 100 * (level.value / before.value - 1);
        rates.push_back(rate);
      }
  return Series{percent_unit, std::move(rates)};
}

/// The same figures with the other sign: a growth of -3 % is a cut of 3 %.
inline Series negated(const Series& series) {
  std::vector<Observation> observations = series.observations();
  for (Observation& observation : observations) observation.value = -observation.value;
  return Series{series.unit(), std::move(observations)};
}

/// Rates as they stand, or the growth of levels.
inline Series rates_of(const Series& series) { return is_percent(series.unit()) ? series : rates_of_levels(series); }

/// Whole-year figures inside a window, in order; without an opening, all of them.
inline std::vector<Observation> yearly_rates(const Series& known, const Schedule& schedule) {
  std::vector<Observation> rates;
  for (const Observation& rate : known.observations()) {
    const bool inside = (!schedule.open || start_of(rate.period) > *schedule.open) && (!schedule.due || end_of(rate.period) <= *schedule.due);
    if (inside && rate.report == Report::period && frequency_of(rate.period) == Frequency::year) rates.push_back(rate);
  }
  return rates;
}

inline std::vector<double> values_of(const std::vector<Observation>& observations) {
  std::vector<double> values;
  for (const Observation& observation : observations) values.push_back(observation.value);
  return values;
}

/// Inside a window of one year the rate of the year so far stands for itself; over several years whole years are averaged.
inline std::optional<Figure> mean_rate_figure(const Series& known, const Schedule& schedule) {
  const std::vector<Observation> rates = yearly_rates(known, schedule);
  if (!rates.empty()) {
    const std::optional<double> mean = mean_rate(values_of(rates));
    return mean ? std::optional(figure_of(*mean, rates)) : std::nullopt;
  }
  const bool one_year = schedule.open && schedule.due && *schedule.due <= add_months(*schedule.open, 12);
  if (!one_year) return std::nullopt;
  std::optional<Figure> so_far;
  for (const Observation& rate : known.observations())
    if (*schedule.open < end_of(rate.period) && end_of(rate.period) <= *schedule.due) so_far = figure_of(rate);
  return so_far;
}

/// Yearly rates chained: cuts of 3 % and 3 % make 5.91 %, rises of 3 % and 3 % make 6.09 %; added up, 6 %.
inline double cumulative_rate(std::vector<double> rates, bool rises, Adding adding) {
  if (adding == Adding::sum) return std::accumulate(rates.begin(), rates.end(), 0.0);
  if (!rises) return chained_cut(rates);
  for (double& rate : rates) rate = -rate;
  return -chained_cut(rates);
}

/// Yearly rates chained from the opening without a gap, or a reported figure since the start that reaches further.
inline std::optional<Figure> chained_figure(const Series& known, const Schedule& schedule, bool rises, Adding adding) {
  std::vector<Observation> chain;
  for (const Observation& rate : yearly_rates(known, schedule))
    if (start_of(rate.period) == day_after(chain.empty() ? schedule.open.value_or(eve_of(start_of(rate.period))) : end_of(chain.back().period)))
      chain.push_back(rate);
  std::optional<Figure> figure = chain.empty() ? std::nullopt : std::optional(figure_of(cumulative_rate(values_of(chain), rises, adding), chain));
  for (const Observation& reported : known.observations())
    if (reported.report == Report::since_start && (!figure || end_of(reported.period) >= figure->at)) figure = figure_of(reported);
  return figure;
}

/// Mean rate of another indicator over the years that the figure covers.
inline std::optional<double> reference_rate(const Evidence& evidence, const Schedule& schedule, const std::vector<Observation>& years) {
  if (!evidence.reference || years.empty()) return std::nullopt;
  const Series known = known_as_of(*evidence.reference, evidence.as_of);
  std::vector<double> same_years;
  for (const Observation& other : yearly_rates(kind_of(evidence) == Kind::growth ? rates_of(known) : known, schedule))
    for (const Observation& year : years)
      if (other.period == year.period) same_years.push_back(other.value);
  return same_years.size() == years.size() ? mean_rate(same_years) : std::nullopt;
}

}  // namespace detail

}  // namespace milepost
