// Search by name: communities, streets, districts, facilities. A combobox with a list of what is found.

const search = {
  entries: [],
  found: [],
  active: -1,

  build(holder) {
    this.input = element("input", {
      type: "search", id: "searchText", role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
      "aria-label": say("search.label"), placeholder: say("search.hint"), autocomplete: "off", spellcheck: "false",
      oninput: () => this.look(), onkeydown: (event) => this.key(event), onblur: () => setTimeout(() => this.hide(), 150),
    });
    this.list = element("ul", { id: "found", class: "found", role: "listbox", "aria-label": say("search.found"), hidden: true });
    holder.replaceChildren(this.input, this.list);
    this.addAreas();
  },

  addAreas() {
    const table = page.table("communities");
    const streets = page.table("streets");
    const districts = page.table("districts");
    for (const row of districts?.allRows() ?? []) this.add({ kind: "district", name: districts.value("district", row), place: "", address: addressOfDistrict(districts.value("district", row) ?? "") });
    for (const row of streets?.allRows() ?? []) this.addStreet(streets, row);
    for (const row of table.allRows()) {
      const place = [table.value("street", row), table.value("district", row)].filter(Boolean).join(" · ");
      this.add({ kind: "community", name: page.communityName(row), id: table.value("community_id", row), place, address: addressOfCommunity(row) });
    }
  },

  addStreet(streets, row) {
    const [district, street] = [streets.value("district", row), streets.value("street", row)];
    if (street !== null) this.add({ kind: "street", name: street, place: district ?? "", address: addressOfStreet(district, street) });
  },

  addFacilities() {
    const table = page.table("facilities");
    for (const row of table?.allRows() ?? []) {
      const name = table.value("name", row) ?? table.value("facility_id", row);
      this.add({ kind: "facility", name, id: table.value("facility_id", row), place: "", facility: row });
    }
  },

  add(entry) {
    if (entry.name === null) return;
    this.entries.push({ ...entry, key: `${entry.name} ${entry.id ?? ""}`.toLowerCase() });
  },

  look() {
    const wanted = this.input.value.trim().toLowerCase();
    this.found = wanted === "" ? [] : this.matches(wanted);
    this.active = -1;
    this.show(wanted);
  },

  /** At most twelve: those that begin with what is wanted before those that hold it. */
  matches(wanted) {
    const holding = this.entries.filter((entry) => entry.key.includes(wanted));
    const begins = holding.filter((entry) => entry.key.startsWith(wanted));
    return [...new Set([...begins, ...holding])].slice(0, 12);
  },

  show(wanted) {
    this.list.hidden = wanted === "";
    this.input.setAttribute("aria-expanded", String(wanted !== ""));
    this.input.removeAttribute("aria-activedescendant");
    const items = this.found.map((entry, at) => element("li", { role: "option", id: `found-${at}`, "aria-selected": "false", onmousedown: () => this.open(at) },
      element("span", { class: "kind" }, say(`search.${entry.kind}`)), named(entry.name), element("span", { class: "small" }, named(this.placeOf(entry)))));
    this.list.replaceChildren(...(items.length > 0 ? items : [element("li", { class: "none" }, say("search.none"))]));
  },

  placeOf(entry) {
    if (entry.facility === undefined) return entry.place;
    return geography.facilities.types[entry.facility].map((type) => page.core.types[type].name).join(say("list.separator"));
  },

  hide() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  },

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.mark((this.active + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % Math.max(this.found.length, 1));
      event.preventDefault();
    } else if (event.key === "Enter" && this.found.length > 0) {
      this.open(Math.max(this.active, 0));
    } else if (event.key === "Escape") {
      this.hide();
    }
  },

  mark(at) {
    this.active = at;
    [...this.list.children].forEach((item, other) => item.setAttribute?.("aria-selected", String(other === at)));
    this.input.setAttribute("aria-activedescendant", `found-${at}`);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  },

  open(at) {
    const entry = this.found[at];
    this.hide();
    this.input.value = plain(entry.name);
    if (entry.facility !== undefined) showFacility(entry.facility);
    else router.open(entry.address, { focuses: true });
  },
};

/** Goes to the map and shows a facility with its reach. */
function showFacility(row) {
  const [type] = geography.facilities.types[row];
  if (router.read(location.hash).name !== "map") location.hash = "#/map";
  const { x, y } = geography.facilities;
  setTimeout(() => {
    router.replace({ color: isOfType(page.state.color) ? page.state.color : "verdict", type: type ?? page.state.type });
    page.map.fit(grown([x[row], y[row], x[row], y[row]], reachRadius(page.state.type) * 1.5));
    page.choose({ facility: row });
    const card = facilityCard(row);
    page.say([card.title, ...card.lines].map(plain).join(say("list.separator")));
  });
}
