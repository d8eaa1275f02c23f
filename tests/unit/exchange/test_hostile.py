"""Whatever is handed over as a workspace, the answer is a workspace or a plain `BundleError`."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.drawing.ways import ways
from careerapp.errors import BundleError
from careerapp.exchange import read_bundle, write_bundle
from careerapp.exchange.source import MAX_BYTES
from tests.unit.exchange.test_bundle import bundle, of_model

PRIVATE = "Secretly I want to leave"
"""Stands in every hostile file; no message may repeat it."""

STONE = {"id": "s", "kind": "skill", "title": "Bread", "note": PRIVATE}
OUTCOME = {"id": "o", "kind": "role", "title": "Baker", "why": PRIVATE}
LINK = {"id": "l", "source": "s", "target": "o"}
MODEL = "versions[0].model"


def raw(value: str, field: str = "progress") -> str:
    """A bundle with one stone whose field holds a JSON text as it stands."""
    text = of_model(title=PRIVATE, stones=[STONE | {field: "PUT HERE"}])
    return text.replace('"PUT HERE"', value)


def linked(**link: Any) -> str:
    return of_model(outcomes=[OUTCOME], stones=[STONE], links=[LINK, LINK | {"id": "m"} | link])


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    # name: (content, place of the first problem)
    "nothing": (b"", ""),
    "blanks": (" \n\t ", ""),
    "not JSON": (f"Dear all, {PRIVATE}", "line 1, column 1"),
    "cut short": (of_model(title=PRIVATE)[:-9], "line 1, column 116"),
    "two documents": (bundle({}) * 2, "line 1, column 73"),
    "lists too deep": ("[" * 2_000_000, ""),
    "objects too deep": ('{"a":' * 500_000, ""),
    "a little too deep": (raw("[" * 30 + "]" * 30), f"{MODEL}.stones[0].progress" + "[0]" * 14),
    "larger than 5 MB": (of_model(today="x" * MAX_BYTES), ""),
    "NaN": (raw("NaN"), f"{MODEL}.stones[0].progress"),
    "Infinity": (raw("Infinity"), f"{MODEL}.stones[0].progress"),
    "minus Infinity": (raw("-Infinity"), f"{MODEL}.stones[0].progress"),
    "1e999": (raw("1e999"), f"{MODEL}.stones[0].progress"),
    "an integer of 5,000 digits": (raw("9" * 5_000), f"{MODEL}.stones[0].progress"),
    "an integer of 2 ** 63": (raw(str(2**63)), f"{MODEL}.stones[0].progress"),
    "a million decimals": (raw("0." + "1" * 1_000_000), f"{MODEL}.stones[0].progress"),
    "a key twice": (raw('0.5, "progress": 0.9'), f"{MODEL}.stones[0].progress"),
    "the format twice": (bundle({}).replace("{", '{"format": "x", ', 1), "format"),
    "an id twice": (of_model(stones=[STONE, STONE]), f"{MODEL}.stones[1].id"),
    "an id that is kept for Today": (
        of_model(stones=[STONE | {"id": "today"}]),
        f"{MODEL}.stones[0].id",
    ),
    "a version id twice": (bundle({"id": "v"}, {"id": "v"}), "versions[1].id"),
    "a link from nowhere": (linked(source="gone"), f"{MODEL}.links[1].source"),
    "a link to nowhere": (linked(target="gone"), f"{MODEL}.links[1].target"),
    "a link to itself": (linked(target="s"), f"{MODEL}.links[1]"),
    "a link from an outcome": (linked(source="o", target="s"), f"{MODEL}.links[1]"),
    "two links one way": (linked(), f"{MODEL}.links[1]"),
    "an open experiment about nothing": (
        of_model(experiments=[{"id": "e", "about": "gone", "question": PRIVATE}]),
        f"{MODEL}.experiments[0].about",
    ),
    "UTF-16 with a mark": (of_model(title=PRIVATE).encode("utf-16"), ""),
    "UTF-16 without a mark": (of_model(title=PRIVATE).encode("utf-16-le"), ""),
    "UTF-32": (of_model(title=PRIVATE).encode("utf-32-be"), ""),
    "bad UTF-8": (of_model(title=PRIVATE).encode() + b"\xff", ""),
    "a raw NUL": (raw('"a\x00b"', "source"), ""),
    "an escaped NUL": (raw(r'"a\u0000b"', "source"), f"{MODEL}.stones[0].source"),
    "a lone surrogate": (raw(r'"a\ud800b"', "source"), f"{MODEL}.stones[0].source"),
    "a lone surrogate as a name": (raw(r'0, "\udfff": 1'), f"{MODEL}.stones[0]"),
    "100,000 nodes": (
        of_model(stones=[{"id": str(n), "kind": "skill", "title": "x"} for n in range(100_000)]),
        f"{MODEL}.stones",
    ),
    "3,000 nodes": (
        of_model(stones=[{"id": str(n), "kind": "skill", "title": "x"} for n in range(3_000)]),
        f"{MODEL}.stones",
    ),
    "a million mistakes": (
        bundle(*[{"model": {"stones": [{}] * 9_999}}] * 40),
        f"{MODEL}.stones[0].id",
    ),
    "a list instead of the file": ("[]", "format"),
    "a number instead of the file": ("17", "format"),
    "null instead of versions": (bundle().replace("[]", "null"), "versions"),
    "no versions": (bundle(), "versions"),
    "a text instead of a version": (bundle(PRIVATE), "versions[0]"),
    "a list instead of a model": (bundle({"model": []}), MODEL),
    "a text instead of links": (of_model(links=PRIVATE), f"{MODEL}.links"),
    "a number instead of a title": (of_model(title=17), f"{MODEL}.title"),
    "a text instead of a number": (raw('"0.5"'), f"{MODEL}.stones[0].progress"),
    "yes instead of a number": (raw("true"), f"{MODEL}.stones[0].progress"),
    "a number instead of yes": (raw("1", "bold"), f"{MODEL}.stones[0].bold"),
    "null instead of a text": (raw("null", "source"), f"{MODEL}.stones[0].source"),
    "a time instead of a date": (
        of_model(journal=[{"id": "d", "at": 1700000000, "kind": "win"}]),
        f"{MODEL}.journal[0].at",
    ),
    "a day that never was": (
        of_model(journal=[{"id": "d", "at": "2026-02-30", "kind": "win"}]),
        f"{MODEL}.journal[0].at",
    ),
    "months in the wrong order": (
        raw('{"low": 3, "likely": 2, "high": 4}', "months"),
        f"{MODEL}.stones[0].months",
    ),
    "a chance above one": (raw("1.01"), f"{MODEL}.stones[0].progress"),
    "a field nobody knows": (raw("17", "salary"), f"{MODEL}.stones[0].salary"),
    "a field named in riddles": (raw(f'0.5, "{PRIVATE}\u202e": 1'), f"{MODEL}.stones[0].…"),
    "a thousand fields": (bundle({}, **{f"f{n}": n for n in range(1_000)}), ""),
    "another program's file": (json.dumps({"format": PRIVATE, "versions": []}), "format"),
    "a newer format": (bundle({}, format_version=3, hopes=PRIVATE), "format_version"),
    "no format at all": (bundle({}, format_version=0), "format_version"),
    "a format that is no number": (bundle({}, format_version=True), "format_version"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_its_place_without_repeating_it(name: str) -> None:
    content, place = HOSTILE[name]
    began = time.process_time()
    with pytest.raises(BundleError) as caught:
        read_bundle(content)
    assert time.process_time() - began < 10
    problems = caught.value.problems
    assert problems[0].place == place
    assert len(problems) <= 20
    for where, message in problems:
        assert re.fullmatch(r"[A-Z][^\x00-\x1f]{3,120}[.?]", message)
        assert len(where) < 300
        assert PRIVATE not in where + message
        assert not re.search(r"pydantic|Traceback|/|input|Stone", where + message)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("kind", ["text", "bytes", "file"])
def test_a_file_of_just_five_megabytes_is_read_and_one_byte_more_is_not(
    kind: str, tmp_path: Path
) -> None:
    def source(size: int) -> str | bytes | Path:
        text = of_model(title="Mine")
        text += " " * (size - len(text))
        if kind == "file":
            (tmp_path / "mine.json").write_text(text, encoding="utf-8")
            return tmp_path / "mine.json"
        return text if kind == "text" else text.encode()

    assert read_bundle(source(5 * 1024 * 1024)).versions[0].model.title == "Mine"
    with pytest.raises(BundleError, match="larger than 5 MB"):
        read_bundle(source(5 * 1024 * 1024 + 1))


@pytest.mark.parametrize("source", [None, 17, ["x"], {"format": 1}, object()])
def test_what_is_no_file_at_all_is_refused(source: Any) -> None:
    with pytest.raises(BundleError):
        read_bundle(source)


@pytest.mark.parametrize(
    "path", ["no-such-file.json", ".", "a\x00b", "x" * 5_000, "lone-\ud800.json", "/dev/zero"]
)
def test_a_path_that_is_no_file_is_refused_without_naming_it(path: str, tmp_path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        read_bundle(tmp_path / path)
    assert str(tmp_path) not in str(caught.value)


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.json"
    file.write_text(bundle({}), encoding="utf-8")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "no", str(file))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BundleError) as caught:
        read_bundle(file)
    assert caught.value.problems == (("", "This file cannot be opened."),)


def test_text_that_runs_right_to_left_is_kept_as_it_was_typed() -> None:
    title = "\u202eretsaM\u202c עבודה"
    workspace = read_bundle(of_model(stones=[STONE | {"title": title}]))
    assert workspace.versions[0].model.stones[0].title == title
    assert read_bundle(write_bundle(workspace)) == workspace


def test_links_in_a_circle_are_read_and_do_not_hang_what_follows() -> None:
    stones = [STONE | {"id": str(number)} for number in range(300)]
    links = [
        {"id": f"l{number}", "source": str(number), "target": str((number + 1) % 300)}
        for number in range(300)
    ]
    out = {"id": "out", "source": "150", "target": "o"}
    text = of_model(outcomes=[OUTCOME], stones=stones, links=[*links, out])
    model = read_bundle(text).versions[0].model
    assert ways(model, "o") == ()


def test_a_thousand_snapshots_that_are_right_are_read() -> None:
    model = {"outcomes": [OUTCOME], "stones": [STONE], "links": [LINK]}
    snapshots = [{"id": str(n), "at": "2026-01-01", "model": model} for n in range(1_000)]
    workspace = read_bundle(bundle({"model": model, "snapshots": snapshots}))
    assert len(workspace.versions[0].snapshots) == 1_000


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
_FIELDS = st.sampled_from(
    ["id", "name", "model", "snapshots", "notes", "stones", "links", "journal", "about", "months"]
)
_NEARLY = st.recursive(
    _JSON, lambda inner: st.dictionaries(_FIELDS, inner, max_size=4) | st.lists(inner, max_size=3)
)


@given(st.text() | st.binary() | _JSON.map(json.dumps) | _NEARLY.map(lambda each: bundle(each)))
def test_nothing_but_a_bundle_error_leaves_the_reader(content: str | bytes) -> None:
    try:
        workspace = read_bundle(content)
    except BundleError:
        return
    assert read_bundle(write_bundle(workspace)) == workspace
