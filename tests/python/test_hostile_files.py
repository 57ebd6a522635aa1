"""Files that are too large or too deep for tests/broken_plans: refused or read, with a place, and without a crash."""

import milepost as mp
import pytest

HEADER = "milepost: 1\nplan: {id: demo, title: Demonstration plan, horizon: 2022..2025}\n"
MANY = 100_000
TOO_DEEP = "nested more than 50 deep"


def errors_of(text: str) -> list[mp.Problem]:
    return [problem for problem in mp.load_plan(text).problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tasks:\n  " + "- " * MANY + "x\n", TOO_DEEP),
        ("tasks: " + "[" * MANY + "]" * MANY + "\n", TOO_DEEP),
        ("tasks: " + "[" * MANY, TOO_DEEP),
        ("tasks: " + "{a: " * MANY + "x" + "}" * MANY + "\n", TOO_DEEP),
        ("? " * MANY + "x\n", TOO_DEEP),
        ("tasks:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1000)), TOO_DEEP),
        (": " * MANY + "\n", "does not fit the lines above it"),
        ("tasks: " + "a: " * MANY + "\n", "this ':' fits nowhere"),
        ("tasks: " + "&a " * MANY + "x\n", "anchors (&a) are not read"),
        ("tasks: " + "! " * MANY + "x\n", "does not fit the lines above it"),
        ("tasks: " + "]" * MANY + "\n", "closes nothing that is open"),
        ("tasks: " + "'" * (MANY + 1) + "\n", "a quotation mark is opened and never closed"),
        ("---\n" * MANY, "a second document begins here"),
    ],
    ids=range(13),
)
def test_a_hundred_thousand_times_the_same(text, message):
    first = errors_of(HEADER + text)[0]
    assert message in first.message
    assert first.position.line >= 3


def test_a_hundred_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    with pytest.raises(mp.InvalidInput, match="the file is 100 MB large; files above 64 MB are not read"):
        mp.read_plan(path)


def test_a_byte_order_mark_changes_nothing():
    text = HEADER + "organizations: {drc: 市发展改革委}\n"
    assert mp.load_plan("\ufeff" + text).plan == mp.load_plan(text).plan
    assert errors_of("\ufeff" + text.replace("drc", "DRC"))[0].position.column == 17


def test_unknown_keys_by_the_hundred_thousand():
    errors = errors_of(HEADER + "".join(f"key{number}: 1\n" for number in range(MANY)))
    assert len(errors) == MANY
    assert errors[-1].position.line == MANY + 2


def test_a_chain_of_a_hundred_thousand_repetitions():
    """Each names the next one, which repeats another itself: all but the last two are wrong."""
    links = [f"  - {{id: i{number}, name: N, unit: 家, same_as: i{number + 1}}}\n" for number in range(MANY)]
    errors = errors_of(HEADER + "indicators:\n" + "".join(links) + f"  - {{id: i{MANY}, name: N, unit: 家}}\n")
    assert len(errors) == MANY - 1
    assert errors[-1].position.line == MANY + 2


def test_a_hundred_thousand_tasks_are_read():
    tasks = [f"  - {{id: t{number}, title: T, responsible: {{open: true}}}}\n" for number in range(MANY)]
    reading = mp.load_plan(HEADER + "tasks:\n" + "".join(tasks))
    assert reading.plan
    assert len(reading.plan.tasks) == MANY


def test_names_without_value_in_ever_changing_columns():
    """Two passes over the text, one of them after the parser has failed, and neither goes back to its beginning."""
    lines = [" " * (number % 40) + f"a{number}:\n" for number in range(MANY)]
    (error,) = errors_of(HEADER + "".join(lines) + "  }\n")
    assert error.position.line == MANY + 3


def test_a_period_whose_name_is_a_hundred_thousand_quotation_marks():
    quotes = f"periods: {{p: {{span: 2021..2025, name: {'“' * MANY}}}}}\n"
    target = "indicators:\n  - {id: a, name: A, unit: 家, direction: increase, target: 5, due: end of q}\n"
    assert "is not a due rule" in errors_of(HEADER + quotes + target)[0].message


SCENARIO = "milepost: 1\nscenario: {id: s}\n"
PLAN = mp.load_plan(HEADER + "indicators:\n  - {id: jobs, name: Jobs, unit: 个}\n").plan


def errors_of_scenario(text: str) -> list[mp.Problem]:
    return [one for one in mp.load_scenario(text, PLAN).problems if one.severity == "error"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("links: " + "[" * MANY + "]" * MANY + "\n", TOO_DEEP),
        ("interventions:\n  - {effect: " + "{best_of: [" * 40 + "stop" + "]}" * 40 + "}\n", TOO_DEEP),
        ("correlations: " + "&a " * MANY + "x\n", "anchors (&a) are not read"),
        ("targets: " + "'" * (MANY + 1) + "\n", "a quotation mark is opened and never closed"),
    ],
    ids=range(4),
)
def test_scenario_files_are_as_strict(text, message):
    assert message in errors_of_scenario(SCENARIO + text)[0].message


def test_a_hundred_megabytes_of_scenario_are_refused_unread(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    with pytest.raises(mp.InvalidInput, match="the file is 100 MB large; files above 64 MB are not read"):
        mp.read_scenario(path, PLAN)


def test_a_chain_of_many_links_is_read_and_a_circle_of_them_found():
    ids = [f"i{number}" for number in range(3000)]
    indicators = "".join(f"  - {{id: {id}, name: N, unit: 家}}\n" for id in ids)
    plan = mp.load_plan(HEADER + "indicators:\n" + indicators).plan
    links = "".join(f"  - {{cause: {a}, effect: {b}}}\n" for a, b in zip(ids, ids[1:] + ids[:1], strict=True))
    (error,) = [
        one for one in mp.load_scenario(SCENARIO + "links:\n" + links, plan).problems if one.severity == "error"
    ]
    assert error.position.line == 3 + len(ids)
    assert "run in a circle" in error.message
