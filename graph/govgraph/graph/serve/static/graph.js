// A graph that grows by clicks. Its centre stands in the middle; what points to it unfolds to the left, what it points to
// to the right, branch by branch, like a mind map. The server sends boxes with their outlines and edges with their sentences.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const ROW_GAP = 10;
  const NARROW = window.innerWidth < 700; // then everything unfolds to the right
  const COLUMN_GAP = NARROW ? 72 : 96;
  const AT_ONCE = NARROW ? 8 : 14;
  const PARALLEL = 13;

  const svgMake = (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const data = (text) => make("bdi", {}, text);
  const widthOf = (name) => Array.from(name).reduce((sum, each) => sum + (each > "\u2e7f" ? 12 : 6.6), 0);

  class Graph {
    constructor(stage, panel) {
      this.stage = stage;
      this.panel = panel;
      this.say = panel.dataset;
      this.alone = stage.dataset.main !== undefined; // else it is a part of the page about its centre
      this.nodes = new Map(); // id → what the server said of it
      this.edges = new Map(); // key → edge
      this.loaded = new Set();
      this.open = new Map(); // id → how many neighbours are unfolded at it
      this.selected = null;
      this.view = { x: 0, y: 0, scale: 1 };
      this.world = svgMake("g");
      this.svg = svgMake("svg", { role: "group", "aria-label": stage.getAttribute("aria-label") }, this.world);
      stage.append(this.svg);
      this.listen();
    }

    async load(id) {
      if (this.loaded.has(id)) return true;
      const address = new URL(this.stage.dataset.graph, location.href);
      address.searchParams.set("iri", id);
      const answer = await fetch(address).catch(() => null);
      if (!answer || !answer.ok) {
        this.panel.replaceChildren(make("p", { className: "error" }, this.say.failed));
        return false;
      }
      const found = await answer.json();
      for (const node of found.nodes) if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
      for (const edge of found.edges) {
        const key = JSON.stringify([edge.from, edge.to, edge.relation, edge.name]);
        if (!this.edges.has(key)) this.edges.set(key, { ...edge, key });
      }
      this.loaded.add(id);
      return true;
    }

    async start(id) {
      if (!(await this.load(id))) return;
      this.centre = id;
      this.open = new Map([[id, AT_ONCE]]);
      this.selected = id;
      this.arrange();
      this.draw();
      this.fit();
      if (this.alone) this.showNode(id);
    }

    async toggle(id) {
      if (!(await this.load(id))) return;
      if (this.open.has(id) && id !== this.centre) this.open.delete(id);
      else this.open.set(id, AT_ONCE);
      this.selected = id;
      this.arrange();
      this.draw();
      this.showNode(id);
      this.bring(id);
    }

    links(id) {
      const found = [];
      for (const edge of this.edges.values()) {
        if (edge.from === id) found.push({ edge, other: edge.to, out: true });
        else if (edge.to === id) found.push({ edge, other: edge.from, out: false });
      }
      return found.sort((one, other) => one.edge.rank - other.edge.rank || (one.edge.name < other.edge.name ? -1 : one.edge.name > other.edge.name ? 1 : 0));
    }

    // Give every unfolded node its branches: a tree over the graph, from the centre outwards.
    arrange() {
      this.placed = new Map();
      this.placed.set(this.centre, { id: this.centre, side: 0, depth: 0, children: [], rest: 0 });
      const queue = [this.centre];
      while (queue.length) {
        const id = queue.shift();
        const place = this.placed.get(id);
        if (!this.open.has(id)) continue;
        const fresh = new Map();
        for (const link of this.links(id)) if (!this.placed.has(link.other) && !fresh.has(link.other)) fresh.set(link.other, link);
        const all = [...fresh.values()];
        const shown = all.slice(0, this.open.get(id));
        place.rest = all.length - shown.length;
        const sides = shown.map((link) => (NARROW ? 1 : place.side || (link.out ? 1 : -1)));
        if (!place.side && !NARROW) this.balance(sides);
        shown.forEach((link, index) => {
          const side = sides[index];
          this.placed.set(link.other, { id: link.other, side, depth: place.depth + 1, children: [], rest: 0 });
          place.children.push(link.other);
          queue.push(link.other);
        });
      }
      const shown = [...this.edges.values()].filter((edge) => this.placed.has(edge.from) && this.placed.has(edge.to));
      this.gap = Math.max(COLUMN_GAP, NARROW ? 0 : 44 + Math.max(0, ...shown.map((edge) => widthOf(edge.name))));
      for (const side of [1, -1]) this.spread(side);
    }

    // Around the centre, a side too long to read gives its last to the other.
    balance(sides) {
      const count = (side) => sides.filter((each) => each === side).length;
      const long = count(1) >= count(-1) ? 1 : -1;
      for (let at = sides.length - 1; at >= 0 && count(long) > 7 && count(long) - count(-long) > 1; at -= 1) if (sides[at] === long) sides[at] = -long;
    }

    spread(side) {
      const widths = [];
      for (const place of this.placed.values()) {
        if (place.side === side || place.depth === 0) widths[place.depth] = Math.max(widths[place.depth] || 0, this.nodes.get(place.id).w);
      }
      const centres = [0];
      for (let depth = 1; depth < widths.length; depth += 1) centres[depth] = centres[depth - 1] + widths[depth - 1] / 2 + this.gap + widths[depth] / 2;
      const lay = (id, top) => {
        const place = this.placed.get(id);
        const node = this.nodes.get(id);
        const children = place.children.filter((child) => this.placed.get(child).side === side);
        const own = node.h + (place.rest && place.depth ? 8 : 0);
        let y = top;
        for (const child of children) y = lay(child, y) + ROW_GAP;
        const height = Math.max(children.length ? y - ROW_GAP - top : 0, own);
        if (children.length && y - ROW_GAP - top < own) for (const child of children) this.shift(child, (own - (y - ROW_GAP - top)) / 2);
        if (place.depth) {
          place.y = top + height / 2;
          place.x = side * centres[place.depth];
        }
        return top + height;
      };
      const total = lay(this.centre, 0);
      const root = this.placed.get(this.centre);
      root.x = root.y = 0;
      for (const place of this.placed.values()) if (place.side === side) place.y -= total / 2;
    }

    shift(id, by) {
      const place = this.placed.get(id);
      place.y += by;
      for (const child of place.children) this.shift(child, by);
    }

    draw() {
      const edges = svgMake("g");
      const names = svgMake("g");
      const nodes = svgMake("g");
      const pairs = new Map();
      for (const edge of this.edges.values()) {
        if (!this.placed.has(edge.from) || !this.placed.has(edge.to)) continue;
        const pair = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
        pairs.set(pair, [...(pairs.get(pair) || []), edge]);
      }
      for (const pair of pairs.values()) {
        pair.forEach((edge, index) => {
          const lift = (index - (pair.length - 1) / 2) * PARALLEL;
          this.drawEdge(edge, this.placed.get(edge.from), this.placed.get(edge.to), lift, edges, names);
        });
      }
      for (const place of this.placed.values()) nodes.append(this.drawNode(place));
      this.world.replaceChildren(edges, names, nodes);
      this.look();
    }

    drawEdge(edge, from, to, lift, edges, names) {
      const [a, b] = [this.nodes.get(edge.from), this.nodes.get(edge.to)];
      let path;
      let at;
      if (Math.abs(from.x - to.x) > (a.w + b.w) / 2) {
        const direction = to.x > from.x ? 1 : -1;
        const start = [from.x + (direction * a.w) / 2, from.y + lift];
        const end = [to.x - direction * (b.w / 2 + 7), to.y + lift];
        const bend = (end[0] - start[0]) * 0.5;
        path = `M${start}C${start[0] + bend} ${start[1]} ${end[0] - bend} ${end[1]} ${end}`;
        // the name stands beside the outer end, where lines are apart
        const outer = to.depth >= from.depth ? end : start;
        const inward = outer === end ? -direction : direction;
        const x = outer[0] + inward * (widthOf(edge.name) / 2 + 10);
        at = [x, this.heightAt(x, start, end, bend)];
      } else {
        const side = Math.sign(from.x || to.x) || 1;
        const start = [from.x + (side * a.w) / 2, from.y];
        const end = [to.x + side * (b.w / 2 + 7), to.y];
        const out = Math.max(start[0] * side, end[0] * side) * side + side * (36 + Math.abs(lift));
        path = `M${start}C${out} ${start[1]} ${out} ${end[1]} ${end}`;
        at = [out - side * 10, (start[1] + end[1]) / 2];
      }
      const group = svgMake("g", { class: "hit" });
      group.append(svgMake("title", {}, `${a.label} → ${edge.name} → ${b.label}`));
      group.append(svgMake("path", { d: path, fill: "none", stroke: "#fff", "stroke-width": 11, "stroke-opacity": 0 }));
      const line = svgMake("path", { d: path, fill: "none", stroke: edge.colour, "stroke-width": edge.width, "marker-end": `url(#arrow-${edge.colour.slice(1)})` });
      if (edge.dashes.length) line.setAttribute("stroke-dasharray", edge.dashes.join(" "));
      group.append(line);
      const name = svgMake("text", { class: "name", x: at[0], y: at[1], "text-anchor": "middle", "dominant-baseline": "central", fill: edge.colour, stroke: "#fbfcfd", "stroke-width": 4, "paint-order": "stroke" }, edge.name);
      name.style.pointerEvents = "none";
      group.edge = name.edge = edge;
      group.addEventListener("click", () => this.pickEdge(edge));
      edges.append(group);
      names.append(name);
      this.arrow(edge.colour);
    }

    // Where a curve between two columns is at some x: it goes steadily from one to the other.
    heightAt(x, start, end, bend) {
      const mix = (t, p0, p1, p2, p3) => (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3;
      let [low, high] = [0, 1];
      for (let step = 0; step < 20; step += 1) {
        const t = (low + high) / 2;
        if (mix(t, start[0], start[0] + bend, end[0] - bend, end[0]) < x === start[0] < end[0]) low = t;
        else high = t;
      }
      return mix(low, start[1], start[1], end[1], end[1]);
    }

    arrow(colour) {
      const id = `arrow-${colour.slice(1)}`;
      if (this.svg.querySelector(`#${id}`)) return;
      const marker = svgMake("marker", { id, viewBox: "0 0 8 8", refX: 1, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, svgMake("path", { d: "M0 0.5L8 4L0 7.5Z", fill: colour }));
      this.svg.prepend(svgMake("defs", {}, marker));
    }

    drawNode(place) {
      const node = this.nodes.get(place.id);
      const open = this.open.has(place.id);
      const group = svgMake("g", { class: "node", tabindex: 0, role: "button", transform: `translate(${place.x - node.w / 2} ${place.y - node.h / 2})`, "aria-label": `${node.kindName} ${node.label}`, "aria-expanded": String(open) });
      group.append(svgMake("title", {}, node.label));
      group.append(svgMake("rect", { class: "focus", x: -5, y: -5, width: node.w + 10, height: node.h + 10, rx: 9, fill: "none", "stroke-width": 3 }));
      group.append(svgMake("path", { d: node.d, fill: "#fff" }));
      group.append(svgMake("path", { class: "box", d: node.d, fill: node.fill, stroke: node.colour, "stroke-width": place.depth ? 1.6 : 2.6 }));
      const top = node.h / 2 - ((node.lines.length - 1) * 19) / 2;
      node.lines.forEach((line, index) => group.append(svgMake("text", { x: node.w / 2, y: top + index * 19 + 1, "text-anchor": "middle", "dominant-baseline": "central", "font-weight": place.depth ? 400 : 600 }, line)));
      const hidden = open ? place.rest : this.hidden(place.id);
      if (hidden) this.badge(group, open ? `+${place.rest}` : this.loaded.has(place.id) ? `+${hidden}` : "+", node, place.side);
      group.place = place;
      group.addEventListener("click", () => this.pick(place.id));
      group.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") this.pick(place.id);
        else return;
        event.preventDefault();
      });
      return group;
    }

    badge(group, text, node, side) {
      const width = 10 + text.length * 7;
      const x = side < 0 ? -width / 2 : node.w - width / 2;
      group.append(svgMake("rect", { x, y: -9, width, height: 17, rx: 8.5, fill: "#3d4650" }), svgMake("text", { class: "badge", x: x + width / 2, y: 0.5, "text-anchor": "middle", "dominant-baseline": "central" }, text));
    }

    // How many neighbours are not shown; before they are loaded, whether there may be some.
    hidden(id) {
      if (this.loaded.has(id)) return new Set(this.links(id).map((link) => link.other).filter((other) => !this.placed.has(other))).size;
      return this.nodes.get(id).degree > this.links(id).reduce((sum, link) => sum + link.edge.count, 0) ? 1 : 0;
    }

    look() {
      const near = new Set([this.selected]);
      if (this.selected) for (const link of this.links(this.selected)) near.add(link.other);
      const about = this.chosen;
      for (const group of this.world.querySelectorAll(".node")) {
        const mine = group.place.id === this.selected;
        group.querySelector(".focus").setAttribute("stroke", mine ? "#9cc7e6" : "none");
        group.querySelector(".box").setAttribute("stroke-width", mine ? 2.8 : group.place.depth ? 1.6 : 2.6);
      }
      for (const group of this.world.querySelectorAll(".hit")) {
        const mine = about ? group.edge === about : group.edge.from === this.selected || group.edge.to === this.selected;
        group.setAttribute("opacity", mine ? 1 : 0.42);
      }
      const labelled = [...this.world.querySelectorAll(".name")];
      const said = new Map(); // a long run of equal names is named once on either side
      for (const name of labelled) {
        const edge = name.edge;
        const mine = about ? edge === about : edge.from === this.selected || edge.to === this.selected;
        const other = this.placed.get(edge.from === this.selected ? edge.to : edge.from);
        const key = `${edge.name} ${edge.from === this.selected} ${Math.sign(other.x - this.placed.get(this.selected).x)}`;
        if (mine) said.set(key, [...(said.get(key) || []), name]);
        name.setAttribute("opacity", 0);
      }
      for (const run of said.values()) {
        const listed = run.length > 3 ? [run[0], run[run.length - 1]] : run;
        for (const name of listed) name.setAttribute("opacity", 1);
      }
    }

    pick(id) {
      this.chosen = null;
      if (this.selected === id || !this.open.has(id)) this.toggle(id);
      else {
        this.selected = id;
        this.look();
        this.showNode(id);
      }
    }

    pickEdge(edge) {
      this.chosen = edge;
      this.look();
      const [from, to] = [this.nodes.get(edge.from), this.nodes.get(edge.to)];
      this.panel.hidden = false;
      this.panel.replaceChildren(
        make("p", { className: "kind" }, edge.name),
        make("h2", {}, data(from.label), " → ", data(to.label)),
        ...edge.statements.map((each) => this.proof(each)),
      );
      this.panel.scrollTop = 0;
    }

    proof(statement) {
      const quote = make("blockquote", { lang: "zh-CN" }, statement.before, make("mark", {}, statement.quote), statement.after);
      const caption = make("figcaption", {}, make("a", { href: statement.href }, data(statement.document)));
      if (statement.when) caption.append(make("time", {}, statement.when));
      return make("figure", { className: "proof" }, quote, caption);
    }

    showNode(id) {
      const node = this.nodes.get(id);
      const place = this.placed.get(id);
      const actions = make("p", { className: "actions" });
      if (node.href) actions.append(make("a", { className: "button primary", href: node.href }, this.say.open));
      if (id !== this.centre) {
        actions.append(make("button", { type: "button", onclick: () => this.toggle(id) }, this.open.has(id) ? this.say.collapse : this.say.expand));
        actions.append(make("button", { type: "button", onclick: () => this.start(id) }, this.say.start));
      }
      if (place && place.rest) {
        actions.append(make("button", { type: "button", onclick: () => {
          this.open.set(id, this.open.get(id) + 3 * AT_ONCE);
          this.arrange();
          this.draw();
          this.showNode(id);
        } }, `${this.say.more} ${Math.min(place.rest, 3 * AT_ONCE)}`));
      }
      const groups = new Map();
      for (const link of this.links(id)) {
        const key = `${link.out} ${link.edge.name}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(link);
      }
      const sections = [...groups.values()].map((links) => {
        const list = make("ul", { className: "entries" }, ...links.slice(0, 40).map((link) => {
          const other = this.nodes.get(link.other);
          const item = make("li", {}, make("button", { type: "button", className: "quiet", onclick: () => this.reveal(link.other) }, data(other.label)));
          item.append(this.proof(link.edge.statements[0]));
          return item;
        }));
        const count = make("span", { className: "count" }, String(links.length));
        return make("section", {}, make("h3", {}, `${links[0].out ? "" : "← "}${links[0].edge.name} `, count), list);
      });
      this.panel.hidden = false;
      this.panel.replaceChildren(make("p", { className: "kind" }, node.kindName), make("h2", {}, data(node.label)), actions, ...sections);
      this.panel.scrollTop = 0;
      if (this.alone) {
        const address = new URL(location.href);
        address.searchParams.set("iri", this.centre);
        history.replaceState(null, "", address);
      }
    }

    reveal(id) {
      if (!this.placed.has(id)) return this.start(id);
      this.chosen = null;
      this.selected = id;
      this.look();
      this.showNode(id);
      this.bring(id);
    }

    apply() {
      this.world.setAttribute("transform", `translate(${this.view.x} ${this.view.y}) scale(${this.view.scale})`);
    }

    box() {
      const all = [...this.placed.values()].map((place) => ({ place, node: this.nodes.get(place.id) }));
      return {
        left: Math.min(...all.map(({ place, node }) => place.x - node.w / 2)) - 16,
        right: Math.max(...all.map(({ place, node }) => place.x + node.w / 2)) + 16,
        top: Math.min(...all.map(({ place, node }) => place.y - node.h / 2)) - 16,
        bottom: Math.max(...all.map(({ place, node }) => place.y + node.h / 2)) + 16,
      };
    }

    fit(smallest = this.alone ? 0.55 : 0.5) {
      const box = this.box();
      if (!this.alone) this.stage.style.height = `${Math.min(400, Math.max(130, 1.15 * (box.bottom - box.top)))}px`;
      const room = this.stage.getBoundingClientRect();
      const scale = Math.min(1.15, Math.max(smallest, Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top))));
      const wide = (box.right - box.left) * scale <= room.width;
      const x = wide ? room.width / 2 - (scale * (box.left + box.right)) / 2 : room.width / 2;
      const tall = (box.bottom - box.top) * scale <= room.height;
      const y = tall ? room.height / 2 - (scale * (box.top + box.bottom)) / 2 : room.height / 2;
      this.view = { x, y, scale };
      this.apply();
    }

    bring(id) {
      const place = this.placed.get(id);
      const room = this.stage.getBoundingClientRect();
      const children = place.children.map((child) => this.placed.get(child));
      const x = children.length ? (place.x + children[0].x) / 2 : place.x;
      this.view.x = room.width / 2 - x * this.view.scale;
      this.view.y = room.height / 2 - place.y * this.view.scale;
      this.apply();
    }

    zoom(factor, x, y) {
      const scale = Math.min(2.5, Math.max(0.15, this.view.scale * factor));
      const by = scale / this.view.scale;
      this.view = { x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by, scale };
      this.apply();
    }

    listen() {
      let last = null;
      const touches = new Map();
      this.svg.addEventListener("pointerdown", (event) => {
        touches.set(event.pointerId, event);
        last = event;
      });
      window.addEventListener("pointerup", (event) => {
        touches.delete(event.pointerId);
        last = null;
      });
      window.addEventListener("pointermove", (event) => {
        if (!touches.has(event.pointerId)) return;
        if (touches.size === 2) {
          const [one, other] = [...touches.values()];
          const before = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
          touches.set(event.pointerId, event);
          const [first, second] = [...touches.values()];
          const room = this.stage.getBoundingClientRect();
          const middle = [(first.clientX + second.clientX) / 2 - room.left, (first.clientY + second.clientY) / 2 - room.top];
          this.zoom(Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY) / before, ...middle);
          return;
        }
        touches.set(event.pointerId, event);
        if (!last) return;
        this.view.x += event.clientX - last.clientX;
        this.view.y += event.clientY - last.clientY;
        last = event;
        this.apply();
      });
      this.svg.addEventListener("wheel", (event) => {
        if (!this.alone && !event.ctrlKey) return; // the page scrolls
        const room = this.stage.getBoundingClientRect();
        this.zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - room.left, event.clientY - room.top);
        event.preventDefault();
      }, { passive: false });
      const acts = {
        in: () => this.zoom(1.25, this.stage.clientWidth / 2, this.stage.clientHeight / 2),
        out: () => this.zoom(0.8, this.stage.clientWidth / 2, this.stage.clientHeight / 2),
        fit: () => this.fit(0.1),
        svg: () => this.save(),
      };
      for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);
      document.addEventListener("keydown", (event) => {
        if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey) return;
        if (event.key === "+" || event.key === "=") acts.in();
        else if (event.key === "-") acts.out();
        else if (event.key === "0") acts.fit();
      });
    }

    save() {
      const box = this.box();
      const copy = this.svg.cloneNode(true);
      copy.setAttribute("xmlns", SVG);
      copy.setAttribute("viewBox", `${box.left} ${box.top} ${box.right - box.left} ${box.bottom - box.top}`);
      copy.setAttribute("width", box.right - box.left);
      copy.setAttribute("height", box.bottom - box.top);
      copy.setAttribute("font-family", getComputedStyle(document.body).fontFamily);
      copy.setAttribute("font-size", "14");
      copy.querySelector(":scope > g").removeAttribute("transform");
      for (const badge of copy.querySelectorAll(".badge")) badge.setAttribute("fill", "#fff");
      const link = make("a", { href: URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" })), download: "govgraph.svg" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
  }

  const stage = document.getElementById("stage");
  if (stage) {
    const graph = new Graph(stage, document.getElementById("panel"));
    graph.start(stage.dataset.iri);
  }
})();
