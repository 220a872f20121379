"""Pictures that the officer brings along: a logo, a photograph in a paper."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from industriforum_desktop.papers.pdf import PictureError

_MOST_PIXELS = 25_000_000


def read_picture(data: bytes, name: str) -> tuple[Any, float]:
    """The picture, flattened on white (PDF/A has it simplest without transparency), and width : height.

    `name` is what PictureError calls it when it can't be drawn.
    """
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with warnings.catch_warnings():
            # Pillow warns of sizes that are refused below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        with opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise PictureError(f"{name} is too large: {opened.width} × {opened.height} points")
            rgba = opened.convert("RGBA")
    except UnidentifiedImageError as error:
        raise PictureError(f"{name} is no PNG or JPEG picture") from error
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name} is too large: more than {_MOST_PIXELS} points") from error
    except PictureError:
        raise
    except (OSError, SyntaxError, ValueError, IndexError, TypeError) as error:  # as Pillow's readers raise them
        raise PictureError(f"{name} is damaged: {error}") from error
    flat = Image.new("RGB", rgba.size, "white")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    flat.thumbnail((1200, 600))
    return ImageReader(flat), flat.width / flat.height
