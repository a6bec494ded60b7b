// What the page itself says; names of kinds, relations and attributes come with the data.

const WORDING = {
  zh: {
    legend: "图例与筛选", kinds: "节点类型", relations: "关系", filters: "筛选", document: "出处公文", year: "年份",
    reset: "重置筛选", all: "全部", search: "搜索名称、别名、拼音首字母（/）", overview: "总览", overviewTitle: "回到总览（Esc）",
    fit: "适应", fitTitle: "适应窗口（0）", png: "PNG", pngTitle: "把当前画面存为 PNG 图片", otherLanguage: "EN",
    languageTitle: "Switch to English", panel: "详情", close: "关闭", expand: "展开相连节点", collapse: "收起", names: "其他名称",
    evidence: "原文", mentions: "文中出处", focusOnly: "只看此节点", none: "没有匹配的名称",
    hint: "单击查看依据，双击展开；角标 +n 为尚未显示的相连节点。颜色较淡的关系已经结束。方向键移动，回车展开，Esc 返回，[ ] 换日期。",
    networkLabel: "关系图：方向键在节点间移动，回车展开，Esc 返回总览", more: "再显示 {n} 项",
    status: "显示 {nodes} / {allNodes} 个节点，{edges} / {allEdges} 条关系", selected: "已选 {label}，{n} 个相连节点",
    passage: "{source} 第 {start}–{end} 字", nothing: "筛选后没有可显示的节点", whole: "显示整段",
    svg: "SVG", svgTitle: "把显示的全部内容存为 SVG 矢量图（文字仍是文字）", print: "打印", printTitle: "打印，或存为 PDF",
    panorama: "全景", panoramaTitle: "一次看到所有节点", panoramaLabel: "全景图：方向键在节点间移动，回车只看此节点，Esc 返回总览",
    time: "时间", asOf: "截至 {day}", allTimes: "全部时间", always: "全部时间", alwaysTitle: "不限日期", play: "播放（p）", pause: "暂停（p）",
    back: "上一个变动日（[）", forward: "下一个变动日（]）", dayLabel: "截至日期：显示当日的关系", overTime: "时间",
    grouping: "分组", byBody: "按机构", byPost: "按职务", byPerson: "按人员", timelineLabel: "任免时间线：方向键在任期间移动，加减键缩放时间",
    termsShown: "显示 {n} / {all} 段任期，其中在任 {running} 段", kindsTime: "任期", relationsTime: "事件",
    hintTime: "一行一个职务，一条一段任期。虚线：何时开始公文未载明；箭头：至今未见卸任。拖动或按住 Ctrl 滚动可缩放时间，单击看依据。",
    unknown: "公文未载明", seenOn: "未载明；最早见于 {day}", noEnd: "未见卸任", termFrom: "起", termUntil: "止", notBefore: "不早于",
    acting: "代理", yes: "是", probation: "试用期", official: "人员", post: "职务", body: "机构",
    end_removal: "免职", end_resignation: "辞职", end_printed: "公文载明", end_full_appointment: "正式任职",
  },
  en: {
    legend: "Legend and filters", kinds: "Kinds of node", relations: "Relations", filters: "Filters", document: "Document",
    year: "Year", reset: "Reset filters", all: "All", search: "Search names, aliases, pinyin initials (/)", overview: "Overview",
    overviewTitle: "Back to the overview (Esc)", fit: "Fit", fitTitle: "Fit to the window (0)", png: "PNG",
    pngTitle: "Save what is shown as a PNG image", otherLanguage: "中文", languageTitle: "切换为中文", panel: "Details",
    close: "Close", expand: "Expand neighbours", collapse: "Collapse", names: "Other names", evidence: "Source text",
    mentions: "Where it is named", focusOnly: "Only this node", none: "No such name",
    hint: "Click for the evidence, double-click to expand; a badge +n counts neighbours not shown. Paler relations are over. Arrow keys move, Enter expands, Esc goes back, [ ] change the day.",
    networkLabel: "Network: arrow keys move between nodes, Enter expands, Escape returns to the overview", more: "Show {n} more",
    status: "{nodes} of {allNodes} nodes, {edges} of {allEdges} relations shown", selected: "{label} selected, {n} neighbours",
    passage: "{source}, characters {start}–{end}", nothing: "Nothing passes the filters", whole: "Show the whole clause",
    svg: "SVG", svgTitle: "Save all that is shown as an SVG drawing (text stays text)", print: "Print", printTitle: "Print, or save as PDF",
    panorama: "Panorama", panoramaTitle: "See all nodes at once",
    panoramaLabel: "Panorama: arrow keys move between nodes, Enter shows one alone, Escape returns to the overview",
    time: "Time", asOf: "as of {day}", allTimes: "All times", always: "All times", alwaysTitle: "Whatever the date", play: "Play (p)",
    pause: "Pause (p)", back: "Previous change ([)", forward: "Next change (])", dayLabel: "As of: shows what holds on a day",
    overTime: "Over time", grouping: "Group by", byBody: "Body", byPost: "Post", byPerson: "Person",
    timelineLabel: "Timeline: arrow keys move between terms of office, plus and minus zoom",
    termsShown: "{n} of {all} terms of office shown, {running} of them running", kindsTime: "Terms of office", relationsTime: "Events",
    hintTime: "A row a post, a bar a term of office. Dashed: no document says when it began. Arrow: no end known. Drag to move in time, Ctrl and the wheel zoom; click for the evidence.",
    unknown: "no document says", seenOn: "not said; first seen on {day}", noEnd: "no end known", termFrom: "From", termUntil: "Until",
    notBefore: "Not before", acting: "Acting", yes: "yes", probation: "Probation", official: "Person", post: "Post", body: "Body",
    end_removal: "removed", end_resignation: "resigned", end_printed: "as printed", end_full_appointment: "appointed in full",
  },
};

let language = "zh";

function say(key, values = {}) {
  return WORDING[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function named(thing) {
  return thing[language];
}

// An aside, in the brackets of the language.
function bracketed(text) {
  return language === "zh" ? `（${text}）` : ` (${text})`;
}
