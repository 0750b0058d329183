"""`mkdocs serve`, kept running: started anew when the program changes, or when a change may have mended its start.

MkDocs reloads what it publishes, but keeps the code of its hooks for as long as it lives.
"""

import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_HOST = "127.0.0.1"
_POLL = 0.2  # seconds between two looks at the child
_PATIENCE = 10  # seconds for the child to end
_LAST_PORT = 65_535


def free_port(first: int) -> int:
    """Return the first port from `first` on that nobody listens on."""
    return next(port for port in range(first, _LAST_PORT + 1) if _is_free(port))


def run(root: Path, port: int) -> int:
    """Serve the site until it is interrupted or MkDocs ends by itself; return the exit status."""
    # Ended from outside, it must end MkDocs as well, just as when it is interrupted.
    # A script's background job starts with SIGINT ignored, and would hand that on.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)
    changes = _Changes(root)
    observer = Observer()
    for name in ("hooks", "seeds", "docs"):
        observer.schedule(changes, str(root / name), recursive=True)
    observer.schedule(changes, str(root))
    observer.start()
    try:
        while True:
            changes.forget()
            process = _start(root, port)
            try:
                if not _wait(process, changes):
                    return process.returncode
            finally:
                _end(process)
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()


class _Changes(FileSystemEventHandler):
    """Remembers whether the program, or anything that a build reads, has changed."""

    def __init__(self, root: Path) -> None:
        self._hooks = root / "hooks"
        self._config = root / "mkdocs.yml"
        self._read = (self._hooks, root / "seeds", root / "docs")
        self.program = threading.Event()
        self.anything = threading.Event()

    def forget(self) -> None:
        """Count from here."""
        self.program.clear()
        self.anything.clear()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a change; called by watchdog from its own thread."""
        if event.event_type in ("opened", "closed_no_write") or event.is_directory:
            return
        path = Path(str(event.dest_path or event.src_path))
        if path == self._config or any(path.is_relative_to(folder) for folder in self._read):
            self.anything.set()
        if path.suffix == ".py" and path.is_relative_to(self._hooks):
            self.program.set()


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((_HOST, port))
        except OSError:
            return False
    return True


def _start(root: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", f"{_HOST}:{port}"]
    # In a session of its own: Ctrl-C then reaches it once, from here, and does not break into its shutdown.
    return subprocess.Popen(command, cwd=root, start_new_session=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End MkDocs as Ctrl-C would, so that it removes its temporary folder; kill it if it does not listen."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], changes: _Changes) -> bool:
    """Return True when MkDocs is to be started anew, False when it ended and is to stay so."""
    while process.poll() is None:
        if changes.program.wait(_POLL):
            print("The program has changed: starting anew.", flush=True)
            return True
    if process.returncode <= 0:
        return False
    print("Mend what is named above and save: the preview starts anew by itself. Stop it with Ctrl-C.", flush=True)
    changes.anything.wait()
    return True
