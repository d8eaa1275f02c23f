"""What the drawing says of each life, as facts a room can be told."""

import pytest

from careerapp.analysis.drawing.ways import hinges, unjudged_links, ways
from careerapp.analysis.findings.sentences import finding_about, main_finding
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.samples import SAMPLES, TOLD_ON, load_sample

MAPS = {
    f"{sample.key} {version.id}": version
    for sample in SAMPLES
    for version in load_sample(sample.key, TOLD_ON).versions
}
ANA = MAPS["mid_career mine"]
NONPROFIT = MAPS["graduate nonprofit"]
TECH = MAPS["graduate tech"]
NOOR = MAPS["parent mine"]


def plain(sentence: str) -> str:
    return sentence.replace("*", "")


def counted(model: WorkModel) -> dict[str, tuple[int, str | None]]:
    """For each open hope how many ways there are, and the title of what all need, if anything."""
    facts: dict[str, tuple[int, str | None]] = {}
    for outcome in model.outcomes:
        if outcome.status == "open":
            found = finding_about(model, outcome)
            hinge = found.hinge and model.title_of(found.hinge)
            facts[outcome.title] = (len(found.ways), hinge)
    return facts


def titles_lost(model: WorkModel, *, ids: tuple[str, ...] = (), tag: str = "") -> set[str]:
    """The open hopes no way leads to any more, when something falls away."""
    gone = {*ids, *(stone.id for stone in model.stones if tag in stone.tags)}
    reached = reachable(model, gone)
    return {
        outcome.title
        for outcome in model.outcomes
        if outcome.status == "open" and outcome.id in reachable(model) - reached
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "mid_career mine",
            "Two ways lead to Head office acts on my numbers. Both need Maria, regional analyst.",
        ),
        (
            "graduate nonprofit",
            "Two ways lead to Run a project of my own. Both need The fund's second round.",
        ),
        (
            "graduate tech",
            "Three ways lead to Run a project of my own. No single loss ends them all.",
        ),
        (
            "parent mine",
            "Three ways lead to Back in a lab, part-time. All need A place in after-school care.",
        ),
    ],
)
def test_the_first_sentence_about_a_life(name: str, said: str) -> None:
    assert plain(main_finding(MAPS[name].model).headline) == said


def test_one_of_anas_hopes_hinges_on_maria_and_her_new_job_does_not() -> None:
    model = ANA.model
    assert counted(model) == {
        "Team lead in analytics": (3, None),
        "Head office acts on my numbers": (2, "Maria, regional analyst"),
        "Fridays at home": (3, None),
        "Colleagues who ask why": (2, None),
        "Trust my own statistics": (2, None),
    }
    through = [way for way in ways(model, "lead") if "maria" in way.all_nodes]
    assert len(through) == 2
    assert titles_lost(model, ids=("maria",)) == {"Head office acts on my numbers"}
    assert "lead" in reachable(
        model, {stone.id for stone in model.stones if "retail" in stone.tags}
    )


def test_one_funder_holds_half_of_the_nonprofit_hopes() -> None:
    model = NONPROFIT.model
    assert counted(model) == {
        "Run a project of my own": (2, "The fund's second round"),
        "Money left on the 20th": (2, None),
        "Strangers ask me for advice": (1, "A page in the town paper"),
        "Read a river from its data": (3, None),
        "A contract without an end date": (1, "Somebody at the water board"),
    }
    for way in ways(model, "own"):
        paid = [stone for stone in model.stones if "Aldermoor fund" in stone.tags]
        assert len(way.all_nodes & {stone.id for stone in paid}) >= 2
    assert titles_lost(model, tag="Aldermoor fund") == {
        "Run a project of my own",
        "Strangers ask me for advice",
    }


def test_the_tech_version_is_wide_and_thin() -> None:
    model = TECH.model
    assert counted(model) == {
        "Run a project of my own": (3, None),
        "Money left on the 20th": (2, None),
        "Out by the water every week": (0, None),
        "Strangers ask me for advice": (1, "Keeper of the sensor project"),
        "Read a river from its data": (2, "A season of stream data, cleaned"),
        "A contract without an end date": (1, "Paid internship, water meters"),
    }
    found = ways(model, "own")
    nodes = [way.all_nodes - {"own", "today"} for way in found]
    assert len(frozenset.union(*nodes)) == sum(map(len, nodes)), "the ways share something"
    assert all(unjudged_links(model, way) for way in found)
    unjudged = sum(link.confidence is None for link in model.links)
    assert unjudged > 1.5 * sum(link.confidence is None for link in NONPROFIT.model.links)


def test_half_of_noors_hopes_end_with_after_school_care() -> None:
    model = NOOR.model
    care = "A place in after-school care"
    assert counted(model) == {
        "Back in a lab, part-time": (3, care),
        "Work that fits school hours": (2, care),
        "Where a sick child is normal": (1, care),
        "Asked as Noor, not as Mum": (2, None),
        "Up to date in the lab": (2, None),
        "My mother cared for, not by me alone": (2, None),
    }
    assert titles_lost(model, ids=("care",)) == {
        title for title, (_, hinge) in counted(model).items() if hinge == care
    }


def test_noor_had_a_way_around_her_mother_until_she_took_the_nights_off_the_map() -> None:
    first = NOOR.snapshots[0].model
    assert hinges(first, "lab") == ()
    nights = next(stone for stone in first.stones if stone.id == "nights")
    without = tuple(
        stone.replace(status="dropped") if stone is nights else stone for stone in first.stones
    )
    assert hinges(first.replace(stones=without), "lab")[0] == "granny"


@pytest.mark.parametrize("name", MAPS)
def test_what_is_lost_carries_no_way(name: str) -> None:
    model = MAPS[name].model
    lost = {stone.id for stone in model.stones if stone.status in ("blocked", "dropped")}
    assert lost
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            assert lost.isdisjoint(way.all_nodes)


@pytest.mark.parametrize("name", MAPS)
def test_every_snapshot_had_something_to_say(name: str) -> None:
    said = [main_finding(snapshot.model).headline for snapshot in MAPS[name].snapshots]
    assert len(set(said)) >= 2, "nothing moved"
