"""Add the settings of a site to those of the package: what a site adds stands beside ours and never in its place."""

import yaml

from duizhao.publish.settings.nodes import entries, is_list, is_null, listed, value

_PALETTE = ("theme", "palette")


def merged(ours: yaml.Node, own: yaml.Node, path: tuple[str, ...] = ()) -> yaml.Node:
    """Merge a value of a site into ours.

    Mappings are merged, lists are joined, and entries of one name (`toc: {permalink: true}`) are merged, too. Nothing in the place of
    a mapping or list leaves ours. Any other value takes the place of ours.
    """
    if is_null(own) and not isinstance(ours, yaml.ScalarNode):
        return ours
    if path == _PALETTE:
        return _palette(ours, own)
    if is_list(ours):
        return own if _is_tagged(own) else _joined(ours, own, path)
    if isinstance(ours, yaml.MappingNode) and isinstance(own, yaml.MappingNode):
        return _mapping(ours, own, path)
    return own


def _mapping(ours: yaml.MappingNode, own: yaml.MappingNode, path: tuple[str, ...]) -> yaml.MappingNode:
    rest = {str(name.value): (name, v) for name, v in own.value}
    out = []
    for name, old in ours.value:
        _, new = rest.pop(name.value, (name, old))
        out.append((name, old if new is old else merged(old, new, (*path, name.value))))
    return yaml.MappingNode(ours.tag, [*out, *rest.values()], own.start_mark, own.end_mark)


def _is_tagged(node: yaml.Node) -> bool:
    """Return whether a value has a tag that only the engine resolves, such as `!ENV`."""
    return str(node.tag).startswith("!")


def _joined(ours: yaml.Node, own: yaml.Node, path: tuple[str, ...]) -> yaml.SequenceNode:
    """Join two lists; entries of a name that ours has are merged into it."""
    out = {canonical(name): item for name, item in entries(ours)}
    for n, (name, item) in enumerate(entries(own)):
        key = canonical(name) or f"\0{n}"
        out[key] = _entry(out[key], item, (*path, key)) if key in out else item
    return listed(list(out.values()), own)


def _entry(ours: yaml.Node, own: yaml.Node, path: tuple[str, ...]) -> yaml.Node:
    """Merge two entries of a list: `toc` adds nothing to `toc: {permalink: false}`."""
    if not isinstance(own, yaml.MappingNode) or is_null(own.value[0][1]):
        return ours
    if not isinstance(ours, yaml.MappingNode):
        return own
    (name, old), (_, new) = ours.value[0], own.value[0]  # the names may differ: toc, markdown.extensions.toc
    return yaml.MappingNode(ours.tag, [(name, merged(old, new, path))], own.start_mark, own.end_mark)


def canonical(name: str) -> str:
    """Return the one name of an extension or plugin that has two.

    >>> canonical("markdown.extensions.toc"), canonical("material/search"), canonical("admonition")
    ('toc', 'search', 'admonition')
    """
    return name.removeprefix("markdown.extensions.").removeprefix("material/")


def _palette(ours: yaml.Node, own: yaml.Node) -> yaml.Node:
    """A list of palettes or a colour scheme is a choice and replaces ours, in our colours if it names none; colours alone are set in ours."""
    if isinstance(own, yaml.MappingNode) and value(own, "scheme") is None and value(own, "media") is None:
        return listed([_mapping(o, own, _PALETTE) for o in ours.value if isinstance(o, yaml.MappingNode)], own)
    colours = [pair for pair in ours.value[0].value if pair[0].value in {"primary", "accent"}]
    base = yaml.MappingNode(ours.value[0].tag, colours)
    if isinstance(own, yaml.MappingNode):
        return _mapping(base, own, _PALETTE)
    if is_list(own):
        return listed([_mapping(base, item, _PALETTE) if isinstance(item, yaml.MappingNode) else item for item in own.value], own)
    return own
