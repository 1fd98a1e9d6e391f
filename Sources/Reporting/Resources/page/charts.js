// Charts as drawings: coverage by type, how an index is spread, how far facilities are. Each says of what it is a share.

function chartsPage() {
  const room = document.documentElement.clientWidth;
  const width = Math.max(280, Math.min(room - (room > 760 ? 96 : 52), 1090));
  return element("article", { class: "charts" }, element("h2", {}, say("charts.title")),
    coverageChart(width), distanceChart(width), ...indexCharts(width), circleChart(width));
}

/** A figure with its caption, its drawing and the same as a table. */
function chartFigure({ title, note, drawing, headings, rows, isIndex }) {
  return element("figure", { class: "chart" },
    element("figcaption", {}, element("h3", {}, title), element("p", { class: "small" }, note)), drawing,
    element("details", {}, element("summary", {}, say("charts.data")), plainTable({ caption: title, headings, rows })),
    isIndex ? disclaimer() : null);
}

function drawn(width, height, label, ...children) {
  return svg("svg", { class: "drawing", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label }, children);
}

/** Where the names of types stand and where what is drawn of them begins. */
function typeLayout(width) {
  const isNarrow = width < 560;
  return { isNarrow, left: isNarrow ? 4 : 250, right: width - 64, step: isNarrow ? 40 : 26, lift: isNarrow ? 18 : 0 };
}

function coverageChart(width) {
  const table = page.table("types");
  const rows = table.allRows().filter((row) => table.value("coverage", row) !== null).sort((a, b) => table.value("coverage", a) - table.value("coverage", b));
  const layout = typeLayout(width);
  const across = (value) => layout.left + (layout.right - layout.left) * value;
  const height = rows.length * layout.step + 34;
  const { threshold } = page.core;
  const marks = rows.map((row, at) => coverageBar({ table, row, layout, across, y: 26 + at * layout.step }));
  const title = say("charts.coverage");
  return chartFigure({
    title, note: say(page.core.countsPeople ? "charts.coverage.people" : "charts.coverage.land", { threshold: wholePercent(threshold) }),
    drawing: drawn(width, height, title, marks,
      svg("line", { class: "threshold", x1: across(threshold), x2: across(threshold), y1: 18, y2: height - 6 }),
      svg("text", { class: "tick", x: across(threshold), y: 12, "text-anchor": "middle" }, say("charts.threshold", { n: wholePercent(threshold) }))),
    headings: [say("column.type"), say("charts.coverage.share"), say("charts.coverage.communities"), say("charts.coverage.demand")],
    rows: rows.map((row) => [page.typeName(table.value("type", row)), share(table.value("coverage", row)),
      `${figure(table.value("met", row))} / ${figure(table.value("communities", row) - (table.value("no_demand", row) ?? 0))}`, demand(table.value("demand", row))]),
  });
}

function coverageBar({ table, row, layout, across, y }) {
  const value = table.value("coverage", row);
  const steps = page.core.colors.shares;
  const color = steps.findLast((step) => value >= step.from - 1e-9)?.color;
  const top = y + layout.lift - (layout.isNarrow ? 2 : 0);
  return svg("g", {},
    svg("text", { class: "name", x: layout.isNarrow ? layout.left : layout.left - 10, y: y + 11, "text-anchor": layout.isNarrow ? "start" : "end" }, clipped(page.typeName(table.value("type", row)), layout.isNarrow ? 40 : 18)),
    svg("rect", { class: "track", x: across(0), y: top, width: across(1) - across(0), height: 14, rx: 2 }),
    svg("rect", { x: across(0), y: top, width: Math.max(across(value) - across(0), 1), height: 14, rx: 2, fill: color }),
    svg("text", { class: "value", x: across(1) + 8, y: top + 12 }, share(value)));
}

function clipped(text, length) {
  const shown = plain(text);
  const wide = /[\u2e80-\u9fff]/.test(shown) ? length : length * 2;
  return shown.length > wide ? `${shown.slice(0, wide - 1)}…` : shown;
}

/** Half and nine tenths of a community's demand live within these distances, in the median community. */
function distanceChart(width) {
  const communities = page.table("communities").allRows();
  const middle = (name, type) => quantile(communities.map((row) => page.coverage(name, row, type)).filter((value) => value !== null).sort((a, b) => a - b), 0.5);
  const types = page.core.types.map((type, at) => ({ type, p50: middle("p50_m", at), p90: middle("p90_m", at) })).filter(({ p50, p90 }) => p50 !== null && p90 !== null);
  if (types.length === 0) return element("p", { class: "missing" }, say("wait"));
  types.sort((a, b) => b.p50 / b.type.radius - a.p50 / a.type.radius);
  const layout = typeLayout(width);
  const most = Math.max(...types.map(({ type, p90 }) => Math.max(p90, type.radius)));
  const across = (value) => layout.left + (layout.right - layout.left) * (value / most);
  const height = types.length * layout.step + 34;
  const title = say("charts.distance");
  return chartFigure({
    title, note: say(page.core.isOnFoot ? "charts.distance.foot" : "charts.distance.straight"),
    drawing: drawn(width, height, title, distanceTicks(most, across, height), types.map((one, at) => distanceMark({ ...one, layout, across, y: 26 + at * layout.step }))),
    headings: [say("column.type"), say("column.p50_m"), say("column.p90_m"), say("column.radius_m")],
    rows: types.map(({ type, p50, p90 }) => [type.name, figure(p50), figure(p90), figure(type.radius)]),
  });
}

function distanceTicks(most, across, height) {
  const power = 10 ** Math.floor(Math.log10(most / 3));
  const step = [5, 2, 1].find((size) => most / (size * power) >= 3) * power;
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  return ticks.map((tick) => svg("g", {}, svg("line", { class: "grid", x1: across(tick), x2: across(tick), y1: 18, y2: height - 6 }),
    svg("text", { class: "tick", x: across(tick), y: 12, "text-anchor": tick === 0 ? "start" : "middle" }, say("unit.metres", { n: figure(tick) }))));
}

function distanceMark({ type, p50, p90, layout, across, y }) {
  const middle = y + layout.lift + 5;
  const color = page.core.colors.verdicts[p50 <= type.radius ? "met" : "absent"];
  return svg("g", {},
    svg("text", { class: "name", x: layout.isNarrow ? layout.left : layout.left - 10, y: y + 11, "text-anchor": layout.isNarrow ? "start" : "end" }, clipped(type.name, layout.isNarrow ? 40 : 18)),
    svg("line", { class: "span", x1: across(p50), x2: across(p90), y1: middle, y2: middle, stroke: color }),
    svg("line", { class: "radius", x1: across(type.radius), x2: across(type.radius), y1: middle - 9, y2: middle + 9 }),
    svg("circle", { cx: across(p50), cy: middle, r: 5, fill: color }),
    svg("circle", { cx: across(p90), cy: middle, r: 3.5, class: "hollow", stroke: color }),
    svg("text", { class: "value", x: layout.right + 10, y: middle + 4 }, figure(p50)));
}

/** One spread for each index that the run has. */
function indexCharts(width) {
  return indexNames().map((name) => histogram({
    width, title: say("charts.spread", { index: say(`index.${name}`) }), values: page.table("communities").values(name),
    bounds: Array.from({ length: 21 }, (_, at) => at * 5), isIndex: true,
  }));
}

function circleChart(width) {
  const table = page.table("communities");
  return element("div", {}, page.core.circles.map(({ minutes, name }) => {
    const values = table.values(`types_met_${minutes}min`);
    if (values.length === 0) return null;
    const most = Math.max(...table.values(`types_${minutes}min`));
    return histogram({ width, title: say("charts.circle", { circle: name, of: most }), values, bounds: Array.from({ length: most + 2 }, (_, at) => at), isWhole: true });
  }));
}

/** How many communities lie in each class; of all that have the figure. */
function histogram({ width, title, values, bounds, isIndex = false, isWhole = false }) {
  const classes = bounds.length - 1;
  const counts = new Array(classes).fill(0);
  for (const value of values) counts[Math.max(0, Math.min(classes - 1, bounds.findLastIndex((bound) => value >= bound)))] += 1;
  const most = Math.max(...counts, 1);
  const step = (width - 40) / classes;
  const up = (count) => 160 * (count / most);
  const label = (at) => (isWhole ? String(bounds[at]) : `${bounds[at]}–${bounds[at + 1]}`);
  const middle = quantile([...values].sort((a, b) => a - b), 0.5);
  const bars = counts.map((count, at) => svg("g", {}, svg("title", {}, say("charts.bar", { label: label(at), n: count, share: figure((100 * count) / values.length, 1) })),
    svg("rect", { class: "column", x: 20 + at * step + 1, y: 190 - up(count), width: Math.max(step - 2, 1), height: up(count) }),
    count > 0 && step > 22 ? svg("text", { class: "tick", x: 20 + (at + 0.5) * step, y: 184 - up(count), "text-anchor": "middle" }, count) : null,
    at % (isWhole || step > 34 ? 1 : 4) === 0 ? svg("text", { class: "tick", x: 20 + (isWhole ? at + 0.5 : at) * step, y: 206, "text-anchor": "middle" }, bounds[at]) : null));
  return chartFigure({
    title, note: say("charts.spread.note", { n: figure(values.length), of: figure(page.table("communities").count), median: figure(middle, isWhole ? 0 : 2) }), isIndex,
    drawing: drawn(width, 212, title, svg("line", { class: "axis", x1: 16, x2: width - 16, y1: 190.5, y2: 190.5 }), bars),
    headings: [say("charts.class"), say("charts.communities"), say("charts.share")],
    rows: counts.map((count, at) => [label(at), figure(count), share(values.length ? count / values.length : null)]),
  });
}
