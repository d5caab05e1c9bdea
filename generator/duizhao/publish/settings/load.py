"""Load the configuration and the theme of a site: its own, added to those of the package."""

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import yaml

import duizhao
from duizhao.files import has_folder
from duizhao.publish.mark import MARK
from duizhao.publish.own_files import own_files
from duizhao.publish.settings import remarks as r
from duizhao.publish.settings.merge import merged
from duizhao.publish.settings.nodes import (
    ConfigError,
    entries,
    folder_of,
    listed,
    node_of,
    place,
    plain,
    read,
    replaced,
    serialized,
    value,
)

Engine = Literal["mkdocs", "zensical"]
OVERRIDES = "theme_overrides"
_OWN_PAGES = "docs"
_SHELL, _OWN_MAIN = "shell.html", "own_main.html"
_EXTENDS = re.compile(r"""(\{%-?\s*extends\s+)(["'])(?:base|main)\.html\2""")
# Settings that change no page but its words
_WORDS = frozenset(
    "site_name site_description site_author site_url copyright repo_url repo_name docs_dir site_dir dev_addr".split()
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration that a site is built with, the folders of theme files, each of which overrides those before it, and its own pages.

    `own_pages` is the folder of hand-written pages, None if there is none; `nav` is the site's own navigation, None if it has none.
    `remarks` say what is left out; `plain` is whether nothing is added that could change a generated page. `predictable` is whether each page
    follows from its source, the configuration, the navigation of the generated pages, and the package's theme: no code, file or
    page of the site's own takes part.
    """

    node: yaml.MappingNode
    themes: tuple[Path, ...]
    own_pages: Path | None
    nav: yaml.Node | None
    has_our_theme: bool
    plain: bool
    predictable: bool
    remarks: tuple[r.Remark, ...]

    @property
    def config(self) -> str:
        """The configuration as YAML."""
        return serialized(self.node)

    def placed(self, docs: str, site: str, theme: str | None) -> "Settings":
        """Return the settings with these folders."""
        node = replaced(replaced(self.node, "docs_dir", node_of(docs)), "site_dir", node_of(site))
        own = value(node, "theme")
        if theme and isinstance(own, yaml.MappingNode):
            node = replaced(node, "theme", replaced(own, "custom_dir", node_of(theme)))
        return replace(self, node=node)

    def with_nav(self, nav: list[object] | None) -> "Settings":
        """Return the settings with a navigation, which the sidebar then shows in its order."""
        if nav is None:
            return replace(self, node=replaced(self.node, "nav", None))
        mark = node_of({"duizhao": {"own_nav": True}})
        extra = value(self.node, "extra")
        node = replaced(self.node, "nav", node_of(nav))
        return replace(self, node=replaced(node, "extra", merged(extra, mark) if extra else mark))

    def copy_theme(self, target: Path) -> Path | None:
        """Copy the theme files into one new folder `target`; return None if there are none.

        A `main.html` of the site that extends the theme's base gets ours as its base.
        """
        for theme in self.themes:
            shutil.copytree(theme, target, dirs_exist_ok=True)
        if not self.themes:
            return None
        main = target / "main.html"
        text = main.read_text(encoding="utf-8") if self.has_our_theme and main.is_file() else ""
        extended = _EXTENDS.sub(rf'\g<1>"{_SHELL}"', text, count=1)
        if extended != text:
            (target / _OWN_MAIN).write_text(extended, encoding="utf-8")
            ours = (package_folder() / OVERRIDES / "main.html").read_text(encoding="utf-8")
            main.write_text(ours.replace(f'"{_SHELL}"', f'"{_OWN_MAIN}"'), encoding="utf-8")
        return target


def load_settings(config: Path, engine: Engine = "mkdocs", *, site: Path | None = None) -> Settings:
    """Return what a site is built with; raise ConfigError if a setting cannot be read or cannot work.

    What the site's `mkdocs.yml` says is added to that of the package. `site` is the folder that the site is written to.
    """
    own = read(config)
    package = package_folder()
    ours, _ = r.theme_of(own)
    remarks = [*r.of_theme(own), *r.of_addresses(own), *r.of_folders(own, site), *(r.of_colours(own) if ours else ())]
    overrides = _overrides(own, config)
    pages = _own_pages(own, config, remarks)
    own, more = r.of_lists(own, engine)
    remarks += more
    base = _base(read(package / "mkdocs.yml"), ours=ours)
    names = tuple(f for f in (pages, *overrides, package / OVERRIDES if ours else None) if f)
    own, more = r.of_files(own, names, _pages_name(own))
    remarks += more
    if any(x.refused for x in remarks):
        raise ConfigError("\n".join(x.text for x in remarks if x.refused))
    nav = value(own, "nav")
    nav = None if plain(nav) in (None, [], {}) else nav
    is_plain = not nav and not pages and not overrides and {str(name.value) for name, _ in own.value} <= _WORDS
    whole = merged(base, _absolute(r.without_theme_name(own) if ours else own))
    assert isinstance(whole, yaml.MappingNode)
    themes = (package / OVERRIDES, *overrides) if ours else overrides
    predictable = ours and not nav and not pages and not overrides and _runs_nothing(whole, base)
    return Settings(whole, themes, pages, nav, ours, is_plain, predictable, tuple(remarks))


def _runs_nothing(whole: yaml.MappingNode, base: yaml.MappingNode) -> bool:
    """Return whether a configuration runs no hook, plugin or extension but those of the package."""
    same = all(plain(value(whole, name)) == plain(value(base, name)) for name in ("plugins", "markdown_extensions"))
    return same and not any(
        plain(value(whole, name)) for name in ("hooks", "extra_templates", "exclude_docs", "not_in_nav", "draft_docs")
    )


def package_folder() -> Path:
    """Return the folder of the package's `mkdocs.yml` and `theme_overrides/`: in the wheel, or at the top of a checkout."""
    inside = Path(duizhao.__file__).parent
    return inside / "front" if (inside / "front").is_dir() else inside.parents[1]


def _base(node: yaml.MappingNode, *, ours: bool) -> yaml.MappingNode:
    """Return the settings of the package; for another theme without ours and its files."""
    if ours:
        return node
    return replaced(replaced(node, "theme", None), "extra_css", None)


def _overrides(own: yaml.MappingNode, config: Path) -> tuple[Path, ...]:
    """Return the site's own folders of theme files: `theme_overrides/` and the one that it names."""
    node = value(own, "theme", "custom_dir")
    name = plain(node)
    named = folder_of(node) / name if node is not None and isinstance(name, str) else None
    found = (config.parent / OVERRIDES, *((named,) if named else ()))
    ours = (package_folder() / OVERRIDES).resolve()
    by_place = {folder.resolve(): folder for folder in found if has_folder(folder)}
    return tuple(folder for path, folder in by_place.items() if path != ours)


def _pages_name(own: yaml.MappingNode) -> str:
    name = plain(value(own, "docs_dir"))
    return name if isinstance(name, str) else _OWN_PAGES


def _own_pages(own: yaml.MappingNode, config: Path, remarks: list[r.Remark]) -> Path | None:
    """Return the folder of hand-written pages: `docs_dir` or `docs/`; None if it has none, or a build made it."""
    node = value(own, "docs_dir")
    name = plain(node)
    named = node is not None and isinstance(name, str)
    folder = folder_of(node) / name if named and node is not None else config.parent / _OWN_PAGES
    if named and node is not None and folder.resolve() in (config.resolve().parent, *config.resolve().parents):
        remarks.append(
            r.Remark(f"{place(node)}: docs_dir: {name} holds mkdocs.yml; put pages of your own into {_OWN_PAGES}/", refused=True)
        )
        return None
    return folder if folder.is_dir() and not (folder / MARK).exists() and own_files(folder) else None


def _absolute(own: yaml.MappingNode) -> yaml.MappingNode:
    """Make the paths of hooks absolute, for the configuration is read from another folder."""
    for key in ("hooks", "watch"):
        if value(own, key) is None:
            continue
        paths = [node_of(str((folder_of(item) / str(plain(item))).resolve())) for _, item in entries(value(own, key))]
        own = replaced(own, key, listed(paths))
    return own
