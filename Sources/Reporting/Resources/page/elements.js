// Elements and words: all text enters the page as text, never as markup.

const svgNamespace = "http://www.w3.org/2000/svg";

function fillIn(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  const present = children.flat(3).filter((child) => child !== null && child !== undefined);
  made.append(...present.filter((child) => child !== false));
  return made;
}

/** An element; an attribute whose name begins with "on" and whose value is a function listens. */
function element(name, attributes = {}, ...children) {
  return fillIn(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fillIn(document.createElementNS(svgNamespace, name), attributes, children);
}

/** A name from the data, kept from turning the direction of what stands around it. */
function named(text) {
  return element("bdi", {}, text ?? "—");
}

/** A name from the data for places that have no elements: without marks of direction and control. */
function plain(text) {
  return String(text ?? "—").replace(/[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}

/** A word of the page's interface, with what stands in braces filled in. */
function say(key, filling = {}) {
  const word = page.core.words[key];
  if (word === undefined) {
    console.error(`no word for ${key}`);
    return key;
  }
  return word.replace(/\{(\w+)\}/g, (whole, name) => (name in filling ? plain(filling[name]) : whole));
}

/** Whether there is a word for the key. */
function knows(key) {
  return page.core.words[key] !== undefined;
}

/** The word for a value of a file, or the value itself where the page has none. */
function wordFor(prefix, value) {
  if (value === null || value === undefined || value === "") return "—";
  return knows(`${prefix}.${value}`) ? say(`${prefix}.${value}`) : plain(value);
}

const formats = new Map();

/** A number with so many decimals; a dash for what is not known. */
function figure(value, decimals = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  if (!formats.has(decimals)) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    formats.set(decimals, new Intl.NumberFormat(page.core.language === "zh" ? "zh-CN" : "en", digits));
  }
  return formats.get(decimals).format(value);
}

/** A share as per cent, with as many decimals as it needs not to look like nothing, all or the threshold. */
function share(value) {
  if (value === null || value === undefined) return "—";
  const percent = value * 100;
  const bounds = [1e-7, page.core.threshold * 100 - 1e-7, 100 - 1e-7];
  const misleads = (decimals) => bounds.some((bound) => Number(percent.toFixed(decimals)) >= bound !== percent >= bound);
  const decimals = [1, 2, 3, 4].find((count) => !misleads(count)) ?? 5;
  return `${figure(percent, decimals)}%`;
}

function metres(value) {
  return value === null || value === undefined ? "—" : say("unit.metres", { n: figure(value) });
}

function squareKilometres(value) {
  return value === null ? "—" : say("unit.km2", { n: figure(value / 1e6, 2) });
}

/** An amount of demand: people, or land where nobody is counted. */
function demand(value) {
  if (value === null || value === undefined) return "—";
  if (page.core.countsPeople) return say("unit.people", { n: figure(value) });
  return squareKilometres(value);
}

/** A table with a caption and headings; cells are texts, numbers, elements or {text, kind}. */
function plainTable({ caption, headings, rows, kind }) {
  const isFigures = (at) => rows.length > 0 && rows.every((cells) => isFigure(cells[at]));
  const head = headings.map((heading, at) => element("th", { scope: "col", class: isFigures(at) ? "figure" : null }, heading));
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": plain(caption) },
    element("table", { class: kind ?? "plain" },
      element("caption", { class: "unseen" }, caption),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map(tableCell))))));
}

/** Whether a cell is a number, a share, a range or a dash. */
function isFigure(cell) {
  return typeof cell === "string" && /^[\d−–—-][\d.,%–]*( ?\/ ?\d+)?$/.test(cell);
}

function tableCell(cell) {
  return element("td", { class: isFigure(cell) ? "figure" : null }, cell ?? "—");
}

/** Terms and what they are. */
function termList(pairs) {
  const present = pairs.filter((pair) => pair && pair[1] !== null && pair[1] !== undefined);
  return element("dl", { class: "terms" },
    present.map(([term, ...what]) => element("div", {}, element("dt", {}, term), element("dd", {}, what))));
}

function section(title, ...children) {
  return element("section", { class: "part" }, element("h3", {}, title), children);
}

/** What the page cannot show, and which input would fill it. */
function missing(text) {
  return element("p", { class: "missing" }, text);
}

function link(address, ...children) {
  return element("a", { href: address }, children);
}

/** A coloured mark before a word; the word says the same as the colour. */
function chip(color, text) {
  return element("span", { class: "chip" },
    element("span", { class: "swatch", style: `background:${color}`, "aria-hidden": "true" }), text);
}

function disclaimer() {
  return page.core.disclaimer ? element("p", { class: "disclaimer" }, page.core.disclaimer) : null;
}
