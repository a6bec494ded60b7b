// What narrows the view: the legend, document, year, and the day as of which the graph is seen.

const legend = byId("legend");
const PLAY_EVERY = 1400; // milliseconds a day of change is shown when played

let playing = null;

function check(items, off) {
  return items.map((item) => {
    const { id } = item;
    const name = make("span", { className: "name" }, data(named(item)));
    const count = make("span", { className: "count" }, item.count);
    if (item.fixed) return make("li", {}, make("span", { className: "fixed" }, item.swatch, name, count));
    const box = make("input", { type: "checkbox", checked: !off.has(id) });
    box.onchange = () => {
      if (box.checked) off.delete(id);
      else off.add(id);
      refilter();
    };
    return make("li", {}, make("label", {}, box, item.swatch, name, count));
  });
}

function choices(select_, values, chosen, words) {
  const options = values.map((value) => make("option", { value: String(value), selected: value === chosen }, words(value)));
  select_.replaceChildren(make("option", { value: "" }, say("all")), ...options);
}

function drawLegend() {
  const focused = document.activeElement;
  const place = [...legend.querySelectorAll("input")].indexOf(focused);
  const { kinds, styles } = legendItems();
  byId("kinds").replaceChildren(...check(kinds, filters.kinds));
  byId("styles").replaceChildren(...check(styles, filters.styles));
  if (place >= 0) legend.querySelectorAll("input")[place]?.focus({ preventScroll: true });
}

function drawChoices() {
  const years = new Set(EDGES.flatMap((edge) => edge.statements.map((each) => each.year)).filter((year) => year !== null));
  choices(byId("document"), [...DATA.documents.keys()], filters.document, (index) => {
    const { key, title } = DATA.documents[index];
    return title && title !== key ? `${key} ${title}` : key;
  });
  choices(byId("year"), [...years].sort((one, other) => one - other), filters.year, String);
}

// Show what passes now; the selection stays if it is still there, and the view where it is.
function refilter(refit = true) {
  const { selected, edge, term } = state;
  show();
  drawLegend();
  const kept = selected && state.shown.has(selected.id) ? selected : null;
  select(kept, edge && edgePasses(edge) ? edge : null, term);
  if (refit) stage().fit(kept);
}

function resetFilters() {
  filters.kinds.clear();
  filters.styles.clear();
  filters.document = filters.year = filters.day = null;
  stopPlaying();
  drawChoices();
  drawDay();
  drawLegend();
  show();
}

byId("document").onchange = (event) => {
  filters.document = event.target.value === "" ? null : Number(event.target.value);
  refilter();
};
byId("year").onchange = (event) => {
  filters.year = event.target.value === "" ? null : Number(event.target.value);
  refilter();
};
byId("reset").onclick = () => {
  resetFilters();
  refilter();
};
byId("toggle-legend").onclick = () => showLegend(legend.hidden);

function showLegend(open) {
  stage().steadily(() => {
    legend.hidden = !open;
  });
  byId("toggle-legend").setAttribute("aria-expanded", String(open));
}

// The slider has a stop for each day on which something changes, and a last one for all times at once.
const slider = byId("day");
const STOPS = DATA.days;

function stopOf(day) {
  if (day === null) return STOPS.length;
  return Math.max(0, STOPS.filter((each) => each <= day).length - 1);
}

function drawDay() {
  const all = filters.day === null;
  slider.max = String(STOPS.length);
  slider.value = String(stopOf(filters.day));
  byId("day-name").textContent = all ? say("allTimes") : filters.day;
  slider.setAttribute("aria-valuetext", byId("day-name").textContent);
  byId("time").classList.toggle("set", !all);
  byId("always").hidden = all;
  byId("back").disabled = STOPS.length > 0 && !all && filters.day <= STOPS[0];
  byId("forward").disabled = all;
  byId("play").textContent = playing ? "⏸" : "▶";
  byId("play").title = say(playing ? "pause" : "play");
  byId("play").setAttribute("aria-label", say(playing ? "pause" : "play"));
}

function setDay(day) {
  const before = new Set(state.edges);
  filters.day = day;
  drawDay();
  refilter(false);
  remember();
  const after = new Set(state.edges);
  const came = [...after].filter((edge) => !before.has(edge)).length;
  const went = [...before].filter((edge) => !after.has(edge)).length;
  if (!state.selected && !state.edge && !state.term) report(came || went ? summary() + bracketed(`+${came} −${went}`) : summary());
}

function setStop(stop) {
  const at = Math.min(Math.max(stop, 0), STOPS.length);
  setDay(at === STOPS.length ? null : STOPS[at]);
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
}

// Play from the day that is shown, or from the first, to all times.
function togglePlay() {
  if (playing) stopPlaying();
  else {
    if (filters.day === null) setStop(0);
    playing = setInterval(() => {
      setStop(stopOf(filters.day) + 1);
      if (filters.day === null) stopPlaying();
      drawDay();
    }, PLAY_EVERY);
  }
  drawDay();
}

slider.addEventListener("input", () => {
  stopPlaying();
  setStop(Number(slider.value));
});
byId("back").onclick = () => setStop(stopOf(filters.day) - 1);
byId("forward").onclick = () => setStop(stopOf(filters.day) + 1);
byId("play").onclick = togglePlay;
byId("always").onclick = () => {
  stopPlaying();
  setDay(null);
};
byId("time").hidden = STOPS.length === 0;
