"""Enumerations: every place that takes one takes its name; members print as and equal their names."""

import copy
import pickle

import milepost as mp
import pytest

ENUMERATIONS = [kind for kind in vars(mp).values() if isinstance(kind, type) and hasattr(kind, "__members__")]


def test_there_are_enumerations():
    assert {kind.__name__ for kind in ENUMERATIONS} >= {"Direction", "Strength", "Kind", "Status", "Reason", "Movement"}


@pytest.mark.parametrize("kind", ENUMERATIONS, ids=lambda kind: kind.__name__)
def test_a_member_prints_as_its_name_and_equals_it(kind):
    for member in kind:
        assert str(member) == f"{member}" == member.name
        assert member == member.name
        assert member != member.name + "x"
        assert hash(member) == hash(member.name)
        assert kind(member.name) is member
        assert repr(member) == f"{kind.__name__}.{member.name}"


@pytest.mark.parametrize("kind", ENUMERATIONS, ids=lambda kind: kind.__name__)
def test_a_member_and_its_class_are_documented_and_copy_to_themselves(kind):
    assert kind.__doc__
    for member in kind:
        assert member.__doc__ != kind.__doc__
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.deepcopy(member) is member


def test_equal_names_of_different_enumerations_are_different_members():
    assert mp.Role.responsible != mp.Status.on_track
    assert mp.Collective.none != mp.Basis.none


def test_the_words_of_the_statuses():
    assert [str(status) for status in mp.Status] == [
        "achieved",
        "on_track",
        "at_risk",
        "off_track",
        "missed",
        "not_assessable",
    ]
    assert [mp.word_of(status, "zh") for status in mp.Status] == [
        "已完成",
        "符合进度",
        "略有滞后",
        "明显滞后",
        "未完成",
        "暂无法评估",
    ]
    assert "".join(mp.shape_of(status) for status in mp.Status) == "✔●▲■✖○"


def test_places_that_take_a_member_take_its_name():
    unit = mp.Unit("platform")
    indicator = mp.Indicator("x", unit=unit, kind="flow", direction="decrease", frequency="half_year")
    assert (indicator.kind, indicator.direction) == (mp.Kind.flow, mp.Direction.decrease)
    assert mp.Target("x", mp.at_most(3 * unit), strength="strive").strength is mp.Strength.strive
    assert mp.toward("decrease") == mp.Toward(mp.Direction.decrease)
    assert mp.Observation(2024, 1, report="year to date", status="final").report is mp.Report.year_to_date
    assert mp.months_in("half-year") == 6
    assert mp.word_of("on_track", "en") == "on track"


def test_a_wrong_name_is_answered_with_the_right_ones():
    answer = r"'increse' is not a Direction; expected increase, decrease; did you mean 'increase'"
    with pytest.raises(mp.ParseError, match=answer):
        mp.Toward("increse")
    with pytest.raises(TypeError, match=r"Toward: direction: 3 \(int\): expected a Direction or its name"):
        mp.Toward(3)
    with pytest.raises(ValueError, match="'nowhere' is not a valid Movement"):
        mp.Movement("nowhere")
