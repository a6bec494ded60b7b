// What the page itself says; names of kinds, relations and attributes come with the data.

const WORDING = {
  zh: {
    legend: "图例与筛选", kinds: "节点类型", relations: "关系", filters: "筛选", document: "出处公文", year: "年份",
    reset: "重置筛选", all: "全部", search: "搜索名称、别名、拼音首字母（/）", overview: "总览", overviewTitle: "回到总览（Esc）",
    fit: "适应", fitTitle: "适应窗口（0）", png: "PNG", pngTitle: "把当前画面存为 PNG 图片", otherLanguage: "EN",
    languageTitle: "Switch to English", panel: "详情", close: "关闭", expand: "展开相连节点", collapse: "收起", names: "其他名称",
    evidence: "原文", mentions: "文中出处", focusOnly: "只看此节点", none: "没有匹配的名称",
    hint: "单击查看依据，双击展开；角标 +n 为尚未显示的相连节点。方向键移动，回车展开，Esc 返回。",
    networkLabel: "关系图：方向键在节点间移动，回车展开，Esc 返回总览", more: "再显示 {n} 项",
    status: "显示 {nodes} / {allNodes} 个节点，{edges} / {allEdges} 条关系", selected: "已选 {label}，{n} 个相连节点",
    passage: "{source} 第 {start}–{end} 字", nothing: "筛选后没有可显示的节点", whole: "显示整段",
  },
  en: {
    legend: "Legend and filters", kinds: "Kinds of node", relations: "Relations", filters: "Filters", document: "Document",
    year: "Year", reset: "Reset filters", all: "All", search: "Search names, aliases, pinyin initials (/)", overview: "Overview",
    overviewTitle: "Back to the overview (Esc)", fit: "Fit", fitTitle: "Fit to the window (0)", png: "PNG",
    pngTitle: "Save what is shown as a PNG image", otherLanguage: "中文", languageTitle: "切换为中文", panel: "Details",
    close: "Close", expand: "Expand neighbours", collapse: "Collapse", names: "Other names", evidence: "Source text",
    mentions: "Where it is named", focusOnly: "Only this node", none: "No such name",
    hint: "Click for the evidence, double-click to expand; a badge +n counts neighbours not shown. Arrow keys move, Enter expands, Esc goes back.",
    networkLabel: "Network: arrow keys move between nodes, Enter expands, Escape returns to the overview", more: "Show {n} more",
    status: "{nodes} of {allNodes} nodes, {edges} of {allEdges} relations shown", selected: "{label} selected, {n} neighbours",
    passage: "{source}, characters {start}–{end}", nothing: "Nothing passes the filters", whole: "Show the whole clause",
  },
};

let language = "zh";

function say(key, values = {}) {
  return WORDING[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function named(thing) {
  return thing[language];
}
