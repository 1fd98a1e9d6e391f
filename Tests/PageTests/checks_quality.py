"""Checks of what holds everywhere: names that would do harm, narrow screens, contrast, accessibility, words."""

import base64
import importlib.util
import json
import os
import re
import tempfile
import zlib

from checks_map import PAGE

HARM = "<script>globalThis.harm=1</script><img src=x onerror=globalThis.harm=2>\"'&amp;\u202e=1+1"
VIEWS = ("map", "map?color=verdict", "map?color=index:exam_index", "whatif", "table", "charts", "methods", "community", "street", "district")


def addresses(context):
    """One address of each view."""
    row = context.results.communities[len(context.results.communities) // 2]
    place = [context.quoted(row[name]) for name in ("district", "street")]
    special = {"community": "#/community/" + context.quoted(row["community_id"]),
               "street": f"#/street/{place[0]}/{place[1]}", "district": f"#/district/{place[0]}"}
    return {name: special.get(name, "#/" + name) for name in VIEWS
            if name not in ("street", "district") or row[name]}


def poisoned(report):
    """A copy of the report in which every text of the data that people wrote would do harm if it were markup."""
    with open(report, encoding="utf-8") as file:
        page = file.read()
    for name in ("core", "details"):
        found = re.search(rf'id="{name}">([^<]*)<', page)
        data = json.loads(zlib.decompress(base64.b64decode(found[1])))
        poison(data)
        block = base64.b64encode(zlib.compress(json.dumps(data).encode())).decode()
        page = page[:found.start(1)] + block + page[found.end(1):]
    handle, path = tempfile.mkstemp(suffix=".html")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(page)
    return path


PLAIN_COLUMNS = {"verdict", "straight_verdict", "meets_5min", "meets_15min", "missed_5min", "missed_15min", "type",
                 "community_id", "quality", "finding", "cause", "street_meets_15min", "street_missed_15min", "severity",
                 "action", "valid"}


def poison(data):
    if "city" in data:
        data.update(city=HARM, title=HARM, notes=data["notes"] + [HARM])
        for kind in data["types"]:
            kind.update(source=HARM, categoryName=HARM)
    for name, table in data["tables"].items():
        if name == "facilities":
            table["names"]["of"] = [HARM + text for text in table["names"]["of"]]
            continue
        for column, cells in zip(table["columns"], table["cells"]):
            if isinstance(cells, dict) and column not in PLAIN_COLUMNS:
                cells["of"] = [text + HARM for text in cells["of"]]


def harmful_names_do_no_harm(context):
    path = poisoned(context.report)
    try:
        tab = context.open(report=path)
        asked = len(tab.requests)
        name = tab.evaluate(f"{PAGE}.communityName(3)")
        assert HARM in name, "the names were not poisoned"
        row = f"{PAGE}.table('communities').value"
        for address in ("#/map", "#/table", "#/charts", "#/methods"):
            context.show(address, tab)
        for expression in (f"'#/community/' + encodeURIComponent({row}('community_id', 3))",
                           f"'#/street/' + encodeURIComponent({row}('district', 3)) + '/' + encodeURIComponent({row}('street', 3))",
                           f"'#/district/' + encodeURIComponent({row}('district', 3))"):
            context.show(tab.evaluate(expression), tab)
            assert tab.evaluate(f"document.getElementById('main').textContent.includes({row}('name', 3))"), expression
        tab.evaluate(f"{PAGE}.preparePortraits([3])")
        tab.evaluate("(() => { const e = document.getElementById('searchText'); e.focus() })()")
        tab.type("<script>")
        strange = tab.evaluate("document.querySelectorAll('script:not([type]), script[src], img, iframe, [onerror]').length")
        assert tab.evaluate("globalThis.harm === undefined") and strange == 0, f"{strange} strange elements"
        assert len(tab.requests) == asked and not tab.errors, tab.errors[:2] or tab.requests[-2:]
        tab.close()
    finally:
        os.unlink(path)
    return "markup, quotes, right-to-left marks in every name"


def phone_has_no_sideways_scroll(context):
    tab = context.open(width=390, height=844, mobile=True, scale=2)
    for name, address in addresses(context).items():
        context.show(address, tab)
        width = tab.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
        assert width <= 390, f"{name} is {width} pixels wide"
        if context.shots:
            tab.screenshot(f"{context.shots}/phone-{safe(name)}.png")
    tab.close()
    return f"{len(VIEWS)} views at 390 pixels"


def safe(name):
    return re.sub(r"\W+", "-", name)


CONTRAST = """(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgba = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255] };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const color = rgba(getComputedStyle(one).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), rgba(getComputedStyle(document.body).backgroundColor));
  };
  const light = (color) => { const [r, g, b] = color.map((part) => { const share = part / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4 });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({opacityProperty: true, visibilityProperty: true}) || element.closest(':disabled, .unseen, script, noscript')) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const text = over(rgba(element instanceof SVGElement ? style.fill : style.color), below);
    const [a, b] = [light(text), light(below)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < least) found.push(`${ratio.toFixed(2)} ${element.localName}.${element.className.baseVal ?? element.className}: ${element.textContent.slice(0, 20)}`);
  }
  return found;
})()"""


def texts_have_contrast(context):
    """At least 4.5 to 1 (3 for great letters) in every view, light and dark."""
    for dark in (False, True):
        tab = context.open(dark=dark)
        for name, address in addresses(context).items():
            context.show(address, tab)
            found = tab.evaluate(CONTRAST)
            assert not found, f"{name}, {'dark' if dark else 'light'}: {found[:4]}"
            if context.shots:
                tab.screenshot(f"{context.shots}/{'dark' if dark else 'light'}-{safe(name)}.png")
        tab.close()
    return f"{len(VIEWS)} views, light and dark"


def axe_script():
    """The text of axe.min.js, where a package of Python ships it."""
    for package in ("axe_core_python", "axe_playwright_python", "axe_selenium_python"):
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or []) if found else []:
            for root, _, files in os.walk(folder):
                for name in ("axe.min.js", "axe.js"):
                    if name in files:
                        with open(os.path.join(root, name), encoding="utf-8") as file:
                            return file.read()
    return None


def axe_finds_nothing(context):
    script = axe_script()
    if script is None:
        return "skipped: no package with axe-core is installed (axe-core-python)"
    tab = context.open()
    tab.evaluate(script + "; 0")
    passes = 0
    for name, address in addresses(context).items():
        context.show(address, tab)
        result = tab.evaluate("""axe.run(document, {resultTypes: ['violations', 'passes']}).then((found) => ({
          passes: found.passes.length,
          violations: found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(' | ')}`)}))""")
        assert not result["violations"], f"{name}: {result['violations'][:3]}"
        passes += result["passes"]
    version = tab.evaluate("axe.version")
    tab.close()
    return f"axe-core {version}: {passes} rules passed in {len(VIEWS)} views"


def notes_are_always_there(context):
    """What must be read first, and the disclaimer, are on top of every view."""
    core = context.tab.evaluate(f"({{notes: {PAGE}.core.notes, disclaimer: {PAGE}.core.disclaimer}})")
    for name, address in addresses(context).items():
        context.show(address)
        shown = context.tab.evaluate("(() => { const e = document.getElementById('notes'); return e.checkVisibility() ? e.textContent : '' })()")
        for note in core["notes"] + [core["disclaimer"]]:
            assert note in shown, f"{name} without {note!r}"
    return f"{len(core['notes'])} notes and the disclaimer in {len(VIEWS)} views"


def no_complaint_at_the_end(context):
    tab = context.tab
    assert not tab.errors, tab.errors[:3]
    asked = [url for url in tab.requests if not url.startswith("file://")]
    assert not asked, asked[:3]
    return "no error and no request in all of the above"


CHECKS = [harmful_names_do_no_harm, phone_has_no_sideways_scroll, texts_have_contrast, axe_finds_nothing,
          notes_are_always_there, no_complaint_at_the_end]
