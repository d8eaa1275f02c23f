"""What something made of nodes and links: its effect, what falls with it, the way it spoke for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import streamlit as st

from careerapp.domain.effects import (
    asks_for_way,
    effect_words,
    falls_with,
    may_rest_on,
    offered_effects,
    ways_in,
)
from careerapp.domain.items import About, DataPointKind, Effect, Link, Stone
from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.domain.model import WorkModel
from careerapp.ui.session import form_state
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital

RESTS = {"yes": "Yes", "no": "No", "unsure": "Not sure"}
NOT_SURE = "\0not sure"
"""The option beside the ways into a node; no id has that first character."""


class Made(NamedTuple):
    """What a person said that something made of things.

    Attributes
    ----------
    about : the nodes and links, with the effect on each; what falls with them comes last.
    spoke_for : the ways in that it spoke for; none where nobody is sure.
    rests : ids of what fell because it rested on what is gone.
    """

    about: tuple[About, ...]
    spoke_for: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()


class MadeForm(NamedTuple):
    """The questions about what something made of things, with guesses until somebody picks.

    Attributes
    ----------
    model : WorkModel
    place : the start of the keys of its widgets.
    kind : the kind of data point.
    wants : whether it is a change of what the person wants.
    guess : the effect to begin with, where it is offered.
    """

    model: WorkModel
    place: str
    kind: DataPointKind
    wants: bool | None = None
    guess: Effect | None = None

    def draw(self, ids: Iterable[str]) -> None:
        """Draw a picker for each thing, and below it the questions that follow from the pick."""
        ids = list(ids)
        for id in ids:
            options = self._offered(id)
            if len(options) > 1:
                key = self._effect_key(id)
                form_state.follow_guess(key, self._guess(id))
                pick_effect(
                    self.model,
                    id,
                    options,
                    key=key,
                    on_change=form_state.mark_picked,
                    args=(key,),
                )
            about = About(id=id, made=self._made(id))
            if asks_for_way(self.model, self.kind, about):
                pick_ways_in(self.model, id, self._ways_key(id))
        for gone, id, known in list(self._falling(ids)):
            self._ask_whether_it_falls(gone, id, known)

    def read(self, ids: Iterable[str]) -> Made:
        """Give what was picked, with guesses for the rest; nothing has to be drawn for it."""
        ids = list(ids)
        about = [About(id=id, made=self._made(id)) for id in ids]
        fallen = tuple(id for _, id, known in self._falling(ids) if self._falls(id, known))
        ways = [
            way
            for each in about
            if asks_for_way(self.model, self.kind, each)
            for way in read_ways_in(self._ways_key(each.id))
        ]
        return Made((*about, *falls_with(self.model, fallen)), tuple(dict.fromkeys(ways)), fallen)

    def _offered(self, id: str) -> tuple[Effect, ...]:
        return offered_effects(self.model.items.get(id), self.kind, self.wants)

    def _effect_key(self, id: str) -> str:
        # What is offered differs by kind, and so each kind has a pick of its own.
        return f"{self.place}-made-{id}-{self.kind}-{self.wants}"

    def _ways_key(self, id: str) -> str:
        return f"{self.place}-ways-{id}"

    def _guess(self, id: str) -> Effect:
        usual = DATA_POINT_KINDS[self.kind].effect
        if self.kind == "win" and isinstance(self.model.items.get(id), Link):
            usual = "holds"
        offered = self._offered(id)
        return next((each for each in (self.guess, usual) if each in offered), "unchanged")

    def _made(self, id: str) -> Effect:
        made: Effect = form_state.picked_or(self._effect_key(id), self._guess(id))
        return made if made in self._offered(id) else "unchanged"

    def _falling(self, ids: Sequence[str]) -> Iterable[tuple[str, str, bool]]:
        """Yield (what is gone, what one has that may go with it, whether it is known to)."""
        items = self.model.items
        gone = [id for id in ids if self._made(id) == "gone" and isinstance(items.get(id), Stone)]
        asked = set(ids)
        while gone:
            support = gone.pop(0)
            for id, known in may_rest_on(self.model, support).items():
                if id not in asked:
                    asked.add(id)
                    yield support, id, known
                    if self._falls(id, known):
                        gone.append(id)

    def _rests_key(self, id: str) -> str:
        return f"{self.place}-rests-{id}"

    def _falls(self, id: str, known: bool) -> bool:
        return bool(
            form_state.picked_or(self._rests_key(id), "yes" if known else "unsure") == "yes"
        )

    def _ask_whether_it_falls(self, gone: str, id: str, known: bool) -> None:
        key = self._rests_key(id)
        form_state.follow_guess(key, "yes" if known else "unsure")
        titles = [escape(self.model.title_of(each)) for each in (gone, id)]
        st.segmented_control(
            f"If *{titles[0]}* goes, would *{titles[1]}* go too?",
            list(RESTS),
            required=True,
            format_func=RESTS.__getitem__,
            key=key,
            on_change=form_state.mark_picked,
            args=(key,),
        )


def pick_effect(
    model: WorkModel, id: str, options: Sequence[Effect], **widget: Any
) -> Effect | None:
    """Ask what effect something had on a node or link.

    Parameters
    ----------
    options : sequence of str
        The effects to offer.
    **widget
        Key, default and callback of the widget.
    """
    item = model.items.get(id)
    picked: Effect | None = st.segmented_control(
        f"*{escape(model.title_of(id))}* now",
        list(options),
        required=True,
        format_func=lambda effect: capital(effect_words(item, effect)),
        wrap=True,
        **widget,
    )
    return picked


def pick_ways_in(
    model: WorkModel,
    id: str,
    key: str,
    links: Sequence[Link] = (),
    picked: Sequence[str] = (),
    save: Callable[[str], None] | None = None,
) -> None:
    """Ask which of the ways into a node something spoke for; nobody has to be sure.

    Parameters
    ----------
    links : sequence of Link
        The ways to offer; by default those that are open.
    picked : sequence of str
        The ways picked so far.
    save : callable, optional
        Called with the key once somebody picks.
    """
    sources = {link.id: link.source for link in links or ways_in(model, id)}
    start = [each for each in picked if each in sources] or [NOT_SURE]
    form_state.follow_guess(key, start)
    st.pills(
        "Which of these does it change?",
        [*sources, NOT_SURE],
        selection_mode="multi",
        format_func=lambda option: (
            f"From *{escape(model.title_of(sources[option]))}*" if option in sources else "Not sure"
        ),
        key=key,
        on_change=_keep_one_side,
        args=(key, save),
        help="What happened to something speaks for or against a way that leads there; where"
        " nobody is sure, it counts for each of them a little",
        wrap=True,
    )


def read_ways_in(key: str) -> tuple[str, ...]:
    """Give the ways in that were picked; none where nobody is sure."""
    return tuple(each for each in st.session_state.get(key) or () if each != NOT_SURE)


def _keep_one_side(key: str, save: Callable[[str], None] | None) -> None:
    """Let *not sure* and the ways exclude each other; the last click counts."""
    form_state.mark_picked(key)
    picked = st.session_state[key]
    if not picked or picked[-1] == NOT_SURE:
        st.session_state[key] = [NOT_SURE]
    else:
        st.session_state[key] = [each for each in picked if each != NOT_SURE]
    if save is not None:
        save(key)
