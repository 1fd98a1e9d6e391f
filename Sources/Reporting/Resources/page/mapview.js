// The view of the map: the map itself, what it is coloured by, its legend, the hover card and the panel beside it.

const mapView = {
  build() {
    this.holder = element("div", {
      class: "map", tabindex: "0", role: "application", "aria-label": say("map.label"), "aria-describedby": "mapHelp",
      onfocus: () => this.focus(), onblur: () => this.leave(),
    });
    this.card = element("div", { class: "card", hidden: true });
    this.controls = element("div", { class: "controls" });
    this.panel = element("section", { class: "panel", hidden: true, "aria-label": say("panel.label"), tabindex: "-1", onkeydown: (event) => event.key === "Escape" && router.close() });
    this.stage = element("div", { class: "stage" }, this.holder, this.zoomButtons(), this.card, element("p", { class: "unseen", id: "mapHelp" }, say("map.help")));
    this.root = element("section", { class: "map-view", id: "mapView", "aria-label": say("nav.map") }, this.controls, this.stage, this.panel);
    this.buildControls();
    return this.root;
  },

  start() {
    page.map = new CityMap(this.holder);
    this.gestures = new Gestures(page.map, this);
    this.recolor();
    page.map.resize();
    page.on("change", (before) => this.changed(before));
    page.on("move", () => this.placeScale());
    page.on("ready", () => this.layerChoice.replaceChildren(element("summary", {}, say("layers.title")), ...this.layerBoxes()));
    this.placeScale();
    addEventListener("beforeprint", () => this.fitPaper());
    addEventListener("afterprint", () => this.leavePaper());
  },

  /** Puts what is seen on paper as a drawing, which prints as fine as the printer can. */
  fitPaper() {
    this.leavePaper();
    if (!page.map.view) return;
    const box = shared(page.map.view.box, geography.box);
    const rows = page.table("communities").allRows().filter((row) => geography.communities[row].meets(box));
    const type = isAboutType() && page.state.layers.facilities && page.map.view.scale >= facilityScale() ? page.state.type : null;
    this.paper = element("div", { class: "only-paper paper-map" }, smallMap(rows, { box, type }));
    this.stage.append(this.paper);
  },

  leavePaper() {
    this.paper?.remove();
  },

  zoomButtons() {
    const button = (name, sign, action) => element("button", { type: "button", "aria-label": say(name), title: say(name), onclick: action }, sign);
    const middle = () => page.map.size.map((length) => length / 2);
    this.scaleBar = element("div", { class: "scale-bar" });
    return element("div", { class: "zoom" },
      button("map.in", "+", () => page.map.zoomAt(...middle(), 1.6)),
      button("map.out", "−", () => page.map.zoomAt(...middle(), 1 / 1.6)),
      button("map.whole", "⤢", () => page.map.moveTo(page.map.home)), this.scaleBar);
  },

  /** A bar of a round length. */
  placeScale() {
    if (!page.map.view) return;
    const most = 110 / page.map.view.scale;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].find((step) => step * power <= most) * power;
    this.scaleBar.style.width = `${length * page.map.view.scale}px`;
    this.scaleBar.textContent = length >= 1000 ? `${length / 1000} km` : `${length} m`;
  },

  buildControls() {
    const option = (choice) => element("option", { value: choice }, colorName(choice));
    const ofType = (type, at) => element("option", { value: at }, type.name);
    this.colorSelect = element("select", { id: "colorBy", onchange: () => this.chooseColor(this.colorSelect.value) }, colorChoices().map(option));
    this.typeSelect = element("select", { id: "typeOf", onchange: () => this.chooseType(Number(this.typeSelect.value)) },
      page.core.circles.map((circle) => element("optgroup", { label: circle.name },
        page.core.types.map((type, at) => (type.circle === circle.minutes ? ofType(type, at) : null)))));
    this.legend = element("div", { class: "legend", id: "legend" });
    this.layerChoice = element("details", { class: "layers" }, element("summary", {}, say("layers.title")), this.layerBoxes());
    this.controls.append(
      element("label", { for: "colorBy" }, say("color.by")), this.colorSelect,
      element("label", { for: "typeOf" }, say("type.choose")), this.typeSelect,
      this.legend, this.layerChoice);
  },

  layerBoxes() {
    const names = Object.keys(page.state.layers).filter((name) => (name !== "losses" || page.core.isOnFoot) && (name !== "units" || geography.units.length > 0));
    return names.map((name) => element("label", { class: "check" },
      element("input", { type: "checkbox", checked: page.state.layers[name], onchange: (event) => this.switchLayer(name, event.target.checked) }),
      say(`layers.${name}`)));
  },

  switchLayer(name, isShown) {
    page.choose({ layers: { ...page.state.layers, [name]: isShown } });
    page.map.redraw();
  },

  chooseColor(color) {
    router.replace({ color, type: page.state.type });
  },

  chooseType(type) {
    const color = isOfType(page.state.color) ? page.state.color : "verdict";
    router.replace({ color, type });
  },

  /** Draws again what a change of the state touches. */
  changed(before) {
    const { state } = page;
    const recolors = !page.coloring || before === state || before.color !== state.color || before.type !== state.type;
    if (recolors) this.recolor();
    if (before.hovered !== state.hovered) page.tell("hover", state.hovered);
    page.map.redrawOverlay();
  },

  recolor() {
    page.coloring = currentColoring();
    this.colorSelect.value = page.state.color;
    this.typeSelect.value = page.state.type;
    this.fillLegend();
    page.map?.redraw();
  },

  fillLegend() {
    const { coloring } = page;
    const counts = coloring.counts ?? countClasses(coloring);
    const rows = coloring.classes.map((step, at) => this.legendRow(step.color, step.label, counts[at]));
    if (counts.at(-1) > 0) rows.push(this.legendRow(null, coloring.rest ?? say("color.unknown"), counts.at(-1)));
    this.legend.replaceChildren(
      element("p", { class: "legend-title" }, coloring.title), element("ul", {}, rows.filter(Boolean)),
      element("p", { class: "legend-note" }, coloring.countNote ?? say("legend.count"), " ", coloring.note), this.legendMarks(),
      coloring.isIndex ? disclaimer() : null ?? "");
  },

  legendRow(color, label, count) {
    if (count === 0 && color === page.core.colors.verdicts.undecided) return null;
    return element("li", {}, element("span", { class: "swatch", style: `background:${color ?? "var(--map-unknown)"}` }),
      element("span", {}, label), element("span", { class: "count" }, figure(count)));
  },

  /** The marks that are on the map now, and no others. */
  legendMarks() {
    if (!isAboutType()) return "";
    const type = page.core.types[page.state.type];
    const mark = (kind, text) => element("li", {}, element("span", { class: `mark ${kind}` }), element("span", {}, text));
    return element("ul", { class: "marks" },
      page.details ? mark("dot", say("legend.facility", { type: type.name, n: figure(type.facilities) })) : null,
      page.details ? mark("reach", say(page.core.isOnFoot ? "legend.reach.foot" : "legend.reach", { n: figure(type.radius) })) : null,
      page.core.isOnFoot ? mark("loss", say("legend.loss")) : null);
  },

  hover(px, py) {
    const layerHit = page.map.hitLayer(px, py);
    const facility = layerHit ? null : page.map.facilityAt(px, py);
    const [x, y] = page.map.toWorld(px, py);
    const community = geography.communityAt(x, y);
    const hovered = community < 0 ? null : community;
    if (hovered !== page.state.hovered || facility !== page.state.facility) page.choose({ hovered, facility });
    const lines = layerHit ?? (facility !== null ? facilityCard(facility) : hovered !== null ? communityCard(hovered) : null);
    this.holder.style.cursor = layerHit?.cursor ?? (lines ? "pointer" : "grab");
    this.showCard(lines && hovered !== null && !layerHit ? { ...lines, lines: [...lines.lines, ...unitLines(x, y)] } : lines, px, py);
  },

  showCard(content, px, py) {
    this.card.hidden = content === null;
    if (content === null) return;
    this.card.replaceChildren(element("strong", {}, named(content.title)), ...content.lines.map((line) => element("span", {}, line)));
    const [width, height] = page.map.size;
    const box = this.card.getBoundingClientRect();
    this.card.style.left = `${px + 16 + box.width > width ? Math.max(px - box.width - 12, 4) : px + 16}px`;
    this.card.style.top = `${Math.max(4, Math.min(py + 14, height - box.height - 6))}px`;
  },

  leave() {
    this.card.hidden = true;
    if (page.state.hovered !== null || page.state.facility !== null) page.choose({ hovered: null, facility: null });
  },

  click(px, py) {
    const layerHit = page.map.hitLayer(px, py);
    if (layerHit?.open) {
      layerHit.open();
      return;
    }
    const community = geography.communityAt(...page.map.toWorld(px, py));
    if (community >= 0) location.hash = addressOfCommunity(community);
  },

  focus() {
    if (!this.holder.matches(":focus-visible")) return;
    this.walkTo(page.state.community ?? middleCommunity(page.map.view));
  },

  /** Moves the keyboard's place to a community and says what is there. */
  walkTo(row) {
    page.choose({ hovered: row, facility: null });
    const [x, y] = geography.communities[row].middle;
    const [px, py] = page.map.toScreen(x, y);
    const [width, height] = page.map.size;
    if (px < 40 || py < 40 || px > width - 40 || py > height - 40) page.map.centre(x, y);
    const card = communityCard(row);
    this.showCard(card, ...page.map.toScreen(x, y));
    page.say([card.title, ...card.lines].map(plain).join(say("list.separator")));
  },

  key(key) {
    const { hovered } = page.state;
    if (arrowDirections[key]) this.walkTo((hovered === null ? null : neighbourTowards(hovered, arrowDirections[key])) ?? hovered ?? middleCommunity(page.map.view));
    else if (key === "Enter" && hovered !== null && circleEditor.isOpen) circleEditor.chooseAt(...geography.communities[hovered].middle);
    else if (key === "Enter" && hovered !== null) router.open(addressOfCommunity(hovered), { focuses: true });
    else if (key === "Escape") router.close();
    else if (key === "+" || key === "=") page.map.zoomAt(...page.map.size.map((length) => length / 2), 1.6);
    else if (key === "-") page.map.zoomAt(...page.map.size.map((length) => length / 2), 1 / 1.6);
    else return false;
    return true;
  },

  /** Shows what is given beside the map. */
  openPanel(content, { focuses }) {
    const close = element("button", { type: "button", class: "close", "aria-label": say("panel.close"), title: say("panel.close"), onclick: () => router.close() }, "×");
    this.panel.replaceChildren(close, content);
    const wasHidden = this.panel.hidden;
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    this.root.classList.add("with-panel");
    if (wasHidden) page.map.resize();
    if (wasHidden && innerWidth <= 760) this.stage.scrollIntoView({ block: "start" });
    if (focuses) this.panel.focus();
  },

  get isOpen() {
    return !this.panel.hidden;
  },

  closePanel() {
    if (this.panel.hidden) return;
    const held = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.root.classList.remove("with-panel");
    page.map.resize();
    if (held) this.holder.focus();
  },
};

/** The examined circles and other areas at a place, one line for each. */
function unitLines(x, y) {
  const table = page.table("examined_units");
  if (!table || !page.state.layers.units) return [];
  return geography.unitsAt(x, y).map((row) => say("units.card", { layer: table.value("layer", row), name: table.value("name", row) ?? table.value("unit_id", row) }));
}

function communityCard(row) {
  const table = page.table("communities");
  const place = [table.value("street", row), table.value("district", row)].filter(Boolean).map(plain).join(" · ");
  const circles = page.core.circles.map((circle) => circleText(circleOf(table, row, circle.minutes), circle.minutes));
  const isCircle = page.state.color.startsWith("circle") && !page.override;
  const losses = page.core.isOnFoot && page.details ? lossesShown(row) : 0;
  const lines = [place, isCircle ? null : page.coloring.text(row), ...circles, losses > 0 ? say(isAboutType() ? "card.loss" : "card.losses", { n: losses }) : null];
  return { title: page.communityName(row), lines: lines.filter(Boolean) };
}

function facilityCard(row) {
  const table = page.table("facilities");
  const types = geography.facilities.types[row].map((type) => page.core.types[type].name).join(say("list.separator"));
  const status = table.value("status", row);
  const source = table.value("file", row) === null ? null : say("facility.source", { file: table.value("file", row), row: table.value("row", row) });
  const lines = [types, status === null ? null : plain(status), say("facility.radius", { n: figure(reachRadius(page.state.type)) }), source];
  return { title: table.value("name", row) ?? table.value("facility_id", row), lines: lines.filter(Boolean) };
}
