"""Composites, scales and dashboards from Python: what is accepted, what comes back, what is refused."""

import milepost as mp
import pandas
import pytest


def test_what_is_missing_is_none_on_the_way_in_and_out():
    assert mp.composite([1, None, 3]) == 2
    assert mp.composite([None]) is None
    assert mp.min_max([1, None, 3], 0, 1) == [0, None, 1]
    assert mp.composite([1, None, 3], rule=mp.Composition(if_missing="refuse")) is None


def test_a_rule_is_a_composition_or_the_name_of_a_mean():
    assert mp.composite([1, 4], rule="geometric") == mp.composite([1, 4], rule=mp.Composition("geometric")) == 2
    assert mp.composite([1, 4], [1, 3], mp.Mean.worst) == 1
    with pytest.raises(mp.ParseError, match=r"'geometrical' is not a Mean.*did you mean 'geometric'"):
        mp.composite([1, 4], rule="geometrical")


def test_a_mean_that_does_not_exist_is_an_error_of_its_own_kind():
    with pytest.raises(mp.UndefinedMean, match="geometric mean of 0: needs scores above 0"):
        mp.composite([0, 1], rule="geometric")
    assert issubclass(mp.UndefinedMean, mp.Error)
    assert not issubclass(mp.UndefinedMean, mp.OutOfRange)
    with pytest.raises(mp.OutOfRange, match="weights 1: needs one for each of 2 scores"):
        mp.composite([1, 2], [1])


def test_trees_are_lists_in_lists():
    tree = mp.Nested(parts=[[90, 10], [50, mp.Nested(70, weight=3)]])
    assert mp.composite(tree, ["arithmetic"]) == (50 + 65) / 2
    assert mp.composite(tree, ["arithmetic", "worst"]) == 30
    assert mp.leaves_of(tree) == mp.leaves_of([90, 10, 50, 70]) == [90, 10, 50, 70]
    assert mp.availability([1, [None, 2, 3]]) == 0.75
    assert mp.sdsn_index([[60, 80], [50, None]]) is None


def test_outranking_takes_a_list_of_scores_a_unit():
    assert mp.outranking_matrix([[1, 2], [2, 2]]) == [[0, 0.25], [0.75, 0]]
    assert mp.copeland_scores([[1, 2], [2, 2]], weights=[1, 0]) == [0, 1]


def test_counts_by_label():
    counts = mp.class_counts(["on track", "", "on track", "off track"])
    assert counts == mp.class_counts({"on track": 2, "off track": 1}, total=4)
    assert (mp.count_of(counts, "on track"), mp.assessed(counts)) == (2, 3)
    assert mp.share_of_all(counts, "on track") == 0.5
    assert mp.share_of_assessed(counts, "off track") == pytest.approx(1 / 3)


def test_names_stand_for_words_of_every_new_kind():
    assert mp.goal_colour(["red", "orange", "green"]) is mp.DashboardColour.orange
    assert mp.on_three_points("amber_red") is mp.DeliveryConfidence.red
    assert mp.colour_of("at_risk") == "amber"
    assert mp.status_of("green") is mp.Status.on_track
    assert mp.find_category(mp.unicef_2004().cuts, 0.05) is None
    assert mp.find_category(mp.unicef_2004(holes_closed=True).cuts, 0.05).label == "stagnating"
    assert mp.current_status_index(40, 30, 20, "decrease") == 5
    assert mp.turned([1, None], "decrease") == [-1, None]


def test_reports_are_pairs_of_days():
    slipping = [("2024-03-31", "2024-09-01"), ("2024-04-30", "2024-09-16")]
    assert mp.milestone_trend(slipping) is mp.MilestoneTrend.slipping
    assert str(mp.arrival_by_trend(slipping)) == "2025-02-02"  # half a day a day from day 154: day 308
    assert mp.arrival_by_trend(slipping[:1]) is None


def test_paths_that_are_front_or_back_loaded():
    window = mp.span_of(2025)
    assert mp.owed_share("back_loaded", window, "2025-06-30") == 0.25
    assert mp.owed_share(mp.FrontLoaded(3), window, "2025-06-30") == 0.875


def test_lights_by_growth_delay_and_duty():
    assert mp.light_of(mp.tianjin_investment_2022(), 4, planned=5, region=4) is mp.Light.yellow
    assert mp.light_of(mp.construction_delay(), days_late=8) == "orange"
    assert mp.light_of(mp.suqian(), overdue=False, behind=False, near_due=True) == "blue"
    assert mp.light_of(mp.tianjin_bonds_2022(), 31) == "red"


# Points of 100 in 2015 and 2022, green from 80 on.
KEPT, AT_THE_PACE, HALF_OF_IT, UNKNOWN = (85, 82), (50, 64), (50, 57), (None, 60)


def trends_of(indicators):
    """What evaluate() says of the indicators of one goal."""
    names = list(range(len(indicators)))
    series = {"series": names, "period": [[2015, 2022]] * len(names), "value": [list(points) for points in indicators]}
    asked = {"series": names, "target": [80] * len(names), "due": [2030] * len(names), "direction": ["up"] * len(names)}
    return mp.evaluate(series, asked, method="sdsn.2018")


@pytest.mark.parametrize(
    ("indicators", "arrow"),
    [
        ([KEPT, KEPT], "maintaining"),
        ([KEPT, KEPT, KEPT, UNKNOWN], "maintaining"),
        ([KEPT, KEPT, UNKNOWN], None),
        ([AT_THE_PACE, AT_THE_PACE], "on_track"),
        ([KEPT, AT_THE_PACE], "on_track"),
        ([KEPT, HALF_OF_IT], "moderately_improving"),
    ],
)
def test_from_figures_to_the_arrow_of_a_goal(indicators, arrow):
    found = trends_of(indicators)
    wanted = None if arrow is None else mp.Arrow[arrow]
    assert mp.goal_arrow(found["score"], labels=found["label"]) is wanted
    frame = pandas.DataFrame(found)
    assert mp.goal_arrow(frame["score"], labels=frame["label"]) is wanted


def test_labels_of_a_goal_are_arrows_one_for_each_trend():
    with pytest.raises(mp.OutOfRange, match="labels 1: needs one for each of 2 trends, or none"):
        mp.goal_arrow([3, 3], labels=["maintaining"])
    with pytest.raises(mp.OutOfRange, match="trend 'sun': expected 'decreasing'"):
        mp.goal_arrow([3], labels=["sun"])
