// A year under listed supervision 挂牌督办: a rule on verdicts takes a project in, a log says what followed, and both are held to the plan.
#include <cstdio>
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

/// Where the project stands in a workflow, in Chinese; empty if it is in none.
std::string state_of(const Workflow& workflow, const Replay& replay, const std::string& project, const Date& day) {
  for (const Case& one : replay.cases)
    if (const Stay* stay = one.subject == project ? stay_on(one, day) : nullptr) return find_state(workflow, stay->state)->name.zh;
  return "";
}

void print_month(const Plan& plan, const Log& log, const std::vector<Scorecard>& cards) {
  const Scorecard& card = cards.back();
  const Workflow& supervision = *find(plan, WorkflowId("listed-supervision"));
  const Replay replayed = replay(supervision, log.events, card.as_of);
  std::cout << to_string(card.as_of);
  for (const ScorecardRow& row : card.rows) {
    char lead[16];
    std::snprintf(lead, sizeof lead, "%+.1f", *row.verdict.lead);
    const std::string state = state_of(supervision, replayed, row.target.value, card.as_of);
    std::cout << "  " << shape_of(row.verdict.status) << ' ' << row.target << ' ' << lead << (state.empty() ? "" : " " + state);
  }
  for (const TargetId& target : targets_entering(supervision, cards)) std::cout << "  -> " << target;
  std::cout << '\n';
}

void print_workflow(const Workflow& workflow, const Log& log, const Date& as_of) {
  const Replay replayed = replay(workflow, log.events, as_of);
  std::cout << '\n' << workflow.name.zh << " / " << workflow.name.en << '\n';
  for (const Case& one : replayed.cases) {
    std::cout << "  " << one.subject << ':';
    for (const Stay& stay : one.stays) std::cout << ' ' << to_string(stay.since) << ' ' << find_state(workflow, stay.state)->name.zh;
    std::cout << '\n';
  }
  for (const Irregularity& one : replayed.irregularities) std::cout << "  line " << one.event + 2 << " of the log: " << one.message << '\n';
}

}  // namespace

int main() {
  std::cout << "Illustration: projects, figures and events are made up. / 示意：项目、数据和日志系虚构。\n\n";
  const Plan plan = read_plan("examples/plans/supervision.yaml");
  const Observations seen = read_observations("examples/plans/supervision_observations.csv", plan);
  const Log log = read_log("examples/plans/supervision_log.csv", plan);

  std::vector<Scorecard> cards;
  for (int month = 2; month <= 12; ++month) {
    cards.push_back(assess(plan, seen, Date{2024, month, 10}));
    print_month(plan, log, cards);
  }
  for (const Workflow& workflow : plan.workflows) print_workflow(workflow, log, Date{2024, 12, 31});

  const Date after{2025, 1, 31};
  std::cout << '\n' << to_string(after) << '\n';
  for (const ScorecardRow& row : assess(with_effects(plan, log, after), seen, after).rows) std::cout << "  " << row.target << ": " << row.verdict << '\n';
}
