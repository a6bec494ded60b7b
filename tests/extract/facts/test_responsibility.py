"""``responsible_for``: each body in the tail of a task answers for the task."""

from __future__ import annotations

import pytest

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source
from govgraph.extract.records import Fact, Issue

HEAD = "云岭县人民政府关于印发方案的通知\n云政发〔2025〕3号\n各乡镇人民政府：\n"
FOOT = "\n云岭县人民政府\n2025年3月18日\n"


def extract(body: str) -> tuple[list[Fact], list[Issue]]:
    (extraction,) = extract_source(decode_source("x.txt", (HEAD + body + FOOT).encode()))
    facts = [fact for fact in extraction.facts if fact.relation == "responsible_for"]
    return facts, [issue for issue in extraction.issues if issue.extractor == "responsibility"]


def roles(body: str) -> list[tuple[str, object]]:
    return [(fact.subject, fact.qualifier("role")) for fact in extract(body)[0]]


def tasks(body: str) -> list[tuple[str, str]]:
    return [(fact.subject, fact.object) for fact in extract(body)[0]]


TASK = "（一）推进清洁取暖。完成改造。"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("（责任单位：县住建局、县财政局）", [("县住建局", "joint"), ("县财政局", "joint")]),
        ("(责任单位:县住建局、县财政局)", [("县住建局", "joint"), ("县财政局", "joint")]),
        ("［责任单位：县住建局］", [("县住建局", "joint")]),
        ("责任单位：县住建局、县财政局。", [("县住建局", "joint"), ("县财政局", "joint")]),
        ("\n责任单位：县住建局、县财政局", [("县住建局", "joint"), ("县财政局", "joint")]),
        ("\n（责任单位：县住建局）", [("县住建局", "joint")]),
        ("（牵头单位：县能源局；配合单位：县财政局）", [("县能源局", "lead"), ("县财政局", "co")]),
        (
            "（牵头单位：县能源局 参加单位：县财政局 县住建局）",
            [("县能源局", "lead"), ("县财政局", "co"), ("县住建局", "co")],
        ),
        ("\n牵头单位：县能源局\n配合单位：县财政局", [("县能源局", "lead"), ("县财政局", "co")]),
        ("（责任单位：县能源局牵头，县财政局配合）", [("县能源局", "lead"), ("县财政局", "co")]),
        ("（县能源局、县发改局等按职责分工负责）", [("县能源局", "joint"), ("县发改局", "joint")]),
        ("（县能源局牵头，县发改局、县财政局配合）", [("县能源局", "lead"), ("县发改局", "co"), ("县财政局", "co")]),
        ("（县能源局按职责分工负责，各乡镇配合）", [("县能源局", "joint"), ("各乡镇", "co")]),
        ("（县能源局牵头负责）", [("县能源局", "lead")]),
        ("（国家能源局、财政部按职责分工负责）", [("国家能源局", "joint"), ("财政部", "joint")]),
        (
            "（省能源局等部门和单位按职责分工负责，各市、县人民政府落实）",
            [("省能源局", "joint"), ("各市、县人民政府", "joint")],
        ),
        ("（责任单位：县能源局，完成时限：2025年底）", [("县能源局", "joint")]),
        ("（责任单位：县发展和改革局（县粮食局））", [("县发展和改革局", "joint"), ("县粮食局", "joint")]),
        ("（责任单位：各乡镇人民政府、县直各有关单位）", [("各乡镇人民政府", "joint"), ("县直各有关单位", "joint")]),
        (
            "（县能源局、河湾镇、石桥镇按职责分工负责）",
            [("县能源局", "joint"), ("河湾镇", "joint"), ("石桥镇", "joint")],
        ),
    ],
)
def test_roles(tail: str, expected: list[tuple[str, object]]) -> None:
    assert roles(TASK + tail) == expected


def test_the_heading_is_the_task_of_those_named_below_it() -> None:
    body = (
        "一、云岭水厂项目\n由周远副县长负责，县水利局牵头，县财政局配合，抓紧编制实施方案，报县政府审定。\n"
        "二、河湾学校项目\n由县教育局牵头，抓紧完成前期工作，争取早日开工。"
    )
    assert tasks(body) == [
        ("县水利局", "云岭水厂项目"),
        ("县财政局", "云岭水厂项目"),
        ("县教育局", "河湾学校项目"),
    ]


def test_short_tasks_in_a_row_have_each_their_own() -> None:
    body = "会议明确：云岭水厂，责任单位县水利局；河湾学校，责任单位县教育局、县财政局。"
    assert tasks(body) == [("县水利局", "云岭水厂"), ("县教育局", "河湾学校"), ("县财政局", "河湾学校")]
    assert tasks("会议明确：云岭水厂，责任单位县水利局。") == []


def test_the_first_listed_leads_where_the_plan_says_so() -> None:
    tail = "（责任单位：县能源局、县财政局）"
    assert roles(f"任务列首位的为牵头单位。\n{TASK}{tail}") == [("县能源局", "lead"), ("县财政局", "joint")]
    assert roles(f"任务责任到人。\n{TASK}{tail}") == [("县能源局", "joint"), ("县财政局", "joint")]


@pytest.mark.parametrize(
    "text",
    [
        "（时间：2025年）",
        "（由县能源局另行制定）。",
        "（以下简称专班）",
        "由县能源局牵头，县财政局配合，完成改造。",
        "县能源局对此不负责解释。",
    ],
)
def test_no_tail_no_responsibility(text: str) -> None:
    assert extract(TASK + text) == ([], [])


def test_a_tail_without_a_body_is_an_issue() -> None:
    facts, issues = extract(TASK + "（企业自行负责）。")
    assert facts == []
    assert [issue.evidence.quote for issue in issues] == ["企业自行负责"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TASK + "（责任单位：县能源局）", [("县能源局", "推进清洁取暖")]),
        (TASK + "\n责任单位：县能源局", [("县能源局", "推进清洁取暖")]),
        ("1.推进清洁取暖，完成改造。（县能源局负责）", [("县能源局", "推进清洁取暖，完成改造")]),
        (
            "（一）推进清洁取暖。（县能源局负责）\n（二）推进节水。（县水利局负责）",
            [("县能源局", "推进清洁取暖"), ("县水利局", "推进节水")],
        ),
        (
            "（一）推进清洁取暖。甲项改造。（县能源局负责）乙项改造。（县财政局负责）",
            [("县能源局", "推进清洁取暖"), ("县财政局", "乙项改造")],
        ),
    ],
)
def test_the_task_is_the_text_before_the_tail(body: str, expected: list[tuple[str, str]]) -> None:
    assert tasks(body) == expected


def test_offsets_of_task_and_evidence_are_raw() -> None:
    body = TASK + "（责任单位：县　能源局、县财政局）"
    raw = HEAD + body + FOOT
    for fact in extract(body)[0]:
        start, end = fact.qualifier("task_start"), fact.qualifier("task_end")
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert raw[start:end] == TASK
        assert raw[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(
    ("body", "task"),
    [
        ("（一）推进清洁取暖。\n责任单位：县能源局", "推进清洁取暖"),
        ("一、推进清洁取暖\n牵头单位：县能源局", "推进清洁取暖"),
    ],
)
def test_a_tail_under_a_heading_closes_the_heading(body: str, task: str) -> None:
    assert tasks(body) == [("县能源局", task)]


def test_labels_on_lines_of_their_own_share_the_task() -> None:
    assert tasks(TASK + "\n牵头单位：县能源局\n配合单位：县财政局") == [
        ("县能源局", "推进清洁取暖"),
        ("县财政局", "推进清洁取暖"),
    ]


def test_an_unclosed_tail_leaves_the_signature_alone() -> None:
    assert roles(TASK + "（责任单位：县能源局、县财政局") == [("县能源局", "joint"), ("县财政局", "joint")]


@pytest.mark.xfail(strict=True, reason="a tail that closes in a body with 〔another sign〕 and a verb is no tail")
def test_the_other_sign_in_tortoise_shell_brackets() -> None:
    assert roles(TASK + "（县农业农村局〔县乡村振兴局〕负责）")[:1] == [("县农业农村局", "joint")]


def test_together_with() -> None:
    assert [subject for subject, _ in roles(TASK + "（县能源局会同县财政局负责）")] == ["县能源局", "县财政局"]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("〔县能源局牵头，县财政局等配合〕", [("县能源局", "lead"), ("县财政局", "co")]),
        ("【县能源局、县财政局按职责分工负责】", [("县能源局", "joint"), ("县财政局", "joint")]),
        ("（县能源局、县财政局）", [("县能源局", "joint"), ("县财政局", "joint")]),
        ("县能源局牵头，县直各有关部门配合。", [("县能源局", "lead"), ("县直各有关部门", "co")]),
        (
            "由县能源局牵头，县财政局、县住建局配合落实。",
            [("县能源局", "lead"), ("县财政局", "co"), ("县住建局", "co")],
        ),
        ("（牵头部门为县能源局，配合部门为县财政局）", [("县能源局", "lead"), ("县财政局", "co")]),
        ("［责任单位为：县能源局］", [("县能源局", "joint")]),
        ("\n参与单位：县能源局", [("县能源局", "co")]),
        ("\n牵头领导：林岚；牵头单位：县能源局；责任单位：各乡镇", [("县能源局", "lead"), ("各乡镇", "joint")]),
        ("（县能源局牵头，各有关部门配合）", [("县能源局", "lead"), ("各有关部门", "co")]),
        ("（县能源局、县财政局负责。2025年底前完成）", [("县能源局", "joint"), ("县财政局", "joint")]),
        (
            "责任领导：周远 责任单位：县能源局 配合单位：县财政局",
            [("县能源局", "joint"), ("县财政局", "co")],
        ),
        (
            "（财政部会同发展改革委、商务部负责）",
            [("财政部", "joint"), ("发展改革委", "joint"), ("商务部", "joint")],
        ),
    ],
)
def test_further_tails(tail: str, expected: list[tuple[str, str]]) -> None:
    assert roles(TASK + tail) == expected


def test_lines_of_labels_share_the_task_above_them() -> None:
    body = "1.新建学校3所。\n责任领导：周远\n责任单位：县教育局\n配合单位：县财政局\n完成时限：12月底"
    assert tasks(body) == [("县教育局", "新建学校3所"), ("县财政局", "新建学校3所")]


def test_a_table_of_tasks() -> None:
    body = "序号 | 任务 | 牵头单位 | 配合单位\n1 | 建成水厂 | 县水利局 | 县财政局、各乡镇（街道）"
    assert roles(body) == [("县水利局", "lead"), ("县财政局", "co"), ("各乡镇（街道）", "co")]
    assert {task for _, task in tasks(body)} == {"建成水厂"}


@pytest.mark.parametrize(
    "body",
    [
        TASK + "（县能源局）",
        TASK + "（以下简称县能源局、县财政局）",
        TASK + "办公室设在县水利局，由县水利局牵头，县财政局配合做好日常工作。",
        TASK + "县财政局负责资金保障，县水利局配合做好服务。",
        "会议由县能源局、县财政局（县国资局）参加。",
    ],
)
def test_no_tail(body: str) -> None:
    assert roles(body) == []


def test_half_width_full_stop_before_a_list_in_brackets() -> None:
    assert roles("(一)推进清洁取暖.(县能源局、县财政局,各乡(镇)人民政府)") == [
        ("县能源局", "joint"),
        ("县财政局", "joint"),
        ("各乡(镇)人民政府", "joint"),
    ]


HANDED_OUT = "（一）关于“划定永久基本农田”的问题，由县自然资源局会同县农业农村局、县财政局等部门负责落实。"


def test_a_task_handed_out_at_the_end_of_its_sentence() -> None:
    title = "云岭县人民政府办公室\n关于落实一号文件有关政策措施分工的通知\n"
    (extraction,) = extract_source(decode_source("x.txt", (title + HANDED_OUT).encode()))
    found = [(f.qualifier("role"), f.subject) for f in extraction.facts if f.relation == "responsible_for"]
    assert found == [("lead", "县自然资源局"), ("co", "县农业农村局"), ("co", "县财政局")]


def test_elsewhere_the_same_sentence_hands_out_no_task() -> None:
    title = "云岭县人民政府办公室\n关于加强耕地保护的通知\n"
    (extraction,) = extract_source(decode_source("x.txt", (title + HANDED_OUT).encode()))
    assert [f for f in extraction.facts if f.relation == "responsible_for"] == []


def test_who_runs_a_web_page_answers_for_no_task() -> None:
    (extraction,) = extract_source(decode_source("x.txt", "主办单位：云岭县委宣传部\n云岭县召开会议。".encode()))
    assert [fact for fact in extraction.facts if fact.relation == "responsible_for"] == []
    assert [issue.extractor for issue in extraction.issues] == ["responsibility"]
