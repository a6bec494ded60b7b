// What the reader does: select, expand, search, filter, switch the language, follow and make links.

const byId = (id) => document.getElementById(id);
const query = byId("query");
const hits = byId("hits");
const legend = byId("legend");

function report(text) {
  byId("status").textContent = text;
}

function reportCounts() {
  const counts = { nodes: state.shown.size, allNodes: NODES.size, edges: state.edges.length, allEdges: EDGES.length };
  report(state.shown.size ? say("status", counts) : say("nothing"));
}

function remember() {
  const hash = state.selected ? `#node=${encodeURIComponent(state.selected.id)}` : "#";
  if (location.hash !== hash && !(hash === "#" && !location.hash)) history.replaceState(null, "", hash);
}

function select(node, edge = null) {
  state.selected = node;
  state.edge = edge;
  steadily(() => {
    if (node) showNode(node);
    else if (edge) showEdge(edge);
    else panel.hidden = true;
  });
  if (node) bring(node);
  restyle();
  remember();
  if (node) report(say("selected", { label: node.label, n: near.size }));
  else reportCounts();
}

function setOpened(nodes, around) {
  state.opened = nodes;
  state.edge = null;
  show();
  select(around);
  fit(around);
}


function expand(node) {
  if (!state.opened.includes(node)) setOpened([...state.opened, node], node);
}

function focusOn(node) {
  setOpened([node], node);
}

function collapse(node) {
  const rest = state.opened.filter((each) => each !== node);
  setOpened(rest, rest.length ? rest[rest.length - 1] : null);
}

function toOverview() {
  setOpened([], null);
}

// Show a node wherever it is: in what is shown, in the overview, or unfolded.
function reveal(node) {
  if (!nodePasses(node)) resetFilters();
  if (state.shown.has(node.id)) pick(node);
  else focusOn(node);
}

// In the overview this unfolds a node of which most neighbours are hidden; elsewhere it only selects.
function pick(node) {
  if (!state.opened.length && hidden.get(node.id) > neighbours(node).size / 2) focusOn(node);
  else select(node);
}

network.on("click", ({ nodes, edges }) => {
  stage.focus({ preventScroll: true });
  if (NODES.has(nodes[0])) pick(NODES.get(nodes[0]));
  else select(null, edges.length ? EDGES[edges[0]] : null);
});
network.on("doubleClick", ({ nodes }) => {
  if (NODES.has(nodes[0])) expand(NODES.get(nodes[0]));
});

function showHits() {
  const found = find(query.value);
  hits.replaceChildren(
    ...found.map(({ node, also }, index) => {
      const row = make("li", { id: `hit-${index}` }, kindSwatch(KINDS.get(node.kind)), make("span", { className: "name" }, data(node.label)));
      if (also) row.append(make("span", { className: "also" }, data(also)));
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(index === 0));
      row.onclick = () => choose(node);
      row.node = node;
      return row;
    }),
  );
  if (!found.length) hits.append(make("li", {}, say("none")));
  openHits(Boolean(query.value.trim()));
}

function openHits(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
  const current = hits.querySelector("[aria-selected=true]");
  if (open && current) query.setAttribute("aria-activedescendant", current.id);
  else query.removeAttribute("aria-activedescendant");
}

function moveHit(step) {
  const rows = [...hits.children].filter((row) => row.node);
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = rows[(at + step + rows.length) % rows.length];
  rows.forEach((row) => row.setAttribute("aria-selected", String(row === next)));
  query.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

function choose(node) {
  openHits(false);
  query.value = "";
  stage.focus({ preventScroll: true });
  reveal(node);
}

query.addEventListener("input", showHits);
query.addEventListener("blur", () => setTimeout(() => openHits(false), 150));
query.addEventListener("keydown", (event) => {
  const current = hits.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown") moveHit(1);
  else if (event.key === "ArrowUp") moveHit(-1);
  else if (event.key === "Enter" && !event.isComposing && !hits.hidden && current) choose(current.node);
  else if (event.key === "Escape") openHits(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

stage.addEventListener("keydown", (event) => {
  const node = state.selected;
  if (ARROWS[event.key]) {
    const next = node ? nearestTowards(node, ...ARROWS[event.key]) : [...state.shown.values()][0];
    if (next) select(next);
  } else if (event.key === "Enter" && node) expand(node);
  else if (event.key === "+" || event.key === "=") network.moveTo({ scale: network.getScale() * 1.25 });
  else if (event.key === "-") network.moveTo({ scale: network.getScale() / 1.25 });
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select");
  if (event.key === "/" && !typing) query.focus();
  else if (event.key === "0" && !typing) fit(null, 0);
  else if (event.key === "Escape") {
    if (state.selected || state.edge) select(null);
    else toOverview();
  } else return;
  event.preventDefault();
});

function check(things, off, key, swatchOf) {
  return things.map((thing, index) => {
    const id = key === null ? index : thing[key];
    const box = make("input", { type: "checkbox", checked: !off.has(id) });
    box.onchange = () => {
      if (box.checked) off.delete(id);
      else off.add(id);
      refilter();
    };
    const name = make("span", { className: "name" }, data(named(thing)));
    return make("li", {}, make("label", {}, box, swatchOf(thing), name, make("span", { className: "count" }, thing.count)));
  });
}

function choices(select_, values, chosen, words) {
  const options = values.map((value) => make("option", { value: String(value), selected: value === chosen }, words(value)));
  select_.replaceChildren(make("option", { value: "" }, say("all")), ...options);
}

function drawLegend() {
  byId("kinds").replaceChildren(...check(DATA.kinds, filters.kinds, "id", kindSwatch));
  byId("styles").replaceChildren(...check(DATA.styles, filters.styles, null, styleSwatch));
  const years = new Set(EDGES.flatMap((edge) => edge.statements.map((each) => each.year)).filter((year) => year !== null));
  choices(byId("document"), [...DATA.documents.keys()], filters.document, (index) => {
    const { key, title } = DATA.documents[index];
    return title && title !== key ? `${key} ${title}` : key;
  });
  choices(byId("year"), [...years].sort((one, other) => one - other), filters.year, String);
}

function refilter() {
  const selected = state.selected;
  show();
  select(selected && state.shown.has(selected.id) ? selected : null);
  fit(state.selected);
}

function resetFilters() {
  filters.kinds.clear();
  filters.styles.clear();
  filters.document = filters.year = null;
  drawLegend();
  show();
}

byId("document").onchange = (event) => {
  filters.document = event.target.value === "" ? null : Number(event.target.value);
  refilter();
};
byId("year").onchange = (event) => {
  filters.year = event.target.value === "" ? null : Number(event.target.value);
  refilter();
};
byId("reset").onclick = () => {
  resetFilters();
  refilter();
};
byId("overview").onclick = toOverview;
byId("fit").onclick = () => fit(null, 0);
byId("png").onclick = savePicture;
byId("toggle-legend").onclick = () => showLegend(legend.hidden);

function showLegend(open) {
  steadily(() => {
    legend.hidden = !open;
  });
  byId("toggle-legend").setAttribute("aria-expanded", String(open));
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const title = DATA.focus ? `${DATA.focus} · ${named(DATA.title)}` : named(DATA.title);
  byId("title").textContent = title;
  document.title = `${title} · govgraph`;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-title]")) element.title = say(element.dataset.title);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  byId("toggle-legend").setAttribute("aria-label", say("legend"));
  query.placeholder = say("search");
  drawLegend();
}

byId("language").onclick = () => {
  speak(language === "zh" ? "en" : "zh");
  select(state.selected, state.edge);
};

// A link names a node by its identifier, label or another name.
function followLink() {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("node");
  if (!wanted) return false;
  const node = NODES.get(wanted) || [...NODES.values()].find((each) => each.label === wanted || each.names.includes(wanted));
  if (node) reveal(node);
  return Boolean(node);
}

// A page about one name opens on that; what is around it stands as it was laid out, unless that is too tall to read.
function openFocus(centre) {
  const { top, bottom } = box([...state.shown.values()]);
  if (DATA.columns && (bottom - top) * SMALLEST_SCALE > stage.clientHeight) focusOn(centre);
  else {
    select(centre);
    fit(centre);
  }
}

window.addEventListener("hashchange", followLink);

speak(DATA.language);
if (window.innerWidth <= 700) showLegend(false);
show();
requestAnimationFrame(() => {
  fit();
  if (followLink()) return;
  if (DATA.centres.length) openFocus(NODES.get(DATA.centres[0]));
  else reportCounts();
});
