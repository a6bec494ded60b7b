// Who held which post from when to when: a row a post (or a person), a bar a term of office, drawn as SVG.
// An end that no document gives is left open: dashed where it may have begun earlier, an arrow where it goes on.

const BAR = 20;
const HEAD = 30;
const AXIS = 34;
const board = document.getElementById("timeline");
// `row` is how high a row is; where it is too narrow for names in bars, they stand `above` them
const places = new Map(); // term → where its bar stands, as long as nothing is drawn anew
const chart = { group: "body", from: 0, until: 1, width: 0, left: 200, rows: [], height: 0, row: 30, above: false, zoom: 1 };
function passagesOf(term) {
  return [...term.opened, ...term.witnesses, ...term.closed];
}

function termPasses(term) {
  if (filters.kinds.has(termKind(term))) return false;
  const passages = passagesOf(term);
  if (filters.document !== null && !passages.some((each) => DATA.passages[each].document === filters.document)) return false;
  const years = [term.from, term.until, term.witnessed].filter(Boolean).map((each) => Number(each.slice(0, 4)));
  return filters.year === null || years.includes(filters.year);
}

function firstPassage(term) {
  const passage = DATA.passages[passagesOf(term)[0]];
  return passage ? [passage.document, passage.start] : [0, 0];
}

// Put what passes into rows: terms of one row never overlap, so that each can be read.
function layRows() {
  const terms = DATA.terms.filter(termPasses);
  const key = { body: (term) => term.body || term.post, post: (term) => term.post, person: (term) => term.person }[chart.group];
  const lanes = new Map();
  const ordered = [...terms].sort((one, other) => {
    const [first, second] = [firstPassage(one), firstPassage(other)];
    return first[0] - second[0] || first[1] - second[1];
  });
  for (const term of ordered) {
    if (!lanes.has(key(term))) lanes.set(key(term), new Map());
    const inner = chart.group === "body" ? term.post : key(term);
    const lane = lanes.get(key(term));
    lane.set(inner, [...(lane.get(inner) || []), term]);
  }
  const rows = [];
  for (const [id, inner] of lanes) {
    if (chart.group === "body") rows.push({ heading: nodeText(id), node: id });
    for (const [thing, held] of inner) rows.push(...packed(thing, held));
  }
  return rows;
}

function packed(thing, terms) {
  const rows = [];
  for (const term of [...terms].sort((one, other) => extent(one).from - extent(other).from || extent(one).until - extent(other).until)) {
    const { from, until } = extent(term);
    const row = rows.find((each) => each.until <= from);
    if (row) {
      row.terms.push(term);
      row.until = until;
    } else rows.push({ thing, terms: [term], until, vacancies: [] });
  }
  if (chart.group !== "person" && !filters.kinds.has("vacant") && filters.document === null && filters.year === null) {
    for (const vacancy of DATA.vacancies.filter((each) => each.post === thing)) rows[0].vacancies.push(vacancy);
  }
  rows.forEach((row, index) => Object.assign(row, { first: index === 0 }));
  return rows;
}

function termText(term) {
  const name = clipText(nodeText(chart.group === "person" ? term.post : term.person), 320);
  return term.acting && chart.group !== "person" ? name + bracketed(language === "zh" ? "代" : "acting") : name;
}

// Where a bar stands, in pixels: its dashed beginning, what is known of it, and where its name goes.
function barPlace(term) {
  if (!places.has(term)) places.set(term, placeBar(term));
  return places.get(term);
}

function placeBar(term) {
  const span = termSpan(term);
  const from = span.start ? span.start[0] : span.seen ? span.seen[0] : span.end ? span.end[0] : span.known;
  const until = span.end ? span.end[0] : Math.max(HORIZON, from + 1);
  const low = Math.max(across(from), chart.left);
  const high = Math.min(span.start || span.seen || !span.end ? Math.max(across(until), low + 5) : low, chart.width - 8);
  const early = span.start ? low : span.bound !== null ? across(span.bound) : span.end ? chart.left + 3 : low - 26;
  const tail = Math.min(Math.max(early, chart.left), low);
  const wide = textWidth(termText(term)) + 28;
  if (chart.above) return { span, low, high, tail, name: Math.max(chart.left, Math.min(tail, chart.width - wide)), end: Math.max(high, tail + wide) };
  const after = high + (span.end ? 12 : 18);
  if (low - tail >= wide && low - tail > high - low) return { span, low, high, tail, name: tail + 12, end: high };
  if (high - low >= wide) return { span, low, high, tail, name: low + 12, end: high };
  if (chart.width - after >= wide) return { span, low, high, tail, name: after, end: after + wide - 8 };
  return { span, low, high, tail, name: Math.min(low + 12, chart.width - wide), end: high };
}

// The days that a bar takes, its name included.
function extent(term) {
  const { tail, end, span } = barPlace(term);
  const day = (x) => chart.from + (x - chart.left) / perDay();
  return { from: span.start ? span.start[0] : day(tail), until: span.end ? Math.max(span.end[0], day(end) - 6 / perDay()) : Infinity };
}

function perDay() {
  return (chart.width - chart.left - 16) / (chart.until - chart.from);
}

function across(day) {
  return chart.left + (day - chart.from) * perDay();
}

function drawBar(term, y) {
  const look = LOOKS[termKind(term)];
  const { span, low, high, tail, name } = barPlace(term);
  const group = svgElement("g", { class: "term", role: "button", "aria-label": describe(term), "data-term": DATA.terms.indexOf(term) });
  group.append(svgElement("title", {}, describe(term)));
  const top = y + (chart.above ? 20 : (chart.row - BAR) / 2);
  const middle = top + BAR / 2;
  const bar = { y: top, height: BAR, fill: look.fill, stroke: look.colour, "stroke-width": 1.5, rx: 4 };
  if (state.term === term) {
    const wide = textWidth(termText(term)) + 16;
    const [left, right] = [Math.min(tail, name - 8) - 4, Math.max(high + 12, name + wide)];
    group.append(svgElement("rect", { x: left, y: y + 1, width: right - left, height: chart.row - 2, rx: 8, fill: "#ffe9a8" }));
  }
  if (tail < low - 2) group.append(svgElement("rect", { ...bar, x: tail, width: low - tail, "fill-opacity": 0.45, "stroke-dasharray": "4 3" }));
  if (span.end === null) {
    const tip = Math.min(high + 12, chart.width - 4);
    const points = `M${low + 4} ${top}H${high}L${tip} ${middle}L${high} ${top + BAR}H${low + 4}Q${low} ${top + BAR} ${low} ${top + BAR - 4}V${top + 4}Q${low} ${top} ${low + 4} ${top}Z`;
    group.append(svgElement("path", { d: points, fill: look.fill, stroke: look.colour, "stroke-width": 1.5, "stroke-linejoin": "round" }));
  } else if (span.start || span.seen) {
    group.append(svgElement("rect", { ...bar, x: low, width: Math.max(high - low, 3) }));
  }
  for (const known of [span.start, span.end]) {
    // A month or a year is no day: the days that it may mean are hatched.
    if (known && known[1] - known[0] > 1) {
      const [x, end] = [Math.max(across(known[0]), chart.left), across(known[1])];
      if (end > x) group.append(svgElement("rect", { x, y: top + 1, width: end - x, height: BAR - 2, fill: "url(#unsure)" }));
    }
  }
  if (span.start && term.opened.length) group.append(diamond(low, middle, MARKS.opened.colour));
  if (span.seen && !span.start) group.append(svgElement("circle", { cx: low, cy: middle, r: 4, fill: "#ffffff", stroke: MARKS.witnesses.colour, "stroke-width": 1.5 }));
  if (span.end) group.append(cross(high - 8, middle, MARKS.closed.colour));
  const strong = state.term === term ? 700 : 400;
  group.append(svgElement("text", { x: name, y: chart.above ? y + 15 : middle + 5, fill: INK, "font-size": 14, "font-weight": strong }, termText(term)));
  const dim = (filters.day !== null && !coversTerm(term, filters.day)) || (state.selected && ![term.person, term.post, term.body].includes(state.selected.id));
  if (dim) group.setAttribute("opacity", 0.32);
  term.place = { x: (tail + high) / 2, y: middle };
  group.onclick = (event) => {
    event.stopPropagation();
    selectTerm(term);
  };
  return group;
}

function diamond(x, y, colour) {
  return svgElement("path", { d: `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`, fill: colour, stroke: "#ffffff", "stroke-width": 1 });
}

function cross(x, y, colour) {
  return svgElement("path", { d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`, stroke: colour, "stroke-width": 2.4, fill: "none" });
}

function vacantMiddle() {
  return chart.above ? 20 + BAR / 2 : chart.row / 2;
}

function drawVacancy(vacancy, y) {
  const low = Math.max(across(daysOf(vacancy.from)[0]), chart.left) + 7;
  const high = Math.min(vacancy.until ? across(daysOf(vacancy.until)[0]) : across(Math.max(HORIZON, chart.from)), chart.width - 8);
  if (high - low < 4) return null;
  const text = named(LOOKS.vacant).replace(/[（(].*/, "").trim();
  const box = svgElement("rect", { x: low, y: y + vacantMiddle() - 7, width: high - low, height: 14, fill: "url(#vacant)", stroke: LOOKS.vacant.colour, "stroke-width": 1, "stroke-dasharray": "2 3", rx: 3 });
  const wide = textWidth(text) * 0.86 + 10;
  const group = svgElement("g", {}, svgElement("title", {}, `${named(LOOKS.vacant)} ${vacancy.from} – ${vacancy.until || "?"}`), box);
  if (high - low > wide + 8) {
    const middle = (low + high) / 2;
    group.append(svgElement("rect", { x: middle - wide / 2, y: y + vacantMiddle() - 8, width: wide, height: 16, fill: "#ffffff", "fill-opacity": 0.9 }));
    group.append(svgElement("text", { x: middle, y: y + vacantMiddle() + 4, "text-anchor": "middle", "font-size": 12, fill: LOOKS.vacant.colour }, text));
  }
  return group;
}

function pattern(id, colour, step) {
  const shape = svgElement("path", { d: `M0 ${step}L${step} 0`, stroke: colour, "stroke-width": 1.2 });
  return svgElement("pattern", { id, width: step, height: step, patternUnits: "userSpaceOnUse" }, svgElement("rect", { width: step, height: step, fill: "#ffffff", "fill-opacity": 0.55 }), shape);
}

function drawAxis(height) {
  const group = svgElement("g", { "aria-hidden": "true" });
  for (const mark of marksOf(chart.from, chart.until, perDay())) {
    const x = across(mark.at);
    group.append(svgElement("line", { x1: x, x2: x, y1: AXIS, y2: height, stroke: mark.strong ? "#b9c0c8" : "#e3e6ea", "stroke-width": 1 }));
  }
  return group;
}

function axisNames() {
  const group = svgElement("g", {}, svgElement("rect", { x: 0, y: 0, width: chart.width, height: AXIS, fill: "#ffffff" }));
  group.append(svgElement("line", { x1: 0, x2: chart.width, y1: AXIS, y2: AXIS, stroke: "#b9c0c8" }));
  for (const mark of marksOf(chart.from, chart.until, perDay())) {
    const x = across(mark.at);
    if (x + textWidth(mark.text) < chart.width) group.append(svgElement("text", { x: x + 4, y: 22, "font-size": 13, fill: mark.strong ? INK : "#595959", "font-weight": mark.strong ? 700 : 400 }, mark.text));
  }
  return group;
}

function drawHead(row, y) {
  const group = svgElement("g", { class: "head" }, svgElement("rect", { x: 0, y, width: chart.width, height: HEAD, fill: "#eef2f6" }));
  const text = clipText(row.heading, chart.width - 24);
  group.append(svgElement("text", { x: 12, y: y + 20, "font-size": 14, "font-weight": 700, fill: INK }, text), svgElement("title", {}, row.heading));
  if (state.selected && state.selected.id === row.node) group.firstChild.setAttribute("fill", "#ffe9a8");
  group.onclick = () => NODES.has(row.node) && select(NODES.get(row.node));
  return group;
}

function drawRow(row, y, height) {
  const group = svgElement("g");
  if (row.first) {
    const term = row.terms[0];
    const full = nodeText(row.thing);
    const text = chart.group === "body" ? postText(term) : full;
    const label = svgElement("text", { x: chart.group === "body" ? 24 : 12, y: y + 20, "font-size": 14, fill: INK }, clipText(text, chart.left - (chart.group === "body" ? 34 : 22)));
    const head = svgElement("g", { class: "head" }, svgElement("title", {}, full), svgElement("rect", { x: 0, y, width: chart.left - 4, height, fill: "#ffffff", "fill-opacity": 0 }), label);
    if (state.selected && state.selected.id === row.thing) label.setAttribute("font-weight", 700);
    head.onclick = () => select(NODES.get(row.thing));
    group.append(head);
  }
  return group;
}

function drawBoard() {
  chart.zoom = board.clientWidth >= 1300 ? 1.25 : 1; // large screens are seen from afar
  chart.width = Math.max((board.clientWidth || 900) / chart.zoom, 340);
  chart.above = chart.width < 600;
  chart.row = chart.above ? 46 : 30;
  chart.left = chart.above ? 104 : Math.min(230, chart.width * 0.24);
  if (!chart.zoomed) Object.assign(chart, wholeTime());
  places.clear();
  chart.rows = layRows();
  let y = AXIS + 4;
  const rows = svgElement("g");
  for (const row of chart.rows) {
    row.y = y;
    if (row.heading !== undefined) {
      rows.append(drawHead(row, y));
      y += HEAD;
    } else {
      rows.append(drawRow(row, y, chart.row));
      for (const vacancy of row.vacancies) {
        const shape = drawVacancy(vacancy, y);
        if (shape) rows.append(shape);
      }
      for (const term of row.terms) rows.append(drawBar(term, y));
      rows.append(svgElement("line", { x1: 0, x2: chart.width, y1: y + chart.row - 0.5, y2: y + chart.row - 0.5, stroke: "#eceff2" }));
      y += chart.row;
    }
  }
  chart.height = y + 28;
  const defs = svgElement("defs", {}, pattern("unsure", "#8a929b", 5), pattern("vacant", "#d9b3c8", 7));
  const today = filters.day === null ? [] : [dayLine(y)];
  const svg = svgElement("svg", { width: chart.width * chart.zoom, height: chart.height * chart.zoom, viewBox: `0 0 ${chart.width} ${chart.height}`, role: "group", "font-family": FONT });
  svg.append(defs, drawAxis(y), rows, ...today);
  const axis = svgElement("svg", { width: chart.width * chart.zoom, height: AXIS * chart.zoom, viewBox: `0 0 ${chart.width} ${AXIS}`, class: "axis", "aria-hidden": "true", "font-family": FONT }, axisNames());
  board.style.setProperty("--zoom", chart.zoom);
  board.replaceChildren(axis, svg);
}

function dayLine(height) {
  const x = across(dayNumber(filters.day));
  const line = svgElement("line", { x1: x, x2: x, y1: AXIS, y2: height, stroke: "#c04f00", "stroke-width": 2, "stroke-dasharray": "6 3" });
  return x < chart.left || x > chart.width ? svgElement("g") : svgElement("g", {}, line);
}

// From the first printed day to the last, with a margin.
function wholeTime() {
  const days = DATA.terms.flatMap((term) => [term.from, term.until, term.witnessed, term.notBefore]).filter(Boolean).map((each) => daysOf(each)[0]);
  if (!days.length) return { from: 0, until: 365 };
  const [first, last] = [Math.min(...days), Math.max(HORIZON, ...days)];
  const margin = Math.max((last - first) * 0.07, 12);
  return { from: first - margin * 1.4, until: last + margin };
}

function selectTerm(term) {
  select(null, null, term);
}

function moveTime(from, until) {
  const span = Math.min(Math.max(until - from, 14), 365 * 120);
  Object.assign(chart, { from, until: from + span, zoomed: true });
  drawBoard();
}

function zoomTime(factor, about = (chart.from + chart.until) / 2) {
  moveTime(about - (about - chart.from) / factor, about + (chart.until - about) / factor);
}

let grip = null;
board.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" && event.button === 0) grip = { x: event.clientX, from: chart.from, until: chart.until };
});
window.addEventListener("pointermove", (event) => {
  if (!grip || Math.abs(event.clientX - grip.x) < 5) return;
  const days = (event.clientX - grip.x) / chart.zoom / perDay();
  moveTime(grip.from - days, grip.until - days);
});
window.addEventListener("pointerup", () => {
  grip = null;
});
board.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls the rows
  event.preventDefault();
  const x = (event.clientX - board.getBoundingClientRect().left) / chart.zoom;
  zoomTime(Math.exp(-event.deltaY * 0.002), chart.from + Math.max(0, x - chart.left) / perDay());
}, { passive: false });
board.addEventListener("click", (event) => {
  if (!event.target.closest("g.term, g.head")) select(null);
});

function drawLook(pen, look) {
  Object.assign(pen, { fillStyle: look.fill === "none" ? "#ffffff" : look.fill, strokeStyle: look.colour, lineWidth: 1.5 });
  rounded(pen, 2, 3, 26, 13, 3);
  pen.fill();
  pen.setLineDash(look === LOOKS.vacant ? [2, 3] : look === LOOKS.acting ? [4, 2] : []);
  pen.stroke();
  pen.setLineDash([]);
}

function drawMark(pen, mark) {
  Object.assign(pen, { fillStyle: mark.colour, strokeStyle: mark.colour, lineWidth: 2 });
  if (mark === MARKS.opened) {
    polygon(pen, [[15, 3], [21, 9], [15, 15], [9, 9]]);
    pen.fill();
  } else if (mark === MARKS.closed) {
    for (const [x, y] of [[10, 4], [20, 4]]) {
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(30 - x, 14);
      pen.stroke();
    }
  } else {
    pen.beginPath();
    pen.ellipse(15, 9, 4, 4, 0, 0, 2 * Math.PI);
    pen.stroke();
  }
}

function shownTerms() {
  return chart.rows.flatMap((row) => row.terms || []);
}

// Bring a height of the chart into view, if it is not.
function scrollTo(y) {
  const [top, high] = [y * chart.zoom, board.clientHeight];
  if (top < board.scrollTop + 2 * AXIS || top > board.scrollTop + high - 3 * chart.row) board.scrollTop = top - high / 3;
}

const timelineStage = {
  element: board,
  show: drawBoard,
  restyle: drawBoard,
  zoom: zoomTime,
  steadily: (change) => change(), // what follows, or the new width, draws it
  fit: () => {
    chart.zoomed = false;
    drawBoard();
  },
  bring: (node) => {
    const row = chart.rows.find((each) => each.node === node.id || each.thing === node.id || (each.terms || []).some((term) => term.person === node.id));
    if (row) scrollTo(row.y);
  },
  walk: (dx, dy) => {
    const terms = shownTerms();
    const now = state.term && state.term.place ? state.term : null;
    if (!now) return terms.length && selectTerm(terms[0]);
    const ahead = terms.filter((term) => (dy ? (term.place.y - now.place.y) * dy > 4 : Math.abs(term.place.y - now.place.y) < 4 && (term.place.x - now.place.x) * dx > 1));
    const cost = (term) => Math.abs(term.place.y - now.place.y) * (dy ? 4 : 1) + Math.abs(term.place.x - now.place.x);
    const next = ahead.sort((one, other) => cost(one) - cost(other))[0];
    if (next) {
      selectTerm(next);
      scrollTo(next.place.y);
    }
  },
  enter: () => panel.querySelector("h2")?.focus(),
  bounds: () => ({ left: 0, right: chart.width, top: 0, bottom: chart.height }),
  paint: (pen) => {
    const [axis, rows] = board.children;
    const write = new XMLSerializer();
    for (const child of [...rows.children, ...axis.children]) pen.parts.push(write.serializeToString(child));
  },
  key: () => [
    ...Object.values(LOOKS).map((look) => ({ draw: (pen) => drawLook(pen, look), text: named(look) })),
    ...Object.values(MARKS).map((mark) => ({ draw: (pen) => drawMark(pen, mark), text: named(mark) })),
  ],
  canvas: () => null,
};

function stage() {
  return timelineStage;
}

function arrange() {
  state.shown = NODES;
}

function reveal(node) {
  select(node);
}

function summary() {
  const day = filters.day;
  const terms = shownTerms();
  const running = terms.filter((term) => coversTerm(term, day) && (day !== null || !term.until)).length;
  const text = say("termsShown", { n: terms.length, all: DATA.terms.length, running });
  return day === null ? text : `${text} · ${say("asOf", { day })}`;
}

function legendItems() {
  const counts = { vacant: DATA.vacancies.length };
  for (const term of DATA.terms) counts[termKind(term)] = (counts[termKind(term)] || 0) + 1;
  const kinds = Object.entries(LOOKS).map(([id, look]) => ({ ...look, id, count: counts[id] || 0, swatch: swatch((ctx) => drawLook(ctx, look)) }));
  const marks = Object.entries(MARKS).map(([id, mark]) => {
    const count = DATA.terms.reduce((sum, term) => sum + term[id].length, 0);
    return { ...mark, id, count, swatch: swatch((ctx) => drawMark(ctx, mark)), fixed: true };
  });
  return { kinds: kinds.filter((kind) => kind.count), styles: marks.filter((mark) => mark.count) };
}

new ResizeObserver(drawBoard).observe(board);
