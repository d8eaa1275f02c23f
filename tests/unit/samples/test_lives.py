"""The samples show every part of a work model, in lives that hang together."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest

from careerapp.domain import items
from careerapp.domain.effects import fields_after
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.workspace import Version, Workspace
from careerapp.picture.wrapping import wrap
from careerapp.samples import SAMPLES, TOLD_ON, load_sample

WORKSPACES = {sample.key: load_sample(sample.key, TOLD_ON) for sample in SAMPLES}
VERSIONS = {
    f"{key} {version.id}": version
    for key, workspace in WORKSPACES.items()
    for version in workspace.versions
}
TOLD = ("done", "gone", "no_longer_true")
"""Effects that settle the status of a thing, until the next of them."""

each_sample = pytest.mark.parametrize("workspace", WORKSPACES.values(), ids=WORKSPACES)
each_version = pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)


@each_version
def test_a_map_has_twenty_to_thirty_nodes_of_every_kind(version: Version) -> None:
    model = version.model
    assert 20 <= len(model.nodes) <= 30
    assert {outcome.kind for outcome in model.outcomes} == set(get_args(items.OutcomeKind))
    assert {stone.kind for stone in model.stones} == set(get_args(items.StoneKind))
    assert {stone.status for stone in model.stones} == set(get_args(items.StoneStatus))
    assert any(outcome.status == "open" for outcome in model.outcomes)


@each_version
def test_a_map_shows_what_a_stone_can_be(version: Version) -> None:
    stones = version.model.stones
    assert any(stone.needs == "all" for stone in stones)
    assert any(stone.bold for stone in stones)
    assert {"energises", "drains"} <= {stone.appeal for stone in stones}
    assert any(stone.against for stone in stones)
    assert any(stone.source for stone in stones)
    assert sum(stone.months is None for stone in stones) >= 3
    assert sum(stone.months is not None for stone in stones) >= 3
    assert any(stone.asks.hours_a_week for stone in stones)
    assert any(stone.asks.money for stone in stones)
    assert any(stone.asks.place for stone in stones)
    assert all(0 < stone.progress < 1 for stone in stones if stone.status == "active")


@each_version
def test_tags_gather_several_stones_each(version: Version) -> None:
    tags = [tag for stone in version.model.stones for tag in stone.tags]
    assert sum(tags.count(tag) >= 2 for tag in set(tags)) >= 3


@each_version
def test_some_links_are_judged_with_their_grounds_and_some_are_not(version: Version) -> None:
    links = version.model.links
    judged = [link.confidence for link in links if link.confidence is not None]
    assert 3 <= len(links) - len(judged) <= len(links) / 2
    assert all(0.1 <= belief <= 0.95 for belief in judged)
    assert len(set(judged)) >= 8
    assert {link.grounds for link in links} == set(get_args(items.Grounds))
    assert sum(bool(link.assumption) for link in links) >= len(links) / 2


@each_version
def test_every_hope_says_why_and_how_one_would_know(version: Version) -> None:
    for outcome in version.model.outcomes:
        assert outcome.why, outcome.title
        assert outcome.sign, outcome.title
    assert len({outcome.importance for outcome in version.model.outcomes}) >= 3
    assert any(outcome.by for outcome in version.model.outcomes)


@each_version
def test_the_journal_tells_wins_setbacks_changes_and_a_loss(version: Version) -> None:
    journal = version.model.journal
    assert 8 <= len(journal) <= 14
    assert {point.kind for point in journal} >= {"win", "setback", "change"}
    assert all(point.note for point in journal)
    days = [point.at for point in journal]
    assert days == sorted(days)
    last = {
        about.id: about.made for point in journal for about in point.about if about.made in TOLD
    }
    gone = [id for id, made in last.items() if made == "gone"]
    assert gone
    assert all(version.model.nodes[id].status in LOST_STATUSES for id in gone)
    done = [id for id, made in last.items() if made == "done"]
    assert done
    assert all(version.model.nodes[id].status in ("done", "reached") for id in done)


@each_version
def test_what_a_data_point_made_of_a_thing_is_seen_in_the_next_snapshot(version: Version) -> None:
    told = [*(each.model for each in version.snapshots), version.model]
    for earlier, later in pairwise(told):
        for point in later.journal[len(earlier.journal) :]:
            for about in point.about:
                item, was = later.items[about.id], earlier.items.get(about.id)
                fields = fields_after(item, about.made)
                match about.made:
                    case "matters_more" | "matters_less" if isinstance(was, Outcome):
                        assert isinstance(item, Outcome)
                        sign = 1 if about.made == "matters_more" else -1
                        assert (item.importance - was.importance) * sign > 0, point.note
                    case "done" | "gone" | "closed":
                        assert all(getattr(item, name) == fields[name] for name in fields)


@each_sample
def test_a_life_tells_what_hangs_on_what_and_what_no_longer_leads_on(workspace: Workspace) -> None:
    versions = workspace.versions
    points = [point for version in versions for point in version.model.journal]
    made = {about.made for point in points for about in point.about}
    assert {"matters_more", "matters_less"} & made
    assert "nothing" in {point.kind for point in points}
    assert any(point.spoke_for for point in points)
    for version in versions:
        nodes = version.model.nodes.values()
        assert any(node.rests for node in nodes)
        assert all(version.colour and version.note for version in versions)
        assert all(check.plan for check in version.model.experiments)


def test_somewhere_a_link_was_closed_and_stays_in_the_story() -> None:
    for version in (VERSIONS["mid_career mine"], VERSIONS["graduate tech"]):
        closed = {link.id for link in version.model.links if link.closed}
        told = {
            about.id
            for point in version.model.journal
            for about in point.about
            if about.made == "closed"
        }
        assert closed == told != set()


@each_version
def test_a_data_point_knows_the_links_that_led_to_what_it_is_about(version: Version) -> None:
    for point in version.model.journal:
        for about in point.about:
            if about.links is not None:
                into = version.model.links_into.get(about.id, ())
                assert set(about.links) <= {link.id for link in into}
        assert set(point.spoke_for) <= {link for about in point.about for link in about.links or ()}


@each_version
def test_what_happened_keeps_the_titles_it_spoke_of(version: Version) -> None:
    for point in version.model.journal:
        for about in point.about:
            assert about.title == version.model.title_of(about.id)


@each_version
def test_an_answered_experiment_has_its_data_point(version: Version) -> None:
    kinds = {"worked": "win", "failed": "setback"}
    answered = [check for check in version.model.experiments if not check.is_open]
    assert {"worked", "failed"} == {check.result for check in answered}
    for check in answered:
        assert any(
            point.at == check.resolved_at and point.kind == kinds[check.result]
            for point in version.model.journal
        ), check.question


@each_version
def test_a_signpost_is_watched_and_one_has_fired(version: Version) -> None:
    signposts = version.model.signposts
    assert {"watching", "fired"} <= {sign.status for sign in signposts}
    assert all(sign.then for sign in signposts)


@each_sample
def test_one_check_is_due_in_days_and_one_is_just_overdue(workspace: Workspace) -> None:
    due = [
        check.due - TOLD_ON
        for version in workspace.versions
        for check in version.model.experiments
        if check.is_open and check.due is not None
    ]
    assert any(timedelta(0) < left <= timedelta(7) for left in due)
    assert any(timedelta(-7) <= left < timedelta(0) for left in due)


@each_sample
def test_a_workspace_has_ideas_reflections_what_ifs_and_notes(workspace: Workspace) -> None:
    asked = set(get_args(items.Question))
    for version in workspace.versions:
        assert version.model.ideas
        assert version.notes
        assert {answer.question for answer in version.model.reflections} == asked
    assert workspace.futures
    tags = {tag for each in workspace.versions for stone in each.model.stones for tag in stone.tags}
    nodes = {id for each in workspace.versions for id in each.model.nodes}
    for future in workspace.futures:
        assert future.without or future.tags
        assert set(future.tags) <= tags
        assert set(future.without) <= nodes


@each_version
def test_snapshots_grow_over_months_into_what_is_there_now(version: Version) -> None:
    told = [*version.snapshots]
    assert 3 <= len(told) <= 5
    days = [snapshot.at for snapshot in told]
    assert days == sorted(set(days))
    assert days[-1] - days[0] >= timedelta(150)
    models = [*(snapshot.model for snapshot in told), version.model]
    assert len(models[0].nodes) < len(models[-1].nodes)
    for earlier, later in pairwise(models):
        assert len(earlier.nodes) <= len(later.nodes)
        assert earlier.nodes != later.nodes
        assert earlier.links != later.links
        assert earlier.journal == later.journal[: len(earlier.journal)]


@each_version
def test_an_id_means_the_same_thing_in_every_snapshot(version: Version) -> None:
    for snapshot in version.snapshots:
        assert_same_things(snapshot.model, version.model)


def test_the_graduates_two_versions_share_what_is_the_same() -> None:
    one, other = WORKSPACES["graduate"].versions
    shared = assert_same_things(one.model, other.model)
    assert set(shared) >= {outcome.id for outcome in one.model.outcomes}
    assert any(one.model.nodes[id].status != other.model.nodes[id].status for id in shared)
    assert len(one.model.nodes) - len(shared) >= 10


def assert_same_things(one: WorkModel, other: WorkModel) -> list[str]:
    """What both have an id for is of one kind, called the same; gives the shared nodes."""
    shared = [id for id in one.nodes if id in other.nodes]
    for id in shared:
        mine, theirs = one.nodes[id], other.nodes[id]
        assert (type(mine), mine.kind, mine.title) == (type(theirs), theirs.kind, theirs.title)
    return shared


@each_version
def test_titles_are_short_enough_to_stand_on_the_map_whole(version: Version) -> None:
    titles = [node.title for node in version.model.nodes.values()]
    assert len(set(titles)) == len(titles)
    for title in titles:
        assert " ".join(wrap(title)) == title
    assert sum(len(title) > 30 for title in titles) >= 1


def texts_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list() | tuple():
            for inner in value:
                yield from texts_in(inner)


@each_sample
def test_no_text_names_a_time_of_year_or_a_day_since_dates_move(workspace: Workspace) -> None:
    dated = re.compile(
        r"\b(20\d\d(?!-)|Jan|Feb|January|February|March|April|June|July|August|September|October"
        r"|November|December|Christmas|Easter|[Nn]ew [Yy]ear"
        r"|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
        r"|[Ss]pring|[Ss]ummers?|[Aa]utumn|[Ww]inter|school (year|weeks?|term)|semester)\b"
    )
    for text in texts_in(workspace.model_dump()):
        if not re.fullmatch(r"\d{4}-\d\d", text):
            assert not dated.search(text), text
