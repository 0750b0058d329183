"""Translation services on 127.0.0.1 that speak the protocols of the real ones, and misbehave as they do."""

import html
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import polib

from projects import FIVE
from server import answering

SETTINGS = {
    "google": "BRIEFING_GOOGLE_URL",
    "mymemory": "BRIEFING_MYMEMORY_URL",
    "libretranslate": "LIBRETRANSLATE_URL",
    "deepl": "DEEPL_SERVER_URL",
}
KEY = "secret-key-0815"


def known_pairs() -> dict[str, str]:
    """The sentences of the five articles with their English: what an honest service answers."""
    return {entry.msgid: entry.msgstr for path in FIVE.glob("*.po") for entry in polib.pofile(str(path))}


@dataclass(frozen=True)
class Reply:
    """One HTTP answer; a body of None hangs, one that is cut breaks off in the middle."""

    body: str | None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


class Service:
    """A service for one protocol; `misbehave` may give another reply for a sentence, by how often it was asked."""

    def __init__(self, protocol: str, english: Callable[[str], str]) -> None:
        self.protocol = protocol
        self.english = english
        self.misbehave: Callable[[str, int], Reply | str | None] = lambda _text, _time: None
        self.asked: Counter[str] = Counter()
        self.bodies: list[str] = []
        self.delay = 0.0
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.url = ""

    def answer(self, handler: BaseHTTPRequestHandler, body: str) -> None:
        with self.lock:
            self.bodies.append(body)
        time.sleep(self.delay)
        if self.protocol in ("google", "mymemory"):
            texts = parse_qs(urlsplit(handler.path).query)["q"]
        elif self.protocol == "libretranslate":
            texts = json.loads(body)["q"]
        else:
            texts = json.loads(body)["text"]
        answers = []
        for text in texts:
            with self.lock:
                self.asked[text] += 1
                turn = self.asked[text]
            other = self.misbehave(text, turn)
            if isinstance(other, Reply):
                return self.send(handler, other)
            answers.append(self.english(text) if other is None else other)
        return self.send(handler, Reply(self.page(answers)))

    def page(self, answers: list[str]) -> str:
        if self.protocol == "google":
            return f'<html><body><div class="result-container">{html.escape(answers[0])}</div></body></html>'
        if self.protocol == "mymemory":
            return json.dumps({"responseData": {"translatedText": answers[0]}, "matches": []})
        if self.protocol == "libretranslate":
            return json.dumps({"translatedText": answers})
        return json.dumps(
            {
                "translations": [
                    {"detected_source_language": "DE", "text": text, "billed_characters": 1} for text in answers
                ]
            }
        )

    def send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        if reply.body is None:
            self.closing.wait()
            return
        data = reply.body.encode("latin-1") if reply.headers.get("X-Charset") else reply.body.encode()
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if reply.cut:
            handler.wfile.write(data[: len(data) // 2])
            handler.wfile.flush()
            handler.connection.shutdown(socket.SHUT_RDWR)
        else:
            handler.wfile.write(data)


@contextmanager
def running(protocol: str, english: Callable[[str], str] | None = None) -> Iterator[Service]:
    """Run a service; without `english`, it knows the five articles."""
    pairs = known_pairs()
    service = Service(protocol, english or (lambda text: pairs[text]))

    def answer(handler: BaseHTTPRequestHandler) -> None:
        service.answer(handler, handler.rfile.read(int(handler.headers.get("Content-Length", "0"))).decode())

    with answering(answer) as service.url:
        try:
            yield service
        finally:
            service.closing.set()
