"""Read a configuration as YAML nodes, which keep tags (`!ENV`) and lines; look at them and write them."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from duizhao.files import NotReadError, has_file, read_regular

_LIMIT = 1024 * 1024  # bytes of a configuration; the package's own has 0.01 MB
_MAP, _SEQ, _NULL = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:null"
_WIDE = {"：": ":", "“": '"', "”": '"', "‘": "'", "’": "'", "，": ",", "－": "-", "\u3000": " ", "\u00a0": " ", "\t": " "}


class ConfigError(Exception):
    """The configuration cannot be used; the message names file and line and says what to do."""


def read(config: Path, within: tuple[Path, ...] = ()) -> yaml.MappingNode:
    """Parse a configuration, completed by those that it inherits from (`INHERIT`); as in MkDocs, lists of a child replace its parent's."""
    path = config.resolve()
    if path in within:
        raise ConfigError(f"{config} inherits from itself; delete one of the INHERIT lines")
    node = _mapping(config)
    parent = value(node, "INHERIT")
    if parent is None:
        return node
    name = plain(parent)
    target = config.parent / name if isinstance(name, str) else None
    if target is None or not has_file(target):
        raise ConfigError(
            f"{place(parent)}: INHERIT: {name} is not there; give the path of a file from the folder of {config.name}"
        )
    rest = yaml.MappingNode(_MAP, [pair for pair in node.value if pair[0].value != "INHERIT"])
    return _over(read(target, (*within, path)), rest)


def _mapping(config: Path) -> yaml.MappingNode:
    try:
        text = _decoded(read_regular(config, _LIMIT))
        loader = yaml.SafeLoader(text)
        loader.name = str(config)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise ConfigError(_at(config, text, error)) from None
    except (yaml.YAMLError, ValueError, OSError, NotReadError, RecursionError) as error:
        raise ConfigError(f"{config} cannot be read: {' '.join(str(error).split())}") from None
    if node is None:
        return yaml.MappingNode(_MAP, [])
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{config} cannot be read: it is not a mapping of settings (lines like `site_name: Wangchuan`)")
    for name, _ in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise ConfigError(f"{place(name)}: {config} cannot be read: a name of a setting is one word")
    return node


def _decoded(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a mark, or what a Chinese Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _at(config: Path, text: str, error: yaml.MarkedYAMLError) -> str:
    """Say where the YAML is wrong, and which sign of its line has to be typed otherwise."""
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    lines = text.splitlines()
    first = error.context_mark.line if error.context_mark else number
    for n in sorted(range(max(min(first, number - 1), 0), min(number + 1, len(lines))), reverse=True):
        for sign, narrow in _WIDE.items():
            if sign in lines[n].split("#", 1)[0]:
                shown = {"\t": "a tab", "\u3000": "a full-width space", "\u00a0": "a no-break space"}.get(sign, sign)
                what = "spaces" if narrow == " " else f"{narrow} " + ("and a space" if narrow == ":" else "")
                return f"{config}:{n + 1}: {config.name} cannot be read: it has {shown} where YAML wants {what.strip()}"
    return f"{config}:{number + 1}: {config.name} cannot be read: {error.problem or error.context}"


def _over(parent: yaml.MappingNode, child: yaml.MappingNode) -> yaml.MappingNode:
    """Put a child's values over its parent's: mappings are merged, anything else is replaced."""
    own = {name.value: (name, v) for name, v in child.value}
    out = []
    for name, old in parent.value:
        _, new = own.pop(name.value, (name, old))
        both = new is not old and isinstance(old, yaml.MappingNode) and isinstance(new, yaml.MappingNode)
        out.append((name, _over(old, new) if both else new))
    return yaml.MappingNode(parent.tag, [*out, *own.values()], parent.start_mark, parent.end_mark)


def value(node: yaml.Node | None, *path: str) -> yaml.Node | None:
    """Return the value at a path of names; None if there is none."""
    for key in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((v for name, v in reversed(pairs) if name.value == key), None)
    return node


def replaced(node: yaml.MappingNode, key: str, new: yaml.Node | None) -> yaml.MappingNode:
    """Return the mapping with another value of a key, or without it."""
    rest = [(name, v) for name, v in node.value if name.value != key]
    added = [] if new is None else [(yaml.ScalarNode("tag:yaml.org,2002:str", key), new)]
    return yaml.MappingNode(node.tag, [*rest, *added], node.start_mark, node.end_mark)


def place(node: yaml.Node) -> str:
    """Return file and line of a node: `mkdocs.yml:7`."""
    return f"{node.start_mark.name}:{node.start_mark.line + 1}" if node.start_mark else "mkdocs.yml"


def folder_of(node: yaml.Node) -> Path:
    """Return the folder of the file that a node was read from."""
    return Path(node.start_mark.name).parent if node.start_mark else Path()


def is_null(node: yaml.Node | None) -> bool:
    """Return whether a node stands for nothing: `theme:` with nothing behind it."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def is_list(node: yaml.Node | None) -> bool:
    """Return whether a node is a list; `!ENV [NAME, default]` is none."""
    return isinstance(node, yaml.SequenceNode) and node.tag == _SEQ


def entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the entries of a list, or of a mapping in the place of one, by name: `toc`, `toc: {…}`; others have the name ""."""
    if isinstance(node, yaml.MappingNode):
        for name, v in node.value:
            yield str(name.value), yaml.MappingNode(_MAP, [(name, v)], name.start_mark, v.end_mark)
    elif is_list(node):
        assert node is not None
        for item in node.value:
            first = item.value[0][0] if isinstance(item, yaml.MappingNode) and len(item.value) == 1 else item
            yield (str(first.value) if isinstance(first, yaml.ScalarNode) else ""), item
    elif node is not None and not is_null(node):
        yield (str(node.value) if isinstance(node, yaml.ScalarNode) else ""), node


def listed(items: list[yaml.Node], like: yaml.Node | None = None) -> yaml.SequenceNode:
    """Return a list of these nodes."""
    return yaml.SequenceNode(_SEQ, items, *((like.start_mark, like.end_mark) if like else ()))


class _Plain(yaml.SafeLoader):  # type: ignore[misc]
    """Construct plain values: `!ENV` from the environment, other tags as if they were not there."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = parts[:-1] if len(parts) > 1 else parts
    for name in names:
        if (found := os.environ.get(str(name.value))) is not None:
            return yaml.safe_load(found)
    return loader.construct_object(parts[-1], deep=True) if len(parts) > 1 else None


def _untagged(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else node.value


_Plain.add_constructor("!ENV", _environment)
_Plain.add_multi_constructor("", _untagged)


def plain(node: yaml.Node | None) -> Any:
    """Return the value that a node stands for; None for no node or one that cannot be constructed."""
    if node is None:
        return None
    try:
        return _Plain("").construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError):
        return None


def node_of(content: object) -> yaml.Node:
    """Return the node of a plain value."""
    return yaml.SafeDumper(io.StringIO()).represent_data(content)


def serialized(node: yaml.Node) -> str:
    """Write a node as YAML."""
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))
