"""`make licences`: the licence of all that this project installs or brings along, and whether it may be used here.

The two lock files and npm's say what there is, the packages' own metadata (https://packaging.python.org/specifications/
core-metadata/, License-Expression first) under what licence. An SPDX expression is read as logic: "GPL-2.0-only OR MIT"
may be used, for it may be used under MIT. What nobody can read may not.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import click
from license_expression import (
    ExpressionError,
    LicenseExpression,
    LicenseWithExceptionSymbol,
    get_license_index,
    get_spdx_licensing,
)
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

# Categories of license-expression's index. The GPL and AGPL are "Copyleft"; the LGPL and MPL, which end at their own
# library or files, "Copyleft Limited".
_MAY_BE_USED = {"Permissive", "Copyleft Limited", "Public Domain"}
FOR_DEVELOPMENT_ONLY = {
    "translate-toolkit": "one test reads our TMX with it; the program does not, and nothing of it is published",
}
"""What may be used without being published, by name and with the reason."""
_ONLY_IN_A_FILE = {"parse-cache-control": "BSD-3-Clause"}
"""Licences that a package has in a file, but not in its metadata."""
_WORDS = {
    "MIT License": "MIT",
    # With two clauses or three; what follows is the same for both.
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The names of https://pypi.org/classifiers/, as SPDX calls them."""

_spdx = get_spdx_licensing()
_categories = {entry["spdx_license_key"]: entry["category"] for entry in get_license_index()}


@dataclass(frozen=True)
class Part:
    """Something that others wrote."""

    name: str
    version: str
    licence: str | None
    """In its own words; None if it says nothing."""
    use: str
    """`site`: builds it, and may be published with it; `bundled`: lies in here; others, such as `lint`: tools only."""
    absent: bool = False
    """This platform does without it, so that nobody can ask it."""

    @property
    def problem(self) -> str | None:
        """What is wrong with using it here, None if nothing is."""
        if self.absent or may_be_used(self.licence or ""):
            return None
        if self.use != "site" and self.name in FOR_DEVELOPMENT_ONLY:
            return None
        return f"{self.name} {self.version} ({self.use}) may not be used: its licence is {self.licence or 'not stated'}"


BUNDLED = (
    Part("Briefing Serif, a subset of Charis SIL (hooks/theme/fonts)", "6.101", "OFL-1.1", "bundled"),
    Part("Material Design icons, in pages of Material's", "-", "Apache-2.0", "bundled"),
)


def may_be_used(licence: str) -> bool:
    """Return whether a licence, an SPDX expression or a classifier's words, leaves a way other than the GPL or AGPL."""
    try:
        expression = _spdx.parse(_WORDS.get(licence, licence))
    except ExpressionError:
        return False
    return expression is not None and _leaves_a_way(expression)


def _leaves_a_way(expression: LicenseExpression) -> bool:
    if isinstance(expression, _spdx.OR):
        return any(map(_leaves_a_way, expression.args))
    if isinstance(expression, _spdx.AND):
        return all(map(_leaves_a_way, expression.args))
    if isinstance(expression, LicenseWithExceptionSymbol):
        # An exception permits more than its licence does.
        return _leaves_a_way(expression.license_symbol)
    return _categories.get(expression.key) in _MAY_BE_USED


def parts(root: Path = ROOT) -> list[Part]:
    """Return everything that the lock files name, and what lies in here, by use and name."""
    site = list(_python(root / "requirements.txt", "site"))
    names = {part.name for part in site}
    development = [part for part in _python(root / "requirements-dev.txt", "development") if part.name not in names]
    return [*site, *BUNDLED, *development, *_npm(root, "audit"), *_npm(root, "lint")]


def locked(path: Path) -> list[Requirement]:
    """Return the requirements of a lock file."""
    lines = re.findall(r"^[a-z0-9].*", path.read_text(encoding="utf-8"), re.MULTILINE | re.IGNORECASE)
    return [Requirement(line.removesuffix("\\")) for line in lines]


def _python(lock: Path, use: str) -> Iterator[Part]:
    for requirement in locked(lock):
        name, version = canonicalize_name(requirement.name), str(requirement.specifier).removeprefix("==")
        try:
            yield Part(name, version, _stated(name), use)
        except PackageNotFoundError:
            elsewhere = requirement.marker is not None and not requirement.marker.evaluate()
            yield Part(name, version, None, use, absent=elsewhere)


def _stated(name: str) -> str | None:
    fields = metadata(name)
    words = fields.get("License-Expression") or fields.get("License") or ""
    if words in _WORDS or may_be_used(words) or fields.get("License-Expression"):
        return words
    classifiers = [line.split(" :: ")[-1] for line in fields.get_all("Classifier", []) if line.startswith("License ::")]
    if len(classifiers) > 1:
        # Whether all of them hold or one can be chosen is not said.
        return " AND ".join(_WORDS.get(words, words) for words in classifiers)
    # Some have the licence's whole text in the field, which is nothing to print.
    return "".join(classifiers) or _ONLY_IN_A_FILE.get(name) or words.partition("\n")[0] or None


def _npm(root: Path, use: str) -> Iterator[Part]:
    lock = root / "tests" / use / "package-lock.json"
    for path, package in json.loads(lock.read_text(encoding="utf-8"))["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Part(name, package["version"], package.get("license") or _ONLY_IN_A_FILE.get(name), use)


@click.command()
@click.option("--check", is_flag=True, help="Print only what may not be used.")
def main(check: bool) -> None:
    """List what this project uses, under what licence; the status is 1 if something may not be used."""
    found = parts()
    if not check:
        width = max(len(part.name) for part in found)
        click.echo(f"{'NAME':{width}}  {'VERSION':16}  {'USE':12} LICENCE")
        for part in found:
            reason = FOR_DEVELOPMENT_ONLY.get(part.name) or ("not on this platform" if part.absent else "")
            line = f"{part.name:{width}}  {part.version:16}  {part.use:12} {part.licence or '-'}"
            click.echo(f"{line}  ({reason})" if reason else line)
    problems = [part.problem for part in found if part.problem]
    for problem in problems:
        click.echo(f"error: {problem}", err=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
