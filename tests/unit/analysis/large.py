"""Maps at the limits: as many nodes and links as a model may have, in awkward shapes."""

import random
from collections.abc import Callable, Iterable

from careerapp.domain.items import Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel

SPAN = Months(low=1, likely=2, high=4)


def drawn(
    stones: int,
    outcomes: int,
    pairs: Iterable[tuple[str, str]],
    belief: float = 0.5,
    needs_all: Callable[[str], bool] = lambda id: False,
) -> WorkModel:
    """Draw stones s0, s1 … and outcomes O0, O1 … with these links."""
    return WorkModel(
        stones=tuple(
            Stone(
                id=f"s{number}",
                kind="skill",
                title="s",
                months=SPAN,
                needs="all" if needs_all(f"s{number}") else "any",
                tags=("retail",) if number % 7 == 0 else (),
            )
            for number in range(stones)
        ),
        outcomes=tuple(
            Outcome(
                id=f"O{number}",
                kind="role",
                title="o",
                needs="all" if needs_all(f"O{number}") else "any",
            )
            for number in range(outcomes)
        ),
        links=tuple(
            Link(id=f"{source}>{target}", source=source, target=target, confidence=belief)
            for source, target in pairs
        ),
    )


def ring_both_ways(stones: int) -> WorkModel:
    """Links forth and back between neighbours, one way through."""
    forth = [(f"s{n}", f"s{n + 1}") for n in range(stones - 1)]
    back = [(target, source) for source, target in forth]
    ends = [("today", "s0"), (f"s{stones - 1}", "O0")]
    return drawn(stones, 1, [*forth, *back, *ends], belief=0.999)


def everything_with_everything(stones: int, belief: float) -> WorkModel:
    """A link from each node to each, until there are as many as a model may have."""
    names = [f"s{n}" for n in range(stones)]
    pairs = [(a, b) for b in ("O0", *names) for a in ("today", *names) if a != b]
    return drawn(stones, 1, pairs[:10_000], belief)


def needs_five_hundred() -> WorkModel:
    """One outcome that needs all of 500 stones."""
    names = [f"s{n}" for n in range(500)]
    pairs = [("today", name) for name in names] + [(name, "O0") for name in names]
    return drawn(500, 1, pairs, 0.999, needs_all=lambda id: id == "O0")


def ladder(stones: int) -> WorkModel:
    """Each stone leads to the next three: more routes than there are grains of sand."""
    steps = [
        (f"s{n}", f"s{later}")
        for n in range(stones)
        for later in (n + 1, n + 2, n + 3)
        if later < stones
    ]
    return drawn(stones, 1, [("today", "s0"), *steps, (f"s{stones - 1}", "O0")], 0.9)


def tangle(
    stones: int, outcomes: int, links: int, needs_all: Callable[[str], bool] = lambda id: False
) -> WorkModel:
    """Links between any two nodes: one cycle of cycles."""
    dice = random.Random(1)
    sources = ["today", *(f"s{n}" for n in range(stones))]
    targets = [*sources[1:], *(f"O{n}" for n in range(outcomes))]
    pairs = {
        ("today", "s0"): None,
        **{(dice.choice(sources[1:]), id): None for id in targets[-outcomes:]},
    }
    while len(pairs) < links:
        source, target = dice.choice(sources), dice.choice(targets)
        if source != target:
            pairs[source, target] = None
    return drawn(stones, outcomes, pairs, 0.5, needs_all)
