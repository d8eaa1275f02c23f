"""The form for today's situation and the horizon."""

from careerapp.domain.model import WorkModel
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import item_form


def today_form(model: WorkModel) -> None:
    """Draw the form for the situation in a few sentences, and the horizon of 3 to 5 years."""
    item_form(
        "today",
        model,
        (
            fields.area(
                "today",
                "In a few sentences",
                placeholder="What you do now, what is good about it, what is not",
            ),
            fields.choice(
                "horizon_years",
                "How far ahead do you look?",
                {years: f"{years} years" for years in (3, 4, 5)},
            ),
        ),
    )
