"""The calibration of predictions, once enough tests are answered."""

from datetime import date

import streamlit as st

from careerapp.analysis.measures.calibration import Calibration, Verdict, calibration, group_by_word
from careerapp.domain.items import Experiment
from careerapp.storage.records import Head
from careerapp.ui.session import work
from careerapp.ui.shared import charts
from careerapp.ui.shared.widgets import note
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import capital

VERDICTS: dict[Verdict, str] = {
    "about right": "That is as close as so few can tell.",
    "too hopeful": "So these predictions were too hopeful: less came true than was said.",
    "too cautious": "So these predictions were too cautious; more came true than was said.",
}
"""The words for each verdict; it is about the predictions, never about the person."""

COIN = 0.25
"""The Brier score of somebody who says five in ten of everything."""


def calibration_panel(head: Head, today: date) -> None:
    """Draw predictions beside what came true; nothing while there are too few."""
    experiments = _experiments(head)
    found = calibration(experiments, today)
    if found.brier is None or found.predicted is None or found.happened is None:
        return
    st.subheader("How predictions came true", anchor=False)
    st.markdown(
        f"Of {count(found.resolved, 'prediction')} answered so far, **{in_ten(found.happened)}**"
        f" came true; on average you had said {in_ten(found.predicted)}."
        f" {VERDICTS[found.verdict or 'about right']}"
    )
    charts.draw_calibration(group_by_word(experiments))
    with st.container(gap="xsmall"):
        note("Each dot is one word you use; on the dashed line as many came true as you said.")
        note(_describe_brier(found.brier))
        if left_out := _describe_left_out(found):
            note(left_out)


def _experiments(head: Head) -> list[Experiment]:
    """Give the tests of all versions in use; where two have one id, the answered one comes last."""
    found = list(head.model.experiments)
    for other in work.other_heads():
        found += other.model.experiments
    return sorted(found, key=lambda test: not test.is_open)


def _describe_brier(score: float) -> str:
    against = "closer" if score < COIN else "no closer"
    return (
        f"Brier score {score:.2f}: 0 would be always right, 0.25 is what five in ten of everything"
        f" gets; these were {against} than that."
    )


def _describe_left_out(found: Calibration) -> str:
    """Describe the tests that are not in the figures, which would flatter them otherwise."""
    remarks = []
    if found.overdue:
        verb = "is" if found.overdue == 1 else "are"
        remarks.append(
            f"{capital(count(found.overdue, 'more', 'more'))} {verb} past the date without an"
            " answer, and not in this."
        )
    if found.inconclusive:
        remarks.append(f"{capital(count(found.inconclusive, 'test'))} told nothing either way.")
    return " ".join(remarks)
