// Boxes and lines as canvas paths. Each kind of node has a shape of its own, so that colour never tells alone.

const FONT = getComputedStyle(document.documentElement).fontFamily;
const INK = "#1b1b1b";
const FONT_SIZE = 14;
const LINE_HEIGHT = 19;

function polygon(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], index) => (index ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

function rounded(ctx, x, y, w, h, radius) {
  const r = Math.min(radius, w / 2, h / 2);
  ctx.beginPath();
  ctx.moveTo(x + r, y);
  ctx.arcTo(x + w, y, x + w, y + h, r);
  ctx.arcTo(x + w, y + h, x, y + h, r);
  ctx.arcTo(x, y + h, x, y, r);
  ctx.arcTo(x, y, x + w, y, r);
  ctx.closePath();
}

function foldOf(height) {
  return Math.min(11, height / 2.4);
}

// shape → function that leaves its outline as the current path; x, y is the upper left corner
const OUTLINES = {
  box: (ctx, x, y, w, h) => rounded(ctx, x, y, w, h, 4),
  double: (ctx, x, y, w, h) => rounded(ctx, x, y, w, h, 4),
  bar: (ctx, x, y, w, h) => rounded(ctx, x, y, w, h, 7),
  pill: (ctx, x, y, w, h) => rounded(ctx, x, y, w, h, h),
  ellipse: (ctx, x, y, w, h) => {
    ctx.beginPath();
    ctx.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  },
  tag: (ctx, x, y, w, h) => {
    const cut = Math.min(9, h / 3);
    polygon(ctx, [[x + cut, y], [x + w - cut, y], [x + w, y + cut], [x + w, y + h], [x, y + h], [x, y + cut]]);
  },
  slant: (ctx, x, y, w, h) => polygon(ctx, [[x + 9, y], [x + w, y], [x + w - 9, y + h], [x, y + h]]),
  hexagon: (ctx, x, y, w, h) => {
    const cut = Math.min(11, h / 2);
    polygon(ctx, [[x + cut, y], [x + w - cut, y], [x + w, y + h / 2], [x + w - cut, y + h], [x + cut, y + h], [x, y + h / 2]]);
  },
  octagon: (ctx, x, y, w, h) => {
    const cut = Math.min(8, h / 3);
    const [right, bottom] = [x + w, y + h];
    polygon(ctx, [
      [x + cut, y], [right - cut, y], [right, y + cut], [right, bottom - cut],
      [right - cut, bottom], [x + cut, bottom], [x, bottom - cut], [x, y + cut],
    ]);
  },
  pointer: (ctx, x, y, w, h) => polygon(ctx, [[x, y], [x + w - 11, y], [x + w, y + h / 2], [x + w - 11, y + h], [x, y + h]]),
  sheet: (ctx, x, y, w, h) => {
    const fold = foldOf(h);
    polygon(ctx, [[x, y], [x + w - fold, y], [x + w, y + fold], [x + w, y + h], [x, y + h]]);
  },
};

function tint(colour, share) {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${channels.map((each) => Math.round(255 - (255 - each) * share)).join(",")})`;
}

function drawShape(ctx, shape, colour, x, y, w, h, { width = 1.6, fill = 0.1 } = {}) {
  (OUTLINES[shape] || OUTLINES.box)(ctx, x, y, w, h);
  ctx.fillStyle = tint(colour, fill);
  ctx.fill();
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
  if (shape === "double") {
    rounded(ctx, x + 3, y + 3, w - 6, h - 6, 2);
    ctx.lineWidth = 1;
    ctx.stroke();
  } else if (shape === "bar") {
    ctx.fillStyle = colour;
    ctx.fillRect(x + 4, y + 4, 3, h - 8);
  } else if (shape === "sheet") {
    const fold = foldOf(h);
    polygon(ctx, [[x + w - fold, y], [x + w - fold, y + fold], [x + w, y + fold]]);
    ctx.fillStyle = colour;
    ctx.fill();
  }
}

function drawBadge(ctx, text, x, y) {
  ctx.font = `600 11px ${FONT}`;
  const width = ctx.measureText(text).width + 10;
  rounded(ctx, x - width + 6, y - 9, width, 16, 8);
  ctx.fillStyle = "#3d4650";
  ctx.fill();
  ctx.fillStyle = "#ffffff";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x - width / 2 + 6, y - 0.5);
}

// A node's box with its lines; `look` says how it stands among the others.
function drawNode(ctx, node, kind, look) {
  ctx.setLineDash([]);
  const x = node.at.x - node.w / 2;
  const y = node.at.y - node.h / 2;
  if (look.dim) {
    OUTLINES[kind.shape](ctx, x, y, node.w, node.h); // opaque, or the edges behind would strike the name through
    ctx.fillStyle = "#ffffff";
    ctx.fill();
    ctx.globalAlpha = 0.3;
  }
  if (look.selected) {
    rounded(ctx, x - 6, y - 6, node.w + 12, node.h + 12, 10);
    ctx.fillStyle = tint(kind.colour, 0.28);
    ctx.fill();
  }
  drawShape(ctx, kind.shape, kind.colour, x, y, node.w, node.h, { width: look.selected ? 3 : look.near ? 2.2 : 1.6 });
  if (look.scale < 0.22) return;
  ctx.fillStyle = INK;
  ctx.font = `${kind.id === "official" || look.selected ? 600 : 400} ${FONT_SIZE}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const top = node.at.y - ((node.lines.length - 1) * LINE_HEIGHT) / 2;
  node.lines.forEach((line, index) => ctx.fillText(line, node.at.x, top + index * LINE_HEIGHT + 1, node.w - 12));
  if (look.hidden && !look.dim) drawBadge(ctx, `+${look.hidden}`, x + node.w, y);
}

function swatch(draw) {
  const canvas = document.createElement("canvas");
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  canvas.width = 30 * ratio;
  canvas.height = 18 * ratio;
  canvas.style.width = "30px";
  canvas.style.height = "18px";
  canvas.setAttribute("aria-hidden", "true");
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  draw(ctx);
  return canvas;
}

function drawKind(ctx, kind) {
  drawShape(ctx, kind.shape, kind.colour, 2, 2, 26, 14, { width: 1.5, fill: 0.25 });
}

function drawStyle(ctx, style) {
  ctx.strokeStyle = ctx.fillStyle = style.colour;
  ctx.lineWidth = style.width;
  ctx.setLineDash(style.dashes);
  ctx.beginPath();
  ctx.moveTo(1, 9);
  ctx.lineTo(23, 9);
  ctx.stroke();
  ctx.setLineDash([]);
  polygon(ctx, [[29, 9], [22, 5], [22, 13]]);
  ctx.fill();
}

function kindSwatch(kind) {
  return swatch((ctx) => drawKind(ctx, kind));
}

function styleSwatch(style) {
  return swatch((ctx) => drawStyle(ctx, style));
}
