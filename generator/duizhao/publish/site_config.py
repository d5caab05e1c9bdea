"""Find the configuration and theme of a site: its own, completed by those of the package."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

import duizhao
from duizhao.files import NotReadError, read_regular

OVERRIDES = "theme_overrides"
_LIMIT = 1024 * 1024  # bytes of a configuration; the package's own has 0.01 MB


class ConfigError(Exception):
    """The configuration cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """A complete configuration as YAML, and the folders of theme files, each of which overrides those before it."""

    config: str
    themes: tuple[Path, ...]

    def copy_theme(self, target: Path) -> Path | None:
        """Copy the theme files into one new folder `target`; return None if there are none."""
        for theme in self.themes:
            shutil.copytree(theme, target, dirs_exist_ok=True)
        return target if self.themes else None


def load_site_config(config: Path) -> SiteConfig:
    """Return the configuration and theme folders that a site is built with.

    A configuration that names a theme (`theme: name:`) or inherits is complete and used unchanged, with the `theme_overrides/`
    beside it. Any other is merged into that of the package, and its `theme_overrides/` overrides that of the package.
    """
    overrides = config.parent / OVERRIDES
    own = (overrides,) if overrides.is_dir() else ()
    node = _read(config)
    if (
        _inherits(node, config.parent)
        or _value(_value(node, "theme"), "name")
        or isinstance(_value(node, "theme"), yaml.ScalarNode)
    ):
        return SiteConfig(_serialized(node), own)
    package = package_folder()
    return SiteConfig(_serialized(_merged(_read(package / "mkdocs.yml"), node)), (package / OVERRIDES, *own))


def package_folder() -> Path:
    """Return the folder of the package's `mkdocs.yml` and `theme_overrides/`: in the wheel, or at the top of a checkout."""
    inside = Path(duizhao.__file__).parent
    return inside / "front" if (inside / "front").is_dir() else inside.parents[1]


def _read(config: Path) -> yaml.MappingNode:
    """Parse the configuration into nodes without resolving tags, so that `!ENV` and others are kept."""
    try:
        node = yaml.compose(read_regular(config, _LIMIT).decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError, NotReadError, RecursionError) as error:
        raise ConfigError(f"{config} cannot be read: {error}") from None
    if node is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{config} cannot be read: it is not a mapping of settings")
    return node


def _serialized(node: yaml.Node) -> str:
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return the value of a key; None if there is no such key, or the node is no mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _inherits(node: yaml.MappingNode, folder: Path) -> bool:
    """Return whether the configuration inherits; make the path absolute, for it is read from another folder."""
    parent = _value(node, "INHERIT")
    if isinstance(parent, yaml.ScalarNode):
        parent.value = str((folder / parent.value).resolve())
    return parent is not None


def _merged(base: yaml.MappingNode, node: yaml.MappingNode) -> yaml.MappingNode:
    """Merge `node` into `base`: mappings are merged, anything else is replaced."""
    rest = {name.value: (name, value) for name, value in node.value}
    out = []
    for name, value in base.value:
        _, other = rest.pop(name.value, (name, value))
        both = isinstance(value, yaml.MappingNode) and isinstance(other, yaml.MappingNode)
        out.append((name, _merged(value, other) if both and other is not value else other))
    return yaml.MappingNode(base.tag, [*out, *rest.values()])
