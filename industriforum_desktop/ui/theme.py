"""How the window looks: colours, type and spacing in one place, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from industriforum_desktop.i18n import resources

GRID = 8
"""Every distance is a multiple of this many device-independent pixels, or half of it."""
FAMILY = "Source Sans 3"
BASE_POINTS = 11.0
AA = 4.5
"""WCAG 2.1, 1.4.3: contrast of text against its ground."""


@dataclass(frozen=True)
class Colours:
    """One scheme. `accent` carries text and icons; `accent_fill` lies under white text."""

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    accent_fill: str
    accent_soft: str
    good: str
    warning: str
    warning_soft: str
    selection: str


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _readable(colour: str, ground: str, *, lighter: bool) -> str:
    """The colour, made lighter or darker until text in it can be read on the ground."""
    shade = QColor(colour)
    while contrast(shade.name(), ground) < AA and 2 < shade.lightness() < 253:
        shade.setHsl(shade.hslHue(), shade.hslSaturation(), shade.lightness() + (4 if lighter else -4))
    return shade.name()


def _mixed(colour: str, ground: str, share: float) -> str:
    one, other = QColor(colour), QColor(ground)
    parts = [
        round(a * share + b * (1 - share))
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*parts).name()


def colours(accent: str, *, dark: bool) -> Colours:
    """The scheme for a forum's accent colour."""
    if dark:
        surface = "#242322"
        readable = _readable(accent, surface, lighter=True)
        return Colours(
            window="#1a1918",
            surface=surface,
            raised="#2e2c2b",
            text="#f3f0ec",
            muted="#b7b1a9",
            line="#403d3a",
            accent=readable,
            accent_fill=_readable(accent, "#ffffff", lighter=False),
            accent_soft=_mixed(readable, surface, 0.16),
            good="#7ccf9a",
            warning="#f0b35a",
            warning_soft=_mixed("#f0b35a", surface, 0.16),
            selection=_mixed(readable, surface, 0.30),
        )
    surface = "#ffffff"
    readable = _readable(accent, surface, lighter=False)
    return Colours(
        window="#f6f4f1",
        surface=surface,
        raised="#fbfaf8",
        text="#211f1d",
        muted="#625d57",
        line="#dfdad3",
        accent=readable,
        accent_fill=readable,
        accent_soft=_mixed(readable, surface, 0.07),
        good="#1f7a45",
        warning="#8a5300",
        warning_soft="#fdf1dc",
        selection=_mixed(readable, surface, 0.14),
    )


@cache
def load_fonts() -> None:
    """Make the shipped text face known to Qt; once."""
    for cut in ("Regular", "It", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"SourceSans3-{cut}.ttf"))


_now = colours("#B3122B", dark=False)
_worn: tuple[QApplication, str, bool] | None = None
"""The application that is dressed, in which accent colour, and whether dark."""


def now() -> Colours:
    """The scheme in use."""
    return _now


def apply(app: QApplication, accent: str) -> Colours:
    """Dress the application in the forum's accent colour, light or dark as the system asks."""
    global _now, _worn
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    # Dressing again makes every widget there is anew.
    if _worn == (app, accent, dark):
        return _now
    _worn = (app, accent, dark)
    load_fonts()
    _now = colours(accent, dark=dark)
    app.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPointSizeF(BASE_POINTS)
    app.setFont(font)
    app.setPalette(_palette(_now))
    app.setStyleSheet(_style_sheet(_now))
    return _now


def _palette(scheme: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button), scheme.window),
        ((role.Base,), scheme.surface),
        ((role.AlternateBase, role.ToolTipBase), scheme.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText), scheme.text),
        ((role.PlaceholderText,), scheme.muted),
        ((role.Highlight,), scheme.selection),
        ((role.Link, role.Accent), scheme.accent),
        ((role.Mid, role.Midlight, role.Dark), scheme.line),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(_mixed(scheme.muted, scheme.surface, 0.7)))
    return palette


def _style_sheet(scheme: Colours) -> str:
    sheet = (resources() / "window.qss").read_text(encoding="utf-8")
    shade = "light" if QColor(scheme.surface).lightness() < 128 else "dark"
    return Template(sheet).substitute(vars(scheme), resources=resources().as_posix(), shade=shade)
