"""The phrase that names an indicator (指标): what stands between the words around it and its quantity.

Two orders occur. The indicator stands before the quantity (森林覆盖率达到29.4%, 新建5G基站19个) or behind it
(建成5座智能化煤矿).
Everything here reads a short piece of text beside one quantity and knows nothing of documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.mentions.production import PRODUCTION

_HEDGE: Final = (
    r"力争|争取|努力|确保|保证|均|总体|基本|全部|分别|同比|环比|年均|每年|平均|合计|共计|总计|累计|原则上|至少"
    r"|最低|约为|约|大约|将近|接近|近|不低于|不少于|不小于|不超过"
    r"|不高于|不大于|不多于|不超|超过|超|突破|高于|低于|大于|小于|多于|少于|进一步|稳步|持续|逐步|分年度|实际|预计"
    r"|按|再|要|将|设定|率先|尽快|大幅|力求|整体|综合|继续"
)
_BASELINE: Final = (
    r"在[^，。；、]{2,14}基础上|(?:比|较|与)(?:[12]\d{3}年(?:底|末|同期)?|“?十[一二三四五]?五”?(?:末|时期|期间)?|去年(?:同期)?|上年(?:同期"
    r"|末|底)?|上一?年度?|前[一三]年|基期|年初|同期|疫情前|现状)"
    r"(?:水平|基础上|均值|平均值)?(?:相比)?|基于[12]\d{3}年[^，。；、\d]{2,14}的"
)
_VERB: Final = (
    r"达到|达|(?<=[量额数值])新增|提高|(?<!抚育)(?<!优化)提升|增长|增加|上升|上涨|下降|降低|再降|降|减少|压减|压降|压缩|缩短|缩减|缩小|削减|控制|稳定"
    r"|保持|维持|完成|实现|增至|升至|降至|减至|扩大|扩容|扩展|上调|下调|下浮|上浮|回落|收窄"
    r"|(?:优化|调整)(?=到|至|为)|冲刺|瞄准|优于|超出|占|迈上|跃上|跨上|站上|跃升|攀升|壮大|拓展|增|涨"
)
_CONNECTOR: Final = re.compile(rf"(?:{_HEDGE}|{_BASELINE}|{_VERB}|到|至|为|在|是|于|了|：| ?\| ?)+$")
_STRONG: Final = re.compile(_VERB)
_REFERENCE: Final = re.compile(
    r"(?:达到|提高到|提升到|提升至|提高至|降低到|降至|控制在|稳定在|保持在|不低于|不超过|高于|快于|低于"
    r"|占)(?P<reference>[^，。；、：]{2,12}(?<!比重)(?<!比例))$"
)


_BOUND_NOUN: Final = (
    r"(?!面积|率|量(?!子)|数(?!字|据|智)|总值|总额|额|规模(?!以上|化)|比|强度|水平|能力|周期|成本|用地|资金|经费"
    r"|标准(?!化|厂房)|任务|进度|速度|性|者|力|期|费|业|类|型|品(?!牌|种)|物(?!流|业)|商(?!贸|场|户|超|圈|会|业|文)|指数|系数|时间|完好|达标(?!的)|里程|密度|效率|质量|单位|部门"
    r"|用水|用电|收入|增加值)"
)
_DATE: Final = (
    r"(?:[12]\d{3}年(?:[—–~～-]{1,2}[12]\d{3}年)?(?:\d{1,2}月)?(?:度|末|底|前|内)*|“?十[一二三四五]五”?(?:时期"
    r"|期间|末)?|(?:\d{1,2}月|年)(?:底|末)前?|年内|年度|全年|今年|明年|当年|每年|近期|远期|上半年|下半年"
    r"|[一二三四]季度)"
)
SCOPE: Final = re.compile(
    r"(?:全|我|本)(?:县|市|省|区|州|旗|盟|国|域|镇|乡|社会(?!(?:消费|研发|用电|物流|劳动|固定|融资)))(?:各类|各级"
    r"|范围内?)?"
)
"""The territory a figure is for (全县, 我市): no part of the indicator's name."""

_VERBS: Final = "|".join(sorted(PRODUCTION, key=lambda word: (-len(word), word)))
_FOR_WHOM: Final = (
    r"(?:为|给|向|对)(?:[^，、；。：\d]|\d{1,2}周?岁|\d+[个户所名栋座幢]){2,20}?(?P<service>(?:免费)?(?:提供|发放|配发|办理|开展|实施|安装|推介)|免费)"
    r"(?=[“\u4e00-\u9fff]{2})"
)
_WHERE: Final = (
    r"在[^，、；。：\d]{2,12}?(?=(?:布局|布设|配备|配置|设置|设立|开设|安装|加装|投放"
    r"|铺设|举办|实施|修复|整治|治理)[\u4e00-\u9fff]{2})"
)
_AMONG_WHOM: Final = r"(?:围绕|面向|针对|聚焦)[^，、；。：\d]{2,16}?(?=(?:开展|实施|组织|举办)[\u4e00-\u9fff]{2})"
_LEADING: Final = re.compile(
    rf"(?:[、或]|[一二三四五六七八九十]{{1,3}}[、是]|（[一二三四五六七八九十\d]{{1,3}}）|\d{{1,3}}[.．、](?!\d)|[■●◆▲★]|一共"
    rf"|{_FOR_WHOM}|{_WHERE}|{_AMONG_WHOM}|各(?:县（市、区）|县市区|县区|乡镇|镇街|市县|地区|地|镇|村)(?!级)|主要污染物(?!排|总)"
    rf"|(?:到|至|在|截至)?{_DATE}(?:底|末)?(?:之?前|内)?|累计|总共|在(?!建|校|园|岗|编|线|册|库|读|职|用)|并|且|和|及|与|以及|同时|其中"
    rf"|此外|即|使得?|将|把|对|让|力争|争取|确保|保证|努力|计划|预计|建议|提出|要|需(?=完成)|拟|再|共|力求|全面|重点(?=(?:{_VERBS}))"
    rf"|着力|稳步|加大|继续|持续|逐步|进一步"
    rf"|率先|尽快|积极|大力|有序|协同|统筹|深入|扎实|稳妥|高(?:标准|质量|水平)(?=(?:{_VERBS}))|分批|至少|总体|有效|部署(?=实施|推进)"
    rf"|不断|切实|加强|支持|引导|组织|指导|鼓励|帮助|保障(?!性|房|型)|也|均|都|还|又|(?:以|让|为"
    rf"|使)(?=[^，]{{2,}}为)"
    rf"|(?P<scope>{SCOPE.pattern})|(?P<verb>(?:{_VERBS}){_BOUND_NOUN}))"
)
_YEAR_INSIDE: Final = re.compile(r"(?<![由从])[12]\d{3}年(?!以[前来]|第|度?版)")
_RATE_NAME: Final = re.compile(r"(?:率|比例|比重|占比)$")  # of what is new: 新建民用建筑中绿色建筑占比
_TRAILING_DATE: Final = re.compile(rf"(?<=[\u4e00-\u9fff]{{3}})(?:到|至|在)?{_DATE}(?:底|末)?前?$")
_ACTOR: Final = re.compile(rf"(?:计划|将|拟|预计|力争|争取|确保|准备|(?<![重主需])要)(?=(?:{_VERBS}))")
_PRODUCTION_WORD: Final = re.compile(
    "|".join(sorted((word for word in PRODUCTION if len(word.split("(")[0]) > 1), key=lambda word: (-len(word), word)))
)
_MAKING: Final = re.compile(r"新建成?|新增|新改扩?建|新培育|新认定|新引进|新开工|建成|打造|引进|培育|创建|增设|招引")
_PLACE: Final = (
    6  # code points: what stands so long before a word of making is a place, not part of a name (城镇新增就业)
)
_COUNTED_WITH_PLACE: Final = ("新增", "引进", "培育", "新引进", "新培育", "新认定")  # 城镇新增就业
_PART_OF_NAME: Final = ("接待", "出栏", "生产", "发行", "开行", "培训")
_TRAILING_VERB: Final = re.compile(rf"、(?:{_VERBS})$|(?<=[\u4e00-\u9fff]{{2}})各$")
_BRACKETS: Final = re.compile(r"（[^（）]*）")
_AMONG: Final = re.compile(
    r"^(?:[^，、]{0,12}?\d+[个家条座所][^，、]{2,12}?中(?=[^心等小学])|\d+[个家条座所](?=[^，、]{4}))"
)
_CUT_NOUN: Final = re.compile(
    r"和(?!美|谐|平|睦|田|县|顺|静|林)|与(?!会)|及(?!其)|以及|并|(?<![高同平均优中初])等(?!级)|基本(?=建|完|达|实)|建成|投产|投用|投运|达到|达标|完成|纳入"
    r"|实现|通过|入选|列入|晋升|获评|获批|(?<![级元型])(?<!规模)以上|左右|，|。|；|(?<![性型式])、|：|（|）|\||\n|\d(?![AG]|\d?(?:[—～~-]\d{1,2})?周?岁)|力争|争取|确保|用于|提供|开展|进行|(?<=[\u4e00-\u9fff]{2})[安加]装|实施(?!方案|细则|意见)|培育(?!基地|工程|中心|库|计划|企业|对象)|全面建|全部建|全面达|全部达|参加|参与"
    r"|(?<=[员者队])(?:服务|深入|赴|下沉|到)|或(?=\d)|(?<=项目)加快|成为|为(?!民|老|主)|是(?!否)|免费"
)
_DESCRIBED: Final = re.compile(r"(?:、[^，。；、的\d]{2,10}){1,3}的(?P<noun>[\u4e00-\u9fff]{2,12}?)(?=[，。；]|$)")
"""Several attributes before the noun of a count, the first of them read as its name."""
_IDLE_TAIL: Final = re.compile(r"(?:的?(?:建设|工作|任务|目标))+$")
_ABSTRACT: Final = re.compile(
    r"(?:重点|关键|主要|重要|国际|国内|国际国内|不同|具体|左右|以上)?(?:方面|政策|措施|意见|举措|条款|规定|建议"
    r"|环节|问题|原则|要求|市场|资源|阶段|领域|层面|大局|关系|意识|渠道"
    r"|机制|维度|抓手|角度|等级|部门|单位|国家|地区|系列|部分|类别|大类|层次|步骤|任务|工作|月|百分点|工作日|关键"
    r"|时间|批次|方向|主线|高地|体系|端点城市|片区内城市|代表|同志)+|项目|(?:主要|预期性|约束性|具体)*指标|(?:领域|方面|环节|部门)的?[\u4e00-\u9fff]{0,10}|[\u4e00-\u9fff]*(?:质效|质量|水平|能力|高质量发展|领域|领域大力)|(?:在|符合(?!条件的)|适应|满足)[\u4e00-\u9fff]*"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An indicator phrase: its interval in the piece of text it was read from, and what the words around it say.

    ``strong`` tells that a verb of level or change joins it to the quantity (达到, 下降), ``verb`` the word of
    production before it (新建), ``scope`` the territory (全县). An empty interval: nothing is named, the indicator
    is carried from before.
    """

    start: int
    end: int
    strong: bool
    verb: str | None
    scope: str | None


def phrase_before(piece: str, *, proportion: bool) -> Phrase:
    """Read the indicator from the piece of a clause that ends where its quantity begins.

    ``proportion``: the quantity is a percentage, which may be of something (达到最高负荷5%).

    >>> piece = "到2025年，全县非化石能源消费比重达到"
    >>> found = phrase_before(piece[7:], proportion=True)
    >>> piece[7:][found.start : found.end], found.strong, found.scope
    ('非化石能源消费比重', True, '全县')
    """
    connector = _CONNECTOR.search(piece)
    end = connector.start() if connector else len(piece)
    strong = connector is not None and _STRONG.search(connector[0]) is not None
    hedged = connector is not None and not strong
    if connector is None and proportion and (reference := _REFERENCE.search(piece)):
        end, strong = reference.start(), True
        inner = _CONNECTOR.search(piece, 0, end)
        end = inner.start() if inner and inner.end() == end else end
    if trailing := _TRAILING_VERB.search(piece, 0, end):
        end = trailing.start()
    if dated := _TRAILING_DATE.search(piece, 0, end):
        end = dated.start()
    start, verb, scope = strip_lead(piece, end)
    for dated in _YEAR_INSIDE.finditer(piece, start, end - 2):  # 文件提出2027年粮食播种面积: the name begins behind
        again, verb, scope_here = strip_lead(piece[dated.end() :], end - dated.end())
        start, scope = dated.end() + again, scope_here or scope
    if not strong:
        for actor in _ACTOR.finditer(piece, start, end):  # 县教育局计划新建幼儿园: who acts is not what is made
            again, verb, scope_here = strip_lead(piece[actor.start() :], end - actor.start())
            start, scope = actor.start() + again, scope_here or scope
    of_new = verb is not None and proportion and verb.startswith("新") and _RATE_NAME.search(piece, start, end)
    whole = verb == "接待" or (verb == "新增" and piece.startswith("就业", start))
    if (
        ((strong and verb in _PART_OF_NAME) or (start == end and verb == "培训") or of_new or whole)
        and verb is not None
        and piece.startswith(verb, start - len(verb))
    ):
        start -= len(verb)
    if not strong:
        for making in _MAKING.finditer(piece, start, end - 2):  # 在边境乡镇新建温室5万个: 温室
            placed = piece[start - 1 : start] == "在"  # the place itself begins right here
            least = _PLACE if making[0] in _COUNTED_WITH_PLACE else 2
            if placed or making.start() - start >= least:
                start, verb = making.end(), making[0]
    return Phrase(start, end, strong or (hedged and _bounded(piece, end)), verb, scope)


def _bounded(piece: str, end: int) -> bool:
    return re.search(r"不低于|不少于|不小于|不超过|不高于|不大于|突破|超|为|是|高于|低于|在", piece[end:]) is not None


def strip_lead(piece: str, end: int) -> tuple[int, str | None, str | None]:
    """Pass the dates, hedges, verbs and scope before an indicator; return where it begins, the last verb, the scope."""
    start = 0
    verb = scope = None
    while start < end and (match := _LEADING.match(piece, start, end)) and match.end() > start:
        if match["verb"] and end - match.end() < 2 and match.end() < end:
            break
        verb = match["verb"] or match["service"] or verb
        scope = match["scope"] or scope
        start = match.end()
    return start, verb, scope


_SERVED_SO: Final = re.compile(r"(?:\d{1,3}[.、])?(?:为|给|对)[^，。；、\d]{2,24}条件的$")


def last_production(piece: str) -> re.Match[str] | None:
    """Return the last word of production in a piece of text, or None; those served are not made (为符合加装条件的)."""
    last = None
    if _SERVED_SO.match(piece):
        return None
    for last in _PRODUCTION_WORD.finditer(piece):  # noqa: B007  (the last match is wanted)
        pass
    return last


def noun_behind(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Read the noun that follows a quantity (5座智能化煤矿), or None where none stands there.

    >>> text = "建成5座智能化煤矿，力争"
    >>> start, end = noun_behind(text, 4, len(text))
    >>> text[start:end]
    '智能化煤矿'
    """
    limit = min(stop, start + 40, len(text))
    quoted = text.find("”", start, limit) if text[start : start + 1] == "“" else -1
    cut = (
        _CUT_NOUN.search(text, max(start + 1, quoted), limit)
        if start < limit and not _CUT_NOUN.match(text, start, limit)
        else None
    )
    if start >= limit or (cut is None and _CUT_NOUN.match(text, start, limit)):
        return None
    end = cut.start() if cut else limit
    if cut is not None and cut[0] == "、" and (described := _DESCRIBED.match(text, end, limit)):
        start, end = described.span("noun")  # 40个|吸引力强、带动面广的|消费场景
    tail = _IDLE_TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2 and tail.end() == end:
        end = tail.start()
    noun = text[start:end]
    if not 2 <= len(noun) <= 26 or noun.startswith("的") or _ABSTRACT.fullmatch(noun):
        return None
    return start, end


def bare(name: str) -> str:
    """Return an indicator's name without what stands in brackets and the count of what it is measured in.

    >>> bare("省考核的8个断面中水质优良（达到三类）比例"), bare("15个断面水质优良比例")
    ('水质优良比例', '断面水质优良比例')
    """
    return _AMONG.sub("", _BRACKETS.sub("", name))


_TO_BE_DONE: Final = re.compile(r"(?:改造|检查|体检|筛查|整治|治理|培训|救助|修缮|加固|维修|提升)$")
_SERVED: Final = re.compile(r"(?:为|对|给|支持|推动|引导|帮助|组织|指导|助力)(?:不少于|至少|超过|约|全[县市区省州])*$")
_SERVICE: Final = re.compile(
    r"(?:免费)?(?:进行|实施|开展|完成|免费(?:提供|发放|开展|进行|实施|做)?)(?P<work>[^，。；：、\n（]{2,16}?)(?=工程|工作|[，。；：、\n（和]|$)"
)


def service_to(before: str, counted: str, text: str, end: int) -> str | None:
    """Name what is done for those that a figure counts (对480户困难家庭进行适老化改造), or return None.

    ``before``: the text before the figure; ``counted``: the noun behind it, which ends at ``text[end]``.

    >>> service_to("对", "困难家庭", "对480户困难家庭进行适老化改造。", 9)
    '困难家庭适老化改造'
    """
    if not _SERVED.search(before):
        return None
    if _TO_BE_DONE.search(counted):
        return counted  # 对2000户困难家庭适老化改造
    service = _SERVICE.match(text, end)
    return counted.removeprefix("符合条件的").removesuffix("免费") + service["work"] if service else None
