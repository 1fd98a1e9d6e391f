// A small map of some communities as a drawing, for portraits, streets and districts, on the screen and on paper.

const smallSize = [400, 240];
/** Of the map of a whole page. */
const paperSize = [1100, 1000];

/**
 * A map of communities with what lies around; with a type also its facilities and, round one community, their circles.
 * A box that is given is shown instead of the communities' own.
 */
function smallMap(rows, { type = null, box = null } = {}) {
  const around = box ?? rows.map((row) => geography.communities[row].box).reduce(joined);
  const [width, height] = box ? paperSize : smallSize;
  const view = View.around(around, width, height, box ? 0 : rows.length > 1 ? 12 : 44);
  const chosen = new Set(rows);
  const seen = geography.communities.map((_, row) => row).filter((row) => geography.communities[row].meets(view.box));
  const path = (shape, attributes, closes = true) => svg("path", { d: pathOf(shape, view, closes), ...attributes });
  const land = (row) => path(geography.communities[row], { class: chosen.has(row) ? "land own" : "land", style: chosen.has(row) ? `fill:${smallColor(row)}` : null });
  const label = rows.length === 1 ? page.communityName(rows[0]) : say("smallmap.label");
  return svg("svg", { class: "small-map", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("smallmap.of", { name: label }) },
    svg("rect", { class: "ground", width, height }),
    seen.filter((row) => !chosen.has(row)).map(land), rows.map(land),
    box && isAboutType() && page.core.isOnFoot ? hatched(rows, view) : null,
    geography.water.filter((shape) => shape.meets(view.box)).map((shape) => path(shape, { class: "water" })),
    rows.length > 1 ? null : geography.streets.filter((shape) => shape.meets(view.box)).map((shape) => path(shape, { class: "street" }, false)),
    rows.length > 1 ? null : path(geography.communities[rows[0]], { class: "edge" }),
    rows.length === 1 || (box && type !== null) ? smallFacilities(view, { type, isClose: rows.length === 1 }) : null);
}

/** Lines over what is met on paper and missed on foot. */
function hatched(rows, view) {
  const lost = rows.filter((row) => isLostOnFoot(row, page.state.type));
  return svg("path", { class: "hatch", d: lost.map((row) => hatchPath(geography.communities[row], view)).join("") });
}

const hatchStep = 5;

/** Level lines inside a shape, at the same heights in all shapes. */
function hatchPath(shape, view) {
  const [low, high] = [view.place(0, shape.box[3])[1], view.place(0, shape.box[1])[1]];
  let path = "";
  for (let line = Math.ceil(low / hatchStep); line * hatchStep < high; line += 1) {
    const [, y] = view.world(0, line * hatchStep);
    const crossings = shape.parts.flatMap((ring) => levelCrossings(ring, y)).sort((a, b) => a - b).map((x) => view.place(x, y)[0].toFixed(1));
    for (let at = 0; at + 1 < crossings.length; at += 2) path += `M${crossings[at]} ${line * hatchStep}H${crossings[at + 1]}`;
  }
  return path;
}

/** The colour of the map, or of the first circle where the map shows something else. */
function smallColor(row) {
  const { at, classes } = page.coloring;
  return classes[at[row]]?.color ?? "var(--map-unknown)";
}

function smallFacilities(view, { type, isClose }) {
  const box = view.box;
  const { x, y, types } = geography.facilities;
  const inView = (row) => x[row] >= box[0] && x[row] <= box[2] && y[row] >= box[1] && y[row] <= box[3];
  const shown = (type === null ? x.map((_, row) => row) : geography.ofType(type)).filter(inView);
  const dots = shown.map((row) => {
    const [px, py] = view.place(x[row], y[row]);
    const name = `${plain(page.table("facilities").value("name", row))} · ${types[row].map((at) => page.core.types[at].name).join(say("list.separator"))}`;
    return svg("circle", { class: "dot", cx: px.toFixed(1), cy: py.toFixed(1), r: !isClose ? 3 : type === null ? 2.2 : 3.5 }, svg("title", {}, name));
  });
  const circles = type === null || !isClose ? [] : shown.map((row) => {
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
