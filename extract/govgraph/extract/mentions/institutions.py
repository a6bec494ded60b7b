"""Institutions, firms and committees known by the head of their name alone: 大学, 研究院, 煤矿, 协会, 管委会, 村民委员会.

What stands between the place and the head is free (云岭县清溪农业机械化服务站), so the words of the phrase decide: a verb, an
adverb or a conjunction inside shows that it is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.wording import Kind, Wording
from govgraph.extract.records import Span

_HAN: Final = "\u4e00-\u9fff"
_INSTITUTION: Final = re.compile(
    rf"[{_HAN}]{{0,18}}?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|分公司|医院|卫生院|大学|学院|敬老院|福利院|福利中心|养老服务中心|研究院|研究所|科学院|(?:[交师农医财科]大|理工大)(?=[、，。；）\n副校党等和及与]|$)|博物馆|图书馆|服务中心|发展中心|管理中心|控制中心|促进中心|推进中心|事务中心|保障中心|监测中心|交易中心|指挥中心|救援中心|搜救中心|采购中心|调度中心|执法[总支大中]队|经开区管委会|开发区管委会|高新区管委会|新区管委会|管委会|管理委员会|街道办事处|办事处|农商行|农村商业银行|酒店|高级中学|中学|职业技术学校|职业学校|学校|幼儿园|党校)"
)
BROKEN_NAME: Final = re.compile(
    r"部分|一些|[行司院校厂团]和|^(?:级|域|内|外|两级|县|州|市|综合|公办|民办|公立|定点|点|属|区|[和与及])|[一二三四五六七八九十多几]家|优先|指定|查找|获得|设立|设置|[的了在将由向各要把按为是]|对(?![台外口])|(?<![高中初同])等|记者|获悉|从(?!化|江)|推进|加快|实施|建设(?!.{0,6}公司)|提升|全面|全县|全市|全省|我[省市县]|[、，]|[和及].{0,2}$"
)
_FREE: Final = re.compile(
    rf"[{_HAN}]{{1,14}}?(?P<head>广播电视台|电视台|广播电台|融媒体中心|日报社|报社|杂志社|出版社|文化馆|体育馆|美术馆|纪念馆|科技馆|档案馆|群艺馆"
    r"|剧院|剧团|歌舞团|艺术团|气象台|地震台|水文站|监测站|防疫站|检疫站|推广站|[农林水煤][机管业利技]站|工作站|救助站|服务站|血站"
    r"|检[验测]所|检[验测]院|检[验测]中心|设计院|规划院|勘[察测]院|调查院|农科院|林科院|养护所|管理所|派出所|司法所|财政所|管理处|收费处|管理局|林场|农场"
    r"|基金会|协会|学会|商会|联合会|促进会|研究会|志愿会|供销社|联合社|联社|信用社|(?:支行|分行)(?!政)|法庭|监狱|看守所|戒毒所"
    r"|煤矿|[化机钢制加爆][工械铁药竹]厂|发电厂|电厂|水泥厂|纺织厂|仲裁委员会|委员会(?:办公室)?|集团)(?![区长员代庭井山理有]|[一二三]期|(?:改扩建|扩建|技改|建设)?(?:工程|项目))"
)
_OWN: Final = re.compile(
    r"(?P<head>看守所|戒毒所|拘留所|监狱|剧院|剧团|文化馆|体育馆|科技馆|档案馆|美术馆|报社|电视台|广播电视台|气象台|融媒体中心|血站|设计院|联社)"
    r"(?![长员])"
)
"""Heads that need no field between them and the place (云岭县看守所)."""
_SHOP: Final = re.compile(
    rf"[{_HAN}]{{2,12}}?(?P<head>[浴药饭书酒网商茶鞋服]店|餐吧|网吧|酒吧|会所|宾馆|酒楼|旅馆|客栈|商行|浴场|影城|歌城|公寓|托养中心|托育园)"
    r"(?=[、，。；）（和]|等|$)"
)
"""Places of business, as lists of premises name them after their county: 云岭县青禾足浴店."""
_ATTACHED: Final = re.compile(rf"[{_HAN}]{{0,8}}?附属[{_HAN}]{{0,8}}?(?:医院|中学|小学|学校|幼儿园)")
"""What a university keeps: 大学|医学院附属第一医院."""
_PARTY_OF_SCHOOL: Final = re.compile(r"党委(?!副?书记|委员|常委|成员|会|[宣组统]|办)")
_OF_PARTY: Final = re.compile(rf"中共(?P<of>[{_HAN}]{{2,16}}?(?:大学|学院|学校|公司|集团|医院))委员会(?!委员)")
"""The committee of the party in a school or firm: 云岭大学党委, 中共云岭大学委员会."""
_BANK: Final = re.compile(rf"[{_HAN}]{{0,6}}?(?P<head>银行)(?![业间贷卡存账机])")
_NOUNS: Final = frozenset(
    (
        "投资",
        "建设",
        "发展",
        "管理",
        "服务",
        "监督",
        "开发",
        "控股",
        "运营",
        "经营",
        "交易",
        "保护",
        "推广",
        "教育",
        "检测",
        "监测",
        "培训",
        "生产",
    )
)
"""Verbs that are nouns in names (云岭县城市建设投资集团)."""
_NATIONAL: Final = re.compile(
    rf"(?:中国|中华|全国|国家|华[东中南北]|[东西][北南]|中南|北方|南方|首都)"
    rf"(?P<field>[{_HAN}]{{2,12}}?)(?:大学|学院|博物馆|图书馆|研究院|研究所|科学院|研究会|协会|学会|联合会|基金会|促进会|商会|集团公司|总公司)"
    rf"(?:（[{_HAN}]{{2,4}}）)?(?![生的城路区业校])"
)
_NO_FIELD: Final = re.compile(
    r"^(?:级|性|重点|一流|著名|各|的|市场|特色)|[的了在对将由向各等要把按为是和与]|(?:重点|一流|各级|高等)$"
)
_ZONE: Final = re.compile(
    r"(?:[发新开园范假税理验作景片港济胜护中]区|保税港区)(?:党工委|管委会|管理委员会|管理处|管理局)"
)
_HAN_BEFORE: Final = re.compile(rf"[{_HAN}]*$")
_VILLAGE: Final = re.compile(
    rf"(?P<name>[{_HAN}]{{2,9}}?)(?:村(?:民委员会|委会|村民委员会|党支部|党总支)|社区(?:居民委员会|居委会|党支部|党总支))"
)


def institution_end(text: str, position: int, wording: Wording) -> int | None:
    """Return where an institution's or firm's name ends that a level or a place opens, however its field is worded."""
    if text[position - 2 : position - 1] in tuple("我全各本该"):
        return None
    name = _INSTITUTION.match(text, position)
    if name is not None and not BROKEN_NAME.search(name[0]):
        return _within(text, name.end()) if name[0].endswith(("大学", "学院")) else name.end()
    if own := _OWN.match(text, position):
        return own.end()
    shop = _SHOP.match(text, position)
    if shop is not None and not BROKEN_NAME.search(shop[0]) and wording.is_particular(position, shop.start("head")):
        return shop.end()
    name = _FREE.match(text, position)
    if name is None and text[position - 1] not in "省市县区":
        name = _BANK.match(text, position)
    if name is None or BROKEN_NAME.search(name[0]):
        return None
    words = wording.words(position, name.start("head"))
    speaks = any(word.kind in _SENTENCE and text[word.start : word.end] not in _NOUNS for word in words)
    return None if speaks else name.end()


def _within(text: str, end: int) -> int:
    """Return where the body ends that a university keeps: its hospital or school, its committee of the party."""
    kept = _ATTACHED.match(text, end) or _PARTY_OF_SCHOOL.match(text, end)
    return kept.end() if kept else end


_SENTENCE: Final = (Kind.OPENING, Kind.NUMBER, Kind.MARK)


def institutions(text: str, wording: Wording) -> Iterator[Span]:
    """Yield institutions of the whole country (中国地质大学（武汉）), administrations of zones and committees of villages."""
    for match in _NATIONAL.finditer(text):
        if not _NO_FIELD.search(match["field"]) and not _speaks(wording, *match.span("field")):
            yield Span(match.start(), _within(text, match.end()))
    for match in _OF_PARTY.finditer(text):
        if not BROKEN_NAME.search(match["of"]):
            yield Span(*match.span())
    for match in _ZONE.finditer(text):
        low = match.start() - 14
        before = _HAN_BEFORE.search(text, max(0, low), match.start())
        words = wording.words(before.start() if before else match.start(), match.end())
        start = max((word.end for word in words if word.kind in _SENTENCE), default=words[0].start)
        start = next((word.start for word in words if word.kind is Kind.PLACE and word.start >= start), start)
        if match.end() - start > 6 and wording.is_particular(start, match.end() - 3):
            yield Span(start, match.end())
    for match in _VILLAGE.finditer(text):
        last = wording.words(*match.span("name"))[-1]
        if last.kind in (Kind.NAME, Kind.PLACE) and not text.endswith("国", 0, match.end("name")):
            joined = max(text.rfind(word, last.start, last.end) + 1 for word in "和与及由")
            yield Span(max(last.start, joined), match.end())


def _speaks(wording: Wording, start: int, end: int) -> bool:
    return any(word.kind in _SENTENCE for word in wording.words(start, end))
