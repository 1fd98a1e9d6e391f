// What colours mean: a value of the state ("circle:5", "verdict", "coverage", "index:exam_index") makes
// {title, note, classes: [{color, label}], at: [class of each community or -1], text(row)}.

const verdictOrder = ["met", "partial", "absent", "undecided", "no_demand"];

function colorChoices() {
  const circles = page.core.circles.map((circle) => `circle:${circle.minutes}`);
  return [...circles, "verdict", "coverage", ...indexNames().map((name) => `index:${name}`)];
}

function colorName(choice) {
  const [kind, what] = choice.split(":");
  if (kind === "circle") return say("color.circle", { n: what });
  if (kind === "index") return say(`index.${what}`);
  return say(`color.${kind}`);
}

/** Whether a choice is about one type of facilities. */
function isOfType(choice) {
  return choice === "verdict" || choice === "coverage";
}

function currentColoring() {
  if (page.override) return page.override;
  const [kind, what] = page.state.color.split(":");
  if (kind === "circle") return circleColoring(what);
  if (kind === "index") return indexColoring(what);
  return kind === "coverage" ? coverageColoring(page.state.type) : verdictColoring(page.state.type);
}

function circleColoring(minutes) {
  const table = page.table("communities");
  const circles = table.allRows().map((row) => circleOf(table, row, minutes));
  const most = Math.max(0, ...circles.map((circle) => circle.of ?? 0));
  const palette = [...page.core.colors.shares].reverse().map((step) => step.color);
  const bounds = [0, 1, Math.ceil(most * 0.3), Math.ceil(most * 0.5), Math.ceil(most * 0.7)].map((bound, at) => Math.max(bound, at));
  const classes = bounds.map((from, at) => ({ color: palette[at], label: missedLabel(from, (bounds[at + 1] ?? most + 1) - 1) }));
  classes.push({ color: page.core.colors.verdicts.undecided, label: say("verdict.undecided") });
  return {
    title: colorName(`circle:${minutes}`), note: say("color.circle.note", { n: most }), classes,
    at: circles.map((circle) => circleClass(circle, bounds)),
    text: (row) => circleText(circles[row], minutes),
  };
}

function missedLabel(from, to) {
  if (from === 0) return say("color.circle.met");
  return say("color.circle.missed", { n: to > from ? `${from}–${to}` : from });
}

function circleClass(circle, bounds) {
  if (circle.meets === null) return -1;
  if (circle.meets === "undecided" && circle.missed.length === 0) return bounds.length;
  const missed = circle.missed.length;
  return bounds.findLastIndex((bound) => missed >= bound);
}

function circleText(circle, minutes) {
  if (circle.of === null) return say("circle.none", { minutes });
  return say("circle.text", { minutes, met: figure(circle.met), of: figure(circle.of), meets: wordFor("meets", circle.meets) });
}

function verdictColoring(type) {
  const rows = page.table("communities").allRows();
  const classes = verdictOrder.map((verdict) => ({ color: page.core.colors.verdicts[verdict], label: say(`verdict.${verdict}`) }));
  return {
    title: say("color.verdict.title", { type: page.core.types[type].name }), note: typeNote(type), classes,
    at: rows.map((row) => verdictOrder.indexOf(page.coverage("verdict", row, type))),
    text: (row) => typeText(row, type),
  };
}

function coverageColoring(type) {
  const rows = page.table("communities").allRows();
  const steps = page.core.colors.shares;
  const label = (step, at) => say("color.share", { from: wholePercent(step.from), to: wholePercent(steps[at + 1]?.from ?? 1) });
  const classes = steps.map((step, at) => ({ color: step.color, label: label(step, at) }));
  const classOf = (value) => (value === null ? -1 : steps.findLastIndex((step) => value >= step.from - 1e-9));
  return {
    title: say("color.coverage.title", { type: page.core.types[type].name }), note: typeNote(type), classes,
    at: rows.map((row) => classOf(page.coverage("coverage", row, type))),
    text: (row) => typeText(row, type),
  };
}

function wholePercent(value) {
  return `${Math.round(value * 1000) / 10}%`;
}

function typeNote(type) {
  return say("color.type.note", { group: page.groupName(type), range: page.core.types[type].range, threshold: wholePercent(page.core.threshold) });
}

function typeText(row, type) {
  const verdict = page.coverage("verdict", row, type);
  if (verdict === null) return say("wait");
  const covered = page.coverage("coverage", row, type);
  const name = page.core.types[type].name;
  if (covered === null) return say("type.text.nobody", { type: name, verdict: say(`verdict.${verdict}`) });
  return say("type.text", { type: name, verdict: say(`verdict.${verdict}`), share: share(covered), of: shareOf(type) });
}

/** Whose share the coverage of a type is, in words. */
function shareOf(type) {
  const group = page.groupName(type);
  return say(page.core.countsPeople ? "share.of.people" : "share.of.land", { group });
}

function indexColoring(name) {
  const table = page.table("communities");
  const rows = table.allRows();
  const sorted = table.values(name).sort((a, b) => a - b);
  const colors = page.core.colors.figures;
  const bounds = colors.map((_, at) => (at === 0 ? sorted[0] : quantile(sorted, at / colors.length)));
  const classes = colors.map((color, at) => ({
    color, label: say("color.share", { from: figure(bounds[at], 1), to: figure(bounds[at + 1] ?? sorted.at(-1), 1) }),
  }));
  const classOf = (value) => (value === null ? -1 : Math.max(0, bounds.findLastIndex((bound) => value >= bound)));
  return {
    title: say(`index.${name}`), note: say("color.index.note"), isIndex: true, classes,
    at: rows.map((row) => classOf(table.value(name, row))),
    text: (row) => say("index.text", { index: say(`index.${name}`), n: figure(table.value(name, row), 2) }),
  };
}

/** How many communities each class has, with those of none at the end. */
function countClasses(coloring) {
  const counts = new Array(coloring.classes.length + 1).fill(0);
  for (const at of coloring.at) counts[at < 0 ? counts.length - 1 : at] += 1;
  return counts;
}
