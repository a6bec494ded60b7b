// Time in the panel: who was where from when to when, as small bars, and a term of office with its sentences.

const SPAN_ROW = 24;

// Rows of time about a node: terms of office of a person, in a post or in a body, and who oversaw a body when.
function spanRows(node) {
  const terms = DATA.terms.filter((term) => [term.person, term.post, term.body].includes(node.id));
  const rows = terms.map((term) => {
    const { start, seen, end, known } = termSpan(term);
    const text = term.person === node.id ? nodeText(term.post) : node.kind === "post" ? nodeText(term.person) : `${nodeText(term.person)} ${postText(term)}`;
    return { text, from: known, open: !start, until: end ? end[0] : null, seen, look: LOOKS[termKind(term)], title: describe(term), term };
  });
  for (const { edge, other, out } of node.links) {
    const style = DATA.styles[edge.style];
    if (style.relation !== "oversees" || (!out && node.kind === "official")) continue;
    for (const statement of edge.statements) {
      const since = sinceOf(statement);
      if (!since || out) continue;
      const until = statement.until ? dayNumber(statement.until) : null;
      const title = `${plain(other.label)} ${named(style)} ${since} – ${statement.until || "?"}`;
      rows.push({ text: `${plain(other.label)} ${named(style)}`, from: dayNumber(since), until, look: { colour: style.colour, fill: tint(style.colour, 0.2) }, title });
    }
  }
  return rows.sort((one, other) => one.from - other.from);
}

function spanChart(rows) {
  const width = 336;
  const earliest = Math.min(...rows.map((row) => row.from));
  const last = Math.max(HORIZON, ...rows.map((row) => row.until || row.from + 1));
  const first = earliest - (rows.some((row) => row.open) ? Math.max(10, (last - earliest) * 0.18) : 0); // room for what began before
  const x = (day) => 14 + ((day - first) / Math.max(last - first, 1)) * (width - 34);
  const height = rows.length * 2 * (SPAN_ROW * 0.82) + 22;
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", "font-family": FONT, class: "spans" });
  rows.forEach((row, index) => {
    const y = index * 2 * (SPAN_ROW * 0.82);
    const [low, high] = [x(row.from), x(row.until || last)];
    const label = `${row.text}`;
    svg.append(
      svgElement("g", {}, svgElement("title", {}, row.title),
        svgElement("text", { x: 2, y: y + 15, "font-size": 13, fill: INK }, clipText(label, width + 60)),
        row.open ? svgElement("rect", { x: 2, y: y + 21, width: Math.max(low - 2, 4), height: 11, rx: 3, fill: row.look.fill, "fill-opacity": 0.5, stroke: row.look.colour, "stroke-width": 1.3, "stroke-dasharray": "3 3" }) : null,
        row.open && row.until && !row.seen ? null : svgElement("rect", { x: low, y: y + 21, width: Math.max(high - low, 4), height: 11, rx: 3, fill: row.look.fill, stroke: row.look.colour, "stroke-width": 1.3 }),
        row.until ? null : svgElement("path", { d: `M${high} ${y + 20}L${high + 8} ${y + 26.5}L${high} ${y + 33}Z`, fill: row.look.colour }),
      ),
    );
  });
  const y = height - 6;
  svg.append(svgElement("text", { x: Math.max(2, x(earliest) - 12), y, "font-size": 12, fill: "#595959" }, isoOf(earliest)));
  svg.append(svgElement("text", { x: width - 2, y, "font-size": 12, fill: "#595959", "text-anchor": "end" }, isoOf(last - 1)));
  if (filters.day !== null) {
    const at = x(Math.min(Math.max(dayNumber(filters.day), first), last));
    svg.append(svgElement("line", { x1: at, x2: at, y1: 0, y2: height - 18, stroke: "#c04f00", "stroke-width": 1.5, "stroke-dasharray": "5 3" }));
  }
  return svg;
}

function spanSection(node) {
  const rows = ["official", "post", "organization"].includes(node.kind) ? spanRows(node) : [];
  if (!rows.length) return null;
  const shown = rows.slice(0, 14);
  const heading = make("h3", {}, say("overTime"), make("span", { className: "count" }, rows.length));
  return make("section", {}, heading, spanChart(shown));
}

function endText(kind) {
  return `end_${kind}` in WORDING[language] ? say(`end_${kind}`) : String(kind);
}

function showTerm(term) {
  const rows = make("dl");
  const row = (key, value) => rows.append(make("dt", {}, say(key)), make("dd", {}, value));
  row("termFrom", data(term.from || (term.witnessed ? say("seenOn", { day: term.witnessed }) : say("unknown"))));
  row("termUntil", data(term.until ? term.until + bracketed(endText(term.end)) : say("noEnd")));
  if (term.notBefore) row("notBefore", data(term.notBefore));
  if (term.acting) row("acting", say("yes"));
  if (term.probation) row("probation", data(term.probation));
  row("official", NODES.has(term.person) ? linkTo(NODES.get(term.person)) : "");
  row("post", linkTo(NODES.get(term.post)));
  if (NODES.has(term.body)) row("body", linkTo(NODES.get(term.body)));
  const grounds = ["opened", "witnesses", "closed"].filter((key) => term[key].length);
  openPanel(
    ...heading([swatch((ctx) => drawLookOf(ctx, term)), named(LOOKS[termKind(term)])], `${plain(nodeText(term.person))} · ${nodeText(term.post)}`),
    rows,
    ...grounds.map((key) => make("section", {}, make("h3", {}, named(MARKS[key]), make("span", { className: "count" }, term[key].length)), evidence(term[key], true))),
  );
}

function drawLookOf(ctx, term) {
  drawShape(ctx, "box", LOOKS[termKind(term)].colour, 2, 3, 26, 13, { width: 1.5, fill: 0.2 });
}
