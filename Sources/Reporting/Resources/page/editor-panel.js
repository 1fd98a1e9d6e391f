// The panel of what-ifs: what was changed, who gains and who loses, and the scenario to take along.

function editorPanel(editor) {
  if (editor.engine === null) return [element("h2", {}, say("whatif.title")), missing(say("whatif.absent"))];
  const isExact = Boolean(page.live);
  return [
    element("h2", {}, say(isExact ? "whatif.title.live" : "whatif.title")),
    element("p", { class: "note" }, say(isExact ? "whatif.what.live" : "whatif.what")),
    editorTools(editor),
    editor.failure ? element("p", { class: "failure", role: "alert" }, editor.failure) : null,
    editedList(editor), ...resultParts(editor), ...liveParts(editor), takeAlong(editor),
  ].filter(Boolean);
}

function button(label, action, attributes = {}) {
  return element("button", { type: "button", onclick: action, ...attributes }, label);
}

function editorTools(editor) {
  const type = page.state.type;
  const offered = page.live || PreviewEngine.offers(type);
  const choice = element("select", { "aria-label": say("type.choose"), onchange: (event) => editorType(editor, Number(event.target.value)) },
    page.core.types.map((known, at) => element("option", { value: at, selected: at === type }, known.name)));
  const toggle = () => {
    editor.isPlacing = !editor.isPlacing;
    editor.show();
  };
  return element("div", { class: "tools" }, choice,
    offered
      ? [button(say("whatif.place"), toggle, { "aria-pressed": String(editor.isPlacing) }), communityAdder(editor),
        page.live ? button(say("whatif.sites"), () => editor.propose()) : null]
      : missing(say("whatif.type.absent")),
    element("p", { class: "note" }, say(editor.isPlacing ? "whatif.placing" : "whatif.help")));
}

function editorType(editor, type) {
  router.replace({ color: page.state.color, type });
  editor.show();
}

/** A way without a pointer: the name of a community in whose middle the facility is put. */
function communityAdder(editor) {
  const input = element("input", { type: "text", "aria-label": say("whatif.into"), placeholder: say("whatif.into") });
  const add = (event) => {
    event.preventDefault();
    const table = page.table("communities");
    const row = table.rows("name", input.value.trim())[0] ?? table.rows("community_id", input.value.trim())[0];
    if (row === undefined) page.say(say("whatif.into.unknown", { name: input.value }));
    else editor.addInto(row);
  };
  return element("form", { class: "into", onsubmit: add }, input, element("button", { type: "submit" }, say("whatif.into.add")));
}

function editedList(editor) {
  const { edits } = editor;
  if (edits.isEmpty) return element("p", { class: "missing" }, say("whatif.none"));
  const drop = (entry) => button("×", () => editor.change((all) => all.drop(entry)), { "aria-label": say("whatif.drop") });
  const nameOf = (row) => named(page.table("facilities").value("name", row) ?? facilityID(row));
  return element("section", { class: "part" }, element("h3", {}, say("whatif.changes")), element("ul", { class: "edits" },
    edits.added.map((addition) => element("li", {}, say("whatif.added", { type: page.core.types[addition.type].name, id: addition.id }), drop(addition))),
    edits.moved.map((move) => element("li", {}, say("whatif.moved"), nameOf(move.row), drop(move))),
    edits.removed.map((row) => element("li", {}, say("whatif.removed"), nameOf(row), drop(row)))),
    element("p", {}, button(say("whatif.undo"), () => editor.change((all) => all.undo())), button(say("whatif.clear"), () => editor.change((all) => all.clear()))));
}

function resultParts({ result, edits }) {
  if (!result || edits.isEmpty) return [];
  return [changesByType(result), changedCircles(result), winnersAndLosers(result.rows)];
}

/** One row a type: who comes within reach and who no longer is, before and after beside each other. */
function changesByType({ rows }) {
  const types = [...new Set(rows.map((row) => row.type))].sort((a, b) => a - b);
  const line = (type) => {
    const own = rows.filter((row) => row.type === type);
    const sum = (name) => own.reduce((total, row) => total + row[name], 0);
    const newly = own.filter((row) => row.verdictAfter === "met" && row.verdictBefore !== "met").length;
    const lost = own.filter((row) => row.verdictBefore === "met" && row.verdictAfter !== "met").length;
    return [page.core.types[type].name, demand(sum("gained")), demand(sum("lost")), figure(newly), figure(lost)];
  };
  const headings = ["whatif.type", "whatif.gained", "whatif.lost", "whatif.newly", "whatif.nolonger"].map((key) => say(key));
  if (types.length === 0) return missing(say("whatif.nothing"));
  return section(say("whatif.bytype"), plainTable({ caption: say("whatif.bytype"), headings, rows: types.map(line) }),
    element("p", { class: "note" }, say("whatif.bytype.note", { n: figure(page.table("communities").count) })));
}

function changedCircles({ circles }) {
  const rows = page.core.circles.map(({ minutes }) => {
    const own = circles.filter((circle) => circle.minutes === minutes);
    const names = (list) => (list.length === 0 ? "—" : list.map(({ community }) => [link(addressOfCommunity(community), named(page.communityName(community))), " "]));
    const won = own.filter((circle) => circle.after.isMet && !circle.before.isMet);
    const lost = own.filter((circle) => circle.before.isMet && !circle.after.isMet);
    return [say("whatif.circle", { n: minutes }), element("span", {}, names(won)), element("span", {}, names(lost))];
  });
  const headings = ["whatif.circles", "whatif.circles.won", "whatif.circles.lost"].map((key) => say(key));
  return section(say("whatif.circles"), plainTable({ caption: say("whatif.circles"), headings, rows }));
}

const listedCommunities = 8;

/** Losers stand beside winners, each with before and after. */
function winnersAndLosers(rows) {
  const side = (title, own, amount) => element("div", {}, element("h4", {}, `${title} (${figure(new Set(own.map((row) => row.community)).size)})`),
    element("ol", { class: "changed" }, own.slice(0, listedCommunities).map((row) => changedItem(row, amount(row)))),
    own.length > listedCommunities ? element("p", { class: "note" }, say("whatif.further", { n: own.length - listedCommunities })) : null);
  const net = (row) => row.gained - row.lost;
  const winners = rows.filter((row) => net(row) > 0).sort((a, b) => net(b) - net(a));
  const losers = rows.filter((row) => net(row) < 0).sort((a, b) => net(a) - net(b));
  return section(say("whatif.who"), element("div", { class: "sides" },
    side(say("whatif.winners"), winners, (row) => `+${demand(net(row))}`), side(say("whatif.losers"), losers, (row) => `−${demand(-net(row))}`)));
}

function changedItem(row, amount) {
  return element("li", {}, link(addressOfCommunity(row.community), named(page.communityName(row.community))), " ",
    element("span", { class: "amount" }, amount), element("span", { class: "note" }, changeText(row)));
}

/** The scenario as a file, and how the exact answer is got. */
function takeAlong(editor) {
  const { edits } = editor;
  if (edits.isEmpty) return null;
  const name = say("whatif.name", { city: page.core.city });
  const text = scenarioYAML(edits.state, name);
  const metric = page.core.isOnFoot && !page.live ? " [--metric straight]" : "";
  return section(say("whatif.take"),
    element("p", {}, button(say("whatif.download"), () => download("scenario.yaml", text)),
      button(say("whatif.copy"), () => navigator.clipboard?.writeText(text)),
      page.live ? button(say("whatif.save"), () => editor.save()) : null),
    editor.saved ? element("p", { role: "status" }, editor.saved) : null,
    element("pre", { class: "yaml", tabindex: "0" }, text),
    element("p", { class: "note" }, say("whatif.exact"), element("code", {}, `lifecircle whatif --study study.yaml --scenario scenario.yaml${metric}`)));
}
