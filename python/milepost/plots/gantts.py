"""A network of tasks over time: when each can be done, by how much it may slip, and which decide the end."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.chart_words import listed
from milepost.palette import LINES
from milepost.plots.canvas import canvas
from milepost.plots.dates import mark_years
from milepost.plots.lettering import headline, key_below
from milepost.plots.rows import height_for, lines_across, name_rows
from milepost.simulated import told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from milepost._core import ScheduleOutcome, TaskNetwork, TaskTimes, Timetable
    from milepost.plots.canvas import Canvas

CRITICAL, FREE, SLACK = "#33566F", "#9DB4C8", "#7A7A7A"  # dark, light, grey: no status
NAMED = 5  # tasks of a critical path that a headline names


def gantt(
    timetable: Timetable,
    network: TaskNetwork | None = None,
    outcome: ScheduleOutcome | None = None,
    *,
    as_of: Any = None,
    ax: Axes | None = None,
    language: str | None = None,
    palette: str = "safe",
    note: str = "",
) -> Axes:
    """Draws a bar a task from its earliest start to its earliest finish, and returns the axes.

    Critical tasks are dark, with a dark edge; a thin line runs on to the latest finish of what may slip. What takes no
    time is a diamond. network: gives the tasks their titles; outcome: of simulate_schedule(), strokes where so many
    futures have each task finished; as_of: a line at that day. A timetable without tasks says so.
    """
    titles = {task.id: task.title for task in network.tasks} if network else {}
    tasks = list(timetable.tasks)
    with canvas(ax, language, palette, (6.4, height_for(len(tasks), 0.34, 1.9))) as sheet:
        names = {
            task.id: (told(titles[task.id], sheet.language) if task.id in titles else "") or task.id for task in tasks
        }
        name_rows(sheet, [names[task.id] for task in tasks])
        for place, task in enumerate(tasks):
            draw_task(sheet, place, task)
        if outcome is not None:
            draw_finishes(sheet, tasks, outcome)
        dress(sheet, tasks, outcome, as_of)
        headline(sheet, headline_of(sheet, timetable, names))
        sheet.notes.append(note)
    return sheet.axes


def closed(day: datetime.date) -> datetime.date:
    """Where a day ends on an axis that it begins at."""
    return day + datetime.timedelta(days=1)


def is_milestone(task: TaskTimes) -> bool:
    """Takes no time; what is finished has none left, but took some."""
    return task.duration == 0 and task.early_start >= task.early_finish


def draw_task(sheet: Canvas, place: int, task: TaskTimes) -> None:
    """A milestone comes at the close of its day."""
    finish, colour = closed(task.early_finish), CRITICAL if task.critical else FREE
    if task.late_finish > task.early_finish:
        slack: dict[str, Any] = {"color": SLACK, "linewidth": 1.1, "zorder": 2, "gid": "float"}
        sheet.ax.plot([finish, closed(task.late_finish)], [place] * 2, marker="|", markevery=[1], markersize=6, **slack)
    if is_milestone(task):
        look = {"color": colour, "markeredgecolor": CRITICAL, "markersize": 8, "zorder": 4, "gid": "milestone"}
        sheet.ax.plot([finish], [place], marker="D", linestyle="none", **look)
        return
    width = (finish - task.early_start).days
    look = {"color": colour, "edgecolor": CRITICAL, "linewidth": 1.4 if task.critical else 0.6, "zorder": 3}
    bar = sheet.ax.barh(place, width, left=task.early_start, height=0.5, **look)
    bar[0].set_gid("critical" if task.critical else "task")


def draw_finishes(sheet: Canvas, tasks: Sequence[TaskTimes], outcome: ScheduleOutcome) -> None:
    """Strokes below the middle of the bar, the longer the surer."""
    places = {task.id: place for place, task in enumerate(tasks)}
    for one in outcome.tasks:
        for rank, day in enumerate(one.finishes):
            if one.id in places:
                top, depth = places[one.id] + 0.29, 0.06 + 0.05 * rank
                sheet.ax.plot(
                    [closed(day)] * 2,
                    [top - depth, top + 0.12],
                    color=LINES.projected,
                    linewidth=1.5,
                    zorder=5,
                    gid="finish",
                )


def dress(sheet: Canvas, tasks: Sequence[TaskTimes], outcome: ScheduleOutcome | None, as_of: Any) -> None:
    sheet.ax.grid(axis="x", color=LINES.grid, linewidth=0.6)
    sheet.ax.set_axisbelow(True)
    lines_across(sheet, len(tasks))
    sheet.ax.margins(x=0.03)
    days = [day for task in tasks for day in (task.early_start, task.late_finish)]
    days += [day for one in (outcome.tasks if outcome else ()) for day in one.finishes]
    if as_of is not None:
        day = mp.eve_of(mp.add_days(as_of, 1))
        days.append(day)
        sheet.ax.axvline(closed(day), color=LINES.quiet, linewidth=0.8, linestyle=":", gid="as_of")
        sheet.note("as_of_line", mp.date_words(day, sheet.language))
    if days:
        mark_years(sheet, days)
    key_below(sheet, *key_of(sheet, tasks, outcome))


def key_of(sheet: Canvas, tasks: Sequence[TaskTimes], outcome: ScheduleOutcome | None) -> tuple[list[Any], list[str]]:
    """What occurs."""
    timed = [task for task in tasks if not is_milestone(task)]
    occurs = {
        "critical": any(task.critical for task in timed),
        "not_critical": any(not task.critical for task in timed),
        "float": any(task.late_finish > task.early_finish for task in tasks),
        "milestone": len(timed) < len(tasks),
        "finishes": outcome is not None,
    }
    found, handles = [key for key, there in occurs.items() if there], handles_of_key()
    levels = [in_percent(level, sheet.language) for level in (outcome.levels if outcome else ())]
    return [handles[key] for key in found], [sheet.say(key, listed(levels, sheet.language)) for key in found]


def in_percent(level: float, language: str) -> str:
    return f"{level:g}%" if language == "zh" else f"{level:g} %"


def handles_of_key() -> dict[str, Any]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    return {
        "critical": Patch(color=CRITICAL),
        "not_critical": Patch(facecolor=FREE, edgecolor=CRITICAL),
        "float": Line2D([], [], color=SLACK, marker="|"),
        "milestone": Line2D([], [], color=CRITICAL, marker="D", linestyle="none"),
        "finishes": Line2D([], [], color=LINES.projected, marker="|", linestyle="none", markeredgewidth=1.5),
    }


def headline_of(sheet: Canvas, timetable: Timetable, names: dict[str, str]) -> str:
    if timetable.finish is None:
        return sheet.say("gantt_none")
    path = [names[id] for id in timetable.critical_path]
    if len(path) > NAMED:
        path = [*path[: NAMED - 2], "…", path[-1]]
    return sheet.say("gantt_title", day=mp.date_words(timetable.finish, sheet.language), path=" → ".join(path))
