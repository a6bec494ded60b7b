// What a network page shows, and where it stands: the overview as it was laid out, or what a reader unfolded, in columns.

const ROW_GAP = 12;
const COLUMN_GAP = 110;
const MOST_ROWS = NARROW ? 40 : 24;
const MOST_ON_ONE_SIDE = 18;
const OVERVIEW = [...NODES.values()].filter((node) => node.x !== undefined);

// Decide what is shown and where. The overview stands where its layout put it; what a reader unfolds is stacked in columns.
function arrange() {
  let chosen = state.whole ? [...NODES.values()] : OVERVIEW;
  if (state.opened.length) {
    const all = new Set(state.opened);
    for (const node of state.opened) for (const other of neighbours(node)) all.add(other);
    chosen = [...all];
  }
  chosen = chosen.filter((node) => nodePasses(node) || state.opened.includes(node));
  state.shown = new Map(chosen.map((node) => [node.id, node]));
  state.edges = EDGES.filter((edge) => state.shown.has(edge.from) && state.shown.has(edge.to) && edgePasses(edge));
  if (state.opened.length) stack(chosen);
  else for (const node of chosen) node.at = state.whole ? { x: node.seat[0], y: node.seat[1] } : { x: node.x, y: node.y };
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
  if (state.opened.length === 1 && !NARROW) balance(columns, columnOf(state.opened[0]));
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
