"""One result of every kind that is a table, one list of every kind of record. All figures are made up."""

import milepost as mp

PIECE = mp.Unit("piece")
AS_OF = "2024-03-01"


def yearly(*values):
    return mp.Series(PIECE, {2014 + place: value for place, value in enumerate(values)})


PLAN = mp.Plan(
    "made",
    title={"zh": "示意方案", "en": "Illustration"},
    sections=[mp.Section("s1", title={"zh": "第一章", "en": "Chapter one"})],
    tasks=[mp.Task("t1", {"zh": "任务一", "en": "Task one"}, section="s1", targets=["skills"])],
    organizations=[mp.Organization("drc", {"zh": "市发展改革委", "en": "Reform Commission"})],
    deliverables=[mp.Deliverable("report", {"zh": "报告", "en": "Report"}, task="t1", due="2024-12-31")],
    indicators=[
        mp.Indicator(name, {"zh": zh, "en": name}, PIECE, direction="increase")
        for name, zh in (("skills", "技能"), ("jobs", "就业"), ("unseen", "未见数据"))
    ],
    targets=[
        mp.Target("skills", mp.at_least(130 * PIECE), due=mp.end_of(2026)),
        mp.Target("jobs", mp.at_least(250 * PIECE), due=mp.end_of(2026)),
        mp.Target("unseen", mp.at_least(5 * PIECE), due=mp.end_of(2026)),
    ],
)
SEEN = mp.Observations(
    {
        "skills": yearly(100, 104, 103, 109, 112, 111, 117, 119, 124, 126),
        "jobs": yearly(180, 190, 186, 201, 205, 214, 219, 228, 224, 235),
    }
)
MEASURE = mp.Intervention("m", "jobs", mp.LevelShift(mp.Uniform(2, 9)), mp.Timing("2023-12-31", ramp=mp.Uniform(0, 2)))
SCENARIO = mp.Scenario("more", interventions=[MEASURE])
CARD = mp.assess(PLAN, SEEN, AS_OF)
EARLIER = mp.assess(PLAN, SEEN, "2019-03-01")
EVIDENCE = mp.Evidence(PLAN.targets[0], SEEN["skills"], as_of=AS_OF)
NETWORK = mp.TaskNetwork(
    "2024-01-08",
    [mp.ScheduledTask("a", mp.Uniform(1, 9), title={"zh": "设计", "en": "Design"}), mp.ScheduledTask("b", 2)],
    [mp.Precedence("a", "b", lag=1)],
)
STAY = mp.Stay("applied", "2024-03-01", limit="2024-03-15", by="drc", note="原则上")
OWED = mp.OpenObligation("整改报告", "2024-03-01")
DUTY = mp.Duty(
    "cadence",
    "reports",
    organization="drc",
    period=mp.Period("2024Q1"),
    due="2024-03-31",
    working_day="2024-03-29",
    certainty="official",
    soft=True,
)
DECISION = mp.Decision("good", "praise_and_reward", {"zh": "表扬", "en": "praise"}, proposer="drc")
FULFILMENT = mp.Fulfilment("cadence", "reports", "2024-04-02", by="drc", period=mp.Period("2024Q1"))
EVENT = mp.Event("tolerance", "x", "2024-03-01", "applied", by="drc", note="说明")
STEP = mp.StepProgress("draft", date="2024-02-01", percent=40, published="2024-02-03", source="notice")
PROBLEMS = [
    mp.Problem("error", "target x", "due", "no such period", mp.Position("plan.yaml", 3, 7)),
    mp.Problem("warning", "plan", "", "made by hand, in no file"),
]
LEFT_OUT = mp.LeftOut("unseen", reason="no_data", why={"zh": "无数据", "en": "no data"})
ENOUGH = {"series": ["a"] * 14, "period": [*range(2000, 2014)], "value": [3.0 + step * step % 7 for step in range(14)]}
CALENDAR = mp.Calendar(
    "made",
    exceptions=[mp.CalendarException("2024-10-01", False, "国庆节", "National Day")],
    covered=[mp.Coverage(mp.Period("2024..2026"), "official")],
)


def outcome():
    made = mp.simulate(PLAN, SEEN, SCENARIO, as_of=AS_OF, paths=64, levels=[10, 97.5])
    sums = [mp.SumOutcome("jobs", indicator="jobs", unit=PIECE, entities=2, bands=made.targets[0].bands)]
    note = mp.SimulationNote("intervention m", words={"zh": "不起作用", "en": "it does nothing"})
    return made.replace(sums=sums, notes=[note])


def allocation():
    from milepost import allocation as made

    one = made.Expected(0.5, 0.01)
    return made.Allocation(
        plan="made",
        as_of=AS_OF,
        purchases=(made.Purchase("m", "", 3, "places", 0.5, 12),),
        budgets=(made.BudgetUse("2024", 20, 12, 0.01, 0.02, binds=False),),
        before=one,
        after=one,
        gain=one,
        promised=0.5,
        simulated=0.4,
        binding=(),
        rounds=(made.Round(0.5, 0.4), made.Round(0.45, 0.41)),
        responses=(),
        targets=(made.TargetChance("jobs", "", 1, 0.25, 0.75),),
        scenario=SCENARIO,
        paths=64,
        seed=1,
        weighted=False,
    )


def sobol():
    def index(name):
        return mp.SobolIndex(name, mp.Estimate(0.25, 0.01), mp.Estimate(0.5, 0.02))

    unknown = mp.SobolIndex("surprise jobs")  # of no variance there are no shares
    steps = [mp.SobolStep(at, mean=2, variance=4, indices=[index("m"), unknown]) for at in (2025.0, 2026.0)]
    return mp.SobolIndices("jobs", unit=PIECE, samples=64, seed=1, steps=steps, due=steps[-1], met=steps[0])


def results():
    """By the name of its class."""
    stayed = mp.Case("x", [STAY], [OWED])
    figures = [mp.Instance(mp.Period(year), "achieved", 5.0, 4.0, 1.25) for year in (2022, 2023)]
    entity = mp.EntityStanding("west", "at_risk", 3.0, "2023-12-31")
    other = mp.Alternative({"zh": "理解一", "en": "reading one"}, "on_track", None, 1.0, 2.0, 3.0)
    made = [
        PLAN,
        CARD,
        CARD["skills"],
        mp.DeliverableRow(deliverable="report", verdict=CARD["skills"].verdict, task="t1", section="s1"),
        CARD["skills"].verdict.replace(history=figures, entities=[entity], readings=[other], tiers=[other]),
        mp.compare(EVIDENCE),
        mp.compare(PLAN, SEEN, AS_OF),
        CARD.roll_up(),
        mp.class_counts(["good", "good", "poor"]),
        SEEN["skills"],
        SEEN,
        mp.required_path(EVIDENCE),
        mp.YearlyPath(2020, [1.0, None, 3.0], ["reported", "imputed", "projected"]),
        mp.project(SEEN["skills"], 2, levels=(80, 97.5)),
        mp.backtest(ENOUGH, horizon=2, levels=(80, 97.5)),
        CALENDAR,
        mp.Log({("report", "west"): [STEP]}, [FULFILMENT], [EVENT]),
        stayed,
        mp.Replay("tolerance", [stayed, mp.Case("y")], [mp.Irregularity(1, "no step leads there")]),
        mp.Review("west", 90, "good", [DECISION]),
        *(reading(problems=PROBLEMS) for reading in (mp.PlanReading, mp.MethodsReading, mp.ObservationsReading)),
        mp.LogReading(problems=PROBLEMS),
        mp.ScenarioReading(problems=PROBLEMS),
        mp.timetable_of(NETWORK),
        mp.simulate_schedule(NETWORK, paths=16, levels=[50, 97.5]),
        NETWORK,
        outcome(),
        mp.rank_levers(PLAN, SEEN, SCENARIO, as_of=AS_OF, paths=64),
        mp.screen(PLAN, SEEN, SCENARIO, mp.Condition("skills", met=False), as_of=AS_OF, paths=64),
        mp.tornado(PLAN, SEEN, SCENARIO, "jobs", as_of=AS_OF),
        mp.morris(PLAN, SEEN, SCENARIO, "jobs", as_of=AS_OF, trajectories=4),
        sobol(),
        allocation(),
    ]
    return {type(result).__name__: result for result in made}


def records():
    """Lists of records, by the name of their class."""
    found = results()
    change = mp.changes_between(EARLIER, CARD)
    lists = [
        *(PLAN.indicators, PLAN.tasks, PLAN.sections, PLAN.organizations),
        *(CARD.rows, [found["DeliverableRow"]], [row.verdict for row in CARD], found["Verdict"].history),
        *(found["Verdict"].entities, found["Verdict"].readings, found["Comparison"].disagreements or disputed()),
        *(CARD.by_section(), change, mp.reliability([0.1, 0.2, 0.9], [False, False, True], bins=2)),
        *(SEEN["skills"].observations, found["Trajectory"].waypoints, [mp.Point(2024.5, 3)]),
        *(mp.project(PLAN, SEEN, as_of=AS_OF), found["Calendar"].exceptions, found["Calendar"].covered),
        *([DUTY], mp.overdue([DUTY], [], "2024-04-15"), [FULFILMENT], [EVENT], [STEP], [STAY], [OWED]),
        *([mp.Irregularity(1, "no step leads there")], [DECISION], [found["Review"]]),
        [mp.ChildStanding("west", "plan-west", [mp.RequiredContent("goals", {"zh": "目标", "en": "goals"})])],
        [mp.RequiredContent("goals", {"zh": "目标", "en": "goals"})],
        *(PROBLEMS, found["Timetable"].tasks, NETWORK.tasks, NETWORK.precedences),
        *([LEFT_OUT], found["Outcome"].notes, found["Outcome"].targets, found["LeverRanking"].levers),
        *(found["Screening"].targets, found["Tornado"].bars, found["MorrisEffects"].due.effects),
        *(found["SobolIndices"].due.indices, mp.required_effort(PLAN, SEEN, AS_OF)),
        mp.compare_scenarios(mp.Scenario("none"), SCENARIO),
    ]
    return {type(one[0]).__name__: one for one in lists}


def disputed():
    return [mp.Disagreement("path", "growth_ratio", "rate", {"zh": "增速算法不同", "en": "the rates differ"})]


# Results without a row, which keep their columns.
EMPTY = {
    "Plan": mp.Plan("empty"),
    "Scorecard": mp.assess(mp.Plan("empty"), mp.Observations(), as_of=AS_OF),
    "Comparison": mp.Comparison(),
    "PlanComparison": mp.PlanComparison(AS_OF),
    "ClassCounts": mp.ClassCounts(),
    "Observations": mp.Observations(),
    "Series": mp.Series(PIECE, {}),
    "Projection": mp.Projection(levels=[80, 97.5]),
    "BacktestResult": mp.BacktestResult([], {}, (80.0, 97.5)),
    "Calendar": mp.Calendar("every day", weekdays=[True] * 7),
    "Log": mp.Log(),
    "Case": mp.Case("x"),
    "Replay": mp.Replay("tolerance"),
    "Review": mp.Review("west"),
    "PlanReading": mp.PlanReading(),
    "Timetable": mp.Timetable(),
    "ScheduleOutcome": mp.ScheduleOutcome(16, levels=[50, 97.5]),
    "TaskNetwork": mp.TaskNetwork("2024-01-08"),
    "LeverRanking": mp.LeverRanking("made"),
    "Screening": mp.Screening("made"),
    "Tornado": mp.Tornado("jobs"),
}
