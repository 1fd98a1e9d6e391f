#!/usr/bin/env python3
"""Takes the pictures of the README from a report.

    lifecircle assess --study SampleData/study.yaml --format csv,geojson,html --language zh --out results
    take_pictures.py results/report.html Sources/LifeCircle/LifeCircle.docc/Resources

The address of a live map (`lifecircle map --study SampleData/study.yaml --language zh`) in place of the report gives that of
its article.
"""

import os
import sys
import time

from browser import Browser

READY = "document.documentElement.dataset.ready === 'yes'"
PICTURES = {
    "report-map.png": dict(width=1440, height=900, fragment="#/map?color=circle:5"),
    "report-portrait.png": dict(width=1440, height=900, fragment="#/community/{id}?color=coverage&type=communityCanteen"),
    "report-phone.png": dict(width=390, height=844, scale=2, mobile=True, fragment="#/community/{id}"),
    "report-dark.png": dict(width=1440, height=900, dark=True, fragment="#/map?color=verdict&type=communityCanteen"),
}


# A canteen in the middle of a community that has one for some of its people.
DROP = """(async () => { const page = lifeCirclePage; page.choose({type: page.typeAt("communityCanteen")});
    const partial = page.table("communities").allRows().filter((row) => page.coverage("verdict", row, page.state.type) === "partial");
    await page.editor.addInto(partial[300] ?? partial[0]);
    const [{x, y}] = page.editor.edits.added; page.map.centre(x, y, 0.35); await page.editor.propose(); })()"""


def take_live(address, folder):
    with Browser() as browser:
        tab = browser.open(address)
        tab.wait(READY)
        tab.evaluate("location.hash = '#/whatif'")
        tab.wait("document.querySelector('.editor .tools') !== null")
        tab.evaluate(DROP)
        time.sleep(1)
        tab.screenshot(os.path.join(folder, "report-live.png"))
        print("report-live.png")


def main():
    report, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    if report.startswith("http://"):
        return take_live(report, folder)
    with Browser() as browser:
        tab = browser.open(report)
        tab.wait(READY)
        community = tab.evaluate("""(() => { const table = lifeCirclePage.table("communities");
            return table.value("community_id", table.allRows().find((row) => table.value("types_met_5min", row) === 6)) })()""")
        for name, how in PICTURES.items():
            tab = browser.open(report, **{**how, "fragment": how["fragment"].format(id=community)})
            tab.wait(READY)
            time.sleep(0.5)
            tab.screenshot(os.path.join(folder, name))
            print(name)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
