#!/usr/bin/env python3
"""Checks circles on a live map in a real browser against the command.

    check_circles.py COMMAND STUDY CIRCLES [PICTURES]    CIRCLES: what `circles --study STUDY --out CIRCLES` wrote

A unit is clicked and moved, circles are merged and split, each is taken back; the table shows what `edits.csv` of the
command that the page hands out says. PICTURES: a folder for pictures in both languages, dark, light and on a phone.
Prints a line for each check; exit status 0 when all hold, 1 when one fails, 77 where there is no browser.
"""

import csv
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import Browser, find_browser

READY = "document.documentElement.dataset.ready === 'yes'"
VIEW = "lifeCirclePage.circleEditor"


def say(holds, text):
    print(("ok      " if holds else "FAILED  ") + text)
    return holds


def serve(command, study, circles, language, folder):
    server = subprocess.Popen([command, "map", "--study", study, "--circles", circles, "--language", language, "--out", folder + "/scenarios"],
                              stdout=subprocess.PIPE, text=True)
    address = next((word for line in server.stdout for word in line.split() if "http://127.0.0.1" in word), None)
    if address is None:
        raise AssertionError("the map is not served")
    return server, address[address.index("http"):]


def open_circles(tab):
    tab.wait(READY)
    tab.evaluate("location.hash = '#/circles'")
    if not tab.wait("document.querySelector('.editor .tools [data-key=color]') !== null"):
        raise AssertionError("the circles did not open: " + "; ".join(tab.errors))


def click_unit(tab, atom):
    """Clicks the middle of a unit on the map."""
    tab.evaluate(f"lifeCirclePage.map.centre(...{VIEW}.shapes[{atom}].middle)")
    x, y = tab.evaluate(f"""(() => {{ const [x, y] = lifeCirclePage.map.toScreen(...{VIEW}.shapes[{atom}].middle);
        const box = document.querySelector('.map').getBoundingClientRect(); return [box.left + x, box.top + y] }})()""")
    tab.click(x, y)
    return tab.evaluate(f"{VIEW}.chosen") == atom


def wait_answer(tab, edits):
    return tab.wait(f"!{VIEW}.isAsking && {VIEW}.edits.length === {edits}", 60)


def table_of(tab):
    """Cells of the table before | after, by row."""
    return json.loads(tab.evaluate("JSON.stringify([...document.querySelectorAll('.editor tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)))"))


def same_as_command(command, tab):
    """Runs the lines that the page hands out and compares what they write with what it shows."""
    lines = tab.evaluate("document.querySelector('.editor pre').textContent").splitlines()
    # The page's state is that after all changes; the file of a single run has the same circles before and after.
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            words = shlex.split(line)
            paths = [os.path.abspath(word) if os.path.exists(word) else word for word in words]
            run = subprocess.run([command] + paths[1:] + ["--quiet"], capture_output=True, text=True, cwd=folder)
            if run.returncode != 0:
                return say(False, "circles: " + run.stderr)
        rows = list(csv.DictReader(open(Path(folder, "edited", "edits.csv"), encoding="utf-8-sig")))
    shown = table_of(tab)
    people = lambda text: "—" if text == "" else f"{round(float(text)):,}"
    expected = [[row["circle_id"], f"{people(row['population_before'])} → {people(row['population_after'])}"] for row in rows]
    return say([row[:2] for row in shown] == expected and bool(expected), f"circles: {len(expected)} circles are those of edits.csv")


def check(command, study, circles, pictures):
    holds = True
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        server, address = serve(command, study, circles, "en", folder)
        try:
            tab = browser.open(address)
            open_circles(tab)
            holds &= check_edits(tab, command)
            # What was refused on purpose is told by the browser too, once.
            refused = [line for line in tab.errors if "422" in line]
            tab.errors = [line for line in tab.errors if line not in refused]
            holds &= say(len(refused) == 1 and tab.errors == [], f"circles: no error of the console {tab.errors[:2] or ''}")
            foreign = [url for url in tab.requests if not url.startswith((address.split("?")[0], "blob:", "data:"))]
            holds &= say(foreign == [], f"circles: nothing else is asked {foreign[:2] or ''}")
            if pictures:
                tab.screenshot(str(Path(pictures, "circles-en-light.png")))
                tab.set_dark(True)
                tab.wait("false", 0.5)
                tab.screenshot(str(Path(pictures, "circles-en-dark.png")))
        finally:
            server.terminate()
        holds &= say(server.wait(20) == 0, "circles: the map ends with status 0")
        holds &= check_phone(browser, command, study, circles, pictures, folder)
    return holds


def check_edits(tab, command):
    holds = True
    # A unit at the border of its circle to another.
    atom = tab.evaluate(f"{VIEW}.data.atoms.findIndex((_, at) => {VIEW}.around([at]).length > 0 && {VIEW}.atomsOf({VIEW}.circleOf[at]).length > 1)")
    holds &= say(atom >= 0 and click_unit(tab, atom), "circles: a click chooses the unit below it")
    before = tab.evaluate(f"{VIEW}.circleOf[{atom}]")
    tab.click_on("[data-key=move]")
    wait_answer(tab, 1)
    holds &= say(tab.evaluate(f"{VIEW}.circleOf[{atom}]") != before, "circles: the unit is in another circle")
    holds &= same_as_command(command, tab)
    tab.click_on("[data-key=merge]")
    wait_answer(tab, 2)
    tab.click_on("[data-key=split]")
    wait_answer(tab, 3)
    holds &= say(tab.evaluate(f"{VIEW}.failure") is None, "circles: moved, merged and split")
    holds &= same_as_command(command, tab)
    focus = tab.evaluate("document.querySelector('[data-key=undo]').focus(), document.activeElement.dataset.key")
    for left in (2, 1, 0):
        tab.key("Enter")
        wait_answer(tab, left)
    holds &= say(focus == "undo" and tab.evaluate(f"{VIEW}.circleOf[{atom}]") == before, "circles: all is taken back with the keyboard")
    tab.evaluate(f"{VIEW}.add({{split: {{circle: {VIEW}.circleOf[{atom}], into: 999}}}})")
    wait_answer(tab, 0)
    holds &= say("999" in (tab.evaluate("document.querySelector('.editor .failure')?.textContent ?? ''")), "circles: what cannot be made is said")
    tab.evaluate("(() => { const input = document.querySelector('[data-key=unit]'); input.value = %s; input.form.requestSubmit() })()"
                 % json.dumps(tab.evaluate(f"{VIEW}.data.atoms[0].id")))
    holds &= say(tab.evaluate(f"{VIEW}.chosen") == 0, "circles: a unit is chosen by its id")
    tab.evaluate(f"{VIEW}.choose({atom})")
    tab.click_on("[data-key=move]")
    wait_answer(tab, 1)
    return holds


def check_phone(browser, command, study, circles, pictures, folder):
    server, address = serve(command, study, circles, "zh", folder)
    try:
        tab = browser.open(address, width=390, height=844, scale=2, mobile=True)
        open_circles(tab)
        atom = tab.evaluate(f"{VIEW}.data.atoms.findIndex((_, at) => {VIEW}.around([at]).length > 0)")
        tab.evaluate(f"{VIEW}.choose({atom})")
        tab.click_on("[data-key=move]")
        wait_answer(tab, 1)
        width = tab.evaluate("document.documentElement.scrollWidth")
        holds = say(width <= 390, f"circles: nothing is wider than a phone ({width})")
        untold = tab.evaluate("[...document.querySelectorAll('.panel')].map((each) => each.textContent).join(' ').match(/circles\\.[a-z.]+/)?.[0] ?? ''")
        holds &= say(untold == "" and tab.errors == [], f"circles: every word is there in Chinese {untold} {tab.errors[:2] or ''}")
        if pictures:
            tab.screenshot(str(Path(pictures, "circles-zh-phone.png")))
            tab.resize(1440, 900)
            tab.wait("false", 0.6)
            tab.screenshot(str(Path(pictures, "circles-zh-wide.png")))
        return holds
    finally:
        server.terminate()
        server.wait(20)


def main():
    if len(sys.argv) not in (4, 5):
        print(__doc__)
        return 2
    if not find_browser():
        print("skipped: no browser")
        return 77
    return 0 if check(os.path.abspath(sys.argv[1]), *sys.argv[2:4], sys.argv[4] if len(sys.argv) > 4 else None) else 1


if __name__ == "__main__":
    sys.exit(main())
