// The network to read, on its canvas: vis-network moves, zooms and finds what was clicked; shapes.js draws the boxes.
// This is one of three stages (canvas.js, panorama.js, timeline.js), which main.js knows by the same methods.

const SMALLEST_SCALE = NARROW ? 0.8 : 0.6;
const FAR = 480; // pixels at zoom 1
const frame = document.getElementById("network");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(frame, { nodes: nodeSet, edges: edgeSet }, DATA.network.options);
let near = new Set();
let hidden = new Map();

// What is not selected steps back; but around the name that a page is about, all of it is to be read.
function stepsBack() {
  return Boolean(state.edge || (state.selected && !DATA.centres.includes(state.selected.id)));
}

function render({ ctx, id }) {
  const node = NODES.get(id);
  return {
    drawNode() {
      const selected = state.selected === node;
      drawNode(ctx, node, KINDS.get(node.kind), {
        selected,
        near: near.has(node),
        dim: stepsBack() && !selected && !near.has(node),
        scale: network.getScale(),
        hidden: hidden.get(id),
      });
    },
    nodeDimensions: { width: node.w, height: node.h },
  };
}

// Edges of a selected node are labelled where that tells them apart and leaves them legible.
function wantsLabels() {
  const mine = state.edges.filter((edge) => state.selected && (edge.from === state.selected.id || edge.to === state.selected.id));
  return mine.length <= 8 && new Set(mine.map((edge) => edge.style)).size > 1;
}

// Where an edge runs. Between columns it leaves and enters at the sides of boxes, level; on a map it runs straight.
// vis-network knows only centres, so each side is a node of one pixel: "<" and ">" before the identifier.
function course(from, to, pair) {
  const bent = (roundness) => ({ enabled: true, type: "curvedCW", roundness });
  if (!inColumns()) return { from: from.id, to: to.id, smooth: pair ? bent(0.12 * pair) : { enabled: false } };
  const apart = (from.w + to.w) / 2 + 2;
  const [start, end] = to.at.x - from.at.x > apart ? [">", "<"] : from.at.x - to.at.x > apart ? ["<", ">"] : [">", ">"];
  const smooth = start === end ? bent(to.at.y > from.at.y ? 0.3 : -0.3) : pair ? bent(0.15 * pair) : {};
  return { from: start + from.id, to: end + to.id, smooth };
}

function inColumns() {
  return DATA.columns || state.opened.length > 0;
}

function sides(node) {
  const side = { shape: "custom", y: node.at.y, ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: 1, height: 1 } }) };
  return [
    { ...side, id: `<${node.id}`, x: node.at.x - node.w / 2 },
    { ...side, id: `>${node.id}`, x: node.at.x + node.w / 2 },
  ];
}

// In an overview, where each thing stands beside what it belongs to first, lines across the page step back.
function opacityOf(edge, from, to) {
  if (filters.day === null && isOver(edge)) return 0.35;
  if (!state.opened.length && Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y) > FAR) return 0.3;
  return state.edges.length > 150 ? 0.6 : 0.8;
}

function edgeLook(edge, pair, labelled) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const style = DATA.styles[edge.style];
  const about = stepsBack();
  const mine = state.edge === edge || (state.selected && (edge.from === state.selected.id || edge.to === state.selected.id));
  return {
    id: edge.id,
    ...course(from, to, pair),
    width: style.width + (mine ? 0.8 : 0),
    dashes: style.dashes.length ? style.dashes : false,
    color: { color: style.colour, opacity: mine ? 1 : about ? 0.1 : opacityOf(edge, from, to) },
    label: mine && (state.edge || labelled) ? named(style) : undefined,
  };
}

function edgeLooks() {
  const pairs = new Map();
  const labelled = wantsLabels();
  return state.edges.map((edge) => {
    const key = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
    pairs.set(key, (pairs.get(key) ?? -1) + 1);
    return edgeLook(edge, pairs.get(key), labelled);
  });
}

// Show what the model says is shown, anew.
function showNetwork() {
  hidden = new Map([...state.shown.values()].map((node) => [node.id, hiddenNeighbours(node)]));
  nodeSet.clear();
  edgeSet.clear();
  const shown = [...state.shown.values()];
  nodeSet.add(shown.map((node) => ({ id: node.id, x: node.at.x, y: node.at.y, shape: "custom", ctxRenderer: render })));
  if (inColumns()) nodeSet.add(shown.flatMap(sides));
  markNeighbours();
  edgeSet.add(edgeLooks());
  network.redraw(); // edges end at the borders of boxes, whose sizes the first drawing tells
}

function markNeighbours() {
  near = state.selected ? neighbours(state.selected) : new Set();
  if (state.edge) near = new Set([NODES.get(state.edge.from), NODES.get(state.edge.to)]);
}

function restyleNetwork() {
  markNeighbours();
  edgeSet.update(edgeLooks());
  network.redraw();
}

function box(nodes) {
  return {
    left: Math.min(...nodes.map((node) => node.at.x - node.w / 2)),
    right: Math.max(...nodes.map((node) => node.at.x + node.w / 2)),
    top: Math.min(...nodes.map((node) => node.at.y - node.h / 2)),
    bottom: Math.max(...nodes.map((node) => node.at.y + node.h / 2)),
  };
}

// Fit what is shown, but never smaller than can be read: then from the upper left, or around the node given.
function fit(around = null, smallest = SMALLEST_SCALE) {
  const nodes = [...state.shown.values()];
  if (!nodes.length) return;
  const all = box(nodes);
  const room = { width: frame.clientWidth - 40, height: frame.clientHeight - 48 };
  const whole = Math.min(room.width / (all.right - all.left), room.height / (all.bottom - all.top), 1.25);
  const scale = Math.max(whole, smallest);
  const middle = (low, high, space, at) => {
    if ((high - low) * scale <= space) return (low + high) / 2;
    const half = space / 2 / scale;
    return at === null ? low + half : Math.min(Math.max(at, low + half), high - half);
  };
  const position = {
    x: middle(all.left, all.right, room.width, around && around.at.x),
    y: middle(all.top, all.bottom, room.height, around && around.at.y),
  };
  network.moveTo({ position, scale });
}

function inView(node) {
  const at = network.canvasToDOM(node.at);
  return at.x > 40 && at.y > 20 && at.x < frame.clientWidth - 40 && at.y < frame.clientHeight - 40;
}


// Change the layout of the page, but not what is seen in the network, nor how large: vis-network would zoom.
function steadily(change) {
  const view = { scale: network.getScale(), position: network.DOMtoCanvas({ x: 0, y: 0 }) };
  change();
  network.setSize("100%", "100%");
  const half = { x: frame.clientWidth / 2 / view.scale, y: frame.clientHeight / 2 / view.scale };
  network.moveTo({ scale: view.scale, position: { x: view.position.x + half.x, y: view.position.y + half.y } });
}

// Return the shown node that is nearest in a direction, sideways distance counting double.
function nearestTowards(from, dx, dy) {
  let best = null;
  let least = Infinity;
  for (const node of state.shown.values()) {
    const x = node.at.x - from.at.x;
    const y = node.at.y - from.at.y;
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (node !== from && along > 1 && along + 2 * aside < least) [best, least] = [node, along + 2 * aside];
  }
  return best;
}

function walkNetwork(dx, dy) {
  const shown = [...state.shown.values()];
  const best = (one, other) => (other.links.length > one.links.length ? other : one);
  const next = state.selected ? nearestTowards(state.selected, dx, dy) : state.whole ? shown.reduce(best) : shown[0];
  if (next) select(next);
}

// vis-network draws its edges with our pen as it does on the canvas; the boxes are ours anyway.
function paintNetwork(pen) {
  network.renderer._drawEdges(pen);
  network.renderer._drawArrows(pen);
  for (const node of state.shown.values()) {
    pen.group(node.label);
    pen.globalAlpha = 1;
    drawNode(pen, node, KINDS.get(node.kind), { selected: state.selected === node, near: near.has(node), dim: false, scale: 1 });
    pen.ungroup();
  }
}

// The kinds and relations that are shown, for the legend of a picture.
function networkKey() {
  const kinds = new Set([...state.shown.values()].map((node) => node.kind));
  const styles = new Set(state.edges.map((edge) => edge.style));
  return [
    ...DATA.kinds.filter((kind) => kinds.has(kind.id)).map((kind) => ({ draw: (pen) => drawKind(pen, kind), text: named(kind) })),
    ...DATA.styles.filter((_, index) => styles.has(index)).map((style) => ({ draw: (pen) => drawStyle(pen, style), text: named(style) })),
  ];
}

const networkStage = {
  element: frame,
  show: showNetwork,
  restyle: restyleNetwork,
  fit,
  steadily,
  walk: walkNetwork,
  enter: () => state.selected && expand(state.selected),
  paint: paintNetwork,
  key: networkKey,
  bounds: () => box([...state.shown.values()]),
  canvas: () => frame.querySelector("canvas"),
  zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
  bring: (node) => inView(node) || network.moveTo({ position: node.at }),
};

network.on("click", ({ nodes, edges }) => {
  frame.focus({ preventScroll: true });
  if (NODES.has(nodes[0])) pick(NODES.get(nodes[0]));
  else select(null, edges.length ? EDGES[edges[0]] : null);
});
network.on("doubleClick", ({ nodes }) => {
  if (NODES.has(nodes[0])) expand(NODES.get(nodes[0]));
});
