"""``coordination_member``: who sits in a leading group (领导小组), a task force (专班), a command (指挥部).

Read from lists with labels (组长：…) and from sentences (由甲局、乙局等9个部门组成; 副县长林岚任组长;
办公室主任由周远同志兼任), and only where a person or a body is named: members known by post alone
(成员由各单位负责人组成) are an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govgraph.extract.facts.making import make_fact, make_issue
from govgraph.extract.mentions.coordination_bodies import KIND, Body, body_at, find_bodies, is_short
from govgraph.extract.mentions.coordination_heads import LEADING_GROUP
from govgraph.extract.mentions.lists import split_list
from govgraph.extract.mentions.member_bodies import find_member_bodies
from govgraph.extract.mentions.member_lists import (
    LEADING_ROLES,
    ROLE,
    Label,
    Member,
    find_labels,
    read_members,
    read_person,
)
from govgraph.extract.records import Document, Fact, Issue, Mentions, Span
from govgraph.extract.structure.numbering import starts_with_marker

_EXTRACTOR: Final = "coordination"
_HINT: Final = re.compile(r"[小作]组|专班|指挥[部所]|联席会议|委员会|安委会|召集人|协调机制|组长|组委会|筹委会")
_LINE_END: Final = re.compile(r"[。\n]")
_FARTHEST: Final = 1500  # code points between two labels of one list

_ORGANIZATION: Final = re.compile(
    r"^[^。：\n]{1,30}(?:局|委|办|部|厅|院|署|会|中心|政府|公司|集团|银行|[分支]行|站|所|队|校|处|室|社|联|厂|馆|机关|组织|乡镇|街道|镇|乡|学院|大学|海关|[\u4e00-\u9fff]区|军分区|国务院|报|台)(?:（[^（）]*）)?$"
)
_BY_POST: Final = re.compile(r"负责人|负责同志|主要领导|分管领导|分管同志|领导同志|相关人员|有关人员")
_UNIT: Final = re.compile(
    rf"(?:作)?为(?:联席会议|{LEADING_GROUP}|工作专班|专班|指挥部)?(?P<role>副?牵头单位|成员单位|副?组长单位|召集人单位)"
)
_CLAUSE_BEFORE: Final = re.compile(r"[^。；，：\n]{2,300}$")
_HELD: Final = re.compile(
    rf"(?<![和副])(?P<role>(?:办公室)?(?:常务)?(?:{ROLE}))(?:一职|职务)?(?:分别)?由(?P<who>[^。；：\n由]{{2,300}}?)(?:同志)?(?:兼任|担任|(?<!主)任)(?![命期职])"
)
_NAMED_AS: Final = re.compile(
    rf"(?P<role>(?:常务)?(?:{ROLE})(?<=长|人|挥))(?:分别)?[是为](?P<who>[^。；，：\n由]{{2,300}}?)(?=[。；，\n]|$)"
)
"""副组长分别是县财政局局长林岚、县水利局局长周远和县审计局局长何山."""
_GROUP: Final = rf"(?:{LEADING_GROUP}|协调小组|专班|指挥部|联席会议|组委会|筹委会|委员会)"
_HOLDS: Final = re.compile(
    rf"(?:^|[由，、；。：\n])(?P<who>[^。；，：\n由]{{2,300}}?)(?:同志)?(?:兼任|担任|领任|任)"
    rf"(?P<bodies>[^。；，、：\n]{{0,60}}?{_GROUP}(?:[和、][^。；，、：\n]{{2,60}}?{_GROUP})*)?"
    rf"(?P<role>(?:办公室)?(?:{ROLE}))(?![一-龥]*?不再)(?=[，。；、的（\n]|$)"
)
"""林岚、周远任副组长; 林岚担任县防汛指挥部和县抗旱指挥部指挥长."""
_FRONTED: Final = re.compile(
    rf"(?:以|，)(?P<who>[^。；，：\n由以]{{2,200}}?)(?:同志)?为(?P<role>{ROLE})(?=的|，[^。；\n]{{2,200}}?为(?:{ROLE})[，的])"
)
"""成立以县长林岚为组长、副县长周远为副组长的…领导小组."""
_OFFICE: Final = re.compile(r"办公室[^。\n]{0,200}$")
_SET_UP_BEHIND: Final = re.compile(rf"[^。；\n]{{0,160}}?的(?P<name>[^，。；\n的]{{0,60}}?{KIND})")
_OFFICES_TOO: Final = re.compile(r"(?:以及|及|和|与)[^。；，：\n]*?(?:负责人|负责同志|领导|同志)$")
"""What stands after the persons of a sentence and names nobody: 林岚及县财政局、县水利局负责人任副组长."""
_NO_LONGER: Final = re.compile(r"不再|免去|辞去|首任|[时原曾]任|曾担任")
_SET_UP_BY: Final = re.compile(r"(?:成立|组建|建立|设立)了?[由以][^。；\n]*$")
"""The head of a sentence whose body is named at its end: 成立由林岚任组长，周远任副组长，…为成员的云岭县防汛领导小组."""


def extract_coordination(document: Document, mentions: Mentions) -> Iterator[Fact | Issue]:
    """Yield one fact a member and role; the body by its full name, as the title or its founding sentence gives it."""
    if _HINT.search(document.text) is None:
        return
    named = tuple(
        Body(body.text, body.span.end)
        for body in mentions["organizations"]
        if body.label == "coordination_body" and not is_short(body.text) and not body.text.endswith("办公室")
    )
    bodies = find_bodies(document)
    listed: list[Span] = []
    for block in _blocks(document, bodies):
        yield from _from_list(document, bodies, block, listed)
    yield from _from_sentences(document, bodies, named, listed)


def _blocks(document: Document, bodies: tuple[Body, ...]) -> Iterator[list[Label]]:
    """Group labels into lists; a list counts when its roles are those of a coordination body, or one is named above."""
    block: list[Label] = []
    for label in find_labels(document.text):
        if block and label.start - block[-1].end > _FARTHEST:
            if _is_coordination(document, bodies, block):
                yield block
            block = []
        block.append(label)
    if block and _is_coordination(document, bodies, block):
        yield block


def _is_coordination(document: Document, bodies: tuple[Body, ...], block: list[Label]) -> bool:
    if any(LEADING_ROLES.search(label.role) for label in block):
        return body_at(bodies, document, block[0].start) is not None
    known = [body for body in bodies if body.start <= block[0].start]
    if known and known[-1].name.endswith("委员会") and any(label.role == "主任" for label in block):
        return True
    return bool(known) and any(label.role.endswith(("成员", "委员", "成员单位")) for label in block)


def _from_list(
    document: Document, bodies: tuple[Body, ...], block: list[Label], listed: list[Span]
) -> Iterator[Fact | Issue]:
    text = document.text
    for index, label in enumerate(block):
        body = body_at(bodies, document, label.start)
        if body is None:
            continue
        end = _end_of_list(text, label.end, block[index + 1].start if index + 1 < len(block) else len(text))
        members = read_members(text, label.end, end)
        if members:
            listed.append(Span(label.start, members[-1].span.end))
            for member in members:
                yield _member_fact(document, member, body, label.role)
            continue
        line = Span(label.end, _end_of_names(text, label.end, end))
        listed.append(Span(label.start, line.end))
        yield from _bodies(document, line, body, label.role)


def _end_of_list(text: str, start: int, end: int) -> int:
    """Return where the list under a label ends: at the next label, or at a line that opens with an outline number."""
    position = text.find("\n", start, end)
    while position >= 0:
        if starts_with_marker(text[position + 1 : position + 12]):
            return position
        position = text.find("\n", position + 1, end)
    return end


def _end_of_names(text: str, start: int, end: int) -> int:
    """Return where a list of bodies ends: with its line or sentence, and the lines after it that are one body each."""
    stop = _LINE_END.search(text, start, end)
    while stop is not None and stop[0] == "\n":
        following = _LINE_END.search(text, stop.end(), end)
        if _ORGANIZATION.match(text[stop.end() : following.start() if following else end]) is None:
            break
        stop = following
    return stop.start() if stop is not None else end


def _member_fact(document: Document, member: Member, body: str, role: str) -> Fact:
    span = member.span
    if member.post is not None and document.text[member.name.end : member.post.start].startswith("（"):
        span = Span(span.start, min(span.end + 1, len(document.text)))  # the closing bracket
    return make_fact(
        document,
        "coordination_member",
        document.surface(member.name.start, member.name.end),
        body,
        span,
        extractor=_EXTRACTOR,
        role=role,
        affiliation=document.surface(member.post.start, member.post.end) if member.post else None,
    )


def _bodies(document: Document, span: Span, body: str, role: str) -> Iterator[Fact | Issue]:
    """Yield the member bodies of a list of names; posts without names become one issue."""
    if span.start >= span.end:
        return
    printed = document.text[span.start : span.end]
    if _BY_POST.search(printed):
        reason = f"members given by post, not by name / 成员未列姓名: {role}"
        yield make_issue(document, reason, span, extractor=_EXTRACTOR)
        return
    for item in split_list(document.text, span.start, span.end):
        name = document.text[item.span.start : item.span.end]
        if _ORGANIZATION.match(name):
            yield make_fact(
                document,
                "coordination_member",
                document.surface(item.span.start, item.span.end),
                body,
                item.span,
                extractor=_EXTRACTOR,
                role=role,
                affiliation=None,
            )


def _from_sentences(
    document: Document, bodies: tuple[Body, ...], named: tuple[Body, ...], listed: list[Span]
) -> Iterator[Fact | Issue]:
    text = document.text

    def free(start: int, end: int) -> bool:
        return not any(span.start < end and start < span.end for span in listed)

    for found in find_member_bodies(text):
        if free(found.sentence.start, found.sentence.end) and (body := body_at(bodies, document, found.sentence.end)):
            yield from _bodies(document, found.names, body, found.role)
    for match in _UNIT.finditer(text):
        clause = _CLAUSE_BEFORE.search(text, max(0, match.start() - 300), match.start())
        if (
            clause
            and free(clause.start(), match.end())
            and (body := body_at(bodies, document, match.end())) is not None
        ):
            yield from _bodies(document, Span(*clause.span()), body, match["role"])
    for match in _FRONTED.finditer(text):
        if setup := _SET_UP_BEHIND.match(text, match.end()):
            yield from _holders(document, match, (body_at(bodies, document, setup.end("name")),))
    for pattern in (_HELD, _NAMED_AS, _HOLDS):
        for match in pattern.finditer(text):
            if free(*match.span()) and not _NO_LONGER.search(match[0]):
                yield from _holders(document, match, _held_bodies(document, bodies, named, match))


def _held_bodies(
    document: Document, bodies: tuple[Body, ...], named: tuple[Body, ...], match: re.Match[str]
) -> tuple[str | None, ...]:
    """Return the bodies a sentence says a role is held in: those it names, else the one it sets up or that is named before.

    ``named`` are the bodies of running text, by where their names end: 县防汛领导小组|由林岚任组长.
    """
    printed = match.groupdict().get("bodies") or ""
    known = {body.name for body in (*bodies, *named)}
    full = tuple(
        name
        for name in re.split(r"(?<=小组|导组|专班|挥部|会议|员会|委会)[和、]", printed)
        if name and not is_short(name) and (name in known or not name.endswith("委员会"))
    )
    before = next((body.name for body in named if body.start == match.start()), None)
    if full or before is not None:
        return full or (before,)
    line = document.text.rfind("\n", 0, match.start()) + 1
    if _SET_UP_BY.search(document.text, line, match.start("who")):
        stop = _LINE_END.search(document.text, match.end())
        behind = (body.name for body in bodies if stop and match.end() < body.start < stop.start())
        if (body := next(behind, None)) is not None:
            return (body,)
    return (body_at(bodies or named, document, match.start()),)


def _holders(document: Document, match: re.Match[str], bodies: tuple[str | None, ...]) -> Iterator[Fact]:
    """Yield the persons a sentence names for a role; 副主任 in the sentence of an office is 办公室副主任."""
    start, end = match.span("who")
    if office := _OFFICES_TOO.search(document.text, start, end):
        end = office.start()
    if document.text.endswith("等", start, end):
        end -= 1
    members = read_members(document.text, start, end)
    whole = read_person(document.text, start, end)
    members = [whole] if whole is not None and len(members) < 2 else members
    if match.re is _HOLDS:
        members = [*_before_comma(document.text, match.start()), *members]
    for body in bodies:
        role = _role_in(document, match, body)
        if body is None or role is None:
            continue
        for member in members:
            yield _member_fact(document, member, body, role)


def _before_comma(text: str, position: int) -> list[Member]:
    """Read those who share a role and stand in clauses of their own: 县长林岚，副县长|周远任副组长."""
    found: list[Member] = []
    while text.startswith("，", position) and (clause := _CLAUSE_BEFORE.search(text, max(0, position - 60), position)):
        member = read_person(text, clause.start(), position)
        if member is None or member.post is None or member.post.start != clause.start():
            break
        found.insert(0, member)
        position = clause.start() - 1
    return found


def _role_in(document: Document, match: re.Match[str], body: str | None) -> str | None:
    role = match["role"]
    if body is None or role not in ("主任", "副主任", "常务副主任"):
        return role
    sentence = document.text[max(0, match.start("role") - 240) : match.start("role")].rsplit("。", 1)[-1]
    if _OFFICE.search(sentence):
        return "办公室" + role
    return role if body.endswith("委员会") else None
