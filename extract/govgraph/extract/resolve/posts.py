"""Posts (职务): a title in a body. A post is not its holder, and 常务副县长 is a post in the county's government."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govgraph.extract.resolve.agencies import analyse, state_organ
from govgraph.extract.resolve.names import Setting, owner_of

_TITLE: Final = re.compile(
    r"^(?P<body>.*?)(?P<title>(?:原|拟任|代理|代|常务|第一|执行|专职|兼职|名誉|党组|党委|党支部|党总支|党工委|直属机关党委|纪检组"
    r"|机关党委)*副?"
    r"(?:总书记|书记|主任|主席|总理|国务委员|委员长|检察长|审判长|秘书长|理事长|董事长|监事长|指挥长|总指挥|参谋长|总经理|经理"
    r"|政治委员|政委|委员|常委|成员|[省市县区州盟旗镇乡村部局厅司处科股所站队院校行会组园馆台社署关]长|总工程师|工程师"
    r"|总会计师|总经济师|调研员|巡视员|督查专员|督学|主任科员|负责人|顾问|院士|教授|组员|干部|教师|记者))$"
)
_ACTING: Final = re.compile(r"^(?:代理|代(?=副?(?:[省市县区州盟旗镇乡部局厅院校]长|主任|主席|书记|检察长)))(?=.)")
_HEADS: Final = re.compile(r"([省市县区州盟旗])长$")
_NAMED_IN_TITLE: Final = re.compile(r"^副?([部局厅])长$")
_LEADERS: Final = re.compile(r"(?:[省市县区州盟旗]长|常委)$")
_LEADING_BODIES: Final = re.compile(r"(?:人民政府|政府|委|委员会|人大|人大常委会|代表大会常务委员会|政协|党组)$")


@dataclass(frozen=True, slots=True)
class PostName:
    """A post as read in its document: the name of its body as printed (or None), its title, whether it leads the place.

    ``implied`` marks a body that only the title names: 副县长 is a post in 县人民政府.
    """

    body: str | None
    title: str
    implied: bool
    leading: bool


def read_post(printed: str, org: str | None, setting: Setting) -> PostName:
    """Read a printed post; ``org`` is the body the fact itself names, if any.

    >>> read_post("县财政局副局长", None, Setting("云政发〔2025〕3号", None))
    PostName(body='县财政局', title='副局长', implied=False, leading=False)
    """
    match = _TITLE.match(printed)
    title = match["title"] if match else printed
    body = org or (match["body"] if match else None) or None
    if org:
        title = printed.removeprefix(org) or printed
        return PostName(org, title, False, _leads(org, title))
    named_in_title = _NAMED_IN_TITLE.match(title)
    if body and named_in_title and not analyse(body).kind:  # 宣传部长 is the head of 宣传部
        return PostName(body + named_in_title[1], title, False, False)
    head = _HEADS.search(title)
    if head and (not body or body.endswith(head[1])):
        place = body or head[1]
        known = bool(body) or owner_of(head[1], setting.jurisdiction) is not None
        return PostName(f"{place}人民政府" if known else None, title, True, True)
    if body is None or not (analyse(body).kind or state_organ(body) or body.endswith(("党组", "党委", "人大"))):
        return PostName(None, printed, False, False)
    return PostName(body, title, False, _leads(body, title))


def full_title(title: str) -> str:
    """Return the title of the post in which one is acting (代理), or the title itself.

    >>> full_title("代理县长"), full_title("代县长"), full_title("县长")
    ('县长', '县长', '县长')
    """
    return _ACTING.sub("", title)


def _leads(body: str, title: str) -> bool:
    return bool(
        _LEADERS.search(title) or (_LEADING_BODIES.search(body) and title.endswith(("书记", "主席", "主任", "长")))
    )
