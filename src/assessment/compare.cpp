#include "milepost/assessment/compare.hpp"

#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/preset_words.hpp"

namespace milepost {

namespace {

/// "statcan.2024: on track (substantial_progress, 0.97)".
std::string opinion_of(const Verdict& verdict, Language language) {
  const bool zh = language == Language::zh;
  std::string words = verdict.label;
  if (verdict.figure) words += (words.empty() ? "" : zh ? "，" : ", ") + figure_of_method(verdict, language, 3);
  const std::string status = verdict.method + (zh ? "判为" : ": ") + std::string(word_of(verdict.status, language));
  return words.empty() ? status : status + (zh ? "（" : " (") + words + (zh ? "）" : ")");
}

/// A method that judges without a target has cuts of its own for that.
const CutTable& cuts_in_use(const Preset& preset, const Verdict& verdict) {
  return verdict.demand || preset.cuts_without_target.categories.empty() ? preset.cuts : preset.cuts_without_target;
}

/// The part of one method that is the cause.
std::string part_of(const Preset& preset, const Verdict& verdict, Cause cause, Language language) {
  switch (cause) {
    case Cause::points: return words_of(preset.points, language);
    case Cause::rate: return word_of(preset.rate, language);
    case Cause::statistic: return word_of(preset.statistic, language);
    case Cause::cuts: return words_of(cuts_in_use(preset, verdict), language);
    default: return {};
  }
}

std::string both_parts(const std::string& first, const std::string& second, Language language) {
  if (first == second) return {};
  return language == Language::zh ? "，前者" + first + "，后者" + second : ", " + first + " against " + second;
}

/// All parts in which two methods differ, where no single one explains.
std::string every_difference(const Preset& first, const Preset& second, Language language) {
  const bool zh = language == Language::zh;
  std::string words;
  const auto differs = [&](const std::string& one, const std::string& other, const char* part, const char* name) {
    if (one != other) words += (zh ? "；" : "; ") + std::string(zh ? part : name) + (zh ? "：前者" : " ") + one + (zh ? "，后者" : " against ") + other;
  };
  differs(words_of(first.points, language), words_of(second.points, language), "数据", "observations");
  differs(word_of(first.rate, language), word_of(second.rate, language), "年度变化", "change");
  differs(word_of(first.statistic, language), word_of(second.statistic, language), "衡量的量", "figure");
  return words;
}

std::string details_of(const Preset& first, const Preset& second, const Verdict& one, const Verdict& other, Cause cause, Language language) {
  if (cause == Cause::several) return every_difference(first, second, language);
  if (cause != Cause::treatment) return both_parts(part_of(first, one, cause, language), part_of(second, other, cause, language), language);
  const std::string cases = differences_of(first.treatments, second.treatments, language);
  return (language == Language::zh ? "：" : ": ") + cases;
}

std::string details_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, Cause cause, Language language) {
  const auto* preset = std::get_if<Preset>(&first);
  const auto* with = std::get_if<Preset>(&second);
  return preset && with ? details_of(*preset, *with, one, other, cause, language) : "";
}

std::string one_sentence(const Method& first, const Method& second, const Verdict& one, const Verdict& other, Cause cause, Language language) {
  const bool zh = language == Language::zh;
  return opinion_of(one, language) + (zh ? "，" : "; ") + opinion_of(other, language) + (zh ? "：" : ": ") + std::string(word_of(cause, language)) +
         details_of(first, second, one, other, cause, language) + (zh ? "。" : ".");
}

}  // namespace

Text sentence_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, Cause cause) {
  return {one_sentence(first, second, one, other, cause, Language::zh), one_sentence(first, second, one, other, cause, Language::en)};
}

}  // namespace milepost
