"""Floor 8 in Python: the Jinan plan on the days of the record, scorecards, groups, entities."""

import datetime
import threading

import milepost as mp
import pytest

AS_OF = "2024-06-30"


@pytest.fixture(scope="module")
def jinan():
    return mp.sample("jinan")


@pytest.fixture(scope="module")
def card(jinan):
    plan, seen = jinan
    return mp.assess(plan, seen, as_of=AS_OF, method="path")


RECORD = {
    "2023-12-31": {"no_data": 36, "too_few_points": 1},
    "2024-06-30": {"on_track": 1, "no_data": 35, "too_few_points": 1},
    "2025-07-31": {"achieved": 1, "no_data": 35, "too_few_points": 1},
}


@pytest.mark.parametrize(("as_of", "counts"), RECORD.items(), ids=RECORD.keys())
def test_what_the_published_figures_give(jinan, as_of, counts):
    plan, seen = jinan
    found: dict[str, int] = {}
    for row in mp.assess(plan, seen, as_of=as_of):
        word = str(row.reason or row.status)
        found[word] = found.get(word, 0) + 1
    assert found == counts


def test_the_one_target_with_figures(card, jinan):
    verdict = card["sci-tech-finance-institutions"].verdict
    assert verdict.status == "on_track"
    assert verdict.observed.value == 19
    assert (f"{verdict.required:.2f}", f"{verdict.lead:.1f}") == ("8.82", "33.9")
    assert mp.has(verdict, "assumed_anchor")
    plan, seen = jinan
    later = mp.assess(plan, seen, as_of="2025-07-31")["sci-tech-finance-institutions"]
    assert (later.status, later.verdict.observed.value) == ("achieved", 62)


def test_what_should_have_been_reached_today(card):
    without = [row.target for row in card if row.verdict.required_today is None]
    assert len(card) - len(without) == 27
    kinds = [card.plan.indicator(card[target].indicator).kind.name for target in without]
    assert sorted(kinds) == ["duration"] + ["ratio"] * 3 + ["stock"] * 6  # 4 stocks and 2 process levels
    talent = card["highly-skilled-talent"]
    assert (talent.reason, f"{talent.verdict.required_today:.2f}") == ("too_few_points", "45.15")


def test_a_scorecard_is_a_sequence_of_distinct_commitments(card):
    assert len(card) == len(list(card)) == len(mp.commitments(card)) == 37
    assert len(card.rows) == len(card.mentions) == 38
    assert card[0].target == "carrier-platforms"
    assert card[-1] == list(card)[-1]
    assert card[:2] == (card[0], card[1])
    assert card["carrier-platforms"].mentions == ("carrier-platforms-t06",)
    repeated = card["carrier-platforms-t06"]
    assert (repeated.counted, repeated.counted_as) == (False, "carrier-platforms")
    assert "carrier-platforms-t06" in card
    assert "carrier" not in card
    assert (card.as_of, card.method, card.plan.id) == (datetime.date(2024, 6, 30), "path", "jinan-2022")
    with pytest.raises(KeyError, match="did you mean 'carrier-platforms'"):
        card["carrier-platform"]
    with pytest.raises(IndexError):
        card[37]


def test_counts(card):
    counts = card.roll_up()
    assert counts == mp.roll_up(card)
    assert counts.total == 37
    assert counts.statuses == dict.fromkeys(mp.Status, 0) | {"on_track": 1, "not_assessable": 36}
    assert counts.reasons == {"no_data": 35, "too_few_points": 1}
    assert counts.statuses["on_track"] == mp.count_of(counts, "on_track") == mp.assessed(counts) == 1
    assert mp.coverage(counts) == mp.share_of_all(counts, "on_track") == 1 / 37
    assert mp.share_of_assessed(counts, "on_track") == 1
    assert counts.worst == "on_track"
    assert sum(sum(by_status.values()) for by_status in counts.strengths.values()) == 37
    assert str(counts) == "37 commitments: 1 on track, 36 not assessable"
    assert mp.coverage(mp.RollUp()) is None


def test_groups(card, jinan):
    plan, _ = jinan
    assert len(card.by_task()) == 25
    assert sum(group.counts.total for group in card.by_task()) == 38  # the mention counts with its task
    assert [group.id for group in card.by_section()] == [section.id for section in plan.sections]
    assert card.by_task() == mp.by_task(plan, card)
    assert card.by_section() == mp.by_section(plan, card)
    assert card.by_organization() == mp.by_organization(plan, card)
    finance = next(group for group in card.by_organization() if group.id == "lfs")
    assert finance.counts.statuses["on_track"] == 1
    assert finance.name.zh == "市地方金融监管局"


def test_rows_outlive_their_card(jinan):
    plan, seen = jinan
    row = mp.assess(plan, seen, as_of=AS_OF)["sci-tech-finance-institutions"]
    assert row.verdict.observed.value == 19


def test_the_same_card_from_many_threads(jinan, card):
    plan, seen = jinan
    cards = [None] * 4

    def judge(place: int) -> None:
        cards[place] = mp.assess(plan, seen, as_of=AS_OF)

    threads = [threading.Thread(target=judge, args=(place,)) for place in range(len(cards))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cards == [card] * 4


def test_a_python_method_judges_a_plan(jinan):
    plan, seen = jinan
    asked = []

    def done(standing: mp.Standing) -> float:
        asked.append(standing.figure.value)
        return standing.figure.value / standing.demand.limit

    card = mp.assess(plan, seen, as_of=AS_OF, method=mp.Custom("done", done))
    assert asked == [19]
    assert card["sci-tech-finance-institutions"].status == "off_track"  # 19 of 30

    def broken(standing: mp.Standing) -> float:
        raise ZeroDivisionError("by hand")

    with pytest.raises(ZeroDivisionError, match="by hand"):
        mp.assess(plan, seen, AS_OF, mp.Custom("broken", broken))


def test_observations_made_by_hand(jinan):
    plan, _ = jinan
    unit = plan.indicator("carrier-platforms").unit
    seen = mp.Observations({"carrier-platforms": mp.Series(unit, {2020: 240, 2023: 361})})
    verdict = mp.assess(plan, seen, as_of="2024-06-30")["carrier-platforms"].verdict
    assert verdict.start.value == 240  # the last figure at or before the opening, 2020-12-31
    assert verdict.required == pytest.approx(240 + 160 * 3 / 5, rel=1e-15)


def of_entity(done: float | None) -> mp.Evidence:
    piece = mp.Unit("piece")
    target = mp.Target("parks", mp.at_least(2 * piece), due=mp.Within("2021..2025"))
    figures = {} if done is None else {"2021..2023": done}
    indicator = mp.Indicator("parks", unit=piece, kind="flow")
    return mp.Evidence(target, mp.Series(piece, figures), indicator, as_of="2024-02-01")


@pytest.mark.parametrize(
    ("behind", "unknown", "status", "figure"),
    [(1, 0, "at_risk", 0.9), (2, 0, "off_track", 0.8), (0, 1, "not_assessable", 0.9), (2, 1, "off_track", 0.7)],
)
def test_ten_entities(behind, unknown, status, figure):
    done = [0.0] * behind + [None] * unknown + [1.0] * (10 - behind - unknown)
    evidence = {f"district {place}": of_entity(value) for place, value in enumerate(done)}
    verdict = mp.assess_entities(evidence)
    assert (verdict.status, verdict.figure) == (status, figure)
    assert len(verdict.entities) == 10
    if behind:
        assert verdict.entities[0].status == "off_track"  # laggards first
    if status == "not_assessable":
        assert (verdict.reason, verdict.between) == ("inconclusive", ("at_risk", "on_track"))
    pairs = [mp.EntityEvidence(name, one) for name, one in evidence.items()]
    assert mp.assess_entities(pairs) == verdict


def test_no_entities_are_no_evidence():
    with pytest.raises(mp.OutOfRange, match="needs one or more"):
        mp.assess_entities([])


def test_a_card_of_chosen_rows(card):
    first = mp.Scorecard(card.plan, card.as_of, card.method, [row for row in card if row.task == "t16"])
    assert [row.target for row in first] == ["tech-guarantee-company", "sci-tech-finance-institutions"]
    assert first.roll_up().total == 2
    assert mp.Scorecard(card.plan, card.as_of, card.method, card.rows, card.deliverables) == card
    with pytest.raises(TypeError):
        mp.Scorecard("jinan", card.as_of, card.method, card.rows)
    with pytest.raises(TypeError):
        mp.assess("jinan", mp.Observations(), AS_OF)


def test_a_bundle_is_kept_only_if_all_of_its_parts_are():
    plan, seen = mp.sample("jinan")
    card = mp.assess(plan, seen, as_of="2024-06-30")
    bundles = {group.id: group for group in card.by_bundle()}
    assert {name: group.counts.total for name, group in bundles.items()} == {"three-tens": 3, "high-level-schools": 4}
    assert mp.bundle_status(bundles["three-tens"].counts) == "not_assessable"
    assert [target.bundle for target in plan.targets].count("three-tens") == 3


# deliverables


def plan_of_deliverables():
    return mp.Plan(
        "illustration",
        sections=[mp.Section("s1", "建设平台")],
        tasks=[mp.Task("t1", "基金", section="s1"), mp.Task("t2", "平台", section="s1")],
        deliverables=[mp.Deliverable("fund", task="t1", due="2023-12-31"), mp.Deliverable("platform", task="t2")],
    )


def test_tasks_without_a_number_have_a_standing_from_their_deliverables():
    plan = plan_of_deliverables()
    seen = mp.Observations({"fund": mp.Series(mp.percent_unit, {"2023-06-30": 100})})
    card = mp.assess(plan, seen, "2023-07-01")
    assert [row.deliverable for row in card.deliverables] == ["fund", "platform"]
    assert card.deliverables == mp.assess_deliverables(plan, seen, as_of="2023-07-01")
    assert (card.deliverables[0].status, card.deliverables[0].task, card.deliverables[0].section) == (
        "achieved",
        "t1",
        "s1",
    )
    assert card.deliverables[1].reason == "no_schedule"
    assert len(card) == 0
    assert [group.deliverables.worst for group in card.by_task()] == ["achieved", None]
    assert card.by_section()[0].deliverables.total == 2
    assert card.by_section()[0].counts.total == 0


def parent_and_children():
    park = mp.Unit("park")
    parent = mp.Plan(
        "notice",
        entities=[mp.EntitySet("bases", members=["甲", "乙"])],
        child_plans=[
            mp.ChildPlans(
                "base-plans", each="bases", contents=[mp.RequiredContent("goals"), mp.RequiredContent("steps")]
            )
        ],
        indicators=[mp.Indicator("parks", unit=park, direction="increase", each="bases")],
        targets=[mp.Target("parks", mp.at_least(2 * park), due="2018-12-31")],
    )
    link = mp.ParentPlan("notice", "base-plans", "甲", {"goals": "三"})
    seen = mp.Observations({"parks": mp.Series(park, {2018: 2})})
    return parent, mp.ChildPlan(mp.Plan("plan-of-甲", parent=link), seen)


def test_the_checklist_of_child_plans_names_what_each_lacks():
    parent, child = parent_and_children()
    assert mp.check_children(parent, parent.child_plan("base-plans"), [child], "2017-08-01") == (
        mp.ChildStanding("甲", "plan-of-甲", [mp.RequiredContent("steps")]),
        mp.ChildStanding("乙", "", [mp.RequiredContent("goals"), mp.RequiredContent("steps")]),
    )


def test_the_figures_of_children_become_those_of_the_parent():
    parent, child = parent_and_children()
    seen = mp.with_children(parent, mp.Observations(), [child])
    assert list(seen) == [("parks", "甲")]
    entities = mp.assess(parent, seen, "2019-01-31")["parks"].verdict.entities
    assert {one.entity: one.status for one in entities} == {"甲": "achieved", "乙": "not_assessable"}
    other = mp.ChildPlan(child.plan, mp.Observations({"parks": mp.Series("%", {2018: 2})}))
    with pytest.raises(mp.UnitMismatch):
        mp.with_children(parent, mp.Observations(), [other])
