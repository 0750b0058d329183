"""Servers on this machine: for a folder, as GitHub Pages serves it (compressed, cached), or for what a test answers."""

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

_COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
    "+xml",
    "+json",
)
_TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".epub": "application/epub+zip",
    ".wasm": "application/wasm",
}


@cache
def _packed(path: Path, changed: int) -> bytes:  # noqa: ARG001
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


class _Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else the end of an answer waits, on a connection that is kept, until its head is confirmed: 40 ms each.
    disable_nagle_algorithm = True
    folder: Path
    prefix: str

    def do_GET(self) -> None:
        """Answer with a file, a redirect to a folder's slash, or the site's page for what is not found."""
        address = self.path.split("?")[0]
        path = self.folder / unquote(address.removeprefix(self.prefix))
        if not address.startswith(self.prefix) or ".." in path.parts:
            self._send(HTTPStatus.NOT_FOUND, None)
        elif path.is_dir() and not address.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file()
            self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, path if found else self.folder / "404.html")

    do_HEAD = do_GET

    def _send(self, status: HTTPStatus, path: Path | None) -> None:
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream" if path else ""
        body = path.read_bytes() if path else b""
        packed = path is not None and any(part in kind for part in _COMPRESSED)
        if path and packed:
            body = _packed(path, path.stat().st_mtime_ns)
        self.send_response(status)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if kind:
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def listen() -> http.server.ThreadingHTTPServer:
    """Return a server with a port of its own, which has yet to be told what to serve."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages)


def serve_below(server: http.server.ThreadingHTTPServer, folder: Path, prefix: str) -> None:
    """Serve a folder below a path, which begins and ends with a slash, until `shutdown`."""
    server.RequestHandlerClass = type("_Site", (_Pages,), {"folder": folder, "prefix": prefix})
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder on a free port until `shutdown`."""
    server = listen()
    serve_below(server, folder, "/")
    return server


@contextmanager
def answering(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """Serve what a function makes of each request; yield the address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                # The client hung up, as it should.
                self.close_connection = True

        def do_GET(self) -> None:
            answer(self)

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
