// The portrait of a community (一社一画像), for the panel beside the map and for paper.

/** Everything the run says about a community. */
function portrait(row) {
  return element("article", { class: "portrait" },
    portraitHead(row), smallMap([row], { type: isOfType(page.state.color) ? page.state.type : null }),
    portraitCircles(row), portraitTypes(row), portraitGaps(row), portraitProjects(row), portraitIndices(row),
    portraitPool(row), portraitSurvey(row), portraitRules(row));
}

function portraitHead(row) {
  const table = page.table("communities");
  const value = (name) => table.value(name, row);
  const place = [
    value("street") === null ? null : link(addressOfStreet(value("district"), value("street")), named(value("street"))),
    value("district") === null ? null : link(addressOfDistrict(value("district")), named(value("district"))),
    value("kind") === null ? null : named(value("kind")),
    value("programme_status") === null ? null : named(value("programme_status")),
  ].filter(Boolean).flatMap((part, at) => (at > 0 ? [" · ", part] : [part]));
  return element("header", {},
    element("p", { class: "kicker" }, say("portrait.title")),
    element("h2", {}, named(page.communityName(row))),
    element("p", { class: "place" }, place),
    element("p", { class: "facts" }, named(value("community_id")),
      ` · ${value("population") === null ? say("population.unknown") : say("unit.people", { n: figure(value("population")) })} · ${squareKilometres(value("area_m2"))}`));
}

function portraitCircles(row) {
  const table = page.table("communities");
  const known = page.core.circles.filter((circle) => circleOf(table, row, circle.minutes).of !== null);
  return section(say("portrait.circles"), known.map((circle) => circleBlock({
    name: circle.name, circle: circleOf(table, row, circle.minutes), answer: streetAnswer(row, circle.minutes),
  })));
}

/** A circle: a mark for each required type, how many are met, and which are not. */
function circleBlock({ name, circle, answer }) {
  const marks = Array.from({ length: circle.of }, (_, at) => element("span", { class: at < circle.met ? "pip met" : "pip" }));
  const missed = circle.missed.map((id) => page.typeName(id)).join(say("list.separator"));
  return element("div", { class: "circle" },
    element("p", { class: "circle-head" }, element("strong", {}, name),
      element("span", { class: "circle-count" }, say("circle.count", { met: figure(circle.met), of: figure(circle.of) })),
      element("span", { class: `tag ${circle.meets}` }, wordFor("meets", circle.meets))),
    element("div", { class: "pips", "aria-hidden": "true" }, marks),
    missed ? element("p", { class: "small" }, say("circle.missed", { types: missed })) : null,
    answer ? element("p", { class: "small" }, answer) : null);
}

/** The street's verdict of a circle for which it answers; null where the run has none. */
function streetAnswer(row, minutes) {
  const streets = page.table("streets");
  const communities = page.table("communities");
  if (!streets?.has(`street_meets_${minutes}min`)) return null;
  const street = streetRow(communities.value("district", row), communities.value("street", row));
  if (street === null) return null;
  return say("circle.street", {
    street: streets.value("street", street), met: figure(streets.value(`street_types_met_${minutes}min`, street)),
    of: figure(streets.value(`types_${minutes}min`, street)), meets: wordFor("meets", streets.value(`street_meets_${minutes}min`, street)),
  });
}

function streetRow(district, street) {
  const table = page.table("streets");
  const found = table?.rows("street", street ?? "").find((row) => (table.value("district", row) ?? "") === (district ?? ""));
  return found ?? null;
}

/** All types: verdict, share of whom, the nearest facility, straight beside walked. */
function portraitTypes(row) {
  const headings = [say("column.type"), say("column.verdict"), say("portrait.coverage"), say("portrait.nearest")];
  const body = page.core.types.map((_, type) => typeRow(row, type));
  const foot = page.core.isOnFoot ? say("portrait.types.foot") : say("portrait.types.straight");
  return section(say("portrait.types"),
    element("table", { class: "types" }, element("caption", { class: "unseen" }, say("portrait.types")),
      element("thead", {}, element("tr", {}, headings.map((heading) => element("th", { scope: "col" }, heading)))),
      element("tbody", {}, body)),
    element("p", { class: "small" }, say(page.core.countsPeople ? "portrait.share.people" : "portrait.share.land"), " ", foot));
}

function typeRow(row, type) {
  const { name, range, required } = page.core.types[type];
  const verdict = page.coverage("verdict", row, type);
  const choose = () => router.replace({ color: isOfType(page.state.color) ? page.state.color : "verdict", type });
  return element("tr", { "data-type": page.core.types[type].id },
    element("th", { scope: "row" }, element("button", { type: "button", class: "as-text", onclick: choose, title: say("portrait.show") }, name),
      element("span", { class: "small" }, range, required ? null : ` · ${say("type.optional")}`)),
    element("td", {}, chip(page.core.colors.verdicts[verdict], wordFor("verdict", verdict)), lostTag(row, type)),
    element("td", { class: "covered" }, coveredCell(row, type)),
    element("td", {}, nearestCell(row, type)));
}

function lostTag(row, type) {
  return isLostOnFoot(row, type) ? element("span", { class: "small lost" }, say("portrait.lost")) : null;
}

function coveredCell(row, type) {
  const covered = page.coverage("coverage", row, type);
  if (covered === null) return element("span", { class: "small" }, say("verdict.no_demand"));
  const straight = page.coverage("straight_coverage", row, type);
  const group = page.groupName(type);
  return [
    element("strong", {}, share(covered)), bar(covered),
    element("span", { class: "small" }, say(page.core.types[type].group === "everyone" ? "portrait.of" : "portrait.of.group", { n: demand(page.coverage("demand", row, type)), group })),
    straight === null ? null : element("span", { class: "small" }, say("portrait.straight", { share: share(straight) })),
  ];
}

/** A bar of a share with the threshold marked. */
function bar(value) {
  return element("span", { class: "bar", "aria-hidden": "true" },
    element("span", { class: value >= page.core.threshold - 1e-9 ? "fill met" : "fill", style: `width:${Math.min(100, value * 100)}%` }),
    element("span", { class: "threshold", style: `left:${page.core.threshold * 100}%` }));
}

function nearestCell(row, type) {
  const nearest = geography.nearest(row, type);
  const walked = page.coverage("min_m", row, type);
  if (!nearest) return element("span", { class: "small" }, say("portrait.none"));
  return [
    element("span", { class: "near" }, metres(nearest.distance)),
    page.core.isOnFoot ? element("span", { class: "small" }, walked === null ? say("portrait.noway") : say("portrait.walk", { n: figure(walked) })) : null,
    element("span", { class: "small" }, named(page.table("facilities").value("name", nearest.row) ?? page.table("facilities").value("facility_id", nearest.row))),
  ];
}

/** What is missed, why, who answers and what would fix it. */
function portraitGaps(row) {
  const table = page.table("gaps");
  const id = page.table("communities").value("community_id", row);
  if (!table) return section(say("portrait.gaps"), missing(say("missing.gaps")));
  const gaps = table.rows("community_id", id);
  if (gaps.length === 0) return section(say("portrait.gaps"), element("p", {}, say("portrait.gaps.none")));
  return section(say("portrait.gaps"), element("ol", { class: "gaps" }, gaps.map((gap) => gapItem(table, gap, row))));
}

function gapItem(table, gap, row) {
  const value = (name) => table.value(name, gap);
  const type = page.typeAt(value("type"));
  const who = [value("agency"), value("local_owner")].filter(Boolean).map(plain).join(" · ");
  return element("li", {},
    element("p", {}, element("strong", {}, page.typeName(value("type"))), " ",
      element("span", { class: `tag ${value("finding")}` }, wordFor("finding", value("finding"))), " ",
      element("span", { class: "small" }, wordFor("cause", value("cause")))),
    element("p", { class: "small" }, named(value("reason"))),
    element("p", { class: "small" }, gapPeople(value)),
    element("p", { class: "fix" }, gapRemedy({ value, type, row })),
    who ? element("p", { class: "small" }, say("gap.who", { who })) : null);
}

function gapPeople(value) {
  const parts = [
    ["gap.people", "people_uncovered"], ["gap.elderly", "elderly_uncovered"], ["gap.under3", "under3_uncovered"],
  ].filter(([, name]) => value(name) !== null && (name === "people_uncovered" || value(name) > 0));
  return parts.map(([key, name]) => say(key, { n: figure(value(name)) })).join(say("list.separator"));
}

/** What would close a gap, from its cause, the premises at hand and how much is wanting. */
function gapRemedy({ value, type, row }) {
  const wanting = type < 0 ? null : page.core.threshold * (page.coverage("demand", row, type) ?? 0) - (page.coverage("covered", row, type) ?? 0);
  const radius = type < 0 ? "—" : figure(page.core.types[type].radius);
  const cost = value("candidate_cost");
  return [
    say(knows(`remedy.${value("cause")}`) ? `remedy.${value("cause")}` : "remedy.none", { radius }),
    wanting > 0 && value("finding") !== "poor" ? ` ${say("remedy.wanting", { n: demand(wanting), threshold: wholePercent(page.core.threshold) })}` : "",
    value("candidate") === null ? "" : ` ${say(cost === null ? "remedy.premises" : "remedy.premises.cost", { premises: value("candidate"), cost: figure(cost, cost % 1 === 0 ? 0 : 1) })}`,
  ].join("");
}

function portraitProjects(row) {
  const id = page.table("communities").value("community_id", row);
  const projects = page.table("projects");
  if (!projects) return null;
  const rows = projects.rows("community_id", id);
  if (rows.length === 0) return section(say("portrait.projects"), element("p", {}, say("portrait.projects.none")));
  return section(say("portrait.projects"), projectTable(rows));
}

function projectTable(rows) {
  const table = page.table("projects");
  const names = ["project_id", "type", "mode", "year", "status", "lead_agency", "floor_area", "cost_wan", "people"].filter((name) => table.has(name));
  const text = (name, row) => (name === "type" ? page.typeName(table.value(name, row)) : cellText(name, table.value(name, row)));
  return plainTable({
    caption: say("portrait.projects"), headings: names.map((name) => columnHeading(name)),
    rows: rows.map((row) => names.map((name) => text(name, row))),
  });
}

/** The indices with the community's place in its street, its district and the city. */
function portraitIndices(row) {
  const names = indexNames();
  if (names.length === 0) return section(say("portrait.indices"), missing(say("missing.indices")));
  const table = page.table("communities");
  const district = table.value("district", row);
  const street = table.value("street", row);
  const ofDistrict = table.rows("district", district);
  const ofStreet = ofDistrict.filter((other) => table.value("street", other) === street);
  const place = (name, rows) => {
    const ranked = rankAmong(table, name, row, rows);
    return ranked ? `${ranked.rank} / ${ranked.of}` : "—";
  };
  const cells = (name) => [say(`index.${name}`), figure(table.value(name, row), 2),
    street === null ? "—" : place(name, ofStreet), district === null ? "—" : place(name, ofDistrict), place(name, table.allRows())];
  return section(say("portrait.indices"),
    plainTable({ caption: say("portrait.indices"), headings: [say("column.index"), say("column.points"), say("rank.street"), say("rank.district"), say("rank.city")], rows: names.map(cells) }),
    element("p", { class: "small" }, say("portrait.basis", { share: share(table.value("completeness", row)) })),
    disclaimer());
}
