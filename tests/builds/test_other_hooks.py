"""Another hook or plugin beside ours: it sees every page and file."""

import json
from pathlib import Path

import pytest

from projects import Build, build, files, page, project

FOREIGN = '''
"""Notes what each event is called with, and changes each page."""
import json
from pathlib import Path

seen = {"content": [], "post": [], "built": []}

def on_page_content(html, page, config, files):
    assert "<h1" in html, page.url
    seen["content"].append(page.url)
    return html + "<p>Foreign content</p>"

def on_post_page(output, page, config):
    seen["post"].append(page.url)
    return output.replace("</body>", "<p>Foreign page</p></body>")

def on_post_build(config):
    site = Path(config.site_dir)
    seen["built"] = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    Path(config.config_file_path).with_name("seen.json").write_text(json.dumps(seen))
'''


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("foreign") / "project")
    (root / "foreign.py").write_text(FOREIGN)
    config = root / "mkdocs.yml"
    text = config.read_text()
    config.write_text(
        text.replace("plugins: []", "plugins: [material/search]").replace(
            "mkdocs_events.py", "mkdocs_events.py\n  - foreign.py"
        )
    )
    return root


@pytest.fixture(scope="module")
def built(root: Path) -> Build:
    result = build(root, root.parent / "site")
    assert result.status == 0, result.output
    return result


def test_another_hook_sees_and_changes_every_page(root: Path, built: Build) -> None:
    seen = json.loads((root / "seen.json").read_text())
    pages = {path.parent.relative_to(built.site).as_posix() for path in built.site.rglob("index.html")}
    for event in ("content", "post"):
        assert {url.rstrip("/") or "." for url in seen[event]} == pages
        assert len(seen[event]) == len(pages) > 70
    for path in pages:
        text = page(built.site, path).text
        assert "Foreign content" in text
        assert "Foreign page" in text


def test_another_hook_finds_every_file_once_the_site_is_built(root: Path, built: Build) -> None:
    seen = set(json.loads((root / "seen.json").read_text())["built"])
    later = {name for name in files(built.site) if name.startswith("search/") or name.endswith("social.png")}
    assert set(files(built.site)) - later <= seen


def test_materials_own_search_has_every_page(built: Build) -> None:
    index = json.loads((built.site / "search" / "search_index.json").read_text())
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    articles = {
        path.parent.relative_to(built.site).as_posix() + "/" for path in built.site.glob("articles/*/index.html")
    }
    assert len(articles) == 5
    assert articles | {"companies/alibaba/"} <= found
    assert any("Haier" in entry["text"] for entry in index["docs"])
    assert list((built.site / "assets" / "javascripts" / "workers").glob("search*.js"))
