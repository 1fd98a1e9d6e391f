// Addresses: #/map, #/whatif, #/changes, #/circles, #/community/ID, #/street/DISTRICT/STREET, #/district/NAME, #/table, #/charts, #/methods,
// each with ?color=…&type=…; links and the way back work because all that is seen stands in the address.

const router = {
  start() {
    addEventListener("hashchange", () => this.follow());
    this.follow();
  },

  /** The parts of an address and its query. */
  read(hash) {
    const [path, query] = hash.replace(/^#\/?/, "").split("?");
    const parts = path.split("/").map((part) => decodeSafely(part));
    return { name: parts[0] || "map", parts: parts.slice(1), query: new URLSearchParams(query ?? "") };
  },

  follow() {
    if (location.hash && !location.hash.startsWith("#/")) return;
    const address = this.read(location.hash);
    this.takeQuery(address.query);
    if (address.name !== "whatif") editor.close();
    if (address.name !== "changes") changesView.close();
    if (address.name !== "circles") circleEditor.close();
    const found = this.show(address);
    if (!found) this.show({ name: "map", parts: [] });
    if (["map", "community"].includes(address.name)) this.complete();
    page.tell("route", address.name, address.parts);
    this.focuses = false;
  },

  takeQuery(query) {
    const color = colorChoices().includes(query.get("color")) ? query.get("color") : page.state.color;
    const type = page.typeAt(query.get("type"));
    page.choose({ color, type: type >= 0 ? type : page.state.type });
  },

  show({ name, parts }) {
    const view = views[name];
    if (!view) return false;
    const isShown = view(parts, { focuses: this.focuses ?? false });
    if (isShown === false) return false;
    markNavigation(name);
    return true;
  },

  /** Changes what colours the map and keeps the place. */
  replace({ color, type }) {
    page.choose({ color, type });
    this.complete();
  },

  /** Writes what colours the map into the address, so that the link shows the same. */
  complete() {
    const { color, type } = page.state;
    const path = (location.hash || "#/map").split("?")[0];
    history.replaceState(null, "", `${path}?color=${encodeURIComponent(color)}&type=${encodeURIComponent(page.core.types[type]?.id ?? "")}`);
  },

  open(address, { focuses }) {
    this.focuses = focuses;
    location.hash = address;
  },

  close() {
    if (["community", "whatif", "changes", "circles"].includes(this.read(location.hash).name)) location.hash = "#/map";
  },
};

function decodeSafely(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What each name of an address shows; false where there is no such thing. */
const views = {
  map() {
    showOnly("map");
    page.choose({ community: null });
    mapView.closePanel();
    return true;
  },

  community([id], options) {
    const row = page.communityRow(id);
    if (row === null) return false;
    showOnly("map");
    const isNew = page.state.community !== row;
    page.choose({ community: row });
    mapView.openPanel(page.details ? portrait(row) : element("p", { class: "wait" }, say("wait")), options);
    if (isNew) showCommunityOnMap(row);
    return true;
  },

  whatif(_, options) {
    if (!page.details) return false;
    showOnly("map");
    page.choose({ community: null });
    editor.open().then((content) => mapView.openPanel(content, options));
    return true;
  },

  changes(_, options) {
    if (!page.details || changesView.sets.length === 0) return false;
    showOnly("map");
    page.choose({ community: null });
    mapView.openPanel(changesView.open(), options);
    return true;
  },

  circles(_, options) {
    if (!page.details || !page.live?.hasCircles) return false;
    showOnly("map");
    page.choose({ community: null });
    circleEditor.open().then((content) => mapView.openPanel(content, options));
    return true;
  },

  street([district, street], options) {
    return showPage("street", () => streetPage(district, street), options);
  },

  district([district], options) {
    return showPage("district", () => districtPage(district), options);
  },

  table(_, options) {
    return showPage("table", () => tableView.root ?? tableView.build(), options);
  },

  charts(_, options) {
    return showPage("charts", chartsPage, options);
  },

  methods(_, options) {
    return showPage("methods", methodsPage, options);
  },
};

/** Brings a community into what is seen, without a jump when it is there already. */
function showCommunityOnMap(row) {
  const { box } = geography.communities[row];
  if (!page.map.view) return void page.map.fit(grown(box, 1200));
  const seen = page.map.view.box;
  const isSeen = box[0] > seen[0] && box[1] > seen[1] && box[2] < seen[2] && box[3] < seen[3];
  if (!isSeen || (box[2] - box[0]) * page.map.view.scale < 40) page.map.fit(grown(box, 1200));
}

function showOnly(kind) {
  document.getElementById("mapView").hidden = kind !== "map";
  document.getElementById("pageView").hidden = kind === "map";
  document.body.dataset.view = kind;
}

/** Shows a view beside the map; all but the table wait for the details. */
function showPage(name, make, { focuses }) {
  const content = page.details || name === "table" ? make() : element("p", { class: "wait" }, say("wait"));
  if (!content) return false;
  const holder = document.getElementById("pageView");
  holder.replaceChildren(content);
  showOnly(name);
  scrollTo(0, 0);
  holder.scrollTop = 0;
  page.choose({ community: null });
  if (focuses) document.getElementById("main").focus();
  return true;
}

const navigationOf = { community: "map", street: "table", district: "table" };

function buildNavigation() {
  const names = [...(page.core.kind === "assess" ? [] : ["changes"]), "map", "whatif", ...(page.live?.hasCircles ? ["circles"] : []), "table", "charts", "methods"];
  const wordOf = (name) => say(name === "whatif" && page.live ? "whatif.title.live" : `nav.${name}`);
  const links = names.map((name) => element("a", { href: `#/${name}`, "data-view": name }, wordOf(name)));
  document.getElementById("nav").setAttribute("aria-label", say("nav.label"));
  document.getElementById("nav").replaceChildren(...links, printButton());
}

function markNavigation(name) {
  for (const entry of document.querySelectorAll("#nav a")) {
    if (entry.dataset.view === (navigationOf[name] ?? name)) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
}
