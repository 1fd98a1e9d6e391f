"""Checks of the table, of portraits, streets, districts, search and print against the files of the run."""

import re
import time

from checks_map import PAGE, plain, sample
from results import nearest


def shown_ids(tab):
    return tab.evaluate("[...document.querySelectorAll('#communities tbody tr')].map((row) =>"
                        "lifeCirclePage.table('communities').value('community_id', Number(row.dataset.row)))")


def count_told(tab):
    text = tab.evaluate("document.querySelector('.table-result .count').textContent")
    return int(re.search(r"[\d,]+", text)[0].replace(",", ""))


def tables_are_those_of_the_files(context):
    """Every cell of the page's tables is the file's, but for digits that the page drops."""
    compared = 0
    for name in ("communities", "coverage", "streets", "districts", "types", "gaps", "pool", "foot_losses"):
        rows = context.results.table(name)
        columns = context.tab.evaluate(f"{PAGE}.table('{name}')?.columns ?? null")
        assert bool(rows) == bool(columns) or not rows, f"{name} is in the files and not in the page"
        for column in columns or []:
            shown = context.tab.evaluate(f"(() => {{ const t = {PAGE}.table('{name}');"
                                         f"return t.allRows().map((row) => t.value({column!r}, row)) }})()")
            assert len(shown) == len(rows), f"{name}: {len(shown)} rows instead of {len(rows)}"
            for at, (value, row) in enumerate(zip(shown, rows)):
                assert same_cell(value, row[column]), f"{name} {column} of row {at}: {value!r} for {row[column]!r}"
            compared += len(rows)
    return f"{compared:,} cells"


def same_cell(value, text):
    if value is None:
        return text == ""
    if isinstance(value, str):
        return value == text
    return text != "" and abs(value - float(text)) <= 5.1e-6


def table_sorts(context):
    """The first page after a click on a heading, both ways, is that of the file; empty cells come last."""
    tab, rows = context.tab, context.results.communities
    context.show("#/table")
    for column in ("population", "exam_index", "types_met_5min"):
        if not any(row.get(column) for row in rows):
            continue
        for direction in ("ascending", "descending"):
            tab.evaluate(f"document.querySelector('[data-sort={column}]').click()")
            sign = 1 if direction == "ascending" else -1
            order = sorted(range(len(rows)), key=lambda at: (
                rows[at][column] == "", sign * float(rows[at][column] or 0), at))
            wanted = [rows[at]["community_id"] for at in order][:50]
            told = tab.evaluate(f"document.querySelector('[data-sort={column}]').closest('th').getAttribute('aria-sort')")
            assert told == direction, f"aria-sort of {column}: {told}"
            assert shown_ids(tab) == wanted, f"{column} {direction}: {shown_ids(tab)[:3]} instead of {wanted[:3]}"
    return "three columns, both ways"


def table_filters(context):
    tab, rows = context.tab, context.results.communities
    context.show("#/table")
    part = plain(rows[len(rows) // 2]["name"] or rows[len(rows) // 2]["community_id"])[:2]
    tab.evaluate("document.getElementById('filterText').focus()")
    tab.type(part)
    keys = ("name", "community_id", "street", "district", "kind")
    wanted = sum(any(part.lower() in row.get(key, "").lower() for key in keys) for row in rows)
    assert count_told(tab) == wanted, f"{part!r}: {count_told(tab)} instead of {wanted}"
    tab.evaluate("(() => { const e = document.getElementById('filterText'); e.value = ''; e.dispatchEvent(new Event('input')) })()")
    for column in ("district", "meets_5min", "meets_15min"):
        values = sorted({row[column] for row in rows if row.get(column)})
        if not values:
            continue
        select = f"document.querySelector('[data-filter={column}]')"
        set_to = lambda value: tab.evaluate(f"(() => {{ {select}.value = {value!r}; {select}.dispatchEvent(new Event('change')) }})()")
        set_to(values[0])
        wanted = sum(row[column] == values[0] for row in rows)
        assert count_told(tab) == wanted, f"{column} = {values[0]}: {count_told(tab)} instead of {wanted}"
        set_to("")
    return "text, district, circles"


def table_pages_hold_all_rows(context):
    tab, rows = context.tab, context.results.communities
    context.show("#/table")
    seen = set(shown_ids(tab))
    for _ in range(len(rows) // 50 + 1):
        if not tab.evaluate("(() => { const b = document.querySelector('.pager button:last-child'); if (!b || b.disabled) return false; b.click(); return true })()"):
            break
        seen |= set(shown_ids(tab))
    assert seen == set(context.results.by_id), f"{len(seen)} of {len(rows)}"
    return f"{len(seen)} rows"


def table_shows_the_file_as_it_is(context):
    """All columns under their own names, every number the same as in the file."""
    tab = context.tab
    context.show("#/table")
    tab.evaluate("document.getElementById('asFile').click()")
    ids = shown_ids(tab)
    cells = tab.evaluate("[...document.querySelectorAll('#communities tbody tr')].slice(0, 20).map((row) =>"
                         "Object.fromEntries([...row.children].map((cell) => [cell.dataset.column, cell.textContent])))")
    tab.evaluate("document.getElementById('asFile').click()")
    for identity, row in zip(ids, cells):
        for column, value in context.results.by_id[identity].items():
            assert row[column] == value or same_number(row[column], value), f"{identity} {column}: {row[column]!r} for {value!r}"
    return f"{len(cells)} rows × {len(cells[0])} columns"


def same_number(a, b):
    try:
        return float(a) == float(b)
    except ValueError:
        return False


def row_opens_the_portrait(context):
    tab = context.tab
    context.show("#/table")
    identity = shown_ids(tab)[2]
    tab.click_on("#communities tbody tr:nth-child(3) td:nth-child(2)")
    assert tab.wait(f"{PAGE}.state.community !== null", 3), "a click on a row opens nothing"
    assert tab.evaluate(f"{PAGE}.table('communities').value('community_id', {PAGE}.state.community)") == identity
    return identity


def portraits_agree_with_coverage(context):
    """Verdict, share and walk of every type of some communities, and their circles and indices."""
    some = sample(context.results, 4)
    coverage = context.results.coverage([row["community_id"] for row in some])
    compared = 0
    for row in some:
        context.show("#/community/" + context.quoted(row["community_id"]))
        shown = context.tab.evaluate("""Object.fromEntries([...document.querySelectorAll('.panel table.types tbody tr')].map((row) => [
          row.dataset.type, {verdict: row.children[1].innerText, covered: row.children[2].innerText, near: row.children[3].innerText}]))""")
        for (identity, kind), wanted in coverage.items():
            if identity == row["community_id"]:
                compare_type(context, shown[kind], wanted)
                compared += 1
        compare_head(context, row)
    return f"{compared} types of {len(some)} communities"


def compare_type(context, shown, wanted):
    word = context.tab.evaluate(f"{PAGE}.core.words['verdict.{wanted['verdict']}']")
    assert word in shown["verdict"], f"{wanted['type']}: {shown['verdict']!r} for {wanted['verdict']}"
    if wanted["coverage"]:
        first = float(re.search(r"([\d.]+)%", shown["covered"])[1])
        assert abs(first - 100 * float(wanted["coverage"])) <= 0.0505, f"{wanted['type']}: {shown['covered']!r}"
    if wanted.get("straight_coverage"):
        second = float(re.findall(r"([\d.]+)%", shown["covered"])[1])
        assert abs(second - 100 * float(wanted["straight_coverage"])) <= 0.0505, f"{wanted['type']}: {shown['covered']!r}"
    if wanted["metric"] == "network" and wanted["min_m"]:
        numbers = [float(text.replace(",", "")) for text in re.findall(r"[\d,]+", shown["near"].split("\n")[1])]
        assert any(abs(number - float(wanted["min_m"])) <= 0.51 for number in numbers), f"{wanted['type']}: {shown['near']!r}"


def compare_head(context, row):
    text = context.tab.evaluate("document.querySelector('.panel').innerText")
    for minutes in ("5", "15"):
        if row.get(f"types_{minutes}min") and float(row[f"types_{minutes}min"]) > 0:
            met, of = int(float(row[f"types_met_{minutes}min"])), int(float(row[f"types_{minutes}min"]))
            assert re.search(rf"\b{met} (/|of) {of}\b", text), f"{met} of {of} is not in the portrait"
    if row.get("exam_index"):
        assert f"{float(row['exam_index']):.2f}" in text and row["index_note"][:20] in text, "index or its disclaimer"
        ranked = sum(bool(one["exam_index"]) for one in context.results.communities)
        assert f"{row['rank']} / {ranked}" in text, f"rank {row['rank']} of {ranked} is not in the portrait"


def nearest_by_brute_force(context):
    """The straight distance of the nearest facility from the border, against degrees and brute force."""
    outlines = context.results.outlines()
    records = context.results.table("facility_records")
    if not outlines or not records:
        return "skipped: the run wrote no map or no records of facilities"
    places = {}
    for record in records:
        if record["state"] == "open" and record["x"]:
            for kind in record["types"].split(";"):
                places.setdefault(kind, []).append((float(record["x"]), float(record["y"])))
    worst, compared = 0, 0
    for row in sample(context.results, 3):
        at = context.tab.evaluate(f"{PAGE}.communityRow({row['community_id']!r})")
        for kind, some in sorted(places.items()):
            found = context.tab.evaluate(f"{PAGE}.geography.nearest({at}, {PAGE}.typeAt({kind!r}))")
            if found is None:
                continue
            wanted = nearest(outlines[row["community_id"]], some)
            assert abs(found["distance"] - wanted) <= 1.6 + wanted * 0.004, f"{row['community_id']} {kind}: {found['distance']:.1f} for {wanted:.1f}"
            worst, compared = max(worst, abs(found["distance"] - wanted)), compared + 1
    return f"{compared} distances, at most {worst:.2f} m apart"


def streets_agree(context):
    rows = context.results.table("streets")
    for row in rows[:: max(1, len(rows) // 4)]:
        context.show(f"#/street/{context.quoted(row['district'])}/{context.quoted(row['street'])}")
        text = context.tab.evaluate("document.querySelector('.area').innerText")
        assert plain(row["street"]) in plain(text)
        for minutes in ("5", "15"):
            if row.get(f"street_types_met_{minutes}min"):
                met, of = float(row[f"street_types_met_{minutes}min"]), float(row[f"types_{minutes}min"])
                assert re.search(rf"\b{met:g} (/|of) {of:g}\b", text), f"{row['street']}: {met:g} of {of:g}"
        listed = context.tab.evaluate("new Set([...document.querySelectorAll('.area a')].map((a) => a.getAttribute('href')).filter((h) => h.startsWith('#/community/'))).size")
        assert listed == int(row["communities"]), f"{row['street']}: {listed} communities instead of {row['communities']}"
    return f"{len(rows[:: max(1, len(rows) // 4)])} of {len(rows)} streets"


def districts_agree(context):
    """Basic figures, gaps by type, and five parts, each filled or said to be missing."""
    rows, gaps = context.results.table("districts"), context.results.table("gaps")
    for row in rows[:: max(1, len(rows) // 3)]:
        context.show("#/district/" + context.quoted(row["district"]))
        text = context.tab.evaluate("document.querySelector('.area').innerText")
        assert re.search(rf"\b{int(row['communities']):,}\b", text), "number of communities"
        if row["population"]:
            assert f"{float(row['population']):,.0f}" in text, "people"
        inside = {one["community_id"] for one in context.results.communities if one["district"] == row["district"]}
        if gaps:
            first = gaps[0]["type"]
            count = sum(gap["type"] == first and gap["community_id"] in inside for gap in gaps)
            assert count == 0 or re.search(rf"\b{count} / {len(inside)}\b", text), f"gaps of {first}: {count}"
        for name, word in (("projects", "missing.projects"), ("examined_units", "missing.units")):
            has = context.tab.evaluate(f"{PAGE}.table('{name}') !== null")
            told = context.tab.evaluate(f"document.querySelector('.area').innerText.includes({PAGE}.core.words['{word}'])")
            assert has != told, f"{name}: there {has}, said to be missing {told}"
        parts = context.tab.evaluate("document.querySelectorAll('.area .part').length")
        assert parts >= 6, f"{parts} parts"
    return f"{len(rows[:: max(1, len(rows) // 3)])} of {len(rows)} districts"


def search_finds_by_name(context):
    tab = context.tab
    row = context.results.communities[-1]
    context.show("#/map")
    tab.evaluate("document.getElementById('searchText').focus()")
    tab.type(plain(row["name"] or row["community_id"]))
    assert tab.evaluate("document.querySelectorAll('#found [role=option]').length") > 0, "nothing found"
    tab.evaluate("(() => { const e = document.getElementById('searchText'); e.value = ''; })()")
    tab.type(row["community_id"])
    tab.key("ArrowDown")
    tab.key("Enter")
    assert tab.wait(f"{PAGE}.state.community !== null", 3), "Enter opens nothing"
    assert tab.evaluate(f"{PAGE}.table('communities').value('community_id', {PAGE}.state.community)") == row["community_id"]
    facility = tab.evaluate(f"{PAGE}.table('facilities')?.value('facility_id', 0)")
    if facility:
        tab.evaluate("(() => { const e = document.getElementById('searchText'); e.focus(); e.value = ''; })()")
        tab.type(facility)
        tab.key("Enter")
        assert tab.wait(f"{PAGE}.state.facility !== null", 3), "a facility is not shown"
    context.show("#/map")
    return f"{row['community_id']}, {facility}"


def charts_say_of_what(context):
    context.show("#/charts")
    figures = context.tab.evaluate("[...document.querySelectorAll('.chart')].map((e) => [e.querySelector('svg').getAttribute('aria-label'), e.querySelector('figcaption p').textContent, e.querySelectorAll('details tbody tr').length])")
    assert len(figures) >= 3 and all(label and note and rows for label, note, rows in figures), figures
    shown = context.tab.evaluate("[...document.querySelectorAll('.chart details')[0].querySelectorAll('tbody tr')].map((row) => row.children[1].textContent)")
    shown = sorted(float(text.rstrip("%")) for text in shown)
    wanted = sorted(100 * float(row["coverage"]) for row in context.results.table("types") if row["coverage"])
    assert len(shown) == len(wanted) and all(abs(a - b) <= 0.0501 for a, b in zip(shown, wanted)), (shown, wanted)
    return f"{len(figures)} charts"


def portraits_print_one_to_a_page(context):
    tab = context.tab
    context.show("#/map")
    number = min(24, len(context.results.communities))
    step = max(1, len(context.results.communities) // number)
    tab.evaluate(f"{PAGE}.preparePortraits(Array.from({{length: {number}}}, (_, at) => at * {step}))")
    tab.call("Emulation.setEmulatedMedia", media="print")
    over = tab.evaluate("[...document.querySelectorAll('.sheet')].filter((e) => e.scrollHeight > e.clientHeight + 1).length")
    told = tab.evaluate(f"[...document.querySelectorAll('.sheet')].every((e) => !{PAGE}.table('communities').has('exam_index')"
                        f"|| e.querySelectorAll('.disclaimer').length === 1)")
    pdf = tab.pdf()
    tab.call("Emulation.setEmulatedMedia", media="")
    tab.evaluate(f"{PAGE}.clearPortraits()")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert over == 0, f"{over} of {number} portraits are longer than a page"
    assert told, "a portrait without the disclaimer"
    assert pages == number, f"{pages} pages of {number} portraits"
    if context.shots:
        with open(context.shots + "/portraits.pdf", "wb") as file:
            file.write(pdf)
    return f"{pages} pages, {len(pdf) / 1e6:.1f} MB"


def table_prints_all_rows(context):
    context.show("#/table")
    context.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = len(shown_ids(context.tab))
    context.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown == len(context.results.communities), shown
    time.sleep(0.1)
    return f"{shown} rows"


CHECKS = [tables_are_those_of_the_files, table_sorts, table_filters, table_pages_hold_all_rows, table_shows_the_file_as_it_is, row_opens_the_portrait,
          portraits_agree_with_coverage, nearest_by_brute_force, streets_agree, districts_agree, search_finds_by_name,
          charts_say_of_what, portraits_print_one_to_a_page, table_prints_all_rows]
