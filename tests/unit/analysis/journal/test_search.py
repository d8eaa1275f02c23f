"""Looking through a journal: against a plain search, and in the order in which it is told."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.journal.search import Sieve, sift, spoken_of
from careerapp.domain.items import About, DataPoint
from tests.sketch import sketch

DAY = date(2027, 3, 1)
MODEL = sketch("today maria Lead", nodes={"maria": {"title": "Maria, analyst"}})
IDS = ("maria", "Lead", "maria>Lead", "gone")


def point(number: int, days: int, kind: str, about: tuple[str, ...], note: str) -> DataPoint:
    return DataPoint.model_validate(
        {
            "id": f"p{number}",
            "at": DAY + timedelta(days=days),
            "kind": kind,
            "note": note,
            "about": tuple(About(id=id, title="Night school") for id in about),
        }
    )


POINTS = st.lists(
    st.tuples(
        st.integers(-5, 5),
        st.sampled_from(["win", "setback", "change"]),
        st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple),
        st.sampled_from(["", "The course", "Courses and talks"]),
    ),
    max_size=12,
).map(lambda rows: tuple(point(number, *row) for number, row in enumerate(rows)))


@given(
    POINTS,
    st.sampled_from(["", "course", "COURSE the"]),
    st.sets(st.sampled_from(["win", "setback", "change"])),
    st.sampled_from([None, *IDS]),
    st.integers(-6, 6),
)
def test_it_finds_what_a_plain_search_finds(journal, words, kinds, about, days):
    since = DAY + timedelta(days=days)
    found = sift(MODEL.replace(journal=journal), Sieve(words, kinds, about, since))
    expected = {
        each.id
        for each in journal
        if each.at >= since
        and (each.kind in kinds or not kinds)
        and (about is None or any(one.id == about for one in each.about))
        and all(
            word in f"{each.note} {' '.join(titles(each))}".lower()
            for word in words.lower().split()
        )
    }
    assert {each.id for each in found} == expected
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)


def titles(each: DataPoint) -> list[str]:
    """What it is about, called as now where it is there, and as then where it is not."""
    return ["Night school" if one.id == "gone" else MODEL.title_of(one.id) for one in each.about]


def test_of_one_day_what_was_written_down_last_comes_first():
    journal = (point(1, 0, "win", (), "one"), point(2, 0, "win", (), "two"))
    assert [each.note for each in sift(MODEL.replace(journal=journal))] == ["two", "one"]


def test_everything_spoken_of_is_named_once_what_is_gone_as_it_was_called():
    journal = (
        point(1, 0, "win", ("gone", "maria"), ""),
        point(2, 1, "win", ("maria>Lead", "gone"), ""),
    )
    assert list(spoken_of(MODEL.replace(journal=journal)).items()) == [
        ("maria", "Maria, analyst"),
        ("maria>Lead", "Maria, analyst to Lead"),
        ("gone", "Night school"),
    ]
