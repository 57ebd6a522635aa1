// How well a status foretells whether the target is met: past series become targets, and every method is scored as an early warning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "milepost/assessment/presets.hpp"
#include "milepost/assessment/score.hpp"
#include "milepost/assessment/status.hpp"
#include "milepost/observation/panel.hpp"
#include "milepost/projection/model.hpp"

namespace milepost {

/// The presets that need nothing but a series and a target: no deviation among peers, no second bar, no typical path.
std::vector<Preset> series_presets();

/// What is tried. The plan of a pseudo-target opens at its base figure, is first judged `opening` figures later, when `shortest` figures
/// or more have been seen, and is due so many figures after that as the longest lead says.
struct EarlyWarningSettings {
  std::vector<Preset> methods{series_presets()};
  Model model{Automatic{}};                ///< of `attain`
  std::vector<int> leads{1, 2, 3, 4, 5, 6};  ///< how many figures before the due one the verdicts are given
  int shortest{6};
  int opening{3};
  std::vector<double> paces{0.5, 1, 1.5};             ///< above 0
  std::vector<double> improvements{0.05, 0.10, 0.20};  ///< shares of the base figure, above 0
  Cuts likely{0.66, 0.33};                 ///< where the probability of `attain` becomes a status, as of the method `probability`
  std::size_t threads{1};
};

/// A target made of a past series. Every figure from which a plan can open and come to its due figure is a base. Its targets, nine by the
/// settings as they come, are set from what was known at the base alone:
///  - one for each of `paces`, which carries on at so many times the pace so far, the mean of the last five changes up to the base (fewer where
///    there are fewer), in the direction of that pace; none where it is 0;
///  - two for each of `improvements`: so much of the base figure more, and as much less; none for a base of 0.
/// Missing figures are passed over; a series out of order or with infinite figures has no targets.
struct PseudoTarget {
  std::uint32_t series{};
  std::uint32_t base{};          ///< which figure of the series, of those that are not missing
  double base_period{};          ///< years of the library's clock
  double base_value{};
  double due{};
  double target{};
  std::int8_t direction{1};
  std::uint8_t met{};            ///< by the figure at the due day: the only thing that is taken from what came later
  friend bool operator==(const PseudoTarget&, const PseudoTarget&) = default;
};

/// The opinions of one judge on every target at every lead: that of target t at the k-th lead stands at t * leads + k.
struct EarlyOpinions {
  std::string method{};
  std::vector<std::uint8_t> status{};    ///< as Status
  std::vector<double> probability{};     ///< of `attain` alone; NaN where it has none
};

/// Every target, and what was said of it at each lead by one who knew the figures up to then and no more.
struct EarlyVerdicts {
  std::vector<int> leads{};              ///< ascending, each once
  std::vector<PseudoTarget> targets{};
  std::vector<EarlyOpinions> opinions{};  ///< presets, `attain`, then the yardsticks `last_change` and `base_rate`
};

/// Presets that say how far back they look (a window of years, latest figures) do so; every other counts from the base of the target, as it
/// does from its 2015. Calendars are moved by whole years so that the base lies in 2015, since some lines begin in a fixed year. Nothing
/// else of a preset is changed. `last_change` says on track if the last change went the right way, else off track; `base_rate` never
/// says anything but how many are met anyway. The same for any number of threads. Throws OutOfRange for settings that make no sense.
EarlyVerdicts early_verdicts(const Panel& panel, const EarlyWarningSettings& settings = {});

/// One judge at one lead, or at all of them together. What cannot be said is empty. An alarm is at risk, off track or missed.
struct EarlyWarningRow {
  std::string method{};
  std::optional<int> lead{};                   ///< none: all leads
  std::int64_t judged{};
  std::int64_t not_judged{};
  std::optional<double> base_rate{};           ///< share that was met, of those it judged
  std::optional<double> brier{};               ///< of the probability that a status stands for, see below; of `attain` of its own
  std::optional<double> skill{};               ///< 1 - brier / that of the base rate on the very same verdicts: below 0 it is worse than no light
  std::optional<double> discrimination{};      ///< AUC: of the statuses in their order, of `attain` of the probability
  std::optional<double> met_on_track{};        ///< share that was met when it said on track or achieved
  std::optional<double> met_at_risk{};
  std::optional<double> met_off_track{};       ///< when it said off track or missed
  std::optional<double> alarms{};              ///< share of verdicts that are alarms
  std::optional<double> false_alarms{};        ///< share of the targets met that had an alarm
  std::optional<double> missed_alarms{};       ///< share of the targets missed that had none
  std::optional<double> lead_time{};           ///< of targets missed: mean number of figures before the due one from which on the status
                                               ///< stayed an alarm, 0 where the last verdict is none; for all leads only
  friend bool operator==(const EarlyWarningRow&, const EarlyWarningRow&) = default;
};

/// A status stands for the share that was met among the same status in other series: those of even number are the measure for those of odd
/// number and the other way about (a status that the other half never gave stands for the base rate there), at the same lead, or over all.
/// With one half empty there is no measure. Rows by judge: all leads first, then each.
std::vector<EarlyWarningRow> early_warning(const EarlyVerdicts& verdicts);
std::vector<EarlyWarningRow> early_warning(const Panel& panel, const EarlyWarningSettings& settings = {});

}  // namespace milepost
