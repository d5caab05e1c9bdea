"""Set aside what programs for notes and sites write into Markdown: front matter, comments, links and highlights of their own."""

import re
from dataclasses import replace

from duizhao.model.source import Fragment, Line
from duizhao.readers.clean import clean
from duizhao.text.fragments import without

_MOST = 80  # lines of front matter
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_FIELD = re.compile(r"\s*(?:#.*)?|[\w\"'.-]+\s*[:=](?:\s.*|[\"\[{].*)?|\s+\S.*|-\s.*|[\]}],?\s*|\[[\w.]+\]")
_COMMENT = re.compile(r"%%.*?%%")
_LINK = re.compile(r"!?\[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<shown>[^\[\]\n]*))?\]\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]+?)(?<![\s=])==(?!=)")
_STRUCK = re.compile(r"~~(?=[^\s~])[^~\n]+?~~(?!~)")
_END = re.compile(r"\s+(?:\^[\w-]+|\{[:#.][^{}\n]*\})$")


def front_matter_size(lines: list[str]) -> int:
    """Return how many lines at the start are front matter in YAML or TOML.

    >>> front_matter_size(["---", "title: 望川", "tags:", "  - 报告", "---", "# 望川"]), front_matter_size(["---", "望川", "---"])
    (5, 0)
    """
    ends = _FENCES.get(lines[0].strip().lstrip("\ufeff")) if lines else None
    if not ends:
        return 0
    end = next((i for i, line in enumerate(lines[1:_MOST], 1) if line.rstrip() in ends), 0)
    inner = lines[1:end]
    return end + 1 if end and all(map(_FIELD.fullmatch, inner)) and any(line.strip() for line in inner) else 0


def front_matter(file: str, lines: list[str]) -> tuple[Line, ...]:
    """Return lines that are set aside."""
    return tuple(
        Line(clean(file, n, raw), "markup", 0, paragraph=True, indented=False, why="front matter of the file")
        for n, raw in enumerate(lines, 1)
        if raw.strip()
    )


def without_app_marks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Show the text of `[[page|text]]` and `==text==`, and set comments (`%%…%%`, also over several lines) aside."""
    out, inside = [], False
    for line in lines:
        text = line.fragment.text
        fences = text.count("%%")
        if line.role == "code" or not (inside or fences or re.search(r"\[\[|==|~~|\s[\^{]", text)):
            out.append(line)
            continue
        alone = text.strip() == "%%"
        fragment = without(line.fragment, _spans(text))
        if inside or alone or not fragment.text.strip():
            out.append(replace(line, role="markup", depth=0, why="comment of the author"))
        else:
            out.append(replace(line, fragment=_bare(fragment)))
        inside ^= alone or (fences == 1 and (inside or text.startswith("%%")))
    return tuple(out)


def _spans(text: str) -> list[tuple[int, int]]:
    spans = [m.span() for pattern in (_COMMENT, _STRUCK, _END) for m in pattern.finditer(text)]
    spans += [edge for m in _HIGHLIGHT.finditer(text) for edge in ((m.start(), m.start(1)), (m.end(1), m.end()))]
    for m in _LINK.finditer(text):
        shown = "shown" if m["shown"] else "target"
        whole = m[0].startswith("!")  # a picture or a page set in
        spans += [m.span()] if whole else [(m.start(), m.start(shown)), (m.end(shown), m.end())]
    spans.sort()
    return [span for k, span in enumerate(spans) if not k or span[0] >= spans[k - 1][1]]


def _bare(fragment: Fragment) -> Fragment:
    end = len(fragment.text.rstrip())
    return without(fragment, [(end, len(fragment.text))] if end < len(fragment.text) else [])
