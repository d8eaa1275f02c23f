"""Every picture says in words what it shows."""

from datetime import date
from typing import Any

import pytest

from careerapp.analysis import ArrivalCurve
from careerapp.analysis.measures.beliefs import Evidence
from careerapp.analysis.measures.progress import LinePoint
from careerapp.ui.shared import charts


class Drawn:
    """The picture that was drawn last: its first values, in order, and its text."""

    def __init__(self) -> None:
        self.alt = ""
        self.chart: dict[str, Any] = {}

    def take(self, chart: Any, alt: str) -> None:
        self.chart, self.alt = chart.to_dict(), alt

    @property
    def rows(self) -> list[dict[str, Any]]:
        (values, *_) = self.chart["datasets"].values()
        return list(values)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    drawn = Drawn()
    monkeypatch.setattr("streamlit.altair_chart", drawn.take)
    monkeypatch.setattr(charts, "chart_colours", lambda: charts.LIGHT)
    return drawn


def test_a_curve_ends_where_it_has_stopped_climbing(drawn: Drawn):
    climb = (0.0, 0.0, 0.1, 0.3, 0.4, 0.4, 0.5, 0.5)
    charts.draw_arrival(ArrivalCurve(tuple(range(61)), climb + (0.5,) * 53))
    assert [row["months"] for row in drawn.rows] == list(range(9))
    assert drawn.alt == (
        "Chance that it is reached by then: 3 in 10 within 3 months, 5 in 10 within 6 months,"
        " 5 in 10 in the end"
    )


def test_a_curve_that_is_there_at_once_has_words_too(drawn: Drawn):
    charts.draw_arrival(ArrivalCurve(tuple(range(61)), (0.5,) * 61))
    assert drawn.alt == "Chance that it is reached by then: 5 in 10 in the end"


def test_a_belief_and_its_band_are_said_as_figures(drawn: Drawn):
    charts.draw_belief(Evidence(0.7, 0.52, 0.31, 0.74, 0, 2, 0.0, None))
    assert drawn.alt == "Out of ten: you believed 7, 0 happened, together 5 (3 to 7)"
    charts.draw_belief(Evidence(0.7, 0.65, 0.41, 0.84, 3, 2, 0.0, None))
    assert drawn.alt.startswith("Out of ten: you believed 7, 6 happened, together ")


def test_bars_of_hopes_with_the_same_title_stay_apart(drawn: Drawn):
    charts.draw_before_and_after([charts.Change("Lead", 0.5, 0.2), charts.Change("Lead", 0.4, 0.3)])
    assert [row["title"] for row in drawn.rows] == ["Lead", "Lead (2)"]
    assert drawn.alt == (
        "Chances before and after: Lead: from 5 in 10 to 2 in 10; Lead: from 4 in 10 to 3 in 10"
    )


def test_nothing_that_changes_is_no_picture(drawn: Drawn):
    charts.draw_before_and_after([])
    assert drawn.alt == ""


def test_ways_are_compared_in_words(drawn: Drawn):
    charts.draw_time_and_chance(
        [charts.WayPoint("course", 12.4, 0.3), charts.WayPoint("maria", 6, 0.2)]
    )
    assert drawn.alt == (
        "Ways compared: course: 3 in 10, about 12 months; maria: 2 in 10, about 6 months"
    )


def test_what_moved_is_drawn_with_its_sign_around_a_line_at_nought(drawn: Drawn):
    points = (
        LinePoint(date(2026, 3, 1), 0.0, 0.0),
        LinePoint(date(2026, 4, 1), 1.6, 0.3),
        LinePoint(date(2026, 6, 15), -0.7, 0.4),
    )
    charts.draw_nearer(points)
    assert [(row["low"], row["high"]) for row in drawn.rows][-1] == pytest.approx((-1.1, -0.3))
    assert drawn.alt == ("Months shorter, since 1 March 2026: +1.6 by 1 April, -0.7 by 15 June")
    assert {"zero": 0} in [row for rows in drawn.chart["datasets"].values() for row in rows]
    charts.draw_likelier((*points[:1], LinePoint(date(2026, 4, 1), -0.124, 0.0)))
    assert drawn.rows[-1]["value"] == pytest.approx(-12.4)
    assert drawn.alt == "Likelier, in 100, since 1 March 2026: -12 by 1 April"


@pytest.mark.parametrize(("last", "said"), [("2026-06-14", "%-d %b"), ("2027-06-14", "%b")])
def test_marks_of_a_few_weeks_stand_above_days_and_those_of_years_above_months(
    drawn: Drawn, last: str, said: str
):
    charts.draw_happenings([charts.TimeMark(day, "Win", "A talk.") for day in ("2026-06-01", last)])
    assert drawn.chart["encoding"]["x"]["axis"]["format"] == said
    assert drawn.alt == "Happenings over time: 2 of kind win, 0 of kind change, 0 of kind setback"


def test_a_quiet_look_has_a_lane_and_a_colour_of_its_own_once_there_is_one(drawn: Drawn):
    marks = [charts.TimeMark("2026-06-01", "Win", "A talk.")]
    charts.draw_happenings(marks)
    assert "Nothing" not in drawn.chart["encoding"]["y"]["scale"]["domain"]
    charts.draw_happenings([*marks, charts.TimeMark("2026-06-02", "Nothing happened", "Nothing.")])
    encoding = drawn.chart["encoding"]
    assert encoding["y"]["scale"]["domain"] == ["Win", "Change", "Setback", "Nothing"]
    colours = encoding["color"]["scale"]
    assert len({*colours["range"]}) == len(colours["domain"]) == 4
    assert drawn.alt.endswith("0 of kind setback, 1 of kind nothing")
