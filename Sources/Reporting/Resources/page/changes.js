// What other commands change: scenarios of `whatif`, sites of `site` and `plan`, or a later run of `compare`. Before and
// after stand side by side, losers beside winners, and the map shows the communities that change.

const changesView = {
  sets: [],
  current: 0,
  isOpen: false,

  /** Takes the block of changes in: rows as those of the editor's results. */
  take(block) {
    this.sets = block.sets.map((set) => ({
      ...set,
      rows: set.rows.map(([community, type, before, after, verdictBefore, verdictAfter, people]) => ({
        community, type, before, after, verdictBefore, verdictAfter, gained: Math.max(people ?? 0, 0), lost: Math.max(-(people ?? 0), 0),
      })),
      circles: set.circles.map(([community, minutes, before, after]) => ({
        community, minutes, before: { isMet: before === "yes" }, after: { isMet: after === "yes" },
      })),
    }));
    for (const set of this.sets) set.places.forEach(findPlace);
    page.map.addLayer(this);
  },

  get set() {
    return this.sets[this.current];
  },

  open() {
    this.isOpen = true;
    page.recolor(changeColoring(this.set));
    this.panel = element("div", { class: "editor" });
    this.show();
    return this.panel;
  },

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    page.recolor(null);
  },

  choose(number) {
    this.current = number;
    page.recolor(changeColoring(this.set));
    this.show();
  },

  show() {
    const { set } = this;
    this.panel.replaceChildren(...[
      element("h2", {}, say(`changes.title.${page.core.kind}`)),
      this.sets.length > 1 ? this.chooser() : null,
      ["whatif", "compare"].includes(page.core.kind) && this.sets.length === 1 ? element("p", {}, named(set.name)) : null,
      this.sets.length > 1 ? sideBySide() : null,
      beforeAndAfter(set), changedCircles(set), winnersAndLosers(set.rows), placesOf(set), changedRows(set.rows),
      ...otherTables(),
    ].filter(Boolean));
    page.map.redrawOverlay();
  },

  chooser() {
    const options = this.sets.map((set, at) => element("option", { value: at, selected: at === this.current }, plain(set.name)));
    return element("select", { "aria-label": say("changes.choose"), onchange: (event) => this.choose(Number(event.target.value)) }, options);
  },

  draw(context, view) {
    if (!this.isOpen) return;
    for (const place of this.set.places.filter(isPlaced)) {
      if (place.role === "removed") drawGone(context, view, place.x, place.y);
      else if (place.role === "moved" && place.fromX !== undefined) drawMove(context, view, [place.fromX, place.fromY], [place.x, place.y]);
      else drawNew(context, view, place, place.role === "added" ? page.core.types[place.types[0]]?.radius ?? 0 : 0);
    }
  },

  hit(x, y) {
    if (!this.isOpen) return null;
    const within = 9 / page.map.view.scale;
    const place = this.set.places.find((known) => Math.hypot(known.x - x, known.y - y) <= within);
    if (!place) return null;
    return { title: place.name, lines: [say(`changes.role.${place.role}`), ...place.types.map((type) => page.core.types[type].name)], cursor: "pointer" };
  },
};

page.changes = changesView;

/** Takes the place of a facility that the tables of a comparison only name. */
function findPlace(place) {
  if (isPlaced(place)) return;
  const row = geography.facilities.ids?.indexOf(place.id) ?? -1;
  if (row >= 0) Object.assign(place, { x: geography.facilities.x[row], y: geography.facilities.y[row] });
}

function isPlaced(place) {
  return place.x !== undefined;
}

/** How each type of a scenario stands in the whole city, before and after. */
function beforeAndAfter(set) {
  const table = page.table("scenario_types");
  if (!table) return null;
  const rows = table.rows("scenario", set.name).map((row) => {
    const value = (name) => table.value(name, row);
    return [
      page.typeName(value("type")), share(value("share_before")), share(value("share_after")), `${figure(value("met_before"))} / ${figure(value("communities"))}`,
      `${figure(value("met_after"))} / ${figure(value("communities"))}`, demand(value("gained")), demand(value("lost")), demand(value("without_after")),
    ];
  });
  const headings = ["type", "share.before", "share.after", "met.before", "met.after", "gained", "lost", "without"].map((key) => say(`changes.${key}`));
  return section(say("changes.city"), plainTable({ caption: say("changes.city"), headings, rows }), element("p", { class: "note" }, say("changes.city.note")));
}

/** The scenarios beside each other, one figure a line. */
function sideBySide() {
  const table = page.table("scenarios");
  if (!table) return null;
  const figures = ["people_gained", "elderly_gained", "gained", "lost", "communities_gaining", "communities_losing", "types_newly_met", "people_still_without", "cost", "cost_per_person"];
  const shown = figures.filter((name) => table.has(name) && table.values(name).length > 0);
  const rows = shown.map((name) => [say(`changes.figure.${name}`), ...table.allRows().map((row) => figure(table.value(name, row), name === "cost_per_person" ? 2 : 0))]);
  const headings = [say("changes.figure"), ...table.allRows().map((row) => plain(table.value("scenario", row)))];
  return section(say("changes.beside"), plainTable({ caption: say("changes.beside"), headings, rows }));
}

function placesOf(set) {
  if (set.places.length === 0) return null;
  const item = (place) => element("li", {}, say(`changes.role.${place.role}`), " ", named(place.name), " ",
    element("span", { class: "note" }, place.types.map((type) => page.core.types[type].name).join(say("list.separator"))),
    " ", isPlaced(place) ? communityOf(place) : null);
  return section(say("changes.places"), element("ol", { class: "changed" }, set.places.map(item)));
}

/** The community in which a place lies, as a link. */
function communityOf({ x, y }) {
  const row = geography.communityAt(x, y);
  return row < 0 ? null : link(addressOfCommunity(row), named(page.communityName(row)));
}

/** Every community and type that changes; the first are those for whom a verdict changes, then the greatest changes. */
function changedRows(rows) {
  const turns = (row) => Number(row.verdictBefore !== row.verdictAfter);
  const size = (row) => Math.abs(row.gained - row.lost);
  const sorted = [...rows].sort((a, b) => turns(b) - turns(a) || size(b) - size(a));
  const cells = (row) => [
    link(addressOfCommunity(row.community), named(page.communityName(row.community))), page.core.types[row.type].name,
    share(row.before), share(row.after), say(`verdict.${row.verdictBefore}`), say(`verdict.${row.verdictAfter}`),
    row.gained >= row.lost ? `+${demand(row.gained - row.lost)}` : `−${demand(row.lost - row.gained)}`,
  ];
  const headings = ["community", "type", "share.before", "share.after", "verdict.before", "verdict.after", "people"].map((key) => say(`changes.${key}`));
  return section(say("changes.rows", { n: figure(rows.length) }), plainTable({ caption: say("changes.rows", { n: rows.length }), headings, rows: sorted.map(cells) }));
}

/** Tables of the command that are shown as they are. */
function otherTables() {
  return ["sites", "proposals", "plan", "projects", "alternatives", "comparison", "comparison_facilities"].map((name) => [name, page.table(name)]).filter(([, table]) => table && page.core.kind !== "assess")
    .map(([name, table]) => section(say(`changes.table.${name}`), plainTable({
      caption: say(`changes.table.${name}`), headings: table.columns.map((column) => changedHeading(name, column)),
      rows: table.allRows().map((row) => table.columns.map((column) => changedCell(table.value(column, row)))),
    })));
}

function changedHeading(table, column) {
  const entry = page.details.columns?.[table]?.[column];
  return element("abbr", { title: entry?.text ?? column }, entry?.text ?? column);
}

function changedCell(value) {
  if (value === null) return "—";
  return typeof value === "number" ? figure(value, Number.isInteger(value) ? 0 : 2) : named(value);
}
