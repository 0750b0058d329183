"""The site as it is deployed: below a path, on a host that answers with files, and by MkDocs' own `gh-deploy`."""

import gzip
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from invariants import policies
from projects import ARTICLE, build, files, project
from server import listen, serve_below
from visits import visiting

SITE_URL = "https://example.github.io/press-briefing/"
PREFIX = urlsplit(SITE_URL).path
SCHEMES = ("http", "https", "mailto")
IMPORTED = r"""(?:from |import |import\()["']([^"']+)["']"""
NOWHERE = ("nowhere", "articles/nowhere/", "a/b/c/d/nowhere.html")


@dataclass(frozen=True)
class Answer:
    """What the host says to a request."""

    status: int
    path: str
    """Where the answer was found, after a redirect."""
    kind: str
    body: bytes

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "html.parser")

    @cached_property
    def ids(self) -> set[str]:
        return {str(element["id"]) for element in self.soup.select("[id]")}


@dataclass(frozen=True)
class Host:
    """A host that has the site below its path; it speaks of every address as it will be when deployed."""

    site: Path
    address: str
    """Where it is on this machine, path and all."""
    answers: dict[str, Answer] = field(default_factory=dict)

    def ask(self, url: str) -> Answer:
        """What stands at a deployed address; each is asked for once."""
        path = quote(urlsplit(url).path, safe="/%")
        if path not in self.answers:
            local = urljoin(self.address, path)
            try:
                with urllib.request.urlopen(local) as response:
                    status, at, headers, body = response.status, response.url, response.headers, response.read()
            except HTTPError as error:
                status, at, headers, body = error.code, local, error.headers, error.read()
            body = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
            self.answers[path] = Answer(status, urlsplit(at).path, headers.get_content_type(), body)
        return self.answers[path]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The five articles, one that has moved, one that was withdrawn and one whose address is not ASCII."""
    folder = tmp_path_factory.mktemp("deployed")
    root = project(folder / "project")
    (root / "seeds" / "preis & größe.txt").write_text(ARTICLE, encoding="utf-8")
    (root / "seeds" / "preis & größe.yml").write_text("redirect_from: [old]\n", encoding="utf-8")
    (root / "seeds" / "gone.txt").write_text("Fort.\n", encoding="utf-8")
    (root / "seeds" / "gone.yml").write_text("withdrawn: Why\n", encoding="utf-8")
    result = build(root, folder / "site", SITE_URL=SITE_URL)
    assert result.status == 0, result.output
    server = listen()
    serve_below(server, result.site, PREFIX)
    yield Host(result.site, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()


def deployed(path: str) -> str:
    """Return the address at which a file of the site is asked for."""
    return SITE_URL + re.sub(r"(^|/)index\.html$", r"\1", path)


def named(element: Tag) -> list[str]:
    """Return the addresses that an element of a page names."""
    found = [str(element[name]) for name in ("href", "src", "data-root", "action", "poster") if element.get(name)]
    if element.get("http-equiv") == "refresh":
        found.append(str(element["content"]).partition("url=")[2])
    if "image" in str(element.get("property")) and str(element["content"]).startswith("http"):
        found.append(str(element["content"]))
    return found


def wrong_links(host: Host, url: str, page: BeautifulSoup, begin: str = "") -> Iterator[str]:
    """Say what is wrong with the links of a page at an address, each of which is followed; they are to begin so."""
    for element in page.find_all(True):
        for link in named(element):
            target = urljoin(url, link)
            if not target.startswith(SITE_URL):
                # Nothing is loaded from elsewhere, and nothing of the host beside the site is meant.
                leads = urlsplit(target)
                if element.name != "a" or leads.netloc == urlsplit(SITE_URL).netloc or leads.scheme not in SCHEMES:
                    yield f"{url}: {link} leaves the site"
            elif not link.startswith((SITE_URL, "#", begin)) if begin else link.startswith("/"):
                yield f"{url}: {link} does not begin where it should"
            elif (answer := host.ask(target)).status != 200:
                yield f"{url}: {link} leads nowhere"
            elif answer.path != quote(urlsplit(target).path, safe="/%"):
                yield f"{url}: {link} leads on to {answer.path}"
            elif (place := unquote(urldefrag(target).fragment)) and place not in answer.ids:
                yield f"{url}: {link} leads to no place on its page"


def test_no_link_is_dead_or_leaves_the_site_by_mistake(host: Host) -> None:
    pages = [path.relative_to(host.site).as_posix() for path in host.site.rglob("*.html")]
    assert len(pages) > 60
    wrong = []
    for path in set(pages) - {"404.html"}:
        answer = host.ask(deployed(path))
        assert (answer.status, answer.kind) == (200, "text/html"), path
        wrong += wrong_links(host, deployed(path), answer.soup)
    assert not wrong, "\n".join(wrong)


def test_a_wrong_link_is_noticed(host: Host) -> None:
    links = {
        "../nowhere/": "leads nowhere", "../figures": "leads on to /press-briefing/figures/",
        "#nowhere": "leads to no place on its page", "../figures/#nowhere": "leads to no place on its page",
        "/about/": "leaves the site", "../../about/": "leaves the site", "javascript:alert(1)": "leaves the site",
        f"{PREFIX}figures/": "does not begin where it should", "../figures/": "", "": "", "https://example.org/": "",
    }  # fmt: skip
    for link, expected in links.items():
        page = BeautifulSoup(f'<a href="{link}">x</a>', "html.parser")
        found = [
            wrong.removeprefix(f"{SITE_URL}about/: {link} ") for wrong in wrong_links(host, f"{SITE_URL}about/", page)
        ]
        assert found == ([expected] if expected else []), link
    page = BeautifulSoup('<script src="https://example.org/x.js"></script>', "html.parser")
    assert len(list(wrong_links(host, SITE_URL, page))) == 1


@pytest.mark.parametrize("address", NOWHERE)
def test_the_page_for_what_is_not_found_leads_on_from_any_depth(host: Host, address: str) -> None:
    answer = host.ask(SITE_URL + address)
    assert (answer.status, answer.kind) == (404, "text/html")
    assert len(answer.soup.select(".brief-missing a")) > 5
    wrong = list(wrong_links(host, SITE_URL + address, answer.soup, PREFIX))
    assert not wrong, "\n".join(wrong)


def test_a_crawler_that_begins_at_home_finds_all_there_is(host: Host) -> None:
    found, waiting = {SITE_URL}, [SITE_URL]
    while waiting:
        url = waiting.pop()
        for element in host.ask(url).soup.select("a[href], link[href]"):
            target = urlsplit(urljoin(url, str(element["href"])))._replace(query="", fragment="").geturl()
            if target.startswith(SITE_URL) and target not in found:
                found.add(target)
                if target.endswith("/"):
                    waiting.append(target)
    there = {path.relative_to(host.site).as_posix() for path in host.site.rglob("*") if path.is_file()}
    lost = {
        path for path in there if quote(deployed(path), safe="/%:") not in {quote(url, safe="/%:") for url in found}
    }
    # What only programs ask for, or only whoever has an old address.
    apart = ("search/", "assets/")
    assert {path for path in lost if not path.startswith(apart) and not path.endswith("social.png")} == {
        "404.html", "articles/old/index.html", "articles/gone/index.html", "robots.txt", "sitemap.xml",
    }  # fmt: skip


def test_style_sheets_and_scripts_name_what_is_there(host: Host) -> None:
    named = 0
    for path in [*host.site.rglob("assets/**/*.css"), *host.site.rglob("assets/**/*.js")]:
        url = deployed(path.relative_to(host.site).as_posix())
        text = path.read_text(encoding="utf-8")
        links = re.findall(r"""url\(["']?([^)"']+)["']?\)""" if path.suffix == ".css" else IMPORTED, text)
        for link in links:
            if not link.startswith(("data:", "#")):
                named += 1
                assert link.startswith("."), (path, link)
                assert host.ask(urljoin(url, link)).status == 200, (path, link)
    assert named > 5


def test_canonical_addresses_are_those_of_the_sitemap(host: Host) -> None:
    canonical = {}
    for path in host.site.rglob("*.html"):
        url = quote(deployed(path.relative_to(host.site).as_posix()), safe="/%:")
        soup = host.ask(url).soup
        links = [str(link["href"]) for link in soup.select("link[rel=canonical]")]
        if not soup.select_one('meta[name=robots][content*="noindex"]'):
            assert links == [url]
            canonical[url] = links[0]
        else:
            # One page with two addresses has one that counts; what is no page has none.
            assert all(host.ask(link).status == 200 for link in links), url
            assert bool(links) == (path.name != "404.html")
    listed = [loc.text for loc in ElementTree.fromstring(host.ask(f"{SITE_URL}sitemap.xml").body).iter() if loc.text]
    listed = [text.strip() for text in listed if text.strip()]
    assert sorted(listed) == sorted(canonical.values())
    assert f"Sitemap: {SITE_URL}sitemap.xml" in host.ask(f"{SITE_URL}robots.txt").body.decode().splitlines()


def test_feeds_and_structured_data_name_addresses_of_the_site(host: Host) -> None:
    addresses: dict[str, list[str]] = {}
    for path in (path.relative_to(host.site).as_posix() for path in host.site.rglob("*")):
        if path.endswith("feed.xml"):
            root = ElementTree.fromstring(host.ask(SITE_URL + path).body)
            texts = [element.text or "" for element in root.iter() if element.tag.endswith(("}id", "}uri"))]
            links = [str(element.get("href")) for element in root.iter() if element.tag.endswith("}link")]
            bodies = [element.text or "" for element in root.iter() if element.tag.endswith("}content")]
            inside = [str(a["href"]) for body in bodies for a in BeautifulSoup(body, "html.parser").select("a")]
            assert SITE_URL + path in links
            addresses[path] = [*texts, *links, *inside]
        elif path.endswith("feed.json"):
            feed = json.loads(host.ask(SITE_URL + path).body)
            assert feed["feed_url"] == SITE_URL + path
            addresses[path] = [feed["home_page_url"], *(item[key] for item in feed["items"] for key in ("id", "url"))]
        elif path.endswith("index.html"):
            for script in host.ask(deployed(path)).soup.select('script[type="application/ld+json"]'):
                addresses[path] = re.findall(r'"(?:@id|url|item)": ?"([^"]+)"', script.string or "")
    assert len(addresses) > 100
    for path, found in addresses.items():
        assert found, path
        own = [url for url in found if urlsplit(url).netloc == urlsplit(SITE_URL).netloc]
        assert own, path
        assert [url for url in own if not url.startswith(SITE_URL) or host.ask(url).status != 200] == [], path
        assert not [url for url in found if url.startswith("http://127.0.0.1")], path


@pytest.mark.browser
def test_every_kind_of_page_works_below_the_path(browser: Browser, host: Host) -> None:
    with visiting(browser, host.address) as visit:
        for path in ("", "articles/", "figures/", "companies/alibaba/", "articles/alibaba-haier-goodaymart/"):
            page = visit.open(path)
            # The sheet and the scripts of the site are there.
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Charter")
            expect(page.locator(".brief-scheme")).to_be_visible()
            assert not visit.complaints, path
        assert visit.search("Haier")[0] == "alibaba-haier-goodaymart"


@pytest.mark.browser
@pytest.mark.parametrize("address", NOWHERE)
def test_the_page_for_what_is_not_found_works_at_any_depth(browser: Browser, host: Host, address: str) -> None:
    with visiting(browser, host.address) as visit:
        page = visit.open(address)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Charter")
        expect(page.locator(".brief-scheme")).to_be_visible()
        assert visit.search("Haier")[0] == "alibaba-haier-goodaymart"
        [missing] = visit.complaints
        assert "404" in missing
        visit.complaints.clear()
        page.locator(".brief-missing a").first.click()
        page.wait_for_url(f"{host.address}articles/*/")
        expect(page.locator(".brief-reader")).to_be_visible()


@pytest.mark.sweep
def test_mkdocs_own_deployment_publishes_the_same_site(host: Host, tmp_path: Path) -> None:
    root = host.site.parent / "project"
    published = tmp_path / "published"
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Begin")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(root, "remote", "add", "origin", (tmp_path / "remote.git").as_uri())
    run(root, sys.executable, "-m", "mkdocs", "gh-deploy", "--strict", SITE_URL=SITE_URL)
    git(tmp_path, "clone", "-q", "--branch", "gh-pages", (tmp_path / "remote.git").as_uri(), published.name)
    got = {path: content for path, content in files(published).items() if not path.startswith(".git/")}
    assert got.pop(".nojekyll") == b""
    assert got == files(host.site)
    assert "search/de/pagefind.js" in got
    assert policies(BeautifulSoup(got["index.html"], "html.parser"))


def git(folder: Path, *arguments: str) -> None:
    run(folder, "git", *arguments)


def run(folder: Path, *command: str, **environment: str) -> None:
    """Run a command as on a machine of which nothing is set."""
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    known |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "NO_MKDOCS_2_WARNING": "1"}
    known |= {f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    known |= {"SOURCE_DATE_EPOCH": "1577836800"} | environment
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
