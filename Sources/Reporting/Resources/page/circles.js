// Circles on a live map: what they are made of, drawn over the city, and what moving a unit, merging and splitting does.
// The program behind the page judges every change; the article LiveMap of the documentation has the protocol.

const circleEditor = {
  isOpen: false,
  edits: [],
  result: null,
  chosen: null,
  color: "place",

  async open() {
    this.isOpen = true;
    this.panel = element("div", { class: "editor" });
    await this.prepare();
    this.show();
    return this.panel;
  },

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    page.recolor(null);
    page.map.redraw();
  },

  /** Asks for the circles when they are first looked at. */
  async prepare() {
    if (this.data) return;
    try {
      this.take(await page.live.circles());
      page.map.addLayer(this);
    } catch (error) {
      this.failure = error.message;
    }
  },

  take(data) {
    this.data = data;
    this.shapes = data.atoms.map((atom) => Shape.of(atom.rings, page.core.map.unit));
    this.neighbours = data.atoms.map(() => []);
    for (const [first, second, isWalkable] of data.borders) {
      this.neighbours[first].push({ atom: second, isWalkable: isWalkable === 1 });
      this.neighbours[second].push({ atom: first, isWalkable: isWalkable === 1 });
    }
    this.place();
  },

  /** The circles as they are with the changes that were answered last. */
  place() {
    const { data, result } = this;
    this.circles = new Map(data.circles.map((circle) => [circle.id, circle]));
    this.circleOf = data.atoms.map((atom) => atom.circle);
    for (const { id, after } of result?.circles ?? []) {
      if (after) this.circles.set(id, after);
      else this.circles.delete(id);
    }
    for (const [atom, circle] of result?.atoms ?? []) this.circleOf[atom] = circle;
    this.borders = bordersBetween(this.shapes, (atom) => this.circleOf[atom]);
  },

  /** Makes one change more; one that cannot be made is told and not kept. */
  add(edit) {
    return this.evaluate([...this.edits, edit]);
  },

  undo() {
    return this.evaluate(this.edits.slice(0, -1));
  },

  async evaluate(edits) {
    if (this.isAsking) return;
    this.isAsking = true;
    this.panel?.setAttribute("aria-busy", "true");
    try {
      this.result = edits.length > 0 ? await page.live.editCircles(edits) : null;
      this.edits = edits;
      this.failure = null;
      this.place();
    } catch (error) {
      this.failure = error.message;
    }
    this.isAsking = false;
    this.show();
    page.say(this.failure ?? say("circles.said", { n: figure(this.edits.length), m: figure(this.result?.circles.length ?? 0) }));
  },

  choose(atom) {
    this.chosen = atom;
    this.show();
    page.say(this.card(atom).map(plain).join(say("list.separator")));
  },

  chooseAt(x, y) {
    const atom = this.atomAt(x, y);
    if (atom >= 0) this.choose(atom);
  },

  show() {
    if (!this.isOpen) return;
    const held = this.panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.panel.removeAttribute("aria-busy");
    this.panel.replaceChildren(...circlePanel(this));
    // What was pressed is made anew; whoever uses the keyboard stays where they were.
    if (held) this.panel.querySelector(`[data-key="${held}"]`)?.focus();
    if (this.data) page.recolor(circleLegend(this));
    page.map.redrawOverlay();
  },

  atomAt(x, y) {
    return this.shapes.findIndex((shape) => shape.contains(x, y));
  },

  nameOf(atom) {
    const { name, id } = this.data.atoms[atom];
    return name ?? id;
  },

  /** Circles that border on some units, those first to which people can walk. */
  around(atoms) {
    const own = new Set(atoms.map((atom) => this.circleOf[atom]));
    const found = new Map();
    for (const { atom, isWalkable } of atoms.flatMap((each) => this.neighbours[each])) {
      const id = this.circleOf[atom];
      if (!own.has(id)) found.set(id, (found.get(id) ?? false) || isWalkable);
    }
    return [...found].map(([id, isWalkable]) => ({ id, isWalkable })).sort((a, b) => b.isWalkable - a.isWalkable);
  },

  atomsOf(id) {
    return this.circleOf.map((circle, atom) => (circle === id ? atom : -1)).filter((atom) => atom >= 0);
  },

  card(atom) {
    const circle = this.circles.get(this.circleOf[atom]);
    return [this.nameOf(atom), say("circles.card", { id: circle.id, n: figure(circle.people) }), circleClasses[this.color].name(circle)];
  },

  // What the map asks a layer.

  hit(x, y) {
    if (!this.isOpen || !this.data) return null;
    const atom = this.atomAt(x, y);
    if (atom < 0) return null;
    const [title, ...lines] = this.card(atom);
    return { title, lines, cursor: "pointer", open: () => this.choose(atom) };
  },

  draw(context, view) {
    if (!this.isOpen || !this.data) return;
    context.lineJoin = "round";
    context.lineCap = "round";
    drawCircleUnits(context, view, this);
    drawCircleBorders(context, view, this.borders);
    for (const circle of this.circles.values()) drawCentre(context, view, circle.centre);
    // Again: those of the city lie under the colours.
    if (page.state.layers.names) drawNames(context, view, view.box);
    if (this.chosen !== null) drawChosenUnit(context, view, this.shapes[this.chosen]);
  },
};

page.circleEditor = circleEditor;

/** What circles can be coloured by: the classes in order, and which of them a circle is in. */
const circleClasses = {
  place: {
    names: ["in", "below", "above"], colors: ["met", "partial", "absent"],
    of: (circle) => [1, 0, 2][circle.place + 1],
    name: (circle) => say(`circles.place.${["below", "in", "above"][circle.place + 1]}`),
  },
  meets: {
    names: ["yes", "undecided", "no"], colors: ["met", "undecided", "absent"],
    of: (circle) => ["yes", "undecided", "no"].indexOf(circle.meets),
    name: (circle) => wordFor("meets", circle.meets),
  },
  rules: {
    names: ["kept", "one", "several"], colors: ["met", "partial", "absent"],
    of: (circle) => Math.min(circle.missed.length, 2),
    name: (circle) => missedRules(circle),
  },
};

function missedRules(circle) {
  return circle.missed.length === 0 ? say("circles.rules.kept") : circle.missed.map((missed) => missed.name).join(say("list.separator"));
}

/** The legend counts circles; communities below them are without a colour. */
function circleLegend({ color, circles, data }) {
  const { names, colors, of } = circleClasses[color];
  const counts = new Array(names.length + 1).fill(0);
  for (const circle of circles.values()) counts[of(circle) < 0 ? names.length : of(circle)] += 1;
  const label = (name) => (color === "meets" ? wordFor("meets", name) : say(`circles.${color}.${name}`));
  return {
    title: say("circles.color", { n: data.minutes }), note: say("circles.color.note", { least: figure(data.band[0]), most: figure(data.band[1]), radius: figure(data.radius) }),
    classes: names.map((name, at) => ({ color: page.core.colors.verdicts[colors[at]], label: label(name) })),
    at: geography.communities.map(() => -1), counts, countNote: say("circles.color.count"), text: () => "",
  };
}

function drawCircleUnits(context, view, { shapes, circles, circleOf, color }) {
  const { colors, of } = circleClasses[color];
  const fills = colors.map((name) => page.core.colors.verdicts[name]);
  shapes.forEach((shape, atom) => {
    if (!shape.meets(view.box)) return;
    context.beginPath();
    traceShape(context, shape, view);
    context.globalAlpha = 0.72;
    context.fillStyle = fills[of(circles.get(circleOf[atom]))] ?? inks.unknown;
    context.fill("evenodd");
    context.globalAlpha = 1;
    context.strokeStyle = inks.paper;
    context.lineWidth = view.scale > 0.05 ? 1.2 : 0.5;
    context.stroke();
  });
}

function drawCircleBorders(context, view, borders) {
  context.beginPath();
  for (const [ax, ay, bx, by] of borders) {
    context.moveTo(...view.place(ax, ay));
    context.lineTo(...view.place(bx, by));
  }
  context.strokeStyle = inks.mark;
  context.lineWidth = view.scale > 0.05 ? 2.6 : 1.2;
  context.stroke();
}

function drawCentre(context, view, [x, y]) {
  if (view.scale < 0.02) return;
  const [px, py] = view.place(x * page.core.map.unit, y * page.core.map.unit);
  context.beginPath();
  context.arc(px, py, 4, 0, 2 * Math.PI);
  context.fillStyle = inks.mark;
  context.fill();
  context.strokeStyle = inks.halo;
  context.lineWidth = 1.6;
  context.stroke();
}

function drawChosenUnit(context, view, shape) {
  for (const [color, width] of [[inks.halo, 6.5], [inks.mark, 3.5]]) {
    context.beginPath();
    traceShape(context, shape, view);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.setLineDash(color === inks.mark ? [7, 4] : []);
    context.stroke();
  }
  context.setLineDash([]);
}
