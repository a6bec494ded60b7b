// The network at once, however large, on a canvas of our own. While it moves, the last picture is moved, which costs as
// much for ten thousand nodes as for ten; when it rests, it is drawn anew, sharp. Names appear where there is room.

const LABEL_ROOM = 15000; // square pixels of the view for each name that is written
const SHARPEN_AFTER = 90; // milliseconds of rest
const SPARE = 1.5; // the picture is so much wider and higher than what is seen of it

const plane = document.getElementById("panorama");
const planeCanvas = plane.querySelector("canvas");
const sight = { x: 0, y: 0, scale: 1 }; // the point of the map in the middle of the canvas, and pixels a unit
const drawn = { picture: document.createElement("canvas"), x: 0, y: 0, scale: 1, labels: new Set() };
let sharpening = 0;
let waiting = 0;

function radiusOf(node) {
  return Math.min(4 + Math.sqrt(node.links.length) * 0.9, 15);
}

function sizePlane() {
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const [width, height] = [plane.clientWidth, plane.clientHeight];
  Object.assign(planeCanvas, { width: width * ratio, height: height * ratio });
  Object.assign(drawn.picture, { width: width * ratio * SPARE, height: height * ratio * SPARE });
  return { width, height, ratio };
}

// A dot by its kind: the same outlines as the boxes, small.
function drawDot(ctx, node, kind, radius) {
  const wide = kind.shape === "pill" || kind.shape === "ellipse" ? 1 : 1.25;
  OUTLINES[kind.shape](ctx, node.at.x - radius * wide, node.at.y - radius, 2 * radius * wide, 2 * radius);
}

function edgeGroups() {
  const groups = new Map();
  for (const edge of state.edges) {
    if (!groups.has(edge.style)) groups.set(edge.style, []);
    groups.get(edge.style).push(edge);
  }
  return groups;
}

function isMine(edge) {
  return state.edge === edge || (state.selected && (edge.from === state.selected.id || edge.to === state.selected.id));
}

function drawEdges(ctx, view, scale) {
  const about = Boolean(state.selected || state.edge);
  const alpha = Math.max(0.07, Math.min(0.5, 7 / Math.sqrt(state.edges.length + 1)));
  for (const [number, edges] of edgeGroups()) {
    const style = DATA.styles[number];
    for (const mine of about ? [false, true] : [false]) {
      ctx.beginPath();
      for (const edge of edges) {
        if (about && Boolean(isMine(edge)) !== mine) continue;
        const [from, to] = [NODES.get(edge.from).at, NODES.get(edge.to).at];
        if (Math.max(from.x, to.x) < view.left || Math.min(from.x, to.x) > view.right) continue;
        if (Math.max(from.y, to.y) < view.top || Math.min(from.y, to.y) > view.bottom) continue;
        ctx.moveTo(from.x, from.y);
        ctx.lineTo(to.x, to.y);
      }
      ctx.strokeStyle = style.colour;
      ctx.globalAlpha = mine ? 0.95 : about ? alpha * 0.3 : alpha;
      ctx.lineWidth = (mine ? 2.2 : 1) / Math.min(scale, 1.6);
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

function drawDots(ctx, view) {
  const about = Boolean(state.selected || state.edge);
  const groups = new Map(DATA.kinds.map((kind) => [kind, []]));
  for (const node of state.shown.values()) {
    const { x, y } = node.at;
    if (x > view.left - 20 && x < view.right + 20 && y > view.top - 20 && y < view.bottom + 20) groups.get(KINDS.get(node.kind)).push(node);
  }
  for (const [kind, nodes] of groups) {
    for (const node of nodes) {
      const clear = !about || state.selected === node || near.has(node);
      ctx.globalAlpha = clear ? 1 : 0.22;
      drawDot(ctx, node, kind, radiusOf(node) + (state.selected === node ? 3 : 0));
      ctx.fillStyle = tint(kind.colour, state.selected === node ? 1 : 0.45);
      ctx.fill();
      ctx.lineWidth = 1.4;
      ctx.strokeStyle = kind.colour;
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

// Choose names to write: of the selected node and its neighbours first, then of the best connected, none over another.
function chooseLabels(view, scale, most) {
  const size = 13 / scale;
  const taken = [];
  const chosen = [];
  const about = [state.selected, ...near].filter(Boolean);
  const ranked = [...state.shown.values()].sort((one, other) => other.links.length - one.links.length || (one.id < other.id ? -1 : 1));
  for (const node of new Set([...about, ...ranked])) {
    if (chosen.length >= most) break;
    const { x, y } = node.at;
    if (x < view.left || x > view.right || y < view.top || y > view.bottom || !state.shown.has(node.id)) continue;
    const letters = Array.from(node.lines.join(""));
    const text = letters.length > 16 ? `${letters.slice(0, 15).join("")}…` : letters.join("");
    const half = (Math.min(letters.length, 16) * size) / 2 + size;
    const top = y + radiusOf(node);
    const place = { left: x - half, right: x + half, top: top - size * 0.7, bottom: top + size * 2 };
    if (taken.some((each) => each.left < place.right && each.right > place.left && each.top < place.bottom && each.bottom > place.top)) continue;
    taken.push(place);
    chosen.push({ node, text, x, y: top + size * 0.7 });
  }
  return chosen;
}

function drawLabels(ctx, view, scale, most) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { node, text, x, y } of chooseLabels(view, scale, most)) {
    const strong = state.selected === node;
    ctx.font = `${strong || node.links.length > 20 ? 600 : 400} ${13 / scale}px ${FONT}`;
    ctx.globalAlpha = state.selected && !strong && !near.has(node) ? 0.35 : 1;
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = "#ffffff";
    ctx.strokeText(text, x, y);
    ctx.fillStyle = INK;
    ctx.fillText(text, x, y);
  }
  ctx.globalAlpha = 1;
}

function paintPlane(ctx, view, scale, room) {
  const most = Math.ceil(room / LABEL_ROOM);
  ctx.setLineDash([]);
  drawEdges(ctx, view, scale);
  drawDots(ctx, view);
  drawLabels(ctx, view, scale, most);
}

// Draw all that is seen, sharp, and keep it to move it about.
function sharpen() {
  const { width, height, ratio } = sizePlane();
  if (!width || !height) return;
  const ctx = drawn.picture.getContext("2d");
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, drawn.picture.width, drawn.picture.height);
  ctx.setTransform(ratio * sight.scale, 0, 0, ratio * sight.scale, ((width * SPARE) / 2 - sight.x * sight.scale) * ratio, ((height * SPARE) / 2 - sight.y * sight.scale) * ratio);
  const [w, h] = [(width * SPARE) / 2 / sight.scale, (height * SPARE) / 2 / sight.scale];
  paintPlane(ctx, { left: sight.x - w, right: sight.x + w, top: sight.y - h, bottom: sight.y + h }, sight.scale, width * height);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  Object.assign(drawn, sight);
  blit();
}

// Show the last picture where it is now.
function blit() {
  const ctx = planeCanvas.getContext("2d");
  const factor = sight.scale / drawn.scale;
  const ratio = planeCanvas.width / plane.clientWidth;
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, planeCanvas.width, planeCanvas.height);
  const x = planeCanvas.width / 2 + ((drawn.x - sight.x) * sight.scale * ratio) - (drawn.picture.width / 2) * factor;
  const y = planeCanvas.height / 2 + ((drawn.y - sight.y) * sight.scale * ratio) - (drawn.picture.height / 2) * factor;
  ctx.drawImage(drawn.picture, x, y, drawn.picture.width * factor, drawn.picture.height * factor);
}

function look(x, y, scale) {
  Object.assign(sight, { x, y, scale: Math.min(Math.max(scale, 0.02), 4) });
  if (!waiting) {
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      blit();
    });
  }
  clearTimeout(sharpening);
  sharpening = setTimeout(sharpen, SHARPEN_AFTER);
}

function pointOf(event) {
  const at = plane.getBoundingClientRect();
  const [x, y] = [event.clientX - at.left - plane.clientWidth / 2, event.clientY - at.top - plane.clientHeight / 2];
  return { x: sight.x + x / sight.scale, y: sight.y + y / sight.scale };
}

function nodeAt(point) {
  let best = null;
  let least = Infinity;
  for (const node of state.shown.values()) {
    const distance = Math.hypot(node.at.x - point.x, node.at.y - point.y) - radiusOf(node);
    if (distance < least) [best, least] = [node, distance];
  }
  return least * sight.scale < 8 ? best : null;
}

const pointers = new Map();
let moved = 0;

plane.addEventListener("pointerdown", (event) => {
  pointers.set(event.pointerId, event);
  plane.setPointerCapture(event.pointerId);
  if (pointers.size === 1) moved = 0;
});
plane.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
  moved += Math.abs(dx) + Math.abs(dy);
  const others = [...pointers.values()].filter((each) => each.pointerId !== event.pointerId);
  pointers.set(event.pointerId, event);
  if (others.length) {
    const span = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
    look(sight.x, sight.y, (sight.scale * span(event, others[0])) / span(before, others[0]));
  } else look(sight.x - dx / sight.scale, sight.y - dy / sight.scale, sight.scale);
});
for (const name of ["pointerup", "pointercancel"]) plane.addEventListener(name, (event) => pointers.delete(event.pointerId));
plane.addEventListener("click", (event) => {
  if (moved > 6) return;
  plane.focus({ preventScroll: true });
  select(nodeAt(pointOf(event)));
});
plane.addEventListener("dblclick", (event) => {
  const node = nodeAt(pointOf(event));
  if (node) focusOn(node);
});
plane.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    const at = pointOf(event);
    const factor = Math.exp(-event.deltaY * 0.0015);
    const scale = Math.min(Math.max(sight.scale * factor, 0.02), 4);
    const kept = sight.scale / scale; // the point under the pointer stays there
    look(at.x + (sight.x - at.x) * kept, at.y + (sight.y - at.y) * kept, scale);
  },
  { passive: false },
);

const panoramaStage = {
  element: plane,
  show: () => {
    markNeighbours();
    sharpen();
  },
  restyle: () => {
    markNeighbours();
    sharpen();
  },
  fit: () => {
    const nodes = [...state.shown.values()];
    if (!nodes.length) return;
    const { left, right, top, bottom } = box(nodes);
    const scale = Math.min((plane.clientWidth - 60) / (right - left), (plane.clientHeight - 60) / (bottom - top), 1.5);
    Object.assign(sight, { x: (left + right) / 2, y: (top + bottom) / 2, scale });
    sharpen();
  },
  bring: (node) => {
    const [x, y] = [(node.at.x - sight.x) * sight.scale, (node.at.y - sight.y) * sight.scale];
    const away = Math.abs(x) > plane.clientWidth / 2 - 60 || Math.abs(y) > plane.clientHeight / 2 - 60;
    if (away || sight.scale < 0.25) look(node.at.x, node.at.y, Math.max(sight.scale, 0.6));
  },
  steadily: (change) => {
    change();
    sharpen();
  },
  zoom: (factor) => look(sight.x, sight.y, sight.scale * factor),
  walk: walkNetwork,
  enter: () => state.selected && focusOn(state.selected),
  bounds: () => {
    const { left, right, top, bottom } = box([...state.shown.values()]);
    return { left: left - 60, right: right + 60, top: top - 20, bottom: bottom + 30 };
  },
  // On paper and in files every name has its chance, as large as half of the map's width allows.
  paint: (pen) => {
    const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    paintPlane(pen, everywhere, Math.min(1, Math.max(0.3, sight.scale)), 3e6);
  },
  key: networkKey,
  canvas: () => planeCanvas,
};

new ResizeObserver(() => {
  if (!plane.hidden) sharpen();
}).observe(plane);
