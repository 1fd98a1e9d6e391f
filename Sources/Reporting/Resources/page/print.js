// Printing: what is seen, or portraits of communities, one to a page of A4.
//
// page.preparePortraits(rows) lays the pages out and page.clearPortraits() takes them away; print() stands between.

function printButton() {
  return element("button", { type: "button", class: "print-button", id: "printButton", onclick: () => openPrintDialog() }, say("print.button"));
}

/** Asks what to print: this view, this portrait, those of a district or all. */
function openPrintDialog() {
  const choices = printChoices();
  const items = choices.map(({ text, run }) => element("button", { type: "button", onclick: () => {
    dialog.close();
    run();
  } }, text));
  const dialog = element("dialog", { class: "print-choice", "aria-label": say("print.title"), onclose: () => dialog.remove() },
    element("h2", {}, say("print.title")), items,
    element("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, say("print.cancel")));
  document.body.append(dialog);
  dialog.showModal();
}

function printChoices() {
  const table = page.table("communities");
  const { community } = page.state;
  const { name, parts } = router.read(location.hash);
  const district = community !== null ? table.value("district", community) : name === "district" || name === "street" ? parts[0] : null;
  const portraits = (rows) => () => printPortraits(rows);
  const choices = [{ text: say("print.view"), run: () => print() }];
  if (community !== null) choices.push({ text: say("print.one", { name: page.communityName(community) }), run: portraits([community]) });
  const districts = district ? [district] : [...new Set(table.values("district"))];
  for (const one of districts) choices.push({ text: say("print.district", { name: one, n: table.rows("district", one).length }), run: portraits(table.rows("district", one)) });
  choices.push({ text: say("print.all", { n: table.count }), run: portraits(table.allRows()) });
  return choices;
}

function printPortraits(rows) {
  preparePortraits(rows);
  addEventListener("afterprint", clearPortraits, { once: true });
  print();
}

function preparePortraits(rows) {
  document.getElementById("print").replaceChildren(...rows.map(printedPortrait));
  document.documentElement.dataset.print = "portraits";
}

function clearPortraits() {
  document.getElementById("print").replaceChildren();
  delete document.documentElement.dataset.print;
}

page.preparePortraits = preparePortraits;
page.clearPortraits = clearPortraits;

/** A portrait on one page: head, map beside circles and indices, all types with what would help, the loop's figures. */
function printedPortrait(row) {
  const many = page.core.types.length > 22 ? " many" : "";
  return element("article", { class: `sheet portrait${many}` }, portraitHead(row),
    element("div", { class: "sheet-top" }, element("div", {}, smallMap([row]), element("p", { class: "small" }, page.coloring.title)),
      element("div", {}, portraitCircles(row), printedIndices(row))),
    printedTypes(row), printedLoop(row),
    element("footer", {}, indexNames().length > 0 ? disclaimer() : null,
      element("p", { class: "small" }, [page.core.city, ...page.core.notes].map(plain).join(" · "))));
}

function printedIndices(row) {
  const table = page.table("communities");
  const names = indexNames();
  if (names.length === 0) return null;
  const district = table.rows("district", table.value("district", row));
  const street = district.filter((other) => table.value("street", other) === table.value("street", row));
  const place = (name, rows) => {
    const ranked = rankAmong(table, name, row, rows);
    return ranked ? `${ranked.rank}/${ranked.of}` : "—";
  };
  const text = (name) => say("print.index", { value: figure(table.value(name, row), 2), street: place(name, street), district: place(name, district), city: place(name, table.allRows()) });
  return section(say("portrait.indices"), termList(names.map((name) => [say(`index.${name}`), text(name)])));
}

function printedTypes(row) {
  const headings = [say("column.type"), say("column.range"), say("column.verdict"), say("portrait.coverage"), say("portrait.nearest"), say("print.help")];
  return element("table", { class: "types" },
    element("thead", {}, element("tr", {}, headings.map((heading) => element("th", { scope: "col" }, heading)))),
    element("tbody", {}, page.core.types.map((type, at) => element("tr", {}, printedCells(row, type, at)))));
}

function printedCells(row, type, at) {
  const verdict = page.coverage("verdict", row, at);
  const straight = page.coverage("straight_coverage", row, at);
  const nearest = geography.nearest(row, at);
  const walked = page.coverage("min_m", row, at);
  const covered = [share(page.coverage("coverage", row, at)), straight === null ? "" : say("print.straight", { share: share(straight) })].join(" ");
  const near = [nearest ? metres(nearest.distance) : "—", page.core.isOnFoot && walked !== null ? say("print.walk", { n: figure(walked) }) : ""].join(" ");
  return [
    element("th", { scope: "row" }, type.name), element("td", {}, type.range),
    element("td", {}, chip(page.core.colors.verdicts[verdict], wordFor("verdict", verdict)), lostTag(row, at)),
    element("td", {}, covered), element("td", {}, near), element("td", {}, printedRemedy(row, type)),
  ];
}

function printedRemedy(row, type) {
  const table = page.table("gaps");
  const gap = table?.rows("community_id", page.table("communities").value("community_id", row)).find((one) => table.value("type", one) === type.id);
  if (gap === undefined) return "";
  const parts = [wordFor("cause", table.value("cause", gap))];
  if (table.value("people_uncovered", gap) !== null) parts.push(say("print.uncovered", { n: figure(table.value("people_uncovered", gap)) }));
  if (table.value("candidate", gap) !== null) parts.push(say("print.premises", { premises: table.value("candidate", gap) }));
  return parts.join(say("list.separator"));
}

/** Pool, survey and projects in a line each. */
function printedLoop(row) {
  const id = page.table("communities").value("community_id", row);
  const of = (name) => {
    const table = page.table(name);
    const found = table?.rows("community_id", id)[0];
    return found === undefined ? null : (column) => table.value(column, found);
  };
  const [pool, survey] = [of("pool"), of("survey_validity")];
  const projects = page.table("projects");
  const own = projects?.rows("community_id", id) ?? [];
  const parts = ["voice", "care", "supply", "rating"];
  return element("div", { class: "loop" }, termList([
    pool && [say("portrait.pool"), say("print.pool", { rank: pool("rank") ?? "—", score: figure(pool("score"), 2) }), " ",
      parts.map((name) => `${say(`pool.${name}`)} ${figure(pool(name), 1)}`).join(say("list.separator"))],
    survey && [say("portrait.survey"), survey("share") === null ? say("survey.none") : `${share(survey("share"))} · ${wordFor("survey.valid", survey("valid"))}`],
    projects && [say("portrait.projects"), own.length === 0 ? say("portrait.projects.none")
      : own.map((one) => [projects.value("project_id", one), page.typeName(projects.value("type", one)), projects.value("status", one)].filter(Boolean).map(plain).join(" ")).join(say("list.separator"))],
  ]));
}
