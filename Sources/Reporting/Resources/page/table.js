// The table of communities: the same as the map for those who would rather read. Sorted, filtered, by pages.

const rowsOfPage = 50;

const tableView = {
  state: { sort: null, descending: false, page: 0, text: "", filters: {}, asFile: false },

  build() {
    this.root = element("section", { class: "table-view" },
      element("h2", {}, say("table.title")), element("p", { class: "small" }, say("table.note")), this.buildFilters());
    this.result = element("div", { class: "table-result" });
    this.root.append(this.result);
    this.fill();
    addEventListener("beforeprint", () => this.fill({ isWhole: true }));
    addEventListener("afterprint", () => this.fill());
    page.on("ready", () => this.fill());
    return this.root;
  },

  get table() {
    return page.table("communities");
  },

  columns() {
    const { table } = this;
    if (this.state.asFile) return table.columns;
    const wanted = ["name", "community_id", "street", "district", "kind", "population", "area_m2"];
    const circles = page.core.circles.flatMap(({ minutes }) => [`types_met_${minutes}min`, `meets_${minutes}min`]);
    const all = [...wanted, ...circles, ...indexNames(), "rank", "off_network", ...page.core.circles.map(({ minutes }) => `missed_${minutes}min`)];
    return all.filter((name) => table.has(name) && table.values(name).length > 0 || name === "name");
  },

  buildFilters() {
    const text = element("input", { type: "search", id: "filterText", autocomplete: "off", oninput: (event) => this.change({ text: event.target.value.trim().toLowerCase() }) });
    const filters = [this.filter("district", say("column.district"), (value) => value)];
    for (const { minutes } of page.core.circles) filters.push(this.filter(`meets_${minutes}min`, columnHeading(`meets_${minutes}min`), (value) => wordFor("meets", value)));
    const asFile = element("input", { type: "checkbox", id: "asFile", onchange: (event) => this.change({ asFile: event.target.checked }) });
    return element("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
      element("label", {}, say("table.filter"), text), filters, element("label", { class: "check" }, asFile, say("table.asFile")));
  },

  filter(name, title, wordOf) {
    const values = [...new Set(this.table.values(name))].sort(compareTexts);
    if (values.length === 0) return null;
    const select = element("select", { "data-filter": name, onchange: () => this.change({ filters: { ...this.state.filters, [name]: select.value } }) },
      element("option", { value: "" }, say("table.all")), values.map((value) => element("option", { value }, wordOf(value))));
    return element("label", {}, title, select);
  },

  change(changes) {
    Object.assign(this.state, { page: 0 }, changes);
    this.fill();
  },

  /** Rows that pass the filters, in order. */
  rows() {
    const { text, filters, sort, descending } = this.state;
    const { table } = this;
    const words = ["name", "community_id", "street", "district", "kind"];
    const has = (row) => text === "" || words.some((name) => String(table.value(name, row) ?? "").toLowerCase().includes(text));
    const passes = (row) => Object.entries(filters).every(([name, wanted]) => wanted === "" || table.value(name, row) === wanted);
    const rows = table.allRows().filter((row) => has(row) && passes(row));
    if (!sort) return rows;
    const sign = descending ? -1 : 1;
    return rows.sort((a, b) => compareCells(table.value(sort, a), table.value(sort, b), sign) || a - b);
  },

  fill({ isWhole = false } = {}) {
    const rows = this.rows();
    const from = isWhole ? 0 : this.state.page * rowsOfPage;
    const shown = isWhole ? rows : rows.slice(from, from + rowsOfPage);
    const columns = this.columns();
    const focused = document.activeElement?.dataset?.sort;
    this.result.replaceChildren(
      element("p", { class: "count", role: "status" }, say("table.count", { n: figure(rows.length), of: figure(this.table.count) })),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("table.title") },
        element("table", { class: "communities", id: "communities" }, element("caption", { class: "unseen" }, say("table.title")),
          element("thead", {}, element("tr", {}, columns.map((name) => this.heading(name)))),
          element("tbody", {}, shown.map((row) => this.row(row, columns))), this.foot(columns))),
      this.pager(rows.length),
      indexNames().length > 0 ? disclaimer() : "");
    if (focused) this.result.querySelector(`[data-sort="${CSS.escape(focused)}"]`)?.focus();
  },

  /** The disclaimer on every printed page that shows the index. */
  foot(columns) {
    if (indexNames().length === 0) return null;
    return element("tfoot", { class: "only-paper" }, element("tr", {}, element("td", { colspan: columns.length }, page.core.disclaimer)));
  },

  heading(name) {
    const { sort, descending } = this.state;
    const isSorted = sort === name;
    const sign = isSorted ? (descending ? " ▼" : " ▲") : "";
    return element("th", { scope: "col", class: name.startsWith("missed_") ? "long" : null, "aria-sort": isSorted ? (descending ? "descending" : "ascending") : "none" },
      element("button", { type: "button", class: "as-text", "data-sort": name, title: columnText("communities", name), onclick: () => this.sortBy(name) },
        this.state.asFile ? name : columnHeading(name), element("span", { "aria-hidden": "true" }, sign)));
  },

  sortBy(name) {
    const descending = this.state.sort === name ? !this.state.descending : false;
    this.change({ sort: name, descending });
  },

  row(row, columns) {
    const open = (event) => {
      if (!event.target.closest("a") && String(getSelection()) === "") location.hash = addressOfCommunity(row);
    };
    return element("tr", { "data-row": row, onclick: open }, columns.map((name) => this.cell(row, name)));
  },

  cell(row, name) {
    const value = this.table.value(name, row);
    const isNumber = typeof value === "number";
    const attributes = { class: isNumber ? "figure" : null, "data-column": name };
    if (name === "name") return element("th", { ...attributes, scope: "row" }, link(addressOfCommunity(row), named(page.communityName(row))));
    if (this.state.asFile) return element("td", attributes, value === null ? "" : named(String(value)));
    const circle = /^types_met_(\d+)min$/.exec(name);
    if (circle) return element("td", { ...attributes, class: "figure" }, `${cellText(name, value)} / ${figure(this.table.value(`types_${circle[1]}min`, row))}`);
    const street = name === "street" && value !== null ? link(addressOfStreet(this.table.value("district", row), value), named(value)) : null;
    const district = name === "district" && value !== null ? link(addressOfDistrict(value), named(value)) : null;
    const long = name.startsWith("missed_");
    return element("td", { ...attributes, class: long ? "long" : attributes.class, title: isNumber ? String(value) : null }, street ?? district ?? cellText(name, value));
  },

  pager(count) {
    const pages = Math.max(1, Math.ceil(count / rowsOfPage));
    if (pages === 1) return "";
    const go = (to, text, name) => element("button", { type: "button", disabled: to < 0 || to >= pages, "aria-label": name, onclick: () => this.turn(to) }, text);
    return element("nav", { class: "pager", "aria-label": say("table.pages") },
      go(this.state.page - 1, "‹", say("table.previous")),
      element("span", {}, say("table.page", { n: this.state.page + 1, of: pages })),
      go(this.state.page + 1, "›", say("table.next")));
  },

  turn(to) {
    this.state.page = to;
    this.fill();
    this.result.querySelector(".scroll").scrollTop = 0;
  },
};

function compareTexts(a, b) {
  compareTexts.order ??= new Intl.Collator(page.core.language === "zh" ? "zh-CN" : "en", { numeric: true });
  return compareTexts.order.compare(String(a), String(b));
}

/** Orders two cells; empty ones come last whichever way. */
function compareCells(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  return sign * (typeof a === "number" && typeof b === "number" ? a - b : compareTexts(a, b));
}
