"""A workspace survives the way into a file and back, and a hand-written file may be short."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from careerapp.domain import upgrade
from careerapp.domain.items import About, DataPoint, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.errors import BundleError
from careerapp.exchange import read_bundle, write_bundle
from careerapp.exchange.source import MAX_BYTES
from tests.strategies import workspaces


def bundle(*versions: Any, **more: Any) -> str:
    document = {"format": "careerapp/workspace", "format_version": 1, "versions": versions}
    return json.dumps({**document, **more})


def of_model(**fields: Any) -> str:
    return bundle({"id": "v", "name": "Mine", "model": fields})


@given(workspaces())
def test_what_was_written_is_read_back_as_it_was(workspace: Workspace) -> None:
    text = write_bundle(workspace)
    assert read_bundle(text) == workspace
    assert read_bundle(text.encode()) == workspace


@given(workspaces())
def test_the_same_workspace_is_always_written_the_same_way(workspace: Workspace) -> None:
    text = write_bundle(workspace)
    assert write_bundle(read_bundle(text)) == text


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(bundle({"model": {"title": "Naïve 🙂"}}), encoding="utf-8")
    assert read_bundle(file).versions[0].model.title == "Naïve 🙂"


def test_a_text_is_content_and_never_a_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(bundle({}), encoding="utf-8")
    with pytest.raises(BundleError):
        read_bundle(str(file))


def test_the_byte_order_mark_that_some_editors_put_first_does_no_harm() -> None:
    text = bundle({"name": "Mine"})
    assert read_bundle("\ufeff" + text) == read_bundle(text)
    assert read_bundle(b"\xef\xbb\xbf" + text.encode()) == read_bundle(text)


def test_what_may_be_left_out_is_filled_in() -> None:
    workspace = read_bundle(bundle({}, {"snapshots": [{"at": "2026-01-31"}]}))
    assert [version.name for version in workspace.versions] == ["Version 1", "Version 2"]
    assert workspace.versions[1].snapshots == (
        Snapshot(id="snapshot-2-1", name="Snapshot 1", at=date(2026, 1, 31), model=WorkModel()),
    )


def test_items_need_only_id_kind_and_title_and_links_their_two_ends() -> None:
    text = of_model(
        outcomes=[{"id": "o", "kind": "skill", "title": "Weld"}],
        stones=[{"id": "s", "kind": "relationship", "title": "Ada"}],
        links=[{"id": "l", "source": "s", "target": "o"}],
    )
    model = read_bundle(text).versions[0].model
    assert model.outcomes == (Outcome(id="o", kind="skill", title="Weld"),)
    assert model.stones == (Stone(id="s", kind="relationship", title="Ada"),)
    assert (model.links[0].source, model.links[0].target) == ("s", "o")


def test_a_data_point_may_name_just_the_ids_it_is_about() -> None:
    point = {"id": "d", "at": "2026-03-01", "kind": "win", "about": ["s", {"id": "o"}]}
    journal = read_bundle(of_model(journal=[point])).versions[0].model.journal
    assert journal == (
        DataPoint(id="d", at=date(2026, 3, 1), kind="win", about=(About(id="s"), About(id="o"))),
    )


@pytest.mark.parametrize("required", ["format", "format_version", "versions"])
def test_what_may_not_be_left_out_of_a_file_is_named(required: str) -> None:
    document = json.loads(bundle({}))
    del document[required]
    with pytest.raises(BundleError) as caught:
        read_bundle(json.dumps(document))
    assert [problem.place for problem in caught.value.problems] == [required]


@pytest.mark.parametrize(
    ("collection", "item", "required"),
    [
        ("outcomes", {"id": "o", "kind": "role", "title": "Baker"}, "kind"),
        ("stones", {"id": "s", "kind": "skill", "title": "Bread"}, "title"),
        ("links", {"id": "l", "source": "today", "target": "n"}, "target"),
        ("ideas", {"id": "i", "text": "A stall"}, "id"),
    ],
)
def test_what_may_not_be_left_out_of_an_item_is_named(
    collection: str, item: dict[str, str], required: str
) -> None:
    there = [{"id": "n", "kind": "skill", "title": "There"}]
    whole: dict[str, Any] = {"stones": there, collection: [item]}
    if collection == "stones":
        whole = {"stones": [item]}
    read_bundle(of_model(**whole))
    del item[required]
    with pytest.raises(BundleError) as caught:
        read_bundle(of_model(**whole))
    place = f"versions[0].model.{collection}[0].{required}"
    assert caught.value.problems == ((place, "This is missing."),)


def test_all_problems_are_told_at_once_each_at_its_place() -> None:
    text = of_model(
        horizon_years="four",
        outcomes=[{"id": "o", "kind": "job", "title": ""}],
        links=[{"id": "l", "source": "today", "target": 7}],
    )
    with pytest.raises(BundleError) as caught:
        read_bundle(text)
    model = "versions[0].model"
    assert set(caught.value.problems) == {
        (
            f"{model}.outcomes[0].kind",
            "This must be 'role', 'skill', 'recognition', 'balance' or 'environment'.",
        ),
        (f"{model}.outcomes[0].title", "This may not be empty."),
        (f"{model}.links[0].target", "This must be text."),
    }
    # Entries are mended first, then what holds them, then how they hang together.
    with pytest.raises(BundleError) as caught:
        read_bundle(of_model(horizon_years="four"))
    assert caught.value.problems == ((f"{model}.horizon_years", "This must be a number."),)


def test_no_more_than_twenty_problems_are_told() -> None:
    with pytest.raises(BundleError) as caught:
        read_bundle(of_model(stones=[{}] * 500))
    assert len(caught.value.problems) == 20


def test_a_workspace_too_large_for_a_file_is_not_written() -> None:
    idea = {"id": "", "text": "x" * 200}
    ideas = [idea | {"id": str(number)} for number in range(9_000)]
    model = read_bundle(of_model(ideas=ideas)).versions[0].model
    versions = tuple(Version(id=str(n), name="Mine", model=model) for n in range(3))
    with pytest.raises(BundleError, match="5 MB"):
        write_bundle(Workspace(versions=versions))


def test_indentation_gives_way_before_a_file_becomes_too_large() -> None:
    ideas = [{"id": str(number), "text": "x" * 100} for number in range(9_000)]
    model = read_bundle(of_model(ideas=ideas)).versions[0].model
    versions = tuple(Version(id=str(n), name="Mine", model=model) for n in range(4))
    workspace = Workspace(versions=versions)
    text = write_bundle(workspace)
    assert "\n " not in text
    assert len(text.encode()) <= MAX_BYTES
    assert read_bundle(text) == workspace


def test_a_file_of_a_past_format_is_brought_to_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(document: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in document.items() if name != "hopes"}
        return {**kept, "outcomes": document["hopes"]}

    monkeypatch.setattr(upgrade, "FORMAT_VERSION", 2)
    monkeypatch.setitem(upgrade.STEPS, 1, renamed)
    hopes = [{"id": "o", "kind": "role", "title": "Baker"}]
    snapshot = {"at": "2026-01-31", "model": {"hopes": []}}
    workspace = read_bundle(bundle({"model": {"hopes": hopes}, "snapshots": [snapshot]}))
    assert workspace.versions[0].model.outcomes[0].title == "Baker"
    assert workspace.versions[0].snapshots[0].model.outcomes == ()
    assert json.loads(write_bundle(workspace))["format_version"] == 2
    with pytest.raises(BundleError, match=r"versions\[0\]\.model: "):
        read_bundle(bundle({"model": {"title": "says it is old, but has no hopes"}}))
