"""How long does a report page of 500 targets take to write and to open, and how heavy is it?

Plan and figures are made up. The page is opened from disk in Chromium (CHROMIUM, default /usr/bin/chromium) until it is
laid out whole. Run from the checkout with the Python that has milepost: .venv/bin/python benchmarks/report.py
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

import milepost as mp

TARGETS = int(sys.argv[1]) if len(sys.argv) > 1 else 500
RUNS = 3
MOST_MEGABYTES, MOST_SECONDS = 5, 2
SECTIONS, UNITS = 10, 25
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def plan_text() -> str:
    """Every target has a source, a responsible unit and a note; a tenth of them is owed each year."""
    lines = ["milepost: 1", "plan: {id: large, title: {zh: 示意方案, en: An illustration}, issued: 2021-01-10,"]
    lines += ["  horizon: 2021..2025, note: {zh: 示意：系虚构。, en: 'Illustration: made up.'}}", "organizations:"]
    lines += [f"  u{unit}: {{zh: 市第{unit}责任局, en: Municipal Bureau {unit}}}" for unit in range(UNITS)]
    lines += ["sections:"]
    lines += [f"  - {{id: s{one}, title: {{zh: 第{one}章建设, en: Chapter {one}}}}}" for one in range(SECTIONS)]
    lines += ["tasks:"]
    for number in range(TARGETS):
        due = "each year" if number % 10 == 9 else "2025"
        lines += [
            f"  - id: t{number}",
            f"    title: {{zh: 打造公共服务平台{number}, en: Public service platforms {number}}}",
            f"    section: s{number * SECTIONS // TARGETS}",
            f"    responsible: {{organizations: [u{number % UNITS}, u{(number + 7) % UNITS}], mode: by_function}}",
            "    indicators:",
            f"      - id: i{number}",
            f"        name: {{zh: 第{number}类载体平台数, en: Carrier platforms of class {number}}}",
            "        unit: 家",
            "        direction: increase",
            "        target: more than 400",
            f"        due: {due}",
            f"        source: {{line: {number + 1}, words: 到2025年第{number}类载体平台超过400家}}",
            "        note: {zh: 平台的种类以“等”字收尾。, en: The list of kinds is open.}",
        ]
    return "\n".join(lines) + "\n"


def observation_text() -> str:
    """Half-years from 2020 to the first half of 2024, some faster than others."""
    lines = ["indicator,period,value,unit,status,published,source"]
    for number in range(TARGETS):
        for half in range(9):
            value = 200 + (20 + number % 11 * 3) * half + (number * 37 + half * 11) % 13
            year, part = 2020 + half // 2, half % 2 + 1
            lines.append(f"i{number},{year}H{part},{value},家,final,{year + part - 1}-0{8 - part * 5 % 7}-10,示意")
    return "\n".join(lines) + "\n"


def seconds_to_write(file: Path) -> float:
    reading = mp.load_plan(plan_text())
    plan = reading.plan
    if plan is None or mp.has_errors(reading.problems):
        raise SystemExit(mp.lines_of(reading.problems))
    seen = mp.load_observations(observation_text(), plan).observations
    begin = time.perf_counter()
    mp.write_report(plan, seen, file, as_of="2024-09-30", since="2024-03-31")
    return time.perf_counter() - begin


def seconds_to_open(file: Path) -> tuple[float, float]:
    """Medians of some runs, each in a new page: loaded, its script run, all of it laid out; and how long the processor
    worked on it, which is what it takes on a machine with nothing else to do."""
    from playwright.sync_api import sync_playwright

    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        found = [seconds_of_one(browser.new_page(viewport={"width": 1280, "height": 900}), file) for _ in range(RUNS)]
        browser.close()
    return statistics.median(whole for whole, _ in found), statistics.median(work for _, work in found)


def seconds_of_one(page, file: Path) -> tuple[float, float]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    begin = time.perf_counter()
    page.goto(file.as_uri(), wait_until="load")
    page.evaluate("document.body.getBoundingClientRect().height")
    seconds = time.perf_counter() - begin
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return seconds, metrics["ProcessTime"]


with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "report.html"
    written = seconds_to_write(file)
    megabytes = file.stat().st_size / 1e6
    print(f"{TARGETS} targets on {platform.machine()}, Python {platform.python_version()}")
    print(f"write: {written:.2f} s")
    print(f"file:  {megabytes:.2f} MB (limit {MOST_MEGABYTES} MB)")
    whole, work = seconds_to_open(file)
    print(f"open:  {whole:.2f} s, of which the processor {work:.2f} s, medians of {RUNS} (limit {MOST_SECONDS} s)")
