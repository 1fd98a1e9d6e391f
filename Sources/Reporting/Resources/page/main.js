// The beginning: what the first paint needs, then all the rest.

async function begin() {
  const isAddressed = location.hash.startsWith("#/");
  page.core = await decodeBlock("core");
  if (page.core.kind === "assess" && document.getElementById("changes")) page.core.kind = "compare";
  const engine = await decodeBlock("engine");
  page.live = engine ? new LiveEngine(engine) : null;
  page.take(page.core);
  page.geography = geography;
  page.neighbour = neighbourTowards;
  geography.readCore();
  page.state.color = colorChoices()[0];
  readInks();
  buildFrame();
  router.takeQuery(router.read(location.hash).query);
  mapView.start();
  router.start();
  performance.mark("map-drawn");
  // The rest is decoded after the first picture has been shown.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await finish(isAddressed);
}

/** @param isAddressed whether the address said what to show; otherwise changes are shown first where there are any. */
async function finish(isAddressed) {
  page.details = await decodeBlock("details");
  page.take(page.details);
  geography.readDetails();
  const table = page.table("communities");
  geography.borders = bordersBetween(geography.communities, (row) => table.value("district", row));
  const compared = await decodeBlock("compared");
  if (compared) {
    page.take(compared);
    Object.assign(page.details.columns, compared.columns);
  }
  const changes = await decodeBlock("changes");
  if (changes) changesView.take(changes);
  page.tell("ready");
  mapView.recolor();
  if (changes && !isAddressed) location.hash = "#/changes";
  else router.follow();
  search.addFacilities();
  performance.mark("ready");
  document.documentElement.dataset.ready = "yes";
}

function buildFrame() {
  document.getElementById("skip").textContent = say("nav.skip");
  buildNotes();
  buildNavigation();
  search.build(document.getElementById("search"));
  document.getElementById("main").replaceChildren(mapView.build(),
    element("section", { class: "page-view", id: "pageView", hidden: true, tabindex: "-1" }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readInks();
    page.map.redraw();
  });
}

/** What must be read before any figure; it is never hidden. */
function buildNotes() {
  const { notes, isSynthetic, isIncomplete } = page.core;
  const kinds = [isSynthetic ? "synthetic" : null, isIncomplete ? "incomplete" : null].filter(Boolean).join(" ");
  document.getElementById("notes").setAttribute("aria-label", say("notes.title"));
  document.getElementById("notes").className = `notes ${kinds}`;
  document.getElementById("notes").replaceChildren(
    element("ul", {}, notes.map((note) => element("li", {}, note)), page.core.disclaimer ? element("li", {}, page.core.disclaimer) : null));
}

begin().catch((error) => {
  console.error(error);
  document.getElementById("main").append(element("p", { class: "failure" }, String(error)));
});
