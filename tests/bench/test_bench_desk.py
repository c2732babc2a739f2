"""The bench of the Desk's pages."""

import json
from pathlib import Path

from bench.__main__ import main


def test_every_sort_of_page_is_asked_for_and_timed(talks: Path, capsys):
    assert main(["desk", "--record", str(talks)]) == 0
    told = capsys.readouterr().out
    assert all(page in told for page in ("/figures", "/events/e-", "/actor?name=", "/claims/m-", "/?since="))
    assert 0 < json.loads(told.splitlines()[-1])["pages_within_bar"] <= 1


def test_without_a_record_the_mend_is_told(tmp_path: Path, capsys):
    assert main(["desk"]) != 0
    assert "--record" in capsys.readouterr().err
