"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const rows = Array.from(find("rows").rows, (row) => ({ row, text: fold(row.textContent) }));
  const choices = ["department", "official", "document"].map(find);

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  function answers({ row, text }, words) {
    const chosen = (select) => {
      const has = row.dataset[select.id];
      return select.value === "" || (select.id === "document" ? has === select.value : has.split(" ").includes(select.value));
    };
    return choices.every(chosen) && words.every((word) => text.includes(word));
  }

  function filter() {
    const words = find("words").value.split(/\s+/).map(fold).filter(Boolean);
    let count = 0;
    for (const each of rows) {
      each.row.hidden = !answers(each, words);
      count += each.row.hidden ? 0 : 1;
    }
    find("count").textContent = String(count);
    find("none").hidden = count > 0;
  }

  find("filters").hidden = false;
  find("filters").addEventListener("submit", (event) => event.preventDefault());
  find("words").addEventListener("input", filter);
  choices.forEach((select) => select.addEventListener("change", filter));
  filter();
})();
