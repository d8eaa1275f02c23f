"""Six months of the mid-career sample, lived through in a browser: the history tells them truly."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.kept import kept_in, model_in
from tests.browser.steps import notice, open_sample, press, write
from tests.browser.support import Server, settle

LEAFLETS = "Mrs Cele gave me the leaflets of another co-operative to read."
KEPT = "All morning, and two minutes to spare."
NOT_NOW = "They want to see the owners first."
LEAVING = "Mrs Cele told me that she is leaving for two years."
POSTED = "The post hangs on the board, for two weeks only."
NOTE = "Less depot, more handbook."


class Life:
    """One person, their browser, and a server that is started anew on each of their days."""

    def __init__(self, server: Server, open_page: Callable[[Server], Page]) -> None:
        self.server = server
        self.page = open_page(server)

    def wait_until(self, day: str) -> None:
        """Let time pass: the server is shut down and started again on another day."""
        self.server.today = day
        with self.page.watch.server_away():  # type: ignore[attr-defined]
            self.server.restart()
            self.page.goto(self.server.url)
            settle(self.page)

    def revise(self, tab: str = "What happened") -> Page:
        self.page.goto(f"{self.server.url}/revise")
        settle(self.page)
        if tab != "What happened":
            self.page.get_by_role("tab", name=tab).click()
            settle(self.page)
        return self.page

    def log(self, text: str, made: str = "") -> None:
        page = self.revise()
        write(page, "In your own words", text)
        if made:
            page.get_by_role("radio", name=made, exact=True).first.click()
            settle(page)
        press(page, "Keep it")
        notice(page, "Logged a")

    def answer(self, question: str, opened: str, text: str, button: str) -> None:
        """Answer what the first page says is due."""
        row = self.page.get_by_test_id("stHorizontalBlock").filter(has_text=question)
        row = row if row.count() else self.page.locator("div").filter(has_text=question)
        row.last.get_by_role("button", name=opened).click()
        box = self.page.get_by_role("textbox", name="What happened?")
        box.fill(text)
        box.press("Tab")
        settle(self.page)
        if opened == "Answer":
            self.page.get_by_role("radio", name=button).click()
            settle(self.page)
            button = "Keep this answer"
        press(self.page, button)
        expect(self.page.get_by_text(text).first).to_be_visible()

    def review(self, answer: str = "", note: str = "") -> None:
        """Sit down to a review; pass over everything but what is given."""
        page = self.revise("Review")
        press(page, "Begin the review")
        steps = int(page.get_by_text("Step 1 of").inner_text().split()[-1])
        for number in range(1, steps):
            expect(page.get_by_text(f"Step {number} of {steps}")).to_be_visible()
            box = page.get_by_role("textbox", name="Your answer")
            skip = page.get_by_role("button", name="Skip this one")
            if answer and box.count():
                box.fill(answer)
                press(page, "Answer")
                expect(page.get_by_text("The map", exact=True)).to_be_visible()
                answer = ""
            press(page, "Skip this one" if skip.count() else "Next")
        if note:
            write(page, "A line to yourself, for next time", note)
        press(page, "Keep a snapshot and finish")
        notice(page, "Review done.")

    def story(self) -> list[str]:
        """What the history lists on its first page, newest first, with all that a row says."""
        page = self.revise("History")
        # A busy machine may take a while to begin with the tab at all.
        expect(page.get_by_text("All of it, newest first")).to_be_visible()
        settle(page)
        rows = page.locator("[class*='st-key-event-']").all()
        return [row.inner_text().replace("\u2060", "") for row in rows]


def test_the_history_tells_six_months_truly(
    serve: Callable[..., Server], open_page: Callable[[Server], Page]
):
    server = serve(today="2026-01-12")
    life = Life(server, open_page)
    page = life.page
    open_sample(page, "Ruth, 46")
    begun = model_in(server.data)
    life.log(LEAFLETS)

    # Two tests are due, and a review: the first page says so, without counting them up.
    life.wait_until("2026-01-20")
    expect(page.get_by_text("A guess at what happened will do.")).to_be_visible()
    expect(page.get_by_text("Your review, whenever you have ten minutes.")).to_be_visible()
    life.answer("Can a driver keep my redrawn 14", "Answer", KEPT, "It worked")
    life.answer("Will the marshals let me count", "Answer", NOT_NOW, "It failed")
    life.review(answer="That it is one depot.", note=NOTE)
    page.goto(server.url)
    settle(page)
    expect(page.get_by_text("Tuesday 3 March, in 6 weeks")).to_be_visible()
    at_first_review = model_in(server.data)

    # She leaves, and a sign shows itself.
    life.wait_until("2026-04-14")
    life.log(LEAVING, made="Gone")
    assert model_in(server.data).nodes["cele"].status == "blocked"
    page.goto(server.url)
    settle(page)
    life.answer("The merged depot advertises", "Seen?", POSTED, "It happened")
    life.review()

    # She stays after all: the map goes back to the first review, what was learned stays.
    life.wait_until("2026-07-06")
    page = life.revise("History")
    row = page.locator("[class*='st-key-event-']").filter(has_text="Reviewed").last
    row.get_by_role("button", name="Show").click()
    settle(page)
    expect(page.get_by_text("20 January 2026.")).to_be_visible()
    press(page, "Go back to this")
    press(page, "Go back")
    notice(page, "Went back to Review of 20 January 2026")
    after = model_in(server.data)
    assert after.nodes == at_first_review.nodes
    told = [point.note for point in after.journal[len(begun.journal) :]]
    for note, words in zip(told, (LEAFLETS, KEPT, NOT_NOW, LEAVING, POSTED), strict=True):
        assert note.endswith(words)
    assert next(sign for sign in after.signposts if sign.id == "post").status == "fired"
    life.review()

    told = life.story()
    expected = [
        ("Review", "6 Jul", "Reviewed: looked back on no data points"),
        ("Went back", "6 Jul", "Went back to Review of 20 January 2026"),
        ("Snapshot", "6 Jul", "Before going back to Review of 20 January 2026"),
        ("Review", "14 Apr", "Reviewed: looked back on two data points"),
        ("Change", "14 Apr", POSTED),
        ("Setback", "14 Apr", LEAVING),
        ("Review", "20 Jan", NOTE),
        ("Edit", "20 Jan", "Answered what is most rigid: "),
        ("Setback", "20 Jan", NOT_NOW),
        ("Win", "20 Jan", KEPT),
        ("Change", "12 Jan", LEAFLETS),
        ("Beginning", "12 Jan", "Opened Ruth, bus depot supervisor"),
    ]
    for line, words in zip(told, expected, strict=True):
        assert all(word in line for word in words), (line, words)

    # The same past the page, from the file.
    with kept_in(server.data) as repository:
        (version,) = repository.versions(repository.last_opened() or "")
        reviews = repository.story(version.id, kinds=("review",))
    assert [event.at.date() for event in reviews] == [
        date(2026, 7, 6), date(2026, 4, 14), date(2026, 1, 20),
    ]  # fmt: skip
