"""Names of persons that a frame shows where no post is printed beside them: 林岚任…, 接受何山辞去…, 记者 周远, 市领导林岚.

Each frame is a pattern whose group ``name`` opens with a surname; what may follow a name decides how far it reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from govgraph.extract.mentions.names import FOREIGN, HAN, NAME, is_name, name_from, name_to
from govgraph.extract.mentions.posts import HEAD
from govgraph.extract.mentions.profiles import BORN
from govgraph.extract.mentions.wording import kind_of
from govgraph.extract.records import Span

NUMBERING: Final = (
    r"(?:[-—·●○◆▪*]{1,2} ?)?(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、] ?)?"
)
"""What may number the item of a list before the name in it."""
_COUNTED: Final = r"(?:等)?[一二两三四五六七八九十\d]+[名位](?:个人|同志|人员|干部|教师|职工|群众)"
_NOTE: Final = r"(?:（[^（）\n]{1,8}）)?"
_TOGETHER: Final = (
    rf"{_NOTE}(?:、(?:{NAME}|{FOREIGN}){_NOTE})*(?:等?[一二两三四五六七八九十\d]+[名位])?(?:同志)?(?:分别)?"
)
"""What stands between a name and the verb that several persons share: （女）、周远等三位同志分别."""
_POST_END: Final = (
    r"(?:长|主任|书记|委员|常委|主席|审判员|检察员|大使|总领事|经理|总裁|董事|监事|总?[一-鿿]{2,3}师|巡视员|调研员|专员|成员|助理|顾问|主编)"
    r"(?:（[^（）\n]{1,30}）)?(?=[，。；、\n （]|职务|$)"
)
_GIVEN: Final = rf"(?:挂职任|挂任|兼任|担任|出任|转任|升任|调任|改任|就任|晋升|任(?![何期务免命])|为|代理)[^，。；、\n]{{2,40}}?{_POST_END}"
_TAKEN: Final = r"(?:的|原任)[^，。；、\n]{2,40}?(?:、[^，。；、\n]{1,30}){0,4}职务"
_LEAVES: Final = r"(?:因[^，。；\n]{2,20}，)?(?:将|提出|申请)?(?:辞去|卸任|不再[担兼]?任)"
_MOVES: Final = rf"由[^，。；\n]{{2,30}}(?:转任|调任|升任|改任|任(?![何期务免命]))|，?接替{NAME}"
_CHANGED: Final = rf"(?:{_GIVEN}|{_TAKEN}|{_LEAVES}|当选|被(?:任命|聘任|选举)为|{_MOVES})"

_SEATED: Final = r"(?:等?[和与及]?[^，。；、\n]{0,14})?在[^，。；、\n]{0,4}(?:主席台|前排)[^，。；、\n]{0,8}就[座坐]"
"""林岚、周远等和大会主席团成员在主席台就座."""

_FRAMES: Final = (
    # a line or an item of a list that gives or takes a post: 林岚、周远任县财政局副局长
    rf"(?:^|(?<=[\n。；：])){NUMBERING}(?P<name>{NAME})(?=(?:、{NAME})*(?:等.{{0,3}})?(?:同志)?"
    r"(?:为|任(?![何期务免命])|挂职任|挂任|兼任|担任|当选|被任命|辞去|试用期满，?(?:正式)?任|不再[担兼]?任|的[^，。\n]{2,40}职务))",
    # within a sentence: 名单显示，林岚任…局长; 任命林岚为…、周远为…; 宣布了林岚、周远为…副校长
    r"(?:^|[，、；。： ”\n]|此前|随后|宣布了?|通过了?|接受|决定|关于|选举|补选|随着|由于|其中)"
    rf"(?P<name>{NAME}|{FOREIGN})(?={_TOGETHER}{_CHANGED})",
    # 免去林岚县财政局局长职务，周远县水利局局长职务; 免去何山县长职务
    rf"(?:职务[，、；]|免去|免除|撤销)(?P<name>{NAME})(?=[^，。；、的\n]{{0,30}}?(?:{HEAD})(?:、[^，。；、\n]{{1,30}}?(?:{HEAD})){{0,4}}职务)",
    # 决定林岚副县长代理县长
    rf"决定(?P<name>{NAME}(?<!副))(?=副?(?:省长|市长|县长|区长|州长|院长|检察长)代理)",
    rf"关于(?P<name>{NAME})(?=(?:、{NAME})*(?:等?[一二两三四五六七八九十\d]*[名位人]?)?(?:同志)?代表资格)",
    rf"(?:在|随着|由于)(?P<name>{NAME})(?=调任|转任|升任|离任|卸任|退休|到任)",
    # 不满46岁的林岚被任命为县长
    rf"的(?P<name>{NAME})(?=被(?:任命|聘任|选举)为)",
    # 周远主持会议，林岚、何山出席会议
    rf"(?:^|(?<=[。，；\n]))(?P<name>{NAME})(?=主持(?:召开)?(?:会议|大会)|(?:、{NAME})+(?:等[^，。；\n]{{0,8}})?(?:出席|列席|参加|主持)|(?:、{NAME})*{_SEATED}|接任[，。；])",
    # 专家周远介绍, 村民何山说
    rf"(?:研究员|专家|学者|医生|律师|村民|市民|居民|员工|职工|志愿者|老师|网格员|队员|[种养]殖户|脱贫户|贫困户)(?P<name>{NAME})(?=说|介绍|表示|告诉|认为|指出|坦言|高兴)",
    rf"\d日(?:电|讯)（(?P<name>{NAME})(?=）)",
    # 林岚分管教育工作, at the start of a sentence
    rf"(?:^|(?<=[。\n]))(?P<name>{NAME})(?=(?:同志)?(?:主要)?(?:分管|主管|协助分管))",
    r"(?:责任人|河长|林长|路长|(?:责任|牵头|分管|包保|包联|挂点|领办|督办|联系)[省市县区州镇乡]?(?:政府|委)?领导(?:同志)?：)[，：]?"
    rf"(?P<name>{NAME})(?=[；，、。\n ]|为|$)",
    # 由县煤炭局林岚任组长, 由县煤炭局林岚处长任组长
    rf"由[^，。；：\n]{{2,16}}?[局委办部厅院会社队站](?P<name>{NAME})(?=副?(?:{HEAD})?(?:同志)?(?:任|担任|兼任)副?(?:组长|指挥长|总指挥|召集人))",
    # 首任组长是林岚，
    rf"(?:组长|主任|主席|书记|[省市县区局厅部]长|负责人|召集人)[是为](?P<name>{NAME})(?=[，。；、])",
    # 组长由林岚、周远等同志担任
    rf"(?:组长|召集人|指挥长?|主任|主席|顾问|秘书长)由(?P<name>{NAME})(?=[、等]|同志|担任|兼任)",
    rf"(?:联系人(?:及(?:联系)?(?:电话|方式))?|经办人|法定代表人|签发人|发言人)："
    rf"(?:[^：，。；\n ]{{2,20}} |[^：，。；\n ]{{1,12}}[局委办部厅院会队站室科股处])?"
    rf"(?P<name>{NAME})(?=[ ，。；、\n（]|$)",
    rf"(?:[对和与及给]|授予|通过了?|关于)(?P<name>{NAME})(?=(?:、{NAME})*{_COUNTED})",
    # a curriculum vitae: 林岚，女，汉族，…
    rf"(?:^|(?<=[\n。；，])){NUMBERING}(?P<name>{NAME})(?<!人)(?=，?(?:此前|现任|曾任|历任|生于|出生于|毕业于|早年|早期|调整前)|，(?:男|女|[12]\d{{3}}年|汉族))",
    # the same in the line under the name: 林岚 / 1980年3月生，汉族
    rf"(?:^|(?<=\n)){NUMBERING}(?P<name>{NAME})(?=\n{BORN})",
    # 37岁的林岚，; 正处级干部周远升任…; 书记是何山，; 由林岚兼任
    rf"(?:岁|\d年|[民族])的(?P<name>{NAME})(?=[，。])",
    rf"级干部(?P<name>{NAME})(?=(?:升|转|调|改|出)?任)",
    rf"(?:书记|主任|[省市县区州局部厅院校]长|主席|经理)是(?P<name>{NAME})(?=[，。；])",
    rf"由(?P<name>{NAME})(?=兼任|担任|接任|出任|代理)",
    rf"接替(?P<name>{NAME})(?=[，。；、]|任|担任|出任)",
    # 与前任林岚的分管内容
    rf"(?:[前继]任|接任者)(?P<name>{NAME})(?=[的，。、])",
    rf"以(?P<name>{NAME})(?=(?:同志|(?P<post>副?(?:{HEAD})))为)",
    # 林岚、周远等4人提名
    rf"(?:^|(?<=[。，；：\n]))(?P<name>{NAME})(?=(?:、{NAME}){{1,9}}等[一二三四五六七八九十\d]+[名位人])",
    # 林岚2021年被任命为副县长
    rf"(?:^|(?<=[。\n]))(?P<name>{NAME})(?=[12]\d{{3}}年(?:\d{{1,2}}月)?(?:起)?(?:被任命|被选|当选|出任|任|担任))",
    # 林岚、周远、何山通过表决成为…, three and more at the start of a clause
    rf"(?:^|(?<=[。，；\n]))(?P<name>{NAME})(?=(?:、{NAME}){{2,8}}(?:通过|当选|成为|出席|参加|列席|陪同|任))",
    # 市领导林岚、周远出席
    rf"(?:[省市县区州盟旗校院局厅委乡镇]|自治区|集团|公司)领导(?P<name>{NAME})(?=[、，和及等]|出席|参加|陪同|主持)",
)
_FRAME: Final = tuple(re.compile(frame) for frame in _FRAMES)

_MAKERS: Final = """
    记者 通讯员 实习生 摄影 编辑 责编 主编 审核校对 审核 校对 一审
    二审 三审 初审 复审 终审 监制 供稿 撰稿 作者 撰文 来稿 文/图 图/文 图文 美编
""".split()
_BYLINE: Final = re.compile(
    rf"(?:^|(?<=[ （\n】讯/。])|(?<=（)[{HAN}]{{2,8}}|(?<=\n)[{HAN}]{{2,10}})"
    rf"(?:本报|见习|实习|责任|文章|新闻|文字|图片|视频|栏目|值班|统筹|首席)?(?:{'|'.join(_MAKERS)})人?"
    rf"[/／：: ]{{0,2}}(?P<names>{NAME}(?:[ 、，]{NAME})*)(?=[ （）】\n、，。/|]|通讯员|实习生|摄影|编辑|$)"
)
"""Who wrote, took or edited, with the names of several apart by blanks: （云岭日报记者 林岚 周远 通讯员 何山）; 作者：林岚."""
_LEAD: Final = re.compile(rf"(?:^|(?<=\n))[^，。\n]{{0,8}}(?:讯|电)（(?P<names>{NAME}(?:[ 、]{NAME}){{0,3}})）")
"""本网讯（林岚）."""
_SIGNED_OFF: Final = re.compile(rf"（(?P<names>{NAME}(?:[ 、]{NAME}){{0,3}})）(?=\n|$)")
_ONE: Final = rf"(?:[{HAN}]{{2,4}}|{FOREIGN})"
_ROLL: Final = re.compile(rf"(?:：\n?|[是为]：?)(?P<names>{_ONE}(?:、{_ONE})+(?:[、和]{_ONE}))(?=等?[，。；（\n])")
_ROLL_OF: Final = re.compile(
    rf"(?:人员|名单|代表|成员|同志|领导|还有|人选|(?P<post>{HEAD}))"
    r"(?:[有是为]?：\n?|(?:(?:目前|现|共|至少|已)*有[两二三四五六七八九十\d]{1,3}[名位人])?，?(?P<each>分别?)[是为]：?|是)$"
)
"""A roll of three or more: 担任执行主席的还有：林岚、周远、何山。副县长分别为林岚、周远和何山。副县长现有3人，分别是…"""
_ROLL_LABEL: Final = 20  # code points before the names of a roll that say whose they are
_MOST: Final = 0.75  # so many items of a roll open with a surname; the rest are names too

_COMRADE: Final = re.compile(r"同志(?!们|处|会|关系)")
_APPOINT: Final = re.compile(
    r"(?:任命|免去|任免|撤销|接受|同意|决定|提名|聘任|聘请|推选|选举|补选|任用|批准|罢免)[：，、\n ]?"
)
_APPOINTED: Final = re.compile(
    rf"同志|为|任|的|辞去|担任|代理|、|（|兼|等?[\d一二两三四五六七八九十]+[名位]|[{HAN}、]{{2,60}}职务"
)
_ANYBODY: Final = re.compile(
    rf"(?:任命|免去|接受|补选|罢免)(?P<name>[{HAN}]{{2,5}}?)(?:（[^（）\n]{{1,8}}）)?(?:同志)?"
    rf"(?=为[^，。；\n]{{2,40}}?{_POST_END}|的[^，。；、\n]{{2,40}}职务|辞去)"
)
"""Whoever is appointed or lets go, however the name is made (布和, 扎西才让)."""
_NOBODY: Final = re.compile(r"[的了其他她人员等各名位该本一二三四五六七八九十]|同志|上述|有关|相关|部分")
_HONOUR: Final = re.compile(r"总书记|国家主席|主席|总理|副总理|院士|教授|先生|女士|烈士")
_BEFORE_HONOURED: Final = "对向以由彻实神在，为和按照据、"
_SIGNED: Final = re.compile(
    rf"(?:^|(?<=\n))(?P<post>省长|市长|县长|区长|州长|部长|局长|主任|主席)(?:： ?| )(?P<name>{NAME})(?=\n|$)"
)


@dataclass(frozen=True, slots=True)
class FramedName:
    """A name, the posts that the frame itself prints, or the title that is no post (院士)."""

    name: Span
    posts: list[Span] = field(default_factory=list)
    title: str = ""
    shared_post: int | None = None
    """Where the post ends that a roll prints before its names (副县长分别为林岚、周远)."""


def framed_names(text: str, body_starts: frozenset[int]) -> Iterator[FramedName]:
    """Yield the names that frames show; ``body_starts`` are where bodies and places begin, before which a name ends."""
    for match in _SIGNED.finditer(text):
        yield FramedName(Span(*match.span("name")), [Span(*match.span("post"))])
    for match in _COMRADE.finditer(text):
        if (start := name_to(text, match.start())) is not None:
            yield FramedName(Span(start, match.start()))
    for match in _APPOINT.finditer(text):
        stop = name_from(text, match.end(), body_starts)
        if stop is not None and _APPOINTED.match(text, stop):
            yield FramedName(Span(match.end(), stop))
    for frame in _FRAME:
        for match in frame.finditer(text):
            start, longest = match.span("name")
            held = [Span(*match.span("post"))] if match.groupdict().get("post") else []
            stop = longest if held else name_from(text, start, body_starts) or longest
            if is_name(text[start:stop]):
                yield FramedName(Span(start, stop), held)
    for match in _HONOUR.finditer(text):
        start = name_to(text, match.start())
        if start is None:
            continue
        before = text[start - 1 : start]
        if not re.match(rf"[{HAN}]", before) or before in _BEFORE_HONOURED or match[0] in ("总书记", "院士"):
            held = [Span(*match.span())] if match[0] == "副总理" else []
            yield FramedName(Span(start, match.start()), held, match[0])
    for pattern in (_BYLINE, _LEAD, _SIGNED_OFF):
        for match in pattern.finditer(text):
            yield from (FramedName(span) for span in _apart(match) if is_name(text[span.start : span.end]))
    for match in _ROLL.finditer(text):
        start = match.start("names")
        label = _ROLL_OF.search(text, max(0, start - _ROLL_LABEL), start)
        if label is None:
            continue
        names = _apart(match)
        if sum(is_name(text[span.start : span.end]) for span in names) >= _MOST * len(names):
            shared = label.end("post") if label["post"] and label["each"] else None
            yield from (FramedName(span, shared_post=shared) for span in names)
    for match in _ANYBODY.finditer(text):
        if not _NOBODY.search(match["name"]) and kind_of(match["name"]) is None:
            yield FramedName(Span(*match.span("name")))


def _apart(match: re.Match[str]) -> list[Span]:
    """Return the names of a list; 和 stands before the last (林岚、周远和何山) unless it is in a name."""
    start = match.start("names")
    names = [Span(start + name.start(), start + name.end()) for name in re.finditer(r"[^ 、，]+", match["names"])]
    first, joint, last = match.string[names[-1].start : names[-1].end].rpartition("和")
    if joint and is_name(first) and is_name(last):
        end = names[-1].end
        names[-1:] = [Span(end - len(last) - 1 - len(first), end - len(last) - 1), Span(end - len(last), end)]
    return names
