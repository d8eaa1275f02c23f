"""The map on a tablet: a finger pans, two zoom, a tap selects, holding opens the menu."""

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.by_hand.small_map import at, empty_spot, links
from tests.browser.kept import model_in
from tests.browser.map_state import map_state
from tests.browser.map_work import answered, looks
from tests.browser.support import settle

Point = tuple[float, float]


class Fingers:
    """Fingers on the screen, as the browser is told of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._browser = page.context.new_cdp_session(page)

    def _tell(self, what: str, *points: Point) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self._browser.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": touches})

    def hold(self, point: Point, ms: int = 700) -> None:
        self._tell("touchStart", point)
        self.page.wait_for_timeout(ms)
        self._tell("touchEnd")

    def open_menu(self, point: Point) -> Locator:
        """Hold until the menu opens; a busy machine may take a hold for a tap."""
        menu = self.page.get_by_role("menu", name="On the map")
        for _ in range(3):
            self.hold(point)
            with suppress(TimeoutError):
                menu.wait_for(timeout=1_000)
                break
        return menu

    def draw(self, *ways: tuple[Point, Point]) -> None:
        """Move each finger from one point to another."""
        self._tell("touchStart", *(start for start, _ in ways))
        for part in range(1, 9):
            share = part / 8
            self._tell(
                "touchMove",
                *((a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in ways),
            )
            self.page.wait_for_timeout(20)
        self._tell("touchEnd")


@pytest.fixture
def fingers(by_finger: Page) -> Fingers:
    return Fingers(by_finger)


def test_a_tap_selects_a_finger_pans_and_two_fingers_zoom(by_finger: Page, fingers: Fingers):
    by_finger.touchscreen.tap(*at(by_finger, "Maria"))
    settle(by_finger)
    before = map_state(by_finger)
    assert before.selected == "maria"
    x, y = empty_spot(by_finger)
    fingers.draw(((x, y), (x - 80, y + 30)))
    moved = map_state(by_finger)
    assert moved.position["x"] > before.position["x"] + 20
    assert moved.scale == pytest.approx(before.scale)
    fingers.draw(((x - 40, y + 100), (x - 120, y + 60)), ((x + 40, y + 100), (x + 120, y + 140)))
    assert map_state(by_finger).scale > moved.scale * 1.2


def test_holding_opens_the_menu_and_letting_go_chooses_nothing(
    by_finger: Page, fingers: Fingers, data: Path
):
    menu = fingers.open_menu(at(by_finger, "Maria"))
    settle(by_finger)
    expect(menu).to_be_visible()
    assert "maria" in model_in(data).nodes
    menu.get_by_role("menuitem", name="Rename").tap()
    by_finger.locator(".map .editor .title").fill("Maria K.")
    by_finger.locator(".map .editor [type=submit]").tap()
    answered(by_finger)
    assert model_in(data).title_of("maria") == "Maria K."


def test_by_menu_a_finger_links_and_adds_where_it_was_held(
    by_finger: Page, fingers: Fingers, data: Path
):
    menu = fingers.open_menu(at(by_finger, "Maria"))
    menu.get_by_role("menuitem", name="Link from here").tap()
    assert looks(by_finger, "linking.from") == "maria"
    by_finger.touchscreen.tap(*at(by_finger, "Reporting analyst"))
    answered(by_finger)
    assert ("Maria", "Reporting analyst") in links(model_in(data))

    menu = fingers.open_menu(empty_spot(by_finger))
    menu.get_by_role("menuitem", name="Add here").tap()
    by_finger.locator(".map .editor .title").fill("Museum night")
    by_finger.locator(".map .editor [type=submit]").tap()
    answered(by_finger)
    stone = model_in(data).stones[-1]
    assert stone.title == "Museum night"
    assert [place.node for place in model_in(data).layout] == [stone.id]


def test_a_link_is_drawn_by_finger_from_the_handle(by_finger: Page, fingers: Fingers, data: Path):
    by_finger.touchscreen.tap(*at(by_finger, "Maria"))
    settle(by_finger)
    state = map_state(by_finger)
    maria = state.nodes["maria"]
    handle = (maria.x + maria.width / 2 + 2, maria.y)
    fingers.draw((handle, at(by_finger, "Reporting analyst")))
    answered(by_finger)
    assert ("Maria", "Reporting analyst") in links(model_in(data))
