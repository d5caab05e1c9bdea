"""Compare an edited file with the report as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.data.exports.xml import chars
from duizhao.exchange.rows import ExchangeRow, Remark, Returned, ReturnedSide, digest_sent
from duizhao.model.source import LANGS, Lang
from duizhao.text.digest import text_digest

State = Literal["changed", "elsewhere", "there", "empty"]


@dataclass(frozen=True, slots=True)
class Change:
    """One language of a row that the editor changed, or remarked on.

    `state` is "changed"; "elsewhere" if the text was changed since the file went out, so that nothing is overwritten; "there" if
    the text is so already; "empty" if the row would have no text. A change with remarks only has the same texts.
    """

    key: str
    lang: Lang
    old: str
    new: str
    state: State
    remarks: tuple[Remark, ...] = ()

    @property
    def was(self) -> str:
        """Return the digest of the text that is replaced."""
        return text_digest(self.old)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an edited file changes in its report, row by row, and what of it cannot be used, as sentences."""

    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    rows: int

    def of(self, state: State) -> tuple[Change, ...]:
        """Return the changes of this state."""
        return tuple(c for c in self.changes if c.state == state and c.old != c.new)


def compare(returned: Returned, rows: Sequence[ExchangeRow]) -> Comparison:
    """Compare each text that came back with what went out, and with what is there now."""
    known = {row.key: row for row in rows}
    changes: list[Change] = []
    problems = list(returned.problems)
    for row in returned.rows:
        now = known.get(row.key)
        if now is None:
            problems.append(f"there is no row {row.key} in the report any more; its texts are not taken")
            continue
        sides = [c for lang in LANGS if (s := row.side(lang)) and (c := _change(row.key, lang, s, now.text(lang)))]
        left = {lang: next((c.new for c in sides if c.lang == lang), now.text(lang)) for lang in LANGS}
        changes += sides if any(left.values()) else [_emptied(c) for c in sides]
    missing = len(known.keys() - {row.key for row in returned.rows})
    if missing and returned.rows:
        problems.append(f"{missing} rows of the report are not in the file; they stay as they are")
    return Comparison(tuple(changes), tuple(problems), len(returned.rows))


def _change(key: str, lang: Lang, side: ReturnedSide, now: str) -> Change | None:
    """Return what the editor did to a text; None if nothing. A file may hold the beginning of a digest only."""
    size = len(side.was)
    new, current = digest_sent(side.text)[:size], digest_sent(now)[:size]
    if new == side.was:
        return Change(key, lang, now, now, "changed", side.remarks) if side.remarks else None
    if new == current:
        return Change(key, lang, now, now, "there", side.remarks)
    state: State = "changed" if side.was == current else "elsewhere"
    return Change(key, lang, now, chars(side.text).strip(), state, side.remarks)


def _emptied(change: Change) -> Change:
    return Change(change.key, change.lang, change.old, change.new, "empty", change.remarks)
