// Finding a node by name, other name or pinyin: a list below the field, walked by arrows.

const query = byId("query");
const hits = byId("hits");

function showHits() {
  const found = find(query.value);
  hits.replaceChildren(
    ...found.map(({ node, also }, index) => {
      const row = make("li", { id: `hit-${index}` }, kindSwatch(KINDS.get(node.kind)), make("span", { className: "name" }, data(node.label)));
      if (also) row.append(make("span", { className: "also" }, data(also)));
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(index === 0));
      row.onclick = () => choose(node);
      row.node = node;
      return row;
    }),
  );
  if (!found.length) hits.append(make("li", {}, say("none")));
  openHits(Boolean(query.value.trim()));
}

function openHits(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
  const current = hits.querySelector("[aria-selected=true]");
  if (open && current) query.setAttribute("aria-activedescendant", current.id);
  else query.removeAttribute("aria-activedescendant");
}

function moveHit(step) {
  const rows = [...hits.children].filter((row) => row.node);
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = rows[(at + step + rows.length) % rows.length];
  rows.forEach((row) => row.setAttribute("aria-selected", String(row === next)));
  query.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

function choose(node) {
  openHits(false);
  query.value = "";
  stage().element.focus({ preventScroll: true });
  reveal(node);
}

query.addEventListener("input", showHits);
query.addEventListener("blur", () => setTimeout(() => openHits(false), 150));
query.addEventListener("keydown", (event) => {
  const current = hits.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown") moveHit(1);
  else if (event.key === "ArrowUp") moveHit(-1);
  else if (event.key === "Enter" && !event.isComposing && !hits.hidden && current) choose(current.node);
  else if (event.key === "Escape") openHits(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
