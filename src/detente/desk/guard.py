"""Who may see the Desk: whoever holds the token, from a page of the Desk itself, under a name that is an address.

A browser carries requests for any page that it shows. So a request must name this machine by an address or ``localhost``
(a foreign name that points here is refused), a request from another page's script is refused, and without the token, which
came with the printed URL and lives on in a cookie, there is nothing but a word of how to get it.
"""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.errors import BadField

TOKEN = "token"  # noqa: S105 - the name of the query field, not a secret
SHORTEST = 20
"""Characters of a token that somebody chooses; one of ours has 43."""
HEADERS = {
    "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not no-referrer: under that a browser calls the origin of our own forms "null", and they would be refused
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_READS = ("GET", "HEAD")
_ASK_FOR_TOKEN = "The Desk is open only to whoever has its token: open the whole URL that `detente serve` printed.\n"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Door:
    """Where the Desk listens, and with which token. ``host`` is an address or ``localhost``.

    Raises ``BadField`` for a name, and for an address that other machines reach where no token of at least 20 characters was
    given: who opens the record to a network must say so.

    >>> Door.open("127.0.0.1", 8765, None).local
    True
    """

    host: str
    port: int
    token: str

    @classmethod
    def open(cls, host: str, port: int, token: str | None) -> Door:
        """Check what was given, and make a token where none was."""
        if token is not None and (
            len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token
        ):
            mend = "choose one with `python -c 'import secrets; print(secrets.token_urlsafe())'`"
            raise BadField(f"a token needs at least {SHORTEST} letters, digits and signs, and no space", mend=mend)
        if _address(host) is None:
            raise BadField(f"{host!r} is no address", mend="give one such as 127.0.0.1")
        if not _is_local(host) and token is None:
            told = f"{host} is reached from other machines, and whoever gets the URL reads all reports and changes the record"
            raise BadField(told, mend="leave --host away, or give a --token of your own to say that you mean it")
        return cls(host, port, token or secrets.token_urlsafe(32))

    @property
    def local(self) -> bool:
        """Whether only this machine reaches it."""
        return _is_local(self.host)

    @property
    def url(self) -> str:
        """Where to begin, with the token."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}/?{urlencode({TOKEN: self.token})}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies know no ports, and there may be a Desk on each."""
        return f"detente-{self.port}"

    def answers_to(self, host: str) -> bool:
        """Whether a request may call this machine so."""
        name = urlsplit(f"//{host}").hostname or ""
        if self.local:
            return _is_local(name)
        return _address(name) is not None


class Guard:
    """Passes on what may pass, and puts the headers on every answer. ``/static`` holds no word of a record: it needs no token."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                ours = [
                    (name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in given
                ]
                if b"cache-control" not in given:
                    ours.append((b"cache-control", b"no-store"))
                message["headers"] = [*message["headers"], *ours]
            await send(message)

        request = Request(scope)
        answer = self._answer(request)
        await (answer or self.app)(scope, receive, send_with_headers)

    def _answer(self, request: Request) -> Response | None:
        """What is answered at the door; ``None`` for a request that passes."""
        host = request.headers.get("host", "")
        if not self.door.answers_to(host):
            return PlainTextResponse("This machine is to be called by its address.\n", status_code=421)
        if not _from_here(request, host):
            return PlainTextResponse("This was asked by another site's page, and is refused.\n", status_code=403)
        if request.url.path.startswith("/static/"):
            return None
        given = request.query_params.get(TOKEN)
        if given is not None and request.method in _READS and self._is_token(given):
            answer = RedirectResponse(_without_token(request), status_code=303)
            answer.set_cookie(self.door.cookie, self.door.token, httponly=True, samesite="strict")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(request.cookies.get(self.door.cookie, "")) or self._is_token(bearer):
            return None
        return PlainTextResponse(_ASK_FOR_TOKEN, status_code=401, headers={"www-authenticate": "Bearer"})

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.door.token.encode())


def _from_here(request: Request, host: str) -> bool:
    """Whether no other site stands behind a request: browsers say so in these headers, and other programs in none."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return False
    return request.method in _READS or request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _without_token(request: Request) -> str:
    kept = [pair for pair in parse_qsl(request.url.query, keep_blank_values=True) if pair[0] != TOKEN]
    # two slashes at the start would lead to another machine
    path = "/" + request.url.path.lstrip("/\\")
    return f"{path}?{urlencode(kept)}" if kept else path


def _address(host: str) -> str | None:
    if host.lower() == "localhost":
        return "127.0.0.1"
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def _is_local(host: str) -> bool:
    address = _address(host)
    return address is not None and ipaddress.ip_address(address).is_loopback
