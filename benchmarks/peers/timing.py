"""Turns taken by several ways to do the same, and what they come to."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Prepare = Callable[[int], Callable[[], object]]
"""From the number of a round to the work that is timed; what comes before it is not."""

Turns = dict[str, list[float]]


def in_turns(contenders: Mapping[str, Prepare], rounds: int = 7) -> Turns:
    """Let each do its work once a round, and give the seconds of the processor it took.

    Processor time, not the clock: other programs on the machine do not count.
    """
    taken: Turns = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, prepare in contenders.items():
            work = prepare(number)
            gc.collect()
            gc.disable()
            start = time.process_time()
            work()
            seconds = time.process_time() - start
            gc.enable()
            # The first round is to warm up.
            if number:
                taken[name].append(seconds)
    return taken


def again_and_again(work: Callable[[], object]) -> Prepare:
    """Do the same in every round."""
    return lambda number: work


def spread(times: Sequence[float], digits: int = 1) -> str:
    """Say the median in milliseconds, and the least and the most."""
    least, middle, most = (
        f"{1000 * each:,.{digits}f}" for each in (min(times), statistics.median(times), max(times))
    )
    return f"{middle:>9} {f'({least} to {most})':<22}"


def times_faster(mine: Sequence[float], theirs: Sequence[float]) -> str:
    """Say how many times as fast: the ratio of medians, and the least and the most of a round."""
    rounds = [other / own for own, other in zip(mine, theirs, strict=True)]
    ratio = statistics.median(theirs) / statistics.median(mine)
    least, middle, most = (
        f"{each:,.{1 if ratio < 10 else 0}f}" for each in (min(rounds), ratio, max(rounds))
    )
    return f"{middle + ' x':>10} {f'({least} to {most})':<18}"


def heading(words: str) -> None:
    """Print what comes next."""
    print(f"\n{words}\n{'-' * 96}")
