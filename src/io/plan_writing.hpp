// Parts of a plan as YAML, for the writer of plan files.
#pragma once

#include <string>
#include <vector>

#include "milepost/plan/plan.hpp"
#include "yaml_words.hpp"

namespace milepost::detail {

YamlMap source(const Source& source);
YamlMap relation(const DocumentRelation& relation);
YamlMap ending(const Ending& ending);

/// An id alone where the role is the usual one and there is no post.
std::string responsible(const Responsible& who, Role usual = Role::responsible);
std::string answering(const std::vector<Responsible>& who);
YamlMap responsibility(const Responsibility& who);

/// Words alone where they say all; else rule, basis and the words of the document.
std::string due(const Due& due);

/// Due date and opening of a target or a deliverable; what is inherited from the plan's end is left out.
void add_due(YamlMap& map, const Plan& plan, const Due& promised, const std::optional<Date>& first_day);

void add_flag(YamlMap& map, const std::string& key, bool flag);

/// A list on one line, of what `write` makes of each; nothing for an empty one.
template <class Item, class Write>
std::string flow_list_of(const std::vector<Item>& all, Write write) {
  std::vector<std::string> items;
  for (const Item& one : all) items.push_back(write(one));
  return items.empty() ? "" : flow_list(items);
}

template <class Form>
std::string forms(const std::vector<Form>& all, YamlMap (*write)(const Form&)) {
  return flow_list_of(all, [&](const Form& one) { return write(one).flow_or_empty(); });
}

inline std::string words(const std::vector<std::string>& all) { return flow_list_of(all, [](const std::string& one) { return flow_word(one); }); }

/// What stands beside the tasks.
YamlMap deliverable(const Plan& plan, const Deliverable& deliverable, bool under_task);
YamlMap stated_number(const StatedNumber& number);
YamlMap body(const Body& body);
YamlMap cadence(const Cadence& cadence);
YamlMap evaluation(const Evaluation& evaluation);
YamlMap workflow(const Workflow& workflow);
YamlMap child_plans(const ChildPlans& required);
YamlMap plan_rule(const PlanRule& rule);

}  // namespace milepost::detail
