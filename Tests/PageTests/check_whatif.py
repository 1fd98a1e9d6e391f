#!/usr/bin/env python3
"""Checks what-ifs of pages in a real browser against the command.

    check_whatif.py preview COMMAND STUDY REPORT     the preview of a report against `whatif --metric straight`
    check_whatif.py changes RESULTSFOLDER            the page of `whatif`, `site` or `plan` against its changes.csv
    check_whatif.py map COMMAND STUDY                a live map against `whatif`, to the last person

Prints a line for each check; exit status 0 when all hold, 1 when one fails, 77 where there is no browser.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from browser import Browser, find_browser

READY = "document.documentElement.dataset.ready === 'yes'"
TYPE = "communityCanteen"
# Of a community's demand; cells of people that a circle cuts are asked at 64 points.
PREVIEW_TOLERANCE = 0.01


def say(holds, text):
    print(("ok      " if holds else "FAILED  ") + text)
    return holds


def changes_of(command, study, yaml, *flags):
    """What `whatif` finds of a scenario: rows of changes.csv by community and type, and the folder's summary."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = Path(folder, "scenario.yaml")
        scenario.write_text(yaml, encoding="utf-8")
        out = Path(folder, "out")
        run = subprocess.run([command, "whatif", "--study", study, "--scenario", str(scenario), "--out", str(out), *flags],
                             capture_output=True, text=True)
        if run.returncode != 0:
            raise AssertionError("whatif: " + run.stderr)
        rows = list(csv.DictReader(open(out / "changes.csv", encoding="utf-8-sig")))
        summary = json.load(open(out / "summary.json", encoding="utf-8"))
    return {(row["community_id"], row["type"]): row for row in rows}, summary["scenarios"][0]


def open_editor(tab, hash_name="whatif"):
    tab.wait(READY)
    tab.evaluate(f"location.hash = '#/{hash_name}'")
    if not tab.wait("document.querySelector('.editor .tools') !== null"):
        raise AssertionError("the editor did not open: " + "; ".join(tab.errors))
    tab.evaluate(f"lifeCirclePage.choose({{type: lifeCirclePage.typeAt('{TYPE}')}})")


def found_rows(tab):
    """The rows that the page shows, by community and type."""
    rows = json.loads(tab.evaluate("""JSON.stringify(lifeCirclePage.editor.result.rows.map((row) => ({...row,
        id: lifeCirclePage.table("communities").value("community_id", row.community), name: lifeCirclePage.core.types[row.type].id})))"""))
    return {(row["id"], row["name"]): row for row in rows}


def yaml_of(tab):
    return tab.evaluate("document.querySelector('.editor .yaml').textContent")


def scenarios(tab):
    """Edits one after the other: what is done, and its name."""
    wanting = tab.evaluate("""(() => { const p = lifeCirclePage, type = p.state.type;
        return p.table("communities").allRows().filter((row) => ["absent", "partial"].includes(p.coverage("verdict", row, type))).slice(0, 4) })()""")
    facilities = tab.evaluate("""(() => { const p = lifeCirclePage, list = p.details.tables.facilities;
        return list.types.map((types, row) => [types, row]).filter(([types]) => types.includes(p.state.type)).map(([, row]) => row).slice(0, 3) })()""")
    for row in wanting:
        yield f"a facility in the middle of community {row}", f"lifeCirclePage.editor.addInto({row})"
    yield "one closes", f"lifeCirclePage.editor.change((edits) => edits.remove({facilities[0]}))"
    yield "one moves", (f"lifeCirclePage.editor.change((edits) => edits.move({facilities[1]}, "
                        f"lifeCirclePage.details.tables.facilities.x[{facilities[1]}] + 400, lifeCirclePage.details.tables.facilities.y[{facilities[1]}] - 300))")


def verdict_is_near(row, threshold=0.8):
    return abs(float(row["coverage_after"] or 0) - threshold) < PREVIEW_TOLERANCE


def check_preview(command, study, report):
    holds = True
    with Browser() as browser:
        tab = browser.open(report)
        open_editor(tab)
        for name, edit in scenarios(tab):
            tab.evaluate(edit)
            exact, _ = changes_of(command, study, yaml_of(tab), "--metric", "straight")
            shown = found_rows(tab)
            wrong = []
            for key in set(exact) | set(shown):
                before = float(exact[key]["coverage_before"] or 0) if key in exact else shown[key]["before"] or 0
                truth = float(exact[key]["coverage_after"] or 0) if key in exact else before
                after = (shown[key]["after"] if key in shown else before) or 0
                is_other = key in exact and key in shown and exact[key]["verdict_after"] != shown[key]["verdictAfter"]
                if abs(truth - after) > PREVIEW_TOLERANCE or (is_other and not verdict_is_near(exact[key])):
                    wrong.append((key, truth, after))
            holds &= say(not wrong and bool(exact), f"preview, {name}: {len(exact)} changes as whatif has them {wrong[:3] or ''}")
        tab.evaluate("lifeCirclePage.editor.change((edits) => edits.clear())")
        holds &= say(found_rows(tab) == {}, "preview: nothing changes once all is taken back")
        holds &= dropped_by_pointer(tab)
        holds &= say(tab.errors == [], f"preview: no error of the console {tab.errors[:2] or ''}")
        holds &= say(all(url.startswith(("file:", "blob:", "data:")) for url in tab.requests), "preview: no request of the network")
    return holds


def dropped_by_pointer(tab):
    """Puts a facility down with the mouse, drags it, and takes it away by a click."""
    tab.evaluate("lifeCirclePage.map.moveTo(lifeCirclePage.map.home)")
    tab.evaluate("[...document.querySelectorAll('.editor .tools button')].find((b) => b.hasAttribute('aria-pressed')).click()")
    x, y = tab.evaluate("""(() => { const p = lifeCirclePage, box = document.querySelector('.map').getBoundingClientRect();
        const legend = document.querySelector('.controls').getBoundingClientRect();
        return [Math.max(legend.right, box.left) + (box.right - Math.max(legend.right, box.left)) / 2, box.top + box.height / 2] })()""")
    tab.click(x, y)
    tab.wait("lifeCirclePage.editor.edits.added.length === 1", 5)
    added = tab.evaluate("lifeCirclePage.editor.edits.added.length")
    tab.mouse("mousePressed", x, y, button="left", clickCount=1)
    for step in range(1, 6):
        tab.mouse("mouseMoved", x + 12 * step, y, button="left", buttons=1)
    tab.mouse("mouseReleased", x + 60, y, button="left", clickCount=1)
    time.sleep(0.3)
    moved = tab.evaluate("lifeCirclePage.editor.edits.added.length === 1 && lifeCirclePage.editor.edits.past.length >= 2")
    tab.click(x + 60, y)
    time.sleep(0.3)
    gone = tab.evaluate("lifeCirclePage.editor.edits.added.length === 0")
    return say(added == 1 and moved and gone, f"preview: a facility is put down, dragged and taken away with the mouse ({added}, {moved}, {gone})")


def check_changes(folder):
    folder = Path(folder)
    with Browser() as browser:
        tab = browser.open(str(folder / "report.html"))
        tab.wait(READY)
        holds = say(tab.wait("document.querySelector('.editor h2') !== null", 10), "changes: the page opens with what changes")
        table = folder / "changes.csv"
        if table.exists():
            written = {(row["scenario"], row["community_id"], row["type"]): (row["coverage_before"], row["coverage_after"])
                       for row in csv.DictReader(open(table, encoding="utf-8-sig"))}
            shown = json.loads(tab.evaluate("""JSON.stringify(lifeCirclePage.changes.sets.flatMap((set) => set.rows.map((row) => [set.name,
                lifeCirclePage.table("communities").value("community_id", row.community), lifeCirclePage.core.types[row.type].id, row.before, row.after])))"""))
            number = lambda text: None if text == "" else float(text)
            same = {tuple(row[:3]): (row[3], row[4]) for row in shown} == {key: tuple(map(number, value)) for key, value in written.items()}
            holds &= say(same and bool(written), f"changes: {len(written)} rows are those of changes.csv")
        rows = tab.evaluate("document.querySelectorAll('.editor tbody tr').length")
        holds &= say(rows > 2, f"changes: {rows} rows of tables are shown")
        holds &= say(tab.errors == [], f"changes: no error of the console {tab.errors[:2] or ''}")
    return holds


def check_map(command, study):
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([command, "map", "--study", study, "--out", folder + "/scenarios"], stdout=subprocess.PIPE, text=True)
        try:
            address = next(word for line in server.stdout for word in line.split() if word.startswith("http://127.0.0.1"))
            with Browser() as browser:
                holds = check_live(browser, address, command, study)
        finally:
            server.terminate()
        holds &= say(server.wait(20) == 0, "map: ends with status 0 when it is told to")
    return holds


def check_live(browser, address, command, study):
    holds = True
    tab = browser.open(address)
    open_editor(tab)
    for name, edit in scenarios(tab):
        tab.evaluate(edit)
        exact, _ = changes_of(command, study, yaml_of(tab))
        shown = found_rows(tab)
        # The map takes places as degrees of nine decimals, the file in metres of two: a tenth of a millimetre apart.
        gaps = [abs(float(exact[key]["people_gained"]) - shown[key]["gained"] + shown[key]["lost"]) for key in set(exact) & set(shown)]
        same = set(exact) == set(shown) and all(exact[key]["verdict_after"] == shown[key]["verdictAfter"] for key in exact)
        holds &= say(same and bool(exact) and max(gaps) < 0.01, f"map, {name}: {len(exact)} changes are those of whatif, at most {max(gaps, default=0):.4f} people apart")
    other = browser.open(address)
    open_editor(other)
    holds &= say(other.evaluate("lifeCirclePage.editor.edits.isEmpty") is True and found_rows(tab) == shown, "map: two windows do not disturb each other")
    tab.evaluate("lifeCirclePage.editor.propose()")
    holds &= say((tab.evaluate("lifeCirclePage.editor.sites?.length ?? 0")) > 0, "map: sites are proposed")
    tab.evaluate("lifeCirclePage.editor.save()")
    holds &= say(bool(tab.evaluate("lifeCirclePage.editor.saved")), "map: the scenario is kept")
    foreign = [url for url in tab.requests if not url.startswith((address.split("?")[0], "blob:", "data:"))]
    holds &= say(foreign == [], f"map: nothing else is asked {foreign[:2] or ''}")
    holds &= say(tab.errors == [], f"map: no error of the console {tab.errors[:2] or ''}")
    return holds


CHECKS = {"preview": check_preview, "changes": check_changes, "map": check_map}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in CHECKS:
        print(__doc__)
        return 2
    if not find_browser():
        print("skipped: no browser")
        return 77
    return 0 if CHECKS[sys.argv[1]](*sys.argv[2:]) else 1


if __name__ == "__main__":
    sys.exit(main())
