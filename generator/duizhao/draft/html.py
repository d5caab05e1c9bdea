"""Write a draft as one HTML file without scripts."""

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup, escape

from duizhao.draft.drafted import Draft, DraftRow, Nearest
from duizhao.model.alignment import Span
from duizhao.text.word_changes import Part


def html_of(draft: Draft) -> bytes:
    """Return a page with each row, its clauses, the nearest ones with what differs, and the parts with their renderings."""
    template = files(__package__).joinpath("draft.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"differences": differences, "marked": marked, "cut": cut}
    return environment.from_string(template).render(draft=draft, counts=counts(draft.rows)).encode()


def counts(rows: Sequence[DraftRow]) -> dict[str, int]:
    """Count the clauses to translate, those with a near one, those with the same one, and the parts that are known."""
    clauses = [c for r in rows for c in r.clauses]
    near = [c.nearest for c in clauses if c.nearest]
    same = sum(n.similarity == 100 for n in near)  # noqa: PLR2004 - per cent
    return {"clauses": len(clauses), "near": len(near), "same": same, "parts": sum(len(c.parts) for c in clauses)}


def cut(row: DraftRow, span: Span) -> str:
    """Return a clause of a row."""
    return row.zh[slice(*span)]


def differences(parts: Sequence[Part]) -> Markup:
    """Show what the memory has and the text has not as deleted, what the text has as inserted.

    >>> differences([("新增学位", "新增学位"), ("2", "3"), ("万个", "万个")])
    Markup('新增学位<del>2</del><ins>3</ins>万个')
    """
    return Markup().join(_difference(old, new) for old, new in parts)


def _difference(old: str, new: str) -> Markup:
    if old == new:
        return escape(new)
    removed = Markup("<del>{}</del>").format(old) if old else Markup()
    return removed + (Markup("<ins>{}</ins>").format(new) if new else Markup())


def marked(nearest: Nearest) -> Markup:
    """Mark the English words that render the clause, if they are not all."""
    a, b = nearest.rendered
    mark = Markup("<mark>{}</mark>").format(nearest.en[a:b]) if a < b else Markup()
    return escape(nearest.en[:a]) + mark + escape(nearest.en[b:])
