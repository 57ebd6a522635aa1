"""Floor 9 in Python: duties, what is overdue, reviews, replayed workflows, escalation, logs."""

import datetime

import milepost as mp
import pytest

piece = mp.Unit("piece")


def plan_of(*cadences, **more) -> mp.Plan:
    return mp.Plan("illustration", cadences=cadences, **more)


def each(every, **more) -> mp.Cadence:
    return mp.Cadence("summary", "季度材料", kind="report", due=f"each {every}", **more)


# duties


def test_a_report_of_each_quarter_is_owed_by_its_last_working_day():
    days = [str(duty.working_day) for duty in mp.duties(plan_of(each("quarter")), "2017-07-01", "2018-06-30")]
    assert days == ["2017-09-30", "2017-12-29", "2018-03-30", "2018-06-29"]  # 30 September 2017 was a make-up day


def test_a_calendar_of_ones_own_takes_the_place_of_the_chinese_one():
    plain = mp.Calendar("plain", [], [mp.Coverage(2017, "official")])
    [duty] = mp.duties(plan_of(each("quarter")), first="2017-09-01", last="2017-09-30", calendar=plain)
    assert duty.working_day == datetime.date(2017, 9, 29)
    assert duty.due == datetime.date(2017, 9, 30)


def test_a_duty_leads_back_to_its_name_and_sentence():
    cadence = each("month", reporting_period="quarter", source=mp.Source("notice", 12, "每月调度"))
    plan = plan_of(cadence.replace(responsibility=mp.Responsibility([mp.Responsible("drc"), mp.Responsible("stb")])))
    first, second = mp.duties(plan, "2024-05-01", "2024-05-31")
    assert (first.kind, first.id, first.organization, second.organization) == ("cadence", "summary", "drc", "stb")
    assert (str(first.period), str(first.reports_on)) == ("2024-05", "2024Q2")
    assert (first.certainty, first.soft, first.entity) == ("official", False, "")
    assert mp.duty_name(plan, first) == mp.Text("季度材料")
    assert mp.duty_source(plan, first).line == 12
    assert mp.duty_source(mp.Plan(), first) == mp.Source()


def test_each_entity_owes_it_while_it_belongs_to_the_set():
    bases = mp.EntitySet("bases", members=["甲", "乙"], memberships=[mp.Membership("乙", until="2023-06-30")])
    owed = mp.duties(plan_of(each("year", each="bases"), entities=[bases]), "2022-01-01", "2023-12-31")
    assert [(duty.working_day.year, duty.entity) for duty in owed] == [(2022, "甲"), (2022, "乙"), (2023, "甲")]


def test_what_is_made_in_the_course_of_a_cadence_is_owed_by_the_cadence():
    own = mp.Deliverable("digest", due="2024-06-28")
    course = own.replace(cadence="summary")
    assert [duty.id for duty in mp.duties(plan_of(deliverables=[own]), "2024-06-01", "2024-06-30")] == ["digest"]
    owed = mp.duties(plan_of(each("month"), deliverables=[course]), "2024-06-01", "2024-06-30")
    assert [duty.id for duty in owed] == ["summary"]


# overdue


def quarterly(quarter: int, entity: str = "") -> mp.Duty:
    last = mp.Quarter(2024, quarter)
    return mp.Duty(
        "cadence", "summary", entity=entity, period=last, due=mp.Period(last).last, working_day=mp.Period(last).last
    )


def test_on_its_day_a_duty_is_in_time_the_day_after_it_is_late():
    assert mp.overdue([quarterly(1)], [], "2024-03-31") == ()
    [late] = mp.overdue([quarterly(1)], done=[], as_of="2024-04-01")
    assert (late.duty, late.days, late.done_on) == (quarterly(1), 1, None)


def test_what_was_done_late_says_by_how_much():
    done = mp.Fulfilment("cadence", "summary", "2024-04-10", period="2024Q1")
    assert mp.overdue([quarterly(1)], [done], "2024-12-31") == (mp.Overdue(quarterly(1), "2024-04-10", 10),)
    in_time = done.replace(on="2024-03-31")
    assert mp.overdue([quarterly(1)], [in_time], "2024-12-31") == ()


def test_a_record_of_one_entity_is_not_another_s():
    done = mp.Fulfilment("cadence", "summary", "2024-03-01", by="甲")
    late = mp.overdue([quarterly(1, "甲"), quarterly(1, "乙")], [done], "2024-05-01")
    assert [one.duty.entity for one in late] == ["乙"]


# reviews


def evaluation(*thresholds: float | None) -> mp.Evaluation:
    grades = [mp.Grade(name, at_least=at) for name, at in zip(("good", "middle", "poor"), thresholds, strict=True)]
    decisions = [
        mp.Decision("good", "praise_and_reward", proposer="drc", approver="gov"),
        mp.Decision("poor", "order_rectification", discretion=True),
    ]
    return mp.Evaluation("third-party", grades=grades, decisions=decisions)


def test_the_threshold_itself_earns_the_grade_and_the_last_grade_takes_the_rest():
    by_score = evaluation(80, 60, None)
    assert [mp.review(by_score, "甲", score).grade for score in (80, 79.9, 0)] == ["good", "middle", "poor"]
    good = mp.review(by_score, subject="甲", score=90)
    assert (good.subject, good.score, good.decisions) == ("甲", 90, mp.decisions_for(by_score, "good"))
    assert mp.review(by_score, "甲", 70).decisions == ()


def test_without_thresholds_the_grade_has_to_be_given():
    given = evaluation(None, None, None)
    with pytest.raises(mp.OutOfRange, match="third-party"):
        mp.review(given, "甲", 90)
    poor = mp.review_as(given, "甲", grade="poor")
    assert (poor.score, [one.kind for one in poor.decisions]) == (None, ["order_rectification"])
    with pytest.raises(mp.OutOfRange, match="best"):
        mp.review_as(given, "甲", "best")


# replay

tolerance = mp.Workflow(
    "tolerance",
    states=[mp.State("applied"), mp.State("inquiry"), mp.State("exempted", "容错", final_state=True, effect="exempts")],
    transitions=[
        mp.Transition("", "applied"),
        mp.Transition("applied", "inquiry", by="discipline", within=10, working_days=True, obligation="补齐材料"),
        mp.Transition("inquiry", "exempted"),
    ],
)


def came(day: str, state: str, subject: str = "a", **more) -> mp.Event:
    return mp.Event("tolerance", subject, day, state, **more)


def test_a_log_by_the_rules_says_where_each_subject_stands_on_each_day():
    log = [came("2024-03-01", "applied"), came("2024-03-08", "inquiry", by="discipline")]
    replayed = mp.replay(tolerance, log, as_of="2024-12-31")
    assert (replayed.workflow, replayed.irregularities) == ("tolerance", ())
    [case] = replayed.cases
    assert mp.stay_on(case, "2024-02-29") is None
    assert mp.stay_on(case, "2024-03-07") == case.stays[0]
    assert case.stays[0].until == datetime.date(2024, 3, 8)
    assert case.stays[1] == mp.Stay("inquiry", "2024-03-08", by="discipline")
    assert case.obligations == (mp.OpenObligation("补齐材料", "2024-03-08"),)
    assert len(mp.replay(tolerance, log, "2024-03-07").cases[0].stays) == 1


def test_ten_working_days_from_1_march_2024_end_on_the_15th():
    replayed = mp.replay(tolerance, [came("2024-03-01", "applied")], "2024-12-31")
    assert replayed.cases[0].stays[0].limit == datetime.date(2024, 3, 15)
    assert mp.late_cases(replayed, "2024-03-15") == ()
    assert mp.late_cases(replayed, as_of="2024-03-16") == replayed.cases


def test_what_the_workflow_does_not_allow_is_named_and_followed():
    replayed = mp.replay(tolerance, [came("2024-03-01", "applied"), came("2024-03-02", "exempted")], "2024-12-31")
    assert replayed.irregularities == (mp.Irregularity(1, "no step leads from 'applied' to 'exempted'"),)
    assert replayed.cases[0].stays[-1].state == "exempted"


def one_target() -> tuple[mp.Plan, mp.Observations]:
    plan = mp.Plan(
        "illustration",
        indicators=[mp.Indicator("a", unit=piece, direction="increase")],
        targets=[mp.Target("a", mp.at_least(10 * piece), due="2023-12-31")],
        workflows=[tolerance],
    )
    return plan, mp.Observations({"a": mp.Series(piece, {2022: 1, 2023: 2})})


def test_an_exemption_takes_a_failure_out_of_the_score_from_its_day_on():
    plan, seen = one_target()
    log = [came("2024-03-01", "applied"), came("2024-03-04", "inquiry"), came("2024-03-20", "exempted")]
    after = mp.with_effects(plan, tolerance, mp.replay(tolerance, log, "2024-12-31"))
    assert mp.assess(plan, seen, "2024-04-01")["a"].status == "missed"
    assert mp.assess(after, seen, "2024-03-19")["a"].status == "missed"
    assert mp.assess(after, seen, "2024-04-01")["a"].reason == "exempted"
    assert after == mp.with_effects(plan, mp.Log(events=log), as_of="2024-12-31")
    assert plan == mp.with_effects(plan, mp.Log(events=log), "2024-03-19")


# escalation


def verdict(status: str, lead: float | None = None) -> mp.Verdict:
    return mp.Verdict(as_of="2024-01-31", status=status, lead=lead)


def test_a_status_is_met_by_worse_ones_when_entering_and_by_better_ones_when_leaving():
    assert mp.enters(mp.VerdictRule("off_track"), [verdict("missed")])
    assert not mp.enters(mp.VerdictRule("off_track"), [verdict("at_risk")])
    assert mp.leaves(mp.VerdictRule("on_track"), history=[verdict("achieved")])
    assert not mp.leaves(mp.VerdictRule("on_track"), [verdict("at_risk")])
    assert not mp.enters(mp.VerdictRule(lead_below=-30), [verdict("off_track", -30)])


def test_the_targets_that_a_workflow_takes_in_from_one_card_after_another():
    plan, seen = one_target()
    supervision = mp.Workflow("supervision", entered_when=mp.VerdictRule("off_track", in_a_row=2))
    cards = [mp.assess(plan, seen, day) for day in ("2024-01-31", "2024-02-29")]
    assert mp.targets_entering(supervision, cards) == ("a",)
    assert mp.targets_entering(supervision, cards=iter(cards[:1])) == ()
    with pytest.raises(TypeError, match="expected a Scorecard"):
        mp.targets_entering(supervision, [plan])


# logs


def test_the_log_makes_the_figures_that_deliverables_are_judged_by():
    plan = mp.Plan("illustration", deliverables=[mp.Deliverable("fund", due="2023-12-31")])
    log = mp.Log(
        {"fund": [mp.StepProgress(date="2023-06-30")], ("unknown", "甲"): [mp.StepProgress(date="2023-06-30")]}
    )
    seen = mp.with_progress(plan, mp.Observations(), log)
    assert list(seen) == [("fund", "")]
    assert mp.assess(plan, seen, "2023-07-01").deliverables[0].status == "achieved"
    assert log.progress["fund", ""] == (mp.StepProgress(date="2023-06-30"),)
    with pytest.raises(mp.OutOfRange, match="publish"):
        mp.with_progress(plan, seen, mp.Log({"fund": [mp.StepProgress("publish", date="2023-06-30")]}))


def test_an_argument_of_a_wrong_kind_says_what_is_expected():
    with pytest.raises(TypeError, match="an id or"):
        mp.Log({3: []})
    with pytest.raises(mp.ParseError, match="cadence, evaluation, deliverable, child_plan"):
        mp.Fulfilment("cadense", "summary", "2024-01-01")
