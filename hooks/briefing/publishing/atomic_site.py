"""The next edition of the site: the site's folder in; a folder to write to, and in the end their exchange, out.

Until the new edition is whole, the last one stays as it is, whatever ends the build: an error, a full disk, a kill.
What such a build leaves behind lies in one hidden folder beside the site, which the next build clears.
"""

import ctypes
import os
import shutil
from pathlib import Path

import filelock

from briefing.diagnostics import Diagnostic

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of renameat2(2)."""


class Edition:
    """One build's claim on the site's folder, from its beginning until `end`."""

    def __init__(self, site: Path) -> None:
        """Raise RuntimeError while another build holds the same folder, OSError where nothing can be written."""
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
        """Where the edition is written to."""
        # Apart from the first, for either can be the last edition, which may hold what is not MkDocs'.
        self._whole, self._retired = self.scratch / "whole", self.scratch / "old"
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
        """Put the edition in the last one's place, or forget it; either way leave nothing behind."""
        try:
            if publish:
                self._publish()
        finally:
            self._clear()
            # While it is held: whoever has opened it by now sees that it is gone, and makes another.
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()

    def _publish(self) -> None:
        self.folder.rename(self._whole)
        try:
            if self._site.exists():
                shutil.copymode(self._site, self._whole)
                _exchange(self._whole, self._site, self._retired)
            else:
                self._whole.rename(self._site)
        except OSError:
            # A mounted folder, or one whose surroundings are not ours, cannot be moved; what it holds can.
            _refill(self._site, self._whole)

    def _clear(self) -> None:
        """Remove what a build leaves, but for what belongs into the site."""
        if self._retired.exists() and not self._site.exists():
            self._retired.rename(self._site)
        for left in (self._whole, self._retired):
            _keep_hidden(left, self._site)
        # Pagefind outlives a killed build by a moment, and may be writing still.
        shutil.rmtree(self.scratch, ignore_errors=True)


def _place_for(site: Path) -> Path:
    """Return the folder to build in: that which holds the site, so that moving is renaming, or else the site itself."""
    around = next(folder for folder in site.parents if folder.exists())
    return site.parent if os.access(around, os.W_OK) and not site.is_mount() else site


def _exchange(new: Path, site: Path, retired: Path) -> None:
    """Let the new folder take the site's place; the old one ends in one of the two other places."""
    if _exchanged(new, site):
        return
    site.rename(retired)
    try:
        new.rename(site)
    except OSError:
        retired.rename(site)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Return whether two folders have changed places, which Linux can do so that neither is ever missing."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _refill(site: Path, new: Path) -> None:
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
    """Move what MkDocs never removes from a site, such as a `.git`, from an old edition to the present one."""
    if old.is_dir() and site.is_dir():
        for entry in [*old.glob(".*")]:
            if not os.path.lexists(site / entry.name):
                entry.rename(site / entry.name)
