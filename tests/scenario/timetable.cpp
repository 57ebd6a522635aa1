#include "milepost/scenario/timetable.hpp"

#include "made_network.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

const TaskTimes& times_of(const Timetable& timetable, const std::string& id) {
  for (const TaskTimes& one : timetable.tasks)
    if (one.id == id) return one;
  FAIL("no such task");
  return timetable.tasks.front();
}

/// Whole days from the start, where every day is a working day: the number of days before a task begins, and up to its close.
double opening(const Date& day) { return static_cast<double>(days_of(day) - days_of(monday)); }
double closing(const Date& day) { return opening(day) + 1; }

struct BookRow {
  const char* id;
  double duration, early_start, early_finish, late_start, late_finish, total, free;
};

std::map<std::string, double> earliest_openings(const TaskNetwork& network) {
  std::map<std::string, double> least;
  for (const ScheduledTask& task : network.tasks)
    least[task.id] = task.not_before ? std::max(0.0, is_milestone(task) ? closing(*task.not_before) : opening(*task.not_before)) : 0;
  return least;
}

std::map<std::string, double> durations_in(const TaskNetwork& network) {
  std::map<std::string, double> durations;
  for (const ScheduledTask& task : network.tasks) durations[task.id] = mean_of(task.duration);
  return durations;
}

/// How much longer the whole takes if one task takes so much longer, or begins so much later.
double end_if_later(const TaskNetwork& network, const std::string& id, double days) {
  std::map<std::string, double> least = earliest_openings(network);
  const BruteTimes before = moved_until_sound(network, least, durations_in(network));
  least[id] = before.start.at(id) + days;
  return moved_until_sound(network, least, durations_in(network)).end;
}

}  // namespace

// General Foundry, Inc. installs air pollution control equipment: Render, Stair and Hanna, Quantitative Analysis for Management, the chapter on
// project management. Expected times, earliest and latest times and slack in weeks are the book's; free float, which it does not give, is told
// from its network.
TEST_CASE("the critical path of a textbook: General Foundry takes 15 weeks, and A, C, E, G, H have no slack") {
  const BookRow book[]{{"A", 2, 0, 2, 0, 2, 0, 0}, {"B", 3, 0, 3, 1, 4, 1, 0}, {"C", 2, 2, 4, 2, 4, 0, 0},   {"D", 4, 3, 7, 4, 8, 1, 1},
                       {"E", 4, 4, 8, 4, 8, 0, 0}, {"F", 3, 4, 7, 10, 13, 6, 6}, {"G", 5, 8, 13, 8, 13, 0, 0}, {"H", 2, 13, 15, 13, 15, 0, 0}};
  TaskNetwork network{.start = monday};
  for (const BookRow& row : book) network.tasks.push_back({.id = row.id, .duration = row.duration});
  network.precedences = {{"A", "C"}, {"B", "D"}, {"C", "E"}, {"C", "F"}, {"D", "G"}, {"E", "G"}, {"F", "H"}, {"G", "H"}};
  const Timetable found = timetable_of(network, {}, every_day);
  for (const BookRow& row : book) {
    const TaskTimes& one = times_of(found, row.id);
    CHECK(opening(one.early_start) == row.early_start);
    CHECK(closing(one.early_finish) == row.early_finish);
    CHECK(opening(one.late_start) == row.late_start);
    CHECK(closing(one.late_finish) == row.late_finish);
    CHECK(one.total_float == row.total);
    CHECK(one.free_float == row.free);
    CHECK(one.critical == (row.total == 0));
  }
  CHECK(closing(*found.finish) == 15);
  CHECK(found.critical_path == std::vector<std::string>{"A", "C", "E", "G", "H"});
}

// The same book's three-point estimates in weeks, and its expected times, (a + 4m + b) / 6.
TEST_CASE("three-point durations count with their expected time") {
  const Uncertain three[]{Pert{1, 2, 3}, Pert{2, 3, 4}, Pert{1, 2, 3}, Pert{2, 4, 6}, Pert{1, 4, 7}, Pert{1, 2, 9}, Pert{3, 4, 11}, Pert{1, 2, 3}};
  const double expected[]{2, 3, 2, 4, 4, 3, 5, 2};
  TaskNetwork network{.start = monday};
  for (std::size_t k = 0; k < 8; ++k) network.tasks.push_back({.id = number_name(k), .duration = three[k]});
  const Timetable found = timetable_of(network, {}, every_day);
  for (std::size_t k = 0; k < 8; ++k) CHECK(found.tasks[k].duration == doctest::Approx(expected[k]).epsilon(1e-14));
}

TEST_CASE("a day that begins on a Monday ends that Monday; what waits for it begins on Tuesday, past a weekend on Monday") {
  const TaskNetwork network{.start = Date{2024, 1, 6},  // a Saturday
                            .tasks = {{.id = "a", .duration = 1.0}, {.id = "b", .duration = 4.0}, {.id = "c", .duration = 0.5}, {.id = "d", .duration = 0.5}, {.id = "m"}},
                            .precedences = {{"a", "b"}, {"b", "c"}, {"c", "d"}, {"b", "m"}}};
  const Timetable found = timetable_of(network, {}, weekdays);
  CHECK(times_of(found, "a").early_start == monday);
  CHECK(times_of(found, "a").early_finish == monday);
  CHECK(times_of(found, "b").early_start == Date{2024, 1, 9});
  CHECK(times_of(found, "b").early_finish == Date{2024, 1, 12});
  CHECK(times_of(found, "c").early_start == Date{2024, 1, 15});
  CHECK(times_of(found, "d").early_finish == Date{2024, 1, 15});
  CHECK(times_of(found, "m").early_start == Date{2024, 1, 12});
  CHECK(times_of(found, "m").early_finish == Date{2024, 1, 12});
  CHECK(times_of(found, "m").total_float == 1);
}

TEST_CASE("public holidays and make-up days are those of the calendar") {
  // the Spring Festival of 2024: off from 10 to 17 February, worked on Sunday 4 and Sunday 18 February
  const TaskNetwork network{.start = Date{2024, 2, 2}, .tasks = {{.id = "a", .duration = 8.0}, {.id = "b", .duration = 2.0}}, .precedences = {{"a", "b"}}};
  const Timetable found = timetable_of(network);
  CHECK(times_of(found, "a").early_finish == Date{2024, 2, 18});
  CHECK(times_of(found, "b").early_start == Date{2024, 2, 19});
}

TEST_CASE("dates are those that counting working days one by one gives") {
  CHECK(rc::check("a task of n days from a day on", [] {
    const Date start = add_days(monday, *rc::gen::inRange(0, 800));
    const int days = *rc::gen::inRange(1, 300);
    const Timetable found = timetable_of({.start = start, .tasks = {{.id = "a", .duration = static_cast<double>(days)}}});
    const Calendar& calendar = chinese_calendar();
    RC_ASSERT(found.tasks[0].early_start == working_day_on_or_after(calendar, start).date);
    RC_ASSERT(found.tasks[0].early_finish == add_working_days(calendar, eve_of(start), days).date);
  }));
}

TEST_CASE("the four kinds of precedence against moving tasks until nothing is broken") {
  CHECK(rc::check("early dates", [] {
    const TaskNetwork network = random_network();
    const Timetable found = timetable_of(network, {}, every_day);
    const BruteTimes brute = moved_until_sound(network, earliest_openings(network), durations_in(network));
    for (const TaskTimes& one : found.tasks) {
      const double finish = brute.finish.at(one.id);
      RC_ASSERT(closing(one.early_finish) == std::max(1.0, std::ceil(finish)));
      if (one.duration > 0) RC_ASSERT(opening(one.early_start) == std::floor(brute.start.at(one.id)));
    }
  }));
}

TEST_CASE("total float is how far a task can slip before the whole does, and not a quarter of a day more") {
  CHECK(rc::check("total float, by slipping", [] {
    const TaskNetwork network = random_network();
    const BruteTimes brute = moved_until_sound(network, earliest_openings(network), durations_in(network));
    for (const TaskTimes& one : timetable_of(network, {}, every_day).tasks) {
      RC_ASSERT(end_if_later(network, one.id, one.total_float) <= brute.end + 1e-9);
      RC_ASSERT(end_if_later(network, one.id, one.total_float + 0.25) > brute.end + 1e-9);
    }
  }));
}

TEST_CASE("free float is how far a task can slip before any other moves") {
  CHECK(rc::check("free float, by slipping", [] {
    const TaskNetwork network = random_network();
    std::map<std::string, double> least = earliest_openings(network);
    const std::map<std::string, double> durations = durations_in(network);
    const BruteTimes brute = moved_until_sound(network, least, durations);
    const auto moves_another = [&](const std::string& id, double days) {
      std::map<std::string, double> later = least;
      later[id] = brute.start.at(id) + days;
      const BruteTimes moved = moved_until_sound(network, later, durations);
      for (const auto& [other, start] : moved.start)
        if (other != id && start > brute.start.at(other) + 1e-9) return true;
      return moved.end > brute.end + 1e-9;
    };
    for (const TaskTimes& one : timetable_of(network, {}, every_day).tasks) {
      RC_ASSERT(!moves_another(one.id, one.free_float));
      RC_ASSERT(moves_another(one.id, one.free_float + 0.25));
    }
  }));
}

TEST_CASE("early is not after late, floats are not below zero, free float not above total; without lags a critical path is as long as the whole") {
  CHECK(rc::check("orders", [] {
    TaskNetwork network = random_network(false);
    for (Precedence& one : network.precedences) one.type = PrecedenceType::finish_start, one.lag = 0;
    const Timetable found = timetable_of(network, {}, every_day);
    const BruteTimes brute = moved_until_sound(network, earliest_openings(network), durations_in(network));
    RC_ASSERT(!found.critical_path.empty());
    std::map<std::string, double> longest;  // way through critical tasks, in their order
    double most = 0;
    for (const std::string& id : found.critical_path) {
      double before = 0;
      for (const Precedence& one : network.precedences)
        if (one.to == id && longest.count(one.from)) before = std::max(before, longest[one.from]);
      most = std::max(most, longest[id] = before + times_of(found, id).duration);
    }
    RC_ASSERT(most == brute.end);
    for (const TaskTimes& one : found.tasks) {
      RC_ASSERT(one.early_start <= one.late_start);
      RC_ASSERT(one.early_finish <= one.late_finish);
      RC_ASSERT(0 <= one.free_float);
      RC_ASSERT(one.free_float <= one.total_float);
      RC_ASSERT(one.critical == (one.total_float == 0));
    }
  }));
}

TEST_CASE("progress: what has finished counts from its day, what has started from the as-of day, nothing else begins before it") {
  TaskNetwork network{.start = monday,
                      .tasks = {{.id = "a", .duration = 10.0, .started = monday, .finished = Date{2024, 1, 12}},
                                {.id = "b", .duration = 10.0, .started = Date{2024, 1, 15}, .remaining = 7.0},
                                {.id = "c", .duration = 3.0},
                                {.id = "d", .duration = 1.0}},
                      .precedences = {{"a", "b"}, {"b", "c"}, {"a", "d"}}};
  const Timetable found = timetable_of(network, Date{2024, 1, 19}, weekdays);
  CHECK(times_of(found, "a").early_finish == Date{2024, 1, 12});
  CHECK_FALSE(times_of(found, "a").critical);
  CHECK(times_of(found, "b").early_start == Date{2024, 1, 15});
  CHECK(times_of(found, "b").early_finish == Date{2024, 1, 30});
  CHECK(times_of(found, "c").early_finish == Date{2024, 2, 2});
  CHECK(times_of(found, "d").early_start == Date{2024, 1, 22});
  CHECK(found.critical_path == std::vector<std::string>{"b", "c"});
  CHECK(times_of(timetable_of(network, {}, weekdays), "c").early_finish == Date{2024, 2, 7});  // as planned: 10 + 10 + 3 days
  network.tasks[1].remaining.reset();  // 5 of its 10 days are behind it
  CHECK(times_of(timetable_of(network, Date{2024, 1, 19}, weekdays), "b").early_finish == Date{2024, 1, 26});
}

TEST_CASE("what has begun out of turn is not held back by what it was to wait for, but its finish is") {
  TaskNetwork network{.start = monday,
                      .tasks = {{.id = "a", .duration = 20.0}, {.id = "b", .duration = 5.0, .started = monday, .remaining = 2.0}},
                      .precedences = {{"a", "b"}}};
  CHECK(times_of(timetable_of(network, Date{2024, 1, 12}, weekdays), "b").early_finish == Date{2024, 1, 16});
  network.precedences[0].type = PrecedenceType::finish_finish;
  CHECK(times_of(timetable_of(network, Date{2024, 1, 12}, weekdays), "b").early_finish == Date{2024, 2, 9});
}

TEST_CASE("who waits for the start of what has started, or finished, waits from that day") {
  const TaskNetwork network{.start = monday,
                            .tasks = {{.id = "a", .duration = 4.0, .finished = Date{2024, 1, 12}}, {.id = "b", .duration = 20.0, .started = Date{2024, 1, 10}},
                                      {.id = "c", .duration = 1.0}, {.id = "d", .duration = 1.0}},
                            .precedences = {{"a", "c", PrecedenceType::start_start, 10}, {"b", "d", PrecedenceType::start_finish, 12}}};
  const Timetable found = timetable_of(network, Date{2024, 1, 12}, weekdays);
  CHECK(times_of(found, "a").early_start == Date{2024, 1, 9});  // its 4 days before the finish
  CHECK(times_of(found, "c").early_start == Date{2024, 1, 23});
  CHECK(times_of(found, "d").early_finish == Date{2024, 1, 25});
}

TEST_CASE("a network that has faults is refused with all of them, one without tasks has no finish") {
  CHECK_THROWS_AS(timetable_of({.start = monday, .tasks = {{.id = "a"}, {.id = "b"}}, .precedences = {{"a", "b"}, {"b", "a"}}}), InvalidInput);
  CHECK(timetable_of({.start = monday}) == Timetable{});
}

TEST_CASE("what has not finished finishes after the as-of day; a milestone is never before the day that it may come at the earliest") {
  // 2024-10-05 is a holiday; work goes on on 2024-10-08.
  const TaskNetwork overdue{.start = Date{2024, 9, 23}, .tasks = {{.id = "a", .duration = 3.0, .started = Date{2024, 9, 23}}}};
  CHECK(timetable_of(overdue, Date{2024, 9, 30}).tasks[0].early_finish == Date{2024, 10, 8});
  const TaskNetwork milestone{.start = Date{2024, 9, 23}, .tasks = {{.id = "m"}}};
  CHECK(timetable_of(milestone, Date{2024, 10, 5}).tasks[0].early_finish == Date{2024, 10, 8});
  const TaskNetwork later{.start = Date{2024, 9, 23}, .tasks = {{.id = "m", .not_before = Date{2024, 10, 5}}}};
  CHECK(timetable_of(later).tasks[0].early_finish == Date{2024, 10, 8});
}
