"""Titles in 《》, numbers of documents and of standards, as running text prints them.

Sources: GB/T 15834 标点符号用法 §4.15 (书名号 may hold 〈〉), GB/T 9704 党政机关公文格式 §7.2.5 (发文字号), and for
standards 国家标准管理办法 (GB, GB/T, DB and the codes of trades).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.records import Span

_LONGEST: Final = 200  # code points between 《 and 》; longer ones are an opening mark that was never closed
_MARKS: Final = re.compile(r"[《》。]|\n(?=[^\n]*\n[^\n]*\n[^\n]*\n)")


def find_titles(text: str) -> Iterator[Span]:
    """Yield the spans of outermost titles, marks included; 《关于印发《某办法》的通知》 is one title.

    A mark that is never closed is passed over, and the innermost closed title is taken instead.

    >>> [text[s.start:s.end] for text in ["按《甲《乙》办法》办"] for s in find_titles(text)]
    ['《甲《乙》办法》']
    """
    position = text.find("《")
    while position >= 0:
        span = _closed_title(text, position)
        if span is not None and text[span.start + 1 : span.end - 1].strip():
            yield span
        position = text.find("《", position + 1 if span is None else span.end)


def _closed_title(text: str, opening: int) -> Span | None:
    depth, inner, first = 0, opening, None
    for mark in _MARKS.finditer(text, opening, opening + _LONGEST):
        if mark[0] == "《":
            depth, inner = depth + 1, (mark.start() if first is None else inner)
        elif mark[0] == "》":
            depth -= 1
            if first is None:
                first = Span(inner, mark.end())
            if depth == 0:
                return Span(opening, mark.end())
        else:
            break
    return first


_YEAR_AND_SERIAL: Final = r"〔[12]\d{3}〕 ?第?\d{1,5} ?号"
_CODE: Final = r"[\u4e00-\u9fff]{1,16}(?:（[\u4e00-\u9fff]{1,6}）)?"
_NUMBER: Final = re.compile(rf"{_CODE}{_YEAR_AND_SERIAL}")
_BEFORE_CODE: Final = re.compile(
    r".*(?:贯彻|落实|执行|按照|依照|参照|对照|遵照|依据|根据|结合|印发|转发|下发|发布|废止|关于|以及|文件|已有|我[省市县区]|原由?|见|即|对|将|的|了|由|等|按|在|为|于|或|其中)(?=.)"
)
_CONJUNCTION: Final = re.compile(r"[和与及](?![政府办委发县])")
_STANDARD: Final = re.compile(
    r"(?<![A-Za-z])(?:GBJ?|DBJ?\d{0,2}|JGJ|CJJ|CJ|HJ|JTG|JTJ|JT|NY|AQ|XF|GA|TB|SL|DL|NB|QX|LY|YC|WS|MT|YD|CECS|T/[A-Z]{2,8}|Q/[A-Z]{1,6})"
    r"(?:/[TZ]\d{0,2}|/[A-Z]{1,3})? ?\d{1,6}(?:\.\d{1,3})? ?[-—–] ?(?:19|20)?\d{2}(?!\d)"
)
_ORDER: Final = re.compile(
    r"(?:中华人民共和国)?(?:主席|国务院|[\u4e00-\u9fff]{2,16})?(?:令|公告)?(?:第[\d一二三四五六七八九十百零〇]+号令?|[12]\d{3}年第\d+号|\d{1,4}号令)"
)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of document numbers (发文字号), without the words that lead to them.

    >>> text = "认真落实云政发〔2025〕3号和云政办发〔2025〕6号文件"
    >>> [text[s.start:s.end] for s in find_numbers(text)]
    ['云政发〔2025〕3号', '云政办发〔2025〕6号']
    """
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        begin = match.start()
        code_end = text.index("〔", begin)
        if lead := _BEFORE_CODE.match(text, begin, code_end):
            begin = lead.end()
        if _CONJUNCTION.match(text, begin) and code_end - begin > 2:
            begin += 1
        if code_end > begin:
            yield Span(begin, match.end())


def find_standards(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of numbers of standards: GB 3095-2012, DB14/T 1234—2020."""
    for match in _STANDARD.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())


_WHEN: Final = re.compile(
    r"^(?:[12]\d{3}年\d{1,2}月\d{1,2}日)?(?:以|由|经)?(?=[\u4e00-\u9fff]{2,16}(?:令|〔))|(?<=号)(?:令)?(?:文件|文|公布|发布|印发|颁布|修[正订改])+$"
)
"""When a rule was published, around the number of the order: 2016年12月1日|云岭县人民政府令第2号|发布."""


def read_number(printed: str) -> str | None:
    """Read a number that stands alone, in a bracket after a title: 云政发〔2025〕3号, GB35181-2017, 国务院令第397号.

    Returns the number without white space, or None.

    >>> read_number("GB 35181-2017"), read_number("2021年修订")
    ('GB35181-2017', None)
    """
    bare = _WHEN.sub("", re.sub(r"\s", "", printed))
    if match := _STANDARD.fullmatch(bare):
        return match[0]
    if match := _NUMBER.match(bare):
        return match[0]
    return bare if _ORDER.fullmatch(bare) else None


_KIND_WORDS: Final = """
    法 法典 条例 规定 办法 细则 决定 决议 命令 令 公报 公告 通告 意见 通知 通报
    报告 请示 批复 议案 函 纪要 规划 计划 方案 预案 纲要 要点 措施 政策 标准
    规范 规程 规则 导则 指南 指引 指导 目录 清单 名录 名单 制度 机制 章程 公约
    条约 协定 协议 宪法 准则 守则 安排 部署 汇报 建议 提纲 总结 分解表 分工表
    责任表 明细表 安排表 任务表 倡议 倡议书 宣言 声明 备忘录 解释 答复 批示 体系
    分工 手册 要求 大纲 图则 任务书 战略 条 行动 方法 分解 定额 路线图 说明 须知 条款
    框架 议定书 示范文本 草案 白皮书 蓝皮书 建议稿 征求意见稿 若干问题 基本条件 规约
    目标责任书 公开信 细目 举措 对策 分类 目标 任务 红线 布局 设想 构想 议程
"""
_KINDS: Final = tuple(_KIND_WORDS.split())
_KIND: Final = re.compile(rf"(?:{'|'.join(sorted(_KINDS, key=lambda kind: (-len(kind), kind)))})$")
_FORM: Final = re.compile(
    r"(?:证明?|证书|执照|承诺书|合同书?|申请书|申请表|登记表|审批表|通知书|告知书|决定书|(?<!目标)责任书|协议书|意见书|回执|凭证|授权书|保证书|倡议书|备案表|推荐表|书法|日报|晚报|周刊|杂志)$"
)
_TAIL: Final = re.compile(r"(?:[（(][^（）()]*[）)]|[0-9—–\-]+(?:年)?|[<>〈〉”“])+$")


def names_document(title: str) -> bool | None:
    """Tell by its last words whether a title names a document: True, False (a form), None when they do not say.

    >>> names_document("云岭县防洪条例（修订）"), names_document("营业执照"), names_document("山中岁月")
    (True, False, None)
    """
    bare = title
    while tail := _TAIL.search(bare):
        bare = bare[: tail.start()]
    if _FORM.search(bare):
        return False
    return True if _KIND.search(bare) or title.startswith("关于") else None


_KIND_WORD: Final = re.compile(
    rf"(?:总体|实施|专项|发展|工作|管理|行动|若干|指导|暂行|具体|建设){{0,2}}(?:{'|'.join(_KINDS)}){{1,2}}(?:（[^（）]*）)?"
)


def is_kind_word(title: str) -> bool:
    """Tell whether a title is a kind of document and no more (《决定》), which by itself names no document.

    >>> is_kind_word("总体规划"), is_kind_word("统计法")
    (True, False)
    """
    return _KIND_WORD.fullmatch(title) is not None
