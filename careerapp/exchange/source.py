"""Text from a string, bytes or a file, or the reason why it cannot be read."""

import codecs
from pathlib import Path

from careerapp.errors import BundleError, Problem

MAX_BYTES = 5 * 1024 * 1024
"""Largest file; the upload limit in `.streamlit/config.toml` is the same."""

_NOT_UTF8 = "This file is not text in UTF-8. Save it as UTF-8 and try again."
_OTHER_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def text_of(source: str | bytes | Path) -> str:
    """Give the text of a file.

    Parameters
    ----------
    source : str, bytes or Path
        A ``str`` is the content itself, never a path.

    Raises
    ------
    BundleError
        When the file cannot be opened, is too large or is not text in UTF-8.
    """
    content = _content_of(source)
    if len(content) > MAX_BYTES:
        raise _refusal(f"This file is larger than {MAX_BYTES // 1024**2} MB.")
    if content.startswith(_OTHER_UNICODE):
        raise _refusal(_NOT_UTF8)
    try:
        # Lone surrogates cannot come from a file; in a `str` they are told apart by their place.
        text = content.decode("utf-8", "surrogatepass" if isinstance(source, str) else "strict")
    except UnicodeDecodeError:
        raise _refusal(_NOT_UTF8) from None
    if "\x00" in text:
        raise _refusal("This file holds characters that are not text. Is it a workspace file?")
    return text.removeprefix("\ufeff")


def _content_of(source: str | bytes | Path) -> bytes:
    match source:
        case bytes():
            return source
        case str():
            return source.encode("utf-8", "surrogatepass")
        case Path():
            return _read(source)
        case _:
            raise _refusal("There is no file here to read.")


def _read(path: Path) -> bytes:
    try:
        # Anything but an ordinary file (a folder, a pipe, a device) could wait or go on for ever.
        if not path.is_file():
            raise _refusal("There is no such file.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise _refusal("This file cannot be opened.") from None


def _refusal(message: str) -> BundleError:
    return BundleError((Problem("", message),))
