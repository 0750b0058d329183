"""The platform: ProperDocs goes on with MkDocs 1, and builds the same site from the same hooks."""

from pathlib import Path

from projects import build, files, project


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    sites = {}
    for program in ("mkdocs", "properdocs"):
        built = build(project(tmp_path / program), tmp_path / f"{program}-site", program=program)
        assert built.status == 0, built.output
        sites[program] = files(built.site)
    assert sites["properdocs"].keys() == sites["mkdocs"].keys()
    assert [name for name, data in sites["mkdocs"].items() if sites["properdocs"][name] != data] == []
