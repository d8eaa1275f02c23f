"""The map in a real browser: drawn, read, searched, dragged, by mouse and keyboard, on a phone."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Version, Workspace
from careerapp.picture.view import view_of
from tests.browser.kept import model_in, put
from tests.browser.map_state import FIND_MAP, MapState, colours_on, map_state
from tests.browser.map_work import at_rest, becomes, looks
from tests.browser.steps import click_on_map, drawn, press, unfold
from tests.browser.support import Server, Watch, assert_accessible, settle

STONES = {
    "till": ("role", "Shop assistant", "done"),
    "maria": ("relationship", "Maria, regional analyst", "idea"),
    "sheets": ("skill", "Spreadsheets", "done"),
    "sql": ("skill", "Evening course in SQL", "active"),
    "study": ("experience", "Stock-loss study", "idea"),
    "analyst": ("role", "Reporting analyst", "idea"),
    "deputy": ("role", "Deputy manager", "blocked"),
    "project": ("experience", "A summer abroad", "dropped"),
}
ROUTES = (
    "today till maria study lead",
    "today sheets sql analyst lead",
    "maria analyst",
    "till deputy prize",
    "today project prize",
)


def a_map() -> WorkModel:
    ends = {pair: None for way in ROUTES for pair in zip(way.split(), way.split()[1:])}
    return WorkModel(
        outcomes=(
            Outcome(id="lead", kind="role", title="Team lead in analytics", importance=5),
            Outcome(id="prize", kind="recognition", title="Asked for advice"),
        ),
        stones=tuple(
            Stone(
                id=id,
                kind=kind,  # type: ignore[arg-type]
                title=title,
                status=status,  # type: ignore[arg-type]
                needs="all" if id == "analyst" else "any",
            )
            for id, (kind, title, status) in STONES.items()
        ),
        links=tuple(
            Link(
                id=f"{one}>{other}",
                source=one,
                target=other,
                confidence=None if other == "study" else 0.75,
            )
            for one, other in ends
        ),
    )


MODEL = a_map()
SHOWN = {"today", *STONES, "lead", "prize"} - {"project"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    version = Version(id="v", name="One", order=1, model=MODEL)
    return put(tmp_path_factory.mktemp("map") / "data", Workspace(versions=(version,)))


@pytest.fixture(scope="module")
def visit(browser: Browser, serve: Callable[..., Server], data: Path) -> Iterator[Page]:
    """One tab for all tests here: opening it anew for each would take minutes."""
    server = serve(data=data)
    context = browser.new_context(locale="en-GB", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page, server.url)
    page.address = f"{server.url}/routes"  # type: ignore[attr-defined]
    yield page
    context.close()
    watch.assert_clean()


@pytest.fixture
def page(visit: Page) -> Page:
    """The Routes page with its map, as someone sees it who has just come."""
    visit.emulate_media(color_scheme="light")
    visit.set_viewport_size({"width": 1280, "height": 900})
    return come(visit)


def come(page: Page) -> Page:
    page.goto(page.address)  # type: ignore[attr-defined]
    page.get_by_role("heading", level=1, name="Routes").wait_for()
    settle(page)
    drawn(page)
    return page


def lineage(id: str) -> set[str]:
    """What leads to a node and what it leads to, as networkx finds it."""
    graph = nx.DiGraph((link.source, link.target) for link in MODEL.links)
    return ({id} | nx.ancestors(graph, id) | nx.descendants(graph, id)) & SHOWN


def inspector(page: Page) -> str:
    return page.locator(".st-key-inspector").inner_text()


def titles(state: MapState, ids: set[str]) -> set[str]:
    return {state.nodes[id].title for id in ids}


def test_the_map_is_drawn_with_every_node_in_its_place(page: Page):
    assert colours_on(page) > 30
    state = map_state(page)
    assert state.nodes.keys() == SHOWN
    wanted = {node.id: (node.x, node.y * state.stretched) for node in view_of(MODEL).nodes}
    assert {id: (node.map_x, node.map_y) for id, node in state.nodes.items()} == {
        id: pytest.approx(place) for id, place in wanted.items()
    }


def test_nothing_is_cut_off_and_nothing_is_drawn_over_anything_else(page: Page):
    for width in (1920, 1280, 700):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        at_rest(page)
        state = map_state(page)
        for node in state.nodes.values():
            assert state.frame["left"] < node.x - node.width / 2
            assert node.x + node.width / 2 < state.frame["left"] + state.frame["width"]
            assert state.frame["top"] < node.y - node.height / 2
            assert node.y + node.height / 2 < state.frame["top"] + state.frame["height"]
        for one, other in combinations(state.nodes.values(), 2):
            beside = abs(one.x - other.x) >= (one.width + other.width) / 2
            below = abs(one.y - other.y) >= (one.height + other.height) / 2
            assert beside or below, (width, one.title, other.title)


def test_links_meet_nodes_at_their_sides(page: Page):
    ends = page.locator(".map").first.evaluate(
        "(element) => { const map = ("
        + FIND_MAP
        + """)(element);
            return map.scene.sets.edges.get().map(({ id, from, to }) => [
                id, map.network.getPosition(from), map.network.getPosition(to)]); }"""
    )
    state = map_state(page)
    for id, start, end in ends:
        if id not in {link.id for link in MODEL.links}:
            continue
        source, target = (state.nodes[each] for each in id.split(">"))
        assert start["x"] == pytest.approx(source.map_x + source.width / state.scale / 2, abs=1)
        assert end["x"] <= target.map_x - target.width / state.scale / 2 + 1


def test_a_click_on_a_node_shows_it_beside_the_map_and_fades_what_has_nothing_to_do_with_it(
    page: Page,
):
    click_on_map(page, "Maria, regional analyst")
    assert "Maria, regional analyst" in inspector(page)
    state = map_state(page)
    assert state.selected == "maria"
    assert state.clear == lineage("maria") != SHOWN
    expect(page.locator(".map .live")).to_contain_text("Leads to Stock-loss study")
    assert_accessible(page)
    press(page, "Close")
    assert map_state(page).clear == SHOWN
    expect(page.locator(".st-key-inspector")).to_have_count(0)


def test_a_click_on_a_link_shows_what_is_believed_of_it(page: Page):
    state = map_state(page)
    source, target = state.nodes["maria"], state.nodes["study"]
    between = (source.x + source.width / 2 + target.x - target.width / 2) / 2
    page.mouse.click(between, (source.y + target.y) / 2)
    settle(page)
    assert map_state(page).selected == "maria>study"
    assert "Stock-loss study" in inspector(page)
    page.mouse.click(state.frame["left"] + 30, state.frame["top"] + 30)
    becomes(page, "selected", None)  # not at once: a second click would make it a double-click
    settle(page)
    assert map_state(page).selected is None


def test_typing_finds_nodes_and_fades_the_rest(page: Page):
    box = page.get_by_role("textbox", name="Find on the map")
    box.press_sequentially("analy")
    expect(page.locator(".map .live")).to_contain_text("3 found")
    settle(page)
    state = map_state(page)
    wanted = {"maria", "analyst", "lead"}
    assert {id for id, node in state.nodes.items() if node.found} == wanted
    assert state.clear == wanted
    box.fill("")
    becomes(page, "data.found", None)
    settle(page)
    assert map_state(page).clear == SHOWN


def test_what_a_search_finds_is_said_and_brought_into_view(page: Page):
    for _ in range(5):
        press(page, "Zoom in")
    state = map_state(page)
    edge = state.frame["left"] + state.frame["width"]
    assert state.nodes["prize"].x > edge
    live = page.locator(".map .live")
    box = page.get_by_role("textbox", name="Find on the map")
    box.press_sequentially("advice")
    expect(live).to_have_text("1 found: Asked for advice.")
    prize = map_state(page).nodes["prize"]
    assert prize.x + prize.width / 2 < edge
    box.fill("nothing of the kind")
    expect(live).to_have_text("Nothing found.")
    expect(page.get_by_text("Nothing on the map says that.")).to_be_visible()
    box.fill("")
    expect(page.get_by_text("Nothing on the map says that.")).to_have_count(0)
    press(page, "Show all of it")


def test_a_filter_draws_only_what_fits(page: Page):
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("button", name="Skill", exact=True).click()
    settle(page)
    assert map_state(page).nodes.keys() == {"today", "sheets", "sql", "lead", "prize"}
    page.get_by_role("button", name="Skill", exact=True).click()
    page.get_by_text("Show what was dropped or let go").click()
    settle(page)
    assert map_state(page).nodes.keys() == SHOWN | {"project"}


def test_the_legend_explains_what_is_there(page: Page):
    words = page.locator(".map .legend li").all_inner_texts()
    told = {"Skill", "Role", "Relationship", "Outcome", "Have it", "Blocked", "Not judged yet"}
    assert told <= set(words)
    assert "Dropped" not in words
    assert "Bold" not in words


def test_a_dragged_node_stays_where_it_was_put_and_zoom_survives_an_edit(page: Page, data: Path):
    before = map_state(page)
    sql = before.nodes["sql"]
    page.mouse.move(sql.x, sql.y)
    page.mouse.down()
    page.mouse.move(sql.x + 30, sql.y + 60, steps=5)
    page.mouse.move(sql.x + 40, sql.y + 80, steps=5)
    page.mouse.up()
    settle(page)
    moved = map_state(page).nodes["sql"]
    assert moved.map_x == pytest.approx(sql.map_x + 40 / before.scale, abs=2)
    assert moved.map_y == pytest.approx(sql.map_y + 80 / before.scale, abs=2)
    (kept,) = model_in(data).layout
    assert (kept.node, kept.x) == ("sql", pytest.approx(moved.map_x, abs=1))

    press(page, "Zoom in")
    zoomed = map_state(page)
    assert zoomed.scale > before.scale * 1.1
    click_on_map(page, "Stock-loss study")
    page.get_by_role("textbox", name="Note").fill("Ask in May")
    press(page, "Save")
    edited = map_state(page)
    assert model_in(data).items["study"].note == "Ask in May"  # type: ignore[union-attr]
    assert edited.scale == pytest.approx(zoomed.scale)
    assert edited.position == pytest.approx(zoomed.position, abs=1)

    come(page)
    back = map_state(page).nodes["sql"]
    assert back.map_x == pytest.approx(kept.x, abs=1)
    assert back.map_y / map_state(page).stretched == pytest.approx(kept.y, abs=1)

    press(page, "Tidy up")
    assert not model_in(data).layout
    tidied = map_state(page).nodes["sql"]
    assert tidied.map_x == pytest.approx(sql.map_x, abs=1)


def test_the_theme_changes_while_one_looks(page: Page):
    light = map_state(page).ground
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(20, 18, 16)")
    page.wait_for_function(
        "(light) => { const find = "
        + FIND_MAP
        + """;
            const find_deep = (node) => node.querySelector?.('.map')
                ?? [...(node.querySelectorAll?.('*') ?? [])].map((each) => each.shadowRoot
                    && find_deep(each.shadowRoot)).find(Boolean);
            return find(find_deep(document)).theme.ground !== light; }""",
        arg=light,
    )
    dark = map_state(page)
    assert (light, dark.ground) == ("#fbf8f3", "#141210")
    assert dark.nodes.keys() == SHOWN


def test_more_contrast_is_followed_while_one_looks(page: Page):
    before = looks(page, "theme")
    page.emulate_media(forced_colors="active")
    becomes(page, "theme.ground", "#ffffff")
    forced = looks(page, "theme")
    assert (forced["ground"], forced["text"]) == ("#ffffff", "#000000")
    page.emulate_media(forced_colors="none", contrast="more")
    becomes(page, "theme.ground", before["ground"])
    more = looks(page, "theme")
    assert more["ground"] == before["ground"]
    assert more["faded"] > before["faded"]
    page.emulate_media(contrast="no-preference")


def test_the_map_can_be_walked_and_read_by_keyboard_alone(page: Page):
    page.get_by_role("button", name="Print or share").focus()
    page.keyboard.press("Tab")  # the buttons above the map are one stop
    page.keyboard.press("Tab")
    focused = page.evaluate(
        """() => { let at = document.activeElement;
            while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return [at.className, at.getAttribute('aria-label')]; }"""
    )
    assert focused[0] == "canvas"
    assert "2 outcomes" in focused[1]
    live = page.locator(".map .live")
    page.keyboard.press("ArrowRight")
    expect(live).to_contain_text("Today")
    page.keyboard.press("ArrowRight")
    assert map_state(page).cursor in {"till", "sheets"}
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    cursor = map_state(page).cursor
    assert cursor is not None
    page.keyboard.press("Enter")
    settle(page)
    assert map_state(page).selected == cursor
    assert map_state(page).nodes[cursor].title in inspector(page)
    page.keyboard.press("Escape")
    settle(page)
    assert map_state(page).selected is None
    scale = map_state(page).scale
    page.keyboard.press("+")
    assert map_state(page).scale > scale
    page.keyboard.press("0")
    assert map_state(page).scale == pytest.approx(scale)


def test_on_a_phone_routes_run_down_and_nothing_sticks_out(page: Page):
    page.set_viewport_size({"width": 400, "height": 800})
    come(page)
    state = map_state(page)
    assert state.down
    top = state.nodes["today"].y
    assert all(node.y > top for id, node in state.nodes.items() if id != "today")
    for link in MODEL.links:
        if link.source in state.nodes and link.target in state.nodes:
            assert state.nodes[link.source].y < state.nodes[link.target].y
    for node in state.nodes.values():
        assert node.x - node.width / 2 >= state.frame["left"]
        assert node.x + node.width / 2 <= state.frame["left"] + state.frame["width"]
    assert state.scale * 15 >= 10, "labels are large enough to be read"
    builder = page.locator(".st-key-builder").bounding_box()
    assert builder is not None
    assert builder["y"] < state.frame["top"], "the route builder leads"


def test_the_map_in_words_says_the_same(page: Page):
    words = unfold(page, "The map in words")
    words.scroll_into_view_if_needed()
    grid = words.locator("[role=grid]")
    expect(grid).to_have_attribute("aria-rowcount", str(len(MODEL.nodes) + 2))
    cells = words.locator("td[role=gridcell]").all_inner_texts()
    assert {"Team lead in analytics", "Maria, regional analyst", "Role"} <= set(cells)


def test_what_draws_the_map_comes_from_the_app_itself(page: Page):
    asked: list[tuple[str, int]] = []
    page.on("response", lambda answer: asked.append((answer.url, answer.status)))
    come(page)
    network = [(url, status) for url, status in asked if "vis-network" in url]
    assert network
    host = page.address.removesuffix("/routes")  # type: ignore[attr-defined]
    assert all(
        url.startswith(f"{host}/vendor/") and status in (200, 304) for url, status in network
    )
