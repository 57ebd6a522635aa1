// What check() finds, with the thing in the plan that each problem is about, so that a reader of files can point at it.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "milepost/detail/near_names.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost::detail {

/// The kinds of things in a plan, in the order of its lists; then those that stand in files of their own.
enum class Thing {
  plan, document, period, unit, entity, organization, section, bundle, task, indicator, target,
  deliverable, number, body, cadence, evaluation, workflow, child_plans, rule,
  method, intervention, link, changed_target, correlations
};
inline constexpr std::size_t kinds_of_things = 24;

/// "indicator carrier-platforms"; a target goes by its indicator.
std::string subject_of(Thing thing, std::string_view name);

/// What problems are about, in words only when there is one to tell.
struct Subject {
  Thing thing{};
  std::string_view name{};
};

inline std::string words_of(const Subject& subject) { return subject_of(subject.thing, subject.name); }

/// A problem of the index-th thing of a kind. `problem.field` is a path of keys and places from 0:
/// "responsible.organizations.2".
struct Finding {
  Problem problem;
  Thing thing{};
  std::size_t index{};
  std::vector<std::string>
      reads{};  ///< other keys the rule looked at: if one could not be read, the finding means nothing
  std::vector<std::pair<Thing, std::string>>
      leans_on{};  ///< other things of the plan that the rule looked for, or at
};

std::vector<Finding> findings_of(const Plan& plan);

/// did_you_mean until a million words have been compared: thousands of wrong names among thousands would take hours.
class Guesses {
 public:
  std::string operator()(std::string_view word, const std::vector<std::string>& known) const;
  bool has_ended() const { return compared_ > most; }

 private:
  static constexpr std::size_t most = 1'000'000;
  mutable std::size_t compared_{0};
};

/// 'a name', in quotes, and not too long.
std::string quoted(const std::string& name);

/// All names of a plan by kind, and the first target of each indicator. Holds views into the plan.
class Names {
 public:
  explicit Names(const Plan& plan);

  bool has(Thing thing, std::string_view name) const { return of(thing).contains(name); }
  std::size_t count(Thing thing, std::string_view name) const;  ///< how many go by the name
  const Indicator* indicator(std::string_view name) const;
  const EntitySet* entity_set(std::string_view name) const;
  const Document* document(std::string_view name) const;
  const Target* target_of(std::string_view indicator) const;

  /// "; did you mean 'x'?", or the names there are if they are few.
  std::string suggestion(Thing thing, const std::string& name) const;

  /// "; did you mean 'x'?", or nothing.
  std::string near(std::string_view name, const std::vector<std::string>& known) const { return guess_(name, known); }

 private:
  struct Entry {
    std::size_t first{};  ///< place in the plan's list
    std::size_t count{};
  };
  using Index = std::unordered_map<std::string_view, Entry>;

  const Index& of(Thing thing) const { return indexes_[static_cast<std::size_t>(thing)]; }

  const Plan& plan_;
  std::array<Index, kinds_of_things> indexes_{};
  std::unordered_map<std::string_view, const Target*> target_of_{};
  std::array<std::vector<std::string_view>, kinds_of_things> known_{};  ///< the names in the order of the plan
  Guesses guess_{};
};

/// Takes down the findings about one thing.
class Notebook {
 public:
  Notebook(std::vector<Finding>& findings, Thing thing, std::size_t index, std::string_view name)
      : findings_(findings), subject_{thing, name}, index_(index) {}

  void error(std::string field, std::string message, std::vector<std::string> reads = {}) {
    add(Severity::error, std::move(field), std::move(message), std::move(reads));
  }
  void warn(std::string field, std::string message, std::vector<std::string> reads = {}) {
    add(Severity::warning, std::move(field), std::move(message), std::move(reads));
  }

  /// The last finding looked at another thing of the plan too.
  void leans_on(Thing thing, const std::string& name) { findings_.back().leans_on.emplace_back(thing, name); }

  /// An error unless the name is empty or stands in the plan.
  void reference(const Names& names, Thing kind, std::string field, const std::string& name);

 private:
  void add(Severity severity, std::string field, std::string message, std::vector<std::string> reads) {
    findings_.push_back(
        {{severity, words_of(subject_), std::move(field), std::move(message), {}}, subject_.thing, index_, std::move(reads), {}});
  }

  std::vector<Finding>& findings_;
  Subject subject_;
  std::size_t index_;
};

/// The rules of the title page and of what tasks refer to: documents, memberships, collectives, sections.
void check_front(const Plan& plan, const Names& names, std::vector<Finding>& findings);

/// The rules of what is to be made, and of the numbers that are no targets.
void check_deliverables(const Plan& plan, const Names& names, std::vector<Finding>& findings);

/// The rules of bodies, cadences, child plans and of the plan's own rules.
void check_governance(const Plan& plan, const Names& names, std::vector<Finding>& findings);

/// The rules of evaluations and workflows.
void check_procedures(const Plan& plan, const Names& names, std::vector<Finding>& findings);

/// What may be promised elsewhere too, in the words `says`: the other must be there, and another.
void check_possibly_same(Thing thing, const std::string& own, const std::string& other, std::string_view says, const Names& names, Notebook& notes);

/// The names of parts or things, in their order.
template <class Part>
std::vector<std::string> ids_of(const std::vector<Part>& parts) {
  std::vector<std::string> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  return ids;
}

/// Documents that something relates to, under "relations".
void check_relations(const std::vector<DocumentRelation>& relations, const Names& names, Notebook& notes);

/// Names inside one thing that are given twice, each under its place in a list: "steps.2.id".
template <class Parts>
void check_names_of_parts(const Parts& parts, const std::string& field, Notebook& notes) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string place = field + "." + std::to_string(i) + ".id";
    if (parts[i].id.empty()) notes.error(place, "has no id");
    else if (!seen.insert(parts[i].id).second) notes.error(place, "id '" + parts[i].id + "' is given twice; each id names one thing");
  }
}

/// The rules of single targets.
void check_target(const Plan& plan, const Names& names, std::size_t index, std::vector<Finding>& findings);

/// The number of a bound in the indicator's unit; empty where it has none, or one that measures something else.
std::optional<double> limit_in_unit(const Bound& bound, const Indicator* indicator, Direction direction);

/// The window of a promise; empty where its due rule leaves the calendar.
std::optional<Schedule> schedule_if_any(const Due& due, const PlanFrame& frame, const std::optional<Date>& first_day);

/// When something of a plan is due.
struct Promised {
  const Plan& plan;
  const Due& due;
  std::optional<Date> first_day{};
  std::string field{"due"};
};

/// The rules of a due date that should be there, with its window.
void check_due(const Promised& promised, Notebook& notes);

/// The rules of a due date that may be missing.
void check_due_if_any(const Promised& promised, Notebook& notes);

/// "falls due on ..., before its window opens on ..."; empty for a window that is sound or not known.
std::string fault_of_window(const Schedule& schedule);

/// The rules of a target's other forms: revisions, tiers, readings, the breakdown.
void check_versions(const Plan& plan, const Names& names, const Target& target, Notebook& notes);

/// Names of organizations, and roles, in a list of those who answer; `field` is the key it stands under.
void check_responsibility(const Responsibility& responsibility, const Names& names, const std::string& field,
                          Notebook& notes);
void check_answering(const std::vector<Responsible>& answering, const Names& names, const std::string& field, Notebook& notes);

}  // namespace milepost::detail
