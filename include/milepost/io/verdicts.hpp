// Verdicts as data: one JSON object, or one CSV row, for each commitment of a scorecard.
#pragma once

#include <string>
#include <string_view>

#include "milepost/aggregation/scorecard.hpp"

namespace milepost {

/// The kind of a bound by the name of the function that makes it: more_than, at_least, ..., in_step_with.
std::string_view kind_word(const Bound& bound);

/// A JSON list, one object on a line for each counted commitment in the order of the plan. UTF-8, always valid: numbers or
/// null (never NaN), days as ISO 8601, bytes that are not UTF-8 as U+FFFD. The keys, always all of them, in this order:
///
/// indicator, task, target_id, target (the bound in the words that parse_bound reads), bound (kind_word), value (the number
/// the path runs to), unit (of all values), due, entity (null: the verdict is on all of them), baseline {value, date,
/// origin}, period (of the figure; of a total the days it covers), observed, required, required_today, status, movement,
/// reason, method, figure, lead, label, probability, marks, explanation {zh, en}, history [{period, status, observed,
/// required, figure}], readings [{name {zh, en}, status, reason, figure, observed, required}], as_of, mentions (targets
/// that repeat the commitment), name {zh, en}, strength, section (id), section_title {zh, en}, task_title {zh, en},
/// organizations [{id, name {zh, en}}] (of the target, else of its task), entities [{entity, status, observed,
/// observed_at}] (of a target that holds for each; those behind first), tiers (like readings). New keys come last.
std::string write_json(const Plan& plan, const Scorecard& card);

/// The same facts as a table by RFC 4180 (UTF-8, lines end in CRLF): nested ones become baseline_value, baseline_date,
/// baseline_origin, {zh, en} becomes explanation_zh and explanation_en, name_zh ..., organizations are their ids, with the names
/// in organizations_zh and organizations_en; lists are joined by "; "; what does not apply is blank.
std::string write_csv(const Plan& plan, const Scorecard& card);

}  // namespace milepost
