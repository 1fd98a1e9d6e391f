// The preview of what-ifs (预演): what facilities that open, close or move would change by straight lines, worked out
// in the page from the places of demand. Points count as within the radius up to a millimetre beyond it; a cell is
// a square, of which 8 × 8 points are asked where the radius cuts it. The exact answer is that of `whatif`.

const withinRadius = 0.001;
const askedPoints = 8;

/** Where the demand of the city is: of each place its middle, half its side and its community. */
class DemandPlaces {
  constructor(block) {
    const count = block.x.length;
    this.x = this.#metres(block.x);
    this.y = this.#metres(block.y);
    this.half = Float64Array.from(block.sides, (side) => side / 2);
    this.weights = block.weights;
    this.community = new Int32Array(count);
    this.starts = [0];
    block.counts.forEach((places, community) => {
      const start = this.starts.at(-1);
      this.community.fill(community, start, start + places);
      this.starts.push(start + places);
    });
    this.grid = new PlaceGrid(this.x, this.y, 500);
    this.widest = this.half.reduce((widest, half) => Math.max(widest, half), 0) * Math.SQRT2;
  }

  #metres(steps) {
    let last = 0;
    return Float64Array.from(steps, (step) => (last += step) / 100);
  }

  /** What is counted for a type: the people of its group where they are told apart. */
  weightsFor(type) {
    return this.weights[page.core.types[type].group] ?? this.weights.everyone;
  }
}

/** Points by the squares of a lattice. */
class PlaceGrid {
  constructor(x, y, side) {
    this.side = side;
    this.cells = new Map();
    for (let at = 0; at < x.length; at += 1) {
      const key = this.#key(Math.floor(x[at] / side), Math.floor(y[at] / side));
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(at);
    }
  }

  #key(column, row) {
    return column * 4194304 + row;
  }

  /** Calls for every point in the squares that a box meets, until a call answers true. */
  some(left, low, right, high, found) {
    const { side } = this;
    for (let column = Math.floor(left / side); column <= Math.floor(right / side); column += 1) {
      for (let row = Math.floor(low / side); row <= Math.floor(high / side); row += 1) {
        for (const at of this.cells.get(this.#key(column, row)) ?? []) if (found(at)) return true;
      }
    }
    return false;
  }
}

/** Where people enter the facilities of a type: points by facility, and areas that are reached at their boundary. */
class FacilityEntrances {
  constructor(type, radius) {
    this.radius = radius;
    this.x = [];
    this.y = [];
    this.row = [];
    this.areas = [];
    const { x, y, shapes } = geography.facilities;
    for (const row of geography.ofType(type)) {
      const entrances = geography.facilities.entrances.get(row);
      if (shapes.has(row)) this.areas.push({ row, shape: shapes.get(row) });
      else if (entrances) for (let at = 0; at < entrances.length; at += 2) this.#add(row, entrances[at], entrances[at + 1]);
      else this.#add(row, x[row], y[row]);
    }
    this.grid = new PlaceGrid(this.x, this.y, Math.max(radius, 100));
  }

  #add(row, x, y) {
    this.x.push(x);
    this.y.push(y);
    this.row.push(row);
  }

  /** Whether a point is within some metres of one, but for those of the rows that are gone. */
  reach(x, y, metres, gone) {
    const square = metres * metres;
    const isNear = (at) => !gone?.has(this.row[at]) && (this.x[at] - x) ** 2 + (this.y[at] - y) ** 2 <= square;
    if (this.grid.some(x - metres, y - metres, x + metres, y + metres, isNear)) return true;
    return this.areas.some(({ row, shape }) => !gone?.has(row) && shape.boxDistance(x, y) <= metres && shape.distance(x, y) <= metres);
  }
}

/** The facilities of a type as a set of changes leaves them. */
class ChangedFacilities {
  constructor(entrances, edits, type) {
    this.entrances = entrances;
    this.gone = new Set([...edits.removed, ...edits.moved.map((move) => move.row)]);
    const moved = edits.moved.filter((move) => geography.facilities.types[move.row].includes(type));
    const added = edits.added.filter((addition) => addition.type === type);
    this.extra = [...added, ...moved].map(({ x, y }) => [x, y]);
  }

  reach(x, y, metres) {
    const square = metres * metres;
    if (this.extra.some(([ex, ey]) => (ex - x) ** 2 + (ey - y) ** 2 <= square)) return true;
    return this.entrances.reach(x, y, metres, this.gone);
  }
}

/** Answers what changes do, type by type. */
class PreviewEngine {
  constructor(block) {
    this.places = new DemandPlaces(block);
    this.byType = new Map();
  }

  /** Whether a type can be previewed: those who serve only their own area, or count another land, cannot. */
  static offers(type) {
    const { serves, measure } = page.core.types[type];
    return serves === "anyone" && measure === page.details.run.parameters.measure;
  }

  radius(type) {
    return page.core.types[type].radius / (page.details.run.parameters.detour || 1);
  }

  #entrances(type) {
    if (!this.byType.has(type)) this.byType.set(type, new FacilityEntrances(type, this.radius(type)));
    return this.byType.get(type);
  }

  /** Share of a place within reach, 0…1. */
  #share(place, facilities, radius) {
    const { x, y, half } = this.places;
    const corner = half[place] * Math.SQRT2;
    if (corner === 0) return facilities.reach(x[place], y[place], radius + withinRadius) ? 1 : 0;
    if (radius > corner && facilities.reach(x[place], y[place], radius - corner)) return 1;
    if (!facilities.reach(x[place], y[place], radius + corner)) return 0;
    const step = (2 * half[place]) / askedPoints;
    let inside = 0;
    for (let column = 0; column < askedPoints; column += 1) {
      for (let row = 0; row < askedPoints; row += 1) {
        const px = x[place] - half[place] + (column + 0.5) * step;
        const py = y[place] - half[place] + (row + 0.5) * step;
        if (facilities.reach(px, py, radius)) inside += 1;
      }
    }
    return inside / askedPoints ** 2;
  }

  /** Places that changes can touch: near what opens, closes or moves. */
  #touched(type, edits, radius) {
    const { places } = this;
    const reach = radius + places.widest + withinRadius;
    const found = new Set();
    for (const [left, low, right, high] of boxesOfChange(type, edits)) {
      places.grid.some(left - reach, low - reach, right + reach, high + reach, (place) => void found.add(place));
    }
    return found;
  }

  /** What changes do to one type: of each community that is touched, what comes within reach and what no longer is. */
  changes(type, edits) {
    const radius = this.radius(type);
    const before = this.#entrances(type);
    const after = new ChangedFacilities(before, edits, type);
    const weights = this.places.weightsFor(type);
    const found = new Map();
    for (const place of this.#touched(type, edits, radius)) {
      const change = weights[place] * (this.#share(place, after, radius) - this.#share(place, before, radius));
      if (change === 0) continue;
      const community = this.places.community[place];
      const sum = found.get(community) ?? { gained: 0, lost: 0 };
      if (change > 0) sum.gained += change;
      else sum.lost -= change;
      found.set(community, sum);
    }
    return found;
  }

  /** All that a set of changes does: {rows, circles, metric}; see `resultOf`. */
  async evaluate(edits) {
    const rows = [];
    for (const type of touchedTypes(edits)) {
      if (!PreviewEngine.offers(type)) continue;
      for (const [community, { gained, lost }] of this.changes(type, edits)) rows.push(this.#row(community, type, gained, lost));
    }
    rows.sort((a, b) => a.community - b.community || a.type - b.type);
    return resultOf(rows, "straight");
  }

  #row(community, type, gained, lost) {
    const before = straightCoverage(community, type);
    const all = this.#demand(community, type);
    const after = all > 0 ? Math.min(1, Math.max(0, (before ?? 0) + (gained - lost) / all)) : null;
    return { community, type, before, after, gained, lost, verdictBefore: straightVerdict(community, type), verdictAfter: verdictOf(after) };
  }

  #demand(community, type) {
    const weights = this.places.weightsFor(type);
    const { starts } = this.places;
    let sum = 0;
    for (let place = starts[community]; place < starts[community + 1]; place += 1) sum += weights[place];
    return sum;
  }
}

/** Types that a set of changes touches, ascending. */
function touchedTypes(edits) {
  const ofRows = [...edits.removed, ...edits.moved.map((move) => move.row)].flatMap((row) => geography.facilities.types[row]);
  return [...new Set([...ofRows, ...edits.added.map((addition) => addition.type)])].sort((a, b) => a - b);
}

/** Boxes of the places where facilities of a type open or close. */
function boxesOfChange(type, edits) {
  const { x, y, shapes, types } = geography.facilities;
  const point = (px, py) => [px, py, px, py];
  const boxOfRow = (row) => {
    if (shapes.has(row)) return [shapes.get(row).box];
    const entrances = geography.facilities.entrances.get(row) ?? [x[row], y[row]];
    return entrances.flatMap((px, at) => (at % 2 === 0 ? [point(px, entrances[at + 1])] : []));
  };
  const gone = [...edits.removed, ...edits.moved.map((move) => move.row)].filter((row) => types[row].includes(type));
  const moved = edits.moved.filter((move) => types[move.row].includes(type));
  const added = edits.added.filter((addition) => addition.type === type);
  return [...gone.flatMap(boxOfRow), ...[...added, ...moved].map((place) => point(place.x, place.y))];
}

function straightCoverage(community, type) {
  return page.coverage(page.core.isOnFoot ? "straight_coverage" : "coverage", community, type);
}

function straightVerdict(community, type) {
  return page.coverage(page.core.isOnFoot ? "straight_verdict" : "verdict", community, type);
}

function verdictOf(coverage) {
  if (coverage === null) return "no_demand";
  if (coverage >= page.core.threshold - 1e-9) return "met";
  return coverage > 0 ? "partial" : "absent";
}

/** Rows of change with the circles that they make met or missed. */
function resultOf(rows, metric) {
  const verdict = metric === "straight" ? straightVerdict : (community, type) => page.coverage("verdict", community, type);
  const changed = new Map(rows.map((row) => [`${row.community} ${row.type}`, row.verdictAfter]));
  const after = (community, type) => changed.get(`${community} ${type}`) ?? verdict(community, type);
  const communities = [...new Set(rows.map((row) => row.community))];
  const circles = page.core.circles.flatMap(({ minutes }) => communities.map((community) => ({
    community, minutes, before: typesMet(minutes, (type) => verdict(community, type)), after: typesMet(minutes, (type) => after(community, type)),
  })));
  return { rows, circles: circles.filter(({ before, after }) => before.met !== after.met), metric };
}

/** How many of a circle's required types are met, and of how many. */
function typesMet(minutes, verdict) {
  const judged = page.core.types.map((type, at) => (type.required && type.circle === minutes ? verdict(at) : null))
    .filter((found) => found !== null && found !== "no_demand");
  const met = judged.filter((found) => found === "met").length;
  return { met, of: judged.length, isMet: judged.length > 0 && met === judged.length };
}
