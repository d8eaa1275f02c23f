"""Charts in the app's own colours, each with its content in words for screen readers."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from careerapp import analysis
from careerapp.analysis.measures.beliefs import Evidence
from careerapp.analysis.measures.calibration import PredictionGroup
from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import full_day
from careerapp.wording.numbers import in_ten

if TYPE_CHECKING:
    from careerapp.analysis.measures.progress import LinePoint


LEAST_MONTHS, LEAST_IN_100 = 1.0, 10.0
"""How far the axes of what moved go at the least."""

A_SEASON = 92
"""Days of marks up to which days are written below them, and months beyond."""


class ChartColours(NamedTuple):
    """The colours of a chart in the light or dark theme, as in ``.streamlit/config.toml``."""

    text: str
    grid: str
    strong: str
    quiet: str
    happenings: tuple[str, str, str]


LIGHT = ChartColours("#5E564C", "#E0D7C8", "#2F635B", "#8A8073", ("#2F635B", "#842C0A", "#4A158A"))
DARK = ChartColours("#C4BAAC", "#3D3830", "#8DD8BD", "#8F8577", ("#8DD8BD", "#C96C46", "#D7C5FE"))


def chart_colours() -> ChartColours:
    """Give the colours of charts in the theme that is shown, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def _axis(colours: ChartColours, **more: Any) -> Any:
    import altair as alt  # takes a moment to import; only pages with a chart need it

    look: dict[str, Any] = {
        "labelColor": colours.text,
        "titleColor": colours.text,
        "gridColor": colours.grid,
        "domain": False,
        "ticks": False,
        "labelFontSize": 13,
        "titleFontWeight": "normal",
    }
    return alt.Axis(**(look | more))


def draw_arrival(curve: "analysis.ArrivalCurve") -> None:
    """Draw by when an outcome is reached, as a curve that climbs to its chance."""
    import altair as alt

    colours = chart_colours()
    final = curve.chance[-1]
    # The curve is cut where it no longer climbs.
    there = next(month for month, chance in enumerate(curve.chance) if chance >= 0.99 * final)
    shown = curve.months[: max(6, there + 3)]
    rows = [{"months": month, "chance": curve.chance[month]} for month in shown]
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_area(color=colours.strong, opacity=0.18, line={"color": colours.strong})
        .encode(
            x=alt.X(
                "months:Q", title="months from now", axis=_axis(colours, tickCount=6, grid=False)
            ),
            y=alt.Y(
                "chance:Q",
                title=None,
                scale=alt.Scale(domain=[0, 1]),
                axis=_axis(colours, values=[0, 0.5, 1], format=".0%"),
            ),
        )
        .properties(height=150)
    )
    marks = [month for month in (3, 6, 12, 24, 48) if month in shown and month <= there]
    words = "".join(f"{in_ten(curve.chance[month])} within {month} months, " for month in marks)
    st.altair_chart(
        chart, alt=f"Chance that it is reached by then: {words}{in_ten(final)} in the end"
    )


def draw_belief(found: Evidence) -> None:
    """Draw the belief in a link, what data points say of it, and both together with a band."""
    import altair as alt

    colours = chart_colours()
    happened = found.wins / (found.wins + found.setbacks) if found.wins or found.setbacks else 0.0
    lanes = ["You believed", "Happened", "Together"]
    places = [10 * (at or 0.0) for at in (found.belief, happened, found.value)]
    rows = [{"lane": lane, "at": at} for lane, at in zip(lanes, places, strict=True)]
    band = {"lane": lanes[2], "low": 10 * (found.low or 0.0), "high": 10 * (found.high or 0.0)}
    lane = alt.Y(
        "lane:N", title=None, sort=lanes, axis=_axis(colours, grid=True, labelOverlap=False)
    )
    scale = alt.Scale(domain=[0, 10])
    axis = _axis(colours, values=[0, 5, 10], grid=False)

    def along(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=None, scale=scale, axis=axis)

    bar = (
        alt.Chart(alt.InlineData(values=[band]))
        .mark_bar(size=12, color=colours.grid, cornerRadius=6)
        .encode(x=along("low"), x2="high:Q", y=lane)
    )
    marks = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, size=120, opacity=1)
        .encode(
            x=along("at"),
            y=lane,
            color=alt.Color(
                "lane:N",
                legend=None,
                scale=alt.Scale(domain=lanes, range=[colours.text, colours.quiet, colours.strong]),
            ),
            shape=alt.Shape(
                "lane:N",
                legend=None,
                scale=alt.Scale(domain=lanes, range=["square", "diamond", "circle"]),
            ),
        )
    )
    tenths = [round(at) for at in places]
    st.altair_chart(
        (bar + marks).properties(height=130),
        alt=f"Out of ten: you believed {tenths[0]}, {tenths[1]} happened, together {tenths[2]}"
        f" ({band['low']:.0f} to {band['high']:.0f})",
    )


def draw_nearer(points: "Sequence[LinePoint]") -> None:
    """Draw by how many months the way left became shorter since its first day; below 0, longer."""
    _draw_signed(points, 1.0, "months shorter", LEAST_MONTHS)


def draw_likelier(points: "Sequence[LinePoint]") -> None:
    """Draw by how much likelier hopes became since the first day, in 100; below 0, less likely."""
    _draw_signed(points, 100.0, "likelier, in 100", LEAST_IN_100)


def _draw_signed(points: "Sequence[LinePoint]", unit: float, title: str, least: float) -> None:
    """Draw a number that may fall below its first day as a line, within its margin.

    `least` is how far the axis goes at the least, up and down, or a trifle would look like much.
    """
    import altair as alt

    colours = chart_colours()
    rows = [
        {
            "at": point.at.isoformat(),
            "value": unit * point.value,
            "low": unit * (point.value - point.margin),
            "high": unit * (point.value + point.margin),
        }
        for point in points
    ]
    lowest = min(unit * (point.value - point.margin) for point in points)
    highest = max(unit * (point.value + point.margin) for point in points)
    scale = alt.Scale(domain=[min(lowest, -least / 2), max(highest, least)], nice=True)
    label = "datum.value == 0 ? '0' : format(datum.value, '+.2~f')"
    axis = _axis(colours, tickCount=4, labelExpr=label)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("at:T", title=None, axis=_axis(colours, format="%b", tickCount=6, grid=False))
    )
    zero = (
        alt.Chart(alt.InlineData(values=[{"zero": 0}]))
        .mark_rule(color=colours.quiet, strokeDash=[4, 4])
        .encode(y=alt.Y("zero:Q", title=title, axis=axis, scale=scale))
    )
    band = base.mark_area(color=colours.strong, opacity=0.18).encode(
        y=alt.Y("low:Q", title=title, axis=axis, scale=scale), y2="high:Q"
    )
    line = base.mark_line(color=colours.strong, point={"color": colours.strong}).encode(
        y=alt.Y("value:Q", title=title, axis=axis, scale=scale)
    )
    words = ", ".join(
        f"{unit * point.value:+.{0 if unit > 1 else 1}f} by {point.at.day} {point.at:%B}"
        for point in points[1:]
    )
    st.altair_chart(
        (band + line + zero).properties(height=150),
        alt=f"{title.capitalize()}, since {full_day(points[0].at)}: {words}",
    )


def draw_calibration(groups: Sequence[PredictionGroup]) -> None:
    """Draw predictions beside what came true, a dot a word; on the dashed line both agree."""
    import altair as alt

    colours = chart_colours()
    rows = [
        {
            "word": group.word,
            "said": 10 * group.predicted,
            "happened": 10 * group.happened,
            "number": group.number,
        }
        for group in groups
    ]
    scale = alt.Scale(domain=[0, 10])
    axis = _axis(colours, values=[0, 5, 10])
    line = (
        alt.Chart(alt.InlineData(values=[{"at": 0}, {"at": 10}]))
        .mark_line(color=colours.quiet, strokeDash=[4, 4])
        .encode(x=alt.X("at:Q", scale=scale), y=alt.Y("at:Q", scale=scale))
    )
    dots = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, color=colours.strong, opacity=1)
        .encode(
            x=alt.X("said:Q", title="you said, in 10", scale=scale, axis=axis),
            y=alt.Y("happened:Q", title="came true, in 10", scale=scale, axis=axis),
            size=alt.Size("number:Q", legend=None, scale=alt.Scale(rangeMin=60, rangeMax=320)),
            tooltip=[
                alt.Tooltip("word:N", title="In words"),
                alt.Tooltip("number:Q", title="How many"),
            ],
        )
    )
    words = "; ".join(
        f"{group.word}: said {in_ten(group.predicted)}, {in_ten(group.happened)} came true,"
        f" {group.number} of them"
        for group in groups
    )
    st.altair_chart(
        (line + dots).properties(height=230), alt=f"What was predicted and what came true: {words}"
    )


class WayPoint(NamedTuple):
    """A way in the chart of ways: the months it takes and the chance that all of it works."""

    name: str
    months: float
    chance: float


def draw_time_and_chance(points: Sequence[WayPoint]) -> None:
    """Draw ways by months and chance: the higher the surer, the further left the sooner."""
    import altair as alt

    colours = chart_colours()
    highest = min(1, 1.6 * max(each.chance for each in points))

    def marks_at(some: Sequence[WayPoint]) -> Any:
        return alt.Chart(alt.InlineData(values=[point._asdict() for point in some])).encode(
            x=alt.X(
                "months:Q",
                title="months, roughly",
                scale=alt.Scale(zero=True, padding=30),
                axis=_axis(colours, grid=False, tickCount=5),
            ),
            y=alt.Y(
                "chance:Q",
                title=None,
                scale=alt.Scale(domain=[0, highest]),
                axis=_axis(colours, tickCount=3, format=".0%"),
            ),
        )

    dots = marks_at(points).mark_point(filled=True, size=130, color=colours.strong)
    in_order = sorted(points, key=lambda each: each.months)
    names = [
        # Alternately above and below, so that names of neighbours do not overlap.
        marks_at(some)
        .mark_text(dy=dy, color=colours.text, fontSize=13, limit=240)
        .encode(text="name:N")
        for some, dy in ((in_order[::2], 17), (in_order[1::2], -15))
    ]
    words = "; ".join(
        f"{each.name}: {in_ten(each.chance)}, about {each.months:.0f} months" for each in points
    )
    st.altair_chart(alt.layer(dots, *names).properties(height=210), alt=f"Ways compared: {words}")


class Change(NamedTuple):
    """The chance of one hope before and after a loss."""

    title: str
    before: float
    after: float


def draw_before_and_after(changes: Sequence[Change], loss: str = "") -> None:
    """Draw what a loss does to each chance: a wide bar before, a narrow one after.

    Without changes nothing is drawn. `loss` says how likely the loss is, where it is not for sure.
    """
    if not changes:
        return
    import altair as alt

    colours = chart_colours()
    # Numbered where titles repeat: two of one title would share a bar.
    titles: list[str] = []
    for place, change in enumerate(changes):
        same = sum(change.title == each.title for each in changes[:place])
        titles.append(f"{change.title} ({same + 1})" if same else change.title)
    rows = [
        change._replace(title=title)._asdict()
        for change, title in zip(changes, titles, strict=True)
    ]
    bars = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "title:N",
            title=None,
            sort=titles,
            axis=_axis(colours, labelLimit=200),
        )
    )
    axis = _axis(colours, values=[0, 0.5, 1], format=".0%")
    share = {"title": None, "scale": alt.Scale(domain=[0, 1]), "axis": axis}
    before = bars.mark_bar(size=18, color=colours.grid, stroke=colours.quiet).encode(
        x=alt.X("before:Q", **share)
    )
    after = bars.mark_bar(size=8, color=colours.strong).encode(x=alt.X("after:Q", **share))
    chart = (before + after).properties(height=36 * len(changes) + 44)
    words = "; ".join(
        f"{change.title}: from {in_ten(change.before)} to {in_ten(change.after)}"
        for change in changes
    )
    st.altair_chart(chart, alt=f"Chances before and after: {words}")
    after_that = f"the narrow one after, {loss}" if loss else "the narrow one after"
    note(f"The wide bar is the chance before, {after_that}, by your own guesses.")


class TimeMark(NamedTuple):
    """A data point in the chart of happenings."""

    when: str
    lane: str
    note: str


LANES = ("Win", "Change", "Setback")


def draw_happenings(marks: Sequence[TimeMark]) -> None:
    """Draw data points over time in lanes, one of them for quiet looks; older ones fainter."""
    import altair as alt

    colours = chart_colours()
    # A lane is called by one word: there is little room beside it.
    marks = [mark._replace(lane=mark.lane.split()[0]) for mark in marks]
    kinds = [kind.word.split()[0] for kind in DATA_POINT_KINDS.values()]
    lanes = list(dict.fromkeys([*LANES, *(mark.lane for mark in marks)]))
    shapes = [kind.mark for kind in DATA_POINT_KINDS.values()]
    inks = [*colours.happenings, colours.quiet]
    days = sorted(date.fromisoformat(mark.when) for mark in marks)
    # A span of a few weeks may have no first of a month to label, so it gets days.
    far = (days[-1] - days[0]).days > A_SEASON
    dates: dict[str, Any] = (
        {"format": "%b", "tickCount": "month"} if far else {"format": "%-d %b", "tickCount": 5}
    )
    chart = (
        alt.Chart(alt.InlineData(values=[mark._asdict() for mark in marks]))
        .mark_point(filled=True, size=130)
        .encode(
            x=alt.X(
                "when:T",
                title=None,
                axis=_axis(colours, **dates, grid=False, labelFontSize=11),
            ),
            y=alt.Y(
                "lane:N",
                title=None,
                sort=lanes,
                scale=alt.Scale(domain=lanes),
                axis=_axis(colours, grid=True),
            ),
            color=alt.Color("lane:N", legend=None, scale=alt.Scale(domain=kinds, range=inks)),
            shape=alt.Shape("lane:N", legend=None, scale=alt.Scale(domain=kinds, range=shapes)),
            opacity=alt.Opacity("when:T", legend=None, scale=alt.Scale(range=[0.45, 1])),
            tooltip=[alt.Tooltip("when:T", title="When"), alt.Tooltip("note:N", title="What")],
        )
        .properties(height=110 if len(lanes) == len(LANES) else 140)
    )
    counts = {lane: sum(mark.lane == lane for mark in marks) for lane in lanes}
    words = ", ".join(f"{number} of kind {lane.lower()}" for lane, number in counts.items())
    st.altair_chart(chart, alt=f"Happenings over time: {words}")
