// Dates as printed (2025, 2025-03, 2025-03-12) on a line of time: days since 1970, the line's scale and its marks.

const DAY = 86400000;

function dayNumber(day) {
  const [year, month, date] = day.split("-").map(Number);
  return Date.UTC(year, (month || 1) - 1, date || 1) / DAY;
}

// The days that a printed date may mean: the first, and the first after.
function daysOf(printed) {
  const parts = printed.split("-").map(Number);
  const first = dayNumber(printed);
  if (parts.length === 3) return [first, first + 1];
  const next = parts.length === 2 ? Date.UTC(parts[0], parts[1], 1) : Date.UTC(parts[0] + 1, 0, 1);
  return [first, next / DAY];
}

function isoOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

// Marks between two days: years, else quarters, else months, else days, no nearer than there is room for their names.
function marksOf(from, until, perDay) {
  const room = 64;
  const marks = [];
  const push = (time, text, strong) => marks.push({ at: time / DAY, text, strong });
  const [first, last] = [new Date(from * DAY), new Date(until * DAY)];
  if (365 * perDay < room) {
    const every = Math.max(2, Math.ceil(room / (365 * perDay)));
    for (let year = first.getUTCFullYear(); year <= last.getUTCFullYear() + 1; year += 1) {
      if (year % every === 0) push(Date.UTC(year, 0, 1), String(year), true);
    }
  } else {
    const months = 30 * perDay >= room ? 1 : 91 * perDay >= room ? 3 : 12;
    for (let month = first.getUTCFullYear() * 12; month <= last.getUTCFullYear() * 12 + 12; month += months) {
      const [year, index] = [Math.floor(month / 12), month % 12];
      push(Date.UTC(year, index, 1), index ? `${year}-${String(index + 1).padStart(2, "0")}` : String(year), index === 0);
    }
    const every = [1, 5, 10].find((days) => days * perDay >= room * 1.2);
    if (every) {
      for (let day = Math.floor(from); day <= until; day += 1) {
        const date = new Date(day * DAY).getUTCDate();
        if (date !== 1 && (every === 1 || date % every === 1) && date < 30) push(day * DAY, isoOf(day), false);
      }
    }
  }
  // a day too near the month that follows gives way to it
  const sorted = marks.filter((mark) => mark.at >= from && mark.at <= until).sort((one, other) => one.at - other.at);
  return sorted.filter((mark, index) => mark.text.length < 10 || !sorted[index + 1] || (sorted[index + 1].at - mark.at) * perDay > room * 1.2);
}

// Texts come from documents: what XML cannot hold is replaced, so that the drawing can be saved.
function svgElement(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  const clean = (value) => (typeof value === "string" ? value.replace(NOT_XML, "\ufffd") : value);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, clean(value));
  element.append(...children.filter((child) => child !== null).map(clean));
  return element;
}

// A name without what has no glyph or steers the glyphs of others.
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
}

function nodeText(id) {
  const node = NODES.get(id);
  return node ? plain(node.label) : "";
}

// The last day of which any document speaks: what goes on beyond it is not known.
const HORIZON = DATA.horizon ? dayNumber(DATA.horizon) + 1 : 0;

// How a term of office looks: when it began and ended, as far as documents say, and what kind it is.
function termSpan(term) {
  const from = term.from || term.witnessed || (term.closed.length ? term.until : null) || term.notBefore;
  return {
    start: term.from ? daysOf(term.from) : null,
    seen: term.witnessed ? daysOf(term.witnessed) : null,
    bound: term.notBefore ? daysOf(term.notBefore)[0] : null,
    end: term.until ? daysOf(term.until) : null,
    known: from ? daysOf(from)[0] : HORIZON,
  };
}

function termKind(term) {
  return term.acting ? "acting" : term.until ? "over" : "running";
}

function coversTerm(term, day) {
  return coversDay(term.since, term.gone, day);
}

const LOOKS = {
  running: { colour: "#0063a3", fill: "#d6e6f3", zh: "在任（至今未见卸任）", en: "in office (no end known)" },
  over: { colour: "#595959", fill: "#e4e6e9", zh: "已卸任", en: "over" },
  acting: { colour: "#b35c00", fill: "#fdebd2", zh: "代理", en: "acting" },
  vacant: { colour: "#8a3a68", fill: "none", zh: "空缺（无任职记载）", en: "vacant (no holder known)" },
};
const MARKS = {
  opened: { colour: "#00664a", zh: "任命", en: "appointed" },
  closed: { colour: "#8a3a68", zh: "免职、辞职", en: "removed, resigned" },
  witnesses: { colour: "#1b1b1b", zh: "见于公文", en: "named in a document" },
};

// A post's name without the body that it is in, where that stands above it.
function postText(term) {
  const [post, body] = [nodeText(term.post), nodeText(term.body)];
  return body && post.startsWith(body) && post.length > body.length ? post.slice(body.length) : post;
}

const widths = new Map();

function textWidth(text) {
  if (!widths.has(text)) {
    measure.font = `14px ${FONT}`;
    widths.set(text, measure.measureText(text).width);
  }
  return widths.get(text);
}

// Cut a text to a width in pixels; no letter is narrower than three.
function clipText(text, width) {
  const letters = Array.from(text.slice(0, Math.ceil(width / 3) + 1));
  if (text.length <= width / 3 && textWidth(text) <= width) return text;
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(`${letters.slice(0, middle).join("")}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return letters.length === Array.from(text).length && low === letters.length ? text : `${letters.slice(0, low).join("")}…`;
}

// What a bar says in words, for a pointer that rests and for those who listen.
function describe(term) {
  const dates = `${term.from || "?"} – ${term.until || (language === "zh" ? "未见卸任" : "no end known")}`;
  return `${nodeText(term.person)} ${nodeText(term.post)} ${dates}`;
}
