#include "fields.hpp"

#include <algorithm>
#include <cmath>

#include "amount.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i)
    list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return list;
}

bool is_id(std::string_view id) {
  bool after_letter = false;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || is_digit(c);
    if (!letter && !(c == '-' && after_letter)) return false;
    after_letter = letter;
  }
  return after_letter;
}

int checked_whole(double value, std::string_view word) {
  if (std::floor(value) != value || !(std::abs(value) < 1e9))
    fail_parse(excerpt(word), "a whole number", "digits alone, such as 18");
  return static_cast<int>(value);
}

}  // namespace

std::string as_id(std::string_view name) {
  std::string id;
  for (const char c : lower(fold_width(name))) {
    const bool letter = (c >= 'a' && c <= 'z') || is_digit(c);
    if (letter)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  if (id.ends_with('-')) id.pop_back();
  return id;
}

std::string fault_of_id(std::string_view id) {
  if (is_id(id)) return "";
  const std::string meant = as_id(id);
  return "id '" + excerpt(id) + "' is not made of lower-case words joined by hyphens, such as carrier-platforms" +
         (meant.empty() ? "" : "; did you mean '" + excerpt(meant) + "'?");
}

Fields::Fields(Log& log, std::optional<Subject> subject, const Node& map, Keys keys)
    : log_(log), subject_(subject), map_(map) {
  note_unknown(keys);
}

Fields::Fields(Fields& parent, std::string_view key, const Node& map, Keys keys)
    : log_(parent.log_), subject_(parent.subject_), map_(map), parent_(&parent), key_in_parent_(key) {
  note_unknown(keys);
}

void Fields::note_unknown(Keys keys) {
  for (const Entry& entry : map_.entries())
    if (std::find(keys.begin(), keys.end(), entry.key()) == keys.end()) note_unknown(entry, {keys.begin(), keys.end()});
}

void Fields::note_unknown(const Entry& entry, const std::vector<std::string>& known) {
  const std::string meant = did_you_mean(entry.key(), known);
  const bool rest_of_number =
      entry.node.kind == Node::Kind::nothing && !entry.key().empty() && is_digit(entry.key().front());
  error(entry.key(), entry.key_at,
        "unknown key '" + excerpt(entry.key()) + "'" + (parent_ ? " in " + std::string(key_in_parent_) : "") + "; expected " +
            listed(known) + meant + (rest_of_number ? "; a number with commas must stand in quotes here" : ""));
  for (const std::string& key : known)
    if (meant == "; did you mean '" + key + "'?" && !has(key)) mark_unreadable(key);
}

void Fields::error(std::string_view key, std::size_t at, std::string message) {
  log_.problems.push_back({Severity::error, subject_ ? words_of(*subject_) : "", path(key), std::move(message), log_.source.position_at(at)});
  mark_unreadable(key);
}

void Fields::mark_unreadable(std::string_view key) {
  log_.unreadable.emplace(&map_, std::string(key));
  for (const Fields* inner = this; inner->parent_; inner = inner->parent_)
    log_.touched.emplace(&inner->parent_->map_, std::string(inner->key_in_parent_));
}

void Fields::error(std::string_view key, const Error& failure, std::size_t at) {
  const std::string what = failure.what();
  const bool names_itself = what.starts_with(std::string(key) + " ");
  error(key, at, (names_itself ? "" : label(key) + (what.starts_with("'") ? " " : ": ")) + what);
}

/// "due", "baseline.at": as check() writes it.
std::string Fields::path(std::string_view key) const {
  return parent_ ? parent_->path(key_in_parent_) + "." + std::string(key) : std::string(key);
}

/// "due", "baseline at": the key, after the key of the map it stands in.
std::string Fields::label(std::string_view key) const { return (parent_ ? std::string(key_in_parent_) + " " : "").append(key); }

const Node* Fields::find(std::string_view key) {
  const Entry* entry = map_.find(key);
  if (!entry) return nullptr;
  if (entry->node.kind == Node::Kind::refused)
    mark_unreadable(key);
  else if (entry->node.kind == Node::Kind::nothing)
    error(key, entry->node.at, label(key) + " has no value; give one, or leave the key out");
  else
    return &entry->node;
  return nullptr;
}

const Node* Fields::find(std::string_view key, Node::Kind kind) {
  const Node* node = find(key);
  if (!node || node->kind == kind) return node;
  error(key, node->at,
        label(key) + ": expected " + std::string(words_for(kind)) + ", found " + std::string(words_for(node->kind)));
  return nullptr;
}

bool Fields::require(std::string_view key) {
  const Entry* entry = map_.find(key);
  if (!entry && map_.is_part)
    mark_unreadable(key);
  else if (!entry && !is_unreadable(key))
    error(key, map_.at, label(key) + " is missing");
  return entry != nullptr;
}

std::optional<Text> Fields::text(std::string_view key) {
  const Node* node = find(key);
  return node ? text_of(key, *node) : std::nullopt;
}

std::optional<Text> Fields::text_of(std::string_view key, const Node& node) {
  if (node.kind == Node::Kind::word) return Text(std::string(node.word()));
  if (node.kind != Node::Kind::map) {
    error(key, node.at, label(key) + ": expected text, or zh and en, found " + std::string(words_for(node.kind)));
    return std::nullopt;
  }
  if (node.entries().empty()) error(key, node.at, label(key) + " has no value; give one, or leave the key out");
  Fields both(*this, key, node, {"zh", "en"});
  return Text(both.word("zh").value_or(""), both.word("en").value_or(""));
}

std::optional<std::string> Fields::word(std::string_view key) {
  const Node* node = find(key, Node::Kind::word);
  return node ? std::optional<std::string>(node->word()) : std::nullopt;
}

std::optional<std::string> Fields::id(std::string_view key) {
  if (!require(key)) return std::nullopt;
  const std::optional<std::string> name = word(key);
  if (!name) return std::nullopt;
  const std::string fault = fault_of_id(*name);
  if (!fault.empty()) error(key, map_.find(key)->node.at, fault);
  return name;
}

std::optional<bool> Fields::flag(std::string_view key) {
  return choice<bool>(key, {{"true", true}, {"false", false}});
}

std::optional<double> Fields::number(std::string_view key) {
  return parsed(key, [](std::string_view word) { return parse_number(word); });
}

std::optional<int> Fields::whole_number(std::string_view key) {
  return parsed(key, [](std::string_view word) { return checked_whole(parse_number(word), word); });
}

std::optional<Date> Fields::date(std::string_view key) {
  return parsed(key, [](std::string_view word) { return parse_date(word); });
}

std::vector<std::string> Fields::words(std::string_view key) {
  std::vector<std::string> words;
  const Node* list = find(key, Node::Kind::list);
  if (!list) return words;
  for (const Entry& item : list->entries()) {
    if (item.node.kind == Node::Kind::word)
      words.emplace_back(item.node.word());
    else if (item.node.kind == Node::Kind::refused)
      mark_unreadable(key);
    else
      error(key, item.node.at,
            label(key) + ": expected a list of words, found " + std::string(words_for(item.node.kind)) + " in it");
  }
  return words;
}

std::vector<Text> Fields::texts(std::string_view key) {
  std::vector<Text> texts;
  const Node* list = find(key, Node::Kind::list);
  if (!list) return texts;
  for (const Entry& item : list->entries()) {
    if (item.node.kind == Node::Kind::refused)
      mark_unreadable(key);
    else if (const std::optional<Text> text = text_of(key, item.node))
      texts.push_back(*text);
  }
  return texts;
}

void Fields::reject(std::string_view key, const Node& node, const std::vector<std::string>& choices) {
  error(key, node.at,
        label(key) + " '" + excerpt(node.word()) + "' is not known; expected " + listed(choices) +
            did_you_mean(node.word(), choices));
}

}  // namespace milepost::detail
