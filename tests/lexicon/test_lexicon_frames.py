"""The families of kinds."""

from detente.lexicon.frames import load_frames
from detente.model import TALKS, Kind


def test_the_family_of_talks_is_that_of_the_kinds_of_talks():
    frames = load_frames()
    assert {kind for kind in Kind if frames[kind].family == "talks"} == {*TALKS}
    assert {*TALKS} < {kind for kind in Kind if frames[kind].is_dealing}
