"""Whatever somebody types is shown as they typed it, on every page, and never does a thing."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Link,
    Outcome,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Future, Snapshot, Version, Workspace
from careerapp.exchange import write_bundle
from tests.browser.steps import (
    NODES_ON_MAP,
    look_at,
    notice,
    press,
    unfold_all,
    write,
)
from tests.browser.support import Server, Watch, settle

PAYLOADS = (
    "![seen](http://evil.example/a.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "[click](javascript:alert(3)) [go](http://evil.example)",
    ":material/home: :tada: :red[red] :blue-badge[b]",
    "$x^2$ **bold** _it_ ~~no~~ `code` \\* back\\slash",
    "# 1. - heading | list | table > quote",
    "&lt;b&gt; &copy; a -> b <- c -- d",
    '"><svg onload=alert(4)><style>*{display:none}</style>',
    "{{7*7}} ${alert(5)} %s {0} '); DROP TABLE x;--",
    "http://evil.example www.evil.example a@evil.example",
    "\u202eevil\u202c \u05d0\u05d1\u05d2 👩‍👩‍👧 é",
)
"""Each is followed by where it stands, so that every place is looked for on its own."""

DAY = date(2026, 6, 1)


def everywhere(place: str) -> list[str]:
    return [f"{payload} {place}{number}" for number, payload in enumerate(PAYLOADS)]


def hostile() -> Workspace:
    """A workspace with every payload in every kind of place."""
    texts = {place: everywhere(place) for place in (
        "hope", "why", "sign", "stone", "note", "assumes", "idea", "test", "watch", "then",
        "happened", "answer", "kept", "because",
    )}  # fmt: skip
    some = range(len(PAYLOADS))
    model = WorkModel(
        today=PAYLOADS[0],
        outcomes=tuple(
            Outcome(
                id=f"o{n}",
                kind="role",
                title=texts["hope"][n],
                why=texts["why"][n],
                sign=texts["sign"][n],
            )
            for n in some
        ),
        stones=tuple(
            Stone(
                id=f"s{n}",
                kind="skill",
                title=texts["stone"][n],
                note=texts["note"][n],
                tags=(PAYLOADS[n],),
            )
            for n in some
        ),
        links=tuple(
            Link(id=f"l{n}", source="today", target=f"s{n}", assumption=texts["assumes"][n])
            for n in some
        )
        + tuple(Link(id=f"k{n}", source=f"s{n}", target=f"o{n}") for n in some),
        ideas=tuple(Idea(id=f"i{n}", text=texts["idea"][n]) for n in some),
        experiments=tuple(
            Experiment(id=f"e{n}", about=f"s{n}", question=texts["test"][n]) for n in some
        ),
        signposts=tuple(
            Signpost(id=f"w{n}", about=f"s{n}", watch_for=texts["watch"][n], then=texts["then"][n])
            for n in some
        ),
        journal=tuple(
            DataPoint(id=f"p{n}", at=DAY, kind="win", note=texts["happened"][n], about=(f"s{n}",))
            for n in some
        ),
        reflections=tuple(
            Reflection(id=f"r{n}", at=DAY, question="rigid", answer=texts["answer"][n])
            for n in some
        ),
    )
    snapshots = tuple(
        Snapshot(
            id=f"n{n}", name=texts["kept"][n], note=texts["because"][n], at=DAY, model=WorkModel()
        )
        for n in some
    )
    versions = [
        Version(id=f"v{n}", name=f"{payload} version{n}", model=model, order=n)
        for n, payload in enumerate(PAYLOADS)
    ]
    versions[0] = versions[0].replace(snapshots=snapshots)
    futures = tuple(Future(id=f"f{n}", name=text) for n, text in enumerate(everywhere("what-if")))
    return Workspace(name=f"{PAYLOADS[0]} name", versions=tuple(versions), futures=futures)


SHOWN = {
    "": ("hope",),
    "outcomes": ("hope", "why"),
    "routes": ("hope", "idea"),
    "revise What happened": ("test", "watch", "then", "happened"),
    "revise History": ("kept", "because"),
    "revise Review": ("answer",),
    "what_if": ("hope", "what-if"),
    "your_data": ("version",),
}
"""Where each of these is to be read as it was typed."""

SEEN = """() => {
    const main = document.querySelector('[data-testid="stApp"]');
    const boxes = [...document.querySelectorAll('input, textarea')].map((box) => box.value);
    return [main.innerText, ...boxes].join('\\n');
}"""


def seen(page: Page) -> str:
    """Everything that can be read on a page, white space and joiners aside."""
    return squeezed(page.evaluate(SEEN))


def seen_on_all_pages(page: Page) -> str:
    """The same, of every page of the longest list."""
    text = seen(page)
    further = page.get_by_test_id("stPaginationNext")
    while further.count() and further.first.is_enabled():
        further.first.click()
        settle(page)
        text += seen(page)
    return text


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


LIVE = (
    "a[href^='http'], a[href^='mailto'], a[href^='javascript'], img:not([src^='data:']),"
    " [onerror], [onload]"
)
"""What typed text may not become; the app's own links and pictures are of its own address."""


class Visit:
    def __init__(self, browser: Browser, server: Server) -> None:
        self.url = server.url
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.watch = Watch(self.page, server.url)

    def assert_nothing_happened(self) -> None:
        self.watch.assert_clean()
        found = self.page.locator(LIVE).evaluate_all("found => found.map((each) => each.outerHTML)")
        assert [html for html in found if self.url not in html] == []


@pytest.fixture(scope="module")
def visit(
    browser: Browser, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """Somebody who has opened the file of a person who means ill."""
    file: Path = tmp_path_factory.mktemp("file") / "hostile.json"
    file.write_text(write_bundle(hostile()), encoding="utf-8")
    visit = Visit(browser, server)
    look_at(visit.page, visit.url, "first")
    visit.page.get_by_role("button", name="Open a file of mine").click()
    visit.page.locator("input[type=file]").set_input_files(file)
    notice(visit.page, f"Opened {PAYLOADS[0]} name")
    settle(visit.page)
    yield visit
    visit.page.context.close()


@pytest.mark.parametrize("view", SHOWN)
def test_a_page_shows_it_as_it_was_typed_and_does_nothing(visit: Visit, view: str):
    look_at(visit.page, visit.url, view)
    if view == "revise Review":
        press(visit.page, "Begin the review")
        press(visit.page, "Next")
    unfold_all(visit.page)
    if view == "revise History":
        visit.page.get_by_text(re.compile(r"^Snapshots \d")).click()
        settle(visit.page)
    for toggle in visit.page.get_by_text("Show all ").all():
        toggle.click()
        settle(visit.page)
    text = seen_on_all_pages(visit.page)
    missing = [
        typed for place in SHOWN[view] for typed in everywhere(place) if squeezed(typed) not in text
    ]
    assert missing == []
    visit.assert_nothing_happened()


def test_the_map_and_what_stands_beside_it_show_it_as_it_was_typed(visit: Visit):
    look_at(visit.page, visit.url, "routes")
    drawn = visit.page.locator(".map").first.evaluate(NODES_ON_MAP)
    assert {node["words"] for node in drawn} >= {*everywhere("stone"), *everywhere("hope")}
    visit.page.locator(".map .canvas").first.focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        visit.page.keyboard.press(key)
    settle(visit.page)
    chosen = visit.page.get_by_test_id("stVerticalBlock").filter(
        has=visit.page.get_by_role("button", name="Something happened")
    )
    expect(chosen.get_by_role("heading", level=3).first).to_contain_text("stone")
    visit.assert_nothing_happened()


@pytest.mark.parametrize(
    "number",
    # Every page shows all of them in the test above; a form is tried with a few each time.
    [
        number if number < 3 else pytest.param(number, marks=pytest.mark.slow)
        for number in range(len(PAYLOADS))
    ],
)
def test_what_is_typed_into_a_form_is_told_back_as_it_was_typed(visit: Visit, number: int):
    typed = f"{PAYLOADS[number]} new{number}"
    if not visit.page.url.endswith("/outcomes"):
        look_at(visit.page, visit.url, "outcomes")
    write(visit.page, "What do you hope is true of your work?", typed)
    press(visit.page, "Add this hope")
    notice(visit.page, f"Saved: Added outcome {typed[:50].rstrip()}")
    assert squeezed(typed) in seen(visit.page)
    visit.assert_nothing_happened()
