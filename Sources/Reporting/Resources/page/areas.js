// The page of a street (its 15-minute circle) and the page of a district (一区一规划).

function streetPage(district, street) {
  const row = streetRow(district, street);
  if (row === null) return null;
  const table = page.table("streets");
  const communities = page.table("communities").rows("street", street).filter((other) => (page.table("communities").value("district", other) ?? "") === district);
  return element("article", { class: "area" },
    areaHead({ kicker: say("street.title"), name: street, place: district ? link(addressOfDistrict(district), named(district)) : null }),
    element("div", { class: "columns" },
      element("div", {}, section(say("area.base"), areaFacts(table, row)), streetCircles(table, row)),
      element("div", {}, smallMap(communities), element("p", { class: "small" }, page.coloring.title), areaIndices(table, row))),
    section(say("area.communities", { n: communities.length }), communityTable(communities)),
    areaGaps(communities, say("street.gaps")), areaProjects(communities, say("portrait.projects")));
}

function areaHead({ kicker, name, place }) {
  return element("header", {}, element("p", { class: "kicker" }, kicker), element("h2", {}, named(name)), place ? element("p", { class: "place" }, place) : null);
}

function areaFacts(table, row) {
  const value = (name) => table.value(name, row);
  const circle = ({ minutes, name }) => (value(`meets_${minutes}min`) === null ? null
    : [name, say("area.meets", { n: figure(value(`meets_${minutes}min`)), of: figure(value("communities")), share: share(value(`share_meets_${minutes}min`)), people: share(value(`share_people_meets_${minutes}min`)) })]);
  const coverage = ({ minutes, name }) => (value(`coverage_${minutes}min`) === null ? null
    : [say("area.coverage", { circle: name }), say("area.coverage.of", { share: share(value(`coverage_${minutes}min`)) })]);
  return termList([
    [say("column.communities"), figure(value("communities"))],
    [say("column.population"), value("population") === null ? say("population.unknown") : say("unit.people", { n: figure(value("population")) })],
    [say("column.area_m2"), squareKilometres(value("area_m2"))],
    ...page.core.circles.map(circle), ...page.core.circles.map(coverage),
    page.core.isOnFoot ? [say("column.missed_on_foot"), say("area.lost", { n: figure(value("missed_on_foot")) })] : null,
  ]);
}

/** The circles for which the street answers, on the pooled demand of its communities. */
function streetCircles(table, row) {
  const known = page.core.circles.filter((circle) => table.has(`street_meets_${circle.minutes}min`));
  if (known.length === 0) return section(say("street.circle"), missing(say("missing.street")));
  return section(say("street.circle"), known.map(({ minutes, name }) => circleBlock({
    name, answer: say("street.pooled"),
    circle: {
      met: table.value(`street_types_met_${minutes}min`, row), of: table.value(`types_${minutes}min`, row),
      meets: table.value(`street_meets_${minutes}min`, row), missed: table.list(`street_missed_${minutes}min`, row),
    },
  })));
}

function areaIndices(table, row) {
  const names = indexNames().filter((name) => table.has(name));
  if (names.length === 0) return null;
  const rank = (name) => rankAmong(table, name, row, table.allRows());
  const cells = (name) => [say(`index.${name}`), figure(table.value(name, row), 2), rank(name) ? `${rank(name).rank} / ${rank(name).of}` : "—"];
  return section(say("portrait.indices"), plainTable({
    caption: say("portrait.indices"), headings: [say("column.index"), say("column.points"), say("rank.city")], rows: names.map(cells),
  }), disclaimer());
}

/** Communities with their circles and rank; the worst index first where there is one. */
function communityTable(rows) {
  const table = page.table("communities");
  const circles = page.core.circles.filter((circle) => table.has(`types_met_${circle.minutes}min`));
  const index = indexNames()[0];
  const missedOf = (row) => circles.reduce((sum, { minutes }) => sum + circleOf(table, row, minutes).missed.length, 0);
  const sorted = [...rows].sort((a, b) => missedOf(b) - missedOf(a));
  const cells = (row) => [
    link(addressOfCommunity(row), named(page.communityName(row))), figure(table.value("population", row)),
    ...circles.map(({ minutes }) => `${figure(table.value(`types_met_${minutes}min`, row))} / ${figure(table.value(`types_${minutes}min`, row))}`),
    ...(index ? [figure(table.value(index, row), 2)] : []),
    element("span", { class: "small" }, circles.flatMap(({ minutes }) => circleOf(table, row, minutes).missed).slice(0, 4).map((id) => page.typeName(id)).join(say("list.separator")), missedOf(row) > 4 ? "…" : ""),
  ];
  return plainTable({
    caption: say("table.title"),
    headings: [say("column.name"), say("column.population"), ...circles.map(({ minutes }) => say("column.met", { n: minutes })), ...(index ? [say(`index.${index}`)] : []), say("column.missed")],
    rows: sorted.map(cells),
  });
}

/** Gaps of some communities by type: how many, how many people, by which causes. */
function gapsByType(communities) {
  const table = page.table("gaps");
  const ids = communities.map((row) => page.table("communities").value("community_id", row));
  const rows = ids.flatMap((id) => table.rows("community_id", id));
  const byType = Map.groupBy(rows, (row) => table.value("type", row));
  return [...byType].map(([type, gaps]) => ({
    type, gaps, people: gaps.reduce((sum, gap) => sum + (table.value("people_uncovered", gap) ?? 0), 0),
  })).sort((a, b) => b.gaps.length - a.gaps.length);
}

function areaGaps(communities, title) {
  const table = page.table("gaps");
  if (!table) return section(title, missing(say("missing.gaps")));
  const found = gapsByType(communities);
  if (found.length === 0) return section(title, element("p", {}, say("portrait.gaps.none")));
  const causes = (gaps) => [...Map.groupBy(gaps, (gap) => table.value("cause", gap))].map(([cause, some]) => `${wordFor("cause", cause)} ${some.length}`).join(say("list.separator"));
  const cells = ({ type, gaps, people }) => [page.typeName(type), say("district.gaps.of", { n: gaps.length, of: communities.length }), figure(people), element("span", { class: "small" }, causes(gaps))];
  return section(title,
    plainTable({ caption: title, headings: [say("column.type"), say("district.gaps.communities"), say("district.gaps.people"), say("district.gaps.causes")], rows: found.map(cells) }),
    element("p", { class: "small" }, say("district.gaps.note")));
}

function areaProjects(communities, title) {
  const table = page.table("projects");
  if (!table) return section(title, missing(say("missing.projects")));
  const rows = communities.flatMap((row) => table.rows("community_id", page.table("communities").value("community_id", row)));
  if (rows.length === 0) return section(title, element("p", {}, say("portrait.projects.none")));
  return section(title, element("p", {}, projectTotals(table, rows)), projectTable(rows));
}

function projectTotals(table, rows) {
  const sum = (name) => rows.reduce((total, row) => total + (Number(table.value(name, row)) || 0), 0);
  const states = [...Map.groupBy(rows, (row) => table.value("status", row))].map(([status, some]) => `${status === null ? say("project.nostatus") : plain(status)} ${some.length}`);
  return say("district.projects.total", { n: rows.length, states: states.join(say("list.separator")), cost: figure(sum("cost_wan"), 1), area: figure(sum("floor_area")) });
}
