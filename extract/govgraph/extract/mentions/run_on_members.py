"""Members whose posts run on to their names, as a page prints them that lost its blanks.

::

    组长：林岚南山省委常委、市委书记
    周远市政府副市长
    成员：许明公安部副部长何山财政局副局长赵平川测绘地信局局长

Where the name ends is told by what follows: a rank, a level or place with its body, a central body, a field with its head.
One such piece may be a place and its post (江东市委书记), so a text must print several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from govgraph.extract.divisions import by_name
from govgraph.extract.mentions.agencies import AGENCY, COUNCIL, COURT, LEVEL, PEOPLES
from govgraph.extract.mentions.body_forms import NATIONAL
from govgraph.extract.mentions.names import HAN, is_name
from govgraph.extract.mentions.posts import POST_HEAD
from govgraph.extract.mentions.wording import kind_of
from govgraph.extract.records import Span

RunOn = tuple[Span, Span]
"""A name and the post after it."""

_ROLE: Final = r"(?:名誉|第[一二三]|常务|执行)?副?总?(?:组长|召集人|指挥长?|主任|成员|委员)"
_LIST: Final = re.compile(rf"{_ROLE}：\n?")
_END_OF_LIST: Final = re.compile(rf"[。；\n]|(?:{_ROLE}|成员单位)：")
_SEVERAL: Final = 2
_AT_LEVEL: Final = re.compile(
    rf"(?:{LEVEL})(?:{COUNCIL.pattern}|{AGENCY.pattern}|{COURT.pattern}|{PEOPLES.pattern}|直)"
)
_OPEN: Final = re.compile(
    rf"国务院|中央|全国|国家|中共|总参谋部|武警|(?:党委|党组|党工委|纪委|工会|团委|妇联|人大|政协|人武部|{AGENCY.pattern})"
)
_PLACE: Final = re.compile(rf"[{HAN}]{{1,7}}?[省市县区州旗盟]")
_OTHER_BODY: Final = re.compile(
    rf"[{HAN}]{{2,12}}?(?:局|部|委|办|厅|院|会|中心|公司|集团|银行|队|社|处|室|站|所|校)(?={POST_HEAD.pattern})"
)
_NO_NAME: Final = re.compile(r"[局委办厅部县镇乡位区市省员组处科副常]$")
_RARE: Final = re.compile(rf"(?![省市县区州旗镇乡各由])[{HAN}]{{2,3}}")
_LONGEST: Final = 40  # code points of one post


def read_run_on(text: str, start: int) -> tuple[RunOn, ...]:
    r"""Read the names and posts of a piece without blanks; nothing where the text does not print its lists so.

    >>> text = "组长：林岚县委书记\n周远副县长"
    >>> [text[name.start:name.end] for name, _ in read_run_on(text, 3)]
    ['林岚']
    """
    return _run_on_pieces(text).get(start, ())


@lru_cache(maxsize=8)
def _run_on_pieces(text: str) -> dict[int, tuple[RunOn, ...]]:
    """Return what the pieces hold, by where they begin, that read as names with posts run on to them, if there are several."""
    pieces: dict[int, tuple[RunOn, ...]] = {}
    for label in _LIST.finditer(text):
        position = label.end()
        while found := _parse(text, position, _line_end(text, position), rare=bool(pieces)):
            pieces[position] = found
            last = found[-1][1].end
            if not text.startswith(("\n", " "), last):
                break
            position = last + 1
    return pieces if sum(map(len, pieces.values())) >= _SEVERAL else {}


def _line_end(text: str, position: int) -> int:
    stop = _END_OF_LIST.search(text, position)
    return stop.start() if stop else len(text)


def _parse(text: str, start: int, end: int, *, rare: bool) -> tuple[RunOn, ...]:
    """Read names and posts in turn; a body of unknown form is taken once one of a known form was read.

    With ``rare`` (the lines around are read) so is the first, and its name may have a surname that no list holds.
    """
    found: list[RunOn] = []
    position = start
    while (stop := _name_end(text, position, end, known=not (found or rare), rare=rare and not found)) is not None:
        after = _posts_end(text, stop, end)
        if after is None:
            break
        found.append((Span(position, stop), Span(stop, after)))
        position = after
    return tuple(found)


def _name_end(text: str, start: int, end: int, *, known: bool, rare: bool = False) -> int | None:
    """Return where a name ends before a post, the longer reading first."""
    for opens in (_opens_post,) if known else (_opens_post, _opens_any_body):
        for length in (3, 2, 4):
            stop = start + length
            name = text[start:stop]
            named = is_name(name) or (
                rare and opens is _opens_post and length < 4 and _RARE.fullmatch(name) is not None
            )
            if stop < end and named and not _NO_NAME.search(name) and opens(text, stop, end):
                if length == 3 and opens is _opens_any_body and kind_of(text[stop - 1 : stop + 1]) is not None:
                    continue  # 林岚|党政办公室, not 林岚党|政办公室
                if length == 2 and (by_name(name) or kind_of(name) is not None):
                    continue  # 江阴|市委书记
                return stop
    return None


def _opens_post(text: str, position: int, end: int) -> bool:
    """Tell whether a post of a known form begins at an offset."""
    if POST_HEAD.match(text, position, end) or _AT_LEVEL.match(text, position, end) or _OPEN.match(text, position, end):
        return True
    place = _PLACE.match(text, position, end)
    return NATIONAL.match(text, position, end) is not None or (place is not None and bool(by_name(place[0])))


def _opens_any_body(text: str, position: int, end: int) -> bool:
    """Tell whether a post begins at an offset whose body has a head, whatever its field."""
    return _OTHER_BODY.match(text, position, end) is not None


def _posts_end(text: str, start: int, end: int) -> int | None:
    """Return where the posts end that begin at an offset: before the next name, a mark, or at the last head that is read."""
    last: int | None = None
    for head in POST_HEAD.finditer(text, start, min(end, start + _LONGEST)):
        stop = head.end()
        if stop >= end or text[stop] in "。\n ；":
            return min(stop, end)
        if text[stop] in "、，" and (more := _posts_end(text, stop + 1, end)) is not None:
            return more
        if _name_end(text, stop, end, known=False) is not None:
            return stop
        last = stop if last is None else last
    return last
