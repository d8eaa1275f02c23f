"""Which checks are due on which day: a test on its day, a sign once its last day is over."""

from datetime import date, timedelta

import pytest

from careerapp.domain.items import Experiment, Signpost
from careerapp.ui.checks.check_list import is_due, look_back_on, open_checks
from tests.sketch import sketch

DAY = date(2026, 6, 15)
MODEL = sketch("today maria Lead")


def small_test(days: int | None, **fields: object) -> Experiment:
    due = None if days is None else DAY + timedelta(days=days)
    return Experiment(id=f"test {days}", about="maria", question="?", due=due, **fields)


def sign(days: int | None, **fields: object) -> Signpost:
    by = None if days is None else DAY + timedelta(days=days)
    return Signpost(id=f"sign {days}", about="maria", watch_for="A move", by=by, **fields)


@pytest.mark.parametrize(
    ("days", "test_is_due", "sign_is_due"),
    [(-1, True, True), (0, True, False), (1, False, False), (None, False, False)],
)
def test_a_test_is_due_on_its_day_and_a_sign_once_its_last_day_is_over(
    days: int | None, test_is_due: bool, sign_is_due: bool
) -> None:
    assert is_due(small_test(days), DAY) is test_is_due
    assert is_due(sign(days), DAY) is sign_is_due


def test_a_review_asks_about_what_is_due_first_and_then_all_other_signs() -> None:
    waiting = MODEL.replace(
        experiments=(small_test(0), small_test(1), small_test(-3, result="worked")),
        signposts=(sign(0), sign(-1), sign(None), sign(-9, status="retired")),
    )
    asked = [check.id for check in look_back_on(waiting, DAY)]
    assert asked == ["sign -1", "test 0", "sign 0", "sign None"]
    every = [check.id for check in open_checks(waiting)]
    assert every == ["sign -1", "test 0", "sign 0", "test 1", "sign None"]
