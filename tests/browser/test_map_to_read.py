"""How large a map is written, on a laptop and where a whole room looks at it."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

from playwright.sync_api import Browser

from careerapp.samples import load_sample
from tests.browser.kept import put
from tests.browser.map_state import map_state
from tests.browser.settling import listen
from tests.browser.steps import drawn
from tests.browser.support import TODAY, Server


def test_a_map_of_25_is_read_on_a_laptop_and_from_afar(
    browser: Browser, serve: Callable[..., Server], tmp_path: Path
):
    sample = load_sample("mid_career", date.fromisoformat(TODAY))
    server = serve(data=put(tmp_path / "data", sample, "sample"))
    page = browser.new_page()
    listen(page)
    for width, height, least in ((1920, 1080, 14), (1280, 720, 10)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{server.url}/routes")
        page.get_by_role("heading", level=1, name="Routes").wait_for()
        drawn(page)
        state = map_state(page)
        assert len(state.nodes) >= 25
        assert 15 * state.scale >= least, (width, state.scale)
        for one, other in combinations(state.nodes.values(), 2):
            beside = abs(one.x - other.x) >= (one.width + other.width) / 2
            below = abs(one.y - other.y) >= (one.height + other.height) / 2
            assert beside or below, (width, one.title, other.title)
    page.close()
