"""Names of persons: what can be one, and how far one reaches.

A Chinese name is a surname of one or two characters and one or two more; nothing in its form alone tells it from a word,
so these functions judge a string that a frame of official prose has already put in a name's place.
"""

from __future__ import annotations

import re
from typing import Final

from govgraph.extract.mentions.lexicon import read_words
from govgraph.extract.mentions.surnames import DOUBLE, SINGLE

HAN: Final = "\u4e00-\u9fff"
"""Character class (without brackets) of the Chinese characters that names are written in."""
_ONE: Final = "".join(sorted(SINGLE))
_TWO: Final = "|".join(sorted(DOUBLE))
_GIVEN: Final = rf"[{HAN}]"
NAME: Final = rf"(?:(?:{_TWO}){_GIVEN}{{1,2}}|[{_ONE}]{_GIVEN}{{1,2}})"
FOREIGN: Final = rf"[{HAN}]{{1,6}}(?:·[{HAN}]{{1,8}}){{1,3}}"

_AFTER_NAME: Final = re.compile(
    r"$|[：，。、；！？\n ）（“《,]|同志|[\d一二三四五六七八九十]{1,3}[名位]|主持|负责|分管|主管|联系|协助"
    r"|协管|兼管|领导(?!干部|小?组(?!织)|班子)"
    r"|出席|列席|参加|陪同|率|带领|作(?!为)|在|向|为|兼|任|担任|到|前往|介绍|表示|指出|强调|说|和|与|及|等|不再|因|的"
    r"|升任|调任|转任|接任|现任|现为|委托|提请|提出|传达|接手|新增|宣布|代表|对|就|于|调研|会见|讲话|致辞|同时|继续|具体|共同|已|也|曾|率队|牵头|通过|成为|引咎|之[子女]|主要|全面|统筹|包联|包抓|挂联|主抓|抓(?!住|获)|除|面带|步入|就座|颁发|当选|辞去"
    r"|进行|图片|采取|作出|予以|给予|来到|涉嫌|落马|原(?![则因来])|根据|按照|依据|签署|围绕|结合|详细|认真|带头|开展|分析|回顾|指导|面向|手持|领誓|宣誓|代为|接受|荣获|成为|当[时场]|亲自|亲切|正式|依法|热情|深情|先后|此前|曾|则|均|还|是(?!非)|由|以|从|宣读|通报|汇报|要求|希望|认为|看望|慰问|走访|督导|察看|实地|深入|部署|总结|将|被|赴|应邀|主动|分别|一同|首先|庄严|以及|受到|试用期满|年龄|年满|摄|所[作做提]"
    r"|立即|随即|带队|专题|新近|领任|到会"
    r"|称[，：“]|告诉|透露|坦言|解释|补充"
)
_FOREIGN: Final = re.compile(FOREIGN)
_WORDS: Final = read_words("not_names.txt")
"""Words that open with a surname's character and often stand where a name could: never names."""


_ALSO_PARTICLES: Final = frozenset("和都项从于向会全时")
"""Surnames that are particles and measure words far more often."""
_GENERAL: Final = read_words("openings.txt") | read_words("ordinary_words.txt") | read_words("common_verbs.txt")


def is_name(text: str) -> bool:
    """Tell whether a string can be a name: a surname first, and no common word.

    >>> is_name("林岚"), is_name("成立"), is_name("欧阳明远")
    (True, False, True)
    """
    if re.fullmatch(FOREIGN, text):
        return True
    if not re.fullmatch(NAME, text):
        return False
    if (
        text[0] == "由"
        or (len(text) == 3 and text[2] == "也")
        or re.match(r"[曾现历]任|曾担|任(?:[组局县市院校会厅部区]长|主任|书记|副|第)", text)
    ):
        return False
    if text[0] in _ALSO_PARTICLES and text[1:] in _GENERAL:
        return False  # 和|列席, 都|亲自
    return text[:2] not in _WORDS and not re.search(
        r"[的了是与及或等将对由摄已仍则]|^[一二三四五六七八九十](?:组|批|次|届|期)$|负责|领导|主要|以上|以下|同志|[新现时前原]任$|[一二两三四五六七八九十][名位]",
        text[1:],
    )


def name_from(text: str, start: int, body_starts: frozenset[int] = frozenset()) -> int | None:
    """Return where the name that opens at ``start`` ends, or None. What follows decides between two and three characters."""
    if match := _FOREIGN.match(text, start):
        ends = range(text.rfind("·", start, match.end()) + 3, match.end() + 1)
        return next((end for end in ends if _AFTER_NAME.match(text, end)), match.end())
    longest = 4 if text[start : start + 2] in DOUBLE else 3
    for length in range(longest, 1, -1):
        end = start + length
        if end <= len(text) and is_name(text[start:end]) and (_AFTER_NAME.match(text, end) or end in body_starts):
            shorter = end - 1
            if is_name(text[start:shorter]) and _goes_on(text, shorter):
                return shorter
            return end
    return None


_VERBAL_END: Final = "任兼为等率作在到同抓则仍除"
_VERBS: Final = frozenset(
    "工作 领任 挂任 挂职 拟任 担任 当选 兼任 出任 接任 代理 转任 升任 调任 改任 现任 现为 曾任 卸任 离任 就任 连任 续任 作为 接手 接替"
    " 主持 主管 分管 负责 则负 则分 还负 还分 主任 代为 就任 将分 将负 继续 仍负 仍分 均由 以及 受到 被移 被免 被任 所作 所做 所提".split()
)


def _goes_on(text: str, position: int) -> bool:
    """Tell whether the character at ``position`` belongs to what follows a name (林岚|任…, 林岚|和周远), not to the name."""
    character, following = text[position], text[position + 1 : position + 5]
    if character + following[:1] in _VERBS:
        return True
    if (character in "说称" and following[:1] in "，：“") or (
        character == "原" and following[:1] in "任省市县区州自中国"
    ):
        return bool(following)
    if character in "和及":
        others = following.startswith(("县", "市", "省", "区", "州", "其他", "各", "有关", "部分", "相关"))
        return others or any(is_name(following[:length]) for length in (3, 2))
    return character in _VERBAL_END and not re.match(
        r"[：，。、；\n ）的为任与及等]|和(?![平县田硕静顺政布])|同志|出席|列席|主持|$", following
    )


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
