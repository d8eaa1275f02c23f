"""Effects of a data point before it is kept: what became of things and of ways, as sentences."""

from careerapp.analysis.findings.made import moved
from careerapp.analysis.findings.way_words import ways_moved
from careerapp.domain.edits import log
from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel


def effects(model: WorkModel, point: DataPoint) -> tuple[str, ...]:
    """Describe how a data point changes hopes, stones, links and ways, from the drawing alone.

    Returns
    -------
    tuple of str
        Sentences with titles between asterisks; none when nothing on the map changes.
    """
    after = log(point)(model).model
    if after.drawing == model.drawing:
        return ()
    return (*moved(model, after), *ways_moved(model, after))
