import pytest

from govgraph.extract.records import Judgement
from govgraph.extract.resolve.agencies import analyse, compare, state_organ


def verdict(left: str, right: str) -> Judgement | None:
    likeness = compare(analyse(left), analyse(right))
    return likeness.judgement if likeness else None


SAME = """
发改局 发展和改革局
工信局 工业和信息化局
工科局 工信和科技局
卫健局 卫生健康局
卫健局 卫生健康和体育局
人社局 人力资源和社会保障局
住建局 住房和城乡建设管理局
文旅局 文化体育和旅游局
市场监管局 市场监督管理局
市监局 市场监督管理局
行政审批局 行政审批服务管理局
交通局 交通运输局
应急局 应急管理局
城管局 城市管理综合行政执法局
招商中心 投资促进中心
公路段 公路管理段
城镇办 城镇社区办事处
经开区管委会 经济技术开发区管理委员会
监督支局 监管支局
政府办 人民政府办公室
发展改革委 发展和改革委员会
科协 科学技术协会
法院 人民法院
国运公司 国有资本运营有限公司
"""

UNSURE = """
教育局 教育和体育局
林业局 林业和草原局
农业局 农业农村局
财政局 财政和国有资产监督管理局
政府办公室 政府外事办公室
建设有限公司 建设有限责任公司
"""

UNRELATED = """
能源局 新能源局
乡村振兴局 乡村振兴服务中心
消防救援局 消防救援大队
民政局 民族宗教事务局
金融办 金融事务服务中心
公路管理段 东公路管理段
体育局 卫生健康和体育局
自然资源局 规划和自然资源局
办公室 办公厅
人民政府 人民政府办公室
供电公司 供水公司
水务局 水利局
中医院 医院
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("left", "right"), pairs(SAME))
def test_one_body(left: str, right: str) -> None:
    assert verdict(left, right) is Judgement.SAME
    assert verdict(right, left) is Judgement.SAME


@pytest.mark.parametrize(("left", "right"), pairs(UNSURE))
def test_perhaps_one_body(left: str, right: str) -> None:
    assert verdict(left, right) is Judgement.UNSURE
    assert verdict(right, left) is Judgement.UNSURE


@pytest.mark.parametrize(("left", "right"), pairs(UNRELATED))
def test_two_bodies(left: str, right: str) -> None:
    assert verdict(left, right) is None
    assert verdict(right, left) is None


def test_a_brand_is_a_word_of_its_own() -> None:
    name = analyse("青禾农业开发有限公司")
    assert name.words == ("青禾", "农业", "开发")
    assert name.unknown == {"青禾"}
    assert name.kind == "公司"


def test_state_organs() -> None:
    assert state_organ("国家发改委") == "国家发展和改革委员会"
    assert state_organ("中华人民共和国教育部") == "教育部"
    assert state_organ("发改委") is None
