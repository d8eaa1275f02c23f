"""Generated work models and workspaces: every field is used, every invariant kept."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from careerapp.domain import edits, items
from careerapp.domain.edits import Edit
from careerapp.domain.items import (
    About,
    Asks,
    DataPoint,
    Experiment,
    Idea,
    Link,
    Months,
    Outcome,
    Position,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.domain.workspace import (
    Focus,
    Future,
    Note,
    SameThing,
    Settings,
    Sitting,
    Snapshot,
    Version,
    VersionColour,
    Workspace,
)

_KEPT = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
_PRINTED = st.characters(exclude_categories=["Cs", "Cc", "Z"])

ids = st.text(_KEPT, min_size=1, max_size=8).filter(lambda text: text != TODAY_ID)
"""Hardly ever clashing, so that models keep what is drawn for them."""

texts = st.text(_KEPT, max_size=40)
titles = st.lists(st.text(_PRINTED, min_size=1, max_size=9), min_size=1, max_size=4).map(" ".join)
optional_titles = st.just("") | titles
dates = st.dates(date(2000, 1, 1), date(2099, 12, 31))
shares = st.floats(0, 1)
month_names = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day:%Y-%m}")
lengths = st.lists(st.floats(0, 600), min_size=3, max_size=3).map(
    lambda three: Months(**dict(zip(("low", "likely", "high"), sorted(three), strict=True)))
)
asks = st.builds(
    Asks,
    hours_a_week=st.none() | st.floats(0, 168),
    money=optional_titles,
    place=optional_titles,
    care=optional_titles,
    energy=optional_titles,
)


_SELDOM = st.sampled_from((False, False, False, True))


def one_of(choices: Any) -> st.SearchStrategy[Any]:
    """Draw one of the choices of a ``Literal`` type."""
    return st.sampled_from(get_args(choices))


def _few(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def models(draw: st.DrawFn, max_nodes: int = 8) -> WorkModel:
    """Draw a work model with up to so many nodes; cycles, ALL nodes and lost nodes included.

    Two models often share ids, and then mostly for the same kind of thing.
    """
    prefix = draw(st.just("") | st.text(_KEPT, max_size=4))

    def some(kind: str, most: int) -> list[str]:
        return [f"{prefix}{kind}{number}" for number in range(draw(st.integers(0, most)))]

    outcome_ids = some("outcome", max_nodes // 2)
    stone_ids = some("stone", max_nodes - len(outcome_ids))
    nodes = [*outcome_ids, *stone_ids]
    sources = [TODAY_ID, *stone_ids]
    pairs = [(source, target) for source in sources for target in nodes if source != target]
    ends = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    links = tuple(
        Link(
            id=f"{prefix}link{sources.index(source)}>{nodes.index(target)}",
            source=source,
            target=target,
            confidence=draw(st.none() | shares),
            grounds=draw(one_of(items.Grounds)),
            assumption=draw(texts),
            closed=draw(_SELDOM),
        )
        for source, target in ends
    )
    ideas = tuple(
        Idea(id=id, text=draw(titles), at=draw(st.none() | dates)) for id in some("idea", 2)
    )
    there = [TODAY_ID, *nodes, *(link.id for link in links), *(idea.id for idea in ideas)]
    about = st.sampled_from(there)
    gone = about | ids
    placed = draw(st.lists(st.sampled_from([TODAY_ID, *nodes]), unique=True, max_size=3))
    return WorkModel(
        title=draw(optional_titles),
        today=draw(texts),
        horizon_years=draw(st.integers(3, 5)),
        outcomes=tuple(Outcome(id=id, **draw(_OF_OUTCOMES)) for id in outcome_ids),
        stones=tuple(draw(_stones(id, outcome_ids)) for id in stone_ids),
        links=links,
        ideas=ideas,
        experiments=tuple(draw(_experiments(id, about, gone)) for id in some("test", 2)),
        signposts=tuple(draw(_signposts(id, about, gone)) for id in some("sign", 2)),
        journal=tuple(draw(_data_points(id, gone)) for id in some("point", 3)),
        reflections=tuple(
            Reflection(
                id=id,
                at=draw(dates),
                question=draw(one_of(items.Question)),
                answer=draw(texts),
            )
            for id in some("reflection", 1)
        ),
        layout=tuple(
            Position(node=node, x=draw(st.floats(-1e5, 1e5)), y=draw(st.floats(-1e5, 1e5)))
            for node in placed
        ),
    )


# What does not depend on the rest of a model is put together once: for every strategy that is made,
# hypothesis looks into the type that it builds, and that takes longer than to draw from it.
_OF_OUTCOMES = st.fixed_dictionaries(
    {
        "kind": one_of(items.OutcomeKind),
        "title": titles,
        "why": texts,
        "sign": texts,
        "importance": st.integers(1, 5),
        "by": st.none() | month_names,
        "needs": one_of(items.Needs),
        "status": one_of(items.OutcomeStatus),
        "rests": st.booleans(),
    }
)
_OF_STONES = st.fixed_dictionaries(
    {
        "kind": one_of(items.StoneKind),
        "title": titles,
        "note": texts,
        "months": st.none() | lengths,
        "needs": one_of(items.Needs),
        "status": one_of(items.StoneStatus),
        "progress": shares,
        "tags": _few(titles),
        "bold": st.booleans(),
        "appeal": one_of(items.Appeal),
        "source": optional_titles,
        "asks": asks,
        "rests": st.booleans(),
    }
)
_OF_DATA_POINTS = st.fixed_dictionaries(
    {
        "at": dates,
        "kind": one_of(items.DataPointKind),
        "note": texts,
        "strength": st.integers(1, 3),
        "spoke_for": _few(ids),
    }
)
_OF_ABOUTS = st.fixed_dictionaries(
    {
        "made": one_of(items.Effect),
        "title": optional_titles,
        "links": st.none() | _few(ids),
    }
)


@st.composite
def _stones(draw: st.DrawFn, id: str, outcome_ids: list[str]) -> Stone:
    against = draw(_few(st.sampled_from(outcome_ids))) if outcome_ids else ()
    return Stone(id=id, against=against, **draw(_OF_STONES))


@st.composite
def _experiments(
    draw: st.DrawFn, id: str, about: st.SearchStrategy[str], gone: st.SearchStrategy[str]
) -> Experiment:
    result = draw(one_of(items.ExperimentResult))
    return Experiment(
        id=id,
        about=draw(about if result == "open" else gone),
        question=draw(titles),
        prediction=draw(st.none() | shares),
        due=draw(st.none() | dates),
        plan=draw(texts),
        result=result,
        resolved_at=None if result == "open" else draw(dates),
        about_title=draw(optional_titles),
    )


@st.composite
def _signposts(
    draw: st.DrawFn, id: str, about: st.SearchStrategy[str], gone: st.SearchStrategy[str]
) -> Signpost:
    status = draw(one_of(items.SignpostStatus))
    return Signpost(
        id=id,
        about=draw(about if status == "watching" else gone),
        watch_for=draw(titles),
        by=draw(st.none() | dates),
        then=draw(texts),
        status=status,
        about_title=draw(optional_titles),
    )


@st.composite
def _data_points(draw: st.DrawFn, id: str, gone: st.SearchStrategy[str]) -> DataPoint:
    about = tuple(About(id=draw(gone), **draw(_OF_ABOUTS)) for _ in range(draw(st.integers(0, 3))))
    return DataPoint(id=id, about=about, **draw(_OF_DATA_POINTS))


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    """Draw a workspace with one or two versions, snapshots, what-ifs and settings."""
    fresh = iter(draw(st.lists(ids, unique=True, min_size=8, max_size=8)))
    versions = []
    for order in range(draw(st.integers(1, 2))):
        snapshots = tuple(
            Snapshot(
                id=next(fresh),
                name=draw(titles),
                note=draw(texts),
                at=draw(dates),
                model=draw(models(max_nodes=3)),
            )
            for _ in range(draw(st.integers(0, 2)))
        )
        versions.append(
            Version(
                id=next(fresh),
                name=draw(titles),
                note=draw(optional_titles),
                colour=draw(st.none() | one_of(VersionColour)),
                order=order,
                archived=draw(st.booleans()),
                focus=draw(st.none() | st.builds(Focus, since=dates, ways=_few(_few(ids)))),
                notes=draw(_few(st.builds(Note, at=dates, text=texts), most=2)),
                model=draw(models()),
                snapshots=snapshots,
            )
        )
    return Workspace(
        name=draw(optional_titles),
        versions=tuple(versions),
        settings=Settings(
            review_every_weeks=draw(st.integers(1, 52)),
            last_review=draw(st.none() | dates),
            sitting=draw(st.none() | st.builds(Sitting, begun=dates)),
        ),
        futures=draw(
            _few(
                st.builds(
                    Future,
                    id=st.just(next(fresh)),
                    name=titles,
                    without=_few(ids),
                    tags=_few(titles),
                ),
                most=1,
            )
        ),
        same=draw(_few(st.builds(SameThing, one=ids, other=ids, same=st.booleans()))),
    )


@st.composite
def edits_of(draw: st.DrawFn, model: WorkModel, fresh: Iterator[str]) -> Edit:
    """Draw an edit that a person could try on a model; some of them are refused.

    Parameters
    ----------
    model : WorkModel
        What ids and titles are taken from.
    fresh : iterator of str
        Ids that nothing has yet.
    """
    there = st.sampled_from([TODAY_ID, *model.items, "gone"])
    node = st.sampled_from([TODAY_ID, *model.nodes, "gone"])
    several = st.lists(there, max_size=4).map(tuple)
    title = titles | st.sampled_from([*map(model.title_of, model.nodes), "New"])
    about = st.builds(About, id=there, made=one_of(items.Effect))
    point = st.builds(
        DataPoint,
        id=st.just(next(fresh)),
        at=dates,
        kind=one_of(items.DataPointKind),
        note=texts,
        about=_few(about, most=2),
    )
    maybe_point = st.none() | point
    new_id = st.just(next(fresh))
    many_ids_of = [next(fresh) for _ in range(30)]
    many_ids = st.just(many_ids_of)
    step = st.builds(edits.RouteStep, title, st.none() | one_of(items.StoneKind))
    choices: list[st.SearchStrategy[Edit]] = [
        st.builds(
            edits.add, st.builds(Outcome, id=new_id, kind=one_of(items.OutcomeKind), title=title)
        ),
        st.builds(edits.add, st.builds(Link, id=new_id, source=node, target=node)),
        st.builds(edits.add, st.builds(Experiment, id=new_id, about=there, question=title)),
        st.builds(edits.add, st.builds(Signpost, id=new_id, about=there, watch_for=title)),
        st.builds(edits.add, st.builds(Idea, id=new_id, text=title)),
        st.builds(lambda id, title: edits.change(id, title=title), there, title),
        st.builds(
            lambda id, status: edits.change(id, status=status),
            node,
            one_of(items.StoneStatus) | one_of(items.OutcomeStatus),
        ),
        st.builds(
            lambda id, needs, progress: edits.change(id, needs=needs, progress=progress),
            node,
            one_of(items.Needs),
            shares,
        ),
        st.builds(lambda id, about: edits.change(id, about=about), there, there),
        st.builds(lambda id, target: edits.change(id, target=target), there, node),
        st.builds(
            lambda id, belief: edits.change(id, confidence=belief), there, st.none() | shares
        ),
        st.builds(lambda ids: edits.remove(*ids), st.lists(there, min_size=1, max_size=3)),
        st.builds(edits.duplicate, there, new_id),
        st.builds(edits.move, there, st.integers(-3, 3)),
        st.builds(
            lambda title, years: edits.describe(title=title, horizon_years=years),
            title,
            st.integers(2, 6),
        ),
        st.builds(edits.log, point, idea=st.none() | st.builds(Idea, id=new_id, text=title)),
        st.builds(edits.resolve, there, one_of(items.ExperimentResult), dates, maybe_point),
        st.builds(edits.carry_out, there, point),
        st.builds(edits.log, point, rests=st.lists(there, max_size=2)),
        st.builds(edits.correct_effect, there, there, one_of(items.Effect)),
        st.builds(
            lambda texts: edits.take_up(
                [Idea(id=id, text=text) for id, text in zip(many_ids_of, texts, strict=False)]
            ),
            st.lists(title, max_size=3),
        ),
        st.builds(edits.settle, there, one_of(items.SignpostStatus), maybe_point),
        st.builds(
            edits.build_route, st.lists(step, max_size=3), title | node, many_ids, start=node
        ),
        st.builds(edits.map_idea, there, new_id),
        st.builds(
            edits.place, st.dictionaries(node, st.tuples(st.floats(-9, 9), st.floats(-9, 9)))
        ),
        st.builds(
            lambda node, at: edits.placed(edits.add(node), {node.id: at}),
            st.builds(Stone, id=new_id, kind=one_of(items.StoneKind), title=title),
            st.tuples(st.floats(-9, 9), st.floats(-9, 9)),
        ),
        st.builds(
            edits.add_after,
            st.builds(Stone, id=new_id, kind=one_of(items.StoneKind), title=title),
            node,
            st.just(next(fresh)),
        ),
        st.builds(edits.join, node, node, st.just(next(fresh))),
        st.builds(edits.set_status, several, one_of(items.StoneStatus)),
        st.builds(edits.tag, several, title),
        st.builds(edits.start_with, node, st.lists(node, min_size=1, max_size=2), many_ids),
        st.builds(edits.first_map, st.builds(edits.Answers, title, texts, texts), many_ids),
    ]
    return draw(st.one_of(choices))
