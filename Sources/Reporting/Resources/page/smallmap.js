// A small map of some communities as a drawing, for portraits, streets and districts, on the screen and on paper.

const smallWidth = 400;
const smallHeight = 240;

/** A map of communities with what lies around; with a type also its facilities and their circles. */
function smallMap(rows, { type = null } = {}) {
  const box = rows.map((row) => geography.communities[row].box).reduce(joined);
  const view = View.around(box, smallWidth, smallHeight, rows.length > 1 ? 12 : 44);
  const chosen = new Set(rows);
  const seen = geography.communities.map((_, row) => row).filter((row) => geography.communities[row].meets(view.box));
  const path = (shape, attributes, closes = true) => svg("path", { d: pathOf(shape, view, closes), ...attributes });
  const land = (row) => path(geography.communities[row], { class: chosen.has(row) ? "land own" : "land", style: chosen.has(row) ? `fill:${smallColor(row)}` : null });
  const label = rows.length === 1 ? page.communityName(rows[0]) : say("smallmap.label");
  return svg("svg", { class: "small-map", viewBox: `0 0 ${smallWidth} ${smallHeight}`, role: "img", "aria-label": say("smallmap.of", { name: label }) },
    svg("rect", { class: "ground", width: smallWidth, height: smallHeight }),
    seen.filter((row) => !chosen.has(row)).map(land), rows.map(land),
    geography.water.filter((shape) => shape.meets(view.box)).map((shape) => path(shape, { class: "water" })),
    rows.length > 1 ? null : geography.streets.filter((shape) => shape.meets(view.box)).map((shape) => path(shape, { class: "street" }, false)),
    rows.length > 1 ? null : path(geography.communities[rows[0]], { class: "edge" }),
    smallFacilities(view, { type, community: rows.length === 1 ? rows[0] : null }));
}

/** The colour of the map, or of the first circle where the map shows something else. */
function smallColor(row) {
  const { at, classes } = page.coloring;
  return classes[at[row]]?.color ?? "var(--map-unknown)";
}

function smallFacilities(view, { type, community }) {
  if (community === null) return null;
  const box = view.box;
  const { x, y, types } = geography.facilities;
  const inView = (row) => x[row] >= box[0] && x[row] <= box[2] && y[row] >= box[1] && y[row] <= box[3];
  const shown = (type === null ? x.map((_, row) => row) : geography.ofType(type)).filter(inView);
  const dots = shown.map((row) => {
    const [px, py] = view.place(x[row], y[row]);
    const name = `${plain(page.table("facilities").value("name", row))} · ${types[row].map((at) => page.core.types[at].name).join(say("list.separator"))}`;
    return svg("circle", { class: "dot", cx: px.toFixed(1), cy: py.toFixed(1), r: type === null ? 2.2 : 3.5 }, svg("title", {}, name));
  });
  const circles = type === null ? [] : shown.map((row) => {
    const [px, py] = view.place(x[row], y[row]);
    return svg("circle", { class: "reach", cx: px.toFixed(1), cy: py.toFixed(1), r: (reachRadius(type) * view.scale).toFixed(1) });
  });
  return [circles, dots];
}

/** The outline of a shape in pixels of a tenth; corners nearer than most of a pixel are left out. */
function pathOf(shape, view, closes) {
  return shape.parts.map((points) => ringPath(points, view) + (closes ? "Z" : "")).join("");
}

function ringPath(points, view) {
  let path = "";
  let last = [Infinity, Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const place = view.place(points[at], points[at + 1]);
    if (Math.abs(place[0] - last[0]) + Math.abs(place[1] - last[1]) < 0.8) continue;
    path += `${path ? "L" : "M"}${place[0].toFixed(1)} ${place[1].toFixed(1)}`;
    last = place;
  }
  return path;
}
