// Shapes of the map: metres from the origin of the page's integers, y upwards.

/** The points x, y, x, y … of a list of integers that begins with a point and goes on in steps. */
function decodePoints(steps, unit) {
  const points = new Float64Array(steps.length);
  let x = 0;
  let y = 0;
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at];
    y += steps[at + 1];
    points[at] = x * unit;
    points[at + 1] = y * unit;
  }
  return points;
}

function boxOf(parts) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of parts) {
    for (let at = 0; at < points.length; at += 2) {
      box[0] = Math.min(box[0], points[at]);
      box[1] = Math.min(box[1], points[at + 1]);
      box[2] = Math.max(box[2], points[at]);
      box[3] = Math.max(box[3], points[at + 1]);
    }
  }
  return box;
}

/** An area (rings by even and odd) or lines. */
class Shape {
  constructor(parts) {
    this.parts = parts;
    this.box = boxOf(parts);
  }

  static of(lists, unit) {
    return new Shape(lists.map((steps) => decodePoints(steps, unit)));
  }

  /** A point for a label: the middle of the greatest ring, or of its widest stretch when that is outside. */
  get middle() {
    this.middleFound ??= findMiddle(this);
    return this.middleFound;
  }

  meets(box) {
    const own = this.box;
    return own[0] <= box[2] && own[2] >= box[0] && own[1] <= box[3] && own[3] >= box[1];
  }

  contains(x, y) {
    const [left, low, right, high] = this.box;
    if (x < left || x > right || y < low || y > high) return false;
    return this.parts.reduce((inside, ring) => inside !== isInRing(ring, x, y), false);
  }

  /** Distance of a point from the area: 0 inside. */
  distance(x, y) {
    if (this.contains(x, y)) return 0;
    return Math.sqrt(Math.min(...this.parts.map((ring) => squareToRing(ring, x, y))));
  }

  /** At least how far a point is from the area. */
  boxDistance(x, y) {
    const [left, low, right, high] = this.box;
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(low - y, 0, y - high));
  }
}

function isInRing(ring, x, y) {
  let inside = false;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    const above = ring[at + 1] > y;
    if (above === ring[last + 1] > y) continue;
    const crossing = ring[at] + ((y - ring[at + 1]) / (ring[last + 1] - ring[at + 1])) * (ring[last] - ring[at]);
    if (x < crossing) inside = !inside;
  }
  return inside;
}

function squareToRing(ring, x, y) {
  let least = Infinity;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    least = Math.min(least, squareToSegment(ring, last, at, x, y));
  }
  return least;
}

function squareToSegment(ring, from, to, x, y) {
  const dx = ring[to] - ring[from];
  const dy = ring[to + 1] - ring[from + 1];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((x - ring[from]) * dx + (y - ring[from + 1]) * dy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  return (ring[from] + t * dx - x) ** 2 + (ring[from + 1] + t * dy - y) ** 2;
}

/** Twice the area of a ring and its centre of area. */
function measure(ring) {
  let area = 0;
  let x = 0;
  let y = 0;
  const [originX, originY] = ring;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    const cross = (ring[last] - originX) * (ring[at + 1] - originY) - (ring[at] - originX) * (ring[last + 1] - originY);
    area += cross;
    x += (ring[last] + ring[at] - 2 * originX) * cross;
    y += (ring[last + 1] + ring[at + 1] - 2 * originY) * cross;
  }
  return { area: Math.abs(area), x: originX + x / (3 * area || 1), y: originY + y / (3 * area || 1) };
}

function findMiddle(shape) {
  const measured = shape.parts.map(measure);
  const greatest = measured.reduce((best, other) => (other.area > best.area ? other : best), measured[0]);
  if (shape.contains(greatest.x, greatest.y)) return [greatest.x, greatest.y];
  return widestStretch(shape, greatest.y) ?? [greatest.x, greatest.y];
}

/** The middle of the longest piece of a level line inside the area. */
function widestStretch(shape, y) {
  const crossings = shape.parts.flatMap((ring) => levelCrossings(ring, y)).sort((a, b) => a - b);
  let best = null;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const width = crossings[at + 1] - crossings[at];
    if (!best || width > best.width) best = { width, x: (crossings[at] + crossings[at + 1]) / 2 };
  }
  return best && [best.x, y];
}

function levelCrossings(ring, y) {
  const found = [];
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    if (ring[at + 1] > y === ring[last + 1] > y) continue;
    found.push(ring[at] + ((y - ring[at + 1]) / (ring[last + 1] - ring[at + 1])) * (ring[last] - ring[at]));
  }
  return found;
}

/** The borders between communities of different districts, as single segments x, y, x, y. */
function bordersBetween(shapes, groupOf) {
  const seen = new Map();
  const borders = [];
  shapes.forEach((shape, row) => {
    const group = groupOf(row);
    for (const ring of shape.parts) collectBorders(ring, group, seen, borders);
  });
  return borders;
}

function collectBorders(ring, group, seen, borders) {
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    const [ax, ay, bx, by] = [ring[last], ring[last + 1], ring[at], ring[at + 1]];
    const forward = ax < bx || (ax === bx && ay < by);
    const key = forward ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, group);
    else if (other !== group) borders.push(Float64Array.of(ax, ay, bx, by));
  }
}

/** The page's shapes and places, decoded once. */
const geography = {
  communities: [], water: [], barriers: [], streets: [], borders: [], units: [],
  facilities: { x: [], y: [], types: [], shapes: new Map(), entrances: new Map() },

  readCore() {
    const { unit, communities } = page.core.map;
    this.communities = communities.map((rings) => Shape.of(rings, unit));
    this.box = this.communities.reduce((box, shape) => joined(box, shape.box), [Infinity, Infinity, -Infinity, -Infinity]);
  },

  readDetails() {
    const { unit } = page.core.map;
    const map = page.details.map ?? {};
    const lines = (map.water ?? []).map((steps) => Shape.of([steps], unit));
    this.water = lines.filter(isClosed);
    this.barriers = lines.filter((line) => !isClosed(line));
    this.streets = (map.streets ?? []).map((steps) => Shape.of([steps], unit));
    this.units = (map.units ?? []).map((rings) => Shape.of(rings, unit));
    this.readFacilities(unit);
  },

  readFacilities(unit) {
    const list = page.details.tables.facilities;
    if (!list) return;
    const shapes = Object.entries(list.shapes ?? {});
    const entrances = Object.entries(list.entrances ?? {});
    this.facilities = {
      ids: list.ids, x: list.x, y: list.y, types: list.types,
      shapes: new Map(shapes.map(([row, rings]) => [Number(row), Shape.of(rings, unit)])),
      entrances: new Map(entrances.map(([row, points]) => [Number(row), points])),
    };
    this.byType = page.core.types.map(() => []);
    list.types.forEach((types, row) => types.forEach((type) => this.byType[type].push(row)));
  },

  /** Rows of the facilities of a type. */
  ofType(type) {
    return this.byType?.[type] ?? [];
  },

  /** Rows of the examined units at a place, one for each layer. */
  unitsAt(x, y) {
    return this.units.map((shape, row) => (shape.contains(x, y) ? row : -1)).filter((row) => row >= 0);
  },

  communityAt(x, y) {
    return this.communities.findIndex((shape) => shape.contains(x, y));
  },

  /** The nearest facility of a type to a community by a straight line from its border: {row, distance} or null. */
  nearest(community, type) {
    let best = null;
    for (const row of this.ofType(type)) {
      const distance = this.distanceTo(row, this.communities[community], best?.distance ?? Infinity);
      if (distance < (best?.distance ?? Infinity)) best = { row, distance };
      if (distance === 0) break;
    }
    return best;
  },

  /** How far a facility is from an area; some distance of at least the limit when it is not nearer. */
  distanceTo(row, shape, limit) {
    const own = this.facilities.shapes.get(row);
    if (own) return own.meets(grown(shape.box, limit)) ? betweenShapes(shape, own) : Infinity;
    const points = this.facilities.entrances.get(row) ?? [this.facilities.x[row], this.facilities.y[row]];
    let least = Infinity;
    for (let at = 0; at < points.length; at += 2) {
      if (shape.boxDistance(points[at], points[at + 1]) < Math.min(least, limit)) least = Math.min(least, shape.distance(points[at], points[at + 1]));
    }
    return least;
  },
};

/** Whether a line ends where it begins, and so bounds an area. */
function isClosed({ parts: [line] }) {
  return line.length > 6 && line[0] === line.at(-2) && line[1] === line.at(-1);
}

function joined(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** What two boxes have in common. */
function shared(a, b) {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function grown(box, by) {
  return [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
}

/** The least distance of two areas: of the corners of each from the other; 0 where they meet. */
function betweenShapes(a, b) {
  return Math.min(...[[a, b], [b, a]].map(([corners, area]) =>
    Math.min(...corners.parts.map((ring) => leastToArea(ring, area)))));
}

function leastToArea(ring, area) {
  let least = Infinity;
  for (let at = 0; at < ring.length; at += 2) {
    if (area.boxDistance(ring[at], ring[at + 1]) < least) least = Math.min(least, area.distance(ring[at], ring[at + 1]));
  }
  return least;
}
