"""The whole job in a real browser, from four questions or a sample to a snapshot that survives."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from careerapp.domain.model import WorkModel
from tests.browser.kept import model_in
from tests.browser.steps import (
    answer_the_questions,
    click_on_map,
    comes_to_draw,
    enter,
    go,
    notice,
    on_map,
    open_sample,
    press,
    unfold,
    write,
)
from tests.browser.support import Server, settle

HANGS_ON = re.compile(r"^(Both ways|All \w+ ways|The one way|On a way) to .*this")
"""What the inspector says of a stone that ways lead over."""

SETBACK = "Mrs Cele told me that she is leaving in August."

SECONDS_A_LETTER = 0.3
"""How long typing takes somebody who is slow at it: forty words a minute."""


def titles(model: WorkModel) -> set[str]:
    """What is to be drawn: what was dropped or let go is shown on demand only."""
    aside = ("dropped", "let_go")
    return {"Today", *(node.title for node in model.nodes.values() if node.status not in aside)}


def test_four_titles_become_a_map_and_a_true_sentence_in_under_three_minutes(
    serve: Callable[..., Server], open_page: Callable[[Server], Page]
):
    server = serve()
    answers = (
        "Team lead in analytics",
        "Maria",
        "stock-loss study, then reporting analyst",
        "evening course",
    )
    begun = time.monotonic()
    page = open_page(server)
    answer_the_questions(page, *answers)
    press(page, "Both")  # Maria helps with both ways
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two ways lead to Team lead in analytics. Both need Maria."
    )
    comes_to_draw(page, titles(model_in(server.data)) - {"Today"})
    seconds = time.monotonic() - begun + SECONDS_A_LETTER * sum(map(len, answers))
    assert seconds < 180


def test_the_whole_job_from_a_sample_to_a_snapshot_that_survives_a_restart(
    serve: Callable[..., Server], open_page: Callable[[Server], Page]
):
    server = serve()
    page = open_page(server)
    open_sample(page, "Ruth, 46")

    # Outcomes: one more hope, by a form.
    go(page, "Outcomes")
    write(page, "What do you hope is true of your work?", "A desk by the window")
    press(page, "Add this hope")
    notice(page, "Added outcome A desk by the window")

    # Routes: a way there, over a new step and one that is on the map already; seen on the map.
    go(page, "Routes")
    before = on_map(page)
    enter(page, "To what you hope for", "A desk by the window")
    enter(page, "First step", "duty PLANNER at the depot")
    expect(page.get_by_text("on the map", exact=True)).to_be_visible()
    enter(page, "Step 2", "Ask for the corner")
    press(page, "Draw this way")
    notice(page, "Drew a way to A desk by the window")
    assert set(on_map(page)) - set(before) == {"Ask for the corner"}

    # A click on a stone: the inspector says what hangs on it.
    click_on_map(page, "Fault study")
    expect(page.get_by_role("heading", name="Fault study")).to_be_visible()
    expect(page.get_by_text(HANGS_ON)).to_be_visible()

    # Revise: a setback in one's own words, its effect said before it is kept.
    go(page, "Revise")
    write(page, "In your own words", SETBACK)
    spoken_of = page.get_by_role("button", name="Mrs Cele, minibus co-operative", exact=True)
    expect(spoken_of).to_have_attribute("aria-pressed", "true")
    page.get_by_role("radio", name="Gone").click()
    settle(page)
    effect = page.get_by_test_id("stMarkdown").filter(has_text="If you keep this:")
    expect(effect).to_contain_text("Mrs Cele, minibus co-operative is gone.")
    assert model_in(server.data).journal[-1].note != SETBACK
    press(page, "Keep it")
    notice(page, "Logged a setback")
    assert model_in(server.data).journal[-1].note == SETBACK

    # A snapshot, then a change, then what lies between the two.
    page.get_by_role("tab", name="History").click()
    settle(page)
    press(page, "Keep how it is now")
    write(page, "Name", "Before I change my mind")
    press(page, "Keep a snapshot")
    notice(page, "Kept the snapshot")
    at_snapshot = model_in(server.data)
    go(page, "Outcomes")
    change = unfold(page, "Change it")
    expect(change).to_be_visible()
    write(page, "What do you hope is true?", "Planner, anywhere")
    press(page, "Save")
    notice(page, "Planner, anywhere")
    go(page, "Revise")
    page.get_by_role("tab", name="History").click()
    settle(page)
    expect(page.get_by_text("is now called Planner, anywhere.")).to_be_visible()

    # Back to how it was; what was written down stays.
    page.get_by_role("button", name="Go back to this").first.click()
    page.get_by_role("button", name="Go back", exact=True).click()
    settle(page)
    notice(page, "Went back to Before I change my mind")
    after = model_in(server.data)
    assert titles(after) == titles(at_snapshot)
    assert after.journal == at_snapshot.journal

    # A reload, and a restart of the server: everything is still there.
    page.reload()
    settle(page)
    with page.watch.server_away():  # type: ignore[attr-defined]
        server.restart()
        page.goto(f"{server.url}/routes")
        settle(page)
    assert set(on_map(page)) == titles(after)
    assert model_in(server.data) == after
    go(page, "Revise")
    expect(page.get_by_text(SETBACK)).to_be_visible()
