"""The map as one HTML file, opened from the disk with the network cut."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from careerapp.domain.model import WorkModel
from careerapp.exchange.html_map import html_of
from careerapp.picture.overlay import Overlay, difference_overlay, status_overlay
from careerapp.picture.table import rows_of
from careerapp.picture.view import view_of
from tests.sketch import sketch

HOSTILE = {
    "script": "</script><script>window.ran = 1</script>",
    "image": '<img src="http://example.invalid/x" onerror="window.ran = 2">',
    "href": '<a href="javascript:window.ran=3" onmouseover="window.ran=4">href</a>',
    "body": "</body></html><script>window.ran = 5</script>",
    "quote": "'\"`}});window.ran=6;//",
    "rtl": "שלום",
    "long": "word " * 39 + "word",
}
PICTURE = """() => {
    const canvas = document.querySelector('#mynetwork canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
}"""
ON_SCREEN = """() => Object.entries(network.getPositions())
    .filter(([id]) => /^node-[0-9]+$/.test(id))
    .map(([id, place]) => [nodes.get(id).title, network.canvasToDOM(place)])"""


class Opened:
    """A file open in a page, with all that it asked for and said."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))

    def open(self, file: Path) -> None:
        self.page.goto(file.as_uri())
        # Images have no load of their own to wait for: they are there when the picture has many
        # colours.
        self.page.wait_for_function(f"() => ({PICTURE})() > 20")

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.asked[1:] if not url.startswith("data:")]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    yield Opened(context.new_page())
    context.close()


def write(folder: Path, model: WorkModel, overlay: Overlay | None = None, **words: str) -> Path:
    file = folder / "map.html"
    view = view_of(model, overlay=overlay)
    words = {"title": "My work", "note": "15 June 2026"} | words
    file.write_text(html_of(view, rows_of(model, overlay), **words), encoding="utf-8")
    return file


def test_it_opens_without_a_network_and_asks_for_nothing(opened: Opened, tmp_path: Path):
    model = sketch("today a b Lead", "today c b", nodes={"b": {"needs": "all"}})
    opened.open(write(tmp_path, model, status_overlay(model)))
    assert opened.elsewhere == []
    assert opened.said == []
    assert opened.page.title() == "My work"
    shown = opened.page.evaluate(ON_SCREEN)
    assert {title.split("\n")[0] for title, _ in shown} == {"Today", "a", "b", "c", "Lead"}
    frame = opened.page.locator("#mynetwork").bounding_box()
    assert frame is not None
    for _, place in shown:
        assert 20 < place["x"] < frame["width"] - 20
        assert 20 < place["y"] < frame["height"] - 20


def test_what_is_typed_stays_text_wherever_it_stands(opened: Opened, tmp_path: Path):
    model = sketch(
        "today " + " ".join(HOSTILE),
        nodes={id: {"title": title, "note": title} for id, title in HOSTILE.items()},
    )
    everything = " ".join(HOSTILE.values())
    opened.open(write(tmp_path, model, title=everything, note=everything))
    page = opened.page
    for title, place in page.evaluate(ON_SCREEN):
        frame = page.locator("#mynetwork").bounding_box()
        assert frame is not None
        page.mouse.move(frame["x"] + place["x"], frame["y"] + place["y"])
        page.wait_for_function(
            "() => document.querySelector('.vis-tooltip')?.style.visibility === 'visible'"
        )
        tip = page.locator(".vis-tooltip")
        assert tip.inner_text().split() == title.split()
        assert tip.locator("*:not(br)").count() == 0
        page.mouse.move(frame["x"] + 4, frame["y"] + 4)
        page.wait_for_function(
            "() => document.querySelector('.vis-tooltip')?.style.visibility !== 'visible'"
        )
    assert page.evaluate("() => window.ran") is None
    assert opened.elsewhere == []
    assert opened.said == []
    assert page.locator("h1").inner_text() == everything
    page.locator("summary").click()
    cells = page.locator("td:first-child").all_inner_texts()
    assert {" ".join(cell.split()) for cell in cells} >= set(HOSTILE.values())
    assert page.locator("a, img, iframe, object, embed").count() == 0


def test_the_table_says_what_an_overlay_marks(opened: Opened, tmp_path: Path):
    before, after = sketch("today a b"), sketch("today a")
    opened.open(write(tmp_path, after, difference_overlay(before, after)))
    opened.page.locator("summary").click()
    row = opened.page.locator("tr", has=opened.page.get_by_text("b", exact=True)).first
    assert "Removed" in row.inner_text()


def test_even_a_script_that_got_in_could_ask_for_nothing(opened: Opened, tmp_path: Path):
    opened.open(write(tmp_path, sketch("today a")))
    outcome = opened.page.evaluate(
        "() => fetch('http://example.invalid/').then(() => 'sent', (error) => String(error))"
    )
    assert "sent" not in outcome
    assert any("Content Security Policy" in text for text in opened.said), json.dumps(opened.said)
