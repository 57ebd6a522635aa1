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

/// A target due in each period, whose latest figure is on track, after a period that was missed.
bool is_held_down(const Verdict& verdict) { return verdict.status == Status::at_risk && verdict.graded == Status::on_track; }

/// What stands in brackets: the method's own word, its figure, and why the status is not that of the word.
std::vector<std::string> grounds_of(const Verdict& verdict, Language language) {
  const bool zh = language == Language::zh;
  std::vector<std::string> words;
  if (!verdict.label.empty()) words.push_back((zh ? "档次“" : "class “") + verdict.label + "”");
  if (verdict.figure) words.push_back(figure_of_method(verdict, language, 3));
  if (is_held_down(verdict)) words.push_back(zh ? "因此前有未完成的，最高评为略有滞后" : "at risk at best since an earlier period was missed");
  return words;
}

/// "statcan.2024: on track (class “substantial_progress”, 0.97)".
std::string opinion_of(const Verdict& verdict, Language language) {
  const bool zh = language == Language::zh;
  const std::string status = verdict.method + (zh ? "判为" : ": ") + std::string(word_of(verdict.status, language));
  const std::string between = zh ? "，" : ", ", grounds = detail::joined(grounds_of(verdict, language), between, between);
  return grounds.empty() ? status : status + (zh ? "（" : " (") + grounds + (zh ? "）" : ")");
}

/// How one has the part. Cuts of a lead beside cuts of a lag are told with what they cut: the signs of the two differ.
std::string part_of(const Difference& d, const Opinion& opinion, PresetPart part) {
  const Preset& preset = opinion.preset();
  const std::string words = words_of(preset, part, d.language);
  if (part != PresetPart::cuts || d.first.preset().statistic == d.second.preset().statistic) return words;
  const std::string figure = word_of(preset.statistic, d.language);
  return d.pick(figure + "以" + words + "为界", words + " of " + figure);
}

/// How each has the part: "0.95, 0.6 and 0 against 0.5, 0.6 and 0". The same numbers may take in other figures, or lead to other classes.
std::string both_ways(const Difference& d, PresetPart part) {
  const std::string one = part_of(d, d.first, part), other = part_of(d, d.second, part);
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

/// So many sets of several parts are told; of those beyond it is said how many there are.
constexpr std::size_t told_sets = 2;

using PartSets = std::vector<std::vector<PresetPart>>;

std::size_t count_told(const PartSets& sets) { return sets.front().size() == 1 ? sets.size() : std::min(sets.size(), told_sets); }

/// Every part that is told to play a role, one way or the other.
std::vector<PresetPart> parts_in(const Explanation& found) {
  std::vector<PresetPart> parts;
  for (const PresetPart part : preset_parts())
    for (const auto* way : {&found.there, &found.back}) {
      const auto last = way->begin() + static_cast<std::ptrdiff_t>(count_told(*way));
      const bool plays = std::any_of(way->begin(), last, [part](const auto& set) { return std::count(set.begin(), set.end(), part) > 0; });
      if (plays && (parts.empty() || parts.back() != part)) parts.push_back(part);
    }
  return parts;
}

template <class Word>
std::vector<std::string> worded(const std::vector<PresetPart>& parts, const Word& word) {
  std::vector<std::string> words;
  for (const PresetPart part : parts) words.push_back(word(part));
  return words;
}

std::string set_in_words(const Difference& d, const std::vector<PresetPart>& set) {
  return detail::joined(worded(set, [&](PresetPart part) { return name_of_part(d, part); }), d.pick("、", ", "), d.pick("和", " and "));
}

/// "3 other sets of 2 parts".
std::string further_sets(const Difference& d, std::size_t count, std::size_t size) {
  const std::string others = std::to_string(count), parts = std::to_string(size);
  return d.pick("另" + others + "组" + parts + "处规则", others + (count == 1 ? " other set of " : " other sets of ") + parts + " parts");
}

/// "observations or figure", "observations and figure, or observations and cuts".
std::string sets_in_words(const Difference& d, const PartSets& sets) {
  const std::size_t told = count_told(sets), size = sets.front().size();
  std::vector<std::string> words;
  for (std::size_t i = 0; i < told; ++i) words.push_back(set_in_words(d, sets[i]));
  if (told < sets.size()) words.push_back(further_sets(d, sets.size() - told, size));
  const bool singles = size == 1;
  return detail::joined(words, d.pick("、", ", "), singles ? d.pick("或", " or ") : d.pick("，或者", ", or "));
}

/// "With the observations or figure of wri.2025, statcan.2024 would be on track"; 前者改用后者的取数范围或衡量的量，即判为符合进度.
std::string turned(const Difference& d, bool there) {
  const Opinion &turns = there ? d.first : d.second, &lends = there ? d.second : d.first;
  const std::string parts = sets_in_words(d, there ? d.found.there : d.found.back), status{word_of(lends.verdict.status, d.language)};
  if (d.zh()) return (there ? "前者改用后者的" : "后者改用前者的") + parts + "，即判为" + status;
  return "With the " + parts + " of " + lends.verdict.method + ", " + turns.verdict.method + " would be " + status;
}

/// What it takes to bring either to the status of the other.
std::string each_way(const Difference& d) {
  if (is_same_both_ways(d.found)) return d.pick("须一并互换，结论才随之互换", "Only if they are exchanged together do the statuses change places");
  return turned(d, true) + d.pick("；", ". ") + turned(d, false);
}

std::string several_parts(const Difference& d) {
  const std::vector<PresetPart> parts = parts_in(d.found);
  if (parts.empty()) return {};
  const std::string listed = detail::joined(worded(parts, [&](PresetPart part) { return part_with_both(d, part); }), d.pick("、", ", "), d.pick("和", " and "));
  return d.pick("：", ": ") + listed + d.pick("。", ". ") + each_way(d);
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

/// What a sentence of its own begins with; Chinese has no capitals.
std::string capitalised(std::string words) {
  if (words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

/// One part is told in the sentence of the opinions, several after it.
std::string cause_in_words(const Difference& d) {
  const std::string word(word_of(d.found.cause, d.language));
  return d.found.cause == Cause::several ? d.pick("。", ". ") + capitalised(word) : d.pick("：", ": ") + word;
}

std::string told_in(const Difference& d) {
  return opinion_of(d.first.verdict, d.language) + d.pick("，", "; ") + opinion_of(d.second.verdict, d.language) + cause_in_words(d) + details_of(d) + d.pick("。", ".");
}

}  // namespace

Text sentence_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, const Explanation& explanation) {
  const auto told = [&](Language language) { return told_in({{first, one}, {second, other}, explanation, language}); };
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
