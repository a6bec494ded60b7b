// Pictures to keep: PNG of what is seen, SVG of all that is shown, and the same SVG on paper.

const LEGEND_ROW = 26;

// Draw the legend of what is shown into rows of a given width; return how high it is.
function drawKey(pen, items, left, top, width) {
  let x = left;
  let y = top;
  pen.font = `13px ${FONT}`;
  for (const { draw, text } of items) {
    const wide = 36 + pen.measureText(text).width + 22;
    if (x > left && x + wide > left + width) [x, y] = [left, y + LEGEND_ROW];
    pen.save();
    pen.translate(x, y);
    draw(pen);
    pen.restore();
    Object.assign(pen, { font: `13px ${FONT}`, textAlign: "left", textBaseline: "middle", fillStyle: INK });
    pen.fillText(text, x + 36, y + 9);
    x += wide;
  }
  return y + LEGEND_ROW - top;
}

// Return an SVG document of all that is shown, with a heading and a legend: vectors and text, no script, no style sheet.
function makeSvg() {
  const { left, top, right, bottom } = stage().bounds();
  const margin = 24;
  const pen = new SvgPen();
  pen.parts.push(`<g id="drawing">`);
  stage().paint(pen);
  pen.parts.push(`</g><g id="key">`);
  const width = Math.max(right - left, 480);
  const high = drawKey(pen, stage().key(), left, bottom + 28, width);
  pen.parts.push("</g>");
  Object.assign(pen, { font: `700 20px ${FONT}`, textAlign: "left", textBaseline: "alphabetic", fillStyle: INK, globalAlpha: 1 });
  pen.fillText(document.getElementById("title").textContent, left, top - 36);
  Object.assign(pen, { font: `13px ${FONT}`, fillStyle: "#595959" });
  pen.fillText(summary(), left, top - 14);
  const box = { x: left - margin, y: top - 60 - margin, w: width + 2 * margin, h: bottom - top + 88 + high + 2 * margin };
  const size = `viewBox="${[box.x, box.y, box.w, box.h].map(short).join(" ")}" width="${short(box.w)}" height="${short(box.h)}"`;
  const paper = `<rect x="${short(box.x)}" y="${short(box.y)}" width="${short(box.w)}" height="${short(box.h)}" fill="#ffffff"/>`;
  const language_ = language === "zh" ? "zh-CN" : "en";
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="${SVG}" xml:lang="${language_}" ${size} font-family="${xml(FONT)}">` +
    `<title>${xml(document.title)}</title><desc>${xml(summary())}</desc>${paper}${pen.parts.join("\n")}</svg>\n`
  );
}

function save(blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `govgraph-${DATA.perspective}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function saveSvg() {
  save(new Blob([makeSvg()], { type: "image/svg+xml" }), "svg");
}

// On a white ground: the canvas as it is seen, or, of what is no canvas, the SVG drawn onto one.
function savePng() {
  const picture = document.createElement("canvas");
  const finish = (source, width, height) => {
    picture.width = width;
    picture.height = height;
    const ctx = picture.getContext("2d");
    ctx.fillStyle = "#ffffff";
    ctx.fillRect(0, 0, width, height);
    ctx.drawImage(source, 0, 0, width, height);
    picture.toBlob((blob) => save(blob, "png"));
  };
  const canvas = stage().canvas();
  if (canvas) {
    finish(canvas, canvas.width, canvas.height);
    return;
  }
  const image = new Image();
  image.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
    finish(image, Math.round(image.width * scale), Math.round(image.height * scale));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(makeSvg())}`;
}

// Paper gets the vectors instead of the screen's pixels.
window.addEventListener("beforeprint", () => {
  const text = makeSvg().replace(/\bid="|url\(#/g, "$&paper-"); // the screen's own patterns are hidden, and so no pattern
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  svg.setAttribute("width", "100%");
  svg.removeAttribute("height");
  const sheet = document.getElementById("sheet");
  sheet.className = width > height ? "wide" : "tall";
  sheet.replaceChildren(svg);
});
window.addEventListener("afterprint", () => document.getElementById("sheet").replaceChildren());
