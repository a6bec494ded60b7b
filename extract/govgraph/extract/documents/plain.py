r"""Plain-text files, as gazettes and web pages are commonly saved.

The encodings met in practice are UTF-8, GB 18030 (with its subsets GBK and GB 2312) and UTF-16 with a byte-order mark. Line
ends are read as Python's text mode reads them (``\r\n`` and ``\r`` become ``\n``), so that offsets are those any reader
gets from ``open(path, encoding=…).read()``.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Final

from govgraph.extract.records import ExtractionError, SourceText

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_MOST_CONTROLS: Final = 0.002  # a text may hold a stray form feed; an image or an archive is full of control codes


def read_source(path: str) -> SourceText:
    """Read a text file; ``-`` is standard input.

    Raises:
        ExtractionError: the file is missing, unreadable, empty or not text.
    """
    return decode_source("-" if path == "-" else Path(path).name, read_bytes(path))


def read_bytes(path: str) -> bytes:
    """Read a file whole, as it is; ``-`` is standard input.

    Raises:
        ExtractionError: the file is missing or unreadable.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ExtractionError(f"{path}: no such file / 文件不存在; check the path") from None
    except IsADirectoryError:
        raise ExtractionError(f"{path}: is a folder / 这是文件夹; give a text file") from None
    except OSError as error:
        raise ExtractionError(f"{path}: cannot be read / 无法读取: {error.strerror}") from None


def decode_source(name: str, data: bytes) -> SourceText:
    """Decode the bytes of a text file.

    Raises:
        ExtractionError: there is no text in it, or it is not text.
    """
    encodings = ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8", "gb18030")
    text = _decode(name, data, encodings)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\u3000"):
        raise ExtractionError(f"{name}: is empty / 文件为空; nothing to read")
    controls = sum(1 for character in text if character < " " and character not in "\n\t\f\v")
    if controls > _MOST_CONTROLS * len(text):
        raise ExtractionError(f"{name}: is not text (binary data) / 不是文本文件; convert it to plain text first")
    return SourceText(name=name, raw=text, sha256=hashlib.sha256(data).hexdigest())


def _decode(name: str, data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding == "utf-8" and 0 < len(data) - 3 <= error.start:
                message = f"{name}: ends inside a character / 文件在字符中间被截断; fetch it again"
                raise ExtractionError(message) from None
    raise ExtractionError(
        f"{name}: is not text in {' or '.join(encodings)} / 无法按文本解码; convert it to UTF-8 first"
    )
