"""What has been drawn is remembered within bounds, whoever asks and however many at once."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from careerapp.analysis.engine.sampling import Remembered, Words

ROW_BYTES = 64


def row_of(number: int) -> Words:
    return np.full(ROW_BYTES // 8, number, np.uint64)


class Drawing:
    """Rows drawn on demand, and how often each was."""

    def __init__(self, rows: int) -> None:
        self.drawn: list[int] = []
        self.kept: Remembered[Words] = Remembered(rows * ROW_BYTES)

    def ask(self, number: int) -> Words:
        def draw() -> Words:
            self.drawn.append(number)
            return row_of(number)

        return self.kept.row(number, draw)


def test_a_row_is_drawn_once_and_the_longest_unused_is_forgotten_first() -> None:
    drawing = Drawing(rows=2)
    for number in (1, 2, 1, 3, 1, 2):
        assert (drawing.ask(number) == number).all()
    assert drawing.drawn == [1, 2, 3, 2]


def test_what_is_remembered_cannot_be_written_to() -> None:
    assert not Drawing(rows=1).ask(1).flags.writeable


def test_many_threads_get_the_rows_they_ask_for() -> None:
    drawing = Drawing(rows=3)
    asked = [number % 7 for number in range(2_000)]
    with ThreadPoolExecutor(8) as threads:
        for number, row in zip(asked, threads.map(drawing.ask, asked), strict=True):
            assert (row == number).all()
    drawing.drawn.clear()
    for number in (*range(7), 4, 5, 6):
        drawing.ask(number)
    assert drawing.drawn[-1] == 6  # three rows fit still, so none is drawn anew after that
