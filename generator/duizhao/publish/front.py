"""The front of a site: configuration and theme, its own where it has them, those of the package for all else."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

import duizhao

OVERRIDES = "theme_overrides"


class FrontError(Exception):
    """The configuration cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Front:
    """A configuration, whole, as YAML; and the folders of theme files, each laid over those before it."""

    config: str
    themes: tuple[Path, ...]

    def lay_out(self, target: Path) -> Path | None:
        """The theme files in one new folder `target`; None where there are none."""
        for theme in self.themes:
            shutil.copytree(theme, target, dirs_exist_ok=True)
        return target if self.themes else None


def front_of(config: Path) -> Front:
    """What a site with this configuration is built with.

    A configuration that names a theme (`theme: name:`) or inherits is whole: it stands as it is, with `theme_overrides/`
    beside it. Any other says only what differs: the package's stands below it, and its `theme_overrides/` goes over ours.
    """
    own = config.parent / OVERRIDES
    mine = (own,) if own.is_dir() else ()
    node = _read(config)
    if (
        _inherits(node, config.parent)
        or _value(_value(node, "theme"), "name")
        or isinstance(_value(node, "theme"), yaml.ScalarNode)
    ):
        return Front(_written(node), mine)
    package = package_front()
    return Front(_written(_over(_read(package / "mkdocs.yml"), node)), (package / OVERRIDES, *mine))


def package_front() -> Path:
    """The folder of our own `mkdocs.yml` and `theme_overrides/`: in the wheel, or at the top of a checkout."""
    inside = Path(duizhao.__file__).parent
    return inside / "front" if (inside / "front").is_dir() else inside.parents[1]


def _read(config: Path) -> yaml.MappingNode:
    """The configuration as a tree that is not interpreted: tags such as `!ENV` stay what they are."""
    try:
        node = yaml.compose(config.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FrontError(f"{config} cannot be read: {error}") from None
    if node is None:
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    if not isinstance(node, yaml.MappingNode):
        raise FrontError(f"{config} cannot be read: it is no table of settings")
    return node


def _written(node: yaml.Node) -> str:
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key; None where there is none, or nothing that has keys."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _inherits(node: yaml.MappingNode, folder: Path) -> bool:
    """Does it inherit? Then the path is made absolute, for the configuration is read elsewhere."""
    found = _value(node, "INHERIT")
    if isinstance(found, yaml.ScalarNode):
        found.value = str((folder / found.value).resolve())
    return found is not None


def _over(base: yaml.MappingNode, node: yaml.MappingNode) -> yaml.MappingNode:
    """`node` laid over `base`: tables are joined, anything else is replaced."""
    mine = {name.value: (name, value) for name, value in node.value}
    out = []
    for name, value in base.value:
        _, other = mine.pop(name.value, (name, value))
        both = isinstance(value, yaml.MappingNode) and isinstance(other, yaml.MappingNode)
        out.append((name, _over(value, other) if both and other is not value else other))
    return yaml.MappingNode(base.tag, [*out, *mine.values()])
