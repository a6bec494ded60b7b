// What holds the page together: selecting, links, keys, language; and how it opens.

function report(text) {
  byId("status").textContent = text;
}

function show() {
  arrange();
  if (state.selected && !state.shown.has(state.selected.id)) state.selected = null;
  stage().show();
}

// The address says what is selected and as of which day, so that it can be sent to others.
function remember() {
  const parts = [];
  if (state.selected) parts.push(`node=${encodeURIComponent(state.selected.id)}`);
  if (filters.day !== null) parts.push(`asof=${filters.day}`);
  const hash = `#${parts.join("&")}`;
  if (location.hash !== hash && !(hash === "#" && !location.hash)) history.replaceState(null, "", hash);
}

function select(node, edge = null, term = null) {
  Object.assign(state, { selected: node, edge, term });
  stage().steadily(() => {
    if (node) showNode(node);
    else if (edge) showEdge(edge);
    else if (term) showTerm(term);
    else panel.hidden = true;
  });
  if (node) stage().bring(node);
  stage().restyle();
  remember();
  report(node ? say("selected", { label: node.label, n: neighbours(node).size }) : summary());
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

byId("stage").addEventListener("keydown", (event) => {
  if (!event.target.classList.contains("stage") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) stage().walk(...ARROWS[event.key]);
  else if (event.key === "Enter") stage().enter();
  else if (event.key === "+" || event.key === "=") stage().zoom(1.25);
  else if (event.key === "-") stage().zoom(1 / 1.25);
  else return;
  event.preventDefault();
});

const KEYS = {
  "/": () => query.focus(),
  0: () => stage().fit(null, 0),
  "[": () => setStop(stopOf(filters.day) - 1),
  "]": () => setStop(stopOf(filters.day) + 1),
  p: togglePlay,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input[type=search], select");
  if (Object.hasOwn(KEYS, event.key) && !typing) KEYS[event.key]();
  else if (event.key === "Escape") {
    if (state.selected || state.edge || state.term) select(null);
    else if (!DATA.timeline) toOverview();
  } else return;
  event.preventDefault();
});

if (DATA.timeline) {
  byId("group").onchange = (event) => {
    chart.group = event.target.value;
    drawBoard();
  };
} else {
  byId("overview").onclick = toOverview;
  byId("whole").onclick = toggleWhole;
}
for (const id of DATA.timeline ? ["overview", "whole"] : ["grouping"]) byId(id).hidden = true;
if (!DATA.timeline) byId("whole").hidden = !HAS_WHOLE;
byId("fit").onclick = () => stage().fit(null, 0);
byId("png").onclick = savePng;
byId("svg").onclick = saveSvg;
byId("print").onclick = () => window.print();

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const title = DATA.focus ? `${DATA.focus} · ${named(DATA.title)}` : named(DATA.title);
  byId("title").textContent = title;
  document.title = `${title} · govgraph`;
  for (const element of document.querySelectorAll("[data-text]")) {
    const key = element.dataset.text;
    element.textContent = say(DATA.timeline && `${key}Time` in WORDING.zh ? `${key}Time` : key);
  }
  for (const element of document.querySelectorAll("[data-title]")) element.title = say(element.dataset.title);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  byId("toggle-legend").setAttribute("aria-label", say("legend"));
  query.placeholder = say("search");
  drawChoices();
  drawLegend();
  drawDay();
}

byId("language").onclick = () => {
  speak(language === "zh" ? "en" : "zh");
  select(state.selected, state.edge, state.term);
};

// A link names a node by its identifier, label or another name, and a day as YYYY, YYYY-MM or YYYY-MM-DD.
function followLink() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const day = /^\d{4}(-\d{2}){0,2}$/.test(wanted.get("asof") || "") ? lastDay(wanted.get("asof")) : null;
  if (day !== filters.day) setDay(day);
  const name = wanted.get("node");
  if (!name) return false;
  const node = NODES.get(name) || [...NODES.values()].find((each) => each.label === name || each.names.includes(name));
  if (node) reveal(node);
  return Boolean(node);
}

function lastDay(printed) {
  return Number.isNaN(dayNumber(printed)) ? null : isoOf(daysOf(printed)[1] - 1);
}

window.addEventListener("hashchange", followLink);

const linked = location.hash;
speak(DATA.language);
if (NARROW || (DATA.centres.length && !DATA.timeline && window.innerWidth < 1400)) legend.hidden = true; // room for what is around the name
byId("toggle-legend").setAttribute("aria-expanded", String(!legend.hidden));
show();
requestAnimationFrame(() => {
  stage().fit(null);
  if (linked && followLink()) return;
  if (DATA.centres.length && !DATA.timeline) openFocus(NODES.get(DATA.centres[0]));
  else if (DATA.centres.length) select(NODES.get(DATA.centres[0]));
  else report(summary());
});
