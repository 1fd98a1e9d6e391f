// A district's page (一区一规划) in its five parts, each from what the run has or said to be missing.

function districtPage(district) {
  const table = page.table("districts");
  const row = table?.rows("district", district)[0];
  if (row === undefined) return null;
  const communities = page.table("communities").rows("district", district);
  return element("article", { class: "area" },
    areaHead({ kicker: say("district.title"), name: district, place: say("district.parts") }),
    element("div", { class: "columns" },
      element("div", {}, section(say("district.base"), areaFacts(table, row))),
      element("div", {}, smallMap(communities), element("p", { class: "small" }, page.coloring.title), areaIndices(table, row))),
    districtFacilities(communities), districtStreets(district),
    areaGaps(communities, say("district.gaps")), districtWorst(communities), districtPremises(communities), districtUnits(district), areaProjects(communities, say("district.projects")));
}

/** How many facilities of each type stand in the district, counted by the map. */
function districtFacilities(communities) {
  const { x, y, types } = geography.facilities;
  const box = communities.map((row) => geography.communities[row].box).reduce(joined);
  const shapes = communities.map((row) => geography.communities[row]);
  const counts = page.core.types.map(() => 0);
  types.forEach((served, row) => {
    if (x[row] < box[0] || x[row] > box[2] || y[row] < box[1] || y[row] > box[3]) return;
    if (shapes.some((shape) => shape.contains(x[row], y[row]))) for (const type of served) counts[type] += 1;
  });
  const total = figure(counts.reduce((sum, count) => sum + count, 0));
  return section(say("district.facilities", { n: total }),
    element("dl", { class: "counts" }, page.core.types.map((type, at) => element("div", {}, element("dt", {}, type.name), element("dd", {}, figure(counts[at]))))));
}

function districtStreets(district) {
  const table = page.table("streets");
  const rows = table?.rows("district", district) ?? [];
  if (rows.length === 0) return null;
  const circles = page.core.circles.filter((circle) => table.has(`street_meets_${circle.minutes}min`));
  const cells = (row) => [
    link(addressOfStreet(district, table.value("street", row)), named(table.value("street", row))), figure(table.value("communities", row)), figure(table.value("population", row)),
    ...circles.map(({ minutes }) => `${figure(table.value(`street_types_met_${minutes}min`, row))} / ${figure(table.value(`types_${minutes}min`, row))}`),
    ...circles.map(({ minutes }) => element("span", { class: "small" }, table.list(`street_missed_${minutes}min`, row).map((id) => page.typeName(id)).join(say("list.separator")))),
  ];
  return section(say("district.streets"), plainTable({
    caption: say("district.streets"), rows: rows.map(cells),
    headings: [say("column.street"), say("column.communities"), say("column.population"),
      ...circles.map(({ minutes }) => say("column.streetmet", { n: minutes })), ...circles.map(() => say("column.missed"))],
  }), element("p", { class: "small" }, say("street.pooled")));
}

/** The communities that come first: by the pool where there is one, else by what they miss. */
function districtWorst(communities) {
  const pool = page.table("pool");
  const rankOf = (row) => {
    const found = pool?.rows("community_id", page.table("communities").value("community_id", row))[0];
    return found === undefined ? Infinity : (pool.value("rank", found) ?? Infinity);
  };
  const first = pool ? [...communities].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, 10) : communities;
  return section(say(pool ? "district.first" : "district.worst"), communityTable(first));
}

/** Idle premises that a gap names, each with what it would close and its cost. */
function districtPremises(communities) {
  const table = page.table("gaps");
  const title = say("district.premises");
  if (!table) return section(title, missing(say("missing.gaps")));
  if (table.values("candidate").length === 0) return section(title, missing(say("missing.premises")));
  const ids = new Set(communities.map((row) => page.table("communities").value("community_id", row)));
  const rows = table.allRows().filter((row) => ids.has(table.value("community_id", row)) && table.value("candidate", row) !== null);
  if (rows.length === 0) return section(title, element("p", {}, say("district.premises.none")));
  const byPremises = [...Map.groupBy(rows, (row) => table.value("candidate", row))];
  const closes = (gaps) => gaps.map((gap) => `${plain(page.communityName(page.communityRow(table.value("community_id", gap))))} ${page.typeName(table.value("type", gap))}`).join(say("list.separator"));
  const cells = ([premises, gaps]) => [named(premises), cellText("candidate_cost", table.value("candidate_cost", gaps[0])), figure(gaps.length), element("span", { class: "small" }, closes(gaps))];
  return section(title, plainTable({
    caption: title, headings: [say("column.candidate"), say("column.candidate_cost"), say("district.premises.gaps"), say("district.premises.closes")], rows: byPremises.map(cells),
  }), element("p", { class: "small" }, say("district.premises.note")));
}

/** Basic units and circles that were examined as layers of their own. */
function districtUnits(district) {
  const table = page.table("examined_units");
  const title = say("district.units");
  if (!table) return section(title, missing(say("missing.units")));
  const rows = table.rows("district", district);
  if (rows.length === 0) return section(title, missing(say("missing.units.district")));
  const circles = page.core.circles.filter((circle) => table.has(`types_met_${circle.minutes}min`));
  const cells = (row) => [
    named(table.value("layer", row)), named(table.value("name", row) ?? table.value("unit_id", row)), named(table.value("street", row)), figure(table.value("population", row)),
    ...circles.map(({ minutes }) => `${figure(table.value(`types_met_${minutes}min`, row))} / ${figure(table.value(`types_${minutes}min`, row))}`),
  ];
  const layers = [...Map.groupBy(rows, (row) => table.value("layer", row))].map(([layer, some]) => `${plain(layer)} ${some.length}`);
  return section(title, element("p", {}, say("district.units.note", { layers: layers.join(say("list.separator")) })),
    plainTable({
      caption: title, headings: [say("column.layer"), say("column.name"), say("column.street"), say("column.population"), ...circles.map(({ minutes }) => say("column.met", { n: minutes }))], rows: rows.map(cells),
    }));
}
