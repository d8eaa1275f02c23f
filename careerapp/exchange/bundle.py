"""A workspace as one JSON file, the format people keep, share and write by hand; and back."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from careerapp.domain import upgrade
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Workspace
from careerapp.errors import BundleError, Problem
from careerapp.exchange.parts import problems_in, problems_of_parts
from careerapp.exchange.source import MAX_BYTES, text_of
from careerapp.exchange.strict_json import MAX_PROBLEMS, parse

FORMAT = "careerapp/workspace"


def read_bundle(source: str | bytes | Path) -> Workspace:
    """Read a workspace from a bundle.

    Parameters
    ----------
    source : str, bytes or Path
        A ``str`` is the content itself, never a path.

    Raises
    ------
    BundleError
        With up to 20 ``(place, message)`` pairs in ``.problems``, such as
        ``("versions[0].model.links[3].target", "Ends at something that is not there.")``.
        Nothing else leaves this function, whatever the input.

    Examples
    --------
    >>> workspace = read_bundle('''{
    ...     "format": "careerapp/workspace", "format_version": 1,
    ...     "versions": [{"model": {"outcomes": [{"id": "o", "kind": "role", "title": "Baker"}]}}]
    ... }''')
    >>> workspace.versions[0].name, workspace.versions[0].model.outcomes[0].title
    ('Version 1', 'Baker')
    """
    document = parse(text_of(source))
    format_version = _format_version(document)
    plain = {name: document[name] for name in document if name not in ("format", "format_version")}
    for place, holder in _holders_of_models(plain):
        holder["model"] = _upgraded(place, holder["model"], format_version)
    problems = tuple(islice(problems_of_parts(plain), MAX_PROBLEMS))
    if not problems:
        try:
            return Workspace.model_validate_json(json.dumps(plain))
        except ValidationError as error:
            problems = tuple(islice(problems_in(error), MAX_PROBLEMS))
    raise BundleError(problems)


def write_bundle(workspace: Workspace) -> str:
    """Write a workspace as a bundle that `read_bundle` gives back as it was.

    Returns
    -------
    str
        JSON, indented unless it would be too large so. What a model leaves at its default is left
        out: the format fixes the defaults, so another default is another format.

    Raises
    ------
    BundleError
        When there is more in it than a bundle may hold, so that no file is made that cannot be
        opened again.
    """
    plain = workspace.model_dump(mode="json")
    for version, holder in zip(workspace.versions, plain["versions"], strict=True):
        holder["model"] = _document(version.model)
        for snapshot, inner in zip(version.snapshots, holder["snapshots"], strict=True):
            inner["model"] = _document(snapshot.model)
    document = {"format": FORMAT, "format_version": upgrade.FORMAT_VERSION, **plain}
    for indent in (1, None):
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
        if len(text.encode()) <= MAX_BYTES:
            return text + "\n"
    raise BundleError((Problem("", f"This is more than the {MAX_BYTES // 1024**2} MB of a file."),))


def _document(model: WorkModel) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True)


def _format_version(document: Any) -> int:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BundleError((Problem("format", "This is not a careerapp workspace file."),))
    version = document.get("format_version")
    if type(version) is not int or version < 1:
        message = "This must be the number of a format, such as 1."
        raise BundleError((Problem("format_version", message),))
    if version > upgrade.FORMAT_VERSION:
        message = "This file was made by a newer careerapp. Update careerapp to open it."
        raise BundleError((Problem("format_version", message),))
    return version


def _holders_of_models(plain: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each version and snapshot with the place of its model, optional fields filled in."""
    for number, version in _objects(plain, "versions"):
        left_out = {"id": f"version-{number}", "name": f"Version {number}", "model": {}}
        version |= left_out | version
        place = f"versions[{number - 1}]"
        yield f"{place}.model", version
        for count, snapshot in _objects(version, "snapshots"):
            own_id = f"snapshot-{number}-{count}"
            left_out = {"id": own_id, "name": f"Snapshot {count}", "model": {}}
            snapshot |= left_out | snapshot
            yield f"{place}.snapshots[{count - 1}].model", snapshot


def _objects(holder: dict[str, Any], field: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = holder.get(field)
    for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
        if isinstance(entry, dict):
            yield number, entry


def _upgraded(place: str, model: Any, format_version: int) -> Any:
    if format_version == upgrade.FORMAT_VERSION or not isinstance(model, dict):
        return model
    try:
        return upgrade.upgrade(model, format_version)
    except (LookupError, TypeError, ValueError, AttributeError):
        # Steps are written for documents of their format; this one only says that it is one.
        message = "This does not fit the format that the file names."
        raise BundleError((Problem(place, message),)) from None
