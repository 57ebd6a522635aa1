"""The charts of docs/pictures, for tests: drawn once each, closed when a test is done."""

import importlib.util
from pathlib import Path

from milepost.palette import CHINESE_FONTS

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
FONT = "WenQuanYi Micro Hei"
TO_INSTALL = f"the pictures are drawn with {FONT}, which is not found: apt install fonts-wqy-microhei"


def module():
    """docs/pictures/make.py, without figures on a screen."""
    import matplotlib

    matplotlib.use("Agg")
    spec = importlib.util.spec_from_file_location("pictures", PICTURES / "make.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def chinese_font() -> str | None:
    """The one that charts take."""
    from matplotlib.font_manager import fontManager

    known = fontManager.get_font_names()
    return next((name for name in CHINESE_FONTS if name in known), None)


def line(ax, gid):
    """The one line of that name. Fails where there is none or more."""
    (found,) = [one for one in ax.lines if one.get_gid() == gid]
    return found


def texts(figure):
    """All words that are seen: labels of ticks out of sight are made, but not drawn."""
    from matplotlib.text import Text

    hidden = {label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in out_of_sight(axis)}
    found = figure.findobj(Text)
    return [text for text in found if text.get_visible() and text.get_text().strip() and text not in hidden]


def out_of_sight(axis):
    low, high = sorted(axis.get_view_interval())
    return {tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high}


def words(figure) -> str:
    return "\n".join(text.get_text() for text in texts(figure))
