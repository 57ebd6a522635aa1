"""Writes docs/early-warning.md and docs/early-warning.zh.md: how well a status foretells whether a target is met.

    python tools/early_warning_page.py COMPETITIONS CASES      measure and write
    python tools/early_warning_page.py --rows FIGURES.json     write from figures measured before

COMPETITIONS is a folder with m1_data.json and tcomp_data.json (the M1 and the Tourism competition), CASES one with the
tables canada-series-cases.csv and germany-dns-weather-cases.csv, whose column `series_full` holds official series.
`--keep FIGURES.json` after the folders writes the figures down as well. The words stand in early_warning_words.toml.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
DOCS = TOOLS.parent / "docs"
PAGES = {"en": DOCS / "early-warning.md", "zh": DOCS / "early-warning.zh.md"}

SHORTEST, OPENING, GROUPS = 6, 3, 10
NEAR_MISSES = ("ouhai.2020", "destatis.2021")
LOOKS = {"slow": "eurostat.2021", "quick": "eurostat.2021.short_term"}
YARDSTICKS = ("last_change", "base_rate")
LEADS = {"m1": range(1, 7), "tourism": range(1, 7), "official": range(1, 4), "long": range(1, 7)}
SHARES = ("met_on_track", "met_at_risk", "met_off_track", "false_alarms", "missed_alarms")
KEYS = {
    "canada-series-cases.csv": ("framework", "indicator_id", "series_tag"),
    "germany-dns-weather-cases.csv": ("series_id",),
}

Series = list[tuple[float, float]]
Row = dict[str, Any]
Run = Callable[[list[Series], list[int], list[float] | None], list[Row]]


# ---- the series


def competition(path: Path) -> list[Series]:
    """The yearly series, whole; they bear no years, so that they begin in 2000."""
    series = json.loads(path.read_text(encoding="utf-8")).values()
    yearly = [one["x"] + one["xx"] for one in series if one["period"][0].upper() == "YEARLY"]
    return [[(2001.0 + place, float(value)) for place, value in enumerate(values)] for values in yearly]


def points_in(text: str) -> Series:
    """2015:14.5;2016:12.9, at the ends of the years."""
    pairs = (point.split(":") for point in text.split(";"))
    return [(float(year) + 1, float(value)) for year, value in pairs]


def official(folder: Path) -> list[Series]:
    """Each series once, as long as it was ever published."""
    longest: dict[tuple[str, ...], Series] = {}
    csv.field_size_limit(1 << 30)
    for name, columns in KEYS.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (name, *(row[column] for column in columns))
                if row["series_full"]:
                    longest[key] = max(longest.get(key, []), points_in(row["series_full"]), key=len)
    return [longest[key] for key in sorted(longest)]


def collections(competitions: Path, cases: Path) -> dict[str, list[Series]]:
    """`long` is the official series once more, of which a few are long enough for six leads."""
    return {
        "m1": competition(competitions / "m1_data.json"),
        "tourism": competition(competitions / "tcomp_data.json"),
        "official": official(cases),
        "long": official(cases),
    }


# ---- the figures


def run_library(series: list[Series], leads: list[int], improvements: list[float] | None) -> list[Row]:
    import numpy
    from milepost import _core

    offsets = numpy.cumsum([0, *map(len, series)]).astype(numpy.int64)
    times, values = (numpy.array([point[k] for one in series for point in one]) for k in (0, 1))
    asked = {} if improvements is None else {"improvements": improvements}
    rows: list[Row] = _core._early_warning(offsets, times, values, leads=leads, shortest=SHORTEST, threads=0, **asked)
    return rows


def of_all_leads(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["method"]: row for row in rows if row["lead"] is None}


def spread(values: list[float]) -> float:
    """The standard error of what is left when each group is left out in turn (jackknife)."""
    mean = sum(values) / len(values)
    return float(((len(values) - 1) / len(values) * sum((value - mean) ** 2 for value in values)) ** 0.5)


def without(series: list[Series], group: int) -> list[Series]:
    """Pairs go together, so that the others keep their parity."""
    return [one for place, one in enumerate(series) if place // 2 % GROUPS != group]


def errors_of(series: list[Series], leads: list[int], run: Run) -> dict[str, dict[str, float]]:
    """How far the skill of each judge, and what `attain` has before it, would lie elsewhere with other series."""
    tried = [of_all_leads(run(without(series, group), leads, None)) for group in range(GROUPS)]
    skills = {method: [rows[method]["skill"] for rows in tried] for method in tried[0]}
    ahead = {
        method: [best - own for best, own in zip(skills["attain"], skills[method], strict=True)] for method in skills
    }
    return {
        "errors": {name: spread(one) for name, one in skills.items()},
        "ahead": {name: spread(one) for name, one in ahead.items()},
    }


def measured(series: Mapping[str, list[Series]], run: Run) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, given in series.items():
        leads = list(LEADS[name])
        whole, pace = run(given, leads, None), run(given, leads, [])
        able = sum(len(one) >= SHORTEST + leads[-1] for one in given)
        figures[name] = {"given": len(given), "able": able, "rows": whole, "pace": pace, **errors_of(given, leads, run)}
    return figures


# ---- the page


def percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"


def number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def cells_of(row: Row, error: float) -> list[str]:
    skill = percent(row["skill"]) if row["method"] == "base_rate" else f"{percent(row['skill'])} ± {100 * error:.0f}"
    share = row["not_judged"] / (row["judged"] + row["not_judged"])
    shares = [percent(row[name]) for name in SHARES]
    rest = [number(row["lead_time"], 1), "" if row["method"] == "base_rate" else f"{100 * share:.1f}%"]
    return [number(row["brier"], 3), skill, number(row["auc"], 2), *shares, *rest]


def in_order(rows: dict[str, Row]) -> list[str]:
    """`attain`, the presets by what they tell, the yardsticks."""
    presets = sorted(
        (name for name in rows if name not in ("attain", *YARDSTICKS)), key=lambda name: -rows[name]["skill"]
    )
    return ["attain", *presets, *YARDSTICKS]


def joined(lines: list[tuple[str, list[str]]]) -> list[str]:
    """Judges whose figures are all alike share a line."""
    names: dict[tuple[str, ...], list[str]] = {}
    for name, cells in lines:
        names.setdefault(tuple(cells), []).append(f"`{name}`")
    return ["| " + " | ".join([", ".join(same), *cells]) + " |" for cells, same in names.items()]


def table(heads: list[str], lines: list[tuple[str, list[str]]]) -> str:
    rule = "|---|" + "---:|" * (len(heads) - 1)
    return "\n".join(["| " + " | ".join(heads) + " |", rule, *joined(lines)])


def table_of(figures: Mapping[str, Any], heads: list[str]) -> str:
    rows = of_all_leads(figures["rows"])
    return table(heads, [(name, cells_of(rows[name], figures["errors"][name])) for name in in_order(rows)])


def table_of_paces(figures: Mapping[str, Any], heads: list[str]) -> str:
    rows = {name: of_all_leads(figures[name]["pace"]) for name in ("m1", "tourism", "official")}
    order = in_order(rows["official"])[:-1]
    names = ("skill", "false_alarms", "missed_alarms")
    return table(
        heads, [(judge, [percent(rows[name][judge][what]) for name in rows for what in names]) for judge in order]
    )


def table_of_leads(figures: Mapping[str, Any], heads: list[str]) -> str:
    at = {name: {(row["method"], row["lead"]): row["skill"] for row in one["rows"]} for name, one in figures.items()}
    order = in_order(of_all_leads(figures["official"]["rows"]))[:-1]
    asked = [(name, lead) for name in ("tourism", "official") for lead in LEADS[name]]
    return table(heads, [(judge, [percent(at[name][judge, lead]) for name, lead in asked]) for judge in order])


def middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def facts_of(name: str, figures: Mapping[str, Any]) -> dict[str, Any]:
    """What the sentences say of a collection; those of presets are the middle one of them."""
    rows = of_all_leads(figures["rows"])
    presets = [rows[judge] for judge in in_order(rows)[1:-2]]
    behind = [row for row in presets if rows["attain"]["skill"] - row["skill"] > 2 * figures["ahead"][row["method"]]]
    by_lead = {(row["method"], row["lead"]): row for row in figures["rows"]}
    facts = {"given": figures["given"], "able": figures["able"], "targets": by_lead["base_rate", 1]["judged"]}
    facts |= {"presets": len(presets), "behind": len(behind)}
    facts |= {
        what: percent(middle(row[what] for row in presets if row[what] is not None)) for what in (*SHARES, "skill")
    }
    facts |= {f"attain_{what}": percent(rows["attain"][what]) for what in (*SHARES, "skill")}
    facts |= {f"last_{what}": percent(rows["last_change"][what]) for what in (*SHARES, "skill")}
    for end, lead in (("near", LEADS[name][0]), ("far", LEADS[name][-1])):
        facts[f"skill_{end}"] = percent(middle(by_lead[row["method"], lead]["skill"] for row in presets))
    facts["least"], facts["least_skill"] = presets[-1]["method"], percent(presets[-1]["skill"])
    facts["best"], facts["best_skill"] = presets[0]["method"], percent(presets[0]["skill"])
    facts |= {f"{judge.split('.')[0]}_risk": percent(rows[judge]["met_at_risk"]) for judge in NEAR_MISSES}
    pace = of_all_leads(figures["pace"])
    for name, judge in LOOKS.items():
        facts |= {f"{name}_{what}": percent(pace[judge][f"{what}_alarms"]) for what in ("missed", "false")}
    facts |= {"attain_pace": percent(pace["attain"]["skill"]), "best_pace": percent(pace[in_order(pace)[1]]["skill"])}
    return facts | {
        "base_rate": percent(rows["base_rate"]["base_rate"]),
        "lead_time": number(middle(row["lead_time"] for row in presets), 1),
    }


def page(figures: Mapping[str, Any], language: str) -> str:
    words = tomllib.loads((TOOLS / "early_warning_words.toml").read_text(encoding="utf-8"))[language]
    facts = {f"{name}_{what}": value for name, one in figures.items() for what, value in facts_of(name, one).items()}
    tables = {name: table_of(one, words["heads"]) for name, one in figures.items()}
    tables |= {
        "paces": table_of_paces(figures, words["pace_heads"]),
        "leads": table_of_leads(figures, words["lead_heads"]),
    }
    text: str = words["page"].format(**facts, **{f"table_{name}": one for name, one in tables.items()})
    return text


def main(arguments: list[str]) -> int:
    if len(arguments) == 2 and arguments[0] == "--rows":
        figures = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    elif len(arguments) in (2, 4) and (len(arguments) == 2 or arguments[2] == "--keep"):
        figures = measured(collections(Path(arguments[0]), Path(arguments[1])), run_library)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    if len(arguments) == 4:
        Path(arguments[3]).write_text(json.dumps(figures), encoding="utf-8")
    for language, path in PAGES.items():
        path.write_text(page(figures, language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
