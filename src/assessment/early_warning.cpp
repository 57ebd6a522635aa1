#include "milepost/assessment/early_warning.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "milepost/assessment/attain.hpp"
#include "milepost/assessment/evaluate.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/projection/regular_series.hpp"
#include "milepost/projection/reliability.hpp"

namespace milepost {

namespace {

constexpr int longest_past = 5;                        ///< changes up to the base that make the pace
constexpr int anchor_year = 2015;                      ///< from which presets count
constexpr std::size_t series_at_once = 512;
constexpr auto not_assessable = static_cast<std::uint8_t>(Status::not_assessable);

// ---- targets

void require_possible(const EarlyWarningSettings& settings) {
  if (settings.leads.empty()) fail_range("leads", "none", "one at least");
  for (const int lead : settings.leads)
    if (lead < 1 || lead > detail::most_steps) fail_range("lead", std::to_string(lead), "1 to " + std::to_string(detail::most_steps) + " figures");
  for (const auto& [name, shares] : {std::pair{"pace", settings.paces}, {"improvement", settings.improvements}})
    for (const double share : shares)
      if (!(share > 0) || std::isinf(share)) fail_range(name, std::to_string(share), "a share above 0");
  if (settings.opening < 1) fail_range("opening", std::to_string(settings.opening), "1 figure or more");
  if (settings.shortest < settings.opening + 2)
    fail_range("shortest history", std::to_string(settings.shortest), "2 figures more than the opening, " + std::to_string(settings.opening + 2) + ", or more");
}

std::vector<int> in_order(std::vector<int> leads) {
  std::sort(leads.begin(), leads.end());
  leads.erase(std::unique(leads.begin(), leads.end()), leads.end());
  return leads;
}

/// From the base to the due figure.
std::size_t length_of_plan(const EarlyWarningSettings& settings, const std::vector<int>& leads) {
  return static_cast<std::size_t>(settings.opening + leads.back());
}

/// The mean change of the last changes up to a figure.
double pace_up_to(const std::vector<double>& values, std::size_t base) {
  const std::size_t changes = std::min<std::size_t>(base, longest_past);
  return (values[base] - values[base - changes]) / static_cast<double>(changes);
}

/// Makes the targets of one series.
class TargetMaker {
 public:
  TargetMaker(std::uint32_t series, const detail::SeenFigures& seen, std::size_t length, const EarlyWarningSettings& settings, std::vector<PseudoTarget>& targets)
      : series_(series), seen_(seen), length_(length), settings_(settings), targets_(targets) {}

  void open_at(std::size_t base) const {
    const double value = seen_.values[base], pace = pace_up_to(seen_.values, base);
    for (const double share : settings_.paces)
      if (pace != 0) add(base, value + share * pace * static_cast<double>(length_), pace > 0 ? 1 : -1);
    for (const double share : settings_.improvements)
      for (const std::int8_t direction : {std::int8_t{1}, std::int8_t{-1}})
        if (value != 0) add(base, value + direction * share * std::abs(value), direction);
  }

 private:
  void add(std::size_t base, double target, std::int8_t direction) const {
    const std::size_t due = base + length_;
    const bool met = detail::at_least(direction * seen_.values[due], direction * target);
    targets_.push_back({series_, static_cast<std::uint32_t>(base), seen_.times[base], seen_.values[base], seen_.times[due], target, direction, static_cast<std::uint8_t>(met)});
  }

  std::uint32_t series_;
  const detail::SeenFigures& seen_;
  std::size_t length_;
  const EarlyWarningSettings& settings_;
  std::vector<PseudoTarget>& targets_;
};

// ---- what was known

/// A panel that owns its columns.
struct OwnPanel {
  std::vector<std::int64_t> offsets{0};
  std::vector<double> times{}, values{};

  /// The first `count` figures, moved by so many years.
  void add(const detail::SeenFigures& seen, std::size_t count, double moved) {
    for (std::size_t i = 0; i < count; ++i) times.push_back(seen.times[i] + moved), values.push_back(seen.values[i]);
    offsets.push_back(static_cast<std::int64_t>(values.size()));
  }

  std::int64_t rows() const { return static_cast<std::int64_t>(offsets.size()) - 1; }
  Panel view() const { return {offsets, times, values}; }
};

/// Targets in columns of their own.
struct OwnTargets {
  std::vector<std::int64_t> series{};
  std::vector<std::int8_t> direction{};
  std::vector<double> target{}, due{}, base_period{}, base_value{};

  void add(std::int64_t row, const PseudoTarget& asked, double moved) {
    series.push_back(row), direction.push_back(asked.direction), target.push_back(asked.target), due.push_back(asked.due + moved);
    base_period.push_back(asked.base_period + moved), base_value.push_back(asked.base_value);
  }

  TargetColumns view(bool with_base) const {
    TargetColumns columns{.series = series, .direction = direction, .target = target, .due = due};
    if (with_base) columns.base_period = base_period, columns.base_value = base_value;
    return columns;
  }
};

/// Some series, their targets, and the figures that were known at each verdict: once as they stand, once by the presets' calendar.
struct Block {
  std::vector<PseudoTarget> targets{};
  OwnPanel seen{}, moved{};
  OwnTargets asked{}, asked_moved{};
};

double years_to_anchor(double base_period) { return anchor_year - detail::year_of_position(base_period); }

/// Fills a block, series by series.
class BlockMaker {
 public:
  BlockMaker(const EarlyWarningSettings& settings, const std::vector<int>& leads, Block& block)
      : settings_(settings), length_(length_of_plan(settings, leads)), first_(static_cast<std::size_t>(settings.shortest - 1 - settings.opening)), leads_(leads), block_(block) {}

  void add(std::uint32_t number, const PanelRow& row) {
    const detail::SeenFigures seen = detail::seen_figures(row);
    if (seen.fault != SeriesFault::none) return;
    shown_.assign(seen.values.size(), -1);
    const TargetMaker maker(number, seen, length_, settings_, block_.targets);
    for (std::size_t base = first_; base + length_ < seen.values.size(); ++base) {
      const std::size_t begin = block_.targets.size();
      maker.open_at(base);
      for (std::size_t t = begin; t < block_.targets.size(); ++t) show(seen, block_.targets[t], t == begin);
    }
  }

 private:
  /// The figures at each lead; the targets of one base share those by the presets' calendar, the bases of a series all others.
  void show(const detail::SeenFigures& seen, const PseudoTarget& asked, bool is_first) {
    const double moved = years_to_anchor(asked.base_period);
    if (is_first) begin_ = block_.moved.rows();
    for (std::size_t k = 0; k < leads_.size(); ++k) {
      const std::size_t count = asked.base + length_ + 1 - static_cast<std::size_t>(leads_[k]);
      if (is_first) block_.moved.add(seen, count, moved);
      if (shown_[count] < 0) shown_[count] = block_.seen.rows(), block_.seen.add(seen, count, 0);
      block_.asked.add(shown_[count], asked, 0);
      block_.asked_moved.add(begin_ + static_cast<std::int64_t>(k), asked, moved);
    }
  }

  const EarlyWarningSettings& settings_;
  std::size_t length_, first_;
  const std::vector<int>& leads_;
  Block& block_;
  std::vector<std::int64_t> shown_{};  ///< by count of figures, the row of the block's panel
  std::int64_t begin_{};
};

// ---- opinions

bool looks_back_itself(const Preset& preset) { return preset.points.window || preset.points.last; }

void judge_by(EarlyOpinions& opinions, const Preset& preset, const Block& block, std::size_t threads) {
  const VerdictColumns said = evaluate(block.moved.view(), block.asked_moved.view(!looks_back_itself(preset)), preset, {.threads = threads});
  opinions.status.insert(opinions.status.end(), said.status.begin(), said.status.end());
}

void judge_by_attain(EarlyOpinions& opinions, const Block& block, const EarlyWarningSettings& settings) {
  const AttainColumns said = attain(block.seen.view(), block.asked.view(false), {.model = settings.model, .threads = settings.threads});
  for (const double probability : said.probability) {
    opinions.probability.push_back(probability);
    opinions.status.push_back(std::isnan(probability) ? not_assessable : static_cast<std::uint8_t>(grade(probability, settings.likely)));
  }
}

void judge_by_last_change(EarlyOpinions& opinions, const Block& block) {
  for (std::size_t i = 0; i < block.asked.series.size(); ++i) {
    const PanelRow row = row_of(block.seen.view(), static_cast<std::size_t>(block.asked.series[i]));
    const double change = row.values[row.size() - 1] - row.values[row.size() - 2];
    opinions.status.push_back(static_cast<std::uint8_t>(block.asked.direction[i] * change > 0 ? Status::on_track : Status::off_track));
  }
}

EarlyVerdicts without_targets(const EarlyWarningSettings& settings) {
  EarlyVerdicts verdicts{.leads = in_order(settings.leads)};
  for (const Preset& preset : settings.methods) verdicts.opinions.push_back({.method = preset.name});
  for (const char* name : {"attain", "last_change", "base_rate"}) verdicts.opinions.push_back({.method = name});
  return verdicts;
}

void add_block(EarlyVerdicts& verdicts, const Block& block, const EarlyWarningSettings& settings) {
  const std::size_t presets = settings.methods.size();
  for (std::size_t m = 0; m < presets; ++m) judge_by(verdicts.opinions[m], settings.methods[m], block, settings.threads);
  judge_by_attain(verdicts.opinions[presets], block, settings);
  judge_by_last_change(verdicts.opinions[presets + 1], block);
  verdicts.targets.insert(verdicts.targets.end(), block.targets.begin(), block.targets.end());
  verdicts.opinions[presets + 2].status.resize(verdicts.targets.size() * verdicts.leads.size(), not_assessable);
}

// ---- scores

bool is_alarm(std::uint8_t status) {
  const auto said = static_cast<Status>(status);
  return said == Status::at_risk || said == Status::off_track || said == Status::missed;
}

/// How much hope there is in a status.
double rank_of(std::uint8_t status) { return -static_cast<double>(status); }

/// Those that were met, of those there were.
struct Share {
  std::int64_t met{};
  std::int64_t count{};

  void add(bool is_met) { met += is_met, ++count; }
  std::optional<double> value() const { return count > 0 ? std::optional(static_cast<double>(met) / static_cast<double>(count)) : std::nullopt; }
};

Share sum_of(const Share& one, const Share& other) { return {one.met + other.met, one.count + other.count}; }

/// The verdicts of one judge that count.
struct Judged {
  std::vector<std::uint8_t> half{}, status{}, met{};
  std::vector<double> probability{};  ///< of its own; empty: that of its statuses
  std::int64_t not_judged{};
};

/// At the leads from place `begin` to `end`. `base_rate` counts although it never gives a status.
Judged judged_by(const EarlyVerdicts& verdicts, const EarlyOpinions& opinions, std::size_t begin, std::size_t end) {
  Judged judged;
  const bool says_nothing = opinions.method == "base_rate";
  for (std::size_t t = 0; t < verdicts.targets.size(); ++t)
    for (std::size_t i = t * verdicts.leads.size() + begin; i < t * verdicts.leads.size() + end; ++i) {
      if (opinions.status[i] == not_assessable && !says_nothing) {
        ++judged.not_judged;
        continue;
      }
      judged.half.push_back(verdicts.targets[t].series % 2), judged.status.push_back(opinions.status[i]), judged.met.push_back(verdicts.targets[t].met);
      if (!opinions.probability.empty()) judged.probability.push_back(opinions.probability[i]);
    }
  return judged;
}

/// Shares met by status, in each half of the series.
struct Halves {
  std::array<std::array<Share, not_assessable + 1>, 2> by_status{};
  std::array<Share, 2> all{};

  bool are_both_there() const { return all[0].count > 0 && all[1].count > 0; }

  Share of(std::initializer_list<Status> statuses) const {
    Share sum;
    for (const auto& half : by_status)
      for (const Status status : statuses) sum = sum_of(sum, half[static_cast<std::size_t>(status)]);
    return sum;
  }

  /// What the base rate of the other half says, and what a status does.
  double base_rate_for(std::uint8_t half) const { return *all[1u - half].value(); }
  double probability_for(std::uint8_t half, std::uint8_t status) const { return by_status[1u - half][status].value().value_or(base_rate_for(half)); }
};

Halves halves_of(const Judged& judged) {
  Halves halves;
  for (std::size_t i = 0; i < judged.met.size(); ++i) {
    halves.by_status[judged.half[i]][judged.status[i]].add(judged.met[i]);
    halves.all[judged.half[i]].add(judged.met[i]);
  }
  return halves;
}

std::vector<double> crossed_probabilities(const Judged& judged, const Halves& halves) {
  std::vector<double> said;
  for (std::size_t i = 0; i < judged.met.size(); ++i) said.push_back(halves.probability_for(judged.half[i], judged.status[i]));
  return said;
}

std::vector<double> crossed_base_rates(const Judged& judged, const Halves& halves) {
  std::vector<double> said;
  for (const std::uint8_t half : judged.half) said.push_back(halves.base_rate_for(half));
  return said;
}

std::vector<double> ranks_of(const Judged& judged) {
  std::vector<double> ranks;
  for (const std::uint8_t status : judged.status) ranks.push_back(rank_of(status));
  return ranks;
}

void set_brier(EarlyWarningRow& row, const Judged& judged, const Halves& halves) {
  if (!judged.probability.empty()) row.brier = brier_score(judged.probability, judged.met);
  if (!halves.are_both_there()) return;
  if (judged.probability.empty()) row.brier = brier_score(crossed_probabilities(judged, halves), judged.met);
  const double yardstick = *brier_score(crossed_base_rates(judged, halves), judged.met);
  if (yardstick > 0) row.skill = 1 - *row.brier / yardstick;
}

void set_shares(EarlyWarningRow& row, const Halves& halves) {
  const Share calm = halves.of({Status::achieved, Status::on_track}), risk = halves.of({Status::at_risk}), off = halves.of({Status::off_track, Status::missed});
  const Share alarm = sum_of(risk, off), all = sum_of(calm, alarm);
  row.met_on_track = calm.value(), row.met_at_risk = risk.value(), row.met_off_track = off.value();
  row.alarms = Share{alarm.count, all.count}.value();
  row.false_alarms = Share{alarm.met, all.met}.value();
  row.missed_alarms = Share{calm.count - calm.met, all.count - all.met}.value();
}

EarlyWarningRow row_of_judged(const std::string& method, std::optional<int> lead, const Judged& judged) {
  const Halves halves = halves_of(judged);
  EarlyWarningRow row{.method = method, .lead = lead, .judged = static_cast<std::int64_t>(judged.met.size()), .not_judged = judged.not_judged};
  row.base_rate = sum_of(halves.all[0], halves.all[1]).value();
  set_brier(row, judged, halves);
  row.discrimination = discrimination(judged.probability.empty() ? ranks_of(judged) : judged.probability, judged.met);
  set_shares(row, halves);
  return row;
}

/// How long before the due figure the alarm was on for good.
int steady_alarm(const EarlyVerdicts& verdicts, const EarlyOpinions& opinions, std::size_t target) {
  int steps = 0;
  for (std::size_t k = 0; k < verdicts.leads.size() && is_alarm(opinions.status[target * verdicts.leads.size() + k]); ++k) steps = verdicts.leads[k];
  return steps;
}

/// Over the targets missed that it judged at the shortest lead.
std::optional<double> lead_time_of(const EarlyVerdicts& verdicts, const EarlyOpinions& opinions) {
  std::int64_t steps = 0, count = 0;
  for (std::size_t t = 0; t < verdicts.targets.size(); ++t)
    if (!verdicts.targets[t].met && opinions.status[t * verdicts.leads.size()] != not_assessable) steps += steady_alarm(verdicts, opinions, t), ++count;
  return count > 0 ? std::optional(static_cast<double>(steps) / static_cast<double>(count)) : std::nullopt;
}

}  // namespace

std::vector<Preset> series_presets() {
  std::vector<Preset> able = presets();
  std::erase_if(able, [](const Preset& preset) {
    return preset.statistic == Statistic::distance || preset.statistic == Statistic::margin || preset.statistic == Statistic::typical_speed;
  });
  return able;
}

EarlyVerdicts early_verdicts(const Panel& panel, const EarlyWarningSettings& settings) {
  require_whole(panel);
  require_possible(settings);
  EarlyVerdicts verdicts = without_targets(settings);
  for (std::size_t begin = 0; begin < series_count(panel); begin += series_at_once) {
    Block block;
    BlockMaker maker(settings, verdicts.leads, block);
    for (std::size_t i = begin; i < std::min(begin + series_at_once, series_count(panel)); ++i) maker.add(static_cast<std::uint32_t>(i), row_of(panel, i));
    add_block(verdicts, block, settings);
  }
  return verdicts;
}

std::vector<EarlyWarningRow> early_warning(const EarlyVerdicts& verdicts) {
  std::vector<EarlyWarningRow> rows;
  for (const EarlyOpinions& opinions : verdicts.opinions) {
    rows.push_back(row_of_judged(opinions.method, {}, judged_by(verdicts, opinions, 0, verdicts.leads.size())));
    rows.back().lead_time = lead_time_of(verdicts, opinions);
    for (std::size_t k = 0; k < verdicts.leads.size(); ++k)
      rows.push_back(row_of_judged(opinions.method, verdicts.leads[k], judged_by(verdicts, opinions, k, k + 1)));
  }
  return rows;
}

std::vector<EarlyWarningRow> early_warning(const Panel& panel, const EarlyWarningSettings& settings) { return early_warning(early_verdicts(panel, settings)); }

}  // namespace milepost
