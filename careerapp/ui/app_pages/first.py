"""The first page: four questions that make a map, or a sample, or a file."""

import streamlit as st

from careerapp.domain.edits import Answers, first_map, open_pairings
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE
from careerapp.errors import CareerAppError, EditError
from careerapp.samples import SAMPLES
from careerapp.ui.forms.form import problem
from careerapp.ui.session import clock, first_questions, form_state, navigation, work
from careerapp.ui.shared.files import open_sample, open_upload
from careerapp.ui.shared.widgets import note, text_page
from careerapp.wording.markdown import escape

MY_WORK = "My work"
QUESTIONS = (
    (
        "hope",
        "What do you hope is true of your work in a few years?",
        "For example: Team lead, or Fridays at home",
    ),
    (
        "have",
        "What do you already have that helps?",
        "For example: ten years of shifts, a friend at the clinic",
    ),
    (
        "one_way",
        "What is one way there?",
        "For example: stock-loss study, then reporting analyst",
    ),
    ("another_way", "If that fell away, what else?", "It does not have to be a good idea yet"),
)


def _name_for(hope: str) -> str:
    """Name a workspace: the first one plainly, each later one by its hope."""
    repository = work.repository()
    known = [*repository.workspaces(), *repository.removed_workspaces()]
    taken = any(record.name == MY_WORK for record in known)
    return f"{MY_WORK}: {hope}"[:MAX_TITLE].strip() if taken else MY_WORK


def draw_my_map() -> None:
    """Make a workspace of the answers and open it."""
    form_state.forget_problems("first")
    answers = Answers(*(st.session_state[f"first-{name}"] for name, _, _ in QUESTIONS))
    try:
        edited = first_map(answers, clock.new_ids())(WorkModel())
        repo = work.repository()
        with repo.saving_together():
            workspace = repo.new_workspace(
                _name_for(edited.model.outcomes[0].title),
                edited.model,
                version_name="My work model",
                description=edited.description,
            )
            work.open_work(workspace)
        first_questions.ask(open_pairings(answers, edited.model))
    except EditError as error:
        field = error.field if error.field in answers._fields else "hope"
        form_state.report_problem("first", field, str(error))
        return
    except CareerAppError as error:
        form_state.report_problem("first", "", str(error))
        return
    for name, _, _ in QUESTIONS:
        del st.session_state[f"first-{name}"]
    navigation.go_to("app_pages/start.py")


with text_page(1080):
    st.space("small")
    questions, beside = st.columns([5, 3], gap="xlarge")
    with questions:
        st.title("Start with what you hope for")
        st.markdown(
            "Four short questions, titles only; the first is enough to begin. In about three"
            " minutes you have a map with two ways on it."
        )
        problems = form_state.problems("first")
        with st.form("first", border=False):
            with st.container(gap="medium"):
                for number, (name, question, placeholder) in enumerate(QUESTIONS, 1):
                    with st.container(gap="xsmall"):
                        st.markdown(f"##### :green[{number}] &nbsp;{question}")
                        st.text_input(
                            question,
                            key=f"first-{name}",
                            placeholder=placeholder,
                            max_chars=MAX_TITLE,
                            label_visibility="collapsed",
                        )
                        if name in problems:
                            problem(problems[name])
            st.space("small")
            with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
                st.form_submit_button(
                    "Draw my map",
                    type="primary",
                    icon=":material/conversion_path:",
                    on_click=draw_my_map,
                )
                note("Stays on this computer. Nothing is sent anywhere.")
            if "" in problems:
                problem(problems[""])
    with beside:
        st.space(12)
        st.subheader("Or look around first")
        for sample in SAMPLES:
            with st.container(border=True, gap="xsmall"):
                st.markdown(
                    f"**:{sample.colour}[:material/{sample.icon}:] {escape(sample.title)}**"
                )
                st.markdown(escape(sample.description))
                if st.button(
                    "Open a copy",
                    key=f"sample-{sample.key}",
                    type="tertiary",
                    icon=":material/content_copy:",
                    help=f"{sample.title}: an invented person. Your own work is not touched.",
                ):
                    with st.spinner("Opening a copy…"):
                        open_sample(sample.key)
                    st.switch_page("app_pages/start.py")
        with st.popover("Open a file of mine", icon=":material/folder_open:"):
            upload = st.file_uploader("A workspace file (.json)", type=["json"], key="first-file")
            if upload is not None and open_upload(upload.getvalue(), upload.name, most=5):
                st.switch_page("app_pages/start.py")
        if work.version_id() is not None and st.button(
            "Back to my work", type="tertiary", icon=":material/arrow_back:"
        ):
            st.switch_page("app_pages/start.py")
