"""Every value type: equality, hash, a repr that can be typed back, copies, pickles, attributes that cannot be set."""

import ast
import copy
import pickle
from pathlib import Path

import milepost as mp
import pytest

unit = mp.Unit("platform", zh="家", en="platforms")
series = mp.Series(unit, [mp.Observation(2022, 260, published="2023-01-18"), mp.Observation("2024H1", 330)])
target = mp.Target("platforms", mp.more_than(400 * unit), due=mp.end_of(2025), baseline=mp.Baseline(260, 2022))
indicator = mp.Indicator("platforms", {"zh": "平台", "en": "Platforms"}, unit, direction="increase")
evidence = mp.Evidence(target, series, indicator, as_of="2025-03-01", frame=mp.PlanFrame("2022-07-11", "2022..2025"))
verdict = mp.assess(evidence, "growth_ratio")
recurring = mp.assess(evidence.replace(target=target.replace(due="each year of 2022..2025")))
plan, seen = mp.sample("jinan")
network = mp.TaskNetwork(
    "2024-01-08",
    [
        mp.ScheduledTask("design", mp.Pert(10, 15, 30), started="2024-01-09", remaining=mp.Uniform(1, 9)),
        mp.ScheduledTask("survey", 3, title="测绘", not_before="2024-02-01"),
    ],
    [mp.Precedence("design", "survey", "start_start", 2)],
)
timetable = mp.timetable_of(network)
finishes = mp.simulate_schedule(network, paths=10)
card = mp.assess(plan, seen, as_of="2024-06-30")
deliverable = mp.Deliverable(
    "measures",
    "实施办法",
    kind="document",
    due=2022,
    steps=[mp.Step("draft"), mp.Step("publish", "公布", 3)],
    relations=[mp.DocumentRelation("implements", "jinan")],
    ending=mp.Ending("exempted"),
    responsibility=mp.Responsibility([mp.Responsible("drc")]),
    cadence="dispatch",
)
cadence = mp.Cadence(
    "dispatch", "每月调度", kind="dispatch", due="each month", reporting_period="quarter", contents=["进展"]
)
workflow = mp.Workflow(
    "listing",
    "挂牌督办",
    states=[mp.State("listed"), mp.State("done", final_state=True)],
    transitions=[mp.Transition("listed", "done", "摘牌")],
    entered_when=mp.VerdictRule("off_track"),
    left_when=mp.VerdictRule(lead_below=0),
)
child_plans = mp.ChildPlans("district-plans", "区县方案", each="districts", contents=[mp.RequiredContent("goals")])
done = mp.StepProgress("draft", date="2022-08-01", percent=50, published="2022-08-03", source="简报")
duty = mp.Duty(
    "cadence",
    "dispatch",
    organization="drc",
    period="2024-05",
    reports_on="2024Q2",
    due="2024-05-31",
    working_day="2024-05-31",
    certainty="official",
    soft=True,
)
fulfilment = mp.Fulfilment("cadence", "dispatch", "2024-06-03", by="drc", period="2024-05")
event = mp.Event("listing", "platforms", "2024-03-01", "listed", by="gov", note="进度严重滞后")
parent = mp.ParentPlan("jinan-2022", "district-plans", "历下区", {"goals": "第二部分"})

measure = mp.Intervention("grants", "carrier-platforms", mp.LevelShift(10), mp.Timing("2024-12-31"))
more = mp.Scenario("more", interventions=[measure])
outcome = mp.simulate(plan, seen, more, as_of="2024-06-30", paths=10)
ranking = mp.rank_levers(plan, seen, more, as_of="2024-06-30", paths=10)
screening = mp.screen(plan, seen, more, mp.Condition("sci-tech-finance-institutions"), as_of="2024-06-30", paths=10)


def frozen(course: mp.Course, start: float, time: float) -> float:
    return course.at(start)


def share_done(standing: mp.Standing) -> float:
    return standing.figure.value / standing.demand.limit


VALUES = [
    mp.Position("plan.yaml", 3, 7),
    mp.Problem("error", "indicator x", "due", "is missing", mp.Position("plan.yaml", 3, 7)),
    mp.Year(2025),
    mp.Half(2025, 1),
    mp.Quarter(2025, 3),
    mp.Month(2025, 7),
    mp.Period("2021..2025"),
    mp.Span("2021-12-31", "2025-12-31"),
    mp.Recurrence("year", "2022..2025"),
    mp.NoDue(),
    mp.ByDate("2025-12-31"),
    mp.EndOf("fyp14", "2021..2025"),
    mp.Within(2022),
    mp.EachPeriod("quarter", "2022..2025"),
    mp.RelativeTo(60, "2022-07-11"),
    mp.OnMonthDay(mp.MonthDay(6, 30)),
    mp.Regularly(),
    mp.Due("2025", "inherited", "到2025年"),
    mp.PlanFrame("2022-07-11", "2022..2025"),
    mp.schedule_of("each year of 2022..2025"),
    mp.IsoWeek(2025, 7),
    mp.TenDays(2025, 3, 1),
    mp.MonthDay(6, 30),
    mp.FiscalRule(10, "last_day"),
    mp.FiscalYear(2025, mp.FiscalRule(10, "last_day")),
    mp.CalendarException("2025-10-01", False, "国庆节", "National Day"),
    mp.Coverage(2025, "official"),
    mp.WorkingDays(5, "estimated"),
    mp.ShiftedDate("2025-10-09", "official"),
    mp.Calendar("works", [mp.CalendarException("2025-10-01", False)], [mp.Coverage(2025, "official")]),
    mp.Revision("2024-03-01", mp.more_than(450 * unit), note="raised", by="市政府"),
    mp.Tier("stretch", mp.more_than(500 * unit)),
    mp.Reading("by stock", kind="stock", due="each year of 2022..2025", first_day="2021-01-01", indicator="x"),
    mp.Part("历下区", 2024, 120),
    mp.Alternative("floor", "achieved", None, 1.2, 361, 350),
    mp.Meaning("off_track", "away"),
    mp.ProjectedFigure(2025.0, 20.0, [15.0], [25.0]),
    mp.Projection(
        "auto", [80], [mp.ProjectedFigure(2025.0, 20.0, [15.0], [25.0])], 5, 1, note=mp.Text("补齐", "filled")
    ),
    mp.ProjectedTarget("platforms", indicator="platforms", probability=0.5),
    mp.Combination(["drift", "theta"], by="median"),
    mp.ErrorPool("auto", [*range(96)], 7),
    mp.ReliabilityBin(0.1, 0.2, 3, 0.15, 1 / 3),
    mp.ProjectedTarget(
        "platforms", chance=mp.Chance(why="recurring"), due="2025-12-31", as_of="2025-03-01", asked="auto"
    ),
    mp.Chance(0.5, model="auto", used=3),
    mp.Comparison([], [mp.Disagreement("path", "sdsn.2018", "cuts", mp.Text("不同", "differ"))]),
    mp.ComparedTarget("platforms", "platforms", mp.Comparison()),
    mp.PlanComparison("2025-03-01", ["path"], [mp.ComparedTarget("platforms")]),
    mp.Disagreement("path", "eurostat.2021", "rule", mp.Text("不同", "differ")),
    mp.Change(
        "platforms", before="on_track", after="missed", observed_after=400, observed_at="2025-12-31", new_figure=True
    ),
    unit,
    400 * unit,
    mp.Percent(5),
    mp.PercentagePoints(3),
    mp.more_than(400 * unit),
    mp.at_least(400 * unit),
    mp.less_than(400 * unit),
    mp.at_most(400 * unit),
    mp.reach(400 * unit),
    mp.about(400 * unit, 0.05),
    mp.between(3 * unit, 5 * unit, two_sided=True),
    mp.all_of(),
    mp.some_of(),
    mp.toward("decrease"),
    mp.change_by(mp.Percent(-13.5)),
    mp.above("gdp"),
    mp.in_step_with("gdp", 0.5),
    mp.Linear(),
    mp.Geometric(),
    mp.Logistic(4),
    mp.FrontLoaded(3),
    mp.BackLoaded(),
    mp.Steps(),
    mp.profile([1, 2, 3, 4]),
    mp.Waypoint("2022-12-31", 260),
    mp.Trajectory(unit, {"2022-12-31": 260, "2025-12-31": 400}, "geometric"),
    mp.Point(2022, 260),
    mp.least_squares([(0, 1), (1, 2), (2, 4)]),
    mp.Text("平台", "Platforms"),
    mp.Document("jinan", "方案", "2022-07-11", number="济政办发〔2022〕1号", issuer="市政府办公厅", missing=True),
    mp.Source("jinan", 18, "超过400家"),
    mp.DocumentRelation("implements", "jinan"),
    mp.Organization("drc", "市发展改革委", type="department", collective="all", members=["stb"], masked=True),
    mp.Responsible("drc", "lead", "主要负责同志"),
    mp.Responsibility([mp.Responsible("drc")], "sole", True),
    mp.Membership("市中区", "2023-01-01", "2024-12-31", "调整"),
    mp.EntitySet("districts", "各区县", ["历下区", "市中区"], memberships=[mp.Membership("市中区", "2023-01-01")]),
    mp.Bundle("three-tens", "“3个10”专项任务"),
    indicator,
    mp.Baseline(260, 2022, "derived"),
    mp.Ending("exited", "2024-01-01", "left"),
    mp.Milestone(2023, 300),
    target,
    mp.Section("s1", "建设平台", "（一）", "s0"),
    mp.Task("t01", "平台", section="s1", targets=["platforms"], possibly_same_as="t00"),
    mp.NamedPeriod("fyp14", "2021..2025", "十四五"),
    mp.Step("draft", "编制", 2, "2022-09-30"),
    deliverable,
    mp.StatedNumber("departments", "部门", 52, unit, role="descriptor", condition="对提交材料齐全的"),
    mp.PlanRule("one-lead", "一项任务、一位领导", role="lead", deliverable="mechanism", exactly=2),
    mp.Body(
        "conference", "联席会议", convener=mp.Responsible("drc", "convener"), mandate=["统筹协调"], open_ended=True
    ),
    cadence,
    mp.Grade("good", "优秀", 90),
    mp.Decision("good", "praise_and_reward", "表扬", discretion=True, proposer="drc", approver="gov"),
    mp.Evaluation(
        "yearly",
        "年度评估",
        due="each year",
        cadence="dispatch",
        grades=[mp.Grade("good")],
        decisions=[mp.Decision("good")],
    ),
    mp.State("listed", "挂牌督办", implied=True, effect="exempts"),
    mp.Transition("", "listed", "挂牌", by="gov", within=30, working_days=True, obligation="补齐材料"),
    mp.VerdictRule("off_track", lead_below=-10, in_a_row=2),
    workflow,
    mp.RequiredContent("goals", "发展目标"),
    child_plans,
    parent,
    mp.ResponsibleWords(mp.Responsibility([mp.Responsible("drc")], "sole"), ["市科技局"]),
    done,
    duty,
    fulfilment,
    mp.Overdue(duty, "2024-06-03", 3),
    mp.Review("历下区", 90, "good", [mp.Decision("good", "praise_and_reward", "表扬")]),
    event,
    mp.Stay("listed", "2024-03-01", "2024-05-01", "2024-04-30", by="gov", note="进度严重滞后"),
    mp.OpenObligation("补齐材料", "2024-03-01"),
    mp.Case("platforms", [mp.Stay("listed", "2024-03-01")], [mp.OpenObligation("补齐材料", "2024-03-01")]),
    mp.Irregularity(1, "no step leads from 'done' to 'listed'"),
    mp.replay(workflow, [event, event], "2024-12-31"),
    mp.Log({"measures": [done]}, [fulfilment], [event]),
    mp.load_log("of,date\nnothing,2024-01-01\n", plan),
    mp.LagLights("ours", 10, 30, "yellow"),
    mp.HistoryLights("ours", caught_up="red"),
    mp.GrowthLights("ours", "red"),
    mp.DelayLights("ours", 3, 9),
    mp.DutyLights("ours", behind="orange"),
    mp.MilestoneForecast("2024-03-31", "2024-09-30"),
    mp.ConfidenceCuts(0.9, 0.7, 0.5, 0.3),
    mp.Composition("power", -1, "refuse", 0.5),
    mp.Nested(parts=[[1, None], mp.Nested(3, 2)]),
    mp.ClassCounts({"good": 2}, 3),
    mp.WinsoriseRule(most=3),
    mp.UncertainScore(60, 10, 0.5),
    mp.EarnedValue((1, 0.8)),
    mp.EarnedSchedule(),
    mp.earned_value_figures(400, 350, 380, 1000),
    mp.earned_schedule_figures([10, 25, 45], 30, 2, 3),
    mp.DeliverableRow(deliverable="measures", verdict=verdict, task="t01", strength="strive"),
    mp.ChildPlan(plan.replace(parent=parent), seen),
    mp.ChildStanding("历下区", "plan-of-lixia", [mp.RequiredContent("goals")]),
    mp.Uniform(0, 1),
    mp.Triangular(1, 2, 4),
    mp.Pert(1, 2, 4),
    mp.NormalDistribution(0, 1),
    mp.LogNormal(2, 0.5),
    mp.BetaDistribution(2, 3, high=10),
    mp.Empirical([3, 1, 2]),
    mp.BusinessAsUsual(avoid_worsening=True),
    mp.LevelShift(mp.Uniform(1, 2)),
    mp.GrowthChange(2),
    mp.LinearChange(-2, share_of="2018-12-31"),
    mp.AnnualRate(3),
    mp.LatestRate(most=150),
    mp.Stop(),
    mp.Cap(upper=90),
    mp.GivenValues({"2025-12-31": 3}),
    mp.RateToGoal(-50, "2030-12-31", since="2012-12-31", relative=True),
    mp.PercentOfBaseline(-40, "2030-12-31", clock="start"),
    mp.FixedTarget(99, "2025-12-31", if_target_worse="follow"),
    mp.HaltRise("2025-12-31", base="2010-12-31"),
    mp.covid("sustained_disruption"),
    mp.ReturnToEarlier([("2024-12-31", 70)], "2024-12-31"),
    mp.Trim(keep_better=False),
    mp.TrimmedEffect(mp.Stop(), mp.Trim(None, 18)),
    mp.BestOf([mp.Stop(), mp.LinearChange(2)]),
    mp.CustomEffect("frozen", frozen),
    mp.Course(2015.0, [1, 2], 0.5),
    mp.YearlyPath(2018, [60, None, 62], ["reported", "imputed", "projected"]),
    mp.Timing("2025-01-01", ramp=2, half_life=mp.Uniform(1, 2)),
    measure,
    mp.TargetChange("carrier-platforms", mp.more_than(450 * unit), "2026-12-31"),
    mp.Link("a", "b", mp.Triangular(0.1, 0.2, 0.4), 1),
    mp.Scenario(
        "more", "更多", interventions=[measure], links=[mp.Link("a", "b")], correlations=mp.Correlations(["a"], [1])
    ),
    mp.ScenarioDifference("link a -> b", "lag", {"zh": "0", "en": "0"}, {"zh": "1", "en": "1"}),
    mp.Correlations(["a", "b"], [[1, 0.5], [0.5, 1]]),
    mp.Timing("2025-01-01", after="survey"),
    mp.Scenario("more", schedule=network),
    network,
    *network.tasks,
    *network.precedences,
    mp.PlanNetwork(network, ["a"]),
    timetable,
    timetable.tasks[0],
    finishes,
    finishes.whole,
    mp.SumOutcome("jobs", indicator="jobs", entities=2, bands=[mp.Band(2025.0, 1.0, 0.1, [0.5, 1.5])]),
    outcome,
    outcome.whole,
    outcome.whole.all,
    outcome.targets[0],
    mp.Band(2026.0, 1.0, 0.1, [1.0]),
    mp.FirstPassage([2026.0], [0.5]),
    mp.LeftOut("x", reason="no_data", why={"zh": "没有数据", "en": "no figures"}),
    mp.SimulationNote("intervention m", "x", words={"zh": "不起作用", "en": "does nothing"}),
    mp.YearlyPace(39, 0.108),
    mp.required_effort(evidence),
    mp.Estimate(0.4, 0.01),
    mp.LeverEffect("jobs", lost=mp.Estimate(0.1, 0.01)),
    mp.Lever("grants", gain=mp.Estimate(0.4, 0.01), effects=[mp.LeverEffect("jobs")]),
    ranking,
    mp.Condition("carrier-platforms"),
    mp.FigureSpread(mp.Estimate(400, 0.5), [390, 400, 410]),
    mp.ScreenedTarget("jobs", odds=mp.Estimate(0.5, 0.01), difference=mp.Estimate(-0.1, 0.01)),
    screening,
    mp.MorrisEffect("grants", mu=2.7, mu_star=2.7, sigma=0),
    mp.SobolIndex("grants", mp.Estimate(0.6, 0.01), mp.Estimate(0.7, 0.01)),
    mp.TornadoBar("grants.effect", low_value=1, high_value=3, low_figure=10, high_figure=12, swing=2),
    mp.tornado(plan, seen, more, "sci-tech-finance-institutions", as_of="2024-06-30"),
    mp.MorrisStep(2026, [mp.MorrisEffect("grants")]),
    mp.morris(plan, seen, more, "sci-tech-finance-institutions", as_of="2024-06-30", trajectories=4),
    mp.SobolStep(2026, 400, 25, [mp.SobolIndex("grants")]),
    mp.sobol_indices(plan, seen, more, "sci-tech-finance-institutions", as_of="2024-06-30", samples=10),
    plan,
    plan.replace(authority="opinion", metadata={"number": "masked"}, parent=parent, deliverables=[deliverable]),
    mp.Observation("2024Q1", 80, report="year_to_date", status="provisional", exactness="at_least"),
    series,
    seen,
    mp.join_total(mp.Series(unit, {2022: 60, 2023: 45}), "2021-12-31", "2023-12-31"),
    mp.fit_trend([(2022, 260), (2023, 310), (2024, 361)]),
    evidence,
    verdict.observed,
    verdict.demand,
    verdict.start,
    mp.standing_of(evidence),
    mp.Cuts(1, 0.8),
    mp.Path(),
    mp.TimeProportional((0, -5)),
    mp.GrowthRatio(),
    mp.TrendProjection(),
    mp.Custom("share done", share_done, 0.9, 0.5),
    mp.score_of("path", mp.standing_of(evidence)),
    recurring.history[0],
    mp.EntityStanding("历下区", "on_track", 1, "2023-12-31"),
    mp.Tally(2, 1),
    mp.Category("poor", "off_track", at_most=0.5, movement="away", within=2, score=-5),
    mp.FourWays(*(mp.Category(word, "on_track") for word in "abc"), mp.Category()),
    mp.ScorePiece(2, -1, from_=0.5),
    mp.ScoreMap([mp.ScorePiece(1), mp.ScorePiece(2, -1, from_=0.5)], 0, 10),
    mp.PointChoice(base="nearest", base_year=2015, last=5, until_due=True),
    mp.Treatments(zero=0.001, negative="turned", met=mp.Category("met", "achieved", score=5)),
    mp.preset("statcan.2024"),
    verdict,
    recurring,
    card.roll_up(),
    mp.EntityEvidence("历下区", evidence),
    card["carrier-platforms"],
    card.by_task()[0],
    card,
    mp.Scorecard(plan, "2024-06-30", "path", [], [mp.DeliverableRow(deliverable="measures", verdict=verdict)]),
    mp.load_plan("milepost: 1"),
    mp.load_methods("milepost: 1\nmethods: [{name: mine.2026, like: statcan.2024}]"),
    mp.load_observations("indicator,period\n", plan),
    mp.load_scenario("milepost: 1\nscenario: {id: more}\n", plan),
]

UNHASHABLE = (
    mp.Calendar,
    mp.Plan,
    mp.Observations,
    mp.RollUp,
    mp.Group,
    mp.Scorecard,
    mp.PlanReading,
    mp.MethodsReading,
    mp.ScenarioReading,
    mp.ObservationsReading,
    mp.ChildPlan,
    mp.Log,
    mp.LogReading,
    mp.ClassCounts,
)
DESCRIBED = (
    mp.Calendar,
    *(kind for kind in UNHASHABLE if kind is not mp.ClassCounts),
    mp.Verdict,
    mp.ScorecardRow,
    mp.DeliverableRow,
    mp.Outcome,
    mp.Timetable,
    mp.ScheduleOutcome,
    mp.LeverRanking,
    mp.Screening,
)  # <Verdict: ...>: too long to be typed back


def name(value: object) -> str:
    return type(value).__name__


def test_every_value_type_is_here():
    types = {kind for kind in vars(mp).values() if isinstance(kind, type) and kind.__module__ == "milepost._core"}
    enumerations = {kind for kind in types if hasattr(kind, "__members__")}
    errors = {kind for kind in types if issubclass(kind, Exception)}
    assert types - enumerations - errors == {type(value) for value in VALUES}


@pytest.mark.parametrize("value", VALUES, ids=name)
def test_pickles_and_copies_are_equal(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value


@pytest.mark.parametrize("value", VALUES, ids=name)
def test_equality_is_of_the_same_type_and_hashes_agree(value):
    other = copy.deepcopy(value)
    assert value == other
    assert (value != other) is False
    assert value != "something else"
    assert value != next(one for one in VALUES if type(one) is not type(value))
    if isinstance(value, UNHASHABLE):
        with pytest.raises(TypeError, match="unhashable"):
            hash(value)
    else:
        assert hash(value) == hash(other)


@pytest.mark.parametrize(
    "value", [value for value in VALUES if not isinstance(value, (*DESCRIBED, mp.Custom, mp.CustomEffect))], ids=name
)
def test_a_repr_can_be_typed_back(value):
    assert eval(repr(value), dict(vars(mp))) == value


@pytest.mark.parametrize("value", [value for value in VALUES if isinstance(value, DESCRIBED)], ids=name)
def test_what_is_too_long_is_described_in_a_line(value):
    assert repr(value).startswith(f"<{type(value).__name__}")
    assert "\n" not in repr(value)
    assert len(repr(value)) < 160


@pytest.mark.parametrize("value", VALUES, ids=name)
def test_attributes_are_read_only_and_documented(value):
    attributes = [key for key, held in vars(type(value)).items() if isinstance(held, property)]
    for attribute in attributes:
        assert vars(type(value))[attribute].__doc__
        with pytest.raises(AttributeError):
            setattr(value, attribute, getattr(value, attribute))
    assert type(value).__doc__


def test_a_field_of_another_value_makes_another_value():
    for value in VALUES:
        if not hasattr(value, "replace"):
            continue
        assert value.replace() == value
    assert indicator.replace(kind="flow") != indicator
    assert verdict.replace(figure=1.0) != verdict
    assert evidence.replace(as_of="2025-03-02") != evidence


def stub_parameters() -> dict[str, list[str]]:
    """The constructors of the stub: class name to its parameters, * where the named ones begin."""
    stub = Path(mp.__file__).with_name("_core.pyi").read_text(encoding="utf-8")
    found = {}
    for node in ast.parse(stub).body:
        for method in node.body if isinstance(node, ast.ClassDef) else []:
            if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                arguments = method.args
                named = [argument.arg for argument in arguments.kwonlyargs]
                positional = [argument.arg for argument in arguments.args[1:]]
                found[node.name] = positional + (["*", *named] if named else [])
    return found


@pytest.mark.parametrize("value", [value for value in VALUES if hasattr(value, "replace")], ids=name)
def test_the_stub_names_the_arguments_of_the_constructor(value):
    head = type(value).__doc__.splitlines()[0]
    call = ast.parse(f"def {head}: ...").body[0]
    named = [argument.arg for argument in call.args.kwonlyargs]
    positional = [argument.arg for argument in call.args.args]
    assert stub_parameters()[type(value).__name__] == positional + (["*", *named] if named else [])
