"""What a page needs after one edit, how figures grow with a map, and what bounds the sweep."""

import statistics
from collections.abc import Callable

import numpy as np

from benchmarks.peers.layered import DAY, edited, layered
from benchmarks.peers.timing import Prepare, again_and_again, heading, in_turns, spread
from careerapp import analysis
from careerapp.analysis.engine.reachability import reached_without
from careerapp.analysis.engine.sampling import WORLDS, Sampled, held_rows, sample, settle
from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.measures.assessment import assess_study
from careerapp.analysis.measures.fragility import single_losses
from careerapp.domain.model import WorkModel


def core(model: WorkModel) -> Study:
    """What the first panel of a page needs."""
    study = study_of(model, DAY)
    assess_study(study)
    for outcome in study.closely:
        analysis.routes(model, outcome, 3, "chance", different=True, as_of=DAY)
    return study


def everything(model: WorkModel) -> None:
    """All that a page may say, but for one more link, which waits until it is asked for."""
    study = core(model)
    most = study.closely[0]
    analysis.front(model, most, DAY)
    analysis.arrival_curve(model, most, DAY)
    analysis.next_steps(model, as_of=DAY)
    analysis.keeps_doors_open(model, as_of=DAY)
    analysis.worth_testing(model, as_of=DAY)
    analysis.rehearse(model, tags={"tag 1"}, as_of=DAY)


def time_panels() -> None:
    """What a page needs after one edit, whole."""
    heading("after one edit (ms)")
    print(f"{'':<24}{'core panel':>9} {'':<23}{'everything':>9} {'':<23}one more link")
    for share in (0.0, 0.15):
        for nodes in (60, 200, 1_000):
            model = layered(nodes, all_share=share)
            everything(model)

            def of(
                work: Callable[[WorkModel], object], plus: int, model: WorkModel = model
            ) -> Callable[[int], Callable[[], object]]:
                def prepare(number: int) -> Callable[[], object]:
                    changed = edited(model, 3 * number + plus)
                    return lambda: work(changed)

                return prepare

            taken = in_turns(
                {
                    "core": of(core, 0),
                    "all": of(everything, 1),
                    "more": of(lambda each: analysis.one_more_link(each, as_of=DAY), 2),
                },
                rounds=5,
            )
            label = f"{nodes:,} nodes" + (", some need all" if share else "")
            print(
                f"{label:<24}{spread(taken['core'])} {spread(taken['all'])} {spread(taken['more'])}"
            )
    print("to reach: core 30 and 60; everything 50, 100 and 1,200")


def time_growth() -> None:
    """How the figures grow with a map."""
    heading("growth (ms)")
    print(
        f"{'nodes':>7}{'links':>8}{'worlds':>8} {'chance, cold':>14}{'after one edit':>16}"
        f"{'every hinge':>14}{'every loss':>14}"
    )
    for nodes in (20, 60, 200, 1_000, 2_000, 10_000):
        model = layered(nodes)
        outcome = model.outcomes[0].id
        worlds = Study(model, DAY).sampled.worlds

        def cold(number: int, nodes: int = nodes, outcome: str = outcome) -> Callable[[], object]:
            fresh = layered(nodes, mark=f"{number}.")
            return lambda: Study(fresh, DAY).chance(f"{number}.{outcome}")

        def warm(
            number: int, model: WorkModel = model, outcome: str = outcome
        ) -> Callable[[], object]:
            study_of(model, DAY).chance(outcome)
            changed = edited(model, number)
            return lambda: study_of(changed, DAY).chance(outcome)

        def hinges(number: int, model: WorkModel = model) -> Callable[[], object]:
            study = Study(edited(model, number), DAY)
            graph = study.graph
            every = [([node], []) for node in graph.order] + [
                ([], [link]) for incoming in graph.into for _, link in incoming
            ]
            ends = [graph.place[each.id] for each in model.outcomes]
            return lambda: reached_without(graph, every, ends)

        def losses(number: int, model: WorkModel = model) -> Callable[[], object]:
            study = Study(edited(model, number), DAY, like=study_of(model, DAY))
            for id in study.hopes:
                study.chance(id)
            return lambda: single_losses(study)

        contenders = {"cold": cold, "warm": warm, "hinges": hinges, "losses": losses}
        taken = in_turns(contenders, rounds=5 if nodes <= 1_000 else 1)
        middle = [1000 * statistics.median(seconds) for seconds in taken.values()]
        print(
            f"{nodes:>7,}{len(model.links):>8,}{worlds:>8,} {middle[0]:>14,.1f}{middle[1]:>16,.1f}"
            f"{middle[2]:>14,.1f}{middle[3]:>14,.1f}"
        )


def compare_with_memory() -> None:
    """The sweep of all worlds beside what its calls and its bytes cost alone."""
    heading("the sweep itself (ms): all worlds, 64 worlds, plain NumPy over as many bytes as all")
    for nodes in (60, 200, 1_000):
        model = layered(nodes)
        graph = Study(model, DAY).graph
        drawn = sample(graph, graph.order, WORLDS)
        shape = (len(drawn.works), WORLDS // 64)
        works = np.stack(list(drawn.works.values()))
        carried, met = np.empty(shape, np.uint64), np.zeros(shape, np.uint64)

        def sweep(worlds: int, drawn: Sampled = drawn) -> Prepare:
            some, graph = drawn.first(worlds), drawn.graph
            words = worlds // 64
            return again_and_again(
                lambda: settle(graph, graph.blocks, some.works, held_rows(graph, words), (words,))
            )

        def roof(
            works: np.ndarray = works, carried: np.ndarray = carried, met: np.ndarray = met
        ) -> None:
            np.bitwise_and(works, met, out=carried)
            np.bitwise_or(met, carried, out=met)

        taken = in_turns(
            {"all": sweep(WORLDS), "few": sweep(64), "roof": again_and_again(roof)}, rounds=15
        )
        every, few, plain = (statistics.median(taken[name]) for name in ("all", "few", "roof"))
        print(
            f"{f'{nodes:,} nodes':<14}{spread(taken['all'], 2)}{spread(taken['few'], 2)}"
            f"{spread(taken['roof'], 2)}\n{'':<14}{100 * plain / every:.0f} % of what memory gives;"
            f" {100 * few / every:.0f} % of the time are calls,"
            f" the rest runs at {100 * plain / (every - few):.0f} %"
        )
