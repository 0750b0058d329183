"""The icon for what takes no SVG."""

import io
from pathlib import Path

from PIL import Image

from briefing.publishing.icon import ICON, icon_png
from projects import page


def test_it_is_the_mark_on_paper() -> None:
    image = Image.open(io.BytesIO(icon_png()))
    # The size that phones ask for, and nothing transparent.
    assert (image.format, image.size, image.mode) == ("PNG", (180, 180), "RGB")
    paper, german, english = (0xFD, 0xFC, 0xFA), (0x1D, 0x1D, 0x1B), (0x0A, 0x5F, 0x68)
    places = {
        (5, 5): paper,
        (90, 60): paper,
        (60, 90): german,
        (120, 90): english,
        (60, 152): paper,
        (78, 140): german,
        (120, 158): paper,
    }
    assert {at: image.getpixel(at) for at in places} == places
    assert len(icon_png()) < 2_000


def test_pages_name_it_after_the_one_for_light_and_dark(site: Path) -> None:
    soup = page(site, "about")
    assert [link["href"] for link in soup.select("link[rel~=icon], link[rel=apple-touch-icon]")] == [
        "../assets/mark.svg", "../assets/mark.png", "../assets/mark.png",
    ]  # fmt: skip
    assert (site / ICON).read_bytes() == icon_png()
