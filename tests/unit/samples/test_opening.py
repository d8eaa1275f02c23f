"""A sample opened on any day was told that day, and its file is an ordinary one."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import careerapp.samples
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Workspace
from careerapp.exchange import read_bundle, write_bundle
from careerapp.samples import SAMPLES, TOLD_ON, load_sample

FOLDER = Path(careerapp.samples.__file__).parent
KEYS = [sample.key for sample in SAMPLES]

keys = st.sampled_from(KEYS)
days = st.dates(date(1990, 1, 1), date(2150, 12, 31))


def models_in(workspace: Workspace) -> Iterator[WorkModel]:
    for version in workspace.versions:
        yield version.model
        yield from (snapshot.model for snapshot in version.snapshots)


def past_days(workspace: Workspace) -> Iterator[date]:
    """Days of everything that is said to have happened."""
    if workspace.settings.last_review:
        yield workspace.settings.last_review
    for version in workspace.versions:
        yield from (note.at for note in version.notes)
        yield from (snapshot.at for snapshot in version.snapshots)
    for model in models_in(workspace):
        for said in (*model.journal, *model.reflections, *model.ideas):
            assert said.at is not None
            yield said.at
        yield from (check.resolved_at for check in model.experiments if check.resolved_at)


def open_days(workspace: Workspace) -> Iterator[date]:
    """Days of what is still to be looked at, in the models of now."""
    for version in workspace.versions:
        for check in version.model.experiments:
            if check.is_open and check.due:
                yield check.due
        for sign in version.model.signposts:
            if sign.is_open and sign.by:
                yield sign.by


def test_three_people_are_offered_and_each_has_a_file() -> None:
    assert KEYS == ["mid_career", "graduate", "parent"]
    assert {path.stem for path in FOLDER.glob("*.json")} == set(KEYS)


@pytest.mark.parametrize("sample", SAMPLES, ids=KEYS)
def test_a_card_says_who_it_is(sample: careerapp.samples.Sample) -> None:
    name = sample.title.split(",")[0]
    assert load_sample(sample.key, TOLD_ON).name.startswith(f"{name},")
    assert len(sample.description) > 40


def test_a_sample_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        load_sample("../mid_career", TOLD_ON)


@pytest.mark.parametrize("key", KEYS)
def test_opened_on_the_day_it_was_told_it_is_the_file(key: str) -> None:
    assert load_sample(key, TOLD_ON) == read_bundle(FOLDER / f"{key}.json")


@given(keys, days)
def test_opened_on_any_day_nothing_has_happened_after_it(key: str, today: date) -> None:
    workspace = load_sample(key, today)
    happened = list(past_days(workspace))
    assert max(happened) <= today
    assert today - max(happened) <= timedelta(14)
    assert timedelta(150) <= today - min(happened) <= timedelta(365)


@given(keys, days)
def test_opened_on_any_day_its_open_checks_are_near(key: str, today: date) -> None:
    left = [day - today for day in open_days(load_sample(key, today))]
    assert min(left) >= timedelta(-7)
    assert max(left) <= timedelta(366)
    assert any(timedelta(0) < each <= timedelta(7) for each in left)
    assert any(each < timedelta(0) for each in left)


@given(keys, days)
def test_opened_on_any_day_its_hopes_lie_ahead_within_the_horizon(key: str, today: date) -> None:
    for version in load_sample(key, today).versions:
        for outcome in version.model.outcomes:
            if outcome.by:
                ahead = date.fromisoformat(f"{outcome.by}-15") - today
                assert timedelta(365) < ahead < timedelta(366 * version.model.horizon_years)


@given(keys, days, days)
def test_between_two_days_only_dates_differ(key: str, one: date, other: date) -> None:
    mine, theirs = load_sample(key, one), load_sample(key, other)
    for here, there in zip(past_days(mine), past_days(theirs), strict=True):
        assert here - one == there - other
    for ours, others in zip(models_in(mine), models_in(theirs), strict=True):
        assert ours.stones == others.stones
        assert ours.links == others.links
        assert [point.note for point in ours.journal] == [point.note for point in others.journal]


@given(keys, days)
def test_a_sample_written_and_read_again_is_the_same(key: str, today: date) -> None:
    workspace = load_sample(key, today)
    assert read_bundle(write_bundle(workspace)) == workspace
