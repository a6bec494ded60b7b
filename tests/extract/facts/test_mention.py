"""``org_mention`` and ``person_mention``: once a printed form."""

from __future__ import annotations

from govgraph.extract.documents import decode_source
from govgraph.extract.pipeline import extract_source


def read(text: str, relation: str) -> list[tuple[str, str, int]]:
    (extraction,) = extract_source(decode_source("x.txt", text.encode()))
    return [(fact.subject, fact.object, fact.evidence.start) for fact in extraction.facts if fact.relation == relation]


def test_a_body_once_a_form_at_its_first_mention() -> None:
    text = "县财政局会商县水利局。县财政局汇报。县财政局会商县委。"
    assert read(text, "org_mention") == [
        ("县财政局", "government", 0),
        ("县水利局", "government", 6),
        ("县委", "party", text.index("县委")),
    ]


def test_a_short_form_is_a_form_of_its_own() -> None:
    text = "县发展和改革局牵头。县发改局汇报。"
    assert [subject for subject, _, _ in read(text, "org_mention")] == ["县发展和改革局", "县发改局"]


def test_a_person_once_with_the_first_title_printed() -> None:
    text = "林岚同志讲话。会后，副县长林岚、副县长周远调研。县长林岚表示满意。"
    assert read(text, "person_mention") == [("林岚", "副县长", 0), ("周远", "副县长", text.index("周远"))]


def test_a_person_without_a_title() -> None:
    assert read("授予林岚同志劳动模范称号。", "person_mention") == [("林岚", "", 2)]


def test_nobody_and_no_body() -> None:
    text = "城市管理水平提高，主任会议讨论，教师成长迅速。"
    assert read(text, "org_mention") == []
    assert read(text, "person_mention") == []
