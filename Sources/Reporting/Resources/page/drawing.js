// What the map draws: land by class, water, streets, facilities, reach, names, and what is marked.

let inks = {};

/** Reads the colours of the ground and of marks from the style, which knows of dark and light. */
function readInks() {
  const style = getComputedStyle(document.documentElement);
  const names = ["water", "barrier", "street", "border", "unknown", "facility", "ink", "paper", "mark", "halo", "loss"];
  inks = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
}

/** From how many pixels a metre on single facilities are drawn. */
function facilityScale() {
  return geography.ofType(page.state.type).length > 400 ? page.map.home.scale * 1.5 : 0;
}

function drawCity(context, view) {
  const box = view.box;
  context.lineJoin = "round";
  context.lineCap = "round";
  drawLand(context, view, box);
  const { layers } = page.state;
  if (layers.water) drawWater(context, view, box);
  if (layers.streets) drawStreets(context, view, box);
  drawBorders(context, view, box);
  if (layers.units) drawUnits(context, view, box);
  if (layers.losses && isAboutType()) drawLosses(context, view, box);
  if (layers.facilities && isAboutType()) drawFacilities(context, view, box);
  if (layers.names) drawNames(context, view, box);
}

function drawLand(context, view, box) {
  const { at, classes } = page.coloring;
  geography.communities.forEach((shape, row) => {
    if (!shape.meets(box)) return;
    context.beginPath();
    traceShape(context, shape, view);
    context.fillStyle = classes[at[row]]?.color ?? inks.unknown;
    context.fill("evenodd");
  });
}

function strokeAll(context, view, box, { shapes, closes, color, width }) {
  context.beginPath();
  for (const shape of shapes) if (shape.meets(box)) traceShape(context, shape, view, closes);
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

function drawWater(context, view, box) {
  context.fillStyle = inks.water;
  for (const shape of geography.water) {
    if (!shape.meets(box)) continue;
    context.beginPath();
    traceShape(context, shape, view);
    context.fill("evenodd");
  }
  strokeAll(context, view, box, { shapes: geography.barriers, closes: false, color: inks.barrier, width: Math.min(Math.max(1.2, 8 * view.scale), 5) });
}

function drawStreets(context, view, box) {
  if (view.scale < 0.045) return;
  const width = Math.min(view.scale * 7, 6);
  strokeAll(context, view, box, { shapes: geography.streets, closes: false, color: inks.street, width });
}

function drawBorders(context, view, box) {
  const isNear = view.scale > 0.05;
  strokeAll(context, view, box, { shapes: geography.communities, closes: true, color: inks.paper, width: isNear ? 1.4 : 0.7 });
  context.beginPath();
  for (const [ax, ay, bx, by] of geography.borders) {
    context.moveTo(...view.place(ax, ay));
    context.lineTo(...view.place(bx, by));
  }
  context.strokeStyle = inks.border;
  context.lineWidth = isNear ? 2 : 1.2;
  context.stroke();
}

/** Outlines of the circles and other areas that were examined besides. */
function drawUnits(context, view, box) {
  context.setLineDash([9, 4]);
  strokeAll(context, view, box, { shapes: geography.units, closes: true, color: inks.mark, width: view.scale > 0.05 ? 2.2 : 1.1 });
  context.setLineDash([]);
}

/** Whether the map shows one type, whose facilities then belong on it. */
function isAboutType() {
  return isOfType(page.state.color) && !page.override;
}

/** Hatches communities that meet a type by straight lines and miss it on foot. */
function drawLosses(context, view, box) {
  if (!page.core.isOnFoot || !page.details) return;
  context.save();
  context.fillStyle = hatch(context);
  geography.communities.forEach((shape, row) => {
    if (!shape.meets(box) || !isLostOnFoot(row, page.state.type)) return;
    context.beginPath();
    traceShape(context, shape, view);
    context.fill("evenodd");
  });
  context.restore();
}

/** How many of the types that the colours are about are met on paper and missed on foot. */
function lossesShown(row) {
  if (isOfType(page.state.color)) return isLostOnFoot(row, page.state.type) ? 1 : 0;
  const minutes = page.state.color.split(":")[1];
  const types = page.core.types.map((_, type) => type).filter((type) => String(page.core.types[type].circle) === minutes);
  return types.filter((type) => isLostOnFoot(row, type)).length;
}

function hatch(context) {
  const tile = element("canvas", { width: 8, height: 8 });
  const brush = tile.getContext("2d");
  brush.strokeStyle = inks.loss;
  brush.lineWidth = 1.6;
  brush.beginPath();
  for (const shift of [-8, 0, 8]) {
    brush.moveTo(shift, 8);
    brush.lineTo(shift + 8, 0);
  }
  brush.stroke();
  return context.createPattern(tile, "repeat");
}

function drawFacilities(context, view, box) {
  if (view.scale < facilityScale()) return;
  const radius = Math.min(Math.max(1.6, view.scale * 60), 5);
  const wide = grown(box, 100);
  context.beginPath();
  for (const row of geography.ofType(page.state.type)) {
    const x = geography.facilities.x[row];
    const y = geography.facilities.y[row];
    if (x < wide[0] || x > wide[2] || y < wide[1] || y > wide[3]) continue;
    const [px, py] = view.place(x, y);
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
    const shape = geography.facilities.shapes.get(row);
    if (shape) traceShape(context, shape, view);
  }
  paintDots(context, radius);
}

function paintDots(context, radius) {
  context.strokeStyle = inks.halo;
  context.lineWidth = radius > 2.5 ? 2 : 1;
  context.stroke();
  context.fillStyle = inks.facility;
  context.fill();
}

/** The straight circle of a facility's radius, as it would be drawn on paper. */
function reachRadius(type) {
  const detour = page.details?.run?.parameters?.detour;
  return page.core.types[type].radius / (!page.core.isOnFoot && detour > 0 ? detour : 1);
}

function drawReach(context, view, rows) {
  const radius = reachRadius(page.state.type) * view.scale;
  if (radius < 6) return;
  context.beginPath();
  for (const row of rows) {
    const [px, py] = view.place(geography.facilities.x[row], geography.facilities.y[row]);
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = inks.facility;
  context.lineWidth = 1.2;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}

function outline(context, view, row, { color, width }) {
  context.beginPath();
  traceShape(context, geography.communities[row], view);
  context.strokeStyle = inks.halo;
  context.lineWidth = width + 3;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

/** What is hovered or chosen, with its reach. */
function drawMarked(context, view) {
  const { community, hovered, facility, layers } = page.state;
  context.lineJoin = "round";
  if (hovered !== null && hovered !== community) outline(context, view, hovered, { color: inks.ink, width: 1.6 });
  if (community !== null) outline(context, view, community, { color: inks.mark, width: 3 });
  if (!layers.facilities || !(isAboutType() || facility !== null)) return;
  const circled = facility !== null ? [facility] : community !== null ? servingFacilities(community) : [];
  drawReach(context, view, circled);
  if (facility === null) return;
  const [px, py] = view.place(geography.facilities.x[facility], geography.facilities.y[facility]);
  context.beginPath();
  context.arc(px, py, 6, 0, 2 * Math.PI);
  paintDots(context, 6);
}

/** Facilities of the chosen type whose circle touches a community. */
function servingFacilities(community) {
  const shape = geography.communities[community];
  const radius = reachRadius(page.state.type);
  const { x, y } = geography.facilities;
  return geography.ofType(page.state.type).filter((row) => shape.boxDistance(x[row], y[row]) <= radius && shape.distance(x[row], y[row]) <= radius);
}

/** Names of districts from afar and of communities from near, where they find room. */
function drawNames(context, view, box) {
  const taken = [];
  const labels = view.scale > page.map.home.scale * 4 ? communityLabels(view, box) : districtLabels();
  context.textAlign = "center";
  context.textBaseline = "middle";
  drawNames.family ??= getComputedStyle(document.body).fontFamily;
  for (const label of labels) placeLabel(context, view, label, taken);
}

function placeLabel(context, view, label, taken) {
  context.font = `${label.weight} ${label.size}px ${drawNames.family}`;
  const [x, y] = view.place(...label.at);
  const half = context.measureText(label.text).width / 2 + 3;
  const room = [x - half, y - label.size * 0.7, x + half, y + label.size * 0.7];
  if (label.width && label.width < half * 1.6) return;
  if (taken.some((other) => other[0] < room[2] && other[2] > room[0] && other[1] < room[3] && other[3] > room[1])) return;
  taken.push(room);
  context.strokeStyle = inks.halo;
  context.lineWidth = 3.5;
  context.strokeText(label.text, x, y);
  context.fillStyle = inks.ink;
  context.fillText(label.text, x, y);
}

function communityLabels(view, box) {
  const labels = [];
  geography.communities.forEach((shape, row) => {
    if (!shape.meets(box)) return;
    const width = (shape.box[2] - shape.box[0]) * view.scale;
    labels.push({ text: plain(page.communityName(row)), at: shape.middle, size: 12, weight: 500, width });
  });
  return labels;
}

function districtLabels() {
  drawNames.districts ??= findDistrictLabels();
  return drawNames.districts;
}

function findDistrictLabels() {
  const table = page.table("communities");
  const names = [...new Set(table.values("district"))];
  return names.map((name) => {
    const middles = table.rows("district", name).map((row) => geography.communities[row].middle);
    const mean = [0, 1].map((axis) => quantile(middles.map((middle) => middle[axis]).sort((a, b) => a - b), 0.5));
    return { text: plain(name), at: mean, size: 14, weight: 600 };
  });
}
