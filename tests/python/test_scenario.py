"""What if: effects on yearly paths, scenarios of a plan, and many futures of it."""

import math
import pickle

import milepost as mp
import numpy
import pytest

piece = mp.Unit("piece")


def yearly(*values):
    return mp.Series(piece, {2014 + k: value for k, value in enumerate(values)})


plan = mp.Plan(
    id="made",
    indicators=[mp.Indicator(name, name, piece, direction="increase") for name in ("skills", "jobs")],
    targets=[
        mp.Target("skills", mp.at_least(130 * piece), due=mp.end_of(2026)),
        mp.Target("jobs", mp.at_least(250 * piece), due=mp.end_of(2026)),
    ],
)
seen = mp.Observations(
    {
        "skills": yearly(100, 104, 103, 109, 112, 111, 117, 119, 124, 126),
        "jobs": yearly(180, 190, 186, 201, 205, 214, 219, 228, 224, 235),
    }
)


def simulated(scenario=None, **asked):
    return mp.simulate(plan, seen, scenario or mp.Scenario("none"), as_of="2024-03-01", **{"paths": 2000} | asked)


def measure(effect, indicator="jobs", **timing):
    return mp.Intervention("m", indicator, effect, mp.Timing("2023-12-31", **timing))


def test_a_yearly_path_under_an_effect():
    path = mp.YearlyPath(2010, [60 + k for k in range(21)])
    made = mp.apply(mp.FixedTarget(99, mp.end_of(2025)), path)
    assert made.first == 2018
    assert made.values[-1] == 99
    assert mp.value_in(made, 2020) == pytest.approx(68 + 31 * 2 / 7)
    assert made.origins[-1] == "projected"
    assert mp.who_path("accelerate_itn", path, start=2021) == mp.apply(
        mp.BestOf([mp.BusinessAsUsual(), mp.FixedTarget(80, "2030-12-31", if_missing=0)]), path, 2021
    )
    assert "accelerate_stunting" in mp.who_scenarios()


def test_a_distribution_is_checked_when_it_is_made():
    with pytest.raises(mp.OutOfRange, match="triangular 3, 2, 5: the mode belongs between the ends"):
        mp.Triangular(3, 2, 5)
    with pytest.raises(TypeError, match="a number or a distribution"):
        mp.LevelShift("much")
    assert mp.mean_of(mp.Pert(0, 1, 4)) == pytest.approx(8 / 6)
    assert mp.quantile_of(mp.Uniform(0, 2), 0.25) == 0.5


def test_scenarios_stack_and_compare():
    one = mp.Scenario("one", interventions=[measure(mp.LevelShift(5))])
    two = mp.Scenario("two", interventions=[measure(mp.LevelShift(8), ramp=2)])
    assert mp.stacked(one, two) == two
    assert [str(difference) for difference in mp.compare_scenarios(one, two)] == [
        "intervention m: effect: level_shift 5 -> level_shift 8",
        "intervention m: timing: from 2023-12-31 -> from 2023-12-31, ramp 2 years",
    ]


def test_a_measure_raises_the_odds_and_nothing_else():
    plain, moved = simulated(), simulated(mp.Scenario("more", interventions=[measure(mp.LevelShift(10))]))
    assert moved.targets[0] == plain.targets[0]
    assert moved.targets[1].odds.probability > plain.targets[1].odds.probability
    assert moved.targets[1].bands[0].mean == pytest.approx(plain.targets[1].bands[0].mean + 10)
    assert moved.whole.targets == 2
    assert sum(moved.whole.chance_of) == pytest.approx(1)


def test_the_odds_are_those_of_the_closed_form():
    found = simulated(paths=20_000)
    for target, outcome in zip(plan.targets, found.targets, strict=True):
        evidence = mp.Evidence(target, seen[target.indicator], as_of="2024-03-01")
        truth = mp.probability_of_meeting(evidence)
        assert abs(outcome.odds.probability - truth) < 4 * outcome.odds.standard_error


def test_the_same_numbers_for_any_count_of_threads():
    scenario = mp.Scenario("s", interventions=[measure(mp.LinearChange(mp.Triangular(1, 2, 4)), "skills")])
    assert simulated(scenario, paths=20_000, threads=3) == simulated(scenario, paths=20_000)
    assert simulated(scenario, seed=2) != simulated(scenario)


def test_what_does_not_fit_is_refused_by_name():
    with pytest.raises(mp.InvalidInput, match="'job' is not in the plan; did you mean 'jobs'"):
        simulated(mp.Scenario("s", interventions=[measure(mp.Stop(), "job")]))
    with pytest.raises(mp.InvalidInput, match="jobs -> skills -> jobs"):
        simulated(mp.Scenario("s", links=[mp.Link("jobs", "skills"), mp.Link("skills", "jobs")]))
    with pytest.raises(mp.OutOfRange, match="not positive definite"):
        mp.Correlations(["a", "b"], [1, 1, 1, 1])
    with pytest.raises(mp.OutOfRange, match="paths 1: 2 to 10000000"):
        simulated(paths=1)
    assert [str(problem) for problem in mp.check_scenario(mp.Scenario("s", links=[mp.Link("a", "jobs")]), plan)]


def test_the_sample_plan_is_simulated_whole():
    jinan, figures = mp.sample("jinan")
    found = mp.simulate(jinan, figures, mp.Scenario("as it is"), as_of="2024-06-30", paths=500)
    named = {outcome.target for outcome in found.targets} | {left.target for left in found.left_out}
    assert named == {target.id or target.indicator for target in jinan.targets}
    assert 0 <= found.binding.all.probability <= 1
    assert found.whole.targets == len(found.whole.chance_of) - 1


def test_the_words_are_those_of_numpys_philox():
    name, path, four = b"indicator jobs", 7, 3
    key = 0xCBF29CE484222325
    for byte in name:
        key = ((key ^ byte) * 0x100000001B3) % 2**64
    # numpy counts up before it draws
    peer = numpy.random.Philox(counter=(four << 64) + path - 1, key=(key << 64) + 5)
    assert mp.random_words(5, name.decode(), path, four) == tuple(int(word) for word in peer.random_raw(4))


def test_scores_are_box_and_mullers_pairs_of_the_words():
    shares = [((word >> 12) + 0.5) / 2**52 for word in mp.random_words(1, "a", 11, 2)]
    for pair in (0, 2):
        radius, turn = math.sqrt(-2 * math.log(shares[pair])), 2 * math.pi * shares[pair + 1]
        assert mp.random_score(1, "a", 11, 8 + pair) == pytest.approx(radius * math.cos(turn), rel=1e-12, abs=1e-14)
        assert mp.random_score(1, "a", 11, 9 + pair) == pytest.approx(radius * math.sin(turn), rel=1e-12, abs=1e-14)


def test_progress_is_told_and_what_it_raises_ends_the_simulation():
    told: list[tuple[int, int]] = []
    simulated(paths=20_000, progress=lambda done, of_all: told.append((done, of_all)))
    assert told[-1] == (40_000, 40_000)

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulated(paths=10_000_000, progress=stop)


def test_futures_that_lie_evenly_tell_the_mean_better_and_the_odds_as_they_are():
    even, plain = simulated(paths=16_000, sampling="sobol"), simulated(paths=16_000)
    assert even.targets[0].bands[0].standard_error < plain.targets[0].bands[0].standard_error / 5
    for one, other in zip(even.targets, plain.targets, strict=True):
        error = math.hypot(one.odds.standard_error, other.odds.standard_error)
        assert abs(one.odds.probability - other.odds.probability) < 4 * error


def test_correlations_are_rows_or_numbers_in_a_row():
    flat = mp.Correlations(["a", "b"], [1, 0.5, 0.5, 1])
    assert mp.Correlations(["a", "b"], [[1, 0.5], [0.5, 1]]) == flat
    assert mp.Correlations(["a", "b"], numpy.array([[1, 0.5], [0.5, 1]])) == flat
    with pytest.raises(mp.OutOfRange, match=r"^Correlations: correlation of b and a, 1\.5: lies between -1 and 1$"):
        mp.Correlations(["a", "b"], [[1, 1.5], [1.5, 1]])
    with pytest.raises(TypeError, match=r"^Correlations: matrix: 'x' \(str\): expected a matrix: a list of rows"):
        mp.Correlations(["a", "b"], "x")
    with pytest.raises(TypeError, match=r"^Correlations: matrix: 'x' \(str\): expected a "):
        mp.Correlations(["a", "b"], [[1, "x"], [0, 1]])


def test_a_wrong_type_is_told_in_one_line():
    """No list of signatures: the value, its type, what was expected."""
    columns = (numpy.array([0, 2]), numpy.array([2020.0, 2021.0]), numpy.array([1.0, 2.0]))
    for named, expected in (
        ({"horizon": "six"}, "'six' (str): expected a whole number"),
        ({"levels": "x"}, "'x' (str): expected a list, each a number"),
        ({"lower": "x"}, "'x' (str): expected a number"),
        ({"threads": -1}, "-1 (int): expected a whole number, 0 or more"),
        ({"language": 3}, "3 (int): expected a Language or its name"),
    ):
        with pytest.raises(TypeError) as refused:
            mp.project_panel(*columns, **named)
        assert str(refused.value).startswith(expected)
        assert "\n" not in str(refused.value)
    with pytest.raises(TypeError, match=r"^3 \(int\): expected ErrorPool$"):
        mp.weight_of(3)


def test_an_effect_of_ones_own_is_a_function():
    """The same figures as the effect that it copies; what it raises comes through; copies and pickles are equal."""
    plan, seen = mp.sample("china-14fyp")

    def odds(effect, **asked):
        measure = mp.Intervention("m", "doctors", effect=effect, timing=mp.Timing("2022-12-31"))
        outcome = mp.simulate(
            plan, seen, mp.Scenario("s", interventions=[measure]), as_of="2023-12-26", paths=200, **asked
        )
        return [one.bands for one in outcome.targets if one.indicator == "doctors"]

    assert odds(mp.CustomEffect("line", line)) == odds(mp.LinearChange(0.05))
    assert odds(mp.CustomEffect("line", line), threads=3) == odds(mp.LinearChange(0.05))
    assert odds(mp.CustomEffect("nothing", nothing)) == odds(mp.LevelShift(0))
    with pytest.raises(ZeroDivisionError):
        odds(mp.CustomEffect("broken", lambda course, start, time: 1 / 0))
    with pytest.raises(TypeError, match="figure of the effect: 'x' \\(str\\): expected a number"):
        odds(mp.CustomEffect("word", lambda course, start, time: "x"))
    with pytest.raises(TypeError, match="expected a function of a Course, the start and a time"):
        mp.CustomEffect("none", 3)
    effect = mp.CustomEffect("line", line)
    assert pickle.loads(pickle.dumps(effect)) == effect
    assert effect != mp.CustomEffect("line", nothing)
    assert effect.name == "line"
    assert effect.figure is line


def line(course, start, time):
    return course.at(start) + 0.05 * (time - start)


def nothing(course, start, time):
    assert len(course.figures) > 2
    assert course.step == 1
    return


def test_a_scenario_is_written_and_read_again(tmp_path):
    plan, _ = mp.sample("china-14fyp")
    scenario = mp.Scenario(
        "s",
        {"zh": "示意", "en": "An illustration"},
        interventions=[mp.Intervention("m", "doctors", effect=mp.BestOf([mp.Stop()]), timing=mp.Timing("2024-01-01"))],
        correlations=mp.Correlations(["doctors", "pension-coverage"], [[1, 0.2], [0.2, 1]]),
    )
    mp.write_scenario(scenario, tmp_path / "s.yaml")
    assert mp.read_scenario(tmp_path / "s.yaml", plan) == scenario
    own = mp.Intervention("m", "doctors", effect=mp.CustomEffect("f", line), timing=mp.Timing("2024-01-01"))
    with pytest.raises(mp.OutOfRange, match="effect f: is a function, which a scenario file cannot hold"):
        mp.scenario_text(scenario.replace(interventions=[own]))
