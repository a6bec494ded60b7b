"""The parts of an official document: number, title, issuer, addressees, signature, date (GB/T 9704 党政机关公文格式).

Every function here reads single lines or short runs of lines of cleaned text; none knows about a whole source.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.records import Span

_NOT_A_CODE: Final = (
    "第|等|和(?![\u4e00-\u9fff]{1,5}[发函字办]〔)|及|与|以|的|据|照|根据|按照|依据|依照|参照|遵照|执行|落实|贯彻"
    "|详见|见|附件"
)
_KIND_BEFORE: Final = (
    "通知|知|批复|复|公告|通告|告|通报|(?<=通)报|决定|(?<=决)定|意见|(?<=的)函"  # …的通知云政办发〔2025〕3号
)
DOCUMENT_NUMBER: Final = re.compile(
    rf"(?!{_NOT_A_CODE}|{_KIND_BEFORE})(?:(?!的)[\u4e00-\u9fff]){{1,16}}(?:（[\u4e00-\u9fff]{{1,6}}）)?〔[12]\d{{3}}〕 ?第?\d{{1,5}} ?号"
)
"""A 发文字号: agency code, year in 〔〕, serial number (云政办发〔2025〕3号)."""

KINDS: Final = (
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""The fifteen kinds of document (公文种类) of 党政机关公文处理工作条例 art. 8, with the short form of 命令."""

_HEAD: Final = (
    r"(?:人民政府|政府|办公厅|办公室|委员会|人大常委会|常务委员会|国务院|中共中央|委|厅|局|院|部|署|会|中心|行|公司"
    r"|集团|处|站|队|党组|指挥部|领导小组|联合会|总工会|机关)"
)
_ISSUER_CHARACTER: Final = r"(?:(?!关于|印发|转发|批转)[\u4e00-\u9fff（）、 ])"
_ISSUER: Final = rf"{_ISSUER_CHARACTER}{{1,60}}?{_HEAD}(?:{_ISSUER_CHARACTER}{{2,40}}?{_HEAD})*?"
_TITLE_VERB: Final = r"(?:关于|印发|转发|批转|公布|发布|同意|调整|成立|表彰|任免|废止|修改)"
_TITLE: Final = re.compile(
    rf"^(?:(?:原标题|标题)：)?(?:(?P<issuer>{_ISSUER}) ?)?(?P<title>{_TITLE_VERB}.{{2,160}})$", re.DOTALL
)
_TITLE_END: Final = re.compile(rf"(?:{'|'.join(KINDS)})(?:（[^（）]{{1,24}}）)?$")
_LOOSE_TITLE_END: Final = re.compile(
    r"(?:措施|方案|办法|规定|细则|计划|规划|条例|要点|制度|分工|名单|清单|预案|实施)(?:（[^（）]{1,16}）)?$"
)

_SAID: Final = re.compile(r"号）各|：[为根]|现将|现予|现印发|，请|请(?:认真|遵照|结合)")
"""What a sentence says and no title does."""
_YEAR_ADDED: Final = re.compile(r"(?<=[复知定见函告])（[12]\d{3}年?）$")
"""The year that a collection prints after a title."""
_MARKED_TITLE: Final = re.compile(r"《(?P<title>[^《》]{6,200})》")

_NUMERAL_YEAR: Final = "[一二][〇零○OＯ0一二三四五六七八九]{3}"
_DATED: Final = (
    rf"(?:[12]\d{{3}}|{_NUMERAL_YEAR}) ?年 ?[\d一二三四五六七八九十]{{1,3}} ?月 ?[\d一二三四五六七八九十]{{1,3}} ?日"
)
_DATE_LINE: Final = re.compile(rf"^[（(]?(?P<date>{_DATED})[）)]?$")
_NUMBER_AND_DATE: Final = re.compile(rf"〔[12]\d{{3}}〕 ?第?\d{{1,5}} ?号 (?P<date>{_DATED})）?$")
"""Number and date side by side below a title: （云政发〔1989〕3号 一九八九年五月六日）."""
_FURTHER_NUMBERS: Final = rf"(?:[、， ]{{1,2}}{DOCUMENT_NUMBER.pattern}){{0,3}}"
"""The numbers that the other issuers of one document give it."""
_NUMBER_LINE: Final = re.compile(
    rf"^(?:[〔\[【]?发文(?:字号|文号)[〕\]】]?[：: ]*"
    rf"|文号[：: ]*)?（?(?P<number>{DOCUMENT_NUMBER.pattern}){_FURTHER_NUMBERS}(?: {_DATED})?）?"
    r"(?P<rest>[ \-—].*|《[^《》]{6,160}》|(?:[\u4e00-\u9fff]{3,30})?"
    r"(?:关于|印发|转发)[^。；]{4,100}(?:通知|意见|决定|批复|通报|公告|通告|函))?$"
)
_META_LINE: Final = re.compile(
    rf"^{DOCUMENT_NUMBER.pattern}[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日[\u4e00-\u9fff]{{2,6}}$"  # number, date and region in one
    r"|^[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日? \d{1,2}[：:]\d{2}"
    r"|^(?:来源|发布时间|发布日期|发布机构|发文机构|信息来源|索引号|主题词|主题分类|有效性|字号|浏览次数|时间"
    r"|作者)[：: ]|^[〔\[【]"
    r"|^(?:发文|成文|施行|实施|公布|颁布|制定|生成|效力|索引|时效)(?:机关|日期|字号|文号|部门|级别|号|性)"
)
_META_DATE: Final = re.compile(r"(?:成文|发文)日期[〕\]】]?[：:| ]*(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_META_NUMBER: Final = re.compile(rf"(?:文 *号|发文字号)[〕\]】]?[：:| ]*(?P<number>{DOCUMENT_NUMBER.pattern})")
_NOTE_LINE: Final = re.compile(r"^（(?:此件|本文有删减|主动公开|依申请公开).{0,20}）$")
_HANZI_DIGITS: Final = {
    character: value
    for value, characters in enumerate(("〇零○OＯ0", *"一二三四五六七八九"))
    for character in characters
}


@dataclass(frozen=True, slots=True)
class Title:
    """A title (标题) with the issuer printed before it taken off; offsets are relative to the joined lines."""

    issuer: str | None
    title: str
    start: int  # where the title proper begins in the joined lines


def read_title(joined: str, *, loose: bool = False) -> Title | None:
    """Read the joined lines of a title; with ``loose``, also titles that end in no kind of document (…若干措施).

    >>> read_title("云岭县人民政府关于印发碳达峰实施方案的通知").issuer
    '云岭县人民政府'
    """
    text = joined.rstrip(" ")
    if marked := _MARKED_TITLE.fullmatch(text):
        inner = read_title(marked["title"], loose=loose)
        return Title(inner.issuer, inner.title, inner.start + 1) if inner else None
    if len(text) > 220 or "。" in text or text.endswith(("：", "，", "；")):
        return None
    bare = re.sub(r"\s", "", text)
    if _SAID.search(bare) or not (_TITLE_END.search(bare) or (loose and _LOOSE_TITLE_END.search(bare))):
        return None
    match = _TITLE.match(text.replace("\n", " "))
    if match is None:
        return None
    issuer = re.sub(r"\s+", " ", match["issuer"]).strip() if match["issuer"] else None
    title = _YEAR_ADDED.sub("", re.sub(r"\s", "", match["title"]))
    if title[: len(title) // 2] == title[len(title) // 2 :]:
        return None  # a headline and the title below it
    return Title(issuer=issuer, title=title, start=match.start("title"))


def document_kind(title: str | None) -> str | None:
    """Return the kind (文种) a title names, after 党政机关公文处理工作条例 art. 8, or None.

    >>> document_kind("关于湖水治理有关问题的复函")
    '函'
    """
    if title is None:
        return None
    bare = re.sub(r"（[^（）]*）$", "", re.sub(r"\s", "", title))
    return next((kind for kind in sorted(KINDS, key=len, reverse=True) if bare.endswith(kind)), None)


_SAID_KIND: Final = re.compile(
    r"(?P<批复>批复如下|特此批复)|(?P<函>函[复告]如下|特此函[复告])|(?P<通告>通告如下|特此通告)|(?P<公告>公告如下|特此公告)"
    r"|(?P<通知>通知如下|特此通知|现(?:将[^。]{4,80})?印发给你们)|(?P<决定>决定如下|如下决定)"
)


def said_kind(body: str) -> str | None:
    """Return the kind that a text without a title calls itself (现批复如下, 特此通知).

    >>> said_kind("你局请示收悉。现批复如下：")
    '批复'
    """
    match = _SAID_KIND.search(body)
    return match.lastgroup if match else None


def read_number_line(line: str) -> tuple[str, int, str] | None:
    """Read a line that prints the document's own number: the number, its offset in the line, and what follows it."""
    match = _NUMBER_LINE.match(line)
    if match is None:
        return None
    return re.sub(r"\s", "", match["number"]), match.start("number"), (match["rest"] or "").strip(" -—")


_ORDER: Final = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff（）、 ]{3,40}?) ?(?P<kind>令|公告|通告)"
    r"[ \n]{0,3}（?(?P<number>(?:[12]\d{3} ?年 ?|[一二三四五六七八九十]{1,3}届)?第 ?[\d一二三四五六七八九十百〇零]{1,6} ?号)）?"
)
_PROCLAIMED: Final = re.compile(r"《(?P<title>[^《》\n]{4,80})》[^。]{0,60}?(?:通过|同意|审议|公布|发布|施行)")


def read_order(head: str) -> tuple[str, str, str] | None:
    r"""Read the head of an order (命令（令）格式, GB/T 9704 art. 10.2) or a proclamation numbered like one (公告).

    Returns the issuer, the kind, and the number with issuer and kind before it.

    >>> read_order("云岭县人民政府令\n第12号")
    ('云岭县人民政府', '令', '云岭县人民政府令第12号')
    """
    match = _ORDER.fullmatch(head.strip())
    if match is None:
        return None
    issuer = re.sub(r"\s", "", match["issuer"])
    return issuer, match["kind"], f"{issuer}{match['kind']}{re.sub(r' ', '', match['number'])}"


_WHOLE_MARKS: Final = str.maketrans("〈〉", "《》")  # marks inside 《》 are half marks there only


def read_proclaimed(line: str) -> tuple[str, int] | None:
    """Read what an order proclaims (《…办法》已经…通过，现予公布): the title without its issuer, and its offset in the line."""
    match = _PROCLAIMED.search(line)
    if match is None:
        return None
    named = _TITLE.match(match["title"])
    start = match.start("title") + (named.start("title") if named else 0)
    return line[start : match.end("title")].translate(_WHOLE_MARKS), start


_SIGNED_DATE: Final = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff（）、 ]{3,60}?) (?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日"
    rf"|{_NUMERAL_YEAR}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日)$"
)


def read_signed_date(line: str) -> tuple[str, str] | None:
    """Read a line that holds signature and date side by side: the issuer and the date as ISO 8601."""
    match = _SIGNED_DATE.match(line.strip())
    date = to_iso_date(match["date"]) if match else None
    return (re.sub(r"\s", "", match["issuer"]), date) if match and date else None


def read_date(line: str) -> str | None:
    """Read a line that is a date and nothing else, in Arabic or Chinese numerals, as ISO 8601.

    >>> read_date("二〇〇六年五月二十三日")
    '2006-05-23'
    """
    match = _DATE_LINE.match(line.strip())
    return to_iso_date(match["date"]) if match else None


def read_meta_date(line: str) -> str | None:
    """Read the date of signing (成文日期) of a line of metadata above a document, as web pages print it."""
    if dated := _NUMBER_AND_DATE.search(line):
        return to_iso_date(dated["date"])
    match = _META_DATE.search(line)
    return _iso(int(match[1]), int(match[2]), int(match[3])) if match else None


_META_ISSUER: Final = re.compile(
    rf"^[∙•【]*(?:发文机关|制定机关|发布机关|发布机构|发文机构)[】：:| ]*(?P<issuer>[\u4e00-\u9fff（）]{{2,30}}?{_HEAD})(?: ?\||$)"
)


def read_meta_issuer(line: str) -> str | None:
    """Read the issuer (发文机关) of a line of metadata above a document that prints no other.

    >>> read_meta_issuer("发文机关：云岭县人民政府")
    '云岭县人民政府'
    """
    match = _META_ISSUER.match(line)
    return match["issuer"] if match else None


def read_meta_number(line: str) -> Span | None:
    """Read the own number (文号) out of a line of metadata above a document, as web pages print it: its span in the line.

    >>> read_meta_number("发布机构 县政府办公室 文    号 云政办发〔2025〕3号")
    Span(start=19, end=31)
    """
    match = _META_NUMBER.search(line)
    return Span(*match.span("number")) if match else None


_META_TITLE: Final = re.compile(r"^(?:标 ?题|名 ?称)： ?\| ?(?P<title>[^|]{6,120}?) ?(?:\||$)")


def read_meta_title(line: str) -> tuple[Title, Span] | None:
    """Read the title that a table of metadata above a document prints, and its span in the line.

    >>> read_meta_title("标题：| 云岭县人民政府关于开展普查的通知 |")[0].title
    '关于开展普查的通知'
    """
    match = _META_TITLE.match(line)
    title = read_title(match["title"], loose=True) if match else None
    return (title, Span(*match.span("title"))) if match and title else None


def to_iso_date(printed: str) -> str | None:
    """Turn 2025年3月8日 or 二〇二五年三月八日 into 2025-03-08; None if it is no date."""
    parts = re.fullmatch(r"(\S{4})年(\S{1,3})月(\S{1,3})日", re.sub(r"\s", "", printed))
    if parts is None:
        return None
    year, month, day = (_number(part) for part in parts.groups())
    if year is None or month is None or day is None:
        return None
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    """Return a date as ISO 8601; None where the calendar has no such day (a slip of the typesetter)."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        high = _HANZI_DIGITS.get(tens, 1 if not tens else None)
        low = _HANZI_DIGITS.get(ones, 0 if not ones else None)
        return None if high is None or low is None else high * 10 + low
    digits = [_HANZI_DIGITS.get(character) for character in text]
    if None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def is_meta_line(line: str) -> bool:
    """Tell whether a line is metadata a web page adds (来源：…, [发文机构] …) or a note on publication."""
    return bool(_META_LINE.match(line) or _NOTE_LINE.match(line))


_ADDRESSEE: Final = re.compile(
    r"(?:各|县|市|省|区|旗|州|国务院|驻|有关|中央|部|委|(?:高新|开发|经开|新|管理)区|[\u4e00-\u9fff、]{2,20}(?:大学|学院|医院|集团|局|部|委|政府|委员会|办公室|中心|公司|总局|院|厅|办|会|署|团|办事处|管委会|行|园区|工业园|产业园|科技园|开发区|示范区|新区|港区|管理区|高新区|保税区|党工委))"
)


_NOT_ADDRESSED: Final = re.compile(
    r"^(?:各位|同志们|附件|现将|经|为|根据|一是|注)|要|应当|必须|做到|(?:如下|通知|名单|为|是|有|内容|事项|任命|免去|决定)$"
)


def read_addressees(line: str) -> tuple[str, ...]:
    """Read the line of addressees (主送机关): it ends in a colon and holds bodies only. Empty when the line is none.

    >>> read_addressees("各乡镇人民政府、县直各有关单位：")
    ('各乡镇人民政府', '县直各有关单位')
    """
    body = line.strip()
    if not body.endswith(("：", ":")) or len(body) > 200 or re.search(r"[。；《》“”？！\d]", body):
        return ()
    body = body[:-1]
    if _NOT_ADDRESSED.search(body):
        return ()
    names = [name for comma in re.split(r"[，,]", body) for name in _split_pause(comma.strip()) if name]
    if not names or not all(
        _ADDRESSEE.match(name)
        or name.endswith(("组", "单位", "企业", "部门", "机构"))
        or ("、" in name and _WHOLE.search(name))  # 江东、江西、云岭县商检局
        for name in names
    ):
        return ()
    return tuple(names)


_LABEL: Final = re.compile(r"(?!各|有关|相关)[\u4e00-\u9fff]{2,4}(?:单位|部门|机构|机关|企业|公司|中心)：")
"""A label of what follows (牵头单位：…), and no addressee."""
_BEFORE_TEXT: Final = re.compile(r"[^：。；]{3,160}：(?= ?[\u4e00-\u9fff《])")


def read_addressees_before(line: str) -> tuple[tuple[str, ...], int]:
    """Read addressees that stand at the head of the text's own line (line breaks lost), and how long they are.

    >>> read_addressees_before("云岭县人民政府：你县《关于设立开发区的请示》收悉。")
    (('云岭县人民政府',), 8)
    """
    head = _BEFORE_TEXT.match(line)
    names = read_addressees(head[0]) if head and not _LABEL.match(head[0]) else ()
    return (names, len(head[0])) if head and names and all(map(_WHOLE.search, names)) else ((), 0)


_WHOLE: Final = re.compile(
    r"(?:(?<!有关)(?<![各、])(?:委|办|厅|部|院|会|署)|政府|管委会|委员会|单位|部门|机构|企业|公司|办事处|院校|局|中心|团体|组|办公室|园区|示范区|开发区|新区|港区|管理区|高新区|保税区|处室|科室|各地|各地区|街道|乡镇|村居|村（居）|村（社区）)(?:（[^（）]*）)?$"
)
_RESUMES: Final = re.compile(r"^(?:直属|事业)?(?:机构|单位|企业)$|^各(?:有关|相关)?(?:直属|单位|部门|机构|派出|办|局)")
_LEVEL_HEAD: Final = re.compile(r"^(?:[县市省区州旗]直|国务院|[县市省区州]?(?:人民)?政府)(?:各|有关)")


_SHARES: Final = re.compile(r"人民政府|(?:政府|办事处)$")
"""What opens no name of its own: 各县市区委、人民政府; 各镇党委、政府."""


def _split_pause(part: str) -> list[str]:
    """Split at 、 where both sides are whole names; 县直各部门、各单位 and 各市、县（区）人民政府 stay one."""
    pieces: list[str] = []
    for piece in part.split("、"):
        if pieces and (
            piece in ("单位", "机构", "团体", "企业")
            or _SHARES.match(piece)
            or not _WHOLE.search(pieces[-1])
            or (_LEVEL_HEAD.match(pieces[-1]) and _RESUMES.match(piece))
        ):
            pieces[-1] += "、" + piece
        else:
            pieces.append(piece)
    return pieces
