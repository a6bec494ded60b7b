// What there is, what passes the filters, what is shown, and where it stands.

const DATA = JSON.parse(document.getElementById("data").textContent);
const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
const ATTRIBUTES = new Map(Object.entries(DATA.attributes));
const VALUES = new Map(Object.entries(DATA.values));
const KIND_ORDER = DATA.kinds.map((kind) => kind.id);
const NODES = new Map(DATA.network.nodes.map((node) => [node.id, node]));
const EDGES = DATA.network.edges;
const NARROW = window.innerWidth <= 700;

// What is switched off, or chosen alone; `day` (YYYY-MM-DD) shows the graph as it was, null all times at once.
const filters = { kinds: new Set(), styles: new Set(), document: null, year: null, day: null };
// `whole` shows all nodes at once, however many; `opened` are the nodes that a reader unfolded.
const state = { opened: [], selected: null, edge: null, term: null, whole: false, shown: new Map(), edges: [] };

for (const node of NODES.values()) node.links = [];
for (const edge of EDGES) {
  NODES.get(edge.from).links.push({ edge, other: NODES.get(edge.to), out: true });
  NODES.get(edge.to).links.push({ edge, other: NODES.get(edge.from), out: false });
}

function documentOf(passage) {
  return DATA.documents[DATA.passages[passage].document];
}

function sinceOf(statement) {
  return "since" in statement ? statement.since : documentOf(statement.passage).since;
}

// Tell whether something is there on a day, from the first of two days on and no longer on the second.
function coversDay(since, until, day) {
  return day === null || ((!since || since <= day) && !(until && until <= day));
}

function statementPasses(statement) {
  return (
    (filters.document === null || DATA.passages[statement.passage].document === filters.document) &&
    (filters.year === null || statement.year === filters.year) &&
    (filters.day === null || coversDay(sinceOf(statement), statement.until, filters.day))
  );
}

function edgePasses(edge) {
  return !filters.styles.has(edge.style) && edge.statements.some(statementPasses);
}

// Whatever the day, a relation is over when each of its statements has an end.
function isOver(edge) {
  return edge.statements.every((statement) => statement.until);
}

function nodePasses(node) {
  if (filters.kinds.has(node.kind)) return false;
  if (filters.document === null && filters.year === null && filters.day === null) return true;
  if (node.links.some((link) => edgePasses(link.edge))) return true;
  if (node.links.length > 0 && !(node.kind === "document" && filters.year === null)) return false;
  const here = (each) =>
    (filters.document === null || DATA.passages[each].document === filters.document) &&
    (filters.day === null || coversDay(documentOf(each).since, null, filters.day));
  const said = (filters.document === null && node.evidence.length === 0) || node.evidence.some(here);
  return said && (filters.year === null || Number(node.attributes.year) === filters.year);
}

function passingLinks(node) {
  return node.links.filter((link) => edgePasses(link.edge) && nodePasses(link.other));
}

function neighbours(node) {
  return new Set(passingLinks(node).map((link) => link.other));
}

function hiddenNeighbours(node) {
  let count = 0;
  for (const other of neighbours(node)) if (!state.shown.has(other.id)) count += 1;
  return count;
}

function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

// Find nodes by name, other name or pinyin; the better the match and the better connected, the earlier.
function find(query) {
  const sought = folded(query);
  if (!sought) return [];
  const hits = [];
  for (const node of NODES.values()) {
    let best = 9;
    let also = "";
    [node.label, ...node.names].forEach((name, index) => {
      const text = folded(name);
      const score = text === sought ? 0 : text.startsWith(sought) ? 1 : text.includes(sought) ? 2 : 9;
      if (score + (index ? 0.5 : 0) < best) {
        best = score + (index ? 0.5 : 0);
        also = index ? name : "";
      }
    });
    for (const key of node.keys) {
      const score = key === sought ? 3 : key.startsWith(sought) ? 4 : sought.length > 1 && key.includes(sought) ? 5 : 9;
      if (score < best) [best, also] = [score, ""];
    }
    if (best < 9) hits.push({ node, best, also });
  }
  return hits
    .sort((one, other) => one.best - other.best || other.node.links.length - one.node.links.length || (one.node.label < other.node.label ? -1 : 1))
    .slice(0, 30);
}
