// What there is, what passes the filters, what is shown, and where it stands.

const DATA = JSON.parse(document.getElementById("data").textContent);
const KINDS = new Map(DATA.kinds.map((kind) => [kind.id, kind]));
const ATTRIBUTES = new Map(Object.entries(DATA.attributes));
const VALUES = new Map(Object.entries(DATA.values));
const KIND_ORDER = DATA.kinds.map((kind) => kind.id);
const NODES = new Map(DATA.network.nodes.map((node) => [node.id, node]));
const EDGES = DATA.network.edges;
const ROW_GAP = 12;
const COLUMN_GAP = 110;
const MOST_ROWS = window.innerWidth <= 700 ? 40 : 24;
const MOST_ON_ONE_SIDE = 18;

const filters = { kinds: new Set(), styles: new Set(), document: null, year: null };
const state = { opened: [], selected: null, shown: new Map(), edges: [] };

for (const node of NODES.values()) node.links = [];
for (const edge of EDGES) {
  NODES.get(edge.from).links.push({ edge, other: NODES.get(edge.to), out: true });
  NODES.get(edge.to).links.push({ edge, other: NODES.get(edge.from), out: false });
}
const OVERVIEW = [...NODES.values()].filter((node) => node.x !== undefined);

function statementPasses(statement) {
  return (
    (filters.document === null || DATA.passages[statement.passage].document === filters.document) &&
    (filters.year === null || statement.year === filters.year)
  );
}

function edgePasses(edge) {
  return !filters.styles.has(edge.style) && edge.statements.some(statementPasses);
}

function nodePasses(node) {
  if (filters.kinds.has(node.kind)) return false;
  if (filters.document === null && filters.year === null) return true;
  if (node.links.some((link) => edgePasses(link.edge))) return true;
  const here = filters.document === null || node.evidence.some((each) => DATA.passages[each].document === filters.document);
  return node.links.length === 0 && here && (filters.year === null || Number(node.attributes.year) === filters.year);
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

// Decide what is shown and where. The overview stands where its layout put it; what a reader unfolds is stacked in columns.
function arrange() {
  let chosen = OVERVIEW;
  if (state.opened.length) {
    const all = new Set(state.opened);
    for (const node of state.opened) for (const other of neighbours(node)) all.add(other);
    chosen = [...all];
  }
  chosen = chosen.filter((node) => nodePasses(node) || state.opened.includes(node));
  state.shown = new Map(chosen.map((node) => [node.id, node]));
  state.edges = EDGES.filter((edge) => state.shown.has(edge.from) && state.shown.has(edge.to) && edgePasses(edge));
  if (state.opened.length) stack(chosen);
  else for (const node of chosen) node.at = { x: node.x, y: node.y };
}

function columnOf(node) {
  if (DATA.columns) return node.column;
  if (state.opened.includes(node)) return 1;
  return node.links.some((link) => link.out && state.opened.includes(link.other)) ? 0 : 2;
}

// Sort a column by kind, then by relation to what is unfolded, then in the order of the text.
function sortColumn(column) {
  const keys = new Map(
    column.map((node) => {
      const link = node.links.find((each) => state.opened.includes(each.other) && edgePasses(each.edge));
      const passage = DATA.passages[link ? link.edge.statements[0].passage : node.evidence[0]] || { document: 0, start: 0 };
      return [node, [KIND_ORDER.indexOf(node.kind), link ? link.edge.style : -1, passage.document, passage.start]];
    }),
  );
  column.sort((one, other) => {
    const [first, second] = [keys.get(one), keys.get(other)];
    const at = first.findIndex((each, index) => each !== second[index]);
    return at < 0 ? 0 : first[at] - second[at];
  });
}

// Around one node, a column too long to read is halved: the rest goes to the other side, if there is room.
function balance(columns, middle) {
  const [number, longest] = [...columns].reduce((one, other) => (other[1].length > one[1].length ? other : one));
  if (longest.length <= MOST_ON_ONE_SIDE || number === middle) return;
  const side = Math.sign(middle - number);
  const across = [...columns.keys()].filter((each) => Math.sign(each - middle) === side);
  const taken = across.reduce((sum, each) => sum + columns.get(each).length, 0);
  if (taken > MOST_ON_ONE_SIDE / 2) return;
  const opposite = across.length ? across[0] : middle + side;
  columns.set(opposite, [...(columns.get(opposite) || []), ...longest.splice(Math.ceil((longest.length + taken) / 2))]);
}

function stack(chosen) {
  const columns = new Map();
  for (const node of chosen) {
    const column = columnOf(node);
    if (!columns.has(column)) columns.set(column, []);
    columns.get(column).push(node);
  }
  for (const column of columns.values()) sortColumn(column);
  if (state.opened.length === 1 && window.innerWidth > 700) balance(columns, columnOf(state.opened[0]));
  const rank = new Map(state.opened.map((node, index) => [node, index]));
  const pull = (node) => {
    const ranks = node.links.filter((link) => rank.has(link.other)).map((link) => rank.get(link.other));
    return rank.has(node) ? rank.get(node) : ranks.length ? ranks.reduce((sum, each) => sum + each, 0) / ranks.length : 0;
  };
  let left = 0;
  for (const [, column] of [...columns].sort((one, other) => one[0] - other[0])) {
    column.sort((one, other) => pull(one) - pull(other));
    const rows = Math.ceil(column.length / Math.ceil(column.length / MOST_ROWS));
    for (let start = 0; start < column.length; start += rows) {
      const part = column.slice(start, start + rows);
      const width = Math.max(...part.map((node) => node.w));
      let top = -(part.reduce((sum, node) => sum + node.h + ROW_GAP, -ROW_GAP) / 2);
      for (const node of part) {
        node.at = { x: left + width / 2, y: top + node.h / 2 };
        top += node.h + ROW_GAP;
      }
      left += width + (start + rows < column.length ? 3 * ROW_GAP : COLUMN_GAP);
    }
  }
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
