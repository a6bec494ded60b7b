// A pen with the methods of a canvas context that writes SVG instead: what is drawn on the screen is drawn into a file by
// the same code, as vectors, with text as text. It knows the methods that our shapes and vis-network's edges use.

const SVG = "http://www.w3.org/2000/svg";
const measure = document.createElement("canvas").getContext("2d");

// What XML 1.0 cannot hold, lone surrogates included.
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function xml(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return String(text).replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (each) => names[each]);
}

function short(number) {
  return String(Math.round(number * 100) / 100);
}

class SvgPen {
  constructor() {
    this.parts = [];
    this.saved = [];
    this.path = [];
    Object.assign(this, {
      fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: `14px ${FONT}`, textAlign: "start",
      textBaseline: "alphabetic", lineCap: "butt", lineJoin: "miter", lineDashOffset: 0, dashes: [], turned: "",
    });
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, lineCap, dashes, turned } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, lineCap, dashes, turned });
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  translate(x, y) {
    this.turned += `translate(${short(x)} ${short(y)})`;
  }

  rotate(angle) {
    this.turned += `rotate(${short((angle * 180) / Math.PI)})`;
  }

  scale(x, y) {
    this.turned += `scale(${short(x)} ${short(y)})`;
  }

  beginPath() {
    this.path = [];
  }

  closePath() {
    if (this.path.length) this.path.push("Z");
  }

  moveTo(x, y) {
    this.at = [x, y];
    this.path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x, y) {
    if (!this.path.length) return this.moveTo(x, y);
    this.at = [x, y];
    this.path.push(`L${short(x)} ${short(y)}`);
  }

  bezierCurveTo(...numbers) {
    this.at = numbers.slice(-2);
    this.path.push(`C${numbers.map(short).join(" ")}`);
  }

  quadraticCurveTo(...numbers) {
    this.at = numbers.slice(-2);
    this.path.push(`Q${numbers.map(short).join(" ")}`);
  }

  // A corner at x1, y1: straight up to where the circle touches, then along it. Our corners are right angles.
  arcTo(x1, y1, x2, y2, radius) {
    const [x0, y0] = this.at;
    const towards = (x, y) => {
      const length = Math.hypot(x - x1, y - y1) || 1;
      return [x1 + ((x - x1) / length) * radius, y1 + ((y - y1) / length) * radius];
    };
    const turn = (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) > 0 ? 1 : 0;
    this.lineTo(...towards(x0, y0));
    const end = towards(x2, y2);
    this.at = end;
    this.path.push(`A${short(radius)} ${short(radius)} 0 0 ${turn} ${end.map(short).join(" ")}`);
  }

  arc(x, y, radius, start, end) {
    if (Math.abs(end - start) > 6.28) return this.ellipse(x, y, radius, radius);
    this.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
    this.at = [x + radius * Math.cos(end), y + radius * Math.sin(end)];
    const large = Math.abs(end - start) > Math.PI ? 1 : 0;
    this.path.push(`A${short(radius)} ${short(radius)} 0 ${large} 1 ${this.at.map(short).join(" ")}`);
  }

  ellipse(x, y, rx, ry) {
    const half = `${short(rx)} ${short(ry)} 0 1 1`;
    this.path.push(`M${short(x - rx)} ${short(y)}A${half} ${short(x + rx)} ${short(y)}A${half} ${short(x - rx)} ${short(y)}Z`);
  }

  rect(x, y, w, h) {
    this.path.push(`M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`);
  }

  fillRect(x, y, w, h) {
    this.parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"${this.inked("fill", this.fillStyle)}/>`);
  }

  setLineDash(dashes) {
    this.dashes = dashes.filter((each) => each > 0);
  }

  getLineDash() {
    return this.dashes;
  }

  fill() {
    this.parts.push(`<path d="${this.path.join("")}"${this.inked("fill", this.fillStyle)}/>`);
  }

  stroke() {
    const dashes = this.dashes.length ? ` stroke-dasharray="${this.dashes.map(short).join(" ")}"` : "";
    const cap = this.lineCap === "butt" ? "" : ` stroke-linecap="${this.lineCap}"`;
    const ink = this.inked("stroke", this.strokeStyle);
    this.parts.push(`<path d="${this.path.join("")}" fill="none" stroke-width="${short(this.lineWidth)}"${dashes}${cap}${ink}/>`);
  }

  measureText(text) {
    measure.font = this.font;
    return measure.measureText(text);
  }

  strokeText(text, x, y) {
    const ink = `${this.inked("stroke", this.strokeStyle)} stroke-width="${short(this.lineWidth)}" stroke-linejoin="round" fill="none"`;
    this.text(text, x, y, undefined, ink);
  }

  fillText(text, x, y, most) {
    this.text(text, x, y, most, this.inked("fill", this.fillStyle));
  }

  text(text, x, y, most, ink) {
    const [, weight, size, family] = /^(?:(?:normal|italic)\s+)?(?:(\d+|bold|normal)\s+)?([\d.]+)px\s+(.*)$/.exec(this.font.trim()) || [null, "", "14", FONT];
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign] || "start";
    const down = { middle: 0.36, top: 0.88, hanging: 0.88, bottom: -0.12 }[this.textBaseline] || 0;
    const wide = most && this.measureText(text).width > most ? ` textLength="${short(most)}" lengthAdjust="spacingAndGlyphs"` : "";
    const bold = weight && weight !== "400" && weight !== "normal" ? ` font-weight="${weight}"` : "";
    const where = `x="${short(x)}" y="${short(y + down * Number(size))}" font-size="${size}" text-anchor="${anchor}"`;
    this.parts.push(`<text ${where} font-family="${xml(family)}"${bold}${wide}${ink}>${xml(text)}</text>`);
  }

  // What is drawn from here to `ungroup` is one thing, which bears a name.
  group(name) {
    this.parts.push(`<g><title>${xml(name)}</title>`);
  }

  ungroup() {
    this.parts.push("</g>");
  }

  inked(property, style) {
    const match = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,/\s]+([\d.]+))?\s*\)$/.exec(style);
    const colour = match ? `#${[1, 2, 3].map((at) => Math.round(Number(match[at])).toString(16).padStart(2, "0")).join("")}` : style;
    const alpha = this.globalAlpha * (match && match[4] !== undefined ? Number(match[4]) : 1);
    const seen = alpha < 1 ? ` ${property}-opacity="${short(alpha)}"` : "";
    return ` ${property}="${xml(colour)}"${seen}${this.turned ? ` transform="${this.turned}"` : ""}`;
  }
}
