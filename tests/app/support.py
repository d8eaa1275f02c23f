"""A person at the app: pages are run, widgets found by what they say, text read as it is seen."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element, Widget

MAIN = Path(__file__).parents[2] / "careerapp" / "ui" / "main.py"
TODAY = date(2026, 6, 15)

_MARKDOWN = re.compile(
    r"\\(?P<typed>[!-/:-@\[-`{-~])"  # a mark that a person typed
    r"|:material/\w+:|:[\w-]+\[|\]|\*+|^\#+\s|\u2060",  # icons, colours, emphasis, headings
    re.MULTILINE,
)
_REMARK = re.compile(r"(?<!\\)(?:\\\\)*\\\n")
"""Where the grey remark begins that stands right below a line."""

FOLDS = ("expandable", "popover")
_READ = ("markdown", "title", "heading", "subheader", "header", "alert", "text", "code", "caption")


def plain(markdown: str) -> str:
    """Give Markdown as it is read: without marks, and what was typed as it was typed."""
    return _MARKDOWN.sub(lambda found: found["typed"] or "", markdown)


def texts_in(nodes: Iterable[Any]) -> list[str]:
    """Everything that is to be read in some nodes, in order; not what is in widgets."""
    return [
        plain(line).strip()
        for node in nodes
        if isinstance(node, Element) and not isinstance(node, Widget) and _is_text(node)
        for line in _REMARK.split(str(node.value))
    ]


def _is_text(node: Element) -> bool:
    kind = type(node).__name__.lower()
    return kind in (*_READ, "error", "warning", "info", "success")


@cache
def _components() -> BidiComponentManager:
    """Look through all installed packages for components once, not for every person."""
    components = BidiComponentManager()
    components.discover_and_register_components(start_file_watching=False)
    return components


class Person:
    """Somebody with the app open in one tab.

    Every step runs the page and fails where the page did: no page may raise, whatever is typed.
    """

    def __init__(self) -> None:
        self.at = AppTest.from_file(str(MAIN), default_timeout=30)
        self.at._bidi_component_manager = _components()
        self._run()

    def _run(self) -> None:
        self.at.run()
        problems = [f"{error.message}\n{error.stack_trace}" for error in self.at.exception]
        assert not problems, problems
        # AppTest would go back to the page it was sent to, also where a page led elsewhere since.
        self.at._page_hash = ""
        for box in self.at.selectbox:
            _take_in(box, box.value)

    # --- going about ---------------------------------------------------------------------------

    def go(self, page: str) -> "Person":
        """Open a page by the name of its file."""
        self.at.switch_page(f"app_pages/{page}.py")
        self._run()
        return self

    def reload(self) -> "Person":
        """Run the page again, as any other step elsewhere would."""
        self._run()
        return self

    def select(self, id: str | None) -> "Person":
        """Select a node or link on the Routes page, as a click on the map does."""
        self.at.session_state["selected_id"] = id
        return self.go("routes")

    def open(self, expander: str) -> "Person":
        """Unfold an expander that is drawn only then, by its key."""
        self.at.session_state[expander] = True
        return self.reload()

    # --- doing ---------------------------------------------------------------------------------

    def widget(self, label: str, near: str = "", nth: int = 0) -> Any:
        """Find a widget by its label (or key); among several, the one nearest to some text.

        What is in none of the folds that are open is looked for in the form's own, where ``near``
        is the key of its button, and then in all of them.
        """
        own = near.replace("submit-", "more-", 1)
        if own != near and own in self._folds() and not self.at.session_state[own]:
            self.open(own)
        if not (self._holding(label, near) if near else self.has(label)):
            self.unfold()
        if near:
            return self._nearest(label, near)
        found = _labelled(self.at.main, label)
        assert found, f"nothing is called {label!r}; there are {self.labels}"
        return found[nth]

    def unfold(self) -> "Person":
        """Open every expander and popover of the page whose content is drawn only then."""
        opened: set[str] = set()
        while new := self._folds() - opened:
            for key in new:
                self.at.session_state[key] = True
            opened |= new
            self._run()
        return self

    def _folds(self) -> set[str]:
        """Keys of the expanders and popovers that tell the page when they are opened."""
        found = set()
        for block in self.at.main:
            if isinstance(block, Block):
                # What AppTest knows by name is its own part of the message already.
                parts = (block.proto, *(getattr(block.proto, kind, None) for kind in FOLDS))
                found |= {
                    str(part.id.split("-", 2)[2])
                    for part in parts
                    if type(part).__name__ in ("Expandable", "Popover") and part.id
                }
        return found

    def _holding(self, label: str, near: str) -> list[tuple[int, Block]]:
        """Blocks that hold both a widget and some text, with their sizes."""
        return [
            (sum(1 for _ in block), block)
            for block in self.at.main
            if isinstance(block, Block)
            and _labelled(block, label)
            and any(near in text for text in _words(block))
        ]

    def _nearest(self, label: str, near: str) -> Any:
        holding = self._holding(label, near)
        assert holding, f"nothing called {label!r} near {near!r}"
        return _labelled(min(holding, key=lambda each: each[0])[1], label)[0]

    def has(self, label: str) -> bool:
        return bool(_labelled(self.at.main, label))

    def fill(self, label: str, value: Any, near: str = "", nth: int = 0) -> "Person":
        """Put something into a widget; pages react where a browser would make them."""
        widget = self.widget(label, near, nth)
        _take_in(widget, value)
        widget.set_value(value)
        if not getattr(widget.proto, "form_id", ""):
            self._run()
        return self

    def press(self, label: str, near: str = "", nth: int = 0) -> "Person":
        """Press a button."""
        self.widget(label, near, nth).click()
        self._run()
        return self

    def choose(self, menu: str, option: str, near: str = "") -> "Person":
        """Pick something from the menu of a menu button."""
        self.widget(menu, near).click(option)
        self._run()
        return self

    def upload(self, label: str, name: str, content: bytes) -> "Person":
        """Give a file to an uploader."""
        self.widget(label).upload(name, content, "application/json")
        self._run()
        return self

    # --- seeing --------------------------------------------------------------------------------

    @property
    def labels(self) -> list[str]:
        return [_label(each) for each in self.at.main if isinstance(each, Widget)]

    @property
    def title(self) -> str:
        (title,) = self.at.title
        return plain(title.value)

    @property
    def texts(self) -> list[str]:
        """What is to be read on the page, one entry an element, in order."""
        return texts_in(self.at.main)

    @property
    def said(self) -> str:
        """What is to be read on the page, as one text."""
        return "\n".join(self.texts)

    @property
    def notices(self) -> list[str]:
        """What the last step was answered with."""
        return [plain(toast.value) for toast in self.at.toast]

    def below(self, label: str) -> str:
        """What is said right below a widget: the place for a message about it."""
        nodes = [node for node in self.at.main if isinstance(node, Element)]
        place = next(index for index, node in enumerate(nodes) if _is_called(node, label))
        return "".join(texts_in(nodes[place + 1 : place + 2]))

    def order(self, *titles: str) -> list[str]:
        """Sort titles by where the page names them first."""
        texts = self.texts

        def place(title: str) -> int:
            return next(index for index, text in enumerate(texts) if title in text)

        return sorted(titles, key=place)


def _take_in(widget: Any, value: Any) -> None:
    """Let a list that takes new options have one; AppTest knows only those it was drawn with."""
    if getattr(widget.proto, "accept_new_options", False) and isinstance(value, str):
        said = widget.format_func(value)
        if said not in widget.options:
            widget.options.append(said)


def _is_called(node: Any, label: str) -> bool:
    return isinstance(node, Widget) and label in (_label(node), node.key)


def _label(widget: Widget) -> str:
    """What a widget is called; a row of page numbers is not."""
    return plain(getattr(widget.proto, "label", ""))


def _labelled(block: Block, label: str) -> list[Any]:
    return [node for node in block if _is_called(node, label)]


def _words(block: Block) -> list[str]:
    """What is to be read in a block, labels and keys of its widgets too."""
    widgets = [node for node in block if isinstance(node, Widget)]
    return [
        *texts_in(block),
        *map(_label, widgets),
        *(e.key or "" for e in widgets),
    ]
