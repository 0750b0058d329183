"""Atomic replacement of the site by a new build.

Until the new site is complete, the last one stays as it is, whatever ends the build: an error, a full disk, a kill.
What such a build leaves behind is in one hidden folder beside the site, which the next build removes.
"""

import ctypes
import os
import shutil
from pathlib import Path

import filelock

from briefing.diagnostics import Diagnostic

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of renameat2(2)."""


class AtomicSite:
    """The folder that a build writes to, and the lock on the site's folder, until `end`."""

    def __init__(self, site: Path) -> None:
        """Raise RuntimeError while another build writes the same site, OSError where nothing can be written."""
        self.site = site
        self._site = site.resolve()
        if self._site.exists() and not self._site.is_dir():
            raise RuntimeError(str(Diagnostic(str(site), None, "is a file", "name a folder for the site", "output")))
        place = _place_for(self._site)
        place.mkdir(parents=True, exist_ok=True)
        self._lock = filelock.FileLock(place / f".{self._site.name}.lock", timeout=0)
        self.scratch = place / f".{self._site.name}.building"
        """A folder for what is needed while building; it is gone afterwards."""
        self.folder = self.scratch / "new"
        """Where the new site is written."""
        # Not in `folder`, since either may be the last site, which may have files that are not MkDocs'.
        self._complete, self._backup = self.scratch / "whole", self.scratch / "old"
        try:
            self._lock.acquire()
        except filelock.Timeout:
            remedy = "wait for it to end, then run this again"
            raise RuntimeError(
                str(Diagnostic(str(site), None, "another build is writing it", remedy, "output"))
            ) from None
        self._clear()
        self.folder.mkdir(parents=True)

    def end(self, publish: bool) -> None:
        """Replace the last site by the new one, or discard the new one; leave nothing else behind."""
        try:
            if publish:
                self._publish()
        finally:
            self._clear()
            # While the lock is held: a build that has opened its file by now sees that it is gone, and makes another.
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()

    def _publish(self) -> None:
        self.folder.rename(self._complete)
        try:
            if self._site.exists():
                shutil.copymode(self._site, self._complete)
                _exchange(self._complete, self._site, self._backup)
            else:
                self._complete.rename(self._site)
        except OSError:
            # A mounted folder, or one in a folder that is not ours, cannot be moved; its contents can.
            _replace_contents(self._site, self._complete)

    def _clear(self) -> None:
        """Remove what a build leaves behind; the last site, and its hidden files, go back to their place."""
        if self._backup.exists() and not self._site.exists():
            self._backup.rename(self._site)
        for left in (self._complete, self._backup):
            _keep_hidden(left, self._site)
        # Pagefind outlives a killed build by a moment, and may still be writing.
        shutil.rmtree(self.scratch, ignore_errors=True)


def _place_for(site: Path) -> Path:
    """Return the folder to build in: the one around the site, so that moving is renaming, or else the site itself."""
    around = next(folder for folder in site.parents if folder.exists())
    return site.parent if os.access(around, os.W_OK) and not site.is_mount() else site


def _exchange(new: Path, site: Path, backup: Path) -> None:
    """Move the new folder to the site's place, and the old one to `new` or `backup`."""
    if _exchanged(new, site):
        return
    site.rename(backup)
    try:
        new.rename(site)
    except OSError:
        backup.rename(site)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Swap two folders, and return whether that worked: on Linux, neither is ever missing meanwhile."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _replace_contents(site: Path, new: Path) -> None:
    site.mkdir(exist_ok=True)
    for entry in [*site.iterdir()]:
        if entry.name.startswith(".") and not (new / entry.name).exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    for entry in [*new.iterdir()]:
        shutil.move(entry, site / entry.name)


def _keep_hidden(old: Path, site: Path) -> None:
    """Move hidden files such as `.git`, which MkDocs never removes from a site, from an old site to the present one."""
    if old.is_dir() and site.is_dir():
        for entry in [*old.glob(".*")]:
            if not os.path.lexists(site / entry.name):
                entry.rename(site / entry.name)
