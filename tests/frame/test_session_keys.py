"""Keys of ``st.session_state`` are named in ``ui/session``, or beside the widget they belong to."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.frame.paths import ROOT

UI = ROOT / "careerapp" / "ui"
OUTSIDE = [path for path in sorted(UI.rglob("*.py")) if path.parent.name != "session"]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def keys_used(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line of each use of the session state, and the key; ``""`` where it has none."""
    keys: dict[ast.AST, ast.expr] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=state, slice=key):
                keys[state] = key
            case ast.Call(func=ast.Attribute(value=state, attr="get"), args=[key, *_]):
                keys[state] = key
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "session_state":
            yield node.lineno, called(keys[node]) if node in keys else ""


def called(key: ast.expr) -> str:
    """Give what a key is called: the last name of what it is taken from, or how it is written."""
    match key:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=inner) | ast.Call(func=inner):
            return called(inner)
        case _:
            return ast.unparse(key)


def drawn_keys(tree: ast.Module) -> set[str]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    given = (keyword for call in calls for keyword in call.keywords)
    return {called(keyword.value) for keyword in given if keyword.arg == "key"}


def foreign_keys(tree: ast.Module) -> list[int]:
    """Give the lines that use the session state but not under the key of a widget drawn there."""
    drawn = drawn_keys(tree)
    return [line for line, key in keys_used(tree) if key not in drawn]


def test_outside_of_its_folder_the_session_is_used_under_keys_of_the_modules_own_widgets():
    trees = {str(path.relative_to(UI)): parsed(path) for path in OUTSIDE}
    assert sum(len(list(keys_used(tree))) for tree in trees.values()) > 20
    assert not {name: lines for name, tree in trees.items() if (lines := foreign_keys(tree))}


def test_a_key_of_its_own_and_the_state_as_a_whole_are_found():
    own = 'st.text_input("Name", key=key)\nst.session_state[f"{key}-picked"] = True\n'
    assert foreign_keys(ast.parse(own)) == [2]
    assert foreign_keys(ast.parse("st.session_state.clear()")) == [1]
    assert foreign_keys(ast.parse('st.text_input("Name", key=key)\nst.session_state[key]')) == []


def test_no_module_imports_the_session_state_under_a_name_of_its_own():
    imported = (node for path in OUTSIDE for node in ast.walk(parsed(path)))
    names = [
        alias.name
        for node in imported
        if isinstance(node, ast.ImportFrom) and node.module == "streamlit"
        for alias in node.names
    ]
    assert "session_state" not in names
