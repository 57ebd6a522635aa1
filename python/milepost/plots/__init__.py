"""Charts of plans, verdicts and futures, with matplotlib: axes in, axes out, nothing shown, no setting left changed.

Needs matplotlib: pip install 'milepost[plots]'. Every chart takes `ax` (new axes of pyplot if None), `language` ("zh"
or "en"), `palette` ("safe", or "lights" for 红黄绿) and `note` (a line below), and returns its Axes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from milepost.plots.distributions import distribution
    from milepost.plots.gantts import gantt
    from milepost.plots.heat_maps import heat_map
    from milepost.plots.method_matrices import methods
    from milepost.plots.overviews import plan_overview
    from milepost.plots.progress_bars import progress
    from milepost.plots.reliabilities import reliability
    from milepost.plots.tornadoes import tornado
    from milepost.plots.trajectories import trajectory

_PLACES = {
    "trajectory": "trajectories",
    "heat_map": "heat_maps",
    "progress": "progress_bars",
    "distribution": "distributions",
    "tornado": "tornadoes",
    "reliability": "reliabilities",
    "gantt": "gantts",
    "methods": "method_matrices",
    "plan_overview": "overviews",
}

__all__ = [
    "distribution",
    "gantt",
    "heat_map",
    "methods",
    "plan_overview",
    "progress",
    "reliability",
    "tornado",
    "trajectory",
]


def __getattr__(name: str) -> Any:
    """Each chart is loaded when it is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'milepost.plots' has no attribute '{name}'")
    return getattr(import_module(f"milepost.plots.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
