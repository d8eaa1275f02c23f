"""What a person does in a browser, by what they see."""

import re
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import settle

# A busy machine may take longer than the usual five seconds.
expect.set_options(timeout=15_000)

QUESTIONS = (
    "What do you hope is true of your work in a few years?",
    "What do you already have that helps?",
    "What is one way there?",
    "If that fell away, what else?",
)

REVISE_TABS = ("What happened", "History", "Review")

VIEWS = (
    "first",
    "",
    "outcomes",
    "routes",
    *(f"revise {tab}" for tab in REVISE_TABS),
    "what_if",
    "your_data",
)
"""Everything there is to look at: the address of a page, and the tab where it has tabs."""

NODES_ON_MAP = r"""(map) => {
    let root = map;
    while (root && !root[Symbol.for('careerapp.map')]) root = root.parentNode ?? root.host;
    const { boxes, frame, network, specs } = root[Symbol.for('careerapp.map')];
    const { x: left, y: top } = frame.getBoundingClientRect();
    return [...specs.values()].map(({ id, title }) => {
        const { x, y } = network.canvasToDOM(boxes.get(id));
        return { id, words: title.split('\n')[0], x: left + x, y: top + y };
    });
}"""


class Drawn(NamedTuple):
    """A node as it is drawn: its title, and its middle on the screen in CSS pixels."""

    id: str
    words: str
    x: float
    y: float


MOST_LOOKS = 100
"""How often the map is looked at before it counts as never drawing what is expected."""


def answer_the_questions(page: Page, *answers: str) -> None:
    """Type up to four answers and have the map drawn."""
    for question, answer in zip(QUESTIONS, answers, strict=False):
        page.get_by_role("textbox", name=question).fill(answer)
    press(page, "Draw my map")
    page.get_by_test_id("stTopNavLink").first.wait_for(state="attached")
    settle(page)


def open_sample(page: Page, title: str) -> None:
    """Open a copy of a sample from the page that greets a newcomer."""
    cards = page.get_by_test_id("stVerticalBlock").filter(has_text=title)
    cards.last.get_by_role("button", name="Open a copy").click()
    page.get_by_text("A copy of the sample").wait_for()
    settle(page)


def go(page: Page, name: str) -> None:
    """Go to a page by the navigation on top."""
    links = page.get_by_test_id("stTopNavLink").filter(has_text=name)
    if not links.count():
        page.get_by_test_id("stTopNavSection").click()
    links.first.click()
    settle(page)


def look_at(page: Page, url: str, view: str) -> None:
    """Go to a view by its address, as a bookmark does, and see it drawn."""
    address, _, tab = view.partition(" ")
    page.goto(f"{url}/{address}")
    page.get_by_role("heading", level=1).wait_for()
    settle(page)
    if tab:
        page.get_by_role("tab", name=tab).click()
        settle(page)
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until every map is drawn too; one that a rerun takes away is not waited for."""
    maps = page.locator(".map")
    expect(maps.filter(has_not=page.locator("canvas"))).to_have_count(0)
    settle(page)


FOLDED = "details:not([open]) > summary"


def unfold_all(page: Page) -> None:
    """Open every expander of a page, one after the other as a hand does; folds in folds too.

    Of several of the same name only the first is opened.
    """
    opened: set[str] = set()
    while True:
        labels = page.locator(FOLDED).evaluate_all("all => all.map((each) => each.textContent)")
        new = next((place for place, label in enumerate(labels) if label not in opened), None)
        if new is None:
            return
        opened.add(labels[new])
        page.locator(FOLDED).nth(new).evaluate("(summary) => summary.click()")
        settle(page)


def press(page: Page | Locator, name: str) -> None:
    """Press the button of this name."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page if isinstance(page, Page) else page.page)


def write(page: Page, label: str, text: str) -> None:
    """Type into a box and leave it."""
    box = page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Tab")
    settle(page)


def enter(page: Page, label: str, text: str) -> None:
    """Type into a list that takes new entries, and press Enter."""
    box = page.get_by_role("combobox", name=label)
    box.fill(text)
    box.press("Enter")
    settle(page)


def unfold(page: Page, label: str) -> Locator:
    """Open an expander; gives what is in it."""
    folded = page.get_by_test_id("stExpander").filter(has=page.get_by_text(label, exact=True))
    folded.locator("summary").first.click()
    settle(page)
    return folded.first


def notice(page: Page, text: str) -> None:
    """Expect to be told something in a toast; joiners that nobody sees may stand anywhere in it."""
    words = re.compile("\u2060*".join(map(re.escape, text)))
    expect(page.get_by_test_id("stToast").filter(has_text=words).first).to_be_visible()


def on_map(page: Page) -> dict[str, Drawn]:
    """Wait for the map; gives what it draws, by title."""
    page.locator(".map canvas").first.wait_for()
    settle(page)
    drawn = [Drawn(**node) for node in page.locator(".map").first.evaluate(NODES_ON_MAP)]
    return {node.words: node for node in drawn}


def comes_to_draw(page: Page, titles: set[str]) -> None:
    """Wait until the map draws just these: a heading can be told before the map beside it is."""
    for _ in range(MOST_LOOKS):
        if (drawn := set(on_map(page))) == titles:
            return
        page.wait_for_timeout(100)
    assert drawn == titles


def click_on_map(page: Page, title: str) -> None:
    """Click on a node of the map."""
    page.locator(".map").first.scroll_into_view_if_needed()
    node = on_map(page)[title]
    page.mouse.click(node.x, node.y)
    settle(page)
