"""The analysis beside bare libraries: the same work on the same maps, in turns in one run."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy: one thread, as all peers have

import statistics
from collections.abc import Callable
from math import sqrt

import networkx as nx
import numpy as np

from benchmarks.peers import alone, plain
from benchmarks.peers.layered import DAY, edited, layered
from benchmarks.peers.timing import Turns, again_and_again, heading, in_turns, spread, times_faster
from careerapp import analysis
from careerapp.analysis.engine.reachability import reached_without
from careerapp.analysis.engine.sampling import WORLDS
from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.measures.arrival import MONTHS_WORLDS, arrivals
from careerapp.domain.model import WorkModel

NODES = 200
EDITS = 10
"""How many edits, one after the other, are timed together."""

READY, TIMES = 3, 5
"""How many maps are made ready before routes are asked for, and how often they are."""

COLD, WARM = "careerapp, nothing drawn before", "careerapp, after one edit"


def chance_of(model: WorkModel, outcome: str) -> float:
    """Make a model ready, and sample the chance of one outcome."""
    study = study_of(model, DAY)
    chance = study.chance(outcome)
    assert not chance.exact, "this map is to be sampled"
    return chance.value or 0.0


def edits_on(model: WorkModel, first: int) -> list[WorkModel]:
    """A model, and what it is after each of some edits, one upon the other."""
    after = [model]
    for number in range(first, first + EDITS):
        after.append(edited(after[-1], number))
    return after


def compare_chances() -> None:
    """One outcome's chance: cold and after one edit, in worlds a second beside each peer's."""
    model = layered(NODES)
    bare = plain.Plain.of(model)
    outcome = model.outcomes[0].id
    end = bare.number[outcome]
    expected = chance_of(model, outcome)

    def cold(number: int) -> Callable[[], object]:
        fresh = layered(NODES, mark=f"{number}.")
        return lambda: chance_of(fresh, f"{number}.{outcome}")

    def warm(number: int) -> Callable[[], object]:
        last, *changed = edits_on(model, EDITS * number)
        chance_of(last, outcome)
        return lambda: [chance_of(each, outcome) for each in changed]

    def peer(sampler: plain.Sampler, samples: int) -> Callable[[], object]:
        def work() -> None:
            share = sampler(bare, end, samples) / samples
            assert abs(share - expected) < 5 * sqrt(0.25 / samples), "another chance"

        return work

    contenders = {COLD: cold, WARM: warm} | {
        name: again_and_again(peer(sampler, samples))
        for name, (sampler, samples) in plain.SAMPLERS.items()
    }
    taken = in_turns(contenders)
    worlds = {name: samples for name, (_, samples) in plain.SAMPLERS.items()}
    sampled = {COLD: WORLDS, WARM: EDITS * WORLDS}
    each: Turns = {
        name: [seconds / (sampled | worlds)[name] for seconds in taken[name]] for name in taken
    }
    heading(f"chance of one outcome, {NODES} nodes, {len(model.links)} links, cycles")
    print(f"{'':<34}{'worlds a second':>16}   {'cold is':<30}after one edit is")
    for name, seconds in each.items():
        line = f"{name:<34}{1 / statistics.median(seconds):>16,.0f}"
        if name in worlds:
            line += f" {times_faster(each[COLD], seconds)} {times_faster(each[WARM], seconds)}"
        print(line)
    print("to reach: networkx 300 and 10,000; pure Python 10 and 500")


def compare_routes() -> None:
    """The five quickest routes."""
    heading(f"five quickest routes of {READY} maps that are read already, {TIMES} times each (ms)")
    for nodes, least in ((200, 10), (1_000, 20)):
        model = layered(nodes)
        outcome, graph = model.outcomes[0].id, plain.networkx_graph(model)
        mine = [route.months for route in analysis.routes(model, outcome, 5, as_of=DAY)]
        np.testing.assert_allclose(mine, plain.best_routes(graph, outcome, 5), atol=1e-6)

        def after_edits(
            number: int, model: WorkModel = model, outcome: str = outcome
        ) -> Callable[[], object]:
            changed = edits_on(model, READY * number)[1 : READY + 1]
            for each in changed:
                study_of(each, DAY).subgraph(outcome)

            def work() -> None:
                for each in changed * TIMES:
                    analysis.routes(each, outcome, 5, as_of=DAY)

            return work

        def naive(graph: nx.DiGraph = graph, outcome: str = outcome) -> None:
            for _ in range(READY * TIMES):
                plain.best_routes(graph, outcome, 5)

        taken = in_turns({"mine": after_edits, "networkx": again_and_again(naive)})
        print(
            f"{f'{nodes:,} nodes':<14}{spread(taken['mine'])} networkx {spread(taken['networkx'])}"
            f" {times_faster(taken['mine'], taken['networkx'])} to reach: {least}"
        )


def compare_losses() -> None:
    """Which outcomes some way still leads to without each single node."""
    heading("every single loss of a node (ms)")
    for nodes in (200, 1_000):
        model = layered(nodes)
        graph, ends = plain.networkx_graph(model), [each.id for each in model.outcomes]
        study = Study(model, DAY)
        places = [study.graph.place[id] for id in ends]
        every = [([node], []) for node in range(1, len(study.graph.ids))]
        still = reached_without(study.graph, every, places).T
        naive = plain.losses(graph, ends)
        assert still.tolist() == [naive[id] for id in study.graph.ids[1:]], "another answer"
        taken = in_turns(
            {
                "mine": again_and_again(
                    lambda graph=study.graph, every=every, places=places: reached_without(
                        graph, every, places
                    )
                ),
                "networkx": again_and_again(
                    lambda graph=graph, ends=ends: plain.losses(graph, ends)
                ),
            },
            rounds=5 if nodes == NODES else 1,
        )
        print(
            f"{f'{nodes:,} nodes':<14}{spread(taken['mine'])} networkx {spread(taken['networkx'])}"
            f" {times_faster(taken['mine'], taken['networkx'])}"
            + (" to reach: 80" if nodes == NODES else "")
        )


def compare_arrivals() -> None:
    """When one outcome is reached, world by world."""
    model, samples = layered(NODES), 60
    outcome = model.outcomes[0].id

    def cold(number: int) -> Callable[[], object]:
        study = Study(layered(NODES, mark=f"{number}."), DAY)
        study.subgraph(f"{number}.{outcome}")
        return lambda: arrivals(study, [f"{number}.{outcome}"])

    def warm(number: int) -> Callable[[], object]:
        study = Study(edited(model, number), DAY)
        study.subgraph(outcome)
        return lambda: arrivals(study, [outcome])

    arrivals(Study(model, DAY), [outcome])
    naive = again_and_again(lambda: plain.arrival_times(model, outcome, samples))
    taken = in_turns({COLD: cold, WARM: warm, "networkx, a graph a sample": naive})
    each = {
        name: [seconds / (samples if "networkx" in name else MONTHS_WORLDS) for seconds in of]
        for name, of in taken.items()
    }
    heading(f"months until one outcome is reached, {NODES} nodes")
    print(f"{'':<34}{'worlds a second':>16}   networkx is slower by")
    for name, seconds in each.items():
        line = f"{name:<34}{1 / statistics.median(seconds):>16,.0f}"
        if "networkx" not in name:
            line += f" {times_faster(seconds, each['networkx, a graph a sample'])}"
        print(line)
    print("to reach: 30 and 500")


def main() -> None:
    """Print all figures."""
    compare_chances()
    compare_routes()
    compare_losses()
    compare_arrivals()
    alone.time_panels()
    alone.time_growth()
    alone.compare_with_memory()


if __name__ == "__main__":
    main()
