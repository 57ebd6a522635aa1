"""What charts say, in Chinese and in English."""

from __future__ import annotations

from milepost._core import Indicator, OutOfRange, Plan, Unit, figure_words
from milepost.palette import has_chinese
from milepost.plurals import filled
from milepost.simulated import told

LANGUAGES = ("zh", "en")
WORDS = {
    # trajectory
    "observed": ("实际值", "observed"),
    "provisional": ("初步数据", "provisional"),
    "baseline": ("基期", "baseline"),
    "required": ("序时目标", "required path"),
    "projected": ("趋势预测", "projection"),
    "fan": ("趋势预测及{levels}区间", "projection, {levels} intervals"),
    "target": ("目标：{}", "target: {}"),
    "due": ("完成时限：{}", "due {}"),
    "unit": ("单位：{}", "{}"),
    "as_of": ("截至{}", "as of {}"),
    "newest_provisional": ("所评数据为初步数据", "the figure judged is provisional"),
    "gaps": ("{}之间缺数据，折线断开", "figures are missing between {}: the line is broken"),
    "between": ("{}至{}", "{} and {}"),
    "only_newest": ("未提供各期数据，仅示基期和最新值", "without the series: the baseline and the newest figure only"),
    "no_figure": ("无公布数据", "no figure"),
    "no_required": ("无法确定序时目标（{}）", "no required path ({})"),
    "no_number": ("目标未量化", "no number set"),
    "no_baseline": ("无基期", "no baseline"),
    "no_baseline_in_time": ("完成时限之前无基期", "no baseline before the due day"),
    "no_projection": ("无法预测：{}", "no projection: {}"),
    "is_due": ("已到完成时限，不作预测", "past the due day: nothing is projected"),
    "no_spread": ("历史数据无波动，不给区间", "the figures do not vary: no interval"),
    "share_limits": ("占比区间止于0和100%", "a share: its intervals end at 0 and 100 %"),
    "probability": ("实现目标的概率：{}", "probability of meeting the target: {}"),
    "illustration": ("示意数据，非公布数据", "illustration: made-up figures"),
    # heat map, methods
    "scorecards": (
        "截至{day}，{all}项目标中{good}项已完成或符合进度",
        "{good} of {all} {all:target|targets} achieved or on track as of {day}",
    ),
    "count": ("{word}{count}项", "{count} {word}"),
    "absent": ("该评分表无此项", "not in this card"),
    "methods_title": (
        "{disputed}项（共{all}项）目标因评估方法不同而结论不同",
        "Methods disagree on {disputed} of {all} {all:target|targets}",
    ),
    "agreed": ("另有{0}项结论一致，未绘出", "{0} more, on which methods agree, {0:is|are} not drawn"),
    "worst_of_group": (
        "各格为其中最差一项的状态，旁为项数",
        "each cell shows the worst of its targets, and how many it has",
    ),
    # progress
    "progress_title": (
        "{behind}项实际进度滞后于时间进度（共{all}项可比）",
        "{behind} of {all} {all:target|targets} {behind:is|are} behind the time gone",
    ),
    "progress": ("实际进度", "progress"),
    "elapsed": ("时间进度", "time gone"),
    "progress_axis": ("自起点至目标的百分比（%）", "per cent of the way from the start to the target"),
    "line_to_hold": ("保持类目标，不计进度", "a line to hold: no way to go"),
    "cut_off": ("超过{}%的横条截断，以数字为准", "bars that go beyond {} % are cut: the number counts"),
    "beyond": ("{}%", "{} %"),
    # distribution
    "distribution_title": ("实现目标的概率为{}", "The target is met with a probability of {}"),
    "no_odds": ("未计算实现概率", "no probability was reckoned"),
    "meets": ("实现目标", "target met"),
    "fails": ("未实现目标", "target not met"),
    "median": ("中位数{}", "median {}"),
    "density": ("每{unit}的概率（%）", "per cent of futures per {unit}"),
    "density_plain": ("每单位的概率（%）", "per cent of futures per unit"),
    "tails": ("两端各{}%的结果未绘出", "the outermost {} % on each side are not drawn"),
    "spike": ("{share}%的结果同为{value}", "{share} % of futures come to {value}"),
    # tornado
    "tornado_title": ("{first}对结果影响最大", "{first} matters most"),
    "tornado_axis": ("完成时限时的{name}", "{name} at the due day"),
    "quantile": ("该项取{}%分位值", "input at its {} % quantile"),
    "middle": ("各项取中位数：{}", "all at their medians: {}"),
    "no_inputs": ("没有不确定的因素", "nothing uncertain"),
    # reliability
    "overconfident": (
        "所报概率偏高：平均{said}%，实际{happened}%",
        "Said {said} % on the mean, happened {happened} %: too high",
    ),
    "underconfident": (
        "所报概率偏低：平均{said}%，实际{happened}%",
        "Said {said} % on the mean, happened {happened} %: too low",
    ),
    "calibrated": (
        "所报概率与实际相符：平均{said}%，实际{happened}%",
        "Said {said} % on the mean, happened {happened} %",
    ),
    "said": ("预报的概率（%）", "probability that was said (%)"),
    "happened": ("实际发生的比例（%）", "share that happened (%)"),
    "perfect": ("完全相符", "said as it happened"),
    "forecasts": ("圆点旁为次数", "beside each dot: how many forecasts"),
    "empty_bins": ("{0}个区间没有预报", "{0} {0:bin holds|bins hold} no forecast"),
    "no_forecasts": ("没有预报", "no forecasts"),
    # gantt
    "gantt_title": ("最早于{day}全部完成；关键线路：{path}", "Done by {day} at the earliest; critical path: {path}"),
    "gantt_none": ("没有工作", "no tasks"),
    "critical": ("关键工作", "critical"),
    "not_critical": ("有机动时间的工作", "not critical"),
    "float": ("总时差", "total float"),
    "milestone": ("里程碑", "milestone"),
    "as_of_line": ("点线为{}", "dotted line: {}"),
    "finishes": ("完成日期的{}分位", "finished by, {} of futures"),
    # overview
    "unseen": ("另有{count}项未绘出", "{count} more {count:is|are} not drawn"),
    "for_each": ("逐一对象分别考核", "asked of each of a set"),
    "how_to_read": (
        "黑线为实际值（空心为初步数据），虚线为序时目标，横线为目标，标记为所评数据及其状态",
        "black: observed (hollow: provisional); dashed: required path; level: target; mark: figure judged, status",
    ),
}


def pick(pair: tuple[str, str], language: str) -> str:
    """Chinese or English. Raises OutOfRange for another language."""
    if language not in LANGUAGES:
        raise OutOfRange(f"language '{language}': there are only {', '.join(LANGUAGES)}")
    return pair[LANGUAGES.index(language)]


def say(key: str, language: str, *parts: object, **named: object) -> str:
    """The words of a key, filled in."""
    return filled(pick(WORDS[key], language), *parts, **named)


def name_of(plan: Plan, target: str, language: str) -> str:
    """What the indicator of a target is called; its id where it has no name."""
    found = plan.target(target)
    found = found or next((one for one in plan.targets if one.indicator == target), None)
    indicator = plan.indicator(found.indicator if found else target)
    return indicator_name(indicator, language) or target


def indicator_name(indicator: Indicator | None, language: str) -> str:
    return "" if indicator is None else told(indicator.name, language) or indicator.id


def unit_words(unit: Unit, language: str) -> str:
    """万人, platforms, %; nothing for what has no unit, or none in English."""
    if language == "zh":
        return unit.zh or unit.name
    return unit.en or ("" if has_chinese(unit.name) else unit.name)


def amount(value: float, unit: Unit, language: str) -> str:
    """338家, 338 platforms, 97.8%, 97.8 %."""
    words = unit_words(unit, language)
    return figure_words(value) + (" " + words if words and language == "en" else words)


def percent(share: float, language: str) -> str:
    """Of a share between 0 and 1, never rounded to certainty: 99.96 % is more than 99 %."""
    gap = "" if language == "zh" else " "
    if 0 < share < 0.01 or 0.99 < share < 1:
        side = ("不到1", "less than 1") if share < 0.5 else ("99以上", "more than 99")
        return "99%以上" if language == "zh" and share > 0.5 else f"{pick(side, language)}{gap}%"
    return f"{100 * share:.0f}{gap}%"


def listed(names: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(names)
