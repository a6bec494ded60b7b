"""Plain-text files: encodings, line ends, and what is no text at all."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.documents import decode_source, read_source
from govgraph.extract.records import ExtractionError

TEXT = "云岭县人民政府\n关于开展普查的通知\n"


@pytest.mark.parametrize(
    ("data", "raw"),
    [
        (TEXT.encode("utf-8"), TEXT),
        (TEXT.encode("gb18030"), TEXT),
        (TEXT.encode("gb2312"), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.replace("\n", "\r\n").encode(), TEXT),
        (TEXT.replace("\n", "\r").encode(), TEXT),
        ("第一页\f第二页".encode(), "第一页\f第二页"),
        ("\ufeff云岭县".encode(), "\ufeff云岭县"),  # kept, as open(encoding="utf-8") keeps it: offsets agree
    ],
    ids=["utf-8", "gb18030", "gb2312", "utf-16-le", "utf-16-be", "crlf", "cr", "form feed", "bom"],
)
def test_decodes(data: bytes, raw: str) -> None:
    assert decode_source("x.txt", data).raw == raw


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", "\u3000\u3000\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_refuses_what_is_empty(data: bytes) -> None:
    with pytest.raises(ExtractionError, match="is empty"):
        decode_source("x.txt", data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 3,
        b"PK\x03\x04" + bytes(100),
        bytes(range(256)),
        b"\xff\xff\xff",
        b"\xff\xfe\x00",
        "云岭县人民政府".encode("utf-16-le"),  # UTF-16 without its mark cannot be told from noise
        "云岭县".encode("utf-32"),
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(ExtractionError, match="is not text") as caught:
        decode_source("x.txt", data)
    assert str(caught.value).startswith("x.txt: ")
    assert "\n" not in str(caught.value)


def test_refuses_damaged_utf_8_rather_than_reading_noise() -> None:
    with pytest.raises(ExtractionError):
        decode_source("x.txt", "云岭县".encode()[:-1])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    try:
        source = decode_source("x.txt", text.encode())
    except ExtractionError:
        return
    assert source.raw == text


def test_digest_is_of_the_bytes() -> None:
    data = TEXT.encode("gb18030")
    assert decode_source("x.txt", data).sha256 == hashlib.sha256(data).hexdigest()


def test_reads_a_file_by_its_bare_name(tmp_path: Path) -> None:
    file = tmp_path / "云岭县公报.txt"
    file.write_text(TEXT, encoding="utf-8")
    source = read_source(str(file))
    assert (source.name, source.raw) == ("云岭县公报.txt", TEXT)


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    assert read_source("-").raw == TEXT


def test_missing_file_and_folder_are_said_in_one_line(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.txt", "no such file"), (tmp_path, "is a folder")):
        with pytest.raises(ExtractionError, match=said) as caught:
            read_source(str(path))
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
