"""Checks of the map: what it draws, says under the pointer, and does with keys; how fast it is."""

import re
import time

PAGE = "lifeCirclePage"


def sample(results, count=5):
    """Some rows of communities.csv, spread over the table."""
    rows = results.communities
    return [rows[(len(rows) - 1) * at // max(count - 1, 1)] for at in range(min(count, len(rows)))]


def opens_without_a_request_or_error(context):
    tab = context.tab
    asked = [url for url in tab.requests if not url.startswith("file://")]
    files = [url for url in tab.requests if url.startswith("file://")]
    assert not asked and len(files) == 1, f"requests: {asked + files[1:]}"
    assert not tab.errors, f"complaints: {tab.errors[:3]}"
    return "one file, no request, no complaint"


def first_paint_is_fast(context):
    times = context.tab.evaluate("""new Promise((done) => new PerformanceObserver((list) => done({
      paint: list.getEntries()[0].startTime,
      drawn: performance.getEntriesByName('map-drawn')[0].startTime,
      ready: performance.getEntriesByName('ready')[0].startTime,
    })).observe({type: 'paint', buffered: true}))""")
    told = ", ".join(f"{name} {value:.0f} ms" for name, value in times.items())
    assert times["paint"] < 500, told
    return told


def draws_every_community(context):
    """Counts the areas that are filled while the whole city is drawn, without those of water."""
    counts = context.tab.evaluate("""new Promise((done) => {
      const {map, geography} = lifeCirclePage;
      map.moveTo(map.home);
      const fill = CanvasRenderingContext2D.prototype.fill;
      let areas = 0;
      CanvasRenderingContext2D.prototype.fill = function (...how) { areas += how[0] === 'evenodd'; fill.apply(this, how) };
      map.redraw();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        CanvasRenderingContext2D.prototype.fill = fill;
        const box = map.drawn.box;
        done({areas, water: geography.water.filter((shape) => shape.meets(box)).length});
      }));
    })""")
    drawn = counts["areas"] - counts["water"]
    assert drawn == len(context.results.communities), f"{drawn} drawn, {len(context.results.communities)} rows"
    return f"{drawn} communities"


def middle_of_map(tab):
    return tab.evaluate("(() => { const b = document.querySelector('.map').getBoundingClientRect();"
                        "return [b.x + b.width / 2, b.y + b.height / 2] })()")


def bring(context, identity):
    """Puts a community under the middle of the map."""
    context.tab.evaluate(f"(() => {{ const row = {PAGE}.communityRow({identity!r});"
                         f"const shape = {PAGE}.geography.communities[row];"
                         f"const size = Math.max(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]);"
                         f"{PAGE}.map.centre(...shape.middle, 300 / size) }})()")
    time.sleep(0.25)


def hover_shows_the_figures_of_the_file(context):
    context.show("#/map?color=circle:5&type=")
    for row in sample(context.results):
        bring(context, row["community_id"])
        x, y = middle_of_map(context.tab)
        context.tab.hover(x - 30, y)
        context.tab.hover(x, y)
        card = context.tab.evaluate("document.querySelector('.card').innerText")
        assert plain(row["name"] or row["community_id"]) in card, f"{row['name']} not in {card!r}"
        for minutes in ("5", "15"):
            met, of = row.get(f"types_met_{minutes}min"), row.get(f"types_{minutes}min")
            if of and float(of) > 0:
                pairs = re.findall(r"(\d+) (?:/|of) (\d+)", card)
                assert (str(int(float(met))), str(int(float(of)))) in pairs, f"{met} / {of} not in {card!r}"
    return f"{len(sample(context.results))} communities"


def hover_shows_index_and_coverage(context):
    row = sample(context.results, 3)[1]
    told = []
    if row.get("exam_index"):
        context.show("#/map?color=index:exam_index")
        bring(context, row["community_id"])
        context.tab.hover(*middle_of_map(context.tab))
        card = context.tab.evaluate("document.querySelector('.card').innerText")
        assert f"{float(row['exam_index']):.2f}" in card, card
        told.append("index " + row["exam_index"])
    covered = next((one for (_, _), one in context.results.coverage([row["community_id"]]).items()
                    if one["coverage"]), None)
    if covered:
        context.show(f"#/map?color=coverage&type={covered['type']}")
        bring(context, row["community_id"])
        x, y = middle_of_map(context.tab)
        context.tab.evaluate(f"{PAGE}.choose({{layers: {{...{PAGE}.state.layers, facilities: false}}}})")
        context.tab.hover(x + 1, y)
        card = context.tab.evaluate("document.querySelector('.card').innerText")
        context.tab.evaluate(f"{PAGE}.choose({{layers: {{...{PAGE}.state.layers, facilities: true}}}})")
        shares = [float(text) for text in re.findall(r"([\d.]+)%", card)]
        assert any(abs(value - 100 * float(covered["coverage"])) <= 0.0501 for value in shares), (card, covered)
        told.append("coverage " + covered["coverage"])
    return ", ".join(told)


def click_opens_the_portrait(context):
    for row in sample(context.results, 3):
        context.show("#/map")
        bring(context, row["community_id"])
        context.tab.click(*middle_of_map(context.tab))
        context.tab.wait("document.querySelector('.panel h2') !== null", 3)
        name = context.tab.evaluate("document.querySelector('.panel h2')?.textContent")
        assert name == (row["name"] or row["community_id"]), f"{name!r} instead of {row['name']!r}"
    return "three communities"


def facilities_answer_the_pointer(context):
    """A facility of the chosen type says its name; a click beside it still opens the community."""
    tab = context.tab
    first = tab.evaluate(f"(() => {{ const row = {PAGE}.geography.byType.findLast((rows) => rows.length)[0];"
                         f"const g = {PAGE}.geography.facilities; const type = {PAGE}.core.types[g.types[row].at(-1)].id;"
                         f"return {{row, type, x: g.x[row], y: g.y[row], name: {PAGE}.table('facilities').value('name', row)}} }})()")
    context.show(f"#/map?color=verdict&type={first['type']}")
    tab.evaluate(f"{PAGE}.map.centre({first['x']}, {first['y']}, 0.4)")
    time.sleep(0.25)
    x, y = middle_of_map(tab)
    tab.hover(x + 60, y)
    tab.hover(x + 1, y)
    shown = tab.evaluate(f"[document.querySelector('.card strong').textContent, {PAGE}.state.facility]")
    assert shown[0] == first["name"] and shown[1] is not None, f"{shown} instead of {first}"
    return first["name"]


def wheel_pinch_and_buttons_zoom(context):
    tab = context.tab
    context.show("#/map")
    scale = lambda: tab.evaluate(f"{PAGE}.map.view.scale")
    tab.evaluate(f"{PAGE}.map.moveTo({PAGE}.map.home)")
    x, y = middle_of_map(tab)
    place = tab.evaluate(f"{PAGE}.map.toWorld(400, 300)")
    left, top = tab.evaluate("(() => { const b = document.querySelector('.map').getBoundingClientRect(); return [b.x, b.y] })()")
    sizes = [scale()]
    tab.mouse("mouseWheel", left + 400, top + 300, deltaX=0, deltaY=-200)
    tab.wait(f"{PAGE}.map.view.scale > {sizes[0]}", 3)
    sizes.append(scale())
    kept = tab.evaluate(f"{PAGE}.map.toWorld(400, 300)")
    assert max(abs(a - b) for a, b in zip(place, kept)) * sizes[1] < 1, f"the wheel moved {place} to {kept}"
    fingers = lambda apart: [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
    tab.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=fingers(40))
    for apart in (50, 60, 70, 80):
        tab.call("Input.dispatchTouchEvent", type="touchMove", touchPoints=fingers(apart))
    tab.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    sizes.append(scale())
    tab.click_on(".zoom button:nth-child(2)")
    sizes.append(scale())
    assert sizes[1] > sizes[0] and sizes[2] > sizes[1] * 1.6 and sizes[3] < sizes[2], sizes
    assert not tab.evaluate("document.querySelector('.panel h2') !== null"), "a gesture opened a portrait"
    return " → ".join(f"{1 / size:.0f} m a pixel" for size in sizes)


def layers_can_be_added(context):
    """What later parts need: a layer that draws, answers the pointer and takes it; colours that are given."""
    tab = context.tab
    context.show("#/map?color=circle:5")
    tab.evaluate("""(() => {
      const {map} = lifeCirclePage; map.moveTo(map.home);
      const seen = globalThis.seen = {drawn: 0, moves: 0, ended: null};
      const at = map.toWorld(700, 400);
      map.addLayer({
        draw(context, view) { seen.drawn += 1; const [x, y] = view.place(...at); context.fillRect(x - 5, y - 5, 10, 10) },
        hit: (x, y) => Math.hypot(x - at[0], y - at[1]) * map.view.scale < 8 ? {title: 'added', lines: ['layer']} : null,
        grab: (x, y) => Math.hypot(x - at[0], y - at[1]) * map.view.scale < 8 ? {move() { seen.moves += 1 }, end(x, y) { seen.ended = [x, y] }} : null,
      });
      const count = lifeCirclePage.core.map.communities.length;
      lifeCirclePage.recolor({title: 'given', note: '', classes: [{color: '#000000', label: 'all'}], at: new Array(count).fill(0), text: () => 'given text'});
    })()""")
    left, top = tab.evaluate("(() => { const b = document.querySelector('.map').getBoundingClientRect(); return [b.x, b.y] })()")
    before = tab.evaluate(f"JSON.stringify({PAGE}.map.view)")
    tab.hover(left + 701, top + 400)
    assert tab.evaluate("document.querySelector('.card').innerText").startswith("added")
    tab.mouse("mousePressed", left + 700, top + 400, button="left", clickCount=1)
    for step in range(1, 6):
        tab.mouse("mouseMoved", left + 700 + 10 * step, top + 400, button="left", buttons=1)
    tab.mouse("mouseReleased", left + 750, top + 400, button="left", clickCount=1)
    seen = tab.evaluate("globalThis.seen")
    assert seen["drawn"] > 0 and seen["moves"] > 0 and seen["ended"], seen
    assert tab.evaluate(f"JSON.stringify({PAGE}.map.view)") == before, "the map moved with what was dragged"
    assert tab.evaluate("document.querySelector('.legend-title').textContent") == "given"
    tab.evaluate(f"{PAGE}.recolor(null)")
    tab.evaluate(f"{PAGE}.map.layers.length = 0")
    return f"{seen['moves']} moves, legend of its own"


def colours_agree_with_the_files(context):
    """The legend's counts are those of the file for each verdict of a type."""
    for one in context.results.table("types")[:3]:
        context.show(f"#/map?color=verdict&type={one['type']}")
        counts = context.tab.evaluate("[...document.querySelectorAll('.legend li .count')].map((e) => e.textContent)")
        counts = [int(text.replace(",", "")) for text in counts]
        for name in ("met", "partial", "absent"):
            wanted = int(one[name])
            assert counts[("met", "partial", "absent").index(name)] == wanted, f"{one['type']} {name}: {counts}"
    return "legend counts of three types"


def the_map_is_one_tab_stop_with_keys(context):
    tab = context.tab
    context.show("#/map?color=circle:5")
    stops = tab.evaluate("document.querySelectorAll('.map [tabindex], .map a, .map button, .map input').length")
    assert stops == 0, f"{stops} stops inside the map"
    tab.evaluate("document.getElementById('typeOf').focus()")
    for _ in range(8):
        tab.key("Tab")
        if tab.evaluate("document.activeElement.className") == "map":
            break
    assert tab.evaluate("document.activeElement.className") == "map", "Tab does not come to the map"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus is not seen"
    said = []
    for key, axis, sign in (("ArrowRight", 0, 1), ("ArrowUp", 1, 1), ("ArrowLeft", 0, -1), ("ArrowDown", 1, -1)):
        before = tab.evaluate(f"{PAGE}.geography.communities[{PAGE}.state.hovered].middle")
        way = [sign, 0] if axis == 0 else [0, sign]
        wanted = tab.evaluate(f"{PAGE}.neighbour({PAGE}.state.hovered, {way})")
        tab.key(key)
        after = tab.evaluate(f"{PAGE}.geography.communities[{PAGE}.state.hovered].middle")
        assert wanted is None or (after[axis] - before[axis]) * sign > 0, f"{key} went {before} to {after}"
        said.append(tab.evaluate("document.getElementById('live').textContent"))
    name = tab.evaluate(f"{PAGE}.communityName({PAGE}.state.hovered)")
    assert plain(name) in said[-1] and len(set(said)) > 1, said
    tab.key("Enter")
    assert tab.wait("document.querySelector('.panel h2') !== null", 3), "Enter opens nothing"
    assert tab.evaluate("document.querySelector('.panel h2').textContent") == name
    tab.key("Escape")
    tab.evaluate("document.querySelector('.map').focus()")
    tab.key("Escape")
    assert tab.wait("location.hash.startsWith('#/map')", 3), "Escape does not close"
    return said[-1][:60]


def every_community_is_reached_by_arrow_keys(context):
    reached = context.tab.evaluate("""(() => {
      const seen = new Set([0]);
      const queue = [0];
      while (queue.length) {
        const row = queue.pop();
        for (const way of [[0, 1], [0, -1], [1, 0], [-1, 0]]) {
          const next = lifeCirclePage.neighbour(row, way);
          if (next !== null && !seen.has(next)) { seen.add(next); queue.push(next); }
        }
      }
      return seen.size;
    })()""")
    total = len(context.results.communities)
    assert reached >= total * 0.97, f"{reached} of {total}"
    return f"{reached} of {total}; all of them by the table and the search"


def pans_smoothly(context):
    """Drags the map for two seconds and counts frames."""
    tab = context.tab
    context.show("#/map?color=circle:5")
    tab.evaluate(f"{PAGE}.map.moveTo({{...{PAGE}.map.home, scale: {PAGE}.map.home.scale * 2}})")
    time.sleep(0.4)
    tab.evaluate("""(() => { const times = []; globalThis.frameTimes = times; globalThis.framesGo = true;
      const next = (at) => { times.push(at); if (globalThis.framesGo) requestAnimationFrame(next) };
      requestAnimationFrame(next) })()""")
    x, y = middle_of_map(tab)
    tab.mouse("mousePressed", x, y, button="left", clickCount=1)
    begin, moves = time.monotonic(), 0
    while time.monotonic() - begin < 2:
        moves += 1
        tab.mouse("mouseMoved", x + 250 * ((moves % 80) / 40 - 1), y + 60 * ((moves % 40) / 20 - 1), button="left", buttons=1)
        time.sleep(0.008)
    tab.mouse("mouseReleased", x, y, button="left", clickCount=1)
    times = tab.evaluate("(() => { globalThis.framesGo = false; return globalThis.frameTimes })()")
    gaps = sorted(b - a for a, b in zip(times, times[1:]))
    rate = 1000 * len(gaps) / (times[-1] - times[0])
    told = f"{rate:.0f} frames a second, longest gap {gaps[-1]:.0f} ms, {moves} moves"
    assert rate > 12 and gaps[-1] < 1000, told
    return told


def links_and_the_way_back_work(context):
    tab = context.tab
    types = [row["type"] for row in context.results.table("types")]
    context.show(f"#/map?color=coverage&type={types[-1]}")
    state = tab.evaluate(f"[{PAGE}.state.color, {PAGE}.core.types[{PAGE}.state.type].id]")
    assert state == ["coverage", types[-1]], state
    context.show("#/table")
    context.show("#/charts")
    tab.evaluate("new Promise((done) => { addEventListener('hashchange', () => setTimeout(done, 30), {once: true}); history.back() })")
    assert tab.evaluate("document.querySelector('#communities') !== null"), "back does not show the table"
    context.show("#/nowhere/at/all")
    assert tab.evaluate("!document.getElementById('mapView').hidden"), "an unknown address shows nothing"
    return "state, back, unknown address"


def plain(text):
    return re.sub("[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", " ", text)


CHECKS = [opens_without_a_request_or_error, first_paint_is_fast, draws_every_community,
          hover_shows_the_figures_of_the_file, hover_shows_index_and_coverage, click_opens_the_portrait,
          facilities_answer_the_pointer, wheel_pinch_and_buttons_zoom, layers_can_be_added,
          colours_agree_with_the_files, the_map_is_one_tab_stop_with_keys, every_community_is_reached_by_arrow_keys,
          pans_smoothly, links_and_the_way_back_work]
