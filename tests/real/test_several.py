"""Real reports: none is divided, and two in one file are divided where the second begins."""

from dataclasses import replace
from itertools import permutations

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.source import RawDocument
from duizhao.readers import find_files, read_document
from duizhao.structure import split_reports

from tests.conftest import SHARED

pytestmark = [pytest.mark.realcorpus, pytest.mark.xdist_group("real")]


def _documents(folder: str) -> list[RawDocument]:
    diagnostics = Collector()
    read = (read_document(source, diagnostics) for source in find_files(SHARED / "reports" / folder, diagnostics))
    return [document for document in read if document]


def test_no_real_report_is_divided() -> None:
    documents = _documents("")
    assert len(documents) > 50
    diagnostics = Collector()
    assert [d.file for d in documents if len(split_reports(d, diagnostics)) != 1] == []
    assert diagnostics.sorted() == ()


def test_two_real_reports_in_one_file_are_divided_where_the_second_begins() -> None:
    headed = [d for d in _documents("beijing") if d.format == "text"]
    years = {d.file: next(y for y in ("2024", "2025") if any(f"{y}年" in x.fragment.text for x in d.lines[:6])) for d in headed}
    joined = [(a, b) for a, b in permutations(headed, 2) if years[a.file] != years[b.file]]
    assert len(joined) > 3
    for a, b in joined:
        parts = split_reports(replace(a, lines=a.lines + b.lines), Collector())
        assert [p.lines for p in parts] == [a.lines, b.lines], (a.file, b.file)
