"""Write the data of readings.js: `pinyin.js` and `script.js` beside each page that has Chinese."""

from collections.abc import Iterator

from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport
from duizhao.pages.scripts import load_script


def readings_files(report: ShownReport) -> Iterator[File]:
    """Yield the data of all pages of a report."""
    for chapter in report.chapters:
        if chapter.readings.pinyin:
            yield File(f"{chapter.address}pinyin.js", load_script("pinyin", chapter.readings.pinyin))
            yield File(f"{chapter.address}script.js", load_script("script", chapter.readings.script))
