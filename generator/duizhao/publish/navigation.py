"""Complete the navigation of a site: its own entries first, then all pages that it does not name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import yaml

from duizhao.publish.settings import ConfigError
from duizhao.publish.settings.nodes import place, plain

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|$", re.IGNORECASE)


def complete_nav(own: yaml.Node, generated: Sequence[str], written: Sequence[str], pages_folder: str) -> list[object]:
    """Return the whole navigation for the engine, given the Markdown files of the generator and those of the site's own pages.

    A generated page in a folder stays there also where the site names it, so that the way to it is as it is without a navigation.
    Raise ConfigError for an entry that is no page.
    """
    named = _named(own, (*generated, *written), pages_folder)
    rest = [s for s in generated if "/" in s or s not in named] + [s for s in written if s not in named]
    return [*_clean(plain(own)), *sorted(_nested(rest), key=lambda entry: isinstance(entry, str))]  # series before single pages


def _named(own: yaml.Node, sources: Sequence[str], pages_folder: str) -> set[str]:
    """Return the pages that a navigation names."""
    known = set(sources)
    out = {path.removeprefix("./"): node for node, path in _paths(own) if not _ELSEWHERE.match(path)}
    for name, node in out.items():
        if name not in known:
            like = next((s for s in sources if name.rstrip("/") in {s.removesuffix("/index.md"), s.removesuffix(".md")}), "")
            hint = f"write {like}" if like else f"write it as {pages_folder}/{name}, or leave the entry out"
            raise ConfigError(f"{place(node)}: nav: there is no page {name}; {hint}")
    return set(out)


def _paths(node: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """Yield the entries that are paths or addresses."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _paths(item)
    elif isinstance(node, yaml.MappingNode):
        for _, item in node.value:
            yield from _paths(item)
    elif isinstance(found := plain(node), str):
        yield node, found


def _clean(nav: Any) -> list[object]:
    """Return the entries of a navigation as a list; it may be a mapping of titles."""
    if isinstance(nav, Mapping):
        return [{str(title): _value(entry)} for title, entry in nav.items()]
    return [_value(entry) for entry in nav] if isinstance(nav, list) else []


def _value(entry: Any) -> object:
    if isinstance(entry, str):
        return entry.removeprefix("./")
    if isinstance(entry, Mapping) and len(entry) == 1:
        ((title, inner),) = entry.items()
        return {str(title): _value(inner) if isinstance(inner, str) else _clean(inner)}
    return _clean(entry)


def _nested(sources: Sequence[str]) -> list[object]:
    """Nest sources by folder, as both engines do without a navigation.

    >>> _nested(["a/index.md", "a/1.md", "b.md"])
    ['b.md', {'A': ['a/index.md', 'a/1.md']}]
    """
    root: dict[str, Any] = {}
    for source in sorted(sources, key=nav_order):
        folder = root
        for part in PurePosixPath(source).parts[:-1]:
            folder = folder.setdefault(f"{part}/", {})
        folder[source] = source
    return _as_list(root)


def nav_order(source: str) -> tuple[Sequence[str], bool, str]:
    """Return the key by which both engines sort pages without a navigation: of a folder its index, its pages, its folders."""
    path = PurePosixPath(source)
    return (path.parts[:-1], path.stem not in {"index", "README"}, path.name)


def _as_list(folder: dict[str, Any]) -> list[object]:
    return [entry if isinstance(entry, str) else {_title(name): _as_list(entry)} for name, entry in folder.items()]


def _title(folder: str) -> str:
    """Return the title that both engines give a folder."""
    title = folder.rstrip("/").replace("-", " ").replace("_", " ")
    return title.capitalize() if title.islower() else title
