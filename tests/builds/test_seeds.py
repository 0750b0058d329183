"""What lies in `seeds/` now, whatever editors have done since: it builds, and every article keeps what must hold."""

import shutil
from pathlib import Path

import invariants
from briefing.desk.folder import read_desk
from projects import ROOT, build, page, project


def test_the_desk_as_it_is(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {})
    shutil.copytree(ROOT / "seeds", root / "seeds", dirs_exist_ok=True)
    result = build(root, tmp_path / "site")
    assert result.status == 0, result.output
    invariants.catalogue(result.site)
    shown = [article for article in read_desk(root).articles if not article.metadata.withdrawn]
    assert shown
    for article in shown:
        invariants.text_is_the_original(result.site, article.slug, article.original)
        invariants.sentences_stand_once(page(result.site, f"articles/{article.slug}"))
        invariants.article_json(result.site, article.slug)
