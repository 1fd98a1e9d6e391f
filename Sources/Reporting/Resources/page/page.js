// The page's heart: what is shown and who wants to know when it changes.
//
// Points of extension for parts that are added later (a preview of what-ifs, a live map):
//   page.core, page.details       the decoded data blocks; details is null until "ready"
//   page.table(name)              a Table of either block, or null when the run has none
//   page.state                    {color, type, facility, community, layers}: what is chosen
//   page.on(event, f)             "ready" (details are decoded), "select" (community row or null),
//                                 "facility" (facility row or null), "typeChange" (type position),
//                                 "hover" (community row or null), "change" (anything that colours),
//                                 "route" (name of the view, parts of the address)
//   page.choose({…})              changes the state and tells who listens
//   page.recolor(values)          colours communities by {title, note, classes: [{color, label}], at: [class
//                                 of each community], text(row)}; null goes back to what is chosen
//   page.map                      the map: see map.js for addLayer, toWorld, toScreen, redraw
//   page.say(text)                has a screen reader say it
//   page.geography                shapes and places in metres: see shapes.js
//   page.neighbour(row, [dx, dy]) the community that lies next in a direction
// The object is also globalThis.lifeCirclePage, for tests.

const page = {
  core: null,
  details: null,
  tables: new Map(),
  map: null,
  coloring: null,
  state: {
    color: null, type: 0, facility: null, community: null, hovered: null,
    layers: { facilities: true, water: true, streets: true, names: true, losses: true, units: true },
  },
  listeners: new Map(),

  on(event, listener) {
    if (!this.listeners.has(event)) this.listeners.set(event, []);
    this.listeners.get(event).push(listener);
  },

  tell(event, ...what) {
    for (const listener of this.listeners.get(event) ?? []) listener(...what);
  },

  table(name) {
    return this.tables.get(name) ?? null;
  },

  say(text) {
    document.getElementById("live").textContent = text;
  },

  choose(changes) {
    const before = { ...this.state };
    Object.assign(this.state, changes);
    if (this.state.type !== before.type) this.tell("typeChange", this.state.type);
    if (this.state.facility !== before.facility) this.tell("facility", this.state.facility);
    if (this.state.community !== before.community) this.tell("select", this.state.community);
    this.tell("change", before);
  },

  recolor(values) {
    this.override = values;
    this.tell("change", this.state);
  },

  /** A figure of the community × type table. */
  coverage(column, community, type) {
    return this.table("coverage")?.value(column, community * this.core.types.length + type) ?? null;
  },

  typeAt(id) {
    return this.core.types.findIndex((type) => type.id === id);
  },

  typeName(id) {
    return this.core.types[this.typeAt(id)]?.name ?? id;
  },

  /** The row of a community's id; null of an unknown one. */
  communityRow(id) {
    return this.table("communities").rows("community_id", id)[0] ?? null;
  },

  communityName(row) {
    const table = this.table("communities");
    return table.value("name", row) ?? table.value("community_id", row);
  },

  /** Takes a decoded block in. */
  take(block) {
    for (const [name, table] of tablesOf(block)) this.tables.set(name, table);
  },

  /** Whom a type is for, in words. */
  groupName(type) {
    return say(`group.${this.core.types[type].group}`);
  },
};

globalThis.lifeCirclePage = page;

function addressOfCommunity(row) {
  return `#/community/${encodeURIComponent(page.table("communities").value("community_id", row))}`;
}

function addressOfStreet(district, street) {
  return `#/street/${encodeURIComponent(district ?? "")}/${encodeURIComponent(street)}`;
}

function addressOfDistrict(district) {
  return `#/district/${encodeURIComponent(district)}`;
}

/** How many types of a circle a community meets, and of how many: numbers or null. */
function circleOf(table, row, minutes) {
  return {
    met: table.value(`types_met_${minutes}min`, row),
    of: table.value(`types_${minutes}min`, row),
    meets: table.value(`meets_${minutes}min`, row),
    missed: table.list(`missed_${minutes}min`, row),
  };
}

/** Whether a type is met in a community by straight lines and missed on foot. */
function isLostOnFoot(community, type) {
  return page.coverage("straight_verdict", community, type) === "met"
    && ["partial", "absent"].includes(page.coverage("verdict", community, type));
}

/** Names of the indices that the run has, in the order of what is most looked at. */
function indexNames() {
  const table = page.table("communities");
  const names = ["exam_index", "base_index", "balance_index", "governance_index"];
  return names.filter((name) => table.has(name) && table.values(name).length > 0);
}
