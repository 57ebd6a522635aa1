"""Task networks: timetables, finish dates, and measures that wait for tasks."""

import datetime

import milepost as mp
import pytest

EVERY_DAY = mp.Calendar("every day", weekdays=[True] * 7)
MONDAY = datetime.date(2024, 1, 8)


def network(*tasks, precedences=()):
    return mp.TaskNetwork(MONDAY, tasks, precedences)


def day(number):
    """The n-th day from the start."""
    return MONDAY + datetime.timedelta(days=number - 1)


def test_dates_floats_and_the_critical_path():
    tasks = [mp.ScheduledTask("a", 3), mp.ScheduledTask("b", 5), mp.ScheduledTask("c", 2)]
    found = mp.timetable_of(
        network(*tasks, precedences=[mp.Precedence("a", "c"), mp.Precedence("b", "c")]), calendar=EVERY_DAY
    )
    a, b, c = found.tasks
    assert (a.early_finish, a.late_finish, a.total_float, a.free_float, a.critical) == (day(3), day(5), 2, 2, False)
    assert (c.early_start, c.early_finish) == (day(6), day(7))
    assert found.critical_path == ("b", "c")
    assert found.finish == day(7)
    assert b.critical


@pytest.mark.parametrize(
    ("kind", "finish"), [("finish_start", 8), ("start_start", 4), ("finish_finish", 5), ("start_finish", 3)]
)
def test_the_four_kinds_of_precedence(kind, finish):
    """Of 3 days, a day after what takes 4."""
    one = network(mp.ScheduledTask("a", 4), mp.ScheduledTask("b", 3), precedences=[mp.Precedence("a", "b", kind, 1)])
    assert mp.timetable_of(one, calendar=EVERY_DAY).tasks[1].early_finish == day(finish)


def test_finish_dates_of_a_uniform_duration():
    found = mp.simulate_schedule(network(mp.ScheduledTask("a", mp.Uniform(0, 100))), paths=20_000, calendar=EVERY_DAY)
    for date, level in zip(found.whole.finishes, found.levels, strict=True):
        assert abs((date - MONDAY).days + 1 - level) <= 4 * 100 * (0.25 / 20_000) ** 0.5 + 1
    assert found.tasks[0].critical == mp.Odds(1, 0)
    assert found == mp.simulate_schedule(
        network(mp.ScheduledTask("a", mp.Uniform(0, 100))), paths=20_000, threads=3, calendar=EVERY_DAY
    )


def test_only_the_tasks_asked_for():
    both = network(mp.ScheduledTask("a", mp.Uniform(0, 9)), mp.ScheduledTask("b", mp.Uniform(0, 9)))
    assert [one.id for one in mp.simulate_schedule(both, paths=10, tasks=["b"]).tasks] == ["b"]
    with pytest.raises(mp.OutOfRange, match="is not in the schedule"):
        mp.simulate_schedule(both, paths=10, tasks=["c"])


def test_faults_are_named_all_at_once():
    broken = network(
        mp.ScheduledTask("a"), mp.ScheduledTask("b", -1), precedences=[mp.Precedence("a", "b"), mp.Precedence("b", "a")]
    )
    messages = [problem.message for problem in mp.check_schedule(broken)]
    assert messages == [
        "duration -1: working days, none below 0",
        "a -> b -> a: run in a circle; no task may wait for itself",
    ]
    with pytest.raises(mp.InvalidInput, match="a -> b -> a"):
        mp.timetable_of(broken)


def test_tables():
    pytest.importorskip("pandas")
    one = network(mp.ScheduledTask("a", mp.Uniform(1, 9)), mp.ScheduledTask("b", 2))
    table = mp.timetable_of(one).to_pandas()
    assert list(table["id"]) == ["a", "b"]
    assert str(table["early_finish"].dtype) == "datetime64[s]"
    finishes = mp.simulate_schedule(one, paths=10, levels=[50, 97.5]).to_pandas()
    assert list(finishes.columns) == ["id", "mean", "deviation", "p50", "p97.5", "critical", "critical_error"]


def test_a_measure_that_waits_sets_in_on_the_day_its_task_finishes():
    plan = mp.read_plan("examples/schedule/plan.yaml")
    seen = mp.read_observations("examples/schedule/observations.csv", plan)

    def odds(timing, schedule=None, **asked):
        measure = mp.Intervention("m", "workers", mp.LevelShift(2), timing)
        scenario = mp.Scenario("s", interventions=[measure], schedule=schedule)
        return mp.simulate(plan, seen, scenario, as_of="2024-06-28", paths=500, **asked).targets

    build = mp.TaskNetwork("2024-07-01", [mp.ScheduledTask("build", 300)])
    waiting = mp.Timing("2024-07-01", ramp=2, after="build")
    assert odds(waiting, build) == odds(mp.Timing(mp.timetable_of(build).finish, ramp=2))
    assert odds(waiting, build, calendar=EVERY_DAY) == odds(
        mp.Timing(mp.timetable_of(build, calendar=EVERY_DAY).finish, ramp=2)
    )
    with pytest.raises(mp.InvalidInput, match="the scenario has no schedule"):
        odds(waiting)


def test_the_network_of_a_plan():
    plan, _ = mp.sample("jinan")
    found = mp.network_of(plan)
    known = {deliverable.id for deliverable in plan.deliverables}
    assert set(found.left_out) <= known
    if found.network:
        assert mp.timetable_of(found.network).finish >= found.network.start
