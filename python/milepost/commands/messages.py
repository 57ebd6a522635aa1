"""Problems of files in Chinese, as far as their wording is known; what is not known stays in English."""

from __future__ import annotations

import re

import milepost as mp

SEVERITIES = {"error": "错误", "warning": "提醒"}
KINDS = {
    "plan": "方案", "indicator": "指标", "target": "目标", "task": "任务", "section": "板块", "unit": "计量单位",
    "organization": "单位", "deliverable": "工作成果", "document": "文件", "workflow": "流程", "cadence": "定期工作",
    "evaluation": "评估", "body": "机构", "entity set": "对象集合", "period": "时期", "bundle": "任务包",
    "state": "状态", "number": "数字", "child plan": "下级方案", "scenario": "情景",
}  # fmt: skip

# Clause by clause: messages of the library are clauses with "; " between them.
CLAUSES = (
    (r"unknown key '(.+?)'(?: in (.+))?", "未知的键“{0}”{1}"),
    (r"expected (.+)", "应为 {0}"),
    (r"'(.+)' cannot be opened: (.+)", "无法打开“{0}”：{1}"),
    (r"'(.+)' exists already", "“{0}”已存在"),
    (r"give another name with -o, or overwrite it with --force", "请用 -o 另取名称，或用 --force 覆盖"),
    (r"'(.+)' cannot be written: (.+)", "无法写入“{0}”：{1}"),
    (r"did you mean '(.+)'\?", "是否应为“{0}”？"),
    (r"(.+?) is missing", "缺少 {0}"),
    (r"(.+?) has no value", "{0} 没有值"),
    (r"give one, or leave the key out", "请填写，或删去此键"),
    (r"the rest of the file was not read", "其后内容未读入"),
    (r"this line has no ':' between key and value", "此行的键与值之间缺少冒号“:”"),
    (r"this line begins in another column than the keys it should stand among", "此行缩进与同级的键不一致"),
    (r"this '(.)' is not closed", "“{0}”没有闭合"),
    (r"a quotation mark is opened and never closed", "引号没有闭合"),
    (r"aliases \(\*name\) are not read: write the value out", "不读入别名（*name），请写出其值"),
    (r"merge keys \(<<\) are not read: write the keys out", "不读入合并键（<<），请逐一写出"),
    (r"nested more than (\d+) deep", "嵌套超过{0}层"),
    (r"a plan needs far less", "方案用不到这么多"),
    (r"the file holds nothing", "文件没有内容"),
    (r"([\w ]+?) '(.+)' is not a known unit", "{0} “{1}”不是已知的计量单位"),
    (r"declare it under units", "请在 units 下定义"),
    (r"([\w ]+?) '(.+)' is not in the plan", "方案中没有{0}“{1}”"),
    (r"([\w ]+?) '(.+)' is given twice", "{0} “{1}”重复"),
    (r"each id names one thing", "一个编号只能指一项"),
    (r"([\w ]+?) '(.+)' is listed twice", "{0}“{1}”重复列出"),
    (r"([\w ]+?) '(.+)' is not a bound", "{0} “{1}”不是可读的目标"),
    (r"([\w ]+?) '(.+)' is not a number", "{0} “{1}”不是数字"),
    (r"([\w ]+?) '(.+)' is not a date", "{0} “{1}”不是日期"),
    (r"([\w ]+?) '(.+)' is not known", "{0} “{1}”无法识别"),
    (
        r"id '(.+)' is not made of lower-case words joined by hyphens, such as (.+)",
        "编号“{0}”应由小写英文词以连字符相连，如 {1}",
    ),
    (r"([\w ]+?)(?: .+?)?: expected (.+), found (.+)", "{0}：应为 {1}，实为 {2}"),
    (r"the figure counts for this one day", "数值只计于当日"),
    (r"'(.+)' is not a method", "没有方法“{0}”"),
    (r"the plan has none", "方案中没有"),
    (r"date '?(.+?)'?: no such day in the years (.+) to (.+)", "日期 {0} 不存在（{1}至{2}年之内）"),
    (r"([\w ]+?) '(.+)' is not a due rule", "{0} “{1}”不是可读的时限"),
    (r"([\w ]+?) '(.+)' is not a period", "{0} “{1}”不是可读的时期"),
    (r"([\w ]+?) '(.+)' is not a tolerance", "{0} “{1}”不是可读的幅度"),
    (r"([\w ]+?) '(.+)' is not a whole number", "{0} “{1}”不是整数"),
    (r"name the first mention", "请写最先提及的一项"),
    (r"the first is in line (\d+)", "首次见第{0}行"),
    (r"falls due on (.+), before its window opens on (.+)", "{0}到期，早于起算日{1}"),
    (r"falls due on (.+), after the plan's end, (.+)", "{0}到期，晚于方案期末{1}"),
    (r"same_as '(.+)' itself repeats '(.+)'", "所重复的“{0}”本身重复“{1}”"),
    (r"(?:the target )?stands under no task: nobody answers for it", "不属任何任务，无责任单位"),
    (r"nobody answers for it", "无责任单位"),
    (r"anchors \(&.+\) are not read: write the value out where it is needed", "不读入锚点（&），请在用处写出其值"),
    (r"has no due date: nothing can be late", "没有完成时限，无从逾期"),
    (r"has no due date of its own: the end of the plan is taken, (.+)", "没有自己的时限，按方案期末{0}计"),
    (r"(\d+) deliverables? ha(?:s|ve) no due date of (?:its|their) own: the end of the plan is taken: (.+)",
     "{0}项成果没有自己的时限，按方案期末计：{1}"),
    (r"(\d+) deliverables? ha(?:s|ve) no due date, and cannot be late: (.+)", "{0}项成果没有时限，无从逾期：{1}"),
    (r"target (.+) is an amount without a number: it cannot be judged", "目标 {0} 未量化，无法评估"),
    (r"target (.+) has no tolerance: (.+) is used", "目标 {0} 未定幅度，按{1}计"),
    (r"give one, such as (.+)", "请写明，如 {0}"),
    (r"target (.+) could not be confirmed in its source", "目标 {0} 未能在出处核实"),
    (r"(\w+) belongs to a target, and this indicator has none: give a target, or leave it out",
     "{0} 属于目标，而此指标没有目标：请写明目标，或删去"),
    (r"may be the same commitment as '?(.+?)'?: counted once, to be confirmed",
     "与 {0} 可能是同一承诺，只计一次，待确认"),
    (r"its window opens on (.+), before the plan does, (.+)", "起算日{0}早于方案期初{1}"),
    (r"breaks the rule '(.+)': (.+)", "不合规则“{0}”：{1}"),
    (r"target (.+) contradicts the direction: .+", "目标 {0} 与指标方向不符"),
    (r"text that begins with (.) must stand in quotes(?:, such as .+)?", "以 {0} 开头的文字须加引号"),
    (r"this '?(.)'? closes nothing that is open", "“{0}”没有对应的起始符号"),
)  # fmt: skip


def problem_in(problem: mp.Problem, language: str) -> str:
    """A problem on one line: file:line:column, how grave, of what, and what is wrong."""
    words = str(problem)
    if language != "zh":
        return words
    place, mark, rest = words.partition(f"{problem.severity}: ")
    subject, named, message = rest.partition(f"{problem.subject}: ") if problem.subject else ("", "", rest)
    if not mark or subject:
        return words
    what = f"{subject_in_chinese(problem.subject)}：" if named else ""
    return f"{place}{SEVERITIES[str(problem.severity)]}：{what}{message_in_chinese(message)}"


def subject_in_chinese(subject: str) -> str:
    """ "指标 platforms" of "indicator platforms"."""
    kind = next((kind for kind in sorted(KINDS, key=len, reverse=True) if subject.startswith(f"{kind} ")), "")
    return f"{KINDS[kind]}{subject[len(kind) :]}" if kind else subject


def message_in_chinese(message: str) -> str:
    return "；".join(clause_in_chinese(clause) for clause in message.split("; "))


def clause_in_chinese(clause: str) -> str:
    for pattern, words in CLAUSES:
        found = re.fullmatch(pattern, clause.rstrip("."))
        if found:
            return words.format(*(KINDS.get(group, group) if group else "" for group in found.groups()))
    return clause
