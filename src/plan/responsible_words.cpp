#include "milepost/plan/responsible_words.hpp"

#include <algorithm>
#include <initializer_list>

#include "milepost/detail/text.hpp"
#include "organization_names.hpp"

namespace milepost {

namespace detail {

namespace {

using Choice = std::initializer_list<std::string_view>;

/// Longer names are not looked for: the search tries every length at every place.
constexpr std::size_t longest_name_in_words = 300;

const Choice separators{"、", ",", ";", "。", " ", "\n"};
const Choice joining_words{"以及", "和", "及", "与"};
const Choice level_words{"自治区", "自治州", "省", "市", "区", "县", "州", "旗"};
const Choice no_levels{"市场", "区域", "区块", "县域"};
const Choice functions{"按职责分工负责", "按职能分工负责", "按职责分工", "按职能分工"};
const Choice leads{"牵头负责", "牵头"};
const Choice joints{"会同"};
const Choice supports{"配合"};
const Choice fillers{"负责", "由"};
const Choice posts{"主要负责同志", "分管负责同志", "负责同志", "主要负责人", "分管负责人", "主要领导", "分管领导"};
const Choice leads_in_brackets{"(牵头)", "(牵头单位)"};
/// What 等 may be followed by without naming anybody more.
const Choice others{"相关部门和单位", "有关部门和单位", "相关部门单位", "有关部门单位", "部门和单位", "部门单位", "相关部门", "相关单位", "有关部门", "有关单位", "部门", "单位"};

struct Label {
  std::string_view words{};
  Role role{Role::responsible};
};
constexpr Label labels[]{{"主要责任单位:", Role::responsible}, {"责任单位:", Role::responsible}, {"责任部门:", Role::responsible},
                         {"牵头单位:", Role::lead},            {"牵头部门:", Role::lead},        {"配合单位:", Role::joint},
                         {"配合部门:", Role::joint},           {"参与单位:", Role::joint}};

/// The first of the words that the text begins with; empty if it begins with none.
std::string_view begin_of(std::string_view text, const Choice& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return word;
  return {};
}

/// Half-width, without white space, brackets and full stop around it.
std::string bare(std::string_view words) {
  const std::string folded = fold_width(words);
  std::string_view text = trim(folded);
  while (text.ends_with("。")) text = trim(text.substr(0, text.size() - std::string_view("。").size()));
  const bool bracketed = text.starts_with('(') && text.ends_with(')') && text.find(')') == text.size() - 1;
  return std::string(trim(bracketed ? text.substr(1, text.size() - 2) : text));
}

/// 省 of 省水利厅; nothing of 市场监管局.
std::string level_of(std::string_view name) {
  return begin_of(name, no_levels).empty() ? std::string(begin_of(name, level_words)) : "";
}

/// Takes one thing after the other from the front of what is left.
class ResponsibleParser {
 public:
  ResponsibleParser(const std::string& text, const OrganizationNames& names) : left_(text), names_(names) {}

  ResponsibleWords parse() {
    while (!left_.empty()) step();
    Responsibility& who = result_.responsibility;
    const bool alone = who.organizations.size() == 1 && result_.unknown.empty() && !says_more_ && !who.open_ended;
    if (alone && !is_collective_) who.mode = Coordination::sole;
    return std::move(result_);
  }

 private:
  void step() {
    if (take_separator() || take_name("")) return;
    if (take_joining_word() || take_label() || take_mark()) return;
    if (level_.empty() || !take_name(level_)) take_unknown();
  }

  std::string_view take(const Choice& words) {
    const std::string_view word = begin_of(left_, words);
    left_.remove_prefix(word.size());
    return word;
  }

  /// A semicolon ends what was said of roles before it.
  bool take_separator() {
    const std::string_view separator = take(separators);
    if (separator == ";") begin_group(Role::responsible);
    return !separator.empty();
  }

  bool take_joining_word() { return !take(joining_words).empty(); }

  bool take_label() {
    for (const Label& label : labels) {
      if (!left_.starts_with(label.words)) continue;
      left_.remove_prefix(label.words.size());
      begin_group(label.role);
      return true;
    }
    return false;
  }

  bool take_mark() {
    const bool taken = take_functions() || take_lead() || take_joint() || take_open() || !take(fillers).empty();
    says_more_ = says_more_ || taken;
    return taken;
  }

  bool take_functions() {
    if (take(functions).empty()) return false;
    result_.responsibility.mode = Coordination::by_function;
    return true;
  }

  bool take_lead() {
    if (take(leads).empty()) return false;
    end_group(Role::lead);
    return true;
  }

  bool take_joint() {
    if (!take(joints).empty()) begin_group(Role::joint);
    else if (!take(supports).empty()) end_group(Role::joint);
    else return false;
    return true;
  }

  bool take_open() {
    if (!left_.starts_with("等")) return false;
    left_.remove_prefix(std::string_view("等").size());
    take(others);
    return result_.responsibility.open_ended = true;
  }

  /// The longest name from here on, if any: as it is written, or behind the level that the list gave before.
  bool take_name(const std::string& level) {
    const std::size_t most = std::min({left_.size(), names_.longest(), longest_name_in_words});
    for (std::size_t length = most; length > 0; --length) {
      if (!ends_at(length)) continue;
      const auto* named = names_.find(level + std::string(left_.substr(0, length)));
      if (!named) continue;
      add(*named, length);
      return true;
    }
    return false;
  }

  void add(const OrganizationNames::Named& named, std::size_t length) {
    note_level(length);
    left_.remove_prefix(length);
    is_collective_ = named.collective;
    Responsible one{named.id, role_, Text(std::string(take(posts)))};
    if (!take(leads_in_brackets).empty()) one.role = Role::lead;
    says_more_ = says_more_ || one.role == Role::lead;
    result_.responsibility.organizations.push_back(std::move(one));
  }

  void note_level(std::size_t length) {
    const std::string level = level_of(left_.substr(0, length));
    if (!level.empty()) level_ = level;
  }

  /// No name ends inside another word.
  bool ends_at(std::size_t length) const {
    const std::string_view rest = left_.substr(length);
    return rest.empty() || is_mark(rest) || !begin_of(rest, joining_words).empty() || !begin_of(rest, posts).empty() ||
           !begin_of(rest, leads_in_brackets).empty();
  }

  static bool is_mark(std::string_view rest) {
    for (const Choice* marks : {&separators, &functions, &leads, &joints, &supports, &fillers})
      if (!begin_of(rest, *marks).empty()) return true;
    return rest.starts_with("等");
  }

  /// 和 stands inside of many names: it ends an unknown one only before what begins as a name does.
  bool ends_unknown(std::size_t length) const {
    const std::string_view rest = left_.substr(length);
    const std::string_view joint = begin_of(rest, joining_words);
    if (joint.empty()) return rest.empty() || is_mark(rest);
    const std::string_view next = rest.substr(joint.size());
    return !level_of(next).empty() || ResponsibleParser(next, names_, level_).knows_next();
  }

  ResponsibleParser(std::string_view left, const OrganizationNames& names, const std::string& level) : left_(left), names_(names), level_(level) {}
  bool knows_next() { return take_name("") || (!level_.empty() && take_name(level_)); }

  void take_unknown() {
    std::size_t length = character_at(left_, 0).bytes;
    while (!ends_unknown(length)) length += character_at(left_, length).bytes;
    note_level(length);
    result_.unknown.emplace_back(left_.substr(0, length));
    left_.remove_prefix(length);
  }

  void begin_group(Role role) {
    role_ = role;
    group_ = result_.responsibility.organizations.size();
  }

  /// What the words say of the units before them.
  void end_group(Role role) {
    std::vector<Responsible>& all = result_.responsibility.organizations;
    for (; group_ < all.size(); ++group_) all[group_].role = role;
    role_ = Role::responsible;
  }

  std::string_view left_;
  const OrganizationNames& names_;
  std::string level_{};
  Role role_{Role::responsible};
  std::size_t group_{0};  ///< place of the first unit since the last word on roles
  bool says_more_{false};
  bool is_collective_{false};
  ResponsibleWords result_{};
};

}  // namespace

OrganizationNames::OrganizationNames(const Plan& plan) {
  for (const Organization& one : plan.organizations) ids_.insert(one.id.value);
  const auto named = [](const Organization& one) { return Named{one.id, one.collective != Collective::none}; };
  for (const Organization& one : plan.organizations)
    if (!one.masked) add(one.name.zh, named(one)), add(one.name.en, named(one));
  for (const Organization& one : plan.organizations)
    for (const std::string& alias : one.aliases)
      if (!one.masked) add(alias, named(one));
}

void OrganizationNames::add(const std::string& name, const Named& named) {
  const std::string written = std::string(trim(fold_width(name)));
  if (written.empty() || !by_name_.emplace(written, named).second) return;
  known_.push_back(written);
  longest_ = std::max(longest_, written.size());
}

const OrganizationNames::Named* OrganizationNames::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

std::string OrganizationNames::hint(const std::string& name) const {
  return ids_.contains(name) ? " by this name: an id stands in a list, {organizations: [" + name + "]}" : guess_(name, known_);
}

ResponsibleWords parse_responsible(std::string_view words, const OrganizationNames& names) {
  const std::string text = bare(words);
  ResponsibleWords result = ResponsibleParser(text, names).parse();
  result.responsibility.words = std::string(words);
  return result;
}

}  // namespace detail

ResponsibleWords parse_responsible(std::string_view words, const Plan& plan) {
  return detail::parse_responsible(words, detail::OrganizationNames(plan));
}

}  // namespace milepost
