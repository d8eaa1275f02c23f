"""The schedule of reviews: the next one, how often they come round, a calendar file."""

from datetime import date, timedelta

import streamlit as st

from careerapp.domain.workflow import next_review
from careerapp.storage.records import Head
from careerapp.ui.session import clock, notices, saving, work
from careerapp.wording.dates import ago, day
from careerapp.wording.numbers import count


def list_days_changed(version: str, days: int) -> list[date]:
    """List the days with a change of a version, of so many before today, the latest first."""
    today = clock.today()
    since = today - timedelta(days=days)
    changed = {
        record.at.astimezone().date()
        for record in work.repository().history(version, most=2_000)
        if record.kind != "review"  # a review changes nothing
    }
    return sorted((day for day in changed if since <= day < today), reverse=True)


def review_card(head: Head, today: date) -> None:
    """Draw the date of the next review, the setting for how often, and the calendar file."""
    settings = work.opened().settings
    review = next_review(settings, work.first_day())
    with st.container(border=True, gap="small"):
        overdue = "whenever you have ten minutes" if review < today else ago(review, today)
        st.markdown(f"**{day(review, today)},** {overdue}.")
        key = f"rhythm-{settings.review_every_weeks}"
        st.number_input(
            "Every how many weeks?",
            1,
            52,
            settings.review_every_weeks,
            key=key,
            on_change=_set_rhythm,
            args=(head.version.workspace_id, key),
        )
        st.download_button(
            "Into my calendar",
            # An overdue review goes in for today: a calendar would show it in the past.
            lambda: _calendar(
                head.version.workspace_id, max(review, today), settings.review_every_weeks
            ),
            file_name="careerapp-reviews.ics",
            mime="text/calendar",
            type="tertiary",
            icon=":material/event:",
            on_click="ignore",
            help="A calendar file with this review and all that follow",
        )


def _calendar(workspace: str, first: date, weeks: int) -> bytes:
    from careerapp.exchange.calendar import review_calendar  # it imports icalendar

    return review_calendar(workspace, first, weeks, clock.now())


def _set_rhythm(workspace: str, key: str) -> None:
    weeks = st.session_state[key]

    def keep() -> None:
        work.repository().change_settings(
            workspace, lambda settings: settings.replace(review_every_weeks=weeks)
        )

    if saving.attempt(keep):
        notices.notify(f"A review every {count(weeks, 'week')}", ":material/event_upcoming:")
