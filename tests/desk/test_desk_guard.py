from pathlib import Path

import pytest

from detente.desk.guard import HEADERS, Door
from detente.errors import BadField
from tests.desk.conftest import HERE, TOKEN, Open


def test_without_the_token_nothing_of_the_record_is_shown(desk: Open, talks: Path):
    client = desk(talks, known=False)
    for address in ("/", "/index.json", "/reports", "/nothing"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert "detente serve" in answer.text
        assert "Berg" not in answer.text


@pytest.mark.parametrize("wrong", ["", "x", TOKEN[:-1], TOKEN + "x", "é" * 30])
def test_a_wrong_token_is_none(desk: Open, talks: Path, wrong: str):
    client = desk(talks, known=False)
    assert client.get("/", params={"token": wrong}).status_code == 401
    assert client.get("/", headers={"authorization": f"Bearer {wrong}".encode()}).status_code == 401


def test_the_token_of_the_url_becomes_a_cookie_and_leaves_the_address(desk: Open, talks: Path):
    client = desk(talks, known=False)
    first = client.get(f"/reports?token={TOKEN}&q=sailors")
    assert first.status_code == 303
    assert first.headers["location"] == "/reports?q=sailors"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/events/e-none").status_code == 404


def test_the_way_in_never_leads_to_another_machine(desk: Open, talks: Path):
    client = desk(talks, known=False)
    assert client.get(f"{HERE}//evil.example/?token={TOKEN}").headers["location"] == "/evil.example/"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "192.0.2.7", "", "127.0.0.1.evil.example"])
def test_a_name_that_points_here_is_refused(desk: Open, talks: Path, host: str):
    assert desk(talks).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9000", "[::1]:8765"])
def test_this_machine_by_its_own_names(desk: Open, talks: Path, host: str):
    assert desk(talks).get("/events/e-none", headers={"host": host}).status_code == 404


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_sites_page_is_refused(desk: Open, talks: Path, origin: str):
    answer = desk(talks).get("/", headers={"origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_every_answer_carries_the_headers(desk: Open, talks: Path):
    client = desk(talks)
    for address in ("/events/e-none", "/static/desk.css", "/events/e-none.json"):
        answer = client.get(address)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert client.get("/events/e-none").headers["cache-control"] == "no-store"
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_files_of_the_desk_alone_are_static(desk: Open, talks: Path):
    assert desk(talks).get("/static/../app.py").status_code == 404
    assert desk(talks).get("/static/%2e%2e/app.py").status_code == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])  # noqa: S104 - what is refused
def test_another_address_needs_a_token_of_ones_own(host: str):
    with pytest.raises(BadField, match="other machines") as told:
        Door.open(host, 8765, None)
    assert "--token" in told.value.mend
    door = Door.open(host, 8765, TOKEN)
    assert door.answers_to("192.0.2.7:8765")
    assert not door.answers_to("evil.example:8765")


@pytest.mark.parametrize("token", ["short", "with a space in it, and long", "línea-línea-línea-línea"])
def test_a_weak_token_is_refused(token: str):
    with pytest.raises(BadField, match="token"):
        Door.open("127.0.0.1", 8765, token)


def test_a_token_is_made_anew_each_time():
    assert Door.open("::1", 8765, None).token != Door.open("::1", 8765, None).token
    assert Door.open("::1", 8765, None).url.startswith("http://[::1]:8765/?token=")
