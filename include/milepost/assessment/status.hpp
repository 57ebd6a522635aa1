// The words of a verdict: status, movement, reason, marks.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/plan/text.hpp"

namespace milepost {

/// How a target stands. The same six for every method.
enum class Status { achieved, on_track, at_risk, off_track, missed, not_assessable };

/// Where the figure itself went last, whatever the status.
enum class Movement { toward, flat, away, unknown };

/// Why there is no class; of several that apply, the first of this list.
enum class Reason {
  exempted, exited, not_applicable, not_started, no_target_value, no_schedule, no_data, no_denominator, inconclusive,
  no_baseline, too_few_points, undefined_rate
};

/// What a reader should know beside the status.
enum class Mark {
  provisional,         ///< the figure is provisional or an estimate 初步
  stale,               ///< two further report periods have closed without a figure
  assumed_anchor,      ///< the start is not stated; the day of issue is assumed
  inherited_due,       ///< the due date is the end of the plan
  undated,             ///< no publication day given; taken as known at the period's close
  lower_bound,         ///< the figure is known only as at least, or more than, a number
  gap,                 ///< reports are missing inside the total
  earlier_figure,      ///< judged by the last figure before the due day; none from the due day on
  may_be_undone,       ///< met before the due day; the next figure may undo it
  late_start,          ///< no figure from the opening: the earlier part of the window is not judged
  part_year,           ///< the plan was issued inside the first period, which is counted whole
  unconfirmed,         ///< the target's or baseline's value could not be confirmed
  depends_on_reading,  ///< another reading of the words gives another status
  revised              ///< judged by a later version of the target
};

constexpr std::string_view name_of(Status status) {
  constexpr std::string_view names[]{"achieved", "on_track", "at_risk", "off_track", "missed", "not_assessable"};
  return names[static_cast<int>(status)];
}

namespace detail {

/// The status of a name; empty for a word that is none.
inline std::optional<Status> status_named(std::string_view name) {
  for (int number = 0; number <= static_cast<int>(Status::not_assessable); ++number)
    if (name_of(static_cast<Status>(number)) == name) return static_cast<Status>(number);
  return std::nullopt;
}

}  // namespace detail

constexpr std::string_view name_of(Movement movement) {
  constexpr std::string_view names[]{"toward", "flat", "away", "unknown"};
  return names[static_cast<int>(movement)];
}

constexpr std::string_view name_of(Reason reason) {
  constexpr std::string_view names[]{"exempted", "exited", "not_applicable", "not_started", "no_target_value", "no_schedule",
                                     "no_data", "no_denominator", "inconclusive", "no_baseline", "too_few_points", "undefined_rate"};
  return names[static_cast<int>(reason)];
}

constexpr std::string_view name_of(Mark mark) {
  constexpr std::string_view names[]{"provisional", "stale", "assumed_anchor", "inherited_due", "undated", "lower_bound", "gap",
                                     "earlier_figure", "may_be_undone", "late_start", "part_year", "unconfirmed", "depends_on_reading", "revised"};
  return names[static_cast<int>(mark)];
}

/// 已完成, 符合进度, 略有滞后, 明显滞后, 未完成, 暂无法评估; in English "achieved", "on track", ...
constexpr std::string_view word_of(Status status, Language language) {
  constexpr std::string_view zh[]{"已完成", "符合进度", "略有滞后", "明显滞后", "未完成", "暂无法评估"};
  constexpr std::string_view en[]{"achieved", "on track", "at risk", "off track", "missed", "not assessable"};
  return (language == Language::zh ? zh : en)[static_cast<int>(status)];
}

/// 无公布数据, 无基期; in English "no data", "no baseline": the words of tables, charts and reports.
constexpr std::string_view word_of(Reason reason, Language language) {
  constexpr std::string_view zh[]{"已免责", "已退出", "不适用", "尚未开始", "目标未量化", "无完成时限",
                                  "无公布数据", "缺总量、名单或对照数", "无法定档", "无基期", "数据点过少", "该方法无法计算"};
  constexpr std::string_view en[]{"exempted", "exited", "not applicable", "not started", "no number set", "no due date",
                                  "no data", "no denominator or comparator", "inconclusive", "no baseline", "too few figures", "undefined by the method"};
  return (language == Language::zh ? zh : en)[static_cast<int>(reason)];
}

/// Shape that goes with the word, so that colour is never alone: ✔ ● ▲ ■ ✖ ○.
constexpr std::string_view shape_of(Status status) {
  constexpr std::string_view shapes[]{"✔", "●", "▲", "■", "✖", "○"};
  return shapes[static_cast<int>(status)];
}

}  // namespace milepost
