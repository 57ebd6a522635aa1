"""The columns of ledgers: the words agencies write above them, and what stands below."""

from __future__ import annotations

import enum
import re

import milepost as mp


class Role(enum.Enum):
    """What a column holds, in Chinese and English."""

    number = ("序号", "number")
    task_number = ("任务编号", "task number")
    section = ("类别", "section")
    task = ("任务", "task")
    detail = ("工作内容", "details of the task")
    indicator = ("指标", "indicator")
    unit = ("计量单位", "unit")
    baseline = ("基期值", "baseline")
    target = ("目标值", "target")
    due = ("完成时限", "due date")
    opens = ("开始时间", "first day")
    lead = ("牵头单位", "lead organization")
    joint = ("配合单位", "supporting organization")
    responsible = ("责任单位", "responsible organization")
    person = ("责任人", "person in charge")
    actual = ("完成数", "figure")
    scheduled = ("序时进度", "progress by schedule")
    rate = ("完成率", "share completed")
    deviation = ("偏差", "deviation")
    status = ("状态", "status")
    issue = ("存在问题", "issues")
    next_steps = ("下步措施", "next steps")
    evidence = ("佐证材料", "evidence")
    updated = ("更新日期", "day of update")
    note = ("备注", "note")
    definition = ("口径", "definition")
    origin = ("来源", "source")
    unknown = ("未识别的列", "unknown column")

    def text(self) -> mp.Text:
        return mp.Text(*self.value)


# Whole labels, half width, small letters, without spaces, brackets and periods. The first that fits wins.
_PATTERNS: tuple[tuple[Role, str], ...] = (
    (Role.task_number, r"(任务|工作|项目|指标)(编号|序号|编码)|编号|编码|code|task (no|number|id)\.?"),
    (Role.number, r"序号|序|项次|no\.?|number|#"),
    (
        Role.person,
        r"(责任|负责|联系|经办|牵头|分管|包保|具体|直接|主要|第一|市|挂包)*(人|领导|责任人|负责人|联系人|责任领导)"
        r"(及(联系)?电话)?|person( in charge)?|contact",
    ),
    (Role.lead, r"牵头(责任)?(单位|部门|处室|科室)?|主(办|责|管|要责任)(单位|部门|处室)|第一责任单位|lead( \w+)?"),
    (
        Role.joint,
        r"(配合|协办|协同|参与|协作|参加|会办|联合|共同|协助)(责任)?(单位|部门|处室|科室)?|"
        r"(support|supporting|joint)( \w+)?",
    ),
    (
        Role.responsible,
        r"(责任|承办|负责|实施|落实|承担|执行|完成|主体)+(单位|部门|主体|处室|科室|机构)(名称)?|"
        r"responsible( \w+)?|owner|(organization|organisation|agency)s?",
    ),
    (
        Role.unit,
        r"(计量|指标|数量|度量)?单位|units?( of measure)?",
    ),
    (
        Role.due,
        r"(计划|要求|预计|任务|目标)*(完成|办结|办理|截止|截至|到期|整改|达成)(时限|时间|期限|日期|时间节点|节点)(要求)?|"
        r"(时限|期限|时间节点|时间|节点|进度时限)(要求|安排)?|截止|due( date| by)?|deadline|by when",
    ),
    (Role.opens, r"(计划)?(开始|启动|起始|开工)(时间|日期)|start( date)?|first day"),
    (Role.updated, r"(更新|填报|报送|数据|统计|填表|发布)(日期|时间|截止日期)|(last )?updated?( on| date)?"),
    (
        Role.scheduled,
        r"(序时|时序)(进度|目标|要求|任务|值)?|应(达|完成)(到)?(进度|数|值|量)?|计划进度|scheduled?( progress)?",
    ),
    (
        Role.rate,
        r"(目标|任务|计划|累计|当前|目前|总体|年度)*(完成|达成|进度|完成进度)(率|比例|百分比|比|占比)|"
        r"(completion|achievement)( rate)?|% (complete|done)",
    ),
    (Role.deviation, r"偏差(值|率)?|差(距|值|额)|超欠(进度|数|情况)?|deviation|gap"),
    (
        Role.status,
        r"(任务|完成|进展|推进|工作|亮灯|目前|当前)?状态|(红黄绿?|红绿|亮)灯(情况|状态)?|预警(等级|状态)?|status",
    ),
    (Role.issue, r"(存在|主要|突出|目前)*(的)?(问题|困难|不足|堵点)(及.*|和.*|与.*)?|issues?|problems?"),
    (Role.next_steps, r"下一?步(工作)?(措施|打算|计划|安排|举措|工作|思路|工作安排)?|整改措施|next steps?"),
    (Role.evidence, r"(佐证|支撑|证明|印证)(材料|资料)?|附件|evidence"),
    (Role.note, r"备注|附注|注|note|notes|remarks?"),
    (Role.definition, r"(指标|统计)?(口径|解释|释义|定义|含义|说明)|计算(方法|公式)|definition"),
    (Role.origin, r"(任务|数据|文件|指标|目标|政策)*(来源|出处|依据)|source"),
    (
        Role.baseline,
        r"(指标|目前|上年|去年)?(基期|基准|基线)(年)?(值|数|数据|水平)?|基数|(现状|起始|初始|期初|现有)(值|数|水平|情况)?|"
        r"(上年|去年)(度)?(完成|实际|实绩|同期)?(数|值|情况)?|base ?line( value)?|base( value)?",
    ),
    (
        Role.actual,
        r"(截至|截止|至|到|目前|当前|现|实际|累计|本年|年内|今年以来|当年|全年|已|本月|本季度|本期|年度)*"
        r"(完成|实现|达到|达|实绩|实际|进展|推进|落实|进度|现|当前|累计|发生)(数|值|量|额|数值|数量|数据|情况|进度|成效)?|"
        r"(工作|任务|项目|最新|总体|推进|实际|目前|当前|本月|本周)*(进展|推进|落实|完成|实施|进度)(情况|动态|说明|描述)?|"
        r"(actual|current|achieved|observed|completed|done|progress|to date|figure|value)"
        r"( value| figure| to date| so far)?",
    ),
    (
        Role.target,
        r"(年度|工作|任务|考核|预期|计划|规划|量化|阶段性?|总体|全年|绩效|发展|具体)*(目标|计划)(值|数|量|要求|任务|数值|数量)?|"
        r"(任务|考核)(数|量|目标|指标值)|(计划|目标)完成(数|值|量)|指标值|targets?( value)?|goals?",
    ),
    (
        Role.indicator,
        r"(量化|考核|主要|核心|重点|关键|具体|评价|监测|二级|三级|目标|工作|任务|绩效|统计|发展)*指标(名称|内容|项)?|"
        r"kpi|indicators?( name)?",
    ),
    (
        Role.section,
        r"(任务|工作|指标|项目)?(类别|分类|领域|板块|专项|类型|大类)|重点领域|一级指标|维度|section|category|area|theme",
    ),
    (
        Role.detail,
        r"(具体|主要|工作|任务|推进|建设|改革)*(内容|举措|措施|要求)(及.*)?|details?|description|measures?",
    ),
    (
        Role.task,
        r"(年度|重点|主要|工作|目标|具体|核心|改革|专项|攻坚|牵头)*(任务|工作|事项|项目)(名称|事项|清单|分解|分工)?|"
        r"(key )?(tasks?|projects?|actions?)( name)?",
    ),
)
PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _PATTERNS)


def role_of(label: str) -> Role | None:
    """The role a folded label names; empty if it names none."""
    return next((role for role, pattern in PATTERNS if pattern.fullmatch(label)), None)


# Columns whose words have no key in a plan file: they are kept as comments, with the reason.
KEPT: dict[Role, mp.Text] = {
    Role.person: mp.Text("责任人，照录于注释", "kept as a comment: plan files have no key for persons"),
    Role.scheduled: mp.Text(
        "序时进度，照录于注释：由milepost按时限推算", "kept as a comment: milepost computes what is due by now"
    ),
    Role.rate: mp.Text(
        "完成比例，照录于注释：不是指标的数值", "kept as a comment: a share of the target, not a figure"
    ),
    Role.deviation: mp.Text("偏差，照录于注释：由milepost计算", "kept as a comment: milepost computes the deviation"),
    Role.status: mp.Text("状态，照录于注释：由milepost评定", "kept as a comment: milepost gives the status"),
    Role.issue: mp.Text("存在问题，照录于注释", "issues, kept as a comment"),
    Role.next_steps: mp.Text("下步措施，照录于注释", "next steps, kept as a comment"),
    Role.evidence: mp.Text("佐证材料，照录于注释", "evidence, kept as a comment"),
    Role.origin: mp.Text("来源，照录于注释", "source, kept as a comment"),
    Role.detail: mp.Text("工作内容，照录于注释", "details of the task, kept as a comment"),
}
