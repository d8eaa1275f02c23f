"""Generated maps small enough to try every world: cycles, ALL nodes, had and lost parts."""

from hypothesis import strategies as st

from careerapp.domain.items import Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel

BELIEFS = st.sampled_from([0.0, 1.0, 0.5]) | st.floats(0.01, 0.99)
RESTS = st.sampled_from([True, True, True, False])
CLOSED = st.sampled_from([False, False, False, False, True])
SPANS = st.lists(st.floats(0, 24), min_size=3, max_size=3).map(
    lambda three: Months(**dict(zip(("low", "likely", "high"), sorted(three), strict=True)))
)


LITTLE_HAD = ("idea", "idea", "idea", "active", "done", "blocked", "dropped")
MUCH_HAD = ("done", "done", "done", "idea", "active", "blocked")
"""Statuses with which what one has often leads to what rests on it."""


@st.composite
def maps(
    draw: st.DrawFn,
    beliefs: st.SearchStrategy[float | None] = BELIEFS,
    months: st.SearchStrategy[Months | None] = SPANS,
    max_links: int = 9,
    cycles: bool = True,
    all_nodes: bool = True,
    statuses: tuple[str, ...] = LITTLE_HAD,
    outcome_statuses: tuple[str, ...] = ("open", "open", "open", "reached", "let_go"),
) -> WorkModel:
    """Draw a map of up to five stones and two outcomes; sometimes there is no outcome at all.

    In every third one much is had already, unless the statuses are given.
    """
    if statuses is LITTLE_HAD:
        statuses = draw(st.sampled_from([LITTLE_HAD, LITTLE_HAD, MUCH_HAD]))
    stones = "abcde"[: draw(st.integers(0, 5))]
    outcomes = "XY"[: draw(st.sampled_from([1, 1, 1, 2, 2, 0]))]
    needs = st.sampled_from(["any", "any", "all"] if all_nodes else ["any"])
    pairs = [
        (source, target)
        for source in ("today", *stones)
        for target in (*stones, *outcomes)
        if source != target and (cycles or source == "today" or source < target or target in "XY")
    ]
    chosen = (
        draw(st.lists(st.sampled_from(pairs), unique=True, max_size=max_links)) if pairs else []
    )
    return WorkModel(
        stones=tuple(
            Stone(
                id=id,
                kind=draw(st.sampled_from(["skill", "role", "experience", "relationship"])),
                title=id,
                months=draw(months),
                needs=draw(needs),
                status=draw(st.sampled_from(statuses)),
                progress=draw(st.sampled_from([0.0, 0.5])),
                tags=draw(st.sampled_from([(), ("retail",)])),
                rests=draw(RESTS),
            )
            for id in stones
        ),
        outcomes=tuple(
            Outcome(
                id=id,
                kind="role",
                title=id,
                importance=draw(st.integers(1, 5)),
                needs=draw(needs),
                status=draw(st.sampled_from(outcome_statuses)),
                rests=draw(RESTS),
            )
            for id in outcomes
        ),
        links=tuple(
            Link(
                id=f"{source}>{target}",
                source=source,
                target=target,
                confidence=draw(beliefs),
                closed=draw(CLOSED),
            )
            for source, target in chosen
        ),
    )
