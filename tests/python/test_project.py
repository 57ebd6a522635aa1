"""project(), attain(), backtest() and the command: tables in, tables of the same kind out."""

import csv
import io
import json
import math
from pathlib import Path

import milepost as mp
import numpy
import pandas
import polars
import pytest
from milepost import cli

PLANS = Path(__file__).parents[2] / "examples" / "plans"
SERIES = {
    "series": ["a"] * 8 + ["b"] * 3 + ["c"],
    "period": [*range(2016, 2024), 2020, 2021, 2022, 2023],
    "value": [10.0, 12, 13, 15, 18, 20, 21, 24, 5, 6, 7, 9],
}


def column(table, name):
    return list(table[name])


def rows_of(table, series):
    return [i for i, name in enumerate(column(table, "series")) if name == series]


# ---- project


def test_a_row_a_series_and_step_in_their_order():
    found = mp.project(SERIES, horizon=2)
    assert column(found, "series") == ["a", "a", "b", "b", "c", "c"]
    assert column(found, "period") == [2024, 2025, 2023, 2024, 2024, 2025]
    assert column(found, "step") == [1, 2] * 3
    assert column(found, "n_used") == [8, 8, 3, 3, 1, 1]


@pytest.mark.parametrize("method", mp.models())
def test_intervals_lie_within_one_another_for_every_model(method):
    found = mp.project(SERIES, horizon=6, method=method)
    widest, narrow, mean = (numpy.array(column(found, name)) for name in ("lo_95", "lo_80", "mean"))
    assert numpy.isfinite(mean).all()
    assert (widest <= narrow).all()
    assert (narrow <= numpy.array(column(found, "hi_80"))).all()
    assert (numpy.array(column(found, "hi_80")) <= numpy.array(column(found, "hi_95"))).all()


def test_a_line_is_carried_on_by_drift():
    found = mp.project({"series": [1] * 4, "period": [2020, 2021, 2022, 2023], "value": [3, 5, 7, 9]}, 3, "drift")
    assert column(found, "mean") == pytest.approx([11, 13, 15], rel=1e-12)
    assert column(found, "series") == [1, 1, 1]


def test_the_same_kind_comes_back():
    assert isinstance(mp.project(pandas.DataFrame(SERIES)), pandas.DataFrame)
    assert isinstance(mp.project(polars.DataFrame(SERIES)), polars.DataFrame)
    lists = {"series": ["a"], "period": [[2020, 2021, 2022]], "value": [[1.0, 2.0, 3.0]]}
    assert column(mp.project(lists, 1), "mean") == column(mp.project(unfolded(lists), 1), "mean")


def unfolded(lists):
    periods, values = lists["period"][0], lists["value"][0]
    return {"series": ["a"] * len(periods), "period": periods, "value": values}


def test_one_series_is_a_row_of_many_to_the_bit():
    found = mp.project(SERIES, horizon=4)
    series = mp.Series(mp.Unit("piece"), dict(zip(SERIES["period"][:8], SERIES["value"][:8], strict=True)))
    alone = mp.project(series, horizon=4)
    assert [one.mean for one in alone.figures] == column(found, "mean")[:4]
    assert [one.upper[1] for one in alone.figures] == column(found, "hi_95")[:4]
    assert alone.model == "auto"


def test_threads_change_no_bit():
    random = numpy.random.default_rng(5)
    table = {
        "series": numpy.repeat(numpy.arange(3000), 10),
        "period": numpy.tile(numpy.arange(2010, 2020), 3000),
        "value": random.uniform(1, 100, 30000),
    }
    one, three = (mp.project(table, threads=threads) for threads in (1, 3))
    assert all(numpy.array_equal(one[name], three[name]) for name in ("mean", "lo_95", "hi_80"))


def test_limits_hold_everything():
    table = {"series": ["a"] * 6, "period": list(range(2018, 2024)), "value": [80, 85, 90, 94, 97, 99]}
    found = mp.project(table, 6, lower=0, upper=100)
    assert max(column(found, "hi_95")) <= 100
    assert max(column(mp.project(table, 6), "hi_95")) > 100


def test_gaps_few_figures_and_no_figures_are_said():
    table = {
        "series": ["gap"] * 4 + ["few"] + ["none"],
        "period": [2018, 2019, 2021, 2022, 2022, 2022],
        "value": [1, 2, 4, 5, 3, None],
    }
    found = mp.project(table, 1, "theta")
    notes = dict(zip(column(found, "series"), column(found, "note"), strict=True))
    assert "1 gap filled" in notes["gap"]
    assert "naive" in notes["few"]
    assert "no figures" in notes["none"]
    assert math.isnan(column(found, "mean")[rows_of(found, "none")[0]])


def test_quarters_are_written_as_quarters():
    table = {"series": ["q"] * 3, "period": ["2023-Q2", "2023-Q3", "2023-Q4"], "value": [1.0, 2, 3]}
    assert column(mp.project(table, 2), "period") == ["2024-Q1", "2024-Q2"]


def test_a_function_of_ones_own():
    found = mp.project(SERIES, 2, lambda figures, steps: [figures[-1] * 2] * steps)
    assert column(found, "mean")[:2] == [48, 48]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"horizon": 0}, "horizon"),
        ({"levels": [100]}, "level"),
        ({"method": "teta"}, "theta"),
        ({"lower": 2, "upper": 1}, "limits"),
    ],
)
def test_a_malformed_call_is_one_clear_error(wrong, words):
    with pytest.raises(mp.Error, match=words):
        mp.project(SERIES, **wrong)


# ---- attain


def test_the_two_directions_at_one_bound_add_to_one():
    targets = {"series": ["a", "a"], "target": [30, 30], "due": [2026, 2026], "direction": ["up", "down"]}
    assert sum(column(mp.attain(SERIES, targets), "probability")) == pytest.approx(1, abs=1e-12)


def test_a_seen_figure_settles_the_matter():
    targets = {
        "series": ["a", "a", "a"],
        "target": [20, 21, 20],
        "due": [2021, 2021, 2021],
        "direction": [1, 1, 1],
        "bound": ["at_least", "at_least", "more_than"],
    }
    assert column(mp.attain(SERIES, targets), "probability") == [1, 0, 0]


def test_reasons_stand_in_their_rows():
    targets = {
        "series": ["a", "x", "a", "a"],
        "target": [30, 30, None, 30],
        "due": [2026, 2026, 2026, None],
        "direction": [1, 1, 1, 1],
    }
    found = mp.attain(SERIES, targets)
    assert column(found, "reason") == [None, "no_data", "no_target_value", "no_schedule"]
    assert 0 < column(found, "probability")[0] < 1


def test_details_say_when_and_how_often():
    targets = {"series": ["a"], "target": [30], "due": [2027], "direction": [1]}
    found = {name: column(found, name)[0] for found in [mp.attain(SERIES, targets, details=True)] for name in found}
    assert found["every_time"] <= found["probability"] <= found["any_time"]
    assert found["reached_early"] < found["reached"] < found["reached_late"]
    assert 2024 < found["reached"] < 2029
    assert found["likelihood"] == mp.likelihood_word(found["probability"], "en")


def test_words_of_the_ipcc():
    assert mp.likelihood_word(0.99, "zh") == "几乎确定"
    assert mp.likelihood_word(0.66, "en") == "likely"
    assert mp.likelihood_word(0.5, "zh") == "或许可能"
    assert mp.likelihood_word(0.1, "en") == "very unlikely"


def test_of_three_fair_coins():
    assert mp.count_distribution([0.5] * 3) == pytest.approx((0.125, 0.375, 0.375, 0.125))


# ---- backtest


def test_the_naive_projection_is_its_own_yardstick():
    found = mp.backtest(SERIES, ["naive", "drift"], horizon=2, shortest=3)
    whole = [row for row in found.accuracy if row["lengths"] == "all"]
    assert whole[0]["owa"] == 1
    assert whole[1]["owa"] < 1  # the figures grow
    assert len(found.errors["naive"]["actual"]) == len(found.errors["drift"]["actual"])


# ---- plans and the command


@pytest.fixture
def files():
    return [str(PLANS / "china-14fyp.yaml"), str(PLANS / "china-14fyp_observations.csv"), "--as-of", "2023-12-26"]


def test_probabilities_of_a_plan_are_those_of_its_targets(files):
    plan = mp.read_plan(files[0])
    seen = mp.read_observations(files[1], plan)
    card = mp.with_probabilities(mp.assess(plan, seen, "2023-12-26"), plan, seen)
    by_target = {row.target: row.probability for row in mp.project(plan, seen, as_of="2023-12-26")}
    found = {row.target: row.verdict.probability for row in card.rows}
    assert found == by_target
    assert any(probability is not None for probability in found.values())


def test_the_method_probability_grades_the_probability(files):
    """From 0.66 likely, on track; from 0.33 at risk; what is met or over is the library's to say."""
    plan = mp.read_plan(files[0])
    seen = mp.read_observations(files[1], plan)
    chances = {row.target: row.probability for row in mp.project(plan, seen, as_of="2023-12-26")}
    graded = [
        row for row in mp.assess(plan, seen, "2023-12-26", method="probability").rows if row.verdict.figure is not None
    ]
    open_ones = [row for row in graded if row.verdict.status in ("on_track", "at_risk", "off_track")]
    assert len(open_ones) >= 3
    for row in open_ones:
        chance = chances[row.target]
        assert row.verdict.figure == chance
        assert row.verdict.status == ("on_track" if chance >= 0.66 else "at_risk" if chance >= 0.33 else "off_track")


@pytest.mark.parametrize("kind", ["table", "csv", "json"])
def test_the_command_projects_a_plan(files, capsys, kind):
    assert cli.main(["project", *files, "--horizon", "3", "--format", kind, "--lang", "zh"]) == 0
    text = capsys.readouterr().out
    if kind == "table":
        assert "实现的概率" in text
    elif kind == "csv":
        periods = [row["period"] for row in csv.DictReader(io.StringIO(text)) if row["period"]]
        assert len(periods) % 3 == 0
        assert set(periods) <= {str(year) for year in range(2021, 2027)}
    else:
        assert all(len(one["path"]) in (0, 3) for one in json.loads(text))


def test_probabilities_stand_in_the_verdicts_when_asked_for(files, capsys):
    assert cli.main(["assess", *files, "--probability", "--format", "json"]) == 0
    verdicts = json.loads(capsys.readouterr().out)
    assert any(verdict["probability"] is not None for verdict in verdicts)
    assert cli.main(["assess", *files, "--format", "json"]) == 0
    assert all(verdict["probability"] is None for verdict in json.loads(capsys.readouterr().out))


def test_what_is_no_number_of_steps_or_level_is_said():
    with pytest.raises(TypeError, match="horizon: expected a whole number"):
        mp.project(SERIES, horizon=1.5)
    with pytest.raises(TypeError, match="levels: expected numbers"):
        mp.project(SERIES, levels="wide")
    assert "hi_90" in mp.project(SERIES, levels=90)


def test_options_are_written_out(files, capsys):
    assert cli.main(["compare", *files, "--method", "path"]) == 2
    assert "--method" in capsys.readouterr().err


def test_a_plan_of_running_totals_comes_to_what_its_pieces_come_to():
    plan = mp.read_plan(PLANS / "supervision.yaml")
    seen = mp.read_observations(PLANS / "supervision_observations.csv", plan)
    rows = {row.target: row.probability for row in mp.project(plan, seen, as_of="2024-12-20")}
    assert max(probability for probability in rows.values() if probability is not None) > 0.5


def test_a_row_without_a_figure_tells_how_long_a_step_is():
    found = mp.project({"series": ["a"] * 3, "period": [2020, 2021, 2022], "value": [3, None, 5]}, 1, "drift")
    assert (column(found, "period"), column(found, "mean"), column(found, "filled")) == ([2023], [6.0], [1])
    apart = mp.project({"series": ["a"] * 2, "period": [2020, 2022], "value": [3, 5]}, 1, "drift")
    assert column(apart, "period") == [2024]
    assert "steps of 2 years" in column(apart, "note")[0]


# ---- averages, errors of one's own, scores


def walks(count, seed=3):
    draws = numpy.random.default_rng(seed).normal(size=(count, 12))
    return {
        "series": [f"w{i}" for i in range(count) for _ in range(12)],
        "period": [*range(2010, 2022)] * count,
        "value": (500 + numpy.cumsum(draws, axis=1)).ravel(),
    }


def part(table, names):
    at = [i for i, name in enumerate(table["series"]) if name in names]
    return {key: [values[i] for i in at] for key, values in table.items()}


def test_several_models_are_averaged():
    drift, theta, naive = (numpy.array(mp.project(SERIES, 3, one)["mean"]) for one in ("drift", "theta", "naive"))
    eight = rows_of(mp.project(SERIES, 3), "a")
    mean = mp.project(SERIES, 3, ["drift", "theta"])
    assert numpy.array(mean["mean"])[eight] == pytest.approx((drift + theta)[eight] / 2, rel=1e-14)
    assert column(mean, "method")[0] == "mean of drift, theta"
    median = mp.project(SERIES, 3, mp.Combination(["drift", "theta", "naive"], by="median"))
    told = numpy.median([drift, theta, naive], axis=0)
    assert numpy.array(median["mean"])[eight] == pytest.approx(told[eight], rel=1e-14)
    with pytest.raises(mp.OutOfRange, match="2 to 16"):
        mp.project(SERIES, 3, ["drift"])
    with pytest.raises(mp.ParseError, match="did you mean 'theta'"):
        mp.project(SERIES, 3, ["drift", "thetta"])
    with pytest.raises(TypeError, match="several names"):
        mp.project(SERIES, 3, 7)


def test_summaries_of_errors_add_up_and_move_intervals_but_not_the_path():
    table = walks(30)
    whole = mp.error_pool(table)
    halves = mp.merge(
        mp.error_pool(part(table, {f"w{i}" for i in range(15)})),
        mp.error_pool(part(table, {f"w{i}" for i in range(15, 30)})),
    )
    assert halves == whole
    assert whole.series == 30
    assert mp.weight_of(whole) == pytest.approx(30 / 70)
    shipped, own = mp.project(table), mp.project(table, errors=whole)
    assert column(own, "mean") == column(shipped, "mean")
    assert column(own, "hi_95") != column(shipped, "hi_95")
    assert mp.project(table, errors=mp.ErrorPool("auto"))["hi_95"].tolist() == shipped["hi_95"].tolist()
    with pytest.raises(mp.OutOfRange, match=r"those of auto.*those of theta"):
        mp.project(table, 6, "theta", errors=whole)
    with pytest.raises(mp.OutOfRange, match="96 bins"):
        mp.ErrorPool("auto", [1, 2, 3])
    with pytest.raises(TypeError, match="ErrorPool"):
        mp.project(table, errors="own")


def test_the_scores_of_backtests_are_where_the_shipped_errors_have_them():
    errors = mp.backtest(walks(200, 9), origins=1).errors["auto"]
    inside = numpy.abs(errors["score"]) <= 1.959963984540054
    said = mp.backtest(walks(200, 9), origins=1).accuracy[0]
    assert float(numpy.mean(inside)) == pytest.approx(said["coverage"][1], abs=1e-12)


def test_a_pool_changes_chances_as_it_changes_intervals():
    table = walks(60)
    asked = {"series": ["w0"], "target": [520.0], "due": [2025], "direction": ["increase"]}
    pool = mp.ErrorPool("auto", [0] * 90 + [1000] * 6, 4000)  # nearly all errors lie far above
    assert mp.attain(table, asked, errors=pool)["probability"][0] > mp.attain(table, asked)["probability"][0]


def test_scores_of_probabilities_by_hand():
    said, happened = [0.9, 0.8, 0.3, 0.1], [True, False, True, False]
    assert mp.brier_score(said, happened) == pytest.approx((0.01 + 0.64 + 0.49 + 0.01) / 4)
    assert mp.discrimination(said, happened) == 0.75
    assert mp.calibration_error(said, happened) == pytest.approx((0.1 + 0.8 + 0.7 + 0.1) / 4)
    bars = mp.reliability(said, happened, bins=2)
    assert [(bar.begin, bar.end, bar.count, bar.said, bar.happened) for bar in bars] == [
        (0, 0.5, 2, pytest.approx(0.2), 0.5),
        (0.5, 1, 2, pytest.approx(0.85), 0.5),
    ]
    assert mp.brier_score([], []) is None
    with pytest.raises(mp.OutOfRange, match="as many as the probabilities"):
        mp.brier_score(said, [True])


@pytest.mark.parametrize("method", mp.models())
def test_a_falling_series_is_held_at_zero(method):
    table = {"series": ["a"] * 9, "period": [*range(2010, 2019)], "value": [100, 81, 64, 49, 36, 25, 16, 9, 4]}
    found = mp.project(table, 8, method)
    low, mean, high = (numpy.array(column(found, name)) for name in ("lo_95", "mean", "hi_95"))
    assert (low >= 0).all()
    assert (mean >= 0).all()
    assert (mean <= high).all()


def test_what_has_fallen_through_zero_is_ever_less_likely_to_be_above():
    table = {"series": ["a"] * 9, "period": [*range(2010, 2019)], "value": [100, 81, 64, 49, 36, 25, 16, 9, 4]}
    asked = {"series": ["a"] * 8, "target": [5.0] * 8, "due": [*range(2019, 2027)], "direction": ["increase"] * 8}
    chances = column(mp.attain(table, asked), "probability")
    assert chances[7] < chances[1]
    assert chances[7] < 0.25


# ---- what readers asked for


def test_a_period_is_never_a_fraction():
    days = {"series": ["m"] * 5, "period": [f"2023-0{month}-15" for month in range(1, 6)], "value": [1, 2, 3, 4, 5]}
    assert [str(period) for period in column(mp.project(days, 2), "period")] == ["2023-06-15", "2023-07-15"]
    months = {"series": ["m"] * 3, "period": ["2023-10", "2023-11", "2023-12"], "value": [1, 2, 3]}
    assert column(mp.project(months, 1), "period") == ["2024-01"]


def test_attain_says_in_words_why_there_is_no_probability():
    targets = {
        "series": ["a", "a", "x", "a"],
        "target": [30, 30, 30, None],
        "due": [2026] * 4,
        "direction": ["up", "sideways", "up", "up"],
    }
    told = "1 row is not judged, unread: the first, number 2, has direction 'sideways'"
    with pytest.warns(UserWarning, match=told):
        found = mp.attain(SERIES, targets)
    whys = ("no_direction", "unknown_series", "no_number")
    assert column(found, "note") == [None, *(mp.words_of(why, "en") for why in whys)]
    with pytest.warns(UserWarning, match=told):
        chinese = mp.attain(SERIES, targets, language="zh")
    assert column(chinese, "note")[1] == mp.words_of("no_direction", "zh")


def test_figures_without_spread_have_a_reason_and_a_note():
    zeros = {"series": ["z"] * 4, "period": [2020, 2021, 2022, 2023], "value": [0, 0, 0, 0]}
    found = mp.project(zeros, 2)
    assert column(found, "mean") == [0, 0]
    assert "no spread" in column(found, "note")[0]
    chance = mp.attain(zeros, {"series": ["z", "z"], "target": [5, 0], "due": [2026] * 2, "direction": [1, -1]})
    assert all(math.isnan(p) for p in column(chance, "probability"))
    assert column(chance, "note") == [mp.words_of("no_spread", "en")] * 2
    alike = mp.attain(zeros | {"value": [50] * 4}, {"series": ["z"], "target": [60], "due": [2026], "direction": [1]})
    assert 0 < column(alike, "probability")[0] < 0.01


def test_a_model_of_ones_own_that_answers_too_little_is_named():
    def half(figures, steps):
        return [figures[-1], math.nan]

    found = mp.project(SERIES, 3, half)
    assert column(found, "note")[0].startswith("half gave 1 finite figures for 3 steps")
    targets = {"series": ["a"], "target": [30], "due": [2026], "direction": [1]}
    assert column(mp.attain(SERIES, targets, half), "note") == [mp.words_of("odd_answer", "en")]
    failures = mp.backtest(SERIES, [half], horizon=3, shortest=3).accuracy[0]["failures"]
    assert failures > 0


def test_a_model_of_ones_own_that_answers_no_figures_is_a_type_error_with_its_name():
    def words(figures, steps):
        return ["many"] * steps

    with pytest.raises(TypeError, match=r"model 'words': expected 2 figures, one for each step; found \['many'"):
        mp.project(SERIES, 2, words)


def test_early_warning_takes_the_models_that_project_takes():
    series = {"series": ["a"] * 25, "period": [*range(1999, 2024)], "value": [10 + k + k % 3 for k in range(25)]}

    def drift(figures, steps):
        change = (figures[-1] - figures[0]) / (len(figures) - 1)
        return [figures[-1] + change * step for step in range(1, steps + 1)]

    own, by_name = (mp.early_warning(series, [], model=model, threads=2) for model in (drift, "drift"))
    assert column(own, "judged") == column(by_name, "judged")
    assert column(own, "brier") != column(by_name, "brier")  # errors of a model that is not known are those of auto
    with pytest.raises(TypeError, match="the name of a model"):
        mp.early_warning(series, [], model=3)


def test_limits_of_the_command_hold_all_or_one(files, capsys):
    def ends(*limits):
        assert cli.main(["project", *files, "--horizon", "6", "--format", "json", *limits]) == 0
        return {row["target"]: row for row in json.loads(capsys.readouterr().out)}

    free, held = ends(), ends("--upper", "urbanisation-rate=66", "--lower", "0")
    name = next(name for name, row in free.items() if row["indicator"] == "urbanisation-rate")
    assert max(step["hi_95"] for step in free[name]["path"]) > 66
    assert max(step["hi_95"] for step in held[name]["path"]) <= 66
    others = [other for other in free if free[other]["indicator"] != "urbanisation-rate" and free[other]["path"]]
    assert all(held[other]["path"][0]["hi_95"] == free[other]["path"][0]["hi_95"] for other in others)
    assert cli.main(["project", *files, "--upper", "urbanization-rate=66"]) == 2
    assert "did you mean 'urbanisation-rate'" in capsys.readouterr().err
    assert cli.main(["project", *files, "--upper", "nan"]) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_heads_with_plan_day_and_model_and_gives_reasons(files, capsys, language):
    assert cli.main(["project", *files, "--horizon", "3", "--lang", language]) == 0
    text = capsys.readouterr().out
    plan = mp.read_plan(files[0])
    assert "".join(text.split()).startswith("".join(mp.in_(plan.title, language).split()))
    heads = {"zh": "截至2023年12月26日；预测模型：auto；预测3期", "en": "As of 26 December 2023; model: auto; 3 steps"}
    assert heads[language] in text
    assert {"zh": "时限2025年末", "en": "due end-2025"}[language] in text
    flat = "".join(text.split())
    assert any("".join(mp.words_of(why, language).split()) in flat for why in ("mean_rate", "recurring"))


def test_rows_of_the_command_say_day_due_day_and_reason(files, capsys):
    assert cli.main(["project", *files, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["as_of"] for row in rows} == {"2023-12-26"}
    assert all(bool(row["probability"]) != bool(row["reason"]) for row in rows)
    assert any(row["due"] == "2025-12-31" for row in rows)


def test_of_running_totals_the_path_is_what_is_counted(capsys):
    files = [str(PLANS / "supervision.yaml"), str(PLANS / "supervision_observations.csv"), "--as-of", "2024-12-20"]
    assert cli.main(["project", *files, "--horizon", "2", "--format", "json"]) == 0
    rows = [row for row in json.loads(capsys.readouterr().out) if row["path"]]
    assert rows
    for row in rows:
        assert "total" in row["note"]["en"]
        assert "累计数" in row["note"]["zh"]


def test_the_table_of_assess_and_the_story_of_explain_tell_the_probability_only_when_asked(files, capsys):
    assert cli.main(["assess", *files, "--lang", "en"]) == 0
    assert "Probability" not in capsys.readouterr().out
    assert cli.main(["assess", *files, "--lang", "en", "--probability"]) == 0
    assert "Probability" in capsys.readouterr().out
    asked = ["explain", *files, "urbanisation-rate", "--lang", "en"]
    assert cli.main(asked) == 0
    assert "Probability" not in capsys.readouterr().out
    for option in (["--probability"], ["--method", "probability"]):
        assert cli.main([*asked, *option]) == 0
        story = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Probability: "))
        assert "% (" in story
        assert "projected by auto from" in story


def test_what_cannot_be_foreseen_says_its_own_reason(files):
    plan = mp.read_plan(files[0])
    rows = mp.project(plan, mp.read_observations(files[1], plan), as_of="2023-12-26")
    whys = {str(row.chance.why) for row in rows if row.chance.why}
    assert len(whys) >= 3
    assert all((row.probability is None) == (row.chance.why is not None) for row in rows)


def test_deliverables_say_why_they_have_no_probability(capsys):
    files = [str(PLANS / "jinan.yaml"), str(PLANS / "jinan_observations.csv"), "--as-of", "2024-06-30"]
    assert cli.main(["assess", *files, "--deliverables", "--probability", "--lang", "en"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert f"Why none: {mp.words_of('deliverable', 'en')} (" in text
    assert "Probability: that the target is met on its due day" in text
