"""How the window looks: colours, type and spacing in one place, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from industriforum_desktop.i18n import resources
from industriforum_desktop.ui.style import WindowStyle

GRID = 8
"""Every distance is a multiple of this many device-independent pixels, or half of it."""
FAMILY = "Source Sans 3"
BASE_POINTS = 11.0
"""Running text in points, unless the system asks for larger text."""
AA, SEEN = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: contrast of text, and of edges and rings, against their ground."""


@dataclass(frozen=True)
class Colours:
    """One scheme.

    `accent` carries text, icons and the ring of what has the keyboard; `accent_fill` lies under white text. `line`
    divides, `edge` shows where something can be written or chosen.
    """

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_fill: str
    accent_soft: str
    good: str
    warning: str
    warning_soft: str
    selection: str
    hover: str

    @property
    def ring(self) -> str:
        """What has the keyboard and is filled with the accent is drawn round in this."""
        return self.text if contrast(self.text, self.accent_fill) >= SEEN else self.accent


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
    while contrast(shade.name(), ground) < AA and shade.lightness() != (255 if lighter else 0):
        lightness = shade.lightness() + (4 if lighter else -4)
        shade.setHsl(shade.hslHue(), shade.hslSaturation(), min(255, max(0, lightness)))
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
        window, surface, raised, muted = "#1a1918", "#242322", "#2e2c2b", "#b7b1a9"
        lit = _readable(accent, surface, lighter=True)
        soft, selection = _tinted(lit, surface, 0.13, muted), _tinted(lit, surface, 0.22, muted)
        readable = _readable(_readable(accent, raised, lighter=True), selection, lighter=True)
        return Colours(
            window=window,
            surface=surface,
            raised=raised,
            text="#f3f0ec",
            muted=muted,
            line="#403d3a",
            edge="#85807a",
            accent=readable,
            accent_fill=_readable(accent, "#ffffff", lighter=False),
            accent_soft=soft,
            good="#7ccf9a",
            warning="#f0b35a",
            warning_soft=_mixed("#f0b35a", surface, 0.16),
            selection=selection,
            hover=raised,
        )
    window, surface, muted = "#f6f4f1", "#ffffff", "#625d57"
    lit = _readable(accent, surface, lighter=False)
    selection = _tinted(lit, surface, 0.1, muted)
    readable = _readable(_readable(accent, window, lighter=False), selection, lighter=False)
    return Colours(
        window=window,
        surface=surface,
        raised="#fbfaf8",
        text="#211f1d",
        muted=muted,
        line="#dfdad3",
        edge="#8a847c",
        accent=readable,
        accent_fill=readable,
        accent_soft=_tinted(lit, surface, 0.06, muted),
        good="#1b6e3e",
        warning="#844f00",
        warning_soft="#fdf1dc",
        selection=selection,
        hover="#f7f5f2",
    )


def _of_system(palette: QPalette) -> Colours:
    """The system's own colours, where it asks for high contrast."""
    role = QPalette.ColorRole
    window, base, text = (palette.color(one).name() for one in (role.Window, role.Base, role.Text))
    if contrast(text, base) < 7 or contrast(text, window) < 7:
        dark = QColor(base).lightness() < 128
        window = base = "#000000" if dark else "#ffffff"
        text = "#ffffff" if dark else "#000000"
    dark = QColor(base).lightness() < 128
    chosen = _mixed(text, base, 0.2)
    marked = _readable(palette.color(role.Highlight).name(), chosen, lighter=dark)
    return Colours(
        window=window,
        surface=base,
        raised=base,
        text=text,
        muted=text,
        line=text,
        edge=text,
        accent=marked,
        accent_fill=_readable(marked, "#ffffff", lighter=False),
        accent_soft=_mixed(text, base, 0.1),
        good=text,
        warning=text,
        warning_soft=base,
        selection=chosen,
        hover=_mixed(text, base, 0.1),
    )


def _tinted(accent: str, ground: str, share: float, text: str) -> str:
    """The ground with as much of the accent in it, up to the share, as lets quiet text be read on it."""
    while contrast(text, _mixed(accent, ground, share)) < AA and share > 0.02:
        share -= 0.01
    return _mixed(accent, ground, share)


@cache
def load_fonts() -> None:
    """Make the shipped text face known to Qt; once."""
    for cut in ("Regular", "It", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"SourceSans3-{cut}.ttf"))


_now = colours("#B3122B", dark=False)
_worn: tuple[QApplication, Colours, float] | None = None
"""The application that is dressed, in which scheme, and the size of its running text in points."""
_system_points: float | None = None
"""The size of the system's text, as it was before the application was dressed."""

_chosen, _accent = "", ""
"""Whether it is to be "light" or "dark"; as the system asks when it is empty. The accent colour."""


def now() -> Colours:
    """The scheme in use."""
    return _now


def choose(scheme: str) -> None:
    """Look "light" or "dark", or else as the system does, from now on."""
    global _chosen
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    _chosen = scheme
    # The frames that the system draws follow, where it can.
    QGuiApplication.styleHints().setColorScheme(schemes.get(scheme, Qt.ColorScheme.Unknown))
    if _worn is not None:
        apply(_worn[0], _accent)


def apply(app: QApplication, accent: str) -> Colours:
    """Dress the application in the forum's accent colour: light, dark or in high contrast as the system asks,
    unless light or dark is chosen.

    The text is as large as the system's, but not smaller than the program's own.
    """
    global _now, _worn, _system_points, _accent
    _accent = accent
    if _system_points is None:
        _system_points = app.font().pointSizeF()
    points = max(BASE_POINTS, _system_points)
    scheme = _scheme(app, accent)
    # Dressing again makes every widget there is anew.
    if _worn == (app, scheme, points):
        return _now
    _worn = (app, scheme, points)
    load_fonts()
    _now = scheme
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    app.setFont(font)
    palette = _palette(_now)
    app.setPalette(palette)
    palette.setColor(QPalette.ColorRole.Window, QColor(_now.surface))
    # What a combo box drops down is drawn as a menu too.
    app.setPalette(palette, "QMenu")  # type: ignore[arg-type]
    app.setStyle(WindowStyle(_now))
    return _now


def _scheme(app: QApplication, accent: str) -> Colours:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return _of_system(_system_palette(app))
    dark = _chosen == "dark" if _chosen else hints.colorScheme() == Qt.ColorScheme.Dark
    return colours(accent, dark=dark)


def _system_palette(app: QApplication) -> QPalette:
    """The system's own palette; the one that the application wears stays on."""
    worn = QPalette(app.palette())
    app.setPalette(QPalette())
    system = QPalette(app.palette())
    app.setPalette(worn)
    return system


def _palette(scheme: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window,), scheme.window),
        ((role.Base, role.Button), scheme.surface),
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
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(_mixed(scheme.muted, scheme.surface, 0.8)))
    return palette
