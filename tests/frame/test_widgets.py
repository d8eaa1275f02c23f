"""What every widget of the pages keeps to, whichever page it is on."""

import ast
from collections.abc import Iterator

import pytest

from tests.frame.paths import ROOT

OPENING = {"popover", "menu_button"}
PRESSED = {"button", "form_submit_button", "download_button", *OPENING}


def widgets(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "careerapp" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in names:
                yield f"{path.name}, line {node.lineno}", node


def given(call: ast.Call, name: str) -> object:
    found = (each.value for each in call.keywords if each.arg == name)
    return next((each.value for each in found if isinstance(each, ast.Constant)), None)


def test_no_list_offers_to_take_all_where_enter_would_pick_that():
    calls = dict(widgets("multiselect"))
    assert calls
    assert not [where for where, call in calls.items() if given(call, "select_all") is not False]


def test_nothing_that_stays_open_has_the_type_that_is_almost_black_while_it_does():
    """Streamlit darkens a tertiary button while it is pressed; an open one counts as that."""
    calls = dict(widgets(*OPENING))
    assert calls
    assert not [where for where, call in calls.items() if given(call, "type") == "tertiary"]


@pytest.mark.parametrize("kind", sorted(PRESSED))
def test_every_button_is_called_by_words(kind: str):
    """Where there are none, a screen reader reads out what the icon is called."""
    calls = {where: call for where, call in widgets(kind) if call.args}
    assert calls
    nameless = [
        where
        for where, call in calls.items()
        if isinstance(call.args[0], ast.Constant) and not call.args[0].value
    ]
    assert not nameless
