"""Plans that come with the package, with what has been published of them."""

from __future__ import annotations

from pathlib import Path

from milepost._core import Observations, OutOfRange, Plan, read_observations, read_plan
from milepost.near_names import did_you_mean, nearest


def _folder() -> Path:
    """`plans` beside this file in an installed package, `examples/plans` in a checkout."""
    here = Path(__file__).resolve()
    installed = here.parent / "plans"
    return installed if installed.is_dir() else here.parents[2] / "examples" / "plans"


def _seen(plan: Path) -> Path:
    """The observations of a plan; some plans have none yet."""
    return plan.with_name(f"{plan.stem}_observations.csv")


def sample(name: str = "jinan") -> tuple[Plan, Observations]:
    """A plan and its published observations.

    "jinan": the Jinan work plan on entrepreneurship and innovation, 2022-2025 (37 commitments in 25 tasks); most of its
    indicators have no published figure. "china-14fyp": the 20 main indicators of China's 14th Five-Year Plan,
    2021-2025, 9 with a target value that could not be confirmed, and their figures as first published and as revised.
    Raises OutOfRange for a name that is none of the samples.
    """
    folder = _folder()
    known = sorted(path.stem for path in folder.glob("*.yaml") if _seen(path).exists())
    if name not in known:
        meant = did_you_mean(nearest(name, known))
        raise OutOfRange(f"sample '{name}': there are only {', '.join(known)}{meant}")
    plan = read_plan(folder / f"{name}.yaml")
    return plan, read_observations(_seen(folder / name), plan)
