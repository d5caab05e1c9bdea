"""Findings with all that a list shows of them: the rule, the message, the place in a file, the texts of the row."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.diagnostics import Diagnostic
from duizhao.diagnostics.safe_text import safe, shortened
from duizhao.model.alignment import Span
from duizhao.model.qa import Finding
from duizhao.model.report import Corpus, MarkedPassage
from duizhao.model.source import Lang
from duizhao.qa import RULES, Rule

_QUOTED = 60  # characters of words that a message quotes


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as a list shows it.

    `file` and `line` are where the words stand (0 if no file has them), `column` is that in the line, from 1.
    """

    finding: Finding
    rule: Rule
    message_zh: str
    message_en: str
    file: str
    line: int
    column: int
    zh: str
    en: str

    def diagnostic(self) -> Diagnostic:
        """Return the finding as a diagnostic, for the terminal and for GitHub."""
        f = self.finding
        table = f'[[finding]] report = "{f.report}", row = "{f.row}", rule = "{f.code}", reason = "…"'
        hint = f"correct it, or acknowledge it in curation.toml, a key a line: {table}"
        return Diagnostic(safe(self.file), self.line, f.code, self.rule.severity, safe(self.message_en), hint)


def list_findings(corpus: Corpus, findings: Iterable[Finding]) -> tuple[ListedFinding, ...]:
    """List findings with their rows, in the order in which they are given."""
    rows = {(r.id, p.key): p for r in corpus.reports for p in r.passages}
    return tuple(_listed(f, rows[f.report, f.row]) for f in findings)


def _listed(finding: Finding, p: MarkedPassage) -> ListedFinding:
    rule = RULES[finding.code]
    zh, en, detail = _words(p.zh, finding.zh), _words(p.en, finding.en), shortened(finding.detail, _QUOTED)
    message_zh, message_en = (text.format(zh=zh, en=en, detail=detail) for text in (rule.message_zh, rule.message_en))
    return ListedFinding(finding, rule, message_zh, message_en, *_place(p, finding), p.zh or "", p.en or "")


def _words(text: str | None, span: Span | None) -> str:
    r"""Quote the words of a span as one line, shortened.

    >>> _words("绿道\n60公里", (0, 6)), _words("绿道", None)
    ('绿道 60公', '')
    """
    return shortened(" ".join((text or "")[slice(*span)].split()), _QUOTED) if span else ""


def _place(p: MarkedPassage, finding: Finding) -> tuple[str, int, int]:
    """Return file, line and column of the words: those in English if the finding has any, else in Chinese."""
    sides: tuple[tuple[Lang, Span | None], ...] = (("en", finding.en), ("zh", finding.zh), ("en", (0, 0)), ("zh", (0, 0)))
    for lang, span in sides:
        fragments = p.row.en if lang == "en" else p.row.zh
        if span is None or not fragments:
            continue
        text = (p.en if lang == "en" else p.zh) or ""
        at = 0
        for fragment in fragments:
            start = text.find(fragment.text, at)
            if start >= 0 and start <= span[0] < start + len(fragment.text):
                return fragment.file, fragment.line, fragment.at[span[0] - start] + 1
            at = max(at, start + len(fragment.text)) if start >= 0 else at
        return fragments[0].file, fragments[0].line, 1
    return "", 0, 1
