"""First open: four questions in plain words, and a map with a true sentence after them."""

import pytest

from careerapp.domain.types import MAX_TITLE
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

HOPE = "What do you hope is true of your work in a few years?"
HAVE = "What do you already have that helps?"
ONE_WAY = "What is one way there?"
ANOTHER_WAY = "If that fell away, what else?"


def answered(person: Person, **answers: str) -> Person:
    labels = {"hope": HOPE, "have": HAVE, "one_way": ONE_WAY, "another_way": ANOTHER_WAY}
    for name, answer in answers.items():
        person.fill(labels[name], answer)
    return person.press("Draw my map")


def paths(kept: Kept) -> set[str]:
    """The links of the map, by title."""
    return {
        f"{kept.model.title_of(link.source)} > {kept.model.title_of(link.target)}"
        for link in kept.model.links
    }


def test_a_newcomer_is_asked_four_questions_by_titles_alone():
    person = Person()
    assert person.title == "Start with what you hope for"
    assert [each.label for each in person.at.text_input] == [HOPE, HAVE, ONE_WAY, ANOTHER_WAY]
    asked = (person.at.selectbox, person.at.number_input, person.at.button_group, person.at.slider)
    assert [list(kind) for kind in asked] == [[], [], [], []]


@pytest.mark.parametrize("page", ["start", "outcomes", "routes", "revise", "your_data"])
def test_every_page_leads_a_newcomer_to_the_questions(page: str):
    assert Person().go(page).title == "Start with what you hope for"


def test_four_answers_become_a_map_with_two_ways_and_what_both_need(kept: Kept):
    person = answered(
        Person(),
        hope="Team lead in analytics",
        have="Maria",
        one_way="stock-loss study, then reporting analyst",
        another_way="evening course",
    )
    assert person.title == "Two ways lead to Team lead in analytics. Both need Maria."
    assert paths(kept) == {
        "Today > Maria",
        "Maria > Stock-loss study",
        "Stock-loss study > Reporting analyst",
        "Reporting analyst > Team lead in analytics",
        "Maria > Evening course",
        "Evening course > Team lead in analytics",
    }
    assert kept.item("Maria").status == "done"


def test_one_hope_alone_is_enough(kept: Kept):
    person = answered(Person(), hope="Fridays at home")
    assert person.title == "No way leads to Fridays at home yet."
    assert kept.item("Fridays at home").kind == "balance"


def test_without_a_hope_it_says_so_there_and_keeps_the_other_answers(kept: Kept):
    person = answered(Person(), hope="  ", have="Maria", one_way="a course")
    assert "Start with one hope" in person.below(HOPE)
    assert person.widget(HAVE).value == "Maria"
    assert person.widget(ONE_WAY).value == "a course"
    assert kept.workspaces == ()


@pytest.mark.parametrize("question", [HOPE, HAVE, ONE_WAY, ANOTHER_WAY])
def test_four_thousand_characters_become_a_title_that_can_be_kept(kept: Kept, question: str):
    Person().fill(HOPE, "Team lead").fill(question, "x" * 4_000).press("Draw my map")
    titles = [node.title for node in kept.model.nodes.values()]
    assert max(map(len, titles)) == MAX_TITLE


def test_what_was_answered_shows_as_it_was_typed():
    typed = "![Lead](http://evil.example/x.png) <b>*bold*</b> :tada: $x$"
    assert typed[:50] in answered(Person(), hope=typed).title


def test_somebody_with_work_comes_back_to_it(at_work):
    person = at_work(sketch("today a Lead"))
    assert person.title == "One way leads to Lead."
    assert person.go("first").press("Back to my work").title == "One way leads to Lead."


def test_beginning_again_puts_a_second_workspace_beside_the_first(at_work, kept: Kept):
    person = at_work(sketch("today a Lead")).go("first")
    answered(person, hope="Fridays at home")
    assert person.title == "No way leads to Fridays at home yet."
    assert len(kept.workspaces) == 2


def test_answers_full_of_commas_still_make_a_map(kept: Kept):
    def many(letter: str) -> str:
        return ", ".join(f"{letter}{number}" for number in range(33))

    answered(Person(), hope="Lead", have=many("h"), one_way=many("w"), another_way=many("a"))
    assert len(kept.model.stones) == 99
