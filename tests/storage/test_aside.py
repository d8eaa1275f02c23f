"""A damaged file set aside is kept, and never put over another."""

from datetime import date

import pytest

from careerapp.errors import DamagedError
from careerapp.storage.aside import set_aside
from careerapp.storage.engine import open_engine

TODAY = date(2026, 6, 15)


def test_a_damaged_file_is_kept_and_makes_room_for_a_new_one(tmp_path):
    path = tmp_path / "careerapp.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(DamagedError):
        open_engine(path)

    kept = set_aside(path, TODAY)

    assert kept.read_bytes() == b"not a database at all" * 100
    assert kept.parent == tmp_path
    open_engine(path).dispose()
    assert path.exists()


def test_files_set_aside_on_one_day_stand_side_by_side(tmp_path):
    path = tmp_path / "careerapp.db"
    kept = []
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        kept.append(set_aside(path, TODAY))
    assert [each.read_bytes() for each in kept] == [b"one", b"two", b"three"]


def test_the_journal_of_a_half_done_write_goes_along(tmp_path):
    path = tmp_path / "careerapp.db"
    path.write_bytes(b"half")
    (tmp_path / "careerapp.db-journal").write_bytes(b"the other half")

    kept = set_aside(path, TODAY)

    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"the other half"
    assert not (tmp_path / "careerapp.db-journal").exists()
