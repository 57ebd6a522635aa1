#include "milepost/assessment/compare.hpp"

#include <algorithm>

#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/measure_words.hpp"
#include "milepost/assessment/preset_words.hpp"
#include "milepost/detail/enumeration.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

/// A method with its verdict.
struct Opinion {
  const Method& method;
  const Verdict& verdict;

  const Preset& preset() const { return std::get<Preset>(method); }
};

/// Two opinions in one language, and what makes them differ.
struct Difference {
  Opinion first, second;
  const Explanation& found;
  Language language;

  bool zh() const { return language == Language::zh; }
  std::string pick(std::string_view chinese, std::string_view english) const { return std::string(zh() ? chinese : english); }
  std::string against(const std::string& one, const std::string& other) const { return zh() ? "前者" + one + "，后者" + other : one + " against " + other; }
};

/// "statcan.2024: on track (substantial_progress, 0.97)".
std::string opinion_of(const Verdict& verdict, Language language) {
  const bool zh = language == Language::zh;
  std::string words = verdict.label;
  if (verdict.figure) words += (words.empty() ? "" : zh ? "，" : ", ") + figure_of_method(verdict, language, 3);
  const std::string status = verdict.method + (zh ? "判为" : ": ") + std::string(word_of(verdict.status, language));
  return words.empty() ? status : status + (zh ? "（" : " (") + words + (zh ? "）" : ")");
}

/// How each has the part: "0.95, 0.6 and 0 against 0.5, 0.6 and 0". The same numbers may take in other figures, or lead to other classes.
std::string both_ways(const Difference& d, PresetPart part) {
  const std::string one = words_of(d.first.preset(), part, d.language), other = words_of(d.second.preset(), part, d.language);
  if (one != other) return d.against(one, other);
  if (part != PresetPart::cuts) return {};
  return d.pick("界线数值同为" + one + "，但临界值归属或档次含义不同", "at the same numbers, " + one + ", but with other ends or other classes");
}

std::string name_of_part(const Difference& d, PresetPart part) {
  const std::string word = word_of(part, d.language);
  return is_special_case(part) ? d.pick(word + "的处理规则", "treatment of " + word) : word;
}

/// "observations (from 2015 against over the last 15 years)".
std::string part_with_both(const Difference& d, PresetPart part) {
  const std::string both = both_ways(d, part);
  return name_of_part(d, part) + (both.empty() ? "" : d.pick("（" + both + "）", " (" + both + ")"));
}

/// Every part that plays a role, one way or the other.
std::vector<PresetPart> parts_in(const Explanation& found) {
  std::vector<PresetPart> parts;
  for (const PresetPart part : preset_parts())
    for (const auto* way : {&found.there, &found.back})
      for (const auto& set : *way)
        if (std::count(set.begin(), set.end(), part) > 0 && std::count(parts.begin(), parts.end(), part) == 0) parts.push_back(part);
  return parts;
}

template <class Word>
std::vector<std::string> worded(const std::vector<PresetPart>& parts, const Word& word) {
  std::vector<std::string> words;
  for (const PresetPart part : parts) words.push_back(word(part));
  return words;
}

/// "observations or figure", "observations and figure, or observations and cuts".
std::string sets_in_words(const Difference& d, const std::vector<std::vector<PresetPart>>& sets) {
  std::vector<std::string> words;
  for (const auto& set : sets)
    words.push_back(detail::joined(worded(set, [&](PresetPart part) { return name_of_part(d, part); }), d.pick("、", ", "), d.pick("和", " and ")));
  const bool singles = sets.front().size() == 1;
  return detail::joined(words, d.pick("、", ", "), singles ? d.pick("或", " or ") : d.pick("，或者", ", or "));
}

/// "with the observations or figure of wri.2025, statcan.2024 would be on track"; 前者改用后者的取数范围或衡量的量，即判为符合进度.
std::string turned(const Difference& d, bool there) {
  const Opinion &turns = there ? d.first : d.second, &lends = there ? d.second : d.first;
  const std::string parts = sets_in_words(d, there ? d.found.there : d.found.back), status{word_of(lends.verdict.status, d.language)};
  if (d.zh()) return (there ? "前者改用后者的" : "后者改用前者的") + parts + "，即判为" + status;
  return "with the " + parts + " of " + lends.verdict.method + ", " + turns.verdict.method + " would be " + status;
}

/// What it takes to bring either to the status of the other.
std::string each_way(const Difference& d) {
  if (is_same_both_ways(d.found)) return d.pick("须一并互换，结论才随之互换", "only if they are exchanged together do the statuses change places");
  return turned(d, true) + d.pick("；", "; ") + turned(d, false);
}

std::string several_parts(const Difference& d) {
  const std::vector<PresetPart> parts = parts_in(d.found);
  if (parts.empty()) return {};
  const std::string listed = detail::joined(worded(parts, [&](PresetPart part) { return part_with_both(d, part); }), d.pick("、", ", "), d.pick("和", " and "));
  return d.pick("：", ": ") + listed + d.pick("；", "; ") + each_way(d);
}

/// The parts of one cause: special cases are named, of all else it is said how each has it.
std::string one_cause(const Difference& d) {
  const std::vector<PresetPart>& parts = d.found.there.front();
  if (d.found.cause == Cause::treatment)
    return d.pick("：", ": ") + detail::joined(worded(parts, [&](PresetPart part) { return word_of(part, d.language); }), d.pick("、", ", "), d.pick("、", " and "));
  const std::string both = both_ways(d, parts.front());
  return both.empty() ? both : d.pick("，", ", ") + both;
}

std::string cuts_in_words(const Difference& d, const Opinion& opinion) {
  const Cuts cuts = opinion.verdict.cuts.value_or(Cuts{});
  return detail::joined({detail::shortest(cuts.on_track), detail::shortest(cuts.at_risk)}, "", d.pick("、", " and "));
}

/// Rules that have no parts in common: what each of them measures.
std::string both_measures(const Difference& d) {
  const auto measured = [&](const Opinion& opinion) { return opinion.verdict.method + d.pick("", " ") + measure_of(opinion.method, opinion.verdict, d.language); };
  return d.pick("：", ": ") + measured(d.first) + d.pick("；", "; ") + measured(d.second);
}

std::string details_of(const Difference& d) {
  if (d.found.cause == Cause::rule) return both_measures(d);
  if (d.found.there.empty()) return d.pick("，", ", ") + d.against(cuts_in_words(d, d.first), cuts_in_words(d, d.second));
  return is_same_both_ways(d.found) && d.found.cause != Cause::several ? one_cause(d) : several_parts(d);
}

std::string one_sentence(const Difference& d) {
  return opinion_of(d.first.verdict, d.language) + d.pick("，", "; ") + opinion_of(d.second.verdict, d.language) + d.pick("：", ": ") +
         std::string(word_of(d.found.cause, d.language)) + details_of(d) + d.pick("。", ".");
}

}  // namespace

Text sentence_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, const Explanation& explanation) {
  const auto told = [&](Language language) { return one_sentence({{first, one}, {second, other}, explanation, language}); };
  return {told(Language::zh), told(Language::en)};
}

std::string rule_of_comparison(Language language) {
  if (language == Language::zh)
    return "两种方法均能评估而状态不同的，为判定不一；状态相同、仅档次名称不同的不计。规则的某一部分，换入任一方法均使其改判为另一方法的状态，且其他任何部分单独换入均不能的，列为原因；其余情形逐一说明换入哪些部分会改判。";
  return "Methods disagree where both can judge and give different statuses; another word for the same status does not count. A part of the rules is "
         "named as the cause if, put into either method, it brings the status of the other with it, and no other part alone does; otherwise it is said "
         "which parts would.";
}

}  // namespace milepost
