// The rest of a portrait: its place among those who come first, the survey, rules and acceptance.

function portraitPool(row) {
  const table = page.table("pool");
  if (!table) return section(say("portrait.pool"), missing(say("missing.pool")));
  const pool = table.rows("community_id", page.table("communities").value("community_id", row))[0];
  if (pool === undefined) return section(say("portrait.pool"), missing(say("missing.pool")));
  const value = (name) => table.value(name, pool);
  const parts = ["voice", "care", "supply", "rating"].map((name) => poolPart(name, value(name)));
  const rank = value("rank") === null ? say("pool.unranked") : say("pool.rank", { rank: value("rank"), of: table.values("rank").length, score: figure(value("score"), 2) });
  return section(say("portrait.pool"), element("p", {}, rank),
    element("dl", { class: "parts" }, parts),
    value("reason") === null ? null : element("p", { class: "small" }, named(value("reason"))),
    element("p", { class: "small" }, say("pool.note")));
}

function poolPart(name, value) {
  return element("div", {}, element("dt", {}, say(`pool.${name}`)),
    element("dd", {}, element("span", { class: "bar", "aria-hidden": "true" }, element("span", { class: "fill plain", style: `width:${Math.max(0, Math.min(100, value ?? 0))}%` })),
      element("span", { class: "figure" }, value === null ? say("pool.absent") : figure(value, 1))));
}

function portraitSurvey(row) {
  const table = page.table("survey_validity");
  const id = page.table("communities").value("community_id", row);
  if (!table) return section(say("portrait.survey"), missing(say("missing.survey")));
  const found = table.rows("community_id", id)[0];
  if (found === undefined) return section(say("portrait.survey"), missing(say("survey.none")));
  const value = (name) => table.value(name, found);
  const text = value("share") === null
    ? say("survey.none")
    : say("survey.text", { answered: figure(value("answered")), households: figure(value("households")), share: share(value("share")), required: wholePercent(value("required_share")), valid: wordFor("survey.valid", value("valid")) });
  const more = value("missing_households") > 0 ? say("survey.more", { n: figure(value("missing_households")) }) : null;
  return section(say("portrait.survey"), element("p", {}, text), more ? element("p", { class: "small" }, more) : null, interviewList(id));
}

/** Votes and what to ask, by topic. */
function interviewList(id) {
  const table = page.table("interviews");
  const rows = table?.rows("community_id", id) ?? [];
  if (rows.length === 0) return null;
  return element("details", { class: "only-screen" }, element("summary", {}, say("survey.interviews", { n: rows.length })),
    element("ul", {}, rows.map((row) => element("li", {}, element("strong", {}, named(table.value("topic", row))), " ", named(table.value("question", row)),
      element("span", { class: "small" }, named(table.value("evidence", row)))))));
}

/** The negative list and acceptance, where the run has them. */
function portraitRules(row) {
  const id = page.table("communities").value("community_id", row);
  return [negativeList(id), acceptanceList(id)];
}

function negativeList(id) {
  const table = page.table("negative");
  const rows = table?.rows("community_id", id) ?? [];
  if (rows.length === 0) return null;
  const item = (row) => element("li", {}, element("strong", {}, named(table.value("rule_name", row))), " ", named(table.value("evidence", row)),
    element("span", { class: "small" }, say("certainty.of", { word: wordFor("certainty", table.value("certainty", row)) })));
  return section(say("portrait.negative"), element("ul", {}, rows.map(item)));
}

function acceptanceList(id) {
  const table = page.table("acceptance");
  const rows = table?.rows("unit", id) ?? [];
  if (rows.length === 0) return null;
  const cells = (row) => [wordFor("acceptance", table.value("item", row)), cellText("score", table.value("score", row)),
    cellText("limit", table.value("limit", row)), wordFor("result", table.value("result", row))];
  return section(say("portrait.acceptance"), plainTable({
    caption: say("portrait.acceptance"), headings: [say("column.item"), say("column.score"), say("column.limit"), say("column.result")], rows: rows.map(cells),
  }));
}
