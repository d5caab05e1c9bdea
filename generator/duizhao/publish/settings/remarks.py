"""Say which settings of a site are left out, and refuse those with which pages would be wrong, before an engine runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from duizhao.files import has_file, has_folder
from duizhao.publish.settings.merge import canonical
from duizhao.publish.settings.nodes import entries, folder_of, listed, place, plain, replaced, value

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|data:", re.IGNORECASE)
_OURS = "material"
_ALIKE = re.compile(r"(?:mkdocs[-_ ]?)?material(?:[-_ ](?:design|theme|mkdocs))?(?:[-_ ]for[-_ ]mkdocs)?", re.IGNORECASE)
_PLUGINS = {
    "search": "the site has a search of its own",
    "offline": "a site opens from a disk as `duizhao bundle` packs it",
}
_QUOTES = "it would change signs in the texts of the reports; type them as they are to be shown"
_EXTENSIONS = {
    "nl2br": "it would put breaks into the texts of the reports; end a line with a backslash instead",
    "smarty": _QUOTES,
    "pymdownx.smartsymbols": _QUOTES,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a setting; with a refused one the site is not built."""

    text: str
    refused: bool = False


def theme_of(own: yaml.MappingNode) -> tuple[bool, yaml.Node | None]:
    """Return whether a site has our theme, and the setting that names its theme, if there is one."""
    theme = value(own, "theme")
    named = theme if isinstance(theme, yaml.ScalarNode) and plain(theme) is not None else value(theme, "name")
    name = plain(named)
    return name is None or (isinstance(name, str) and _ALIKE.fullmatch(name.strip()) is not None), named


def without_theme_name(own: yaml.MappingNode) -> yaml.MappingNode:
    """Drop the name of the theme where it is ours in any spelling: `Material`, `mkdocs-material`."""
    theme = value(own, "theme")
    if isinstance(theme, yaml.ScalarNode):
        return replaced(own, "theme", None)
    if isinstance(theme, yaml.MappingNode):
        return replaced(own, "theme", replaced(theme, "name", None))
    return own


def of_theme(own: yaml.MappingNode) -> Iterator[Remark]:
    """Say what another theme lacks."""
    ours, named = theme_of(own)
    if not ours and named is not None:
        yield Remark(
            f"{place(named)}: theme {plain(named)}: the columns, notes, views and the search of the pages belong to the theme "
            f"{_OURS}; leave the line out to have them"
        )


def of_colours(own: yaml.MappingNode) -> Iterator[Remark]:
    """Say of colours of the theme that our style sheet has its own."""
    palette = value(own, "theme", "palette")
    for item in palette.value if isinstance(palette, yaml.SequenceNode) else (palette,):
        for key in ("primary", "accent"):
            node = value(item, key)
            if node is not None and plain(node) != "custom":
                yield Remark(
                    f"{place(node)}: palette: {key}: {plain(node)} changes nothing: the pages have colours of their own; set variables "
                    "such as --dz-seal (theme_overrides/assets/css/tokens.css of Duizhao) in a style sheet named in extra_css"
                )


def of_addresses(own: yaml.MappingNode) -> Iterator[Remark]:
    """Refuse addresses of files, which no link between the pages leads to."""
    node = value(own, "use_directory_urls")
    if node is not None and plain(node) is False:
        yield Remark(
            f"{place(node)}: use_directory_urls: false does not work, since the pages link to folders; "
            "leave it out, and pack a site that opens from a disk with `duizhao bundle`",
            refused=True,
        )


def of_lists(own: yaml.MappingNode, engine: str) -> tuple[yaml.MappingNode, list[Remark]]:
    """Drop plugins that do what the site does itself and extensions that change its texts, and say so."""
    remarks = []
    for key, reasons in (("plugins", _PLUGINS), ("markdown_extensions", _EXTENSIONS)):
        kept = []
        for name, item in entries(value(own, key)):
            why = reasons.get(canonical(name))
            if why is None:
                kept.append(item)
            elif plain(value(item, name, "enabled")) is not False:
                remarks.append(Remark(f"{place(item)}: {key}: {name} is left out: {why}"))
        if value(own, key) is not None:
            own = replaced(own, key, listed(kept))
    hooks = value(own, "hooks")
    if hooks is not None and engine == "zensical":
        remarks.append(Remark(f"{place(hooks)}: hooks are left out: Zensical runs none; build with --engine mkdocs"))
        own = replaced(own, "hooks", None)
    return own, remarks


def of_files(own: yaml.MappingNode, folders: tuple[Path, ...], pages: str) -> tuple[yaml.MappingNode, list[Remark]]:
    """Drop style sheets, scripts and pictures that are in none of the folders, and say where they belong."""
    remarks = []
    for key in ("extra_css", "extra_javascript"):
        kept = []
        for _, item in entries(value(own, key)):
            name = _path(item)
            if is_there(name, folders):
                kept.append(item)
            else:
                remarks.append(_missing(item, key, name, pages))
        if value(own, key) is not None:
            own = replaced(own, key, listed(kept))
    theme = value(own, "theme")
    for key in ("logo", "favicon"):
        item = value(theme, key)
        name = plain(item)
        if item is not None and isinstance(theme, yaml.MappingNode) and isinstance(name, str) and not is_there(name, folders):
            remarks.append(_missing(item, f"theme: {key}", name, pages))
            theme = replaced(theme, key, None)
            own = replaced(own, "theme", theme)
    return own, remarks


def _path(item: yaml.Node) -> str:
    """Return the path of an entry: a word, or `path:` of a script."""
    found = plain(value(item, "path")) if isinstance(item, yaml.MappingNode) else plain(item)
    return found if isinstance(found, str) else ""


def _missing(item: yaml.Node, key: str, name: str, pages: str) -> Remark:
    return Remark(f"{place(item)}: {key}: {name} is not there, and is left out; its place is {pages}/{name}")


def is_there(name: str, folders: tuple[Path, ...]) -> bool:
    """Return whether a file of the site is in one of the folders, or is an address of another site.

    >>> is_there("https://example.org/a.css", ()), is_there("a.css", ())
    (True, False)
    """
    path = re.split("[?#]", name, maxsplit=1)[0]
    return not name or bool(_ELSEWHERE.match(name)) or any(has_file(folder / path) for folder in folders)


def of_folders(own: yaml.MappingNode, site: Path | None) -> Iterator[Remark]:
    """Say of folders and hooks that are not there, and of the folder of the site, which an option names."""
    node = value(own, "site_dir")
    name = plain(node)
    if node is not None and site is not None and isinstance(name, str) and (folder_of(node) / name).resolve() != site.resolve():
        yield Remark(f"{place(node)}: site_dir: {name} is left out: the site is written to {site}; give --site {name}")
    node = value(own, "theme", "custom_dir")
    name = plain(node)
    if node is not None and isinstance(name, str) and not has_folder(folder_of(node) / name):
        yield Remark(f"{place(node)}: custom_dir: there is no folder {name}; make it, or leave the line out", refused=True)
    for _, hook in entries(value(own, "hooks")):
        if not has_file(folder_of(hook) / str(plain(hook))):
            yield Remark(
                f"{place(hook)}: hooks: {plain(hook)} is not there; give its path from the folder of mkdocs.yml", refused=True
            )
