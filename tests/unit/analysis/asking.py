"""Everything that can be asked about a model, asked at once."""

from datetime import date

from careerapp import analysis
from careerapp.domain.model import WorkModel

DAY = date(2027, 3, 1)


def everything_said(model: WorkModel) -> dict[str, object]:
    """Ask every function of the analysis; the answers by its name."""
    said: dict[str, object] = {
        "assess": analysis.assess(model, DAY),
        "drill": analysis.drill(model, tags={"retail", "north"}, as_of=DAY),
        "shock": analysis.drill(model, shocks={"retail": 0.3, "north": 0.2}, as_of=DAY),
        "rehearse": analysis.rehearse(model, tags={"retail"}, as_of=DAY),
        "next_steps": analysis.next_steps(model, as_of=DAY),
        "keeps_doors_open": analysis.keeps_doors_open(model, as_of=DAY),
        "worth_testing": analysis.worth_testing(model, as_of=DAY),
        "one_more_link": analysis.one_more_link(model, as_of=DAY),
        "movement": analysis.movement(model, model, DAY, DAY),
        "progress": analysis.progress([(DAY, model)] * 2),
        "effective_confidences": analysis.effective_confidences(model, DAY),
    }
    for outcome in model.outcomes[:1]:
        said["arrival_curve"] = analysis.arrival_curve(model, outcome.id, DAY)
        said["pair_losses"] = analysis.pair_losses(model, outcome.id, DAY)
        said["front"] = analysis.front(model, outcome.id, DAY)
        for by in ("months", "chance", "risk"):
            for different in (False, True):
                said[f"routes {by} {different}"] = analysis.routes(
                    model, outcome.id, 5, by, different, DAY
                )
    return said
