"""Floor 4 in Python: plans made by hand, texts in two languages, everything that check() finds."""

import datetime

import milepost as mp
import pytest

platform = mp.Unit("platform")


def small_plan(**changes) -> mp.Plan:
    """One task with one target; fields may be changed."""
    parts = {
        "id": "small",
        "frame": mp.PlanFrame(issued="2022-07-11", horizon="2022..2025"),
        "organizations": [mp.Organization("drc", {"zh": "市发展改革委", "en": "Reform Commission"})],
        "sections": [mp.Section("s1", "Platforms")],
        "tasks": [
            mp.Task(
                "t01", section="s1", responsibility=mp.Responsibility([mp.Responsible("drc")]), targets=["platforms"]
            )
        ],
        "indicators": [mp.Indicator("platforms", "Platforms", platform, direction="increase")],
        "targets": [mp.Target("platforms", mp.more_than(400 * platform), due=mp.end_of(2025))],
    }
    return mp.Plan(**(parts | changes))


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ("载体平台", "载体平台", ""),
        ("Platforms", "", "Platforms"),
        ({"zh": "载体平台", "en": "Platforms"}, "载体平台", "Platforms"),
        ({"en": "Platforms"}, "", "Platforms"),
        (mp.Text("载体平台", "Platforms"), "载体平台", "Platforms"),
    ],
)
def test_a_text_is_a_str_or_both_languages(given, zh, en):
    name = mp.Indicator("x", given).name
    assert (name.zh, name.en) == (zh, en)
    assert mp.in_(name, "en") == (en or zh)
    assert mp.in_(name, "zh") == (zh or en)
    assert eval(mp.Indicator("x", given).__repr__(), dict(vars(mp))) == mp.Indicator("x", given)


def test_a_text_of_another_language_is_refused():
    with pytest.raises(mp.ParseError, match=r"Indicator: name: 'fr' is not a Language; expected zh, en"):
        mp.Indicator("x", {"fr": "plateformes"})
    with pytest.raises(TypeError, match=r"Indicator: name: 3 \(int\): expected a text"):
        mp.Indicator("x", 3)


def test_constructors_say_which_argument_is_wrong():
    with pytest.raises(TypeError, match=r"Target: no argument 'deu'; did you mean 'due'\?"):
        mp.Target("x", mp.some_of(), deu=2025)
    with pytest.raises(TypeError, match="Target: argument 'bound' is missing"):
        mp.Target("x")
    with pytest.raises(TypeError, match="Target: 3 arguments without a name; at most 2"):
        mp.Target("x", mp.some_of(), 2025)
    with pytest.raises(TypeError, match="Target: argument 'indicator' is given twice"):
        mp.Target("x", mp.some_of(), indicator="y")
    with pytest.raises(TypeError, match=r"Target: baseline: 260 \(int\): expected Baseline or None"):
        mp.Target("x", mp.some_of(), baseline=260)


def test_plans_cannot_be_changed_but_copied_with_changes():
    plan = small_plan()
    with pytest.raises(AttributeError):
        plan.id = "other"
    assert isinstance(plan.targets, tuple)
    renamed = plan.replace(id="other")
    assert (plan.id, renamed.id, renamed.targets) == ("small", "other", plan.targets)
    later = plan.targets[0].replace(due=2026)
    assert later.due.rule == mp.ByDate("2026-12-31")
    with pytest.raises(TypeError, match="no argument 'dew'"):
        later.replace(dew=2027)


def test_parts_outlive_their_plan():
    target = small_plan().targets[0]
    assert target.bound == mp.more_than(400 * platform)


def test_things_are_found_by_name():
    plan = small_plan()
    assert plan.indicator("platforms").unit == platform
    assert plan.target("platforms") == plan.targets[0]
    assert plan.task("t01").targets == ("platforms",)
    assert plan.section("s1").title.en == "Platforms"
    assert plan.organization("drc").name.zh == "市发展改革委"
    assert plan.indicator("nothing") is None
    assert plan.entity_set("districts") is None
    assert mp.name_of(plan.targets[0]) == "platforms"


def test_a_sound_plan_has_no_problems():
    assert mp.check(small_plan()) == []


def test_every_problem_is_listed_at_once():
    plan = small_plan(
        targets=[
            mp.Target("platforms", mp.at_most(400 * platform), due=2025),
            mp.Target("plattforms", mp.more_than(400 * platform), due=2025),
            mp.Target("platforms", mp.about(400 * platform), due=2025, id="again"),
        ]
    )
    problems = mp.check(plan)
    assert mp.has_errors(problems)
    words = mp.lines_of(problems)
    assert "plattforms" in words
    assert "did you mean 'platforms'" in words
    assert {str(problem.severity) for problem in problems} == {"error", "warning"}
    assert words == "\n".join(str(problem) for problem in problems)


def test_milestones_and_baselines_are_written_shortly():
    target = mp.Target(
        "x",
        mp.at_least(100 * platform),
        due=2025,
        baseline=mp.Baseline(50, 2021, "derived"),
        milestones={2022: 60, "2023": 70},
        shape="geometric",
        ending=mp.Ending("exempted", "2024-01-01", "flood"),
    )
    assert target.milestones == (mp.Milestone(2022, 60), mp.Milestone(2023, 70))
    assert target.baseline.confirmation is mp.Confirmation.derived
    assert target.shape == mp.Geometric()
    assert target.ending.from_ == datetime.date(2024, 1, 1)
    assert eval(repr(target), dict(vars(mp))) == target


def test_a_repeated_indicator_names_what_it_repeats():
    assert mp.repeated_by(mp.Indicator("b", same_as="a")) == "a"
    assert mp.repeated_by(mp.Indicator("b", possibly_same_as="a")) == "a"
    assert mp.repeated_by(mp.Indicator("b")) == ""


def test_what_stands_beside_targets_is_found_by_name():
    plan = small_plan(
        deliverables=[mp.Deliverable("measures")],
        numbers=[mp.StatedNumber("departments", value=52)],
        bodies=[mp.Body("conference")],
        cadences=[mp.Cadence("dispatch")],
        evaluations=[mp.Evaluation("yearly")],
        workflows=[mp.Workflow("listing")],
        child_plans=[mp.ChildPlans("district-plans")],
    )
    assert plan.deliverable("measures") == plan.deliverables[0]
    assert plan.stated_number("departments").value == 52
    assert plan.body("conference") == plan.bodies[0]
    assert plan.cadence("dispatch") == plan.cadences[0]
    assert plan.evaluation("yearly") == plan.evaluations[0]
    assert plan.workflow("listing") == plan.workflows[0]
    assert plan.child_plan("district-plans") == plan.child_plans[0]
    assert plan.deliverable("nothing") is None


def test_a_title_page_says_how_far_it_is_known():
    plan = small_plan(authority="opinion", metadata={"number": "masked", "issuer": mp.Known.inferred})
    assert plan.authority is mp.Authority.opinion
    assert plan.metadata == {"issuer": mp.Known.inferred, "number": mp.Known.masked}
    with pytest.raises(mp.ParseError, match=r"Plan: metadata: 'hidden' is not a Known; expected stated, inferred"):
        small_plan(metadata={"number": "hidden"})
    with pytest.raises(TypeError, match=r"Plan: metadata: 'number' \(str\): expected a dict, each a Known or its name"):
        small_plan(metadata="number")


def test_members_join_and_leave():
    districts = mp.EntitySet(
        "districts",
        members=["历下区", "市中区", "莱芜区"],
        memberships=[mp.Membership("市中区", until="2022-12-31"), mp.Membership("莱芜区", from_="2023-01-01")],
    )
    assert mp.members_on(districts, "2022-12-31") == ("历下区", "市中区")
    assert mp.members_on(districts, "2023-01-01") == ("历下区", "莱芜区")
    assert mp.is_member(districts, "市中区", date="2022-12-31")
    assert not mp.is_member(districts, "天桥区", date="2022-12-31")


def test_steps_weigh_what_they_are_said_to():
    assert mp.total_weight(mp.Deliverable("x", steps=[mp.Step("draft"), mp.Step("publish", weight=3)])) == 4
    assert mp.total_weight(mp.Deliverable("x")) == 0


@pytest.mark.parametrize(
    ("due", "scheduled", "frequency"),
    [
        ("each month", True, "month"),
        (2024, True, None),
        (mp.Regularly(), False, None),
        (None, False, None),
    ],
)
def test_a_cadence_is_scheduled_or_not(due, scheduled, frequency):
    cadence = mp.Cadence("dispatch", due=due)
    assert mp.is_scheduled(cadence) is scheduled
    assert mp.frequency_of(cadence) == frequency


def test_states_are_found_by_name():
    workflow = mp.Workflow("listing", states=[mp.State("listed", "挂牌督办")])
    assert mp.find_state(workflow, "listed") == workflow.states[0]
    assert mp.find_state(workflow, "nothing") is None


@pytest.mark.parametrize("status", ["off_track", "off track", mp.Status.off_track])
def test_a_rule_on_verdicts_names_a_status(status):
    assert mp.VerdictRule(status).status == "off_track"


def test_a_rule_on_verdicts_knows_every_status_or_any():
    assert mp.VerdictRule("").status == ""
    with pytest.raises(mp.ParseError, match=r"VerdictRule: status: 'offtrack' is not a Status; .* mean 'off_track'\?"):
        mp.VerdictRule("offtrack")


def test_a_child_plan_lacks_what_its_parent_asks_for():
    goals, projects = mp.RequiredContent("goals", "发展目标"), mp.RequiredContent("projects", "重点项目")
    required = mp.ChildPlans("district-plans", contents=[goals, projects])
    child = mp.ParentPlan("jinan-2022", "district-plans", "历下区", contents={"projects": "s3"})
    assert mp.missing_contents(required, child) == (goals,)
    assert mp.missing_contents(required, None) == (goals, projects)
    assert hash(child) == hash(child.replace()) != hash(child.replace(contents={}))


def test_who_answers_is_read_from_words():
    plan = small_plan()
    alone = mp.parse_responsible("市发展改革委", plan)
    assert alone.responsibility.organizations == (mp.Responsible("drc"),)
    assert (alone.responsibility.mode, alone.responsibility.words, alone.unknown) == ("sole", "市发展改革委", ())
    several = mp.parse_responsible(words="市发展改革委、市科技局等按职责分工负责", plan=plan)
    assert several.responsibility.organizations == (mp.Responsible("drc"),)
    assert (several.responsibility.mode, several.responsibility.open_ended) == ("by_function", True)
    assert several.unknown == ("市科技局",)
