"""Charts of indicators: static SVG, drawn by pygal, coloured by the page's own style sheet."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from duizhao.site.escape import attribute

_SVG = "http://www.w3.org/2000/svg"
_DROPPED = {"style", "script", "desc", "title", "defs"}
_WORDS = {"href", "aria-label"}  # what is said and where it leads is as it is; all else is geometry
_PLACES = re.compile(r"(\d+\.\d{2})\d+")


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a year, where a link of the chart leads, and what it says to a screen reader."""

    year: int
    value: float
    href: str
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: the years, targets and actual values, title and description for those who do not see it."""

    name: str
    title: str
    describes: str
    years: tuple[int, ...]
    targets: tuple[Dot, ...]
    actuals: tuple[Dot, ...]
    others: tuple[Dot, ...] = ()  # of another definition: hollow, joined with nothing


def svg(chart: Chart, *, small: bool = False) -> str:
    """The chart as SVG on one line; a small one has no links and no axis of values."""
    pygal, style = _library()
    plain = style(background="transparent", plot_background="transparent", font_family="inherit")
    drawn = pygal.Line(
        style=plain, js=[], disable_xml_declaration=True, no_prefix=True, show_legend=False, include_x_axis=False,
        width=300 if small else 640, height=110 if small else 280, margin=6 if small else 12, dots_size=4,
        show_y_labels=not small, y_labels_major_count=4, show_minor_y_labels=False, print_values=False, allow_interruptions=True,
        value_formatter=_on_axis,
    )  # fmt: skip
    drawn.x_labels = [str(y) for y in chart.years]
    drawn.add("target", _values(chart.years, chart.targets), stroke=True)
    drawn.add("actual", _values(chart.years, chart.actuals), stroke=True)
    if chart.others:
        drawn.add("other", _values(chart.years, chart.others), stroke=False)
    root = ET.fromstring(drawn.render(is_unicode=True))  # noqa: S314 - made two lines above, of numbers only
    return _cleaned(root, chart, small=small)


@cache
def _library() -> tuple[Any, Any]:
    """Pygal and its style, loaded only for a site with indicators.

    pygal adds a finder for its plug-ins to all imports that follow, in a form Python has given up; it is taken out again.
    """
    import pygal  # noqa: PLC0415
    from pygal.style import Style  # noqa: PLC0415

    sys.meta_path[:] = [f for f in sys.meta_path if type(f).__name__ != "PluginImportFixer"]
    return pygal, Style


def _on_axis(value: float) -> str:
    """A number at the axis.

    >>> _on_axis(93000.0), _on_axis(0.125), _on_axis(5.5)
    ('93,000', '0.12', '5.5')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _values(years: Sequence[int], dots: Sequence[Dot]) -> list[float | None]:
    by = {d.year: d.value for d in dots}
    return [by.get(y) for y in years]


def _cleaned(root: ET.Element, chart: Chart, *, small: bool) -> str:
    """Geometry only: no style of its own, no script, no date; names, links and words for screen readers put in."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.removeprefix(f"{{{_SVG}}}") in _DROPPED or _is_bare(child):
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        for name in [n for n in element.attrib if n == "id" or n.startswith("{")]:
            del element.attrib[name]
        for name, value in element.attrib.items():
            if name not in _WORDS:
                element.set(name, _PLACES.sub(r"\1", value))
    dots = {"serie-0": list(chart.targets), "serie-1": list(chart.actuals), "serie-2": list(chart.others)}
    for group in root.iter("g"):
        which = next((dots[c] for c in group.get("class", "").split() if c in dots), None)
        if which is not None and not small:
            _link(group, sorted(which, key=lambda d: d.year))
    body = "".join(ET.tostring(child, encoding="unicode", short_empty_elements=True) for child in root)
    body = re.sub(r"\s*\n\s*", " ", body)
    name = attribute(chart.name)
    role = 'role="img"' if small else 'role="group"'
    return (
        f'<svg xmlns="{_SVG}" class="dz-chart{" dz-chart--small" if small else ""}" viewBox="{root.get("viewBox")}" {role} '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{attribute(chart.title)}</title>'
        f'<desc id="{name}-d">{attribute(chart.describes)}</desc>{body}</svg>'
    )


def _is_bare(element: ET.Element) -> bool:
    """Groups that pygal fills by script only."""
    names = element.get("class", "").split()
    return bool({"tooltip", "text-overlay", "titles"} & set(names)) and not element.get("keep")


def _link(group: ET.Element, dots: Sequence[Dot]) -> None:
    """Every dot of a series becomes a link to its sentence."""
    left = list(dots)
    for parent in list(group.iter("g")):
        for k, child in enumerate(list(parent)):
            if child.tag == "circle" and left:
                dot = left.pop(0)
                anchor = ET.Element("a", {"href": dot.href, "aria-label": dot.says})
                parent.remove(child)
                anchor.append(child)
                parent.insert(k, anchor)
