"""The basic types of all items, and their limits."""

import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

MAX_TITLE = 200
MAX_TEXT = 4_000
MAX_NODES = 2_000
MAX_LINKS = 10_000
MAX_DATA_POINTS = 10_000
MAX_CHECKS = 10_000  # experiments, signposts, ideas and reflections, each
MAX_TAGS = 20
MAX_COORDINATE = 100_000.0

TODAY_ID = "today"
"""The reserved id of the start node."""


_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


def _plain(text: str) -> str:
    """Refuse what SQLite, JSON or a terminal would choke on: NUL and lone surrogates."""
    if _UNKEEPABLE.search(text):
        raise PydanticCustomError("plain_text", "this has a character that cannot be kept")
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


Id = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_plain)]
"""Any non-empty text up to 64 characters, for life; never shown to a person."""

Title = Annotated[
    str,
    AfterValidator(_plain),
    AfterValidator(_one_line),
    Field(min_length=1, max_length=MAX_TITLE),
]
"""One line, white space folded."""

OptionalTitle = Annotated[
    str, AfterValidator(_plain), AfterValidator(_one_line), Field(max_length=MAX_TITLE)
]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_plain)]
Tag = Annotated[
    str, AfterValidator(_plain), AfterValidator(_one_line), Field(min_length=1, max_length=60)
]
Month = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])$")]
"""A calendar month as ``"2028-06"``."""

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""A chance, belief or progress from 0 to 1."""


class Value(BaseModel):
    """Base class of domain values: frozen, strict, finite, no unknown fields, no text in errors."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    def replace(self, **fields: Any) -> Self:
        """Give a copy with some fields replaced, checked anew.

        Raises
        ------
        pydantic.ValidationError
            When a field will not do, or the whole would break an invariant.
        """
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**kept, **fields})
