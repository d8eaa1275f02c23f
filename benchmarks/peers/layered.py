"""Generated maps of any size: layers, most links to the next one, some over it, a few back."""

from datetime import date
from itertools import pairwise

import numpy as np

from careerapp.domain.items import Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID

DAY = date(2027, 3, 1)


def layered(
    nodes: int,
    links_a_node: float = 3.0,
    all_share: float = 0.0,
    back: bool = True,
    seed: int = 1,
    mark: str = "",
) -> WorkModel:
    """Draw a layered map; the same arguments give the same map.

    Parameters
    ----------
    nodes : int
        Today and outcomes included.
    links_a_node : float
    all_share : float
        Which share of the nodes with several links in needs all of them.
    back : bool
        Whether a link for every fifty nodes leads back, so that there are cycles.
    seed : int
    mark : str
        Put into every id: with another one nothing has been drawn before.
    """
    random = np.random.default_rng(seed)
    width = max(3, round(nodes**0.5 * 1.2))
    depth = max(3, -(-(nodes - 1) // width))
    layer = np.zeros(nodes, int)
    layer[1:] = 1 + np.arange(nodes - 1) * depth // (nodes - 1)
    layers = [np.flatnonzero(layer == number) for number in range(layer.max() + 1)]
    hopes = {int(node) for node in layers[-1][: max(2, min(8, nodes // 20 + 1))]}
    ends = dict.fromkeys(
        (int(random.choice(before)), int(node)) for before, now in pairwise(layers) for node in now
    )
    while len(ends) < links_a_node * nodes:
        here = int(random.integers(0, depth))
        there = min(depth, here + 1 + int(random.random() < 0.2))
        ends[int(random.choice(layers[here])), int(random.choice(layers[there]))] = None
    for _ in range(max(1, nodes // 50) if back else 0):
        here = int(random.integers(2, depth))
        there = max(1, here - 1 - int(random.integers(0, 2)))
        ends[int(random.choice(layers[here])), int(random.choice(layers[there]))] = None
    pairs = [pair for pair in ends if pair[0] not in hopes and pair[1] != 0]
    into = np.bincount([target for _, target in pairs], minlength=nodes)
    name = {node: f"{mark}{node}" for node in range(nodes)} | {0: TODAY_ID}
    likely = random.uniform(1, 8, nodes)
    needs_all = (into > 1) & (random.random(nodes) < all_share)
    tags, weights = random.integers(0, 8, nodes), random.integers(1, 6, nodes)
    parts = {
        "outcomes": tuple(
            Outcome(id=name[node], kind="role", title=name[node], importance=int(weights[node]))
            for node in sorted(hopes)
        ),
        "stones": tuple(
            Stone(
                id=name[node],
                kind="skill",
                title=name[node],
                tags=(f"tag {tags[node]}",),
                needs="all" if needs_all[node] else "any",
                months=Months(low=likely[node] * 0.6, likely=likely[node], high=likely[node] * 2),
            )
            for node in range(1, nodes)
            if node not in hopes
        ),
        "links": tuple(
            Link(
                id=f"{mark}{source}-{target}",
                source=name[source],
                target=name[target],
                confidence=float(random.uniform(0.3, 0.95)),
            )
            for source, target in pairs
        ),
    }
    # A map beyond what the app accepts is put together unchecked.
    return WorkModel(**parts) if nodes <= 2_000 else WorkModel.model_construct(**parts)


def edited(model: WorkModel, number: int) -> WorkModel:
    """Believe something else of one link; with each number of another one."""
    links = list(model.links)
    which = round(number * 0.618 * len(links)) % len(links)  # here and there, not in a row
    links[which] = links[which].replace(confidence=0.3 + 0.0101 * (number % 60))
    return model.model_copy(update={"links": tuple(links)})
