// Headings and cells of the result files' columns, in words and as the files have them.

/** The heading of a column in words; a column without words keeps its name. */
function columnHeading(name) {
  const circle = /^(.*)_(\d+)min$/.exec(name);
  if (circle && knows(`column.${circle[1]}_N`)) return say(`column.${circle[1]}_N`, { n: circle[2] });
  if (knows(`index.${name}`)) return say(`index.${name}`);
  return knows(`column.${name}`) ? say(`column.${name}`) : name;
}

/** What the dictionary of columns says about one. */
function columnText(table, name) {
  const columns = page.details?.columns?.[table] ?? {};
  const found = columns[name] ?? columns[name.replace(/_\d+min$/, "_{N}min")];
  if (!found) return null;
  return [found.text, found.unit].filter(Boolean).join(" · ");
}

const wordColumns = {
  meets: "meets", verdict: "verdict", finding: "finding", cause: "cause", valid: "survey.valid",
};

const decimalsOf = {
  base_index: 2, balance_index: 2, governance_index: 2, exam_index: 2, cost_wan: 1, candidate_cost: 1, score: 1, limit: 1, year: "plain",
};

const shareColumns = new Set(["off_network", "completeness", "coverage", "low", "high", "share", "share_met", "share_people_covered"]);

/** A cell in words: shares as per cent, land in km², numbers with few decimals. */
function cellText(name, value) {
  if (value === null || value === undefined) return "—";
  if (typeof value !== "number") return textCell(name, value);
  if (shareColumns.has(name)) return share(value);
  if (name === "area_m2") return figure(value / 1e6, 2);
  const decimals = decimalsOf[name] ?? 0;
  return decimals === "plain" ? String(value) : figure(value, decimals);
}

function textCell(name, value) {
  const base = name.replace(/_\d+min$/, "");
  if (base === "missed") return value.split(";").map((id) => page.typeName(id)).join(say("list.separator"));
  return wordColumns[base] ? wordFor(wordColumns[base], value) : plain(value);
}
