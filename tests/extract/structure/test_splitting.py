"""Sources to documents, in every layout they come in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source
from govgraph.extract.records import Document, ExtractionError, Part
from govgraph.extract.structure import split_documents

SIGNED = "云岭县人民政府\n2025年5月6日\n"


def split(text: str) -> tuple[Document, ...]:
    return split_documents(decode_source("x.txt", text.encode()))


def only(text: str) -> Document:
    (document,) = split(text)
    return document


def head(document: Document) -> tuple[str, str | None, str | None, str | None, str | None]:
    return document.key, document.title, document.issuer, document.date, document.kind


CENSUS = ("云政发〔2025〕3号", "关于开展普查的通知", "云岭县人民政府", "2025-05-06", "通知")


@pytest.mark.parametrize(
    "text",
    [
        f"云岭县人民政府关于开展普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"云政发〔2025〕3号\n云岭县人民政府关于开展普查的通知\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"云岭县人民政府文件\n云政发〔2025〕3号\n云岭县人民政府\n关于开展普查的通知\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"云 岭 县 人 民 政 府\n关于开展\n普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"云岭县人民政府关于开展普查的通知\n来源：云岭县人民政府网站\n发文字号：云政发〔2025〕3号\n发布日期：2025-05-07\n"
        f"各乡镇人民政府：\n请开展普查。\n{SIGNED}",
        f"云岭县人民政府关于开展普查的通知\n云政发[2025] 3 号\n各乡镇人民政府:\n请开展普查。\n{SIGNED}",
        "云岭县人民政府关于开展普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n"
        "云岭县人民政府\n二〇二五年五月六日\n",
        f"\ufeff云岭县人民政府关于开展普查的通知\r\n\r\n云政发〔2025〕3号\r\n\r\n各乡镇人民政府：\r\n请开展普查。\r\n{SIGNED}",
    ],
    ids=["below", "above", "masthead", "broken", "web page", "half-width", "hanzi date", "crlf"],
)
def test_head_of_a_document(text: str) -> None:
    document = only(text)
    assert head(document) == CENSUS
    assert document.addressees == ("各乡镇人民政府",)
    assert document.number == document.key


def test_line_breaks_lost_to_blanks() -> None:
    sentence = "各单位要高度重视，加强组织领导，落实工作责任。"
    text = (
        "云岭县人民政府关于开展普查的通知 云政发〔2025〕3号 各乡镇人民政府： "
        f"请开展普查。{sentence * 40} 一、普查范围。全县。 云岭县人民政府 2025年5月6日"
    )
    assert head(only(text)) == CENSUS


def test_line_breaks_lost_to_blanks_in_a_short_text() -> None:
    text = (
        "云岭县人民政府关于开展普查的通知 云政发〔2025〕3号 各乡镇人民政府： 请开展普查。 云岭县人民政府 2025年5月6日"
    )
    assert head(only(text)) == CENSUS


def test_line_breaks_lost_without_a_trace() -> None:
    text = "云岭县人民政府关于开展普查的通知云政发〔2025〕3号各乡镇人民政府：请开展普查。云岭县人民政府2025年5月6日"
    assert head(only(text)) == CENSUS


GAZETTE = """2/2025 云岭县人民政府公报 ·县政府文件·

云 岭 县 人 民 政 府
关于印发《云岭县河湖治理
实施方案》的通知
云政发〔2025〕3号

各乡镇人民政府，县直各有关单位：
现将《云岭县河湖治理实施方案》印发给你们，请按照《南山省河湖条例》和南政发〔2024〕1号文件执行。
云岭县人民政府
2025年3月18日

云岭县河湖治理实施方案
一、总体要求
坚持节水优先。
— 3 —
云岭县人民政府办公室
关于做好防汛工作的通知
云政办发〔2025〕8号
各乡镇人民政府：
请做好防汛工作。
云岭县人民政府办公室
2025年4月2日
"""


def test_a_gazette_holds_many_documents() -> None:
    plan, flood = split(GAZETTE)
    assert head(plan) == (
        "云政发〔2025〕3号",
        "关于印发《云岭县河湖治理实施方案》的通知",
        "云岭县人民政府",
        "2025-03-18",
        "通知",
    )
    assert plan.addressees == ("各乡镇人民政府", "县直各有关单位")
    assert plan.attached_title == "云岭县河湖治理实施方案"
    assert "防汛" not in plan.text
    assert head(flood) == (
        "云政办发〔2025〕8号",
        "关于做好防汛工作的通知",
        "云岭县人民政府办公室",
        "2025-04-02",
        "通知",
    )
    assert flood.attached_title is None


def test_the_number_of_a_cited_document_opens_none() -> None:
    assert [document.key for document in split(GAZETTE)] == ["云政发〔2025〕3号", "云政办发〔2025〕8号"]


def test_parts_are_where_they_are_printed() -> None:
    plan = split(GAZETTE)[0]
    assert {part: plan.surface(span.start, span.end) for part, span in plan.parts.items() if part is not Part.BODY} == {
        Part.MASTHEAD: "云岭县人民政府",
        Part.NUMBER: "云政发〔2025〕3号",
        Part.TITLE: "关于印发《云岭县河湖治理实施方案》的通知",
        Part.ADDRESSEES: "各乡镇人民政府，县直各有关单位：",
        Part.SIGNATURE: "云岭县人民政府",
        Part.DATE: "2025年3月18日",
        Part.ATTACHMENT: "云岭县河湖治理实施方案一、总体要求坚持节水优先。",
    }


def test_unnumbered_documents_are_counted() -> None:
    text = "".join(
        f"云岭县人民政府关于开展{what}的通知\n各乡镇人民政府：\n请开展{what}。\n{SIGNED}"
        for what in ("普查", "秋收", "造林")
    )
    assert [(document.key, document.number, document.title) for document in split(text)] == [
        ("x.txt", None, "关于开展普查的通知"),
        ("x.txt#2", None, "关于开展秋收的通知"),
        ("x.txt#3", None, "关于开展造林的通知"),
    ]


def test_a_number_printed_twice_keeps_keys_apart() -> None:
    text = f"关于开展普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。\n{SIGNED}"
    keys = [
        document.key for document in split(text + "关于做好秋收的通知\n云政办发〔2025〕8号\n请秋收。\n" + SIGNED + text)
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("text", ["今天下雨。", "云岭县", "副县长林岚出席会议。\n会议指出，要抓好秋收。"])
def test_running_text_is_one_document_without_a_head(text: str) -> None:
    document = only(text)
    assert (document.key, document.title, document.number, document.date) == ("x.txt", None, None, None)
    assert document.text == text


fragments = st.sampled_from(
    [
        "云岭县人民政府",
        "云 岭 县 人 民 政 府\n",
        "关于印发《云岭县\n方案》的通知\n",
        "关于开展普查的通知\n",
        "云政发〔2025〕3号\n",
        "云政办发[2025]12 号\n",
        "根据云政发〔2024〕1号文件，",
        "各乡镇人民政府：\n",
        "来源：云岭县人民政府网站\n",
        "2025年3月18日\n",
        "二〇二五年三月十八日\n",
        "云岭县方案\n",
        "附件：1.名单\n",
        "一、总体要求\n",
        "（一）清理河道。",
        "坚持节水优先。",
        "— 3 —\n",
        "《",
        "）",
        " ",
        "\n",
        "\u200b",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(fragments, min_size=1, max_size=30).map("".join))
def test_documents_cover_the_source_in_order(text: str) -> None:
    try:
        documents = split(text)
    except ExtractionError:
        return
    assert documents
    assert len({document.key for document in documents}) == len(documents)
    offsets = [
        offset
        for document in documents
        for character, offset in zip(document.text, document.origin, strict=True)
        if character != "\n"  # a break that was lost stands at the code point it parts off
    ]
    assert offsets == sorted(set(offsets))
    kept = "".join(document.text for document in documents)
    for han in "云岭县印发普查节水清理":  # nothing but furniture and blanks is ever dropped
        assert kept.count(han) == text.count(han)
    for document in documents:
        assert len(document.text) == len(document.origin)
        for part in document.parts.values():
            assert 0 <= part.start < part.end <= len(document.text)
            low, high = document.raw_span(part.start, part.end)
            assert 0 <= low < high <= len(document.source.raw)


def test_an_order_takes_its_number_from_the_line_below_and_its_title_from_what_it_proclaims() -> None:
    document = only(
        "云岭县人民政府令\n第12号\n"
        "《云岭县人民政府关于废止部分文件的决定》已经2025年4月1日县政府常务会议通过，现予公布。\n"
        "县长：林岚\n2025年5月6日\n云岭县人民政府关于废止部分文件的决定\n经过清理，决定废止28件文件。\n"
    )
    assert head(document) == (
        "云岭县人民政府令第12号",
        "关于废止部分文件的决定",
        "云岭县人民政府",
        "2025-05-06",
        "决定",
    )
    title = document.parts[Part.TITLE]
    assert document.text[title.start : title.end] == "关于废止部分文件的决定"


def test_an_order_that_proclaims_measures_is_an_order() -> None:
    document = only("云岭县人民政府令\n第 3 号\n《云岭县户外广告管理办法》已经通过，现予发布。\n2025年5月6日\n")
    assert head(document) == ("云岭县人民政府令第3号", "云岭县户外广告管理办法", "云岭县人民政府", "2025-05-06", "令")


def test_a_number_of_an_order_in_a_sentence_opens_nothing() -> None:
    document = only("根据云岭县人民政府令\n第12号的规定，各单位照办。\n")
    assert document.number is None


def test_a_title_that_could_end_a_line_before_goes_on() -> None:
    document = only(
        "云岭县人民政府办公室\n关于分解落实2026年县政府工作报告\n主要目标任务的通知\n各乡镇人民政府：\n请认真落实。\n"
    )
    assert document.title == "关于分解落实2026年县政府工作报告主要目标任务的通知"
    report = only("云岭县人民政府\n关于2025年工作情况的报告\n有关情况的通知\n各乡镇人民政府：\n请阅。\n")
    assert report.title == "关于2025年工作情况的报告"


def test_a_number_in_brackets_at_the_end_of_the_title() -> None:
    document = only(
        "中共云岭县委办公室云岭县人民政府办公室印发《云岭县政务公开实施意见》的通知（云办发〔2017〕2号）\n"
        "各乡镇人民政府：\n现印发给你们，请执行。\n2017年1月10日\n"
    )
    assert document.number == "云办发〔2017〕2号"
    assert document.title == "印发《云岭县政务公开实施意见》的通知"


def test_number_and_date_in_the_data_of_a_web_page_under_the_title() -> None:
    document = only(
        "县人民政府办公室关于印发任务分解方案的通知\n2023-01-05 10:00 县人民政府办公室\n"
        "索 引 号 MB15/2023 发文日期 2023-01-03\n发布机构 县人民政府办公室 文    号 云政办〔2023〕1号\n"
        "各乡镇人民政府：\n现印发给你们，请执行。\n"
    )
    assert head(document) == (
        "云政办〔2023〕1号",
        "关于印发任务分解方案的通知",
        "县人民政府办公室",
        "2023-01-03",
        "通知",
    )


def test_a_proclamation_that_prints_only_its_serial_number() -> None:
    text = (
        "云岭县人民代表大会常务委员会公告\n第12号\n会议决定：任命林岚为云岭县人民政府副县长。\n"
        "云岭县人民代表大会常务委员会\n2025年5月6日\n"
    )
    issuer = "云岭县人民代表大会常务委员会"
    assert head(only(text)) == (f"{issuer}公告第12号", "公告", issuer, "2025-05-06", "公告")


def test_a_numbered_proclamation_with_a_title() -> None:
    text = f"云岭县人民政府公告\n2025年第5号\n关于公布普查结果的公告\n现将普查结果公布如下。\n{SIGNED}"
    document = only(text)
    assert head(document) == (
        "云岭县人民政府公告2025年第5号",
        "关于公布普查结果的公告",
        "云岭县人民政府",
        "2025-05-06",
        "公告",
    )


def test_number_and_title_in_one_line() -> None:
    document = only(f"云政发〔2025〕3号关于开展普查的通知\n各乡镇人民政府：\n请开展普查。\n{SIGNED}")
    assert head(document) == CENSUS


@pytest.mark.parametrize("line", ["云政发〔2025〕3号文件要求各乡镇做好普查工作。", "公告第12号牌照丢失。"])
def test_a_sentence_is_no_head(line: str) -> None:
    assert all(document.number is None for document in split(f"近日，县政府开会。\n{line}\n"))


def test_the_date_of_a_web_page_between_title_and_addressees() -> None:
    text = (
        "云岭县人民政府 关于开展普查的通知 2025-05-07 17:15 来源:云岭县政府 各乡镇人民政府: "
        "请开展普查. 云岭县人民政府 2025年5月6日 (此件公开发布)"
    )
    document = only(text)
    assert (document.title, document.issuer, document.date) == ("关于开展普查的通知", "云岭县人民政府", "2025-05-06")
    assert document.addressees == ("各乡镇人民政府",)


def test_a_report_attached_to_a_reply_is_no_document_of_its_own() -> None:
    reply = f"云岭县人民政府关于石桥村险情的复函\n云政函〔2025〕3号\n河湾镇人民政府：\n现转复你镇。\n{SIGNED}"
    report = "关于石桥村险情\n调研情况的报告\n县人民政府：\n现报告如下。\n县水利局\n2025年4月2日\n"
    assert [document.title for document in split(f"{reply}附件1\n{report}")] == ["关于石桥村险情的复函"]
    assert [document.title for document in split(f"{reply}{report}")] == [
        "关于石桥村险情的复函",
        "关于石桥村险情调研情况的报告",
    ]


def test_a_news_lead_belongs_to_the_one_document_below_it() -> None:
    lead = "5月7日，云岭县发布节水方案，其中提到，加快改造老旧管网。\n方案提出，建成节水小区12个，推广节水器具。\n"
    notice = f"云岭县人民政府关于印发节水方案的通知\n各乡镇人民政府：\n现印发给你们。\n{SIGNED}"
    document = only(f"{lead}原文如下：\n{notice}")
    assert head(document) == ("x.txt", "关于印发节水方案的通知", "云岭县人民政府", "2025-05-06", "通知")
    assert len(split(f"{lead}会议要求抓好落实。\n{notice}")) == 2


def test_a_decision_below_the_words_that_proclaim_it() -> None:
    said = "《云岭县人民政府关于废止〈云岭县信访规定〉等2件规章的决定》已经县政府常务会议通过，现予公布，自公布之日起施行。\n"
    signed = "县长 林岚\n2025年5月6日\n"
    title = "云岭县人民政府关于废止《云岭县信访规定》等2件规章的决定\n"
    body = "县政府对现行有效的规章进行了清理。\n本决定自公布之日起施行。\n"
    assert head(only(said + signed + title + body)) == (
        "x.txt",
        "关于废止《云岭县信访规定》等2件规章的决定",
        "云岭县人民政府",
        "2025-05-06",
        "决定",
    )
    other = "云岭县人民政府关于表彰先进的决定\n"
    assert only(said + signed + other + body).title is None


def test_a_decision_whose_inner_title_stands_in_plain_angles() -> None:
    said = "《云岭县人民政府关于废止<云岭县信访规定>的决定》已经县政府常务会议通过，现予公布，自公布之日起生效。\n"
    rest = "县长 林岚\n2025年5月6日\n云岭县人民政府关于废止《云岭县信访规定》的决定\n县政府决定废止该规定。\n本决定自公布之日起生效。\n"
    document = only(said + rest)
    assert (document.title, document.attached_title) == ("关于废止《云岭县信访规定》的决定", None)


def test_an_order_whose_first_sentence_is_broken() -> None:
    document = only(
        "云岭县人民政府令\n第12号\n《云岭县河道管理办法》已经县政\n府常务会议研究通过，现予发布施行。\n县长林岚\n云岭县河道管理办法\n"
    )
    assert (document.key, document.title) == ("云岭县人民政府令第12号", "云岭县河道管理办法")


def test_the_first_of_the_numbers_of_two_issuers() -> None:
    document = only(
        "云岭县水利局、县财政局关于下达计划的通知\n（云水管〔2025〕6号、云财农〔2025〕10号）\n各乡镇人民政府：\n请落实。\n"
    )
    assert (document.key, document.title) == ("云水管〔2025〕6号", "关于下达计划的通知")


def test_a_numbered_list_of_approvals_opens_no_document() -> None:
    document = only(
        "2025年区划调整汇总\n一、云岭县人民政府关于同意设立柳溪镇的批复（云政函〔2025〕3号）\n撤销柳溪乡。\n"
        "二、云岭县人民政府关于同意设立石桥镇的批复（云政函〔2025〕4号）\n撤销石桥乡。\n"
    )
    assert (document.key, document.title) == ("x.txt", None)


def test_a_party_group_issues() -> None:
    document = only("中共云岭县水利局党组关于林岚等3名同志职务任免的通知\n局机关各科室：\n林岚任办公室主任。\n")
    assert (document.issuer, document.title) == ("中共云岭县水利局党组", "关于林岚等3名同志职务任免的通知")


def test_the_issuer_between_a_headline_and_the_title_printed_again() -> None:
    title = "云岭县人民代表大会常务委员会关于城市规划的决议"
    document = only(
        f"{title}\n云岭县人大常委会\n{title}\n（2025年5月6日云岭县第十八届人民代表大会常务委员会第三次会议通过）\n本县。\n"
    )
    assert (document.title, document.issuer) == ("关于城市规划的决议", "云岭县人民代表大会常务委员会")


@pytest.mark.parametrize(
    "title", ["原标题：云岭县人民政府关于设立新区的批复", "云岭县人民政府关于设立新区的批复（2025年）"]
)
def test_what_a_collection_adds_to_a_title(title: str) -> None:
    document = only(f"{title}\n柳溪镇人民政府：\n你镇请示收悉。\n")
    assert (document.title, document.issuer, document.kind) == ("关于设立新区的批复", "云岭县人民政府", "批复")


def test_a_table_of_metadata_is_no_title() -> None:
    document = only(
        "公开方式 | 主动公开 | 公开范围 | 社会 |\n发布机构 | 县发改局 | 发文日期 | 2025-03-23 |\n关于同意柳溪水库工程初步设计的复函\n"
        "云岭县水利局：\n你局请示收悉。\n"
    )
    assert head(document)[1:] == ("关于同意柳溪水库工程初步设计的复函", "县发改局", "2025-03-23", "函")


def test_addressees_at_the_head_of_the_text_and_a_date_beside_the_signature() -> None:
    body = "各乡镇人民政府，县政府各部门： 县政府同意开展普查，现予公布。\n云岭县人民政府 二〇二五年五月六日\n"
    document = only(f"云政发〔2025〕3号\n关于开展普查的通知\n{body}")
    assert document.addressees == ("各乡镇人民政府", "县政府各部门")
    assert head(document) == CENSUS
    assert only("牵头单位：县财政局要做好工作。\n").addressees == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [("现批复如下：", "批复"), ("现将有关事项通知如下：", "通知"), ("特此公告。", "公告"), ("请遵照执行。", None)],
)
def test_the_kind_that_a_text_without_a_title_calls_itself(said: str, kind: str | None) -> None:
    assert only(f"柳溪镇人民政府：\n{said}\n{SIGNED}").kind == kind


def test_the_foot_of_a_web_page_is_no_attachment() -> None:
    text = f"云岭县人民政府关于开展普查的通知\n各乡镇人民政府：\n请开展普查。\n{SIGNED}手机阅读\n打印\n下载、打印\n"
    assert only(text).attached_title is None


def test_a_title_goes_on_over_a_quotation() -> None:
    text = "云政办函〔2025〕9号\n云岭县人民政府办公室关于建立云岭县实施\n“青禾行动”联席会议制度的通知\n县教育局：\n请执行。"
    (document,) = split(text)
    assert document.title == "关于建立云岭县实施“青禾行动”联席会议制度的通知"


def test_number_and_date_side_by_side_below_a_title_to_many_of_one_kind() -> None:
    document = only(
        "国家商检局关于做好试点工作的通知\n（国检监〔1989〕5号 一九八九年五月六日）\n江东、江西、云岭商检局：\n现通知如下。\n"
    )
    assert head(document) == ("国检监〔1989〕5号", "关于做好试点工作的通知", "国家商检局", "1989-05-06", "通知")
    assert document.addressees == ("江东、江西、云岭商检局",)


def test_a_proclamation_is_of_its_kind_and_chapters_are_no_attachment() -> None:
    document = only(
        "云岭县第十八届人民代表大会常务委员会公告\n第8号\n《云岭县实施〈村务条例〉办法》已于2025年5月6日通过，现予公布。\n"
        "云岭县人大常委会\n2025年5月6日\n第一章总则\n第一条为了规范村务公开，制定本条例。\n"
    )
    assert (document.title, document.kind, document.attached_title) == ("云岭县实施《村务条例》办法", "公告", None)


def test_metadata_and_a_broken_headline_are_neither_title_nor_masthead() -> None:
    meta = "发布日期：2025-05-07 09:04:45浏览次数：字体：[ ]\n"
    document = only(
        f"{meta}云岭县人民政府关于开展普查的通知\n各乡镇人民政府，县直有关部门、单位：\n请开展普查。\n{SIGNED}"
    )
    assert document.title == "关于开展普查的通知"
    assert document.addressees == ("各乡镇人民政府", "县直有关部门、单位")
    broken = only(f"关于印发云岭县人民政府办理建议\n云政发〔2025〕3号\n各乡镇人民政府：\n请办理。\n{SIGNED}")
    assert broken.issuer == "云岭县人民政府"


def test_codes_and_serials_of_every_form() -> None:
    assert (
        only(f"关于开展普查的通知\n和行办发〔2025〕31号\n各乡镇人民政府：\n请普查。\n{SIGNED}").key
        == "和行办发〔2025〕31号"
    )
    order = only("中华人民共和国主席令（九届第37号）\n《云岭法》已由会议通过，现予公布，自2001年1月1日起施行。\n")
    assert (order.key, order.kind) == ("中华人民共和国主席令九届第37号", "令")


def test_a_form_is_a_title_without_its_preposition() -> None:
    text = "重大事故查处挂牌督办通知书\n安委督〔2025〕8号\n南山省人民政府：\n决定实行挂牌督办。\n国务院安全生产委员会\n2025年10月2日"
    (document,) = split(text)
    assert (document.title, document.issuer) == ("重大事故查处挂牌督办通知书", "国务院安全生产委员会")


def test_a_line_of_number_date_and_region_is_no_part_of_the_head() -> None:
    text = (
        "云岭县人民政府办公室关于成立防汛领导小组的通知\n云府办函[2003]8号2003年12月16日南山省\n"
        "云府办函[2003]8号\n各镇人民政府：\n请执行。\n"
    )
    (document,) = split(text)
    assert (document.title, document.issuer) == ("关于成立防汛领导小组的通知", "云岭县人民政府办公室")


def test_a_headline_that_is_the_title_is_not_part_of_it() -> None:
    text = "关于开展普查的通知\n关于开展普查的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n请开展普查。"
    assert only(text).title == "关于开展普查的通知"
