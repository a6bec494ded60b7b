"""``people``: names of persons, where the frame around them shows that they are names.

A Chinese name is a surname of one or two characters and one or two more; nothing in its form alone tells it from a word. It
is taken where official prose puts names: after a post (副县长林岚：), before 同志, in the frames of appointment (任命林岚为…), in
lists of members (林岚  县财政局局长), after another name (林岚、周远), before a title of honour (林岚院士), in bylines.
Attributes: ``title`` as printed beside the name, ``posts`` the posts in it, ``holder_start`` and ``holder_end`` the offsets
of name and posts together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.agencies import LEVEL
from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.lexicon import any_of, read_words
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.mentions.surnames import DOUBLE, SINGLE
from govgraph.extract.records import Document, Mention, Mentions, Span

_HAN: Final = "\u4e00-\u9fff"
_ONE: Final = "".join(sorted(SINGLE))
_TWO: Final = "|".join(sorted(DOUBLE))
_GIVEN: Final = rf"[{_HAN}]"
NAME: Final = rf"(?:(?:{_TWO}){_GIVEN}{{1,2}}|[{_ONE}]{_GIVEN}{{1,2}})"
_FOREIGN: Final = rf"[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,8}}){{1,3}}"

_AFTER_NAME: Final = re.compile(
    r"$|[：，。、；！？\n ）（“《,]|同志|主持|负责|分管|联系|协助|协管|出席|列席|参加|陪同|率|带领|作(?!为)|在|向"
    r"|为|兼|任|担任|到|前往|介绍|表示|指出|强调|说|和|与|及|等|不再|因|的|宣布|代表|对|就|于|调研|会见|讲话|致辞"
    r"|同时|继续|具体|共同|已|也|曾|率队|颁发|当选|辞去|领导(?!干部|小组|班子)|主管|协管|兼管"
)
_WORDS: Final = read_words("not_names.txt")
"""Words that open with a surname's character and often stand where a name could: never names."""

_GENERIC: Final = frozenset(
    (
        "教师 工程师 代表 教授 理事 董事 干事 助理 经理 主持人 负责人 发言人 组长 委员 专员 监事 "
        "法官 检察官 警长 秘书 科员 院士 主任委员 成员 首席专家 专家 召集人 党组成员 党委成员 参事 总监 站长 "
        "所长 队长 台长 "
    ).split()
)
"""Heads of posts that are ordinary words too: they need a body before them."""


def is_name(text: str) -> bool:
    """Tell whether a string can be a name: a surname first, and no common word.

    >>> is_name("林岚"), is_name("成立"), is_name("欧阳明远")
    (True, False, True)
    """
    if re.fullmatch(_FOREIGN, text):
        return True
    if not re.fullmatch(NAME, text):
        return False
    return text[:2] not in _WORDS and not re.search(r"[的了是与及或等将对由]|负责|领导|主要|以上|以下", text[1:])


# --- how far a name reaches --------------------------------------------------------------------------------------------


def name_from(text: str, start: int, body_starts: frozenset[int] = frozenset()) -> int | None:
    """Return where the name that opens at ``start`` ends, or None. What follows decides between two and three characters."""
    if match := re.compile(_FOREIGN).match(text, start):
        return match.end()
    longest = 4 if text[start : start + 2] in DOUBLE else 3
    for length in range(longest, 1, -1):
        end = start + length
        if end <= len(text) and is_name(text[start:end]) and (_AFTER_NAME.match(text, end) or end in body_starts):
            shorter = end - 1
            if length == 3 and is_name(text[start:shorter]) and _goes_on(text, shorter):
                return shorter
            return end
    return None


_VERBAL_END: Final = "任兼为等率作在到同"


def _goes_on(text: str, position: int) -> bool:
    """Tell whether the character at ``position`` belongs to what follows a name (林岚|任…, 林岚|和周远), not to the name."""
    character, following = text[position], text[position + 1 : position + 5]
    if character == "和":
        return any(is_name(following[:length]) for length in (3, 2))
    return character in _VERBAL_END and not re.match(r"[：，。、；\n ）的为任]|同志|$", following)


def name_to(text: str, end: int) -> int | None:
    """Return where the name that closes at ``end`` begins, or None. The longer reading wins unless its surname is a connective."""
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or not is_name(text[start:end]):
            continue
        if length == 4 and text[start : start + 2] not in DOUBLE:
            continue
        if length == 3 and text[start] in "和由任于向从同以为及经将免请令对让应时" and is_name(text[start + 1 : end]):
            continue
        return start
    return None


# --- posts beside a name -----------------------------------------------------------------------------------------------

_FIELD_BEFORE: Final = re.compile(rf"(?:{LEVEL})?(?:{any_of(read_words('fields.txt'))})$")
_JOIN: Final = re.compile(r"(?:、|兼任?|，兼任?| |，)$")


class _Posts:
    """Posts of one document: where each ends and where it begins."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.text = document.text
        self.body_by_end = {body.span.end: body.span.start for body in mentions["organizations"]}
        self.place_by_end: dict[int, int] = {}
        for place in mentions["places"]:
            self.place_by_end[place.span.end] = self.place_by_end.get(place.span.start, place.span.start)
        self.by_end: dict[int, tuple[int, str]] = {}
        for match in POST_HEAD.finditer(self.text):
            self.by_end[match.end()] = (match.start(), match["head"])

    def start_of(self, end: int) -> int | None:
        """Return where the post that ends at ``end`` begins, its body included."""
        found = self.by_end.get(end)
        if found is None:
            return None
        start = found[0]
        if start in self.by_end:  # 区委常委副区长, without a 、
            return start
        for limit in (start, start + 1):  # a head may share its first character with its body: 宣传部|部长
            if limit in self.body_by_end:
                return self.body_by_end[limit]
        if start in self.place_by_end:
            return self.place_by_end[start]
        if found[1] in ("局长", "厅长", "院长", "主任") and (
            field := _FIELD_BEFORE.search(self.text, max(0, start - 12), start)
        ):
            return start - len(field[0])  # 公安局长 is 公安局 and 局长
        bare = re.compile(
            rf"(?:[省市县区州盟旗镇乡]|[{_HAN}]{{0,14}}?(?:局|委|厅|部|办|院|会|中心|政府|公司|集团|学校|中学|医院|大学))$"
        ).search(self.text[max(0, start - 18) : start])
        if bare and bare[0] and not re.search(r"[的任命为由]", bare[0]):
            return start - len(bare[0])
        return start

    def chain_to(self, end: int) -> list[Span]:
        """Return the posts, first to last, of a chain (县委常委、副县长) that ends at ``end``."""
        chain: list[Span] = []
        while (start := self.start_of(end)) is not None and start < end:
            chain.insert(0, Span(start, end))
            joint = _JOIN.search(self.text[max(0, start - 3) : start])
            if joint is not None:
                end = start - len(joint[0])
            elif start in self.by_end:
                end = start
            else:
                break
        return chain

    def chain_from(self, start: int) -> list[Span]:
        """Return the posts, first to last, of a chain that begins at ``start`` (党组书记、主任（正厅级），某办主任)."""
        chain: list[Span] = []
        position = start
        while (end := self._end_from(position)) is not None:
            chain.append(Span(position, end))
            joint = _JOIN_AFTER.match(self.text, end)
            assert joint is not None
            position = joint.end()
        return chain

    def _end_from(self, start: int) -> int | None:
        """Return where the post that begins at ``start`` ends: at the last head before the next mark."""
        stop = _MARK.search(self.text, start)
        limit = stop.start() if stop else len(self.text)
        for end in range(min(limit, start + 30), start + 1, -1):
            if end in self.by_end:
                return end
        return None


_JOIN_AFTER: Final = re.compile(r"(?:（[^（）\n]{1,12}）)?(?:、|，|兼)?")
_MARK: Final = re.compile(r"[、，。；：（）\n ]")
_NOT_HELD: Final = re.compile(r"^(?:原|前|时任|曾任|拟任)|(?:记者|通讯员|实习生)$")


def _with_posts(document: Document, start: int, end: int, chain: list[Span], *, around: Span) -> Mention:
    title = document.surface(chain[0].start, chain[-1].end) if chain else ""
    posts = tuple(re.sub(r"^(?:新任命的|新任|现任)", "", document.surface(post.start, post.end)) for post in chain)
    return mention(
        document,
        "people",
        "person",
        start,
        end,
        title=re.sub(r"^(?:新任命的|新任|现任)", "", title),
        posts=tuple(post for post in posts if not _NOT_HELD.search(post)),
        holder_start=around.start,
        holder_end=around.end,
    )


# --- frames ------------------------------------------------------------------------------------------------------------

_COMRADE: Final = re.compile(r"同志(?!们|处|会|关系)")
_APPOINT: Final = re.compile(
    r"(?:任命|免去|决定免去|撤销|接受|同意|提名|聘任|聘请|推选|选举|补选|任用|批准|罢免)[：:，、\n ]?"
)
_HONOUR: Final = re.compile(r"(?:总书记|国家主席|主席|总理|副总理|院士|教授|先生|女士|烈士)")
_LISTED_CHANGE: Final = re.compile(
    rf"(?:^|(?<=[\n。；：]))(?:\d{{1,2}}[.、] ?)?({NAME})(?=(?:、{NAME})*(?:等.{{0,3}})?(?:同志)?(?:为|任|挂职任"
    rf"|挂任|兼任|担任|不再担任|的[^，。\n]{{2,40}}职务))"
)
_RESIGNS: Final = re.compile(rf"(?:[，、。；]|接受|决定)({NAME})(?=(?:同志)?(?:辞去|为代|代理))")
_CONTACT: Final = re.compile(
    rf"(?:联系人|经办人|法定代表人|签发人|发言人)：(?:[^：，。；\n ]{{2,20}} )?({NAME})(?=[ ，。；、\n（]|$)"
)
_HONOURED: Final = re.compile(
    rf"(?:[对和与及给]|授予)({NAME})(?=(?:、{NAME})*(?:等)?[一二两三四五六七八九十\d]+[名位](?:个人|同志|人员|干部|教师|职工|群众))"
)
_BYLINE: Final = re.compile(r"(?:记者|通讯员|实习生|摄影|编辑|责任编辑|见习记者|责编)[/／：: ]?")
_SIGNED_OFF: Final = re.compile(rf"（({NAME}(?:[ 、]{NAME}){{0,3}})）(?=\n|$)")
_RESUME: Final = re.compile(
    rf"(?:^|(?<=[\n。；，]))(?:\d{{1,2}}[.、] ?)?({NAME})(?=，(?:男|女|[12]\d{{3}}年|汉族|此前|现任|曾任|生于))"
)
_LINE_NAME: Final = re.compile(
    rf"(?:^|(?<=\n))(?:[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十]{{1,3}}）"
    rf"|\d{{1,2}}[.、] ?)?(?:[{_HAN}（）]{{2,14}}：)?({NAME}|{_FOREIGN})(?:同志)?(?P<gap>[ \n（：，]+)(?=[{_HAN}])"
)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    posts = _Posts(document, mentions)
    body_starts = frozenset(item.span.start for group in ("organizations", "places") for item in mentions[group])
    found: dict[Span, Mention] = {}

    def add(item: Mention) -> None:
        old = found.get(item.span)
        if any(other.overlaps(item.span) and other != item.span for other in found):
            return
        if old is None or (item.attributes["posts"] and not old.attributes["posts"]):
            found[item.span] = item

    for item in _after_posts(document, posts):
        add(item)
    for item in _lines(document, posts, body_starts):
        add(item)
    for item in _before_posts(document, posts):
        add(item)
    for item in _framed(document, body_starts):
        add(item)
    for item in tuple(found.values()):
        for other in _listed(document, item, body_starts):
            add(other)
    yield from found.values()


_RANK_NOTE: Final = re.compile(r"(?:（[^（）\n]{1,8}）)?[ \n/]?")  # 副县长（挂职）


def _after_posts(document: Document, posts: _Posts) -> Iterator[Mention]:
    """副县长林岚：, 县委常委、副县长 林岚, and a name on the line after its posts."""
    text = document.text
    for end, (_, head) in posts.by_end.items():
        start = end + len(_RANK_NOTE.match(text, end)[0])  # type: ignore[index]
        broken = text[end : end + 1] == "\n"
        if text[end : end + 1] == "的":  # 由曾任某校校长的林岚担任
            stop = name_from(text, end + 1)
            if (
                stop is not None
                and re.match(r"担任|接任|出任|接替", text[stop : stop + 2])
                and (chain := posts.chain_to(end))
            ):
                yield _with_posts(document, end + 1, stop, chain, around=Span(chain[0].start, stop))
            continue
        stop = name_from(text, start)
        if stop is None or (broken and not re.match(r"[：，:]", text[stop : stop + 1])):
            continue
        chain = posts.chain_to(end)
        if not chain or (
            head in _GENERIC
            and chain[-1].end - chain[-1].start <= len(head)
            and not re.match(r"[：\n（）]|$", text[stop : stop + 1])
        ):
            continue
        yield _with_posts(document, start, stop, chain, around=Span(chain[0].start, stop))


def _lines(document: Document, posts: _Posts, body_starts: frozenset[int]) -> Iterator[Mention]:
    """林岚  县财政局局长, 林岚（副县长）, and a line with a name above a line with its posts."""
    text = document.text
    for match in _LINE_NAME.finditer(text):
        start, stop = match.span(1)
        if not is_name(text[start:stop]):
            continue
        begin = match.end("gap")
        stop_line = re.compile(r"[。；，）\n：]|$").search(text, begin)
        if stop_line is None:
            continue
        ends = [end for end in posts.by_end if begin < end <= stop_line.start()]
        if not ends:
            if match["gap"].startswith("："):
                yield _with_posts(document, start, stop, [], around=Span(start, stop))
            continue
        end = max(ends)
        chain = posts.chain_to(end)
        if chain and re.fullmatch(r"[^、，；。：\n ]{1,16}", text[begin : chain[0].start]):
            chain[0] = Span(begin, chain[0].end)  # 清溪镇镇长: a body that no rule knows
        whole = end == stop_line.start() or "负责" in text[end : end + 6] or "兼任" in text[begin : stop_line.start()]
        if chain and chain[0].start <= begin + 1 and whole:
            yield _with_posts(document, start, stop, chain, around=Span(start, chain[-1].end))


_LINE_START: Final = re.compile(
    r"(?:^|[\n。；])(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、] ?)?$"
)
_DUTY_FOLLOWS: Final = re.compile(r"[：\n]|，?(?:主要|具体)?(?:主持|负责|分管|联系|协助|领导)|（")


def _before_posts(document: Document, posts: _Posts) -> Iterator[Mention]:
    """林岚副县长： at the start of a line, the post run on to the name."""
    text = document.text
    for begin in sorted({begin for begin, _ in posts.by_end.values()}):
        start = name_to(text, begin)
        if start is None or not _LINE_START.search(text[max(0, start - 6) : start]):
            continue
        chain = posts.chain_from(begin)
        if chain and _DUTY_FOLLOWS.match(text, chain[-1].end):
            yield _with_posts(document, start, begin, chain, around=Span(start, chain[-1].end))


def _framed(document: Document, body_starts: frozenset[int]) -> Iterator[Mention]:
    text = document.text

    def plain(start: int, stop: int, title: str = "") -> Mention:
        return mention(
            document,
            "people",
            "person",
            start,
            stop,
            title=title,
            posts=(),
            holder_start=start,
            holder_end=stop + len(title),
        )

    for match in _COMRADE.finditer(text):
        for low in (match.start(), match.start() - 2):  # 林岚同志; 林岚（女）同志 is rare
            if (start := name_to(text, low)) is not None and low == match.start():
                yield plain(start, match.start())
    for match in _APPOINT.finditer(text):
        if (stop := name_from(text, match.end(), body_starts)) is not None and re.match(
            r"同志|为|任|的|辞去|担任|、|（|兼|[\u4e00-\u9fff]{2,30}职务", text[stop : stop + 40]
        ):
            yield plain(match.end(), stop)
    for frame in (_CONTACT, _HONOURED):
        for match in frame.finditer(text):
            if is_name(match[1]):
                yield plain(*match.span(1))
    for match in _LISTED_CHANGE.finditer(text):
        if (stop := name_from(text, match.start(1), body_starts)) is not None:
            yield plain(match.start(1), stop)
    for match in _RESIGNS.finditer(text):
        if is_name(match[1]):
            yield plain(*match.span(1))
    for match in _HONOUR.finditer(text):
        start_of = name_to(text, match.start())
        if (
            start_of is not None
            and (
                start_of == 0
                or not re.match(rf"[{_HAN}]", text[start_of - 1])
                or text[start_of - 1] in "对向以由彻实神在，为在和按照据、"
            )
        ) or (start_of is not None and match[0] in ("总书记", "院士")):
            yield plain(start_of, match.start(), match[0])
    for match in _BYLINE.finditer(text):
        if (
            (stop := name_from(text, match.end())) is not None
            and re.match(r"[ ）\n、，。]|$", text[stop : stop + 1])
            and re.match(r"[ （/\n】讯报]|$", text[match.start() - 1 : match.start()] or "\n")
        ):
            yield plain(match.end(), stop, "")
    for match in _SIGNED_OFF.finditer(text):
        position = match.start(1)
        for name in re.split(r"[ 、]", match[1]):
            if is_name(name):
                yield plain(position, position + len(name))
            position += len(name) + 1
    for match in _RESUME.finditer(text):
        if is_name(match[1]):
            yield plain(*match.span(1))


_AFTER_LISTED: Final = re.compile(
    r"[、，。；\n ）和等]|同志|为|的|出席|列席|参加|陪同|任|分别|辞去|[\d一二三四五六七八九十]+名|$"
)


def _listed(document: Document, item: Mention, body_starts: frozenset[int]) -> Iterator[Mention]:
    """林岚、周远、何山出席: names after a name share its posts."""
    text = document.text
    position = item.span.end
    while text[position : position + 1] == "、":
        stop = name_from(text, position + 1, body_starts)
        if stop is None or not (stop in body_starts or _AFTER_LISTED.match(text, stop)):
            return
        holder = item.attributes["holder_start"]
        yield mention(
            document,
            "people",
            "person",
            position + 1,
            stop,
            title=item.attributes["title"],
            posts=item.attributes["posts"],
            holder_start=holder,
            holder_end=stop,
        )
        position = stop


PEOPLE = Component(name="govgraph_people", assigns=("people",), requires=("organizations", "places"), find=_find)
