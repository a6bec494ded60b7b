"""Unit words: measure words (量词), units of measurement and of money, by the kind of quantity they make.

Units of measurement are the legal ones (中华人民共和国法定计量单位, 1984) with the customary ones (亩, 斤) and the
Latin symbols that documents print beside them; measure words are those of official prose.
"""

from __future__ import annotations

from typing import Final

UNITS: Final[dict[str, str]] = {
    unit: label
    for label, units in {
        "percent": """
            % ‰
        """,
        "points": """
            个百分点 百分点 个基点 基点 个BP BP
        """,
        "money": """
            元人民币 元 美元 欧元 港元 港币 日元 英镑 新台币 块钱
        """,
        "multiple": """
            倍 番
        """,
        "duration": """
            个工作日 工作日 个自然日 个月 年 周年 天 小时 分钟 秒 周 个小时 个学时 学时 课时
        """,
        "measure": """
            平方公里 平方千米 平方米 平米 公里 千米 海里 米 厘米 毫米 微米 纳米 延长米 延米 华里 亩次 亩 公顷 ㎡ m²
            立方米 立方 m³ 方 吨标准煤 吨标煤 吨二氧化碳当量 吨 公斤标准煤 千克标准煤 公斤 千克 克标准煤 克标煤 克二氧化碳 克 斤 标准箱
            标箱 TEU 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 瓦 MWh MWp MW GWh GW kWh kW KW 度 千伏安 兆伏安 千伏 kV KV 升
            毫升 微克 毫克 μg mg 吨公里 人公里 标准立方米 蒸吨 载重吨 综合吨 大卡 兆焦 ℃ 摄氏度 分贝 EFLOPS PFLOPS
            EFlops Eflops PFlops Pflops TFLOPS Mbps Gbps Tbps TB PB EB 兆 t
        """,
        "count": """
            人次 人日 人天 人年 人 名 位 户次 户 个批次 个班次 个标准 个 座 处 家次 家 所 条 项 张 台套 台次 台 套
            辆次 辆 艘 架次 架 栋 幢 间 件次 件 批次 批 场次 场 次 只 头 羽 匹 株 棵 宗 起 例 班次 班 部 本 册 种 类
            篇 款 支 对 组 片 块 口 眼 孔 根 列 趟 单 笔 床 尾 份 盏 面 期 届 门 段 节 周岁 岁 枚 箱 包 车次 枪 亿株
            标台 席 顶 道 幅 首 卷 层 尊 棒 袋 盒 瓶 桶 村次 站 校 站点 标段
        """,
    }.items()
    for unit in units.split()
}
"""Every unit, with the label of the quantity it makes."""

_HANZI_UNITS: Final = """
    个百分点 个工作日 个月 个 座 处 家 所 条 项 名 位 人次 人 户 张 台 套 辆 栋 件 场 次 支 片 口 宗 起 类 种
    批次 层 元 倍 公里 千米 平方公里 平方米 米 亩 公顷 立方米 吨 公斤 千瓦时 千瓦 年 天 小时 分钟 周年 周岁 岁
"""
HANZI_UNITS: Final = tuple(_HANZI_UNITS.split())
"""The units that follow a number in Chinese numerals; before the others it is mostly an ordinal or an idiom."""

_DENOMINATORS: Final = """
    千瓦时 千瓦 立方米 m³ 平方公里 平方米 公里 万元 元 吨 年 月 日 天 小时 秒 人 户 亩 公顷 台 辆 公斤 L 升 a d
    h 次 件 只 头 座 张 床 千克 克 t 百公里 班 万人 亿元 千人
"""
DENOMINATORS: Final = tuple(_DENOMINATORS.split())
"""What a rate is counted by, behind the stroke (吨/年)."""
