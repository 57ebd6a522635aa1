#include "milepost/scenario/timetable.hpp"

#include <algorithm>

#include "network.hpp"

namespace milepost {

namespace {

/// Both passes over one network with mean durations.
class CriticalPath {
 public:
  CriticalPath(const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar& calendar)
      : tasks_(network), time_(calendar, network.start), network_(network, as_of, time_), times_(network_) {
    for (std::size_t place = 0; place < network_.places(); ++place) times_.duration[place] = duration_at(place);
    times_.forward();
    times_.ends(end_);
    late_.resize(network_.places()), free_.resize(network_.places());
    for (std::size_t place = network_.places(); place-- > 0;) look_back_from(place);
  }

  Timetable timetable() {
    Timetable found;
    std::vector<std::size_t> place_of(tasks_.tasks.size(), no_task);
    for (std::size_t place = 0; place < network_.places(); ++place) place_of[network_.order[place]] = place;
    found.tasks.reserve(tasks_.tasks.size());
    for (std::size_t number = 0; number < place_of.size(); ++number) found.tasks.push_back(place_of[number] == no_task ? done(number) : open(place_of[number]));
    for (const TaskNumber number : network_.order)
      if (found.tasks[number].critical) found.critical_path.push_back(found.tasks[number].id);
    for (const TaskTimes& one : found.tasks) found.finish = std::max(found.finish.value_or(one.early_finish), one.early_finish);
    return found;
  }

 private:
  /// Of what has started: what is said to remain, else what is left of the mean.
  double duration_at(std::size_t place) const {
    const ScheduledTask& task = network_.task(place);
    const std::optional<double>& started = network_.progress(place).started;
    if (!started) return mean_of(task.duration);
    return task.remaining ? mean_of(*task.remaining) : std::max(0.0, mean_of(task.duration) - (network_.today - *started));
  }

  /// The latest finish that what waits for a task allows, and how far it can slip before any of that moves.
  void look_back_from(std::size_t place) {
    double late = end_[0], slack = end_[0] - times_.finish[place];
    const double duration = times_.duration[place];
    for (const Arrow& arrow : network_.out.of(place)) {
      const double late_other = late_[arrow.place] - (arrow.to_finish() ? 0 : times_.duration[arrow.place]);
      late = std::min(late, late_other - arrow.lag + (arrow.from_start() ? duration : 0));
      const double other = arrow.to_finish() ? times_.finish[arrow.place] : times_.start[arrow.place];
      slack = std::min(slack, other - arrow.lag - (arrow.from_start() ? times_.start[place] : times_.finish[place]));
    }
    late_[place] = late, free_[place] = slack;
  }

  static double float_of(double days) { return days < same_point ? 0 : days; }

  Date finish_date(double point) { return time_.numbered(network_.finish_day(point)); }

  Date start_day(double finish, std::size_t place) {
    const double duration = times_.duration[place];
    return duration < same_point ? finish_date(finish) : time_.day_of_start(finish - duration);
  }

  TaskTimes open(std::size_t place) {
    const double early = times_.finish[place], total = float_of(late_[place] - early);
    const std::optional<Date> started = network_.progress(place).started ? network_.task(place).started : std::nullopt;
    return {network_.task(place).id, times_.duration[place], started ? *started : start_day(early, place), finish_date(early),
            started ? *started : start_day(late_[place], place), finish_date(late_[place]), total, float_of(free_[place]), total == 0};
  }

  TaskTimes done(std::size_t number) {
    const ScheduledTask& task = tasks_.tasks[number];
    const Date finish = *task.finished, start = task.started ? *task.started : std::min(finish, time_.day_of_start(*network_.standing[number].started));
    return {task.id, 0, start, finish, start, finish, 0, 0, false};
  }

  const TaskNetwork& tasks_;
  WorkingTime time_;
  Network network_;
  NetworkTimes<1> times_;
  double end_[1]{};
  std::vector<double> late_{}, free_{};
};

}  // namespace

Timetable timetable_of(const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar& calendar) {
  if (std::vector<Problem> problems = check(network, as_of, calendar); has_errors(problems)) throw InvalidInput(std::move(problems));
  return CriticalPath(network, as_of, calendar).timetable();
}

}  // namespace milepost
