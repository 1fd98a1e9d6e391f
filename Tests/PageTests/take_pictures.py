#!/usr/bin/env python3
"""Takes the pictures of the README from a report.

    lifecircle assess --study SampleData/study.yaml --format csv,geojson,html --language zh --out results
    take_pictures.py results/report.html Sources/LifeCircle/LifeCircle.docc/Resources
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


def main():
    report, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
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
