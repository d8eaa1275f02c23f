"""The form of a hope, on the Outcomes page and beside the map."""

from datetime import date

from careerapp.domain.items import Outcome
from careerapp.domain.scales import NEEDS_WORDS
from careerapp.domain.statuses import outcome_status_words
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form


def outcome_form(form: str, outcome: Outcome, today: date) -> None:
    """Draw the form of a hope; its importance and kind are picked apart."""
    item_form(
        form,
        outcome,
        (
            fields.line("title", "What do you hope is true?"),
            fields.choice(
                "status",
                "Where is it now?",
                outcome_status_words(outcome.kind),
            ),
            fields.area("why", "Why does it matter?"),
            fields.area("sign", "How would you know it is true?"),
        ),
        (
            fields.month("by", "By when, if there is a date", today),
            fields.choice(
                "needs",
                "To be reached it needs",
                NEEDS_WORDS,
                help="All: every link that leads to it has to work out.",
            ),
        ),
    )
