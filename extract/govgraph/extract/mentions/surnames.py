"""Chinese surnames: the single ones of the 百家姓 in use today and the commonest beyond it, and the double ones (复姓).

Source: the 百家姓 (Song dynasty, public domain) and the surnames that the Ministry of Public Security's name reports
(公安部 全国姓名报告) count among the four hundred commonest.
"""

from __future__ import annotations

from typing import Final

SINGLE: Final = frozenset(
    "习王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
    "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴"
    "洪邢赖沿昌木冬化笪但税晋郗铁鄂冒尕才旺达拉"
    "丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于居揭干但尉冶斯元束檀衣信展阴昝智幸奉植富尧由达雒刑伦凤顿竺励庾么苍俸买泮"
    "璩丘岩腾义撒妥才保闪虎靖召线逄刀朗贡暴乃咸琚苌底寸代岐亚次普旦仓格扎洛益索多尼"
)
"""Surnames of one character."""

DOUBLE: Final = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 完颜 第五 百里 东郭 南门 西门 拓跋 轩辕 左丘".split()
)
"""Surnames of two characters."""

SURNAMES: Final = SINGLE | DOUBLE
