"""Lines run together: heads and feet of documents get their line breaks back, running text gets none."""

from __future__ import annotations

import pytest

from govgraph.extract.structure.cleaning import clean_text
from govgraph.extract.structure.run_together import lost_breaks

NOTICE = [
    "云岭县人民政府办公室关于进一步做好防洪工作的通知",
    "云政办发〔2025〕5号",
    "各乡镇人民政府，县直各部门：",
    "为做好防洪工作，现将有关事项通知如下。请认真抓好落实。",
    "云岭县人民政府办公室",
    "2025年3月4日",
]


def test_a_notice_without_a_line_break_gets_its_parts_back() -> None:
    clean = clean_text("".join(NOTICE))
    assert clean.text == "\n".join(NOTICE)


def test_a_break_put_in_stands_at_what_it_parts_off() -> None:
    raw = "".join(NOTICE)
    clean = clean_text(raw)
    for index, character in enumerate(clean.text):
        if character == "\n":
            assert clean.origin[index] == clean.origin[index + 1]
        else:
            assert raw[clean.origin[index]] == character


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(NOTICE),
        "根据《关于做好防洪工作的通知》（云政发〔2025〕5号）精神，现通知如下：",
        "按照县政府关于做好防洪工作的通知要求，各乡镇要抓好落实。",
        "云岭县人民政府2025年3月4日召开会议。",
    ],
)
def test_running_text_keeps_its_lines(text: str) -> None:
    assert lost_breaks(text) - {index + 1 for index, character in enumerate(text) if character == "\n"} == set()
