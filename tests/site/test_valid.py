"""The built site and its one-file reports are valid HTML, as the checker of the Nu project sees it (`tools/html-checker`)."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import which

import pytest

_JARS = sorted((Path(sys.prefix) / "share/duizhao-html-checker").glob("*.jar"))


def errors(files: list[Path]) -> Counter[str]:
    """The errors of these files."""
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
    command = ["java", *quick, "-jar", str(_JARS[-1]), "--errors-only", "--format", "gnu", *map(str, files)]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    errors = [line.partition(": error: ")[2] for line in output.splitlines() if ": error: " in line]
    return Counter(e for e in errors if not e.startswith("CSS:"))  # it knows neither container queries nor nesting


@pytest.mark.skipif(
    not (which("java") and _JARS), reason="no Java or no Nu HTML checker here (tools/html-checker): pages are not checked"
)
def test_every_page_is_valid_html(sample_site: Path, zensical_site: Path, tmp_path: Path) -> None:
    pages = sorted([*sample_site.rglob("*.html"), *zensical_site.rglob("*.html")])
    assert any(p.parent.parent.name == "downloads" for p in pages)
    assert errors(pages) == {}
    broken = tmp_path / "broken.html"
    broken.write_text(pages[0].read_text(encoding="utf-8").replace("<h1", "<p><div></p><h1 markdown=0", 1), encoding="utf-8")
    assert errors([broken])
