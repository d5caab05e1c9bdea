"""A report in a few facts: what lists of reports say is what the report's own pages count."""

import json
from dataclasses import replace

from duizhao.model.report import Corpus
from duizhao.present import present, summaries

from tests.books import sample


def test_lists_say_what_the_report_says_of_itself() -> None:
    listed = {r.id: r for s in summaries(sample().site) for r in s.reports}
    assert listed == {shown.id: shown.summary for shown, _ in present(sample().site)}


def test_the_counts_are_those_of_the_data_file() -> None:
    for series in summaries(sample().site):
        for report in series.reports:
            data = json.loads(sample().files[f"data/reports/{report.id}.json"])
            rows = [p for p in data["passages"] if p["kind"] != "front"]
            assert (report.rows, report.both) == (len(rows), sum(bool(p["zh"] and p["en"]) for p in rows))
            assert (report.notes, report.editions) == (len(data["notes"]), len(data["editions"]))
            placed = {(m["note"], m["nth"]) for p in data["passages"] for m in p["markers"]}
            assert report.placed == sum((n["number"], n["nth"]) in placed for n in data["notes"])
            assert report.chapters == len(data["chapters"]) - 1
            assert set(report.languages) == {lang for e in data["editions"] for lang in e["languages"]}
            assert f"{report.address}{report.start}.md" in sample().files


def test_a_report_without_chapters_starts_nowhere() -> None:
    site = sample().site
    series = site.corpus.series[0]
    report = replace(series.reports[0], chapters=series.reports[0].chapters[:1])
    (series_summary,) = summaries(replace(site, corpus=Corpus((replace(series, reports=(report,)),), ())))
    assert [(r.start, r.chapters) for r in series_summary.reports] == [("", 0)]
