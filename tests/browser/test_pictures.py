"""Pictures of the map, taken along from the map itself and from Your data."""

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
from playwright.sync_api import Locator, Page

from careerapp.domain.workspace import Version, Workspace
from tests.browser.kept import put
from tests.browser.steps import look_at, press
from tests.browser.support import Server, Watch, settle
from tests.sketch import sketch

TITLE = "Evenings ](http://example.invalid) <b>"
MODEL = sketch("today a b Lead", "today c Lead", nodes={"a": {"title": TITLE, "status": "done"}})


@pytest.fixture(scope="module")
def server(serve, tmp_path_factory) -> Server:
    version = Version(id="one", name="One", model=MODEL)
    workspace = Workspace(name="Maria's work", versions=(version,))
    return serve(data=put(tmp_path_factory.mktemp("pictures") / "data", workspace))


def downloaded(page: Page, button: Locator, folder: Path) -> Path:
    with page.expect_download() as found:
        button.click()
    file = folder / found.value.suggested_filename
    found.value.save_as(file)
    return file


def test_the_map_is_taken_along_as_it_is_shown(page: Page, server: Server, tmp_path: Path):
    look_at(page, server.url, "routes")
    page.get_by_role("combobox", name="Show on the map").click()
    page.get_by_role("option", name="Where things stand").click()
    settle(page)
    press(page, "Print or share")
    svg = downloaded(page, page.get_by_role("button", name="SVG"), tmp_path)
    assert svg.name == "map-2026-06-15.svg"
    said = [text for text in parse(svg).getroot().itertext() if text.strip()]
    assert "Maria's work" in said
    assert "Where things stand. Monday 15 June 2026" in said
    assert f"{TITLE}: Skill, have it" in said
    assert "could start now" in said


def test_the_whole_map_is_taken_along_from_your_data(page: Page, server: Server, tmp_path: Path):
    look_at(page, server.url, "your_data")
    file = downloaded(page, page.get_by_role("button", name="HTML"), tmp_path)
    assert file.name == "map-2026-06-15.html"
    other = page.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    opened = other.new_page()
    watch = Watch(opened, "")
    opened.goto(file.as_uri())
    opened.locator("#mynetwork canvas").wait_for()
    assert opened.locator("h1").inner_text() == "Maria's work"
    opened.locator("summary").click()
    assert TITLE in opened.locator("table").inner_text()
    watch.foreign = [url for url in watch.foreign if url != file.as_uri()]
    watch.assert_clean()
    other.close()
