"""Pictures that the officer brings along: a logo, a photograph in a paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from industriforum_desktop.papers.pdf import PictureError

_MOST_PIXELS = 25_000_000


def read_picture(data: bytes) -> tuple[Any, float]:
    """The picture, flattened on white (PDF/A has it simplest without transparency), and width : height."""
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise PictureError(f"the picture is too large: {opened.width} × {opened.height} points")
            rgba = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"the picture cannot be read: {error}") from error
    flat = Image.new("RGB", rgba.size, "white")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    flat.thumbnail((1200, 600))
    return ImageReader(flat), flat.width / flat.height
