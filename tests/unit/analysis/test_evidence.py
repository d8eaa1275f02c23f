from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from careerapp.analysis import assess
from careerapp.analysis import evidence as evidence_module
from careerapp.analysis.evidence import effective_confidences
from careerapp.analysis.measures.beliefs import evidence
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.engine.test_chance import DAY

LINK = "today>Lead"


def believed(belief: float | None, *points: DataPoint, grounds: str = "guess") -> WorkModel:
    return sketch(
        "today Lead", links={LINK: {"confidence": belief, "grounds": grounds}}, journal=points
    )


def point(kind: str, *about: str, at: date = DAY, strength: int = 2, id: str = "p") -> DataPoint:
    return DataPoint(id=id, at=at, kind=kind, about=about, strength=strength)


def effective(model: WorkModel, as_of: date = DAY) -> float | None:
    return effective_confidences(model, as_of)[LINK]


@pytest.mark.parametrize(("grounds", "worth"), [("guess", 2), ("some", 6), ("strong", 20)])
@pytest.mark.parametrize(("strength", "weight"), [(1, 0.5), (2, 1), (3, 2)])
def test_a_belief_moves_by_what_it_rests_on_and_how_strong_the_data_point_is(
    grounds: str, worth: float, strength: int, weight: float
) -> None:
    win = believed(0.7, point("win", LINK, strength=strength), grounds=grounds)
    setback = believed(0.7, point("setback", LINK, strength=strength), grounds=grounds)
    assert effective(win) == pytest.approx((0.7 * worth + weight) / (worth + weight))
    assert effective(setback) == pytest.approx(0.7 * worth / (worth + weight))


def test_a_data_point_weighs_half_after_two_years_and_fully_when_it_is_to_come() -> None:
    two_years = timedelta(days=round(24 * 30.4375))
    win = believed(0.5, point("win", LINK, at=DAY))
    assert effective(win, DAY + two_years) == pytest.approx((1 + 0.5) / (2 + 0.5), abs=1e-4)
    assert effective(win, DAY - two_years) == pytest.approx((1 + 1) / (2 + 1))
    assert evidence(win, DAY + two_years)[LINK].faded == pytest.approx(0.5, abs=1e-3)


def test_a_data_point_about_a_node_is_shared_among_the_links_into_it() -> None:
    links = {id: {"confidence": 0.5} for id in ("today>a", "b>a", "a>Lead")}
    about_node = sketch("today a Lead", "b a", links=links, journal=(point("win", "a", "today>a"),))
    moved = effective_confidences(about_node, DAY)
    # In full for the link that it names too, but once; half of it for the other one.
    assert moved == pytest.approx({"today>a": 2 / 3, "b>a": 1.5 / 2.5, "a>Lead": 0.5})
    assert evidence(about_node, DAY)["today>a"].wins == 1


def lead_by(*ways: str, about: About, spoke_for: tuple[str, ...] = ()) -> WorkModel:
    happened = DataPoint(id="d", at=DAY, kind="win", about=(about,), spoke_for=spoke_for)
    links = {f"{way}>Lead": {"confidence": 0.5} for way in ways}
    return sketch(*(f"today {way} Lead" for way in ways), links=links, journal=(happened,))


def test_a_data_point_counts_in_full_for_the_ways_that_it_was_said_to_speak_for() -> None:
    model = lead_by("a", "b", "c", about=About(id="Lead"), spoke_for=("a>Lead", "b>Lead"))
    found = effective_confidences(model, DAY)
    assert [found[f"{way}>Lead"] for way in "abc"] == pytest.approx([2 / 3, 2 / 3, 0.5])


def test_a_link_drawn_later_dilutes_nothing() -> None:
    about = About(id="Lead", links=("a>Lead", "b>Lead"))
    found = effective_confidences(lead_by("a", "b", "c", about=about), DAY)
    assert [found[f"{way}>Lead"] for way in "abc"] == pytest.approx([1.5 / 2.5, 1.5 / 2.5, 0.5])


def test_a_link_that_is_no_longer_drawn_takes_its_share_along() -> None:
    about = About(id="Lead", links=("a>Lead", "b>Lead"))
    found = effective_confidences(lead_by("a", about=about), DAY)
    assert found["a>Lead"] == pytest.approx(1.5 / 2.5)
    picked = lead_by("a", about=about, spoke_for=("b>Lead",))
    assert effective_confidences(picked, DAY)["a>Lead"] == 0.5


def test_where_the_links_of_then_are_not_known_those_open_now_share() -> None:
    model = lead_by("a", "b", "c", about=About(id="Lead"))
    closed = model.replace(
        links=tuple(link.replace(closed=link.id == "c>Lead") for link in model.links)
    )
    found = effective_confidences(closed, DAY)
    assert [found[f"{way}>Lead"] for way in "abc"] == pytest.approx([1.5 / 2.5, 1.5 / 2.5, 0.5])


def test_what_each_of_many_data_points_weighs_is_found_out_once_for_all_links(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weigh, weighed = evidence_module._weight, []

    def counting(point: DataPoint, as_of: date) -> float:
        weighed.append(point.id)
        return weigh(point, as_of)

    monkeypatch.setattr(evidence_module, "_weight", counting)
    feeding = [f"s{n}" for n in range(20)]
    points = [
        point(kind, "Lead", "s3", "s3>Lead", at=DAY - timedelta(days=40 * n), id=f"p{n}")
        for n, kind in enumerate(["win", "setback", "change", "win"])
    ]
    model = sketch(*(f"today {each} Lead" for each in feeding), journal=tuple(points))
    found = evidence_module.weights_of(model, DAY)
    assert weighed == ["p0", "p1", "p3"]
    assert set(found) == {"today>s3", *(f"{each}>Lead" for each in feeding)}
    fresh = [2 ** (-40 * n / 30.4375 / 24) for n in range(4)]
    whole = (fresh[0] + fresh[3], fresh[1], 2, 1)
    shared = (pytest.approx(whole[0] / 20), pytest.approx(whole[1] / 20), 2, 1)
    assert found.pop("today>s3") == found.pop("s3>Lead") == whole
    assert all(each == shared for each in found.values())


def test_a_change_moves_no_chance() -> None:
    assert effective(believed(0.5, point("change", LINK))) == 0.5


def test_what_nobody_judged_stays_so_whatever_happens() -> None:
    found = evidence(believed(None, point("win", LINK)), DAY)[LINK]
    assert (found.belief, found.value, found.low, found.high) == (None, None, None, None)
    assert (found.wins, found.setbacks, found.last) == (1, 0, DAY)


@given(st.floats(0, 1), st.lists(st.sampled_from(["win", "setback"]), max_size=6))
def test_the_band_holds_the_middle_four_fifths(belief: float, kinds: list[str]) -> None:
    points = [point(kind, LINK, id=f"p{n}") for n, kind in enumerate(kinds)]
    found = evidence(believed(belief, *points), DAY)[LINK]
    a = 2 * belief + kinds.count("win")
    b = 2 * (1 - belief) + kinds.count("setback")
    assert found.value == pytest.approx(a / (a + b))
    assert 0 <= found.low <= found.high <= 1
    if a > 1e-3 and b > 1e-3:
        assert found.low == pytest.approx(stats.beta(a, b).ppf(0.1), abs=1e-9)
        assert found.high == pytest.approx(stats.beta(a, b).ppf(0.9), abs=1e-9)


def test_a_sure_belief_that_nothing_speaks_against_is_a_point() -> None:
    for belief in (0.0, 1.0):
        found = evidence(believed(belief), DAY)[LINK]
        assert (found.low, found.value, found.high) == (belief, belief, belief)


def test_chances_are_of_the_effective_confidence_and_not_of_the_belief() -> None:
    model = believed(0.5, point("win", LINK))
    assert assess(model, DAY).outcomes["Lead"].chance == pytest.approx(2 / 3)


def test_what_is_believed_impossible_stays_so_for_the_map_but_shows_what_happened() -> None:
    model = believed(0.0, point("win", LINK))
    assert assess(model, DAY).outcomes["Lead"].chance == 0.0
    assert evidence(model, DAY)[LINK].value == pytest.approx(1 / 3)
