// What can be wrong on the title page and in what tasks refer to: documents, memberships, collectives, sections.
#include <algorithm>

#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

bool is_given(const Plan& plan, std::string_view line) {
  if (line == "title") return !plan.title.empty();
  if (line == "issuer") return !plan.issuer.empty();
  if (line == "number") return !plan.number.empty();
  return line == "issued" ? plan.frame.issued.has_value() : plan.frame.horizon.has_value();
}

void check_metadata(const Plan& plan, Notebook& notes) {
  for (const auto& [line, known] : plan.metadata) {
    const std::string field = "metadata." + line;
    if (std::ranges::find(title_page_lines, line) == std::end(title_page_lines))
      notes.error(field, quoted(line) + " is no line of the title page; expected title, issuer, number, issued or horizon");
    else if (known == Known::missing && is_given(plan, line))
      notes.warn(field, line + " is said to be missing, and is given: say inferred or masked");
  }
}

void check_parent(const Plan& plan, Notebook& notes) {
  if (!plan.parent) return;
  if (plan.parent->plan.empty()) notes.error("parent.plan", "parent names no plan");
  if (plan.parent->requirement.empty()) notes.error("parent.requirement", "parent does not say which requirement of " + quoted(plan.parent->plan) + " the plan meets");
}

void check_membership(const EntitySet& set, const std::set<std::string_view>& members, std::size_t index, const Names& names, Notebook& notes) {
  const Membership& one = set.memberships[index];
  const std::string field = "memberships." + std::to_string(index);
  if (!members.contains(one.member))
    notes.error(field + ".member", "membership of " + quoted(one.member) + ", who is not one of the members of " + set.id.value + names.near(one.member, set.members), {"members"});
  if (one.from && one.until && *one.until < *one.from)
    notes.error(field + ".until", "membership of " + quoted(one.member) + " ends before it begins: " + to_string(*one.until) + " is before " + to_string(*one.from));
}

void check_memberships(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.entities.size(); ++i) {
    const EntitySet& set = plan.entities[i];
    Notebook notes(findings, Thing::entity, i, set.id.value);
    const std::set<std::string_view> members(set.members.begin(), set.members.end());
    for (std::size_t m = 0; m < set.memberships.size(); ++m) check_membership(set, members, m, names, notes);
  }
}

void check_members(const Organization& one, const Names& names, Notebook& notes) {
  for (std::size_t m = 0; m < one.members.size(); ++m) {
    const std::string field = "members." + std::to_string(m);
    notes.reference(names, Thing::organization, field, one.members[m].value);
    if (one.members[m] == one.id) notes.error(field, "organization " + quoted(one.id.value) + " is its own member");
  }
  if (!one.members.empty() && one.collective == Collective::none)
    notes.warn("members", "lists members, and is no collective: say all, concerned or open", {"collective"});
}

void check_organizations(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.organizations.size(); ++i) {
    const Organization& one = plan.organizations[i];
    Notebook notes(findings, Thing::organization, i, one.id.value);
    check_members(one, names, notes);
    if (one.masked && !one.aliases.empty())
      notes.error("aliases", "is masked and has aliases: a name that the copy hides is never the same as another", {"masked"});
  }
}

/// Every section once, each way up once: a section met again on its own way up lies within itself.
class SectionCycles {
 public:
  SectionCycles(const Plan& plan, std::vector<Finding>& findings) : plan_(plan), findings_(findings), seen_on_(plan.sections.size(), 0) {
    for (std::size_t i = 0; i < plan.sections.size(); ++i) places_.emplace(plan.sections[i].id.value, i);
  }

  void look() {
    for (std::size_t i = 0; i < plan_.sections.size(); ++i)
      if (seen_on_[i] == 0) climb(i, i + 1);
  }

 private:
  void climb(std::size_t start, std::size_t way) {
    for (std::optional<std::size_t> at = start; at; at = above(*at)) {
      if (seen_on_[*at] == way) return tell(*at);
      if (seen_on_[*at] != 0) return;
      seen_on_[*at] = way;
    }
  }

  std::optional<std::size_t> above(std::size_t index) const {
    const auto found = places_.find(plan_.sections[index].within.value);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
  }

  void tell(std::size_t index) {
    const Section& section = plan_.sections[index];
    Notebook(findings_, Thing::section, index, section.id.value).error("within", "within " + quoted(section.within.value) + ": the section lies within itself");
  }

  const Plan& plan_;
  std::vector<Finding>& findings_;
  std::vector<std::size_t> seen_on_;
  std::unordered_map<std::string_view, std::size_t> places_{};
};

void check_sections(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.sections.size(); ++i)
    Notebook(findings, Thing::section, i, plan.sections[i].id.value).reference(names, Thing::section, "within", plan.sections[i].within.value);
  SectionCycles(plan, findings).look();
}

}  // namespace

void check_relations(const std::vector<DocumentRelation>& relations, const Names& names, Notebook& notes) {
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const std::string field = "relations." + std::to_string(i) + ".document";
    notes.reference(names, Thing::document, field, relations[i].document);
    const Document* document = names.document(relations[i].document);
    if (document && document->missing)
      notes.warn(field, std::string(name_of(relations[i].relation)) + " " + quoted(document->id) + ", which is not at hand (missing)");
  }
}

void check_front(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  Notebook notes(findings, Thing::plan, 0, plan.id);
  check_metadata(plan, notes);
  check_relations(plan.relations, names, notes);
  check_parent(plan, notes);
  check_memberships(plan, names, findings);
  check_organizations(plan, names, findings);
  check_sections(plan, names, findings);
}

}  // namespace milepost::detail
