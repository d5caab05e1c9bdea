"""Put decisions into `curation.toml` and take them out again; what a person wrote there stays as it is, byte for byte."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duizhao.curation.load import LIMIT, NAME
from duizhao.diagnostics.safe_text import safe
from duizhao.files import NotReadError, read_regular, write_whole
from duizhao.text.tables import table_lines

_MARK = "# 以下由 duizhao review 写入，按序排列 · Written by duizhao review, in alphabetical order; what stands above is left as it is."


class DecisionError(Exception):
    """The decision could not be written; the message says why, and the file is as it was."""


class DecisionFile:
    """The curation file of a folder of reports.

    Decisions stand below a comment line, one a block, in alphabetical order, so that the decisions of two editors rarely
    touch the same lines. It is read anew for every decision: another program may have written it meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.path = (folder / NAME).resolve()
        if not self.path.is_relative_to(folder.resolve()):
            raise DecisionError(f"{folder / NAME} is a link that leads out of the folder")

    def check(self) -> None:
        """Raise DecisionError if the file that is there cannot be added to."""
        _parsed(self._read())

    def add(self, block: str) -> None:
        """Add a block as `block_of` makes it."""
        self.change((), (block,))

    def remove(self, block: str) -> None:
        """Remove a block that was added."""
        self.change((block,), ())

    def change(self, removed: Sequence[str], added: Sequence[str]) -> None:
        """Remove blocks and add others in one step: the file has all of this, or nothing of it."""
        text = self._read()
        above, blocks = _divided(text)
        for block in removed:
            if block not in blocks:
                raise DecisionError(f"the decision does not stand in {NAME} any more as it was written")
            blocks.remove(block)
        for block in added:
            place = next((k for k, other in enumerate(blocks) if _order(other) > _order(block)), len(blocks))
            blocks.insert(place, block)
        self._write(text, above, blocks)

    def blocks(self) -> tuple[str, ...]:
        """Return the blocks that were added; raise DecisionError if the file cannot be read."""
        text = self._read()
        _parsed(text)
        return tuple(_divided(text)[1])

    def _read(self) -> str:
        if not self.path.exists():
            return ""
        try:
            return read_regular(self.path, LIMIT).decode("utf-8")
        except UnicodeDecodeError:
            raise DecisionError(f"{NAME} is not UTF-8; save it as UTF-8 first") from None
        except (OSError, NotReadError) as error:
            raise DecisionError(f"{NAME} cannot be read: {error}") from None

    def _write(self, old: str, above: str, blocks: Sequence[str]) -> None:
        """Write the file whole, after making sure that these decisions are all that is added."""
        end = "\r\n" if "\r\n" in old else "\n"
        new = above + "\n\n".join([_MARK, *blocks]).replace("\n", end) + end if blocks else above.removesuffix(end)
        whole = _parsed(above)
        for block in blocks:
            for name, rows in _parsed(block).items():
                whole[name] = [*whole.get(name, []), *rows]
        if _parsed(new) != whole:
            raise DecisionError(f"{NAME} cannot be added to as it is written; put the decision into it by hand")
        if len(new.encode()) > LIMIT:
            raise DecisionError(f"{NAME} would be larger than {LIMIT} bytes; move decisions into that of a series")
        if new:
            write_whole(self.path, new.encode())
        else:
            self.path.unlink(missing_ok=True)


def block_of(table: str, values: Sequence[tuple[str, str | int]], why: str) -> str:
    """Write a decision as TOML, with a comment that says why.

    >>> print(block_of("pair", (("report", "wangchuan-2024"), ("zh", "pat1gjf"), ("en", "")), "a.txt:3"))
    # a.txt:3
    [[pair]]
    report = "wangchuan-2024"
    zh = "pat1gjf"
    en = ""
    """
    return "\n".join([f"# {safe(' '.join(why.split()))}", *table_lines(table, values)])


def _divided(text: str) -> tuple[str, list[str]]:
    """Return what a person wrote, with an empty line at its end, and the blocks below the comment."""
    end = "\r\n" if "\r\n" in text else "\n"
    above, mark, below = text.partition(_MARK)
    if mark:
        return above, [block.strip("\n") for block in below.replace("\r\n", "\n").split("\n\n") if block.strip()]
    if not above:
        return "", []
    return f"{above}{end}" if above.endswith("\n") else f"{above}{end}{end}", []


def _order(block: str) -> str:
    """Return a block without its comment, by which blocks are sorted."""
    return "\n".join(line for line in block.split("\n") if not line.startswith("#"))


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # also a number of more digits than Python converts
        raise DecisionError(f"{NAME} is not valid, correct it first; `duizhao check` says what to type: {error}") from None
