// A set of changes of facilities, as people make it on the map and as `whatif` reads it.

/** What opens, closes and moves; every change leaves what was before to be taken back to. */
class ScenarioEdits {
  constructor() {
    this.added = [];
    this.removed = [];
    this.moved = [];
    this.past = [];
    this.number = 0;
  }

  get isEmpty() {
    return this.added.length + this.removed.length + this.moved.length === 0;
  }

  get state() {
    return { added: this.added, removed: this.removed, moved: this.moved };
  }

  #change(next) {
    this.past.push(this.state);
    Object.assign(this, next);
  }

  undo() {
    const last = this.past.pop();
    if (last) Object.assign(this, last);
  }

  clear() {
    if (!this.isEmpty) this.#change({ added: [], removed: [], moved: [] });
  }

  add(type, x, y) {
    this.number += 1;
    this.#change({ added: [...this.added, { id: `preview-${this.number}`, type, x, y }] });
  }

  remove(row) {
    this.#change({ removed: [...this.removed, row], moved: this.moved.filter((move) => move.row !== row) });
  }

  move(row, x, y) {
    this.#change({ moved: [...this.moved.filter((move) => move.row !== row), { row, x, y }] });
  }

  moveAdded(id, x, y) {
    this.#change({ added: this.added.map((addition) => (addition.id === id ? { ...addition, x, y } : addition)) });
  }

  /** Takes one change back. */
  drop(entry) {
    this.#change({
      added: this.added.filter((addition) => addition !== entry),
      removed: this.removed.filter((row) => row !== entry),
      moved: this.moved.filter((move) => move !== entry),
    });
  }

  /** Whether a facility stands where it always stood. */
  isUntouched(row) {
    return !this.removed.includes(row) && !this.moved.some((move) => move.row === row);
  }
}

/** Metres of the city's system, to the centimetre. */
function cityPlace({ x, y }) {
  const [originX, originY] = page.core.map.origin;
  return [originX + x, originY + y].map((metres) => Number(metres.toFixed(2)));
}

function facilityID(row) {
  return page.table("facilities").value("facility_id", row);
}

/** The scenario of a set of changes, as the what-ifs of the library take it. */
function scenarioOf(edits) {
  return {
    add: edits.added.map((addition) => ({ id: addition.id, type: page.core.types[addition.type].id, at: cityPlace(addition) })),
    remove: edits.removed.map(facilityID),
    move: edits.moved.map((move) => ({ id: facilityID(move.row), to: cityPlace(move) })),
  };
}

/** `scenario.yaml`. A text of JSON is one of YAML, whatever it holds. */
function scenarioYAML(edits, name) {
  const { add, remove, move } = scenarioOf(edits);
  const quoted = (text) => JSON.stringify(String(text));
  const lines = ["scenario: 1", `name: ${quoted(name)}`, `crs: ${quoted(page.details.run.crs)}`];
  const list = (key, entries) => {
    if (entries.length > 0) lines.push(`${key}:`, ...entries.map((entry) => `  - ${entry}`));
  };
  list("add", add.map(({ id, type, at }) => `{id: ${quoted(id)}, type: ${quoted(type)}, at: [${at.join(", ")}]}`));
  list("remove", remove.map(quoted));
  list("move", move.map(({ id, to }) => `{id: ${quoted(id)}, to: [${to.join(", ")}]}`));
  return `${lines.join("\n")}\n`;
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
