"""The block `extra.briefing` of mkdocs.yml: what is set is shown, what is not is said, what is wrong is named."""

from pathlib import Path

import pytest
import yaml

from briefing.settings import Imprint, read_settings
from projects import ROOT, build, page, project

RIGHTS = {"rights": "full"}
IMPRINT = {"name": "Desk <Berlin>", "address": "Straße 1\n10115 Berlin", "email": "desk@example.org"}


def errors(**block: object) -> list[str]:
    return [str(error) for error in read_settings("Site", "", "", RIGHTS | block)[1]]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            {"rights": None},
            "'extra.briefing.rights' is missing - say how much of an original is shown: full, excerpt, none",
        ),
        ({"rights": "Theirs."}, "'extra.briefing.rights' is 'Theirs.'"),
        ({"excerpt_words": "many"}, "'extra.briefing.excerpt_words' is 'many' - give a number of words"),
        ({"excerpt_words": -1}, "'extra.briefing.excerpt_words' is -1"),
        ({"excerpt_words": True}, "'extra.briefing.excerpt_words' is True"),
        (
            {"rigths": "x"},
            "'extra.briefing.rigths' is no setting - use engines, rights, excerpt_words, source, imprint",
        ),
        ({"source": "javascript:alert(1)"}, "'extra.briefing.source' is 'javascript:alert(1)'"),
        ({"source": 5}, "'extra.briefing.source' is 5"),
        ({"imprint": "Desk"}, "'extra.briefing.imprint' is 'Desk'"),
        ({"imprint": {**IMPRINT, "email": "desk"}}, "'extra.briefing.imprint.email' is 'desk'"),
        ({"imprint": {**IMPRINT, "phone": 30}}, "'extra.briefing.imprint.phone' is 30 - write a text"),
        ({"imprint": {**IMPRINT, "fax": "30"}}, "'extra.briefing.imprint.fax' is no setting"),
        ({"imprint": {"name": "Desk", "email": "a@b.de"}}, "'extra.briefing.imprint.address' is missing"),
    ],
)
def test_what_is_wrong_is_named(block: dict[str, object], said: str) -> None:
    found = errors(**block)
    assert len(found) == 1
    assert found[0].startswith(f"mkdocs.yml: {said}")


def test_no_block_at_all_is_named() -> None:
    for nothing in (None, [], "rights"):
        assert "rights' is missing" in str(read_settings("Site", "", "", nothing)[1][0])


def test_what_is_set_is_read() -> None:
    given = RIGHTS | {"source": "https://example.org/repo", "imprint": IMPRINT | {"vat": "DE1 "}}
    settings, wrong = read_settings("Site", "https://example.org", "", given)
    assert not wrong
    assert not settings.warnings
    assert settings.imprint == Imprint("Desk <Berlin>", "Straße 1\n10115 Berlin", "desk@example.org", vat="DE1")
    assert (settings.publisher.url, settings.source) == ("https://example.org/", "https://example.org/repo")


def test_an_imprint_that_is_not_set_is_a_warning_and_said_on_the_pages(tmp_path: Path) -> None:
    built = build(project(tmp_path / "project", {}), tmp_path / "site")
    assert built.status == 0, built.output
    assert "mkdocs.yml: 'extra.briefing.imprint' is not set" in built.output
    for address in ("imprint", "privacy", "accessibility"):
        assert page(built.site, address).select_one(".brief-unset"), address
    assert "mailto:" not in str(page(built.site, "imprint"))


def test_imprint_and_source_are_shown_as_they_are_set(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    block = yaml.safe_dump({"imprint": IMPRINT, "source": "https://example.org/?a=1&b=2"}, allow_unicode=True)
    indented = "".join(f"    {line}\n" for line in block.splitlines())
    (root / "mkdocs.yml").write_text(config.replace("    engines:", f"{indented}    engines:"), encoding="utf-8")
    built = build(root, tmp_path / "site")
    assert built.status == 0, built.output
    assert "imprint' is not set" not in built.output
    imprint = page(built.site, "imprint").select_one(".brief-imprint")
    assert [dd.get_text(" ").strip() for dd in imprint.select("dd")] == [
        "Desk <Berlin>", "Straße 1 10115 Berlin", "desk@example.org",
    ]  # fmt: skip
    assert imprint.a["href"] == "mailto:desk@example.org"
    for address in ("privacy", "accessibility"):
        assert page(built.site, address).find("a", href="mailto:desk@example.org")
    assert page(built.site, "about").find("a", href="https://example.org/?a=1&b=2", string="Source")


def test_the_block_that_is_shown_as_an_example_is_right() -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.strip() == "# imprint:")
    end = next(n for n in range(start, len(lines)) if not lines[n].strip().startswith("#"))
    example = yaml.safe_load("\n".join(line.replace("# ", "", 1) for line in lines[start:end]))
    assert errors(imprint=example["imprint"]) == []
