// Suggestions while typing, forms that send themselves, marks in a document, lists that narrow, the small graph of a page.
"use strict";
(() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const data = (text) => make("bdi", {}, text);

  function suggest(input, list) {
    let timer = 0;
    let latest = 0;
    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      const current = list.querySelector("[aria-selected=true]");
      if (shown && current) input.setAttribute("aria-activedescendant", current.id);
      else input.removeAttribute("aria-activedescendant");
    };
    const row = (hit, index) => {
      const element = make("li", { id: `hit-${index}` }, data(hit.label), hit.also ? make("span", { className: "also" }, data(hit.also)) : null,
        make("span", { className: "kindname" }, hit.kindName));
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.dataset.href = hit.href;
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => location.assign(hit.href));
      return element;
    };
    async function ask() {
      const typed = input.value.trim();
      const mine = ++latest;
      if (!typed) return open(false);
      const address = new URL(input.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      const answer = await fetch(address);
      const hits = answer.ok ? await answer.json() : [];
      if (mine !== latest) return;
      list.replaceChildren(...hits.map(row));
      open(hits.length > 0);
    }
    function move(step) {
      const rows = [...list.children];
      const at = rows.findIndex((each) => each.getAttribute("aria-selected") === "true");
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length];
      rows.forEach((each) => each.setAttribute("aria-selected", String(each === next)));
      input.setAttribute("aria-activedescendant", next.id);
      next.scrollIntoView({ block: "nearest" });
    }
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 90);
    });
    input.addEventListener("blur", () => setTimeout(() => open(false), 120));
    input.addEventListener("keydown", (event) => {
      const chosen = list.querySelector("[aria-selected=true]");
      if (list.hidden) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Escape") open(false);
      else if (event.key === "Enter" && !event.isComposing && chosen) location.assign(chosen.dataset.href);
      else return;
      event.preventDefault();
    });
  }

  const search = document.getElementById("q");
  suggest(search, document.getElementById("hits"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, .CodeMirror")) return;
    search.focus();
    event.preventDefault();
  });

  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", (event) => event.target.matches("select") && form.requestSubmit());
    form.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    });
  }
  document.getElementById("asof").addEventListener("change", (event) => event.target.form.requestSubmit());
  document.getElementById("asof").form.addEventListener("formdata", ({ formData }) => formData.get("asof") === "" && formData.delete("asof"));

  for (const list of document.querySelectorAll("[data-narrow]")) {
    const box = document.getElementById(list.dataset.narrow);
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const each of list.children) each.hidden = !words.every((word) => each.textContent.toLowerCase().includes(word));
    });
  }

  for (const box of document.querySelectorAll("[data-kind]")) {
    box.addEventListener("change", () => {
      for (const each of document.querySelectorAll(`.doctext .m.${box.dataset.kind}`)) each.classList.toggle("off", !box.checked);
    });
  }
  for (const clause of document.querySelectorAll(".clause")) {
    const marks = [...clause.querySelectorAll(".m[data-start]")];
    const notes = [...clause.querySelectorAll(".margin .fact")];
    const within = (one, other) => Number(one.dataset.start) >= Number(other.dataset.start) && Number(one.dataset.end) <= Number(other.dataset.end);
    const light = (element, others, on) => others.filter((each) => within(each, element) || within(element, each)).forEach((each) => each.classList.toggle("lit", on));
    for (const [from, others] of [[notes, marks], [marks, notes]]) {
      for (const element of from) {
        for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
          element.addEventListener(event, () => light(element, others, on));
        }
      }
    }
  }
})();
