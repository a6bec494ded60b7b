// The editor (Yasqe) over this server's own endpoint, and the answer as a table. Nothing is asked of any other server.
"use strict";
(() => {
  const place = document.getElementById("editor");
  const area = document.getElementById("query");
  const state = document.getElementById("state");
  const answer = document.getElementById("answer");
  const say = place.dataset;
  const prefixes = JSON.parse(say.prefixes);
  const MOST = 1000;

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const data = (text) => make("bdi", {}, text);

  let editor = null;
  try {
    const host = make("div");
    Yasqe.defaults.persistenceId = null;
    Yasqe.defaults.value = area.value;
    editor = new Yasqe(host, {
      value: area.value, persistenceId: null, persistencyExpire: 0, autocompleters: ["variables"], showQueryButton: false, createShareableLink: null,
      resizeable: false, editorHeight: null, consumeShareLink: null, pluginButtons: undefined, lineWrapping: true, collapsePrefixesOnLoad: false, viewportMargin: Infinity,
      extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Tab: false, "Shift-Tab": false },
    });
    const mode = editor.getMode(); // common prefixes need no declaration here
    const start = mode.startState.bind(mode);
    mode.startState = () => {
      const fresh = start();
      Object.assign(fresh.prefixes, prefixes);
      return fresh;
    };
    area.hidden = true;
    place.append(host);
    editor.setValue(area.value);
    editor.refresh();
    const input = host.querySelector("textarea");
    if (input) input.setAttribute("aria-label", "SPARQL");
  } catch (error) {
    area.hidden = false; // the text area is an editor too
  }
  const text = () => (editor ? editor.getValue() : area.value);

  function shorten(iri) {
    for (const [prefix, base] of Object.entries(prefixes)) if (iri.startsWith(base)) return `${prefix}:${iri.slice(base.length)}`;
    return iri;
  }

  function address(iri) {
    const ours = { id: "/id/", scheme: "/scheme/", gov: "/ontology#" };
    for (const [prefix, path] of Object.entries(ours)) {
      if (iri.startsWith(prefixes[prefix])) return path + encodeURI(iri.slice(prefixes[prefix].length)).replace(/%25/g, "%") + (path.includes("#") ? "" : new URL(say.endpoint, location.href).search);
    }
    return null;
  }

  function cell(term) {
    if (!term) return make("td", { className: "empty" });
    if (term.type === "uri") {
      const href = address(term.value);
      return make("td", { className: "iri-cell", title: term.value }, href ? make("a", { href }, data(shorten(term.value))) : data(shorten(term.value)));
    }
    const numeric = /#(integer|decimal|double)$/.test(term.datatype || "");
    const value = term.type === "triple" ? JSON.stringify(term.value) : term.value;
    return make("td", { className: numeric ? "number" : value.length > 60 ? "long" : "text" }, data(value));
  }

  function showTable(found) {
    if (found.boolean !== undefined) return answer.replaceChildren(make("p", {}, make("strong", {}, String(found.boolean))));
    const names = found.head.vars;
    const rows = found.results.bindings;
    if (!rows.length) return answer.replaceChildren(make("p", { className: "nothing" }, say.none));
    const body = make("tbody");
    let order = null;
    const fill = () => {
      const listed = [...rows];
      if (order) {
        const value = (row) => (row[order.name] ? row[order.name].value : "");
        const numeric = listed.every((row) => !value(row) || !Number.isNaN(Number(value(row))));
        listed.sort((one, other) => order.sign * (numeric ? Number(value(one)) - Number(value(other)) : value(one).localeCompare(value(other), "zh")));
      }
      body.replaceChildren(...listed.slice(0, MOST).map((row) => {
        const line = make("tr", {}, ...names.map((name) => cell(row[name])));
        [...line.children].forEach((each, index) => { each.dataset.label = names[index]; });
        return line;
      }));
    };
    const heads = names.map((name) => {
      const head = make("th", { scope: "col" }, make("button", { type: "button", className: "quiet", onclick: () => {
        order = { name, sign: order && order.name === name ? -order.sign : 1 };
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", order.sign > 0 ? "ascending" : "descending");
        fill();
      } }, name));
      return head;
    });
    fill();
    answer.replaceChildren(make("table", { className: "grid answers" }, make("thead", {}, make("tr", {}, ...heads)), body));
  }

  async function run() {
    state.textContent = say.running;
    const before = performance.now();
    const response = await fetch(say.endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: text(),
    }).catch(() => null);
    const seconds = ((performance.now() - before) / 1000).toFixed(2);
    if (!response || !response.ok) {
      state.textContent = "";
      return answer.replaceChildren(make("p", { className: "error", role: "alert" }, response ? (await response.text()).trim() : "?"));
    }
    const cut = response.headers.get("x-govgraph-truncated") ? ` (${say.cut})` : "";
    if (response.headers.get("content-type").startsWith("text/turtle")) {
      answer.replaceChildren(make("pre", {}, await response.text()));
      state.textContent = `${seconds} s${cut}`;
      return undefined;
    }
    const found = await response.json();
    const rows = found.results ? `${found.results.bindings.length} ${say.rows} · ` : "";
    state.textContent = `${rows}${seconds} s${cut}`;
    showTable(found);
    const link = new URL(location.href);
    link.searchParams.set("query", text());
    history.replaceState(null, "", link);
    return undefined;
  }

  document.getElementById("run").addEventListener("click", run);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  document.getElementById("saved").addEventListener("change", (event) => {
    if (!event.target.value) return;
    if (editor) editor.setValue(event.target.value);
    area.value = event.target.value;
    run();
  });
  for (const link of document.querySelectorAll("[data-format]")) {
    link.addEventListener("click", () => {
      const target = new URL(link.href);
      target.searchParams.set("query", text());
      link.href = target;
    });
  }
  if (say.run !== undefined) run();
})();
