"""Posts, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.mentions.posts import HEAD, read_post

HEADS = sorted(HEAD.split("|"))


@pytest.mark.parametrize(
    ("printed", "org", "role"),
    [
        ("县长", None, "县长"),
        ("常务副县长", None, "常务副县长"),
        ("代理县长", None, "代理县长"),
        ("云岭县人民政府副县长", "云岭县人民政府", "副县长"),
        ("县委副书记", "县委", "副书记"),
        ("县委常委", "县委", "常委"),
        ("县委宣传部部长", "县委宣传部", "部长"),
        ("县委宣传部长", "县委宣传部", "部长"),
        ("县公安局局长", "县公安局", "局长"),
        ("公安局长", "公安局", "局长"),
        ("县财政局党组书记", "县财政局", "党组书记"),
        ("县政府党组成员", "县政府", "党组成员"),
        ("县人大常委会主任", "县人大常委会", "主任"),
        ("县检察院检察长", "县检察院", "检察长"),
        ("政府秘书长", "政府", "秘书长"),
    ],
)
def test_posts(printed: str, org: str | None, role: str) -> None:
    post = read_post(printed)
    assert post is not None
    assert (post.printed, post.org, post.role) == (printed, org, role)


@pytest.mark.parametrize("printed", ["县财政局", "林岚", "", "工作", "主任会议"])
def test_what_is_no_post(printed: str) -> None:
    assert read_post(printed) is None


@given(
    st.sampled_from(["", "县财政局", "云岭县人民政府", "县委"]),
    st.sampled_from(["", "副", "常务副"]),
    st.sampled_from(HEADS),
)
def test_org_and_role_are_what_is_printed(org: str, rank: str, head: str) -> None:
    post = read_post(org + rank + head)
    assert post is not None
    assert post.printed == org + rank + head
    assert post.printed.endswith(post.role)
    assert post.org is None or org.startswith(post.org[:1]) or post.printed.startswith(post.org)


def test_a_graded_post() -> None:
    post, other = read_post("县水利局四级调研员"), read_post("县级调研员")
    assert post is not None and (post.org, post.role) == ("县水利局", "四级调研员")
    assert other is not None and other.role == "调研员"
