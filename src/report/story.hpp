// One verdict with everything around it, and the ways of saying it that all parts of a narrative share.
#pragma once

#include "milepost/aggregation/scorecard.hpp"
#include "milepost/assessment/explain.hpp"
#include "words.hpp"

namespace milepost::report {

struct Story {
  const Plan& plan;
  const ScorecardRow& row;
  Language language;
  const Verdict& verdict = row.verdict;
  const Indicator* indicator = find(plan, row.indicator);
  const Target* target = find(plan, row.target);
  const Task* task = find(plan, row.task);

  bool zh() const { return language == Language::zh; }
  std::string pick(std::string_view chinese, std::string_view english) const { return words::pick(language, chinese, english); }
  std::string day(const Date& date) const { return date_words(date, language); }
  std::string stop() const { return pick("。", "."); }
  /// A sentence with its full stop, which "Co., Ltd." and quoted words may bring along.
  std::string closed(const std::string& text) const { return text.ends_with(".") || text.ends_with("。") ? text : text + stop(); }
  std::string bracketed(const std::string& text) const { return pick("（", " (") + text + pick("）", ")"); }
  /// A line with its label; nothing to say makes no line.
  std::string line(std::string_view chinese, std::string_view english, const std::string& text) const {
    return text.empty() ? "" : pick(chinese, english) + pick("：", ": ") + text + "\n";
  }
  bool adds_up() const { return verdict.track == Track::total || verdict.track == Track::budget; }
};

}  // namespace milepost::report
