"""Write the data of readings.js: `pinyin.js` and `script.js` beside each page that has Chinese."""

import json
from collections.abc import Iterator, Mapping

from duizhao.model.artefact import File
from duizhao.model.shown import ShownReport


def readings_files(report: ShownReport) -> Iterator[File]:
    """Yield the data of all pages of a report."""
    for chapter in report.chapters:
        if chapter.readings.pinyin:
            yield File(f"{chapter.address}pinyin.js", _script("pinyin", chapter.readings.pinyin))
            yield File(f"{chapter.address}script.js", _script("script", chapter.readings.script))


def _script(kind: str, data: Mapping[str, object]) -> bytes:
    """Return a script that hands over its data to the page."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'duizhao.load("{kind}",{plain});\n'.encode()
