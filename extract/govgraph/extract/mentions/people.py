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

from govgraph.extract.mentions.component import Component, mention
from govgraph.extract.mentions.posts import HEAD, RANK
from govgraph.extract.mentions.surnames import DOUBLE, SINGLE
from govgraph.extract.records import Document, Mention, Mentions, Span

_HAN: Final = "\u4e00-\u9fff"
_ONE: Final = "".join(sorted(SINGLE))
_TWO: Final = "|".join(sorted(DOUBLE))
_GIVEN: Final = rf"[{_HAN}]"
NAME: Final = rf"(?:(?:{_TWO}){_GIVEN}{{1,2}}|[{_ONE}]{_GIVEN}{{1,2}})"
_FOREIGN: Final = rf"[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,8}}){{1,3}}"

_AFTER_NAME: Final = re.compile(
    r"$|[：，。、；！？\n ）（“《,]|同志|主持|负责|分管|联系|协助|协管|出席|列席|参加|陪同|率|带领|作(?!为)|在|向|为|兼|任|担任|到|前往|介绍|表示|指出|强调|说|和|与|及|等|不再|因|的|宣布|代表|对|就|于|调研|会见|讲话|致辞|同时|继续|具体|共同|已|也|曾|率队|颁发|当选"
)
_WORDS: Final = frozenset(
    """
    成长 成员 成立 成效 成果 成本 成为 时代 时间 时期 高度 高效 高质 高校 高新 高级 高层 严格 严重 严肃 严禁 安全 安排 安置 方面 方案 方式 方法 方向 方针 党员 党委 党组 党支 党政 党内 党风 全面 全部 全体 全县 全市 全省 全国 全区 全年 全程 全员 全力 管理 管护 管委 管控 应当 应急 应用 应对
    应该 任期 任务 任职 任免 任命 任何 单位 单独 强化 强调 强制 和谐 和国 和有 和相 和各 和其 和省 和市 和县 和区 会议 会同 会商 会长 文件 文明 文化 文旅 文物 文体 石油 石化 水利 水务 水平 水电 金融 金额 钱款 明确 明显 计划 计量 平台 平安 平均 平时 常务 常委 常态 常规 项目 向社 向省 向市 向县 于年
    于今 于本 于每 车辆 车站 万元 万人 万亩 万户 万吨 万千 年度 年龄 年内 国家 国务 国有 国际 国内 经济 经营 经费 经理 经验 房屋 房产 房地 房管 商务 商业 商贸 商会 工作 工业 工程 工会 农业 农村 农民 公司 公共 公开 公安 公示 公布 公告 公众 公路 交通 路线 路长 路段 段长 师资 师范 师生 康养 康复 能力
    能源 能够 关于 关系 关键 关心 关注 关停 关闭 左右 左侧 上述 上级 上报 上级 陆续 景区 景点 支持 支付 支出 支部 支队 支撑 相关 相应 相互 相结 乐园 卫生 卫健 卫队 包括 包含 包保 包联 包村 白名 时限 时效 时段 时候 古城 古建 古村 古镇 古树 古迹 花卉 花园 花费 余额 余人 余户 余家 余个 余万 幸福 游客 游览 游戏 温度 温室 温暖 温泉 储备 储能
    荣誉 荣获 盛会 盛典 盛大 满足 满意 满分 厉行 计入 计算 计提 计生 计委 权限 权力 权益 权利 容量 容积 容易 门票 门户 门店 门前 宣传 宣布 宣讲 宣言 索引 展示 展览 展开 展销 展会 信用 信息 信访 信贷 信心 信任 信誉 居民 居住 居家 居委 居于 束缚 由于 由此 由各 由县 由市 由省 由区 义务 义工 达到 达成 达标 奉献 植树 植物 富裕 富民
    丰富 丰收 薄弱 危险 危房 危害 危旧 居中 巩固 沙化 沙漠 巨大 召开 召集 召回 保障 保护 保证 保持 保险 保供 保密 保洁 保养 保健 保留 保温 保税 才能 代表 代理 代办 代建 代码 亚洲 次数 次日 次年 底线 底数 底层 但是 但不 但因 尉官 益民 索取 刑事 刑罚 由其 麻醉 米面 连续 连接 连片 连锁 柴油 路网 路面 路灯 童年 章程 章节 史料 史志 史上 盘活 盘点 龙头 马上 牛羊 牛奶 羊肉 鱼类
    田间 田园 石材 石料 黄金 蓝天 蓝图 白天 金属 谷物 麦收 何时 何种 左边 毛利 毛竹 江河 江苏 江西 河北 河南 山东 海南 云南 贵州 甘肃 宁夏 吉林 柳州 温州 苏州 徐州 杭州 郑州 常州 汪洋 汤圆 钟表 乔木 伊犁 邮政 邮件 邮寄 冷链 冷库 冷藏 冷冻 费用 费率 席位 晚会 查处 查询 查明 查验 查看 封闭 封控 封顶 封山 谈判 谈话 官方 官网 阳台 阳光 阳性 司机 司法 司局 喻示 解决 解释
    解除 解读 解放 解困 农田 农户 农机 农资 农产 农牧 农林 空间 空气 空中 党校 党建 党史 党纪 党群 雷电 雷达 雷击 充分 充足 焦炭 焦化 焦点 申请 申报 申领 申办 申诉 施工 施行 施策 施肥 武装 武警 武术 齐全 齐抓 齐心 华东 华北 华南 华人 车位 车间 车主 车型 车企 宫颈 宿舍 那些 那么 那里 商品 商标 商圈 商户 云计 云平 云上 练兵 练习 战略 战斗 战役 战士 池塘 原则 原料 原因 原有 原材 原始 原产 原副 原县 原市
    舒适 舒缓 甘草 项下 邓小平理 祝贺 祝愿 越来 管道 管网 管线 管材 管护 管辖 管制 苗木 苗圃 尚未 尚需 艾滋 芦苇 欧美 欧盟 欧洲 位于 位置 位居 位列 位次 言论 言行 易地 易燃 易腐 易发 易于 凌晨 宁静 戴口罩 詹天佑 连任 连带 连队 连锁 曲线 曲艺 游泳 凡是 强力 强县 强省 强市 强基 强村 强链 强弱 乌鲁 呼和 库区 库存 库容 多次 多个 多元 多样 多种 多方 多数 多发 多年 多措 多渠 多层 多部 多人 洛阳 仓储 仓库 格局 格式 益于 索赔 尼龙 普查 普通 普及 普遍 普惠 普法 普洱 扎实 扎根 次要 旦夕
    """.split()
)
"""Words that open with a surname's character and often stand where a name could: never names."""

_GENERIC: Final = frozenset(
    "教师 工程师 代表 教授 理事 董事 干事 助理 经理 主持人 负责人 发言人 组长 委员 专员 监事 法官 检察官 警长 秘书 科员 院士 主任委员 成员 首席专家 专家 召集人 党组成员 党委成员 参事 总监 站长 所长 队长 台长".split()
)


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
            if length == 3 and text[end - 1] in "任兼为和等率作在到同" and is_name(text[start:shorter]) and not re.match(r"[：，。、；\n ）]|同志", text[end : end + 2] or "\n"):
                return shorter
            return end
    return None


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

_POST_END: Final = re.compile(rf"(?P<rank>{RANK})(?P<head>{HEAD})")
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
        for match in _POST_END.finditer(self.text):
            self.by_end[match.end()] = (match.start(), match["head"])

    def start_of(self, end: int) -> int | None:
        """Return where the post that ends at ``end`` begins, its body included."""
        found = self.by_end.get(end)
        if found is None:
            return None
        start = found[0]
        for limit in (start, start + 1):  # a head may share its first character with its body: 宣传部|部长
            if limit in self.body_by_end:
                return self.body_by_end[limit]
        if start in self.place_by_end:
            return self.place_by_end[start]
        bare = re.compile(rf"(?:[省市县区州盟旗镇乡]|[{_HAN}]{{0,14}}?(?:局|委|厅|部|办|院|会|中心|政府|公司|集团|学校|中学|医院|大学))$").search(self.text[max(0, start - 18) : start])
        if bare and bare[0] and not re.search(r"[的任命为由]", bare[0]):
            return start - len(bare[0])
        return start

    def chain_to(self, end: int) -> list[Span]:
        """Return the posts, first to last, of a chain (县委常委、副县长) that ends at ``end``."""
        chain: list[Span] = []
        while (start := self.start_of(end)) is not None and start < end:
            chain.insert(0, Span(start, end))
            joint = _JOIN.search(self.text[max(0, start - 3) : start])
            if joint is None:
                break
            end = start - len(joint[0])
        return chain


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
_APPOINT: Final = re.compile(r"(?:任命|免去|决定免去|撤销|接受|同意|提名|聘任|聘请|推选|选举|补选|任用|批准|罢免)[：:，、\n ]?")
_HONOUR: Final = re.compile(r"(?:总书记|国家主席|主席|总理|副总理|院士|教授|先生|女士|烈士)")
_BYLINE: Final = re.compile(r"(?:记者|通讯员|实习生|摄影|编辑|责任编辑|见习记者|责编)[/／：: ]?")
_SIGNED_OFF: Final = re.compile(rf"（({NAME}(?:[ 、]{NAME}){{0,3}})）(?=\n|$)")
_RESUME: Final = re.compile(rf"(?:^|(?<=[\n。；，]))(?:\d{{1,2}}[.、] ?)?({NAME})(?=，(?:男|女|[12]\d{{3}}年|汉族|此前|现任|曾任|生于))")
_LINE_NAME: Final = re.compile(rf"(?:^|(?<=\n))(?:[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十]{{1,3}}）|\d{{1,2}}[.、] ?)?(?:[{_HAN}（）]{{2,14}}：)?({NAME}|{_FOREIGN})(?:同志)?(?P<gap>[ \n（：，]+)(?=[{_HAN}])")


def _find(document: Document, mentions: Mentions) -> Iterator[Mention]:
    text = document.text
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
    for item in _framed(document, body_starts):
        add(item)
    for item in tuple(found.values()):
        for other in _listed(document, item):
            add(other)
    yield from found.values()


def _after_posts(document: Document, posts: _Posts) -> Iterator[Mention]:
    """副县长林岚：, 县委常委、副县长 林岚, and a name on the line after its posts."""
    text = document.text
    for end, (_, head) in posts.by_end.items():
        start = end
        while start < len(text) and text[start] in " \n/" and start - end < 1:
            start += 1
        broken = text[end : end + 1] == "\n"
        if text[end : end + 1] == "的":  # 由曾任某校校长的林岚担任
            stop = name_from(text, end + 1)
            if stop is not None and re.match(r"担任|接任|出任|接替", text[stop : stop + 2]) and (chain := posts.chain_to(end)):
                yield _with_posts(document, end + 1, stop, chain, around=Span(chain[0].start, stop))
            continue
        stop = name_from(text, start)
        if stop is None or (broken and not re.match(r"[：，:]", text[stop : stop + 1])):
            continue
        chain = posts.chain_to(end)
        if not chain or (head in _GENERIC and chain[-1].end - chain[-1].start <= len(head) and not re.match(r"[：，。、；\n ）]|$", text[stop : stop + 1])):
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
        chain = posts.chain_to(max(ends))
        if chain and chain[0].start <= begin + 1 and (max(ends) == stop_line.start() or "负责" in text[max(ends) : max(ends) + 6] or "兼任" in text[begin : stop_line.start()]):
            yield _with_posts(document, start, stop, chain, around=Span(start, chain[-1].end))


def _framed(document: Document, body_starts: frozenset[int]) -> Iterator[Mention]:
    text = document.text

    def plain(start: int, stop: int, title: str = "") -> Mention:
        return mention(document, "people", "person", start, stop, title=title, posts=(), holder_start=start, holder_end=stop + len(title))

    for match in _COMRADE.finditer(text):
        for low in (match.start(), match.start() - 2):  # 林岚同志; 林岚（女）同志 is rare
            if (start := name_to(text, low)) is not None and low == match.start():
                yield plain(start, match.start())
    for match in _APPOINT.finditer(text):
        if (stop := name_from(text, match.end(), body_starts)) is not None and re.match(r"同志|为|任|的|辞去|担任|、|（|兼|[\u4e00-\u9fff]{2,30}职务", text[stop : stop + 40]):
            yield plain(match.end(), stop)
    for match in _HONOUR.finditer(text):
        start_of = name_to(text, match.start())
        if start_of is not None and (start_of == 0 or not re.match(rf"[{_HAN}]", text[start_of - 1]) or text[start_of - 1] in "对向以由彻实神在，为在和按照据、"):
            yield plain(start_of, match.start(), match[0])
        elif start_of is not None and match[0] in ("总书记", "院士"):
            yield plain(start_of, match.start(), match[0])
    for match in _BYLINE.finditer(text):
        if (stop := name_from(text, match.end())) is not None and re.match(r"[ ）\n、，。]|$", text[stop : stop + 1]) and re.match(r"[ （/\n】讯报]|$", text[match.start() - 1 : match.start()] or "\n"):
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


def _listed(document: Document, item: Mention) -> Iterator[Mention]:
    """林岚、周远、何山出席: names after a name share its posts."""
    text = document.text
    position = item.span.end
    while text[position : position + 1] == "、":
        stop = name_from(text, position + 1)
        if stop is None or not re.match(r"[、，。；\n ）和等]|同志|为|的|出席|列席|参加|陪同|任|分别|$", text[stop : stop + 2]):
            return
        holder = item.attributes["holder_start"]
        yield mention(
            document, "people", "person", position + 1, stop,
            title=item.attributes["title"], posts=item.attributes["posts"], holder_start=holder, holder_end=stop,
        )
        position = stop


PEOPLE = Component(name="govgraph_people", assigns=("people",), requires=("organizations", "places"), find=_find)
