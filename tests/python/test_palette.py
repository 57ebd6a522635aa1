"""Colours of statuses: both palettes can be read, on white and by eyes that do not tell red from green."""

import itertools

import milepost as mp
import pytest
from html_reader import contrast, light
from milepost import palette
from milepost.palette import LINES, PALETTES, colours_of

EVERY = [pytest.param(name, status, id=f"{name}-{status}") for name in PALETTES for status in mp.Status]


@pytest.mark.parametrize(("name", "status"), EVERY)
def test_letters_are_read_on_their_ground_and_edges_seen_on_white(name, status):
    colours = colours_of(status, name)
    assert contrast(colours.letters, colours.ground) >= 4.5
    assert contrast(colours.edge, LINES.paper) >= 4.5


@pytest.mark.parametrize("colour", [LINES.ink, LINES.quiet, LINES.projected])
def test_text_and_lines_are_seen_on_white(colour):
    assert contrast(colour, LINES.paper) >= 4.5


def test_the_shades_of_the_fan_are_told_apart_and_leave_what_lies_on_them_readable():
    assert contrast(LINES.narrow, LINES.wide) >= 1.25
    assert contrast(LINES.ink, LINES.narrow) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_lights_that_differ_differ_in_brightness_or_shape_too(name):
    lights = (mp.Status.on_track, mp.Status.at_risk, mp.Status.off_track)
    assert len({mp.shape_of(status) for status in mp.Status}) == len(mp.Status)
    for one, other in itertools.combinations(lights, 2):
        brighter, darker = sorted((light(colours_of(one, name).ground), light(colours_of(other, name).ground)))[::-1]
        assert (brighter + 0.05) / (darker + 0.05) >= 1.2


def test_a_status_is_taken_by_its_name():
    assert colours_of("at_risk") == palette.SAFE[mp.Status.at_risk]
    assert colours_of("on_track", "lights").ground == "#2E9E6B"


def test_a_palette_that_is_none_is_refused_with_the_one_that_is_meant():
    with pytest.raises(mp.OutOfRange, match=r"palette 'light': there are only safe, lights; did you mean 'lights'\?"):
        colours_of("at_risk", "light")


@pytest.mark.parametrize(
    ("text", "is_so"), [("符合", True), ("：", True), ("on track", False), ("“●”", False), ("ü µg/m³", False)]
)
def test_chinese_is_known_from_letters_that_other_fonts_have(text, is_so):
    assert palette.has_chinese(text) is is_so
