"""What flags say of a figure: CL_OBS_STATUS of SDMX in capitals, the small letters of Eurostat."""

from __future__ import annotations

from milepost._core import Text

STATUS = {
    "": ("", ""),
    "A": ("", ""),
    "P": ("provisional", ""),
    "V": ("provisional", "未经验证 unvalidated"),
    "E": ("estimate", ""),
    "F": ("estimate", "预测 forecast"),
    "I": ("estimate", "插补 imputed"),
    "S": ("", "罢工等特殊情况 strike and other special events"),
    "B": ("", "序列中断 break in the series"),
    "D": ("", "定义不同 definition differs"),
    "U": ("", "可靠性低 low reliability"),
    "G": ("", "试算 experimental"),
    "N": ("", "不显著 not significant"),
    "R": ("", "已修订 revised"),
    "J": ("", "豁免 derogation"),
    "K": ("", "含其他类 includes another category"),
    "W": ("", "含其他类 includes another category"),
    "H": ("", "节假日 holiday"),
}
MISSING = {
    "M": Text("缺失：不存在该数据", "missing: the figure cannot exist"),
    "L": Text("缺失：未收集", "missing: not collected"),
    "O": Text("缺失：暂无数据", "missing: not available"),
    "Q": Text("缺失：因保密隐去", "missing: suppressed"),
    "C": Text("缺失：保密", "missing: confidential"),
    "Z": Text("缺失：不适用", "missing: not applicable"),
}
OF_EUROSTAT = {"s": "E"}  # an estimate by Eurostat


def read_status(flags: str) -> tuple[str, str, Text | None]:
    """Status, what else is said, and why the figure cannot be read: a flag that is not known, or one of a missing
    figure. Several flags may stand together, as letters or with commas or semicolons between them."""
    status, said = "", []
    for flag in flags.replace(",", "").replace(";", "").replace(" ", ""):
        known = STATUS.get(OF_EUROSTAT.get(flag, flag.upper()))
        if known is None:
            return "", "", unknown(flag, flags)
        status = status or known[0]
        said += [known[1]] if known[1] else []
    return status, "; ".join(said), None


def unknown(flag: str, flags: str) -> Text:
    missing = MISSING.get(flag.upper())
    if missing:
        return Text(
            f"标记“{flags}”表示{missing.zh}，却有数值", f"its flag '{flags}' says {missing.en}, but there is a figure"
        )
    return Text(f"标记“{flags}”未能识别", f"the flag '{flags}' is not known")


def missing_by(flags: str) -> Text | None:
    """Why a figure is missing, by its flags; None if they do not say."""
    return next((MISSING[flag.upper()] for flag in flags if flag.upper() in MISSING), None)
