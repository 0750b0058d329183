"""The site's icon as a PNG, for phones' home screens and for browsers without icons in SVG."""

import io

from PIL import Image, ImageDraw

from briefing.publishing.social_cards import INKS, MARK, PAPER

ICON = "assets/mark.png"
"""Its path below the site's root."""
_SIZE = 180
_SCALE = 4.5
_MARGIN = (_SIZE - 32 * _SCALE) / 2
_SMOOTH = 4


def icon_png() -> bytes:
    """Return the mark on the colour of paper, since a home screen shows transparent pixels in black."""
    image = Image.new("RGB", (_SIZE * _SMOOTH, _SIZE * _SMOOTH), PAPER)
    draw = ImageDraw.Draw(image)
    for ink, shape in zip(("ink", "accent"), MARK, strict=True):
        draw.polygon([tuple(_SMOOTH * (_MARGIN + _SCALE * at) for at in point) for point in shape], INKS[ink][0])
    file = io.BytesIO()
    image.reduce(_SMOOTH).save(file, "PNG", optimize=True)
    return file.getvalue()
