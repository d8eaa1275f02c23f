"""One look for page, SVG and file: wider the likelier, fainter the older, grey where it is lost."""

import pytest

from careerapp.exchange.html_map import html_of
from careerapp.picture.looks import (
    CLEAR,
    FADED_LINK,
    FADED_NODE,
    link_look,
    node_look,
    progress_shown,
    stem_look,
)
from careerapp.picture.overlay import Mark, Overlay
from careerapp.picture.svg import svg_of
from careerapp.picture.view import view_of
from tests.sketch import sketch


def link(mark=None, **fields):
    model = sketch("today a", links={"today>a": fields})
    overlay = Overlay("", {}, {"today>a": mark}) if mark else None
    return view_of(model, overlay=overlay).edges[0]


def node(mark=None, title="a", **fields):
    model = sketch(f"today {title}", nodes={title: fields})
    overlay = Overlay("", {title: mark}, {}) if mark else None
    view = view_of(model, overlay=overlay, show_dropped=True)
    return next(each for each in view.nodes if each.id == title)


def test_a_link_is_wider_the_likelier_and_dotted_while_not_judged():
    looks = [link_look(link(confidence=belief)) for belief in (None, 0.0, 0.15, 0.5, 0.95)]
    assert [look.dashes for look in looks] == [(2, 5), (), (), (), ()]
    widths = [look.width for look in looks[1:]]
    assert widths == sorted(set(widths))
    assert {look.ink for look in looks} == {"line"}


@pytest.mark.parametrize("belief", [None, 0.0, 0.5, 1.0])
def test_a_closed_link_is_struck_out_thin_and_dashed_whatever_is_believed_of_it(belief):
    closed = link(closed=True, confidence=belief)
    look = link_look(closed)
    assert (look.struck, look.dashes, look.width) == (True, (3, 4), 1.25)
    assert FADED_LINK < look.opacity < CLEAR
    assert closed.text == "no longer leads there"
    assert not link_look(link(confidence=belief)).struck


@pytest.mark.parametrize("selected", [False, True])
@pytest.mark.parametrize(
    ("mark", "opacity"),
    [
        (Mark(), {False: CLEAR, True: 1.0}),
        (Mark(strong=True), {False: 1.0, True: 1.0}),
        (Mark(faded=True), {False: FADED_LINK, True: 1.0}),
        (Mark(lost=True), {False: FADED_LINK, True: FADED_LINK}),
    ],
)
def test_what_is_selected_stands_out_and_what_is_lost_stays_so(mark, opacity, selected):
    look, plain = link_look(link(mark), selected=selected), link_look(link())
    assert look.opacity == opacity[selected]
    assert look.width == plain.width + (mark.strong or selected)
    assert look.ink == ("text" if selected else "primary" if mark.strong else "line")


def test_every_status_of_a_stone_and_of_an_outcome_looks_its_own():
    statuses = ("idea", "active", "done", "blocked", "dropped")
    looks = [node_look(node(status=status)) for status in statuses]
    assert len({look._replace(icon="") for look in looks}) == len(statuses)
    outcomes = [
        node_look(node(title="Lead", status=status)) for status in ("open", "reached", "let_go")
    ]
    assert len({look._replace(icon="") for look in outcomes}) == 3


def test_outcomes_are_written_larger_the_more_they_matter():
    sizes = [
        node_look(node(title="Lead", importance=importance)).size for importance in range(1, 6)
    ]
    assert sizes == sorted(set(sizes))


def test_what_is_lost_is_struck_out_and_shows_no_progress():
    drawn = node(Mark(lost=True), status="active", progress=0.4)
    assert node_look(drawn).struck
    assert node_look(drawn).icon == "close"
    assert progress_shown(drawn) == 0
    assert progress_shown(node(status="active", progress=0.4)) == 0.4


def test_a_bold_step_is_dashed_and_a_strong_one_no_thinner_under_the_mouse():
    assert node_look(node(bold=True)).dashes
    strong = node_look(node(Mark(strong=True)))
    assert strong.thick == strong.hover == node_look(node()).hover > node_look(node()).thick


def test_picture_and_file_draw_the_same_opacities_as_the_page():
    model = sketch("today a c", "today b c", nodes={"c": {"needs": "all"}})
    marks = {"c": Mark(faded=True)}
    view = view_of(model, overlay=Overlay("", marks, {"a>c": Mark(faded=True)}))
    stem = next(stem_look(each) for each in view.nodes if each.id == "c")
    assert stem.opacity == FADED_LINK
    picture = svg_of(view, title="Map")
    file = html_of(view, (), title="Map")
    for opacity in (FADED_LINK, FADED_NODE):
        assert f'opacity="{opacity}"' in picture
        assert f'"opacity": {opacity}' in file
