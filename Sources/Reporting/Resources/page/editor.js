// What-ifs on the map: facilities of the chosen type are put down, dragged and removed, and an engine says what that
// changes: the preview of the page, or the program behind a live map.

const editor = {
  edits: new ScenarioEdits(),
  result: null,
  isOpen: false,
  isPlacing: false,
  dragged: null,

  /** Makes the engine when it is first asked for; null where the page has none. */
  async prepare() {
    if (this.engine !== undefined) return;
    if (page.live) {
      this.engine = page.live;
    } else {
      const block = await decodeBlock("places");
      this.engine = block ? new PreviewEngine(block) : null;
    }
    page.map.addLayer(this);
  },

  async open() {
    this.isOpen = true;
    this.panel = element("div", { class: "editor" });
    await this.prepare();
    await this.evaluate();
    return this.panel;
  },

  close() {
    this.isOpen = false;
    this.isPlacing = false;
    page.recolor(null);
  },

  /** Does something to the changes, asks what they do and shows it. */
  async change(edit) {
    edit(this.edits);
    this.dragged = null;
    await this.evaluate();
  },

  /** The changes as they would be with what is being dragged. */
  get shown() {
    const { edits, dragged } = this;
    if (!dragged) return edits.state;
    if (dragged.addition) {
      return { ...edits.state, added: edits.added.map((addition) => (addition === dragged.addition ? { ...addition, x: dragged.x, y: dragged.y } : addition)) };
    }
    return { ...edits.state, moved: [...edits.moved.filter((move) => move.row !== dragged.row), { row: dragged.row, x: dragged.x, y: dragged.y }] };
  },

  /** Asks the engine, one question at a time: while it works the last one asked waits. */
  async evaluate() {
    this.wantsAnswer = true;
    if (this.isAsking || !this.engine) return void this.show();
    this.isAsking = true;
    while (this.wantsAnswer) {
      this.wantsAnswer = false;
      try {
        this.result = await this.engine.evaluate(this.shown);
        this.failure = null;
      } catch (error) {
        this.failure = error.message;
      }
    }
    this.isAsking = false;
    this.show();
  },

  show() {
    if (!this.isOpen) return;
    this.panel.replaceChildren(...editorPanel(this));
    page.recolor(this.result && !this.failure && !this.edits.isEmpty ? changeColoring(this.result) : null);
    page.map.redrawOverlay();
  },

  /** A community for the keyboard: puts a facility into its middle. */
  addInto(community) {
    const [x, y] = geography.communities[community].middle;
    return this.change((edits) => edits.add(page.state.type, x, y));
  },

  /** Asks the program for sites of the chosen type. */
  async propose() {
    try {
      this.sites = await this.engine.propose(page.state.type, 3);
      this.failure = null;
    } catch (error) {
      this.failure = error.message;
    }
    this.show();
  },

  /** Has the program write the scenario, and puts it beside those that it wrote before. */
  async save() {
    try {
      const { path } = await this.engine.save(this.edits.state, say("whatif.name", { city: page.core.city }));
      this.saved = say("live.saved", { path });
      this.shelf = await this.engine.saved();
    } catch (error) {
      this.failure = error.message;
    }
    this.show();
  },

  // What the map asks a layer.

  /** The change or the facility of the chosen type that stands at a place. */
  standing(x, y) {
    const within = 9 / page.map.view.scale;
    const isNear = (place) => Math.hypot(place.x - x, place.y - y) <= within;
    const addition = this.edits.added.find(isNear);
    if (addition) return { addition, x: addition.x, y: addition.y };
    const move = this.edits.moved.find(isNear);
    if (move) return { row: move.row, x: move.x, y: move.y };
    const row = page.map.facilityAt(...page.map.toScreen(x, y));
    return row !== null && this.edits.isUntouched(row) ? { row, x, y } : null;
  },

  hit(x, y) {
    if (!this.isOpen || !this.engine) return null;
    const found = this.standing(x, y);
    if (found) {
      return {
        title: found.addition ? found.addition.id : page.table("facilities").value("name", found.row) ?? facilityID(found.row),
        lines: [say("whatif.drag")], cursor: "move", open: () => this.remove(found),
      };
    }
    if (!this.isPlacing) return null;
    return { title: say("whatif.place.here", { type: page.core.types[page.state.type].name }), lines: [], cursor: "crosshair", open: () => this.place(x, y) };
  },

  place(x, y) {
    this.isPlacing = false;
    return this.change((edits) => edits.add(page.state.type, x, y));
  },

  remove(found) {
    return this.change((edits) => (found.addition ? edits.drop(found.addition) : edits.remove(found.row)));
  },

  grab(x, y) {
    if (!this.isOpen || !this.engine) return null;
    const found = this.standing(x, y);
    if (!found) return this.isPlacing ? { move() {}, end: (endX, endY) => this.place(endX, endY), cancel() {} } : null;
    let isMoved = false;
    return {
      move: (toX, toY) => {
        isMoved = true;
        this.dragged = { ...found, x: toX, y: toY };
        page.map.redrawOverlay();
        this.evaluate();
      },
      end: (toX, toY) => {
        if (!isMoved) return void this.remove(found);
        return void this.change((edits) => (found.addition ? edits.moveAdded(found.addition.id, toX, toY) : edits.move(found.row, toX, toY)));
      },
      cancel: () => {
        this.dragged = null;
        this.evaluate();
      },
    };
  },

  draw(context, view) {
    if (!this.isOpen) return;
    const { added, removed, moved } = this.shown;
    const { x, y } = geography.facilities;
    for (const line of this.result?.catchment ?? []) drawWay(context, view, line);
    for (const row of removed) drawGone(context, view, x[row], y[row]);
    for (const move of moved) drawMove(context, view, [x[move.row], y[move.row]], [move.x, move.y]);
    for (const place of added) drawNew(context, view, place, page.core.types[place.type].radius);
    for (const place of this.sites ?? []) drawNew(context, view, place, 0);
  },
};

page.editor = editor;

function drawNew(context, view, { x, y }, radius) {
  const [px, py] = view.place(x, y);
  if (radius > 0) strokeCircle(context, [px, py], (radius / (page.details.run.parameters.detour || 1)) * view.scale);
  context.beginPath();
  context.arc(px, py, 8, 0, 2 * Math.PI);
  context.fillStyle = inks.mark;
  context.fill();
  context.strokeStyle = inks.paper;
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(px - 4, py);
  context.lineTo(px + 4, py);
  context.moveTo(px, py - 4);
  context.lineTo(px, py + 4);
  context.stroke();
}

function strokeCircle(context, [px, py], radius) {
  context.beginPath();
  context.arc(px, py, radius, 0, 2 * Math.PI);
  context.setLineDash([6, 4]);
  context.strokeStyle = inks.mark;
  context.lineWidth = 1.6;
  context.stroke();
  context.setLineDash([]);
}

function drawGone(context, view, x, y) {
  const [px, py] = view.place(x, y);
  context.beginPath();
  for (const side of [-1, 1]) {
    context.moveTo(px - 6, py - 6 * side);
    context.lineTo(px + 6, py + 6 * side);
  }
  context.strokeStyle = inks.loss;
  context.lineWidth = 3;
  context.stroke();
}

function drawMove(context, view, from, to) {
  context.beginPath();
  context.moveTo(...view.place(...from));
  context.lineTo(...view.place(...to));
  context.strokeStyle = inks.mark;
  context.lineWidth = 1.6;
  context.stroke();
  drawGone(context, view, ...from);
  drawNew(context, view, { x: to[0], y: to[1] }, 0);
}

function drawWay(context, view, points) {
  context.beginPath();
  trace(context, points, view, false);
  context.strokeStyle = inks.mark;
  context.lineWidth = 2.2;
  context.stroke();
}

const changeClasses = ["newlyMet", "more", "fewer", "noLongerMet"];

/** Communities by what changes for them: the class of the greatest change of any type. */
function changeColoring({ rows }) {
  const colors = page.core.colors.verdicts;
  const shades = [colors.met, page.core.colors.shares.at(-2).color, colors.partial, colors.absent];
  const at = page.table("communities").allRows().map(() => -1);
  const texts = new Map();
  for (const row of rows) {
    at[row.community] = changeClass(row, at[row.community]);
    texts.set(row.community, [...(texts.get(row.community) ?? []), changeText(row)]);
  }
  return {
    title: say("whatif.color"), note: say("whatif.color.note"), rest: say("whatif.unchanged"), at,
    classes: changeClasses.map((name, step) => ({ color: shades[step], label: say(`whatif.class.${name}`) })),
    text: (row) => texts.get(row)?.join(say("list.separator")) ?? say("whatif.unchanged"),
  };
}

/** A loss is shown before a gain, so that nobody overlooks it. */
function changeClass(row, before) {
  const isLess = row.lost > row.gained;
  const own = isLess
    ? (row.verdictBefore === "met" && row.verdictAfter !== "met" ? 3 : 2)
    : (row.verdictAfter === "met" && row.verdictBefore !== "met" ? 0 : 1);
  if (before < 0 || own === 3) return own;
  if (own === 2) return Math.max(before, 2);
  return before >= 2 ? before : Math.min(before, own);
}

function changeText(row) {
  return say("whatif.row", { type: page.core.types[row.type].name, before: share(row.before), after: share(row.after) });
}
