// Task networks: timetables, the critical path, finish dates over many futures.
#include "bindings.hpp"
#include "scenario.hpp"

namespace milepost::python {

namespace {

void bind_networks(py::module_& m) {
  Record<ScheduledTask>(m, "ScheduledTask", "One piece of work; without a duration it is a milestone, which comes at the close of its day.")
      .required("id", &ScheduledTask::id, "Its name.").optional("duration", &ScheduledTask::duration, "Working days: a number, or a distribution.").keyword_only()
      .optional("title", &ScheduledTask::title, "In words.").optional("not_before", &ScheduledTask::not_before, "The first day on which it may be worked on.")
      .optional("started", &ScheduledTask::started, "Its first day of work.").optional("finished", &ScheduledTask::finished, "Its last.")
      .optional("remaining", &ScheduledTask::remaining, "Working days left after the as-of day, of what has started.").done()
      .def("__str__", [](const ScheduledTask& self) { return self.id + ": " + to_string(self); });
  Words<PrecedenceType>(m, "PrecedenceType", "What of the one waits for what of the other.")
      .words({"Its start for the other's finish.", "Its start for the other's start.", "Its finish for the other's finish.", "Its finish for the other's start."}).finalize();
  Record<Precedence>(m, "Precedence", "One task waits for another.")
      .required("from_", &Precedence::from, "Id of the task that comes first.").required("to", &Precedence::to, "Id of the task that waits.")
      .optional("type", &Precedence::type, "What waits for what.").optional("lag", &Precedence::lag, "Working days; below 0: so many before.").done()
      .def("__str__", [](const Precedence& self) { return self.from + " -> " + self.to + ": " + to_string(self); });
  Record<TaskNetwork>(m, "TaskNetwork", "Tasks, in any order, and what waits for what.", TaskNetwork{.start = some_day})
      .required("start", &TaskNetwork::start, "Nothing begins before it.").optional("tasks", &TaskNetwork::tasks, "The tasks.")
      .optional("precedences", &TaskNetwork::precedences, "Not in a circle.").done();
  m.def("check_schedule",
        [](const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar* calendar) {
          return to_python(check(network, as_of, calendar ? *calendar : chinese_calendar()));
        },
        py::arg("network"), py::arg("as_of") = py::none(), py::arg("calendar") = py::none(),
        "Everything that cannot be: unknown ids, circles step by step, durations below 0, days after the as-of day.");
  Record<PlanNetwork>(m, "PlanNetwork", "What a plan says of when its deliverables are made.")
      .optional("network", &PlanNetwork::network, "None if nothing has a due day.").optional("left_out", &PlanNetwork::left_out, "Deliverables without a due day, or due in each period again.").done();
  m.def("network_of", [](const Plan& plan, const Calendar* calendar) { return network_of(plan, calendar ? *calendar : chinese_calendar()); }, py::arg("plan"),
        py::arg("calendar") = py::none(), "The task network that a plan's own dates make: windows are tasks, due days milestones. Durations are what the dates leave, no estimates.");
}

void bind_timetables(py::module_& m) {
  Record<TaskTimes>(m, "TaskTimes", "When one task can be done, and when it must be if the whole is not to finish later.",
                    TaskTimes{.early_start = some_day, .early_finish = some_day, .late_start = some_day, .late_finish = some_day})
      .required("id", &TaskTimes::id, "Its name.").keyword_only().optional("duration", &TaskTimes::duration, "Working days: the mean; what remains of what has started.")
      .required("early_start", &TaskTimes::early_start, "Of what has started: when it did.").required("early_finish", &TaskTimes::early_finish, "At the earliest.")
      .required("late_start", &TaskTimes::late_start, "At the latest.").required("late_finish", &TaskTimes::late_finish, "At the latest.")
      .optional("total_float", &TaskTimes::total_float, "Working days it can slip before the whole does.")
      .optional("free_float", &TaskTimes::free_float, "Working days it can slip before anything else does.").optional("critical", &TaskTimes::critical, "No total float.").done();
  Record<Timetable>(m, "Timetable", "When each task can and must begin and finish.")
      .optional("tasks", &Timetable::tasks, "In the order of the network.").optional("finish", &Timetable::finish, "Of the last task; None without tasks.")
      .optional("critical_path", &Timetable::critical_path, "Ids of the critical tasks, each after those it waits for.")
      .described([](const Timetable& self) {
        return "<Timetable of " + std::to_string(self.tasks.size()) + " tasks" + (self.finish ? ", finish " + to_string(*self.finish) : "") + ">";
      }).done();
  m.def("timetable_of",
        [](const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar* calendar) {
          return timetable_of(network, as_of, calendar ? *calendar : chinese_calendar());
        },
        py::arg("network"), py::arg("as_of") = py::none(), py::arg("calendar") = py::none(),
        "Early and late dates, float and the critical path, with mean durations. Without a day: as planned, as if nothing had been done. Without a calendar: "
        "chinese_calendar(). Raises InvalidInput for what check_schedule() finds.");
}

ScheduleOutcome simulated_schedule(const TaskNetwork& network, const std::optional<Date>& as_of, std::size_t paths, std::uint64_t seed, std::vector<double> levels,
                                   const Any<std::vector<std::string>>& tasks, std::size_t threads, const Calendar* calendar) {
  const ScheduleSettings settings{.paths = paths, .seed = seed, .levels = std::move(levels), .tasks = tasks.value, .threads = threads};
  const py::gil_scoped_release release;
  return simulate_schedule(network, as_of, settings, calendar ? *calendar : chinese_calendar());
}

}  // namespace

void bind_schedule(py::module_& m) {
  bind_networks(m);
  bind_timetables(m);
}

void bind_finishes(py::module_& m) {
  Record<TaskFinish>(m, "TaskFinish", "When one task finishes, over all futures.")
      .required("id", &TaskFinish::id, "Its name; empty for the whole.").keyword_only().optional("mean", &TaskFinish::mean, "Working days from the start of the network.")
      .optional("deviation", &TaskFinish::deviation, "Standard deviation of the same.").optional("finishes", &TaskFinish::finishes, "By level: the day by which so many futures have it finished.")
      .optional("critical", &TaskFinish::critical, "The share of futures in which it has no float.").done();
  Record<ScheduleOutcome>(m, "ScheduleOutcome", "What came of many futures of a task network.")
      .required("paths", &ScheduleOutcome::paths, "Futures.").keyword_only().optional("seed", &ScheduleOutcome::seed, "Of the random numbers.")
      .optional("levels", &ScheduleOutcome::levels, "Of the finish dates, per cent.").optional("tasks", &ScheduleOutcome::tasks, "In the order of the network.")
      .optional("whole", &ScheduleOutcome::whole, "The last finish of all.")
      .described([](const ScheduleOutcome& self) { return "<ScheduleOutcome of " + std::to_string(self.tasks.size()) + " tasks, " + std::to_string(self.paths) + " futures>"; }).done();
  m.def("simulate_schedule", &simulated_schedule, py::arg("network"), py::kw_only(), py::arg("as_of") = py::none(), py::arg("paths") = 1'000, py::arg("seed") = 1,
        py::arg("levels") = std::vector<double>{50, 80, 95}, py::arg("tasks") = py::tuple(), py::arg("threads") = 1, py::arg("calendar") = py::none(),
        "Many futures of a task network: finish dates by level, and how often each task is critical. `tasks`: whose finishes are wanted, all if empty. The same numbers for any "
        "count of threads. Raises InvalidInput for what check_schedule() finds, OutOfRange for settings that are none.");
}

}  // namespace milepost::python
