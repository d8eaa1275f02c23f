"""How often a page asks the database: what a tab shows is resolved once a run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event
from streamlit.delta_generator import DeltaGenerator

from careerapp.storage.records import Head
from tests.app.kept import Kept
from tests.app.support import Person

PAGES = ("start", "outcomes", "routes", "revise", "what_if", "your_data")
TABS = ("What happened", "History", "Review")


class Asked:
    """The transactions that were begun while it listens, and what was drawn within one."""

    def __init__(self) -> None:
        self.reads = self.writes = 0
        self.drawn_within: list[str] = []
        self.open = 0

    def begin(self, connection: Connection) -> None:
        self.open += 1
        if connection.get_execution_options().get("begin"):
            self.writes += 1
        else:
            self.reads += 1

    def end(self, connection: Connection) -> None:
        self.open -= 1


@contextmanager
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Count the transactions of the block."""
    found = Asked()
    enqueue = DeltaGenerator._enqueue

    def drawing(self: DeltaGenerator, kind: str, *args: object, **kwargs: object) -> object:
        if found.open:
            found.drawn_within.append(kind)
        return enqueue(self, kind, *args, **kwargs)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(DeltaGenerator, "_enqueue", drawing)
        listeners = {"begin": found.begin, "commit": found.end, "rollback": found.end}
        for name, listener in listeners.items():
            event.listen(Engine, name, listener)
        try:
            yield found
        finally:
            for name, listener in listeners.items():
                event.remove(Engine, name, listener)


def open_sample(person: Person, key: str) -> Person:
    person.go("first")
    (button,) = (each.key for each in person.at.button if key in str(each.key))
    return person.press(button)


@pytest.fixture(params=("mid_career", "graduate", "parent"))
def sample(request: pytest.FixtureRequest) -> Person:
    """Somebody with a copy of a sample open; the graduate's has two versions."""
    return open_sample(Person(), str(request.param))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_at_most_twice_and_never_while_it_draws(
    sample: Person, page: str, monkeypatch: pytest.MonkeyPatch
):
    sample.go(page)
    with asked(monkeypatch) as found:
        sample.reload()
    assert 1 <= found.reads <= 2
    assert found.writes == 0
    assert not found.drawn_within


@pytest.mark.parametrize("tab", TABS)
def test_so_does_every_tab_of_revise(sample: Person, tab: str, monkeypatch: pytest.MonkeyPatch):
    sample.at.session_state["revise-tabs"] = tab
    sample.go("revise")
    with asked(monkeypatch) as found:
        sample.reload()
    assert 1 <= found.reads <= 2
    assert found.writes == 0
    assert not found.drawn_within


HOPE = "What do you hope is true of your work?"

SAVES: dict[str, tuple[Callable[[Person], object], str]] = {
    "a hope added": (lambda one: one.go("outcomes").fill(HOPE, "To be asked"), "Add this hope"),
    "undo": (lambda one: one.go("routes"), "Undo"),
    "redo": (lambda one: one.go("your_data"), "Redo"),
    "a data point": (
        lambda one: one.go("revise").fill("What happened?", "The course went well."),
        "Keep it",
    ),
    "a node renamed": (
        lambda one: one.select(one.head.model.stones[0].id).fill("Title", "Another name"),
        "Save",
    ),
    "a snapshot": (
        lambda one: one.at_tab("History").fill("A note to yourself", "Before the summer"),
        "Keep a snapshot",
    ),
    "a review begun": (lambda one: one.at_tab("Review"), "Begin the review"),
    "a step of it": (lambda one: one.at_tab("Review"), "Next"),
    "a version": (
        lambda one: one.go("your_data").fill(
            "One more version, starting from this one", "The third way"
        ),
        "Make a version",
    ),
}


class Saving(Person):
    """Somebody who goes where a save is one click away."""

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._kept = kept

    @property
    def head(self) -> Head:
        return self._kept.head

    def at_tab(self, tab: str) -> Person:
        self.at.session_state["revise-tabs"] = tab
        return self.go("revise")


def test_a_save_writes_once_and_the_page_reads_as_often_as_without(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
):
    person = Saving(kept)
    open_sample(person, "graduate")
    for what, (go, button) in SAVES.items():
        go(person)
        with asked(monkeypatch) as found:
            person.press(button)
        assert (what, found.writes) == (what, 1)
        assert found.reads <= 2, what
        assert not found.drawn_within, what
