// The side panel: what a node is, what it is joined to, and the sentence behind each edge. All data enters as text nodes.

const byId = (id) => document.getElementById(id);
const panel = document.getElementById("panel");
const OPEN_UP_TO = 12;
const OPEN_FIRST = 2;
const ITEMS_AT_ONCE = 60;
const CONTEXT = 60;

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function data(text) {
  return make("bdi", { dir: "auto" }, String(text));
}

function linkTo(node) {
  return make("button", { type: "button", className: "link", onclick: () => reveal(node) }, data(node.label));
}

function figure(number) {
  const passage = DATA.passages[number];
  const document_ = DATA.documents[passage.document];
  const quote = make("blockquote");
  if (passage.clause === undefined) quote.append(make("mark", {}, passage.quote));
  else {
    const text = Array.from(DATA.clauses[passage.clause]); // offsets count code points
    const end = passage.at + passage.end - passage.start;
    const fill = (context) => {
      const [first, last] = [Math.max(0, passage.at - context), Math.min(text.length, end + context)];
      const whole = () => make("button", { type: "button", className: "whole", title: say("whole"), onclick: () => fill(text.length) }, "…");
      quote.replaceChildren(
        ...(first > 0 ? [whole()] : []),
        text.slice(first, passage.at).join(""),
        make("mark", {}, text.slice(passage.at, end).join("")),
        text.slice(end, last).join(""),
        ...(last < text.length ? [whole()] : []),
      );
    };
    fill(CONTEXT);
  }
  quote.dir = "auto";
  const titled = document_.title && document_.title !== document_.key ? `《${document_.title}》` : "";
  const where = say("passage", { source: passage.source, start: passage.start, end: passage.end });
  return make("figure", {}, quote, make("figcaption", {}, data(document_.key + titled), make("br"), data(where)));
}

function evidence(numbers, open) {
  const box = make("details", { open });
  box.append(make("summary", {}, `${say("evidence")} (${numbers.length})`));
  const fill = () => {
    if (box.children.length === 1 && box.open) box.append(...numbers.map(figure));
  };
  box.addEventListener("toggle", fill);
  fill();
  return box;
}

function worded(value) {
  if (Array.isArray(value)) return value.join("、");
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 10 });
  return VALUES.has(value) ? named(VALUES.get(value)) : value;
}

function attributeRows(node) {
  const list = make("dl");
  for (const [key, value] of Object.entries(node.attributes)) {
    list.append(make("dt", {}, ATTRIBUTES.has(key) ? named(ATTRIBUTES.get(key)) : key), make("dd", {}, data(worded(value))));
  }
  if (node.names.length) list.append(make("dt", {}, say("names")), make("dd", {}, data(node.names.join("、"))));
  return list.children.length ? list : null;
}

// From when until when a relation holds, where an end is known; a value that it states, where it has one.
function notesOf(statements) {
  const values = statements.map((each) => each.value).filter((each) => each !== undefined && each !== "");
  const ended = statements.filter((each) => each.until).map((each) => `${sinceOf(each) || "?"} – ${each.until}`);
  return ended.length === statements.length ? ended : values;
}

function item(link, open) {
  const statements = link.edge.statements.filter(statementPasses);
  const notes = notesOf(statements);
  const note = notes.length && link.other.kind !== "target" && link.other.kind !== "money" ? make("span", { className: "note" }, data(notes[0])) : null;
  return make("li", {}, linkTo(link.other), note, evidence([...new Set(statements.map((each) => each.passage))], open));
}

function group(style, out, links, open) {
  const list = make("ul", { className: "relations" });
  const more = (from) => {
    list.append(...links.slice(from, from + ITEMS_AT_ONCE).map((link, index) => item(link, open || from + index < OPEN_FIRST)));
    const left = links.length - from - ITEMS_AT_ONCE;
    if (left > 0) {
      const button = make("button", { type: "button" }, say("more", { n: left }));
      button.onclick = () => {
        button.parentElement.remove();
        more(from + ITEMS_AT_ONCE);
      };
      list.append(make("li", {}, button));
    }
  };
  more(0);
  const heading = make("h3", {}, styleSwatch(style), `${out ? "" : "← "}${named(style)}`, make("span", { className: "count" }, links.length));
  return make("section", {}, heading, list);
}

function heading(kind, text) {
  const close = make("button", { type: "button", className: "close", title: say("close"), onclick: () => select(null) }, "×");
  close.setAttribute("aria-label", say("close"));
  const title = make("h2", { tabIndex: -1 }, data(text));
  return [make("span", { className: "kind" }, ...kind), make("header", {}, title, close)];
}

function openPanel(...children) {
  panel.replaceChildren(make("div", { className: "card" }, ...children));
  panel.hidden = false;
  panel.scrollTop = 0;
}

function nodeActions(node, links) {
  const opened = state.opened.includes(node);
  const actions = make("div", { className: "actions" });
  const button = (key, onclick) => actions.append(make("button", { type: "button", onclick }, say(key)));
  if (opened) button("collapse", () => collapse(node));
  else if (links.length) button("expand", () => expand(node));
  if (links.length && !(opened && state.opened.length === 1)) button("focusOnly", () => focusOn(node));
  return actions;
}

function showNode(node) {
  const kind = KINDS.get(node.kind);
  const links = passingLinks(node);
  const actions = DATA.timeline ? make("div") : nodeActions(node, links);
  const groups = new Map();
  for (const link of links) {
    const key = `${link.edge.style} ${link.out}`;
    if (!groups.has(key)) groups.set(key, { style: DATA.styles[link.edge.style], out: link.out, order: link.edge.style, links: [] });
    groups.get(key).links.push(link);
  }
  const open = links.length <= OPEN_UP_TO;
  const sections = [...groups.values()].sort((one, other) => other.out - one.out || one.order - other.order);
  for (const each of sections) {
    each.links.sort((one, other) => {
      const [first, second] = [one, other].map((link) => DATA.passages[link.edge.statements[0].passage]);
      return first.document - second.document || first.start - second.start;
    });
  }
  const mentions = node.evidence.length
    ? make("section", {}, make("h3", {}, say("mentions"), make("span", { className: "count" }, node.evidence.length)), evidence(node.evidence, links.length === 0))
    : null;
  openPanel(
    ...heading([kindSwatch(kind), named(kind)], node.label),
    actions.children.length ? actions : null,
    attributeRows(node),
    spanSection(node),
    ...sections.map((each) => group(each.style, each.out, each.links, open)),
    mentions,
  );
}

function showEdge(edge) {
  const style = DATA.styles[edge.style];
  const numbers = [...new Set(edge.statements.filter(statementPasses).map((each) => each.passage))];
  openPanel(
    ...heading([styleSwatch(style), say("relations")], named(style)),
    make("p", {}, linkTo(NODES.get(edge.from)), ` → `, linkTo(NODES.get(edge.to))),
    isOver(edge) ? make("p", { className: "note" }, data(notesOf(edge.statements)[0])) : null,
    evidence(numbers, true),
  );
}
