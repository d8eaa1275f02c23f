"""How each kind and status looks and is called: one home for colours, icons and words."""

KIND_WORDS = {
    "today": "today",
    "skill": "skill",
    "role": "role",
    "experience": "experience",
    "relationship": "relationship",
    "recognition": "recognition",
    "balance": "work-life balance",
    "environment": "environment",
}
"""What a kind of outcome or stone is called."""

_STONE_ICONS = {
    "skill": "school",
    "role": "badge",
    "experience": "explore",
    "relationship": "handshake",
    "today": "my_location",
}

_OUTCOME_ICONS = {
    "role": "badge",
    "skill": "school",
    "recognition": "trophy",
    "balance": "balance",
    "environment": "nature_people",
}

_STONE_COLOURS = {
    "skill": "blue",
    "role": "orange",
    "experience": "red",
    "relationship": "violet",
    "today": "gray",
}

HAPPENINGS = {
    "win": ("add_circle", "green", "Win"),
    "setback": ("remove_circle", "red", "Setback"),
    "change": ("change_circle", "violet", "Change"),
}
"""Icon, colour and word of each kind of data point."""


def icon_of(kind: str, *, outcome: bool = False) -> str:
    """Name the Material symbol of a kind of stone, or of outcome."""
    return _OUTCOME_ICONS[kind] if outcome else _STONE_ICONS[kind]


def colour_of(kind: str, *, outcome: bool = False) -> str:
    """Name the Streamlit colour of a kind of stone; outcomes are green, whatever their kind."""
    return "green" if outcome else _STONE_COLOURS[kind]
