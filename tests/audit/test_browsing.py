"""Every page in a browser, below a path: nothing is asked of others, nothing is complained of, every link leads on."""

from collections.abc import Callable
from urllib.parse import unquote, urljoin

from playwright.sync_api import BrowserContext
from published import Published
from test_accessibility import searched

from visits import Visit


def test_no_page_asks_other_hosts_or_complains(published: Published, window: Callable[..., BrowserContext]) -> None:
    visit = Visit(window(1280), published.address)
    for path in published.pages:
        visit.complaints.append(f"/{path}:")
        visit.page.goto(published.address + path)
        if path not in published.framed:
            # A page that sends on at once would cut off what comes next.
            visit.page.wait_for_load_state("networkidle")
    visit.page.goto(published.address)
    searched(visit.page)
    complaints = [line for line in visit.complaints if not line.endswith(":")]
    assert not complaints, "\n".join(visit.complaints)
    strangers = {url for url in visit.requests if not url.startswith(published.address) and ":" in url}
    strangers = {url for url in strangers if not url.startswith(("data:", "blob:"))}
    assert not strangers


def test_search_works_below_a_path(published: Published, window: Callable[..., BrowserContext]) -> None:
    visit = Visit(window(1280), published.address)
    for path in ("", "404.html", "figures/"):
        visit.page.goto(published.address + path)
        searched(visit.page)
        links = visit.page.locator(".brief-results-list a").evaluate_all("all => all.map(one => one.href)")
        assert links
        assert all(published.file_at(link) for link in links), links


def test_every_link_leads_to_a_page_and_a_place_on_it(published: Published) -> None:
    ids = {page: set(published.tree(page).xpath("//@id")) for page in published.pages}
    pages = {published.path(page): page for page in published.pages}
    wrong = []
    for page in published.pages:
        # The page for what is not found is shown at any address.
        base = published.address + ("" if page == "404.html" else page)
        for link in published.tree(page).xpath(
            "//*[self::a or self::link or self::area]/@href | //@src | //@data-root"
        ):
            target = urljoin(base, link)
            if not target.startswith(published.address):
                continue
            file = published.file_at(target)
            if file is None:
                if "preview" not in link:
                    wrong.append(f"/{page}: {link} leads nowhere")
            elif "#" in target and file in pages:
                place = unquote(target.partition("#")[2])
                if place and not place.startswith(":~:") and place not in ids[pages[file]]:
                    wrong.append(f"/{page}: {link} leads to no place on its page")
    assert not wrong, "\n".join(wrong)


def test_no_file_names_another_root(published: Published) -> None:
    """An address from the root of the host would leave a site that lives below a path."""
    wrong = []
    for page in published.pages:
        if page == "404.html":
            continue
        for link in published.tree(page).xpath("//@href | //@src | //@action"):
            if link.startswith("/"):
                wrong.append(f"/{page}: {link}")
    assert not wrong, "\n".join(wrong)


def test_without_scripts_every_page_reads_and_leads_on(
    published: Published, window: Callable[..., BrowserContext]
) -> None:
    page = window(360, java_script_enabled=False).new_page()
    for path in published.kinds:
        if path not in published.framed:
            continue
        page.goto(published.address + path)
        assert page.locator("h1").first.is_visible(), path
        assert page.locator("main").inner_text().strip(), path
        assert page.locator("header nav a:visible, footer nav a:visible").count() > 5, path
        # What only a script could make work is not shown; a folded part opens by itself.
        dead = page.locator("button:visible, input:visible, select:visible").evaluate_all(
            "all => all.filter(one => one.offsetWidth && !one.form?.action).map(one => one.outerHTML.slice(0, 120))"
        )
        assert not dead, f"/{path}: {dead}"
