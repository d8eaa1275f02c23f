"""The picture in SVG: it parses, says everything, shows kinds by shape, and asks for nothing."""

import tomllib
from collections import Counter
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings

from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import (
    LegendEntry,
    Mark,
    Overlay,
    difference_overlay,
    status_overlay,
)
from careerapp.picture.svg import svg_of
from careerapp.picture.svg.drawing import KINDS, LINE, NOTE, PRIMARY, QUIET, TEXT
from careerapp.picture.svg.nodes import frame_of
from careerapp.picture.svg.picture import _around
from careerapp.picture.view import view_of
from tests.frame.paths import read
from tests.sketch import sketch
from tests.strategies import models

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "]]><img src=http://example.invalid/x onerror=alert(1)>",
    "</text></svg><a href='javascript:alert(1)'>x",
    "&amp; &lt; &#0; &bogus;",
    "שלום עולם",
    "url(http://example.invalid/)",
)


def drawn(model: WorkModel, overlay: Overlay | None = None, **words: str) -> Element:
    return fromstring(svg_of(view_of(model, overlay=overlay), **({"title": "A map"} | words)))


def groups(root: Element, title: str) -> list[Element]:
    """The groups whose tooltip begins with a title."""
    return [
        group
        for group in root.iter(f"{SVG}g")
        if (group.findtext(f"{SVG}title") or "").startswith(title)
    ]


def one(root: Element, title: str) -> Element:
    (group,) = groups(root, title)
    return group


def texts(root: Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


@given(models())
@settings(max_examples=40)
def test_any_model_gives_a_document_that_says_every_title(model: WorkModel):
    root = drawn(model, status_overlay(model))
    told = Counter(
        group.findtext(f"{SVG}title")
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None
    )
    view = view_of(model, overlay=status_overlay(model))
    for node in view.nodes:
        assert told[f"{node.label}: {node.text}"] > 0
    assert sum(told.values()) == len(view.nodes) + len(view.edges)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_stay_text(text):
    model = sketch("today a Lead", nodes={"a": {"title": text}, "Lead": {"title": text}})
    root = drawn(model, title=text, note=text)
    assert one(root, f"{text}: Skill") is not None
    assert root.findtext(f"{SVG}title") == text
    known = {
        "svg", "title", "desc", "defs", "rect", "g", "path", "text", "polygon", "circle",
    }  # fmt: skip
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known


def test_characters_that_xml_cannot_hold_are_replaced():
    root = fromstring(svg_of(view_of(sketch("today a")), title="a\x00b\x1bc", note="\ud800"))
    assert root.findtext(f"{SVG}title") == "a\ufffdb\ufffdc"


@given(models(max_nodes=8))
@settings(max_examples=20)
def test_it_asks_for_nothing_from_elsewhere(model: WorkModel):
    root = drawn(model)
    for element in root.iter():
        for name, value in element.attrib.items():
            assert "href" not in name
            assert "url(" not in value or value.startswith("url(#")
            assert not name.startswith("on")
    assert not any(
        element.tag.endswith(("style", "script", "image", "use")) for element in root.iter()
    )


def test_kinds_differ_by_shape():
    kinds = ("skill", "role", "experience", "relationship")
    model = sketch(
        "today a b c d Lead", nodes={id: {"kind": kind} for id, kind in zip("abcd", kinds)}
    )
    root = drawn(model)

    def shape(id: str) -> tuple[str, str | None]:
        first = next(each for each in one(root, f"{id}: ") if not each.tag.endswith("title"))
        return first.tag, first.get("rx")

    shapes = {shape(id) for id in "abcd"}
    assert len(shapes) == 4
    assert len(one(root, "Lead: ").findall(f"{SVG}rect")) > len(
        one(root, "a: ").findall(f"{SVG}rect")
    )


def test_status_shows_without_colour():
    statuses = ("idea", "active", "done", "blocked", "idea")
    fields = {id: {"status": status} for id, status in zip("abcde", statuses)}
    fields["b"] |= {"progress": 0.4}
    fields["e"] |= {"bold": True}
    root = drawn(sketch("today a", "today b", "today c", "today d", "today e", nodes=fields))
    form = {
        id: [
            (
                each.tag,
                each.get("d"),
                each.get("stroke-dasharray"),
                (each.get("fill") or "")[:4] == "url(",
            )
            for each in one(root, f"{id}: ").iter()
            if each.tag not in (f"{SVG}text", f"{SVG}title")
        ]
        for id in "abcde"
    }
    assert len({str(each) for each in form.values()}) == 5


def test_progress_is_painted_as_far_as_it_has_come():
    root = drawn(sketch("today a", nodes={"a": {"status": "active", "progress": 0.4}}))
    (paint,) = root.iter(f"{SVG}linearGradient")
    assert {stop.get("offset") for stop in paint} == {"40%"}


def test_marks_have_words_and_form():
    model = sketch("today a b", "today c")
    marks = {
        "a": Mark(ring=True, badge="both ways need this"),
        "b": Mark(lost=True),
        "c": Mark(faded=True),
    }
    overlay = Overlay(
        "", marks, {"today>a": Mark(strong=True)}, (LegendEntry("mark ring", "Needed"),)
    )
    root = drawn(model, overlay)
    assert "both ways need this" in texts(one(root, "a: "))
    assert one(root, "b: ").find(f"{SVG}text").get("text-decoration") == "line-through"
    assert one(root, "c: ").get("opacity")
    assert one(root, "Today → a").get("stroke") == PRIMARY
    assert "Needed" in texts(root)


def test_what_was_removed_is_in_the_picture_of_a_difference():
    before, after = sketch("today a b", "today c"), sketch("today a", "today c")
    root = drawn(after, difference_overlay(before, after))
    assert "removed" in texts(one(root, "b: "))


def test_a_closed_link_has_a_cross_in_its_middle_on_every_course_it_takes():
    plain = sketch("today a Lead", "a b", "b a")
    closed = plain.replace(links=tuple(link.replace(closed=True) for link in plain.links))
    pictures = [svg_of(view_of(model), title="Map") for model in (plain, closed)]
    crosses = [picture.count('stroke-width="2"') for picture in pictures]
    assert crosses[1] - crosses[0] >= len(plain.links)
    assert "No longer leads there" in pictures[1]
    assert "No longer leads there" not in pictures[0]


def test_links_that_must_all_work_meet_at_a_gate():
    model = sketch("today a c", "today b c", nodes={"c": {"needs": "all"}})
    root = drawn(model)
    assert len(list(root.iter(f"{SVG}circle"))) == 1
    assert "needs all" in texts(root)
    joined = groups(root, "a → c") + groups(root, "b → c")
    assert not any(group.findall(f"{SVG}polygon") for group in joined), "the arrow follows the gate"


def test_everything_is_within_the_picture_wherever_it_was_dragged():
    model = sketch("today a Lead").replace(
        layout=(Position(node="a", x=-900.0, y=1200.0), Position(node="Lead", x=2000.0, y=-700.0))
    )
    root = drawn(model)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    assert root.get("viewBox") == f"0 0 {width:.2f} {height:.2f}"
    assert width > 2900
    assert height > 1900


def test_an_empty_map_is_a_picture_too():
    root = drawn(WorkModel(), title="Nothing yet", note="15 June 2026")
    assert "Nothing yet" in texts(root)
    assert "15 June 2026" in texts(root)


def test_a_long_title_is_shortened_on_the_picture_and_whole_in_its_name():
    title = "A very long name " * 12
    root = drawn(sketch("today a"), title=title)
    assert root.findtext(f"{SVG}title") == title
    assert title not in texts(root)


def test_colours_are_those_of_the_light_theme():
    theme = tomllib.loads(read(".streamlit/config.toml"))["theme"]["light"]
    hues = {
        "skill": "blue",
        "role": "orange",
        "experience": "red",
        "relationship": "violet",
        "outcome": "green",
    }
    for kind, hue in hues.items():
        assert KINDS[kind] == tuple(
            theme[f"{hue}{part}"] for part in ("Color", "BackgroundColor", "TextColor")
        )
    names = ("textColor", "primaryColor", "grayColor", "grayTextColor", "yellowColor")
    assert [theme[name] for name in names] == [TEXT, PRIMARY, LINE, QUIET, NOTE]


@given(models())
def test_the_picture_is_large_enough_for_all_that_is_on_it(model):
    view = view_of(model)
    frames = {node.id: frame_of(node) for node in view.nodes}
    around = _around(view, frames)
    root = fromstring(svg_of(view, title="A map"))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    assert around.width <= width
    assert around.height <= height
    for frame in frames.values():
        for middle, half, whole, size in (
            (frame.x, frame.width / 2, around.x, around.width / 2),
            (frame.y, frame.height / 2, around.y, around.height / 2),
        ):
            assert whole - size < middle - half < middle + half < whole + size
