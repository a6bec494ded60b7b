"""``people``: names of persons, where the frame around them shows that they are names.

A name is taken where official prose puts names: after a post (副县长林岚：) or before one (林岚副县长), before 同志, in the
frames of appointment (任命林岚为…), in lists of members (林岚  县财政局局长), after another name (林岚、周远), before a title
of honour (林岚院士), in bylines. Attributes: ``title`` as printed beside the name, ``posts`` the posts in it,
``holder_start`` and ``holder_end`` the offsets of name and posts together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.duty_tables import read_duty_tables
from govgraph.extract.mentions.framed_names import NUMBERING, framed_names
from govgraph.extract.mentions.holders import Posts
from govgraph.extract.mentions.member_lists import find_members
from govgraph.extract.mentions.names import FOREIGN, HAN, NAME, is_name, name_from, name_to
from govgraph.extract.mentions.office_rolls import office_rolls
from govgraph.extract.mentions.officials import NO_NAME, find_officials, opens_sentence
from govgraph.extract.mentions.posts import read_post
from govgraph.extract.mentions.profiles import BORN, profiled
from govgraph.extract.mentions.task_tables import read_task_tables
from govgraph.extract.records import Document, Mention, Mentions, Span

_LINE_NAME: Final = re.compile(
    rf"(?:^|(?<=\n)){NUMBERING}(?:[{HAN}（）]{{2,14}}：)?(?P<name>{NAME}|{FOREIGN})"
    rf"(?:（[男女](?:，[^（）\n]{{1,10}})?）)?(?:同志)?(?P<gap>[ \n（：，|]+)(?=[{HAN}])"
)
_LINE_END: Final = re.compile(r"[。；，（）\n：]| ?\||$")
_POST_OR_NOTHING: Final = re.compile(r"(?:等)?(?:职务)?")
_LISTING_END: Final = re.compile(r"(?:（[^（）\n]{1,8}）)?(?:[。；\n]|$)")
_UNKNOWN_BODY: Final = re.compile(r"(?!协助|负责|分管)[^、，；。：\n 任]{1,16}")
_LINE_START: Final = re.compile(rf"(?:^|[\n。；：]){NUMBERING}$")
_DUTY_FOLLOWS: Final = re.compile(
    r"[：\n]|，?(?:主要|具体)?(?:主持|负责|分管|联系|协助|领导)|，兼任?|（"
    r"|[作做]了?(?:重要|总结|动员|表态)?(?:讲话|部署|发言)|出席|强调|指出|要求|宣布"
)
_NOW: Final = re.compile(r"(?:同志)?(?:现任|现为)")
_IS: Final = re.compile(r"(?:同志)?是(?P<posts>[^，。；：\n的]{2,24})(?=[，。；\n]|$)")
_TOLD: Final = re.compile(rf"{NUMBERING}(?P<name>{NAME})(?:同志)?(?:，(?:男|女)，|\n{BORN})[^\n]*[，。；]$")
"""A curriculum vitae up to what is held now, its name before it or on the line above."""
_RANK_NOTE: Final = re.compile(r"(?:（[^（）\n]{1,8}）)?[ \n/]?")  # 副县长（挂职）
_OF_A_PEOPLE: Final = re.compile(rf"(?P<name>[{HAN}]{{2,5}})（(?:[男女]，)?[{HAN}]{{1,5}}族）")  # 主席扎西才让（藏族）
_TAKES_OVER: Final = re.compile(r"担任|接任|出任|接替|，?则?(?:接手|分管|负责)|，(?:男|女|生于|出生|[12]\d{3}年)")
_AFTER_LISTED: Final = re.compile(
    r"被|[、，。；\n ）和及与等]|同志|为|的|出席|列席|参加|陪同|任|分别|辞去|提出|卸任"
    r"|通过|成为|面带|步入|就座|在(?=主席台|前排)|等?[\d一二两三四五六七八九十]+[名位]|$"
)
_BEFORE_LISTED: Final = re.compile(rf"(?:(?:^|[\n。；：]){NUMBERING}|[，、了由]|任命|免去|同意|接受|推荐|聘任)$")
_GENERIC: Final = frozenset(
    (
        "教师 工程师 代表 教授 理事 董事 干事 助理 经理 主持人 负责人 发言人 组长 委员 专员 监事 "
        "法官 检察官 警长 秘书 科员 院士 主任委员 成员 首席专家 专家 召集人 党组成员 党委成员 参事 "
        "总监 站长 所长 队长 台长"
    ).split()
)
"""Heads of posts that are ordinary words too: they need a body before them, or a colon after the name."""
_GROUP_ROLES: Final = frozenset(("组长", "召集人", "指挥长", "总指挥"))
"""Roles in a body of coordination: no posts where no body stands before them."""
_LEVELS: Final = ("省", "市", "县", "区", "旗", "州")
_CODE: Final = re.compile(r"[任免发函]{0,3}〔")  # 云政任〔2025〕3号 names nobody
_LONG_WORDS: Final = frozenset(("长江", "长安", "长城", "长春", "长沙"))
_ROLE_IN_LIST: Final = re.compile(r"(?:第一|常务|执行|总)*副?(?:组长|召集人|总指挥|指挥长)")
_SURE: Final = re.compile(r"：|同志|主持|负责|分管")
_NEW: Final = re.compile(r"^(?:新任命的|新任|现任|兼任?)")
_HOLDERS_COUNTED: Final = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2})[名位](?:新任|新晋)?(?!同志|[^、，。；\n]{0,16}[为任])"
)
_NOT_YET_OR_NO_LONGER: Final = re.compile(rf"(?:[拟曾时历原]任|(?<![{HAN}])原)\Z")
_NOT_HELD: Final = re.compile(
    r"^(?:原|前|时任|曾任|拟任)|(?<=[局委厅部院府会县市区省司办学校社团馆协])原(?:党组|党委|常务|代理)?副?[^、，]{0,2}(?:长|书记|主任|主席)$|(?:记者|通讯员|实习生)$"
)


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    """Yield one mention a name printed; of two frames for one name, the one that knows its posts."""
    posts = Posts(document, mentions)
    body_starts = frozenset(item.span.start for group in ("organizations", "places") for item in mentions[group])
    place_ends = frozenset(place.span.end for place in mentions["places"])
    found: dict[Span, Mention] = {}
    taken: set[int] = set()

    def add(item: Mention) -> None:
        heads_line = item.attributes["posts"] and document.text[item.span.start - 1 : item.span.start] in ("", "\n")
        place = item.span.end in place_ends and item.text.endswith(_LEVELS) and not heads_line
        if place or _CODE.match(document.text, item.span.end):
            return  # 云政任〔2025〕3号; 先后在云岭县、河湾区担任书记
        old = found.get(item.span)
        if old is None:
            if taken.intersection(range(item.span.start, item.span.end)):
                return
            taken.update(range(item.span.start, item.span.end))
        if old is None or (item.attributes["posts"] and not old.attributes["posts"]):
            found[item.span] = item

    for item in (
        *_members(document, posts),
        *_after_posts(document, posts),
        *_lines(document, posts),
        *_before_posts(document, posts),
    ):
        add(item)
    for item in _before_counted_posts(document, posts):
        add(item)
    for item in _framed(document, posts, body_starts):
        add(item)
    for item in (*_now_holding(document, posts), *_in_tables(document)):
        add(item)
    for row in read_duty_tables(document.text):
        chain = _chain_in(posts, row.posts) if row.posts else []
        add(_person(document, row.name.start, row.name.end, chain, _around(row.name, chain)))
    for name, post in office_rolls(document):
        add(_person(document, name.start, name.end, [post], Span(post.start, name.end)))
    for name, chain in profiled(document.text, posts):
        add(_person(document, name.start, name.end, chain, _around(name, chain)))
    covered = (item.span for group in ("organizations", "places") for item in mentions[group])
    for name, chain in find_officials(document, posts, covered):
        add(_person(document, name.start, name.end, chain, _around(name, chain)))
    for item in tuple(found.values()):
        for other in _listed(document, item, body_starts):
            add(other)
        if document.text.startswith("同志", item.span.end):
            for other in _listed_before(document, item):
                add(other)
    for dotted in sorted({printed for span in found if "·" in (printed := document.text[span.start : span.end])}):
        for match in re.finditer(re.escape(dotted), document.text):
            add(_person(document, match.start(), match.end(), [], Span(*match.span())))
    yield from found.values()


def _around(name: Span, chain: list[Span]) -> Span:
    """Return the span of a name and the posts on either side of it."""
    return Span(*((min(name.start, chain[0].start), max(name.end, chain[-1].end)) if chain else (name.start, name.end)))


def _person(document: Document, start: int, end: int, chain: list[Span], around: Span, title: str = "") -> Mention:
    """Make the mention of a person beside a chain of posts, or beside a title that is no post."""
    printed = document.surface(chain[0].start, chain[-1].end) if chain else title
    former = (
        bool(chain)
        and _NOT_YET_OR_NO_LONGER.search(document.text, max(0, chain[0].start - 2), chain[0].start) is not None
    )
    held = _held([_NEW.sub("", document.surface(post.start, post.end)) for post in ([] if former else chain)])
    return mention(
        document,
        "people",
        "person",
        start,
        end,
        title=_NEW.sub("", printed),
        posts=tuple(held),
        holder_start=around.start,
        holder_end=around.end,
    )


def _held(posts: list[str]) -> Iterator[str]:
    """Yield the posts that are held now; what follows a former one without a body of its own is former too (原书记、主任)."""
    former = False
    for printed in posts:
        post = read_post(printed)
        former = _NOT_HELD.search(printed) is not None or (former and post is not None and post.org is None)
        if not former:
            yield printed


def _after_posts(document: Document, posts: Posts) -> Iterator[Mention]:
    """副县长林岚：, 县委常委、副县长 林岚, and a name on the line after its posts."""
    text = document.text
    for end, (_, head) in posts.by_end.items():
        if text.startswith("的", end):  # 由曾任某校校长的林岚担任
            stop = name_from(text, end + 1)
            chain = posts.chain_to(end) if stop is not None else []
            if stop is not None and chain and (_TAKES_OVER.match(text, stop) or text[chain[0].start - 1] == "任"):
                yield _person(document, end + 1, stop, chain, Span(chain[0].start, stop))
            continue
        if text.startswith(("席就座", "席位", "席上"), end):
            continue  # 在执行主席席就座
        note = _RANK_NOTE.match(text, end)
        start = note.end() if note else end
        stop = name_from(text, start)
        if stop is None and (people_of := _OF_A_PEOPLE.match(text, start)) and start == end:
            stop = people_of.end("name")
        if stop is None or ("\n" in text[end:start] and text[stop : stop + 1] not in ("：", "，")):
            continue
        if text[end - 1 : end + 1] in _LONG_WORDS and not _SURE.match(text, stop):
            continue  # 县长江治理
        chain = posts.chain_to(end)
        if (
            start > end
            and chain
            and text.startswith("任", chain[0].start - 1)
            and text[chain[0].start - 2] not in "现新"
        ):
            continue  # 林岚任县财政局局长 周远任县水利局局长
        if len(chain) == 1 and text[end : end + 1] in (" ", "|") and _ROLE_IN_LIST.fullmatch(text, chain[0].start, end):
            continue  # 副组长 林岚 副县长: a label
        alone = bool(chain) and text[chain[-1].start : chain[-1].end].removeprefix("副") == head
        if alone and head in _GROUP_ROLES and text[stop : stop + 1] in ("，", "；", "。", "、", ""):
            yield _person(document, start, stop, [], Span(start, stop))  # 组长林岚，副组长周远
            continue
        if chain and not (head in _GENERIC and alone and text[stop : stop + 1] not in ("：", "\n", "（", "）", "")):
            yield _person(document, start, stop, chain, Span(chain[0].start, stop))


def _lines(document: Document, posts: Posts) -> Iterator[Mention]:
    """林岚  县财政局局长, 林岚（副县长）, and a line with a name above a line with its posts."""
    text = document.text
    for match in _LINE_NAME.finditer(text):
        start, stop = match.span("name")
        if not is_name(text[start:stop]):
            continue
        begin = match.end("gap")
        if match["gap"].startswith("："):
            chain = posts.chain_from(begin)
            if chain and _LISTING_END.match(text, chain[-1].end):
                yield _person(document, start, stop, chain, Span(start, chain[-1].end))
                continue
        line_end = _LINE_END.search(text, begin)
        limit = line_end.start() if line_end else len(text)
        if "\n" in match["gap"] and text.startswith("：", limit) and name_from(text, limit + 1) is not None:
            continue  # 主席：林岚 / 副主席：周远
        end = next((end for end in range(limit, begin, -1) if end in posts.by_end), None)
        if end is None:
            if match["gap"].startswith("："):
                yield _person(document, start, stop, [], Span(start, stop))
            continue
        chain = posts.chain_to(end)
        if chain and _UNKNOWN_BODY.fullmatch(text, begin, chain[0].start):
            chain[0] = Span(begin, chain[0].end)  # 清溪镇镇长: a body that no rule knows
        whole = (
            _POST_OR_NOTHING.fullmatch(text, end, limit) or "负责" in text[end : end + 6] or "兼任" in text[begin:limit]
        )
        if chain and text.startswith("，", chain[-1].end):
            more = posts.chain_from(chain[-1].end + 1)  # 县委常委、组织部部长，副县长
            chain += more if more and _LISTING_END.match(text, more[-1].end) else []
        if chain and chain[0].start <= begin + 1 and whole:
            yield _person(document, start, stop, chain, Span(start, chain[-1].end))


def _before_posts(document: Document, posts: Posts) -> Iterator[Mention]:
    """林岚副县长： at the start of a line, the posts run on to the name."""
    text = document.text
    begins = {begin for begin, _ in posts.by_end.values()}.union(filter(None, map(posts.start_of, posts.by_end)))
    for begin in sorted(begins):
        start = name_to(text, begin)
        if start is None or not _LINE_START.search(text, max(0, start - 6), start):
            continue
        if text[begin - 1] in "为任兼" or NO_NAME.search(text[start:begin]):
            continue  # 林岚|为县财政局局长
        chain = posts.chain_from(begin)
        if chain and (
            _DUTY_FOLLOWS.match(text, chain[-1].end) or (len(chain) > 1 and text[chain[-1].end :][:1] == "。")
        ):
            yield _person(document, start, begin, chain, Span(start, chain[-1].end))


def _framed(document: Document, posts: Posts, body_starts: frozenset[int]) -> Iterator[Mention]:
    """Yield names that a frame shows, with the posts that the frame prints."""
    for framed in framed_names(document.text, body_starts):
        start, end = framed.name.start, framed.name.end
        chain = framed.posts if framed.shared_post is None else posts.chain_to(framed.shared_post)
        begin = min([start, *(post.start for post in chain)])
        stop = max([end + len(framed.title), *(post.end for post in chain)])
        yield _person(document, start, end, chain, Span(begin, stop), framed.title)


def _in_tables(document: Document) -> Iterator[Mention]:
    """Yield the names in the columns of a table of tasks that are for officials (责任领导)."""
    text = document.text
    for cell in read_task_tables(text):
        if cell.role != "person":
            continue
        for low, high in _names_in_cell(text, cell.span):
            if is_name(text[low:high].replace(" ", "")):
                yield _person(document, low, high, [], Span(low, high))


def _names_in_cell(text: str, cell: Span) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a cell; letter-spaced names (陆 明俞 悦) are put together in twos."""
    pieces = [match.span() for match in re.compile(rf"[{HAN}]+").finditer(text, cell.start, cell.end)]
    if len(pieces) > 1 and {pieces[0][1] - pieces[0][0], pieces[-1][1] - pieces[-1][0]} == {1}:
        offsets = [offset for low, high in pieces for offset in range(low, high)]
        pieces = [(low, high + 1) for low, high in zip(offsets[::2], offsets[1::2], strict=False)]
    yield from pieces


def _members(document: Document, posts: Posts) -> Iterator[Mention]:
    """Yield the named members of lists with labels (组长：林岚 县长), however their posts are printed."""
    for member in find_members(document.text):
        end = member.post.end if member.post else member.name.end
        title = document.surface(member.post.start, member.post.end) if member.post else ""
        chain = _chain_in(posts, member.post) if member.post else []
        around = Span(min(member.name.start, chain[0].start if chain else end), end)
        yield _person(document, member.name.start, member.name.end, chain, around, title)


def _chain_in(posts: Posts, span: Span) -> list[Span]:
    """Return the posts printed in a column (县教育局党组书记、局长): those that fill it to its end."""
    chain = [post for post in posts.chain_to(span.end) if post.end > span.start]
    if len(chain) > 1 or posts.text.startswith("兼", span.start):
        return [Span(post.start + posts.text.startswith("兼", post.start), post.end) for post in chain]
    if chain and chain[0].start != span.start:
        chain[0] = Span(span.start, chain[0].end)
    return chain


def _now_holding(document: Document, posts: Posts) -> Iterator[Mention]:
    """林岚现任县财政局局长; 林岚是县委常委; 林岚，女，…，曾任…，现任县财政局局长 (or in a line under the name)."""
    text = document.text
    for match in _NOW.finditer(text):
        start = name_to(text, match.start())
        chain = posts.chain_from(match.end())
        if not chain:
            continue
        if start is not None and not re.match(rf"[{HAN}]", text[start - 1 : start]):
            yield _person(document, start, match.start(), chain, Span(start, chain[-1].end))
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        told = _TOLD.match(text, line, match.start()) or _TOLD.match(text, above, match.start())
        if told is not None and is_name(told["name"]):
            yield _person(document, *told.span("name"), chain, Span(told.start("name"), chain[-1].end))
    for match in _IS.finditer(text):  # and no more: not 林岚是新当选的副县长
        start = name_to(text, match.start())
        chain = posts.chain_to(match.end("posts"))
        if start is not None and opens_sentence(text, start) and chain and chain[0].start == match.start("posts"):
            yield _person(document, start, match.start(), chain, Span(start, match.end()))


def _before_counted_posts(document: Document, posts: Posts) -> Iterator[Mention]:
    """林岚、周远两位副县长; 林岚、周远、何山3名新任副县长: each of the names holds the post."""
    text = document.text
    for match in _HOLDERS_COUNTED.finditer(text):
        chain = posts.chain_from(match.end())[:1]
        names: list[Span] = []
        end = match.start()
        while chain and (start := name_to(text, end)) is not None:
            names.append(Span(start, end))
            end = start - 1
            if not text.startswith(("、", "和", "与"), end):
                break
        if len(names) > 1:
            for name in reversed(names):
                yield _person(document, name.start, name.end, chain, Span(name.start, chain[-1].end))


def _listed(document: Document, item: Mention, body_starts: frozenset[int]) -> Iterator[Mention]:
    """林岚、周远、何山出席: names after a name share its posts."""
    text = document.text
    position = item.span.end
    while text.startswith(("、", "和"), position):
        stop = name_from(text, position + 1, body_starts)
        if stop is None or not (stop in body_starts or _AFTER_LISTED.match(text, stop)):
            return
        shared = {name: item.attributes[name] for name in ("title", "posts", "holder_start")}
        yield mention(document, "people", "person", position + 1, stop, holder_end=stop, **shared)
        position = stop


def _listed_before(document: Document, item: Mention) -> Iterator[Mention]:
    """许明、王芳同志: names before one that 同志 shows to be one."""
    text = document.text
    start = item.span.start
    while text.startswith("、", start - 1) and (first := name_to(text, start - 1)) is not None:
        if not _BEFORE_LISTED.search(text, max(0, first - 6), first):
            return
        yield _person(document, first, start - 1, [], Span(first, start - 1))
        start = first


PEOPLE = Component(name="govgraph_people", assigns=("people",), requires=("organizations", "places"), find=_find)
