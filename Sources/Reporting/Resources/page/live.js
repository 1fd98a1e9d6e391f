// The program behind a live map (`lifecircle map`): asked over this machine's own address, with the token that stands in
// it. Answers are those of `whatif` and `site`; the article LiveMap of the documentation has the protocol.

class LiveEngine {
  /** @param engine what the page's block of the engine says. */
  constructor(engine) {
    this.hasCircles = engine.circles === true;
    this.token = new URLSearchParams(location.search).get("token") ?? "";
    this.window = crypto.randomUUID();
  }

  async #ask(path, body, method = "POST") {
    const headers = { "X-LifeCircle-Token": this.token, "X-LifeCircle-Window": this.window };
    const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }).catch(() => null);
    if (!answer) throw new Error(say("live.gone"));
    const found = await answer.json();
    if (!answer.ok) throw new Error((found.problems ?? [found.error]).join("\n"));
    return found;
  }

  #scenario(edits) {
    const { add, remove, move } = scenarioOf(edits);
    return {
      add: add.map(({ id, type, at }) => ({ id, type, xy: at })), remove, move: move.map(({ id, to }) => ({ id, xy: to })),
    };
  }

  /** What changes do, in the form of the preview's results, with the streets that the newest facility reaches. */
  async evaluate(edits) {
    const newest = edits.added.at(-1);
    const [found, reached] = await Promise.all([
      this.#ask("/api/whatif", { scenario: this.#scenario(edits) }), newest ? this.#catchment(newest) : null,
    ]);
    const rows = found.changes.map((change) => rowOfChange(change)).filter((row) => row.community !== null && row.type >= 0);
    const circles = found.circles.flatMap(({ minutes, newly_met: won, lost }) => [
      ...won.map((entry) => circleChange(entry, minutes, true)), ...lost.map((entry) => circleChange(entry, minutes, false)),
    ]);
    return { rows, circles, figures: found.figures, catchment: reached ?? [], metric: page.core.isOnFoot ? "network" : "straight" };
  }

  async #catchment({ type, x, y }) {
    const found = await this.#ask("/api/catchment", { type: page.core.types[type].id, xy: cityPlace({ x, y }) });
    const [originX, originY] = page.core.map.origin;
    return (found.streets ?? []).map((steps) => {
      const points = decodePoints(steps, found.unit);
      return points.map((value, at) => value + (at % 2 === 0 ? found.origin[0] - originX : found.origin[1] - originY));
    });
  }

  /** Sites for facilities of a type, the best first. */
  async propose(type, count) {
    const [originX, originY] = page.core.map.origin;
    const { sites } = await this.#ask("/api/sites", { type: page.core.types[type].id, count });
    return sites.map((site) => ({ ...site, type, x: site.xy[0] - originX, y: site.xy[1] - originY }));
  }

  /** All circles and the units that they are made of. */
  circles() {
    return this.#ask("/api/circles", undefined, "GET");
  }

  /** What changes of circles do, all since the circles that were given. */
  editCircles(edits) {
    return this.#ask("/api/circles/edit", { edits });
  }

  save(edits, name) {
    return this.#ask("/api/scenarios", { name, scenario: this.#scenario(edits) });
  }

  async saved() {
    return (await this.#ask("/api/scenarios", undefined, "GET")).scenarios;
  }
}

function rowOfChange(change) {
  const difference = (change.covered_after ?? 0) - (change.covered_before ?? 0);
  return {
    community: page.communityRow(change.community_id), type: page.typeAt(change.type), before: change.coverage_before, after: change.coverage_after,
    gained: Math.max(difference, 0), lost: Math.max(-difference, 0), verdictBefore: change.verdict_before, verdictAfter: change.verdict_after,
  };
}

function circleChange({ community_id: id }, minutes, isMet) {
  return { community: page.communityRow(id), minutes, before: { isMet: !isMet }, after: { isMet } };
}

/** What only a live map offers: sites that the program proposes, and scenarios kept beside each other. */
function liveParts(editor) {
  if (!page.live) return [];
  return [proposedSites(editor), savedScenarios(editor)].filter(Boolean);
}

function proposedSites(editor) {
  if (!editor.sites) return null;
  const adopt = (site) => button(say("live.adopt"), () => {
    editor.sites = editor.sites.filter((other) => other !== site);
    editor.change((edits) => edits.add(site.type, site.x, site.y));
  });
  const items = editor.sites.map((site) => element("li", {}, say("live.site", { n: site.order, gain: plain(demand(site.gain)) }), " ", communityOf(site), adopt(site)));
  return section(say("live.sites"), element("ol", { class: "edits" }, items), element("p", { class: "note" }, say("live.sites.note")));
}

function savedScenarios(editor) {
  const { shelf } = editor;
  if (!shelf || shelf.length === 0) return null;
  const names = ["people_gained", "elderly_gained", "gained", "lost", "types_newly_met", "people_still_without"];
  const rows = names.map((name) => [say(`changes.figure.${name}`), ...shelf.map(({ figures }) => figure(figures[name]))]);
  return section(say("changes.beside"), plainTable({ caption: say("changes.beside"), headings: [say("changes.figure"), ...shelf.map(({ figures }) => plain(figures.name))], rows }));
}
