// What a reader does with a network: unfold a node, see one alone, go back to the overview, see all at once.

const HAS_WHOLE = DATA.network.nodes.some((node) => node.seat);

function stage() {
  return state.whole ? panoramaStage : networkStage;
}

function setOpened(nodes, around) {
  state.opened = nodes;
  state.edge = null;
  setWhole(false);
  show();
  select(around);
  stage().fit(around);
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

// Show every node at once, or what is to be read again.
function setWhole(whole) {
  state.whole = whole && HAS_WHOLE;
  frame.hidden = state.whole;
  plane.hidden = !state.whole;
  byId("whole").setAttribute("aria-pressed", String(state.whole));
}

function toggleWhole() {
  const selected = state.selected;
  if (state.whole) return toOverview();
  state.opened = [];
  setWhole(true);
  show();
  stage().fit(null);
  select(selected);
  return true;
}

// Show a node wherever it is: in what is shown, in the overview, or unfolded.
function reveal(node) {
  if (!nodePasses(node)) resetFilters();
  if (state.whole) select(node);
  else if (state.shown.has(node.id)) pick(node);
  else focusOn(node);
}

// In the overview this unfolds a node of which most neighbours are hidden; elsewhere it only selects.
function pick(node) {
  if (!state.opened.length && hidden.get(node.id) > neighbours(node).size / 2) focusOn(node);
  else select(node);
}

function summary() {
  const counts = { nodes: state.shown.size, allNodes: NODES.size, edges: state.edges.length, allEdges: EDGES.length };
  const text = state.shown.size ? say("status", counts) : say("nothing");
  return filters.day === null ? text : `${text} · ${say("asOf", { day: filters.day })}`;
}

// Kinds and relations with their counts: of what passes the filters, and of all.
function legendItems() {
  const filtered = filters.document !== null || filters.year !== null || filters.day !== null;
  const kinds = new Map();
  const styles = new Map();
  if (filtered) {
    for (const node of NODES.values()) if (nodePasses(node)) kinds.set(node.kind, (kinds.get(node.kind) || 0) + 1);
    for (const edge of EDGES) if (edge.statements.some(statementPasses)) styles.set(edge.style, (styles.get(edge.style) || 0) + 1);
  }
  const told = (thing, passing) => (filtered && passing !== thing.count ? `${passing}/${thing.count}` : thing.count);
  return {
    kinds: DATA.kinds.map((kind) => ({ ...kind, count: told(kind, filters.kinds.has(kind.id) ? 0 : kinds.get(kind.id) || 0), swatch: kindSwatch(kind) })),
    styles: DATA.styles.map((style, id) => ({ ...style, id, count: told(style, styles.get(id) || 0), swatch: styleSwatch(style) })),
  };
}

// A page about one name opens on that; what is around it stands as it was laid out, unless that is too tall to read.
function openFocus(centre) {
  const { top, bottom } = box([...state.shown.values()]);
  if (DATA.columns && (bottom - top) * SMALLEST_SCALE > frame.clientHeight) focusOn(centre);
  else {
    select(centre);
    stage().fit(centre);
  }
}
