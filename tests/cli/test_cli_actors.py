"""``detente actor``: one actor with where each name of it stands."""

import json
from pathlib import Path


def test_an_actor_is_shown_with_its_passages(run, talks: Path):
    rows = json.loads(run("-r", talks, "actors", "--json").stdout)
    name = rows[0]["actor"]
    shown = run("-r", talks, "actor", name)
    assert shown.exit_code == 0
    assert shown.stdout.startswith(name)
    assert "printed as" in shown.stdout
    (page,) = json.loads(run("-r", talks, "actor", name, "--json").stdout)
    assert page["actor"] == name
    assert all(alias["passages"] for alias in page["aliases"])
    assert {"roles", "contacts", "meant_by", "events", "claims", "passages"} <= set(page)


def test_an_unknown_actor_is_one_line_and_how_to_mend_it(run, talks: Path):
    result = run("-r", talks, "actor", "Nobody At All")
    assert result.exit_code != 0
    assert "detente actors" in result.stderr
