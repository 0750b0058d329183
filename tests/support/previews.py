"""A running preview, as tests watch it."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE = 90  # seconds until a change that does not show counts as lost


class Preview:
    """A running `python -m briefing serve` on a project of its own."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        self.log = root / "preview.log"
        command = [sys.executable, "-m", "briefing", "serve", "--port", str(port)]
        environment = {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=self.log.open("w"), stderr=subprocess.STDOUT
        )

    def output(self) -> str:
        return self.log.read_text()

    def wait_for(self, what: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < end, self.output()
            assert self.process.poll() is None, self.output()
            time.sleep(0.1)

    def page(self, path: str = "") -> str:
        addresses = re.findall(r"Serving on (http://127\.0\.0\.1:\d+/)", self.output())
        if not addresses:
            return ""
        try:
            with urllib.request.urlopen(addresses[-1] + path, timeout=2) as response:
                return response.read().decode()
        except OSError:
            return ""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
