// How the figures came about: the rule and its sources, parameters, inputs, what was wrong with them.

function methodsPage() {
  return element("article", { class: "methods" }, element("h2", {}, say("methods.title")),
    methodsDefinitions(), methodsStandard(), methodsParameters(), methodsInputs(), methodsProblems(),
    page.core.disclaimer ? section(say("methods.index"), disclaimer()) : null);
}

function methodsDefinitions() {
  const keys = ["coverage", "verdict", "circle", "street", "metric", "nearest", "gaps", "page"];
  const texts = keys.map((key) => [say(`methods.${key}.term`), say(`methods.${key}`, { threshold: wholePercent(page.core.threshold) })]);
  return section(say("methods.terms"), termList(texts), element("ul", { class: "small" }, page.core.notes.map((note) => element("li", {}, note))));
}

function methodsStandard() {
  const { types } = page.core;
  const cells = (type) => [type.name, type.categoryName, type.range, page.groupName(page.typeAt(type.id)),
    [type.required ? say("type.required") : say("type.optional"), type.core ? say("type.core") : null].filter(Boolean).join(say("list.separator")),
    figure(type.facilities), type.certaintyWord ?? "—", element("span", { class: "small" }, named(type.source))];
  return section(say("methods.standard"), element("p", {}, page.core.uncertainty),
    plainTable({
      caption: say("methods.standard"), rows: types.map(cells),
      headings: [say("column.type"), say("column.category"), say("column.range"), say("column.group"), say("column.duty"), say("column.facilities"), say("column.certainty"), say("column.source")],
    }));
}

function methodsParameters() {
  const run = page.details?.run ?? {};
  const shown = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : wordFor("value", value));
  const pairs = Object.entries(run.parameters ?? {}).map(([name, value]) => [knows(`parameter.${name}`) ? say(`parameter.${name}`) : name, shown(value)]);
  return section(say("methods.parameters"), termList([[say("parameter.version"), run.version ?? "—"], ...pairs, [say("parameter.crs"), shown(run.crs ?? "—")]]),
    (run.assumed ?? []).length === 0 ? null : element("div", {}, element("p", {}, say("methods.assumed")), element("ul", { class: "small" }, run.assumed.map((text) => element("li", {}, named(text))))));
}

function methodsInputs() {
  const inputs = page.details?.run?.inputs ?? [];
  return section(say("methods.inputs"), plainTable({
    caption: say("methods.inputs"), headings: [say("column.file"), say("column.features"), "SHA-256"],
    rows: inputs.map((input) => [named(input.path), input.features > 0 ? figure(input.features) : "—", element("code", {}, input.sha256)]),
  }));
}

const problemsShown = 300;

function methodsProblems() {
  const table = page.table("problems");
  const counts = page.details?.run?.problems ?? {};
  const total = say("methods.problems.count", { error: figure(counts.error ?? 0), warning: figure(counts.warning ?? 0), info: figure(counts.info ?? 0) });
  if (!table || table.count === 0) return section(say("methods.problems"), element("p", {}, total));
  const names = ["severity", "file", "row", "feature", "field", "problem", "action", "fix", "count"].filter((name) => table.has(name));
  const text = (name, row) => (["severity", "action"].includes(name) ? wordFor(name, table.value(name, row)) : name === "row" ? plain(table.value(name, row)) : typeof table.value(name, row) === "number" ? figure(table.value(name, row)) : named(table.value(name, row)));
  const order = { error: 0, warning: 1, info: 2 };
  const rows = table.allRows().sort((a, b) => (order[table.value("severity", a)] ?? 3) - (order[table.value("severity", b)] ?? 3));
  return section(say("methods.problems"), element("p", {}, total),
    plainTable({ caption: say("methods.problems"), headings: names.map(columnHeading), rows: rows.slice(0, problemsShown).map((row) => names.map((name) => text(name, row))) }),
    rows.length > problemsShown ? element("p", { class: "small" }, say("methods.problems.more", { n: figure(rows.length - problemsShown) })) : null);
}
