#include "plan_writing.hpp"

#include "milepost/detail/text.hpp"

namespace milepost::detail {

YamlMap source(const Source& source) {
  YamlMap map;
  map.word("document", source.document);
  if (source.line > 0) map.raw("line", std::to_string(source.line));
  map.word("words", source.words);
  map.text("note", source.note);
  return map;
}

std::string responsible(const Responsible& who, Role usual) {
  if (who.role == usual && who.post.empty()) return flow_word(who.organization.value);
  YamlMap map;
  map.word("id", who.organization.value);
  if (who.role != usual) map.word("role", name_of(who.role));
  map.text("post", who.post);
  return map.flow();
}

std::string answering(const std::vector<Responsible>& who) {
  return flow_list_of(who, [](const Responsible& one) { return responsible(one); });
}

YamlMap responsibility(const Responsibility& who) {
  YamlMap map;
  map.raw("organizations", answering(who.organizations));
  if (who.mode != Coordination::none) map.word("mode", name_of(who.mode));
  if (who.open_ended) map.raw("open", "true");
  map.word("words", who.words);
  return map;
}

std::string due(const Due& due) {
  const bool plain = due.words.empty() && due.basis == basis_of(due.rule);
  if (plain) return flow_word(to_string(due));
  YamlMap map;
  map.word("rule", to_string(due));
  map.word("basis", name_of(due.basis));
  map.word("words", due.words);
  return map.flow();
}

void add_due(YamlMap& map, const Plan& plan, const Due& promised, const std::optional<Date>& first_day) {
  const std::optional<Period>& horizon = plan.frame.horizon;
  const bool inherited = horizon && promised == Due{ByDate{end_of(*horizon)}, Basis::inherited};
  const bool silent = !horizon && promised == Due{};
  if (!inherited && !silent) map.raw("due", due(promised));
  if (first_day) map.word("opens", to_string(*first_day));
}

YamlMap relation(const DocumentRelation& relation) {
  YamlMap map;
  map.word("relation", name_of(relation.relation));
  map.word("document", relation.document);
  return map;
}

YamlMap ending(const Ending& ending) {
  YamlMap map;
  map.word("kind", name_of(ending.kind));
  if (ending.from) map.word("from", to_string(*ending.from));
  map.text("why", ending.why);
  return map;
}

void add_flag(YamlMap& map, const std::string& key, bool flag) {
  if (flag) map.raw(key, "true");
}

}  // namespace milepost::detail
