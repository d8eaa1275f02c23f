"""Several nodes at once, removal and its way back, the menu, ideas, the picture to keep."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.by_hand.small_map import (
    MODEL,
    at,
    empty_spot,
    on_the_map,
)
from tests.browser.kept import model_in
from tests.browser.map_state import FIND_MAP, colours_on, map_state
from tests.browser.map_work import answered, focused, link_by_key, spot
from tests.browser.steps import notice, press
from tests.browser.support import assert_accessible, settle

TOASTS = ("[data-testid=stToast]",)
"""Streamlit's own; one that goes has lost its name."""

# --- several ---


def test_several_are_selected_by_a_box_moved_and_deleted_as_one(page: Page, data: Path):
    state = map_state(page)
    left = min(state.nodes[id].x for id in ("maria", "sql")) - 70
    right = max(state.nodes[id].x for id in ("maria", "sql")) + 60
    top = min(node.y for node in state.nodes.values()) - 40
    bottom = max(node.y for node in state.nodes.values()) + 40
    page.keyboard.down("Shift")
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    answered(page)
    settle(page)
    assert {id for id, node in map_state(page).nodes.items() if node.selected} == {"maria", "sql"}
    expect(page.locator(".st-key-several")).to_contain_text("Two things selected")
    assert_accessible(page, but=TOASTS)

    before = map_state(page)
    page.mouse.move(*at(page, "Maria"))
    page.mouse.down()
    page.mouse.move(at(page, "Maria")[0] + 20, at(page, "Maria")[1] + 30, steps=4)
    page.mouse.up()
    answered(page)
    places = {place.node: place for place in model_in(data).layout}
    assert places.keys() == {"maria", "sql"}
    for id, place in places.items():
        assert place.x == pytest.approx(before.nodes[id].map_x + 20 / before.scale, abs=3)

    on_the_map(page)
    page.keyboard.press("Delete")
    answered(page)
    assert {stone.id for stone in model_in(data).stones} == {"study", "analyst"}
    page.locator(".map .note").get_by_role("button", name="Undo").click()
    answered(page)
    assert model_in(data).stones == MODEL.stones
    assert model_in(data).links == MODEL.links


def test_several_are_selected_by_keys_and_tagged_as_one(page: Page, data: Path):
    page.mouse.click(*at(page, "Maria"))
    settle(page)
    on_the_map(page)
    page.keyboard.press("Shift+ArrowDown")
    answered(page)
    settle(page)
    panel = page.locator(".st-key-several")
    expect(panel).to_contain_text("Two things selected")
    tag = panel.get_by_role("combobox", name="Give the stones a tag")
    tag.fill("evenings")
    tag.press("Enter")
    press(page, "Tag them")
    notice(page, "Saved: Tagged 2 stepping stones evenings")
    tagged = {stone.id for stone in model_in(data).stones if stone.tags == ("evenings",)}
    assert tagged == {"maria", "sql"}
    on_the_map(page)
    page.keyboard.press("Shift+Space")
    answered(page)
    assert len([1 for node in map_state(page).nodes.values() if node.selected]) == 1


# --- the way back, the menu, the rest ---


def test_what_was_deleted_comes_back_by_key_and_goes_again(page: Page, data: Path):
    page.mouse.click(*at(page, "Maria"))
    settle(page)
    on_the_map(page)
    page.keyboard.press("Delete")
    answered(page)
    expect(page.locator(".map .note")).to_contain_text("Removed Maria")
    assert "maria" not in model_in(data).nodes
    for key, there in (("Control+z", True), ("Control+Shift+z", False), ("Control+z", True)):
        page.keyboard.press(key)
        answered(page)
        assert ("maria" in model_in(data).nodes) == there
    page.keyboard.press("Control+y")
    answered(page)
    assert "maria" not in model_in(data).nodes


def test_what_keys_have_done_is_spoken(page: Page):
    live = page.locator(".map .live")
    on_the_map(page)
    link_by_key(page, "Maria", "Reporting analyst")
    expect(live).to_have_text("Linked Maria to Reporting analyst.")
    page.keyboard.press("Control+z")
    expect(live).to_have_text("Taken back.")
    page.keyboard.press("Control+Shift+z")
    expect(live).to_have_text("Done again.")
    page.keyboard.press("Control+Shift+z")
    expect(live).to_have_text("Nothing has changed.")


def test_the_menu_does_the_same_and_answers_to_keys(page: Page, data: Path):
    page.mouse.click(*at(page, "Maria"), button="right")
    menu = page.get_by_role("menu", name="On the map")
    expect(menu.get_by_role("menuitem")).to_have_count(5)
    settle(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    answered(page)
    assert "maria" not in model_in(data).nodes

    page.mouse.click(*empty_spot(page), button="right")
    expect(menu.get_by_role("menuitem")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert "canvas" in focused(page)


def test_an_idea_is_dragged_onto_the_map_or_sent_there_by_a_click(page: Page, data: Path):
    chip = page.get_by_role("button", name="Teach an evening class")
    box = chip.bounding_box()
    assert box is not None
    target = empty_spot(page)
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(target[0], target[1] - 20, steps=3)
    page.mouse.move(*target, steps=3)
    page.mouse.up()
    answered(page)
    stone = model_in(data).stones[-1]
    assert stone.title == "Teach an evening class"
    (place,) = model_in(data).layout
    assert place.node == stone.id
    assert spot(page, (place.x, place.y)) == pytest.approx(target, abs=25)
    page.locator(".map .ideas").get_by_role("button", name="Ask Ana").click()
    answered(page)
    assert model_in(data).stones[-1].title == "Ask Ana"
    assert not model_in(data).ideas


def test_saving_in_the_inspector_keeps_place_zoom_and_selection(page: Page, data: Path):
    press(page, "Zoom in")
    page.mouse.click(*at(page, "Stock-loss study"))
    settle(page)
    before = map_state(page)
    page.get_by_role("textbox", name="Note").fill("Ask in May")
    press(page, "Save")
    after = map_state(page)
    assert (after.selected, after.scale) == ("study", pytest.approx(before.scale))
    assert after.position == pytest.approx(before.position, abs=1)


def test_a_double_click_adds_there_and_the_picture_does_not_slide(page: Page, data: Path):
    before = map_state(page)
    target = empty_spot(page)
    page.mouse.dblclick(*target)
    page.locator(".map .editor .title").fill("Museum night")
    editor = page.locator(".map .editor")
    editor.get_by_text("Experience", exact=True).click()
    editor.get_by_role("button", name="Add", exact=True).click()
    answered(page)
    settle(page)
    after = map_state(page)
    stone = model_in(data).stones[-1]
    assert (stone.title, stone.kind) == ("Museum night", "experience")
    assert after.selected == stone.id
    assert after.scale == pytest.approx(before.scale)
    x, y = at(page, "Museum night")
    assert (x, y) == pytest.approx(target, abs=25), (
        "at most moved as far as it takes to be seen whole"
    )


LISTEN = """(element) => { let root = element;
    while (root && !root[Symbol.for('careerapp.map')]) root = root.parentNode ?? root.host;
    const { sets } = root[Symbol.for('careerapp.map')].scene;
    window.touched = [];
    for (const set of [sets.nodes, sets.edges])
        set.on('*', (_, { items }) => window.touched.push(...items)); }"""


OPACITIES = (
    """async (element, ids) => {
    const { lookOfEdge } = await import('/pathway-map/vis.js');
    const { network } = ("""
    + FIND_MAP
    + """)(element);
    return Object.fromEntries(ids.map((id) => [id, lookOfEdge(network, id).color.opacity]));
}"""
)


def test_only_what_changed_is_given_to_the_drawing(page: Page):
    page.locator(".map").first.evaluate(LISTEN)
    page.mouse.dblclick(*at(page, "Maria"))
    page.locator(".map .editor .title").fill("Mario")
    page.keyboard.press("Enter")
    answered(page)
    settle(page)
    touched = set(page.evaluate("window.touched"))
    nodes = touched & {"today", *MODEL.nodes}
    assert nodes == {"maria"}


def test_to_select_fades_links_and_gives_nothing_to_the_drawing(page: Page):
    page.locator(".map").first.evaluate(LISTEN)
    page.mouse.click(*at(page, "Maria"))
    answered(page)
    settle(page)
    assert page.evaluate("window.touched") == []
    opaque = page.locator(".map").first.evaluate(OPACITIES, [link.id for link in MODEL.links])
    kept = {link.id for link in MODEL.links if {"maria", "study"} & {link.source, link.target}}
    assert {id for id, opacity in opaque.items() if opacity > 0.5} == kept


SENT = "async (element) => { const { MAPS } = await import('/pathway-map/memory.js'); "


def test_a_page_that_lacks_the_map_python_means_asks_for_it_and_goes_on(page: Page):
    element = page.locator(".map").first
    page.mouse.click(*at(page, "Maria"))
    answered(page)
    element.evaluate(SENT + "MAPS.clear(); }")
    page.mouse.click(*at(page, "Stock-loss study"))
    answered(page)
    settle(page)
    known = element.evaluate(SENT + "return [...MAPS.keys()]; }")
    assert known == [element.evaluate("(element) => (" + FIND_MAP + ")(element).data.map")]
    state = map_state(page)
    assert state.nodes[state.selected or ""].title == "Stock-loss study"


def test_the_list_of_keys_opens_and_closes(page: Page):
    on_the_map(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys and gestures")
    expect(dialog).to_contain_text("Link from here")
    assert_accessible(page, but=TOASTS)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_map_as_shown_is_kept_as_a_picture(page: Page, tmp_path: Path):
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture").click()
    waiting.value.save_as(tmp_path / "map.png")
    picture = (tmp_path / "map.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    frame = map_state(page).frame
    assert width == pytest.approx(frame["width"], abs=4)
    assert height > frame["height"], "the legend stands below"
    assert colours_on(page) > 30


def test_the_editor_and_the_menu_have_no_barriers(page: Page):
    page.mouse.dblclick(*empty_spot(page))
    assert_accessible(page, but=TOASTS)
    page.keyboard.press("Escape")
    page.mouse.click(*at(page, "Maria"), button="right")
    settle(page)
    assert_accessible(page, but=TOASTS)
