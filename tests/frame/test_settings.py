"""What careerapp asks of Streamlit, setting by setting."""

import tomllib

import pytest

from tests.frame.paths import read, tracked

SETTINGS = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.maxUploadSize": 5,
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_that_people_rely_on_is_made(name):
    section, key = name.split(".")
    assert tomllib.loads(read(".streamlit/config.toml"))[section][key] == SETTINGS[name]


def test_each_setting_says_why_right_above_it():
    lines = read(".streamlit/config.toml").splitlines()
    before_themes = lines[: lines.index("[theme]")]
    made = [number for number, line in enumerate(before_themes) if "=" in line]
    for number in made:
        above = before_themes[number - 1]
        assert above.startswith("#") or number - 1 in made, before_themes[number]


def test_no_secret_is_kept_with_the_project():
    assert not [path for path in tracked() if "secret" in path.name.lower()]
    assert ".streamlit/secrets.toml" in read(".gitignore").splitlines()
