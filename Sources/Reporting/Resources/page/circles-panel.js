// The panel of circles: the chosen unit and its circle, what can be changed, and what the changes do.

function circlePanel(view) {
  const head = [element("h2", {}, say("circles.title")), element("p", { class: "note" }, say("circles.what"))];
  const failure = view.failure ? element("p", { class: "failure", role: "alert" }, view.failure) : null;
  if (!view.data) return [...head, failure].filter(Boolean);
  return [...head, circleTools(view), failure, chosenUnit(view), circleChanges(view), ...circleResult(view)].filter(Boolean);
}

function circleTools(view) {
  const choices = Object.keys(circleClasses).filter((name) => name !== "meets" || view.data.circles.some((circle) => circle.meets !== null));
  const color = element("select", { "data-key": "color", "aria-label": say("circles.color.by"), onchange: (event) => circleColor(view, event.target.value) },
    choices.map((name) => element("option", { value: name, selected: name === view.color }, say(`circles.by.${name}`))));
  return element("div", { class: "tools" }, color, unitFinder(view), element("p", { class: "note" }, say("circles.help")));
}

function circleColor(view, color) {
  view.color = color;
  view.show();
}

/** A way without a pointer: a unit by its id or name, or a circle by its id. */
function unitFinder(view) {
  const input = element("input", { type: "text", "data-key": "unit", "aria-label": say("circles.unit.find"), placeholder: say("circles.unit.find") });
  const find = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    const isIt = [(atom) => atom.id === text, (atom) => atom.name === text, (_, at) => view.circleOf[at] === text];
    const found = isIt.map((test) => view.data.atoms.findIndex(test)).find((at) => at >= 0);
    if (found === undefined) return void page.say(say("circles.unit.unknown", { name: text }));
    page.map.fit(grown(view.shapes[found].box, 900));
    view.choose(found);
  };
  return element("form", { class: "into", onsubmit: find }, input, element("button", { type: "submit", "data-key": "find" }, say("circles.unit.choose")));
}

function chosenUnit(view) {
  if (view.chosen === null) return element("p", { class: "missing" }, say("circles.none"));
  const atom = view.data.atoms[view.chosen];
  const circle = view.circles.get(view.circleOf[view.chosen]);
  return element("section", { class: "part", id: "chosenUnit" },
    element("h3", {}, named(view.nameOf(view.chosen))),
    termList([
      [say("circles.unit"), say("circles.unit.text", { id: atom.id, n: figure(atom.people) })],
      [say("circles.circle"), named(circle.name ?? circle.id), ` (${plain(circle.id)})`],
      [say("circles.people"), `${say("unit.people", { n: figure(circle.people) })} · ${circleClasses.place.name(circle)}`],
      [say("circles.mean"), metres(circle.walk_mean)], [say("circles.within"), share(circle.share_within)],
      circle.centre_name === null ? null : [say("circles.centre"), named(circle.centre_name)],
      circle.types === null ? null : [say("circles.types"), verdictOfCircle(circle)],
    ]),
    circle.missed.length === 0 ? null : element("ul", { class: "changed" }, circle.missed.map((missed) => element("li", {}, element("strong", {}, missed.name), element("span", { class: "note" }, missed.reason)))),
    circleActions(view, circle));
}

function verdictOfCircle(circle) {
  return circle.types === null ? "—" : `${figure(circle.met)}/${figure(circle.types)} · ${wordFor("meets", circle.meets)}`;
}

function circleActions(view, circle) {
  const atom = view.data.atoms[view.chosen];
  const targets = view.around([view.chosen]);
  const partners = view.around(view.atomsOf(circle.id));
  const parts = element("input", { type: "number", min: "2", max: "1000", value: "2", "data-key": "parts", "aria-label": say("circles.parts") });
  const move = (id) => view.add({ move: { atom: atom.id, circle: id } });
  const merge = (id) => view.add({ merge: [circle.id, id] });
  return element("div", { class: "actions" },
    choiceWith("move", targets, say("circles.move"), move, view), choiceWith("merge", partners, say("circles.merge"), merge, view),
    circle.atoms < 2 ? null : element("p", {}, parts, button(say("circles.split"), () => view.add({ split: { circle: circle.id, into: Number(parts.value) } }), { "data-key": "split" })));
}

/** A list of circles with a button that takes the chosen one; nothing where there is none. */
function choiceWith(key, circles, label, action, view) {
  if (circles.length === 0) return null;
  const textOf = ({ id, isWalkable }) => say(isWalkable ? "circles.to" : "circles.to.blocked", { id, n: figure(view.circles.get(id).people) });
  const select = element("select", { "aria-label": label, "data-key": `${key}List` }, circles.map((circle) => element("option", { value: circle.id }, textOf(circle))));
  return element("p", {}, select, button(label, () => action(select.value), { "data-key": key }));
}

function circleChanges(view) {
  if (view.edits.length === 0) return null;
  const text = ({ move, merge, split }) => {
    if (move) return say("circles.edit.move", { atom: move.atom, circle: move.circle });
    return merge ? say("circles.edit.merge", { into: merge[0], other: merge.slice(1).join(say("list.separator")) }) : say("circles.edit.split", { circle: split.circle, n: split.into });
  };
  return element("section", { class: "part" }, element("h3", {}, say("circles.changes")),
    element("ol", { class: "edits" }, view.edits.map((edit) => element("li", {}, text(edit)))),
    element("p", {}, button(say("circles.undo"), () => view.undo(), { "data-key": "undo" }), button(say("circles.clear"), () => view.evaluate([]), { "data-key": "clear" })));
}

function circleResult({ result, edits }) {
  if (!result || edits.length === 0) return [];
  return [circleComparison(result), circleSides(result), circleCommand(result)];
}

/** What becomes of every circle that is touched, before and after beside each other. */
function circleComparison({ circles, objective }) {
  const pair = (edited, text) => [edited.before, edited.after].map((side) => (side ? text(side) : "—")).join(" → ");
  const figures = [
    ["circles.people", (side) => figure(side.people)], ["circles.mean", (side) => figure(side.walk_mean)], ["circles.within", (side) => share(side.share_within)],
    ["circles.types", (side) => verdictOfCircle(side)], ["circles.missed", (side) => missedRules(side)],
  ];
  const rows = circles.map((edited) => [named(edited.id), ...figures.map(([, text]) => pair(edited, text))]);
  const caption = say("circles.result");
  return section(caption, plainTable({ caption, headings: [say("circles.circle"), ...figures.map(([key]) => say(key))], rows }),
    element("p", { class: "note" }, say("circles.objective", { before: figure(objective[0]), after: figure(objective[1]) })));
}

/** Who is worse off stands beside who is better off. */
function circleSides({ circles }) {
  const side = (title, change) => {
    const own = circles.filter((circle) => circle.change === change);
    return element("div", {}, element("h4", {}, `${title} (${figure(own.length)})`), element("ul", { class: "changed" }, own.map((circle) => element("li", {}, named(circle.id)))));
  };
  return section(say("circles.who"), element("div", { class: "sides" }, side(say("circles.better"), "better"), side(say("circles.worse"), "worse")),
    element("p", { class: "note" }, say("circles.who.note")));
}

/** The command that makes the same changes. */
function circleCommand({ commands }) {
  if (commands.length === 0) return section(say("circles.command"), missing(say("circles.command.absent")));
  const text = commands.join("\n");
  return section(say("circles.command"), element("pre", { class: "yaml", tabindex: "0" }, text),
    element("p", {}, button(say("circles.copy"), () => navigator.clipboard?.writeText(text), { "data-key": "copy" })));
}
