"""The exports of the sample, of hostile text and of the real reports keep to the schemas of their formats."""

import hashlib
import json
import posixpath
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from duizhao.data.exports.citation import citation_file
from duizhao.model.published import ReportData
from hypothesis import given, settings
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree
from translate.storage.tmx import tmxfile

from tests.conftest import ROOT
from tests.unit.data.made import BOUNDED, passage, report, reports
from tests.unit.data.reading import read_csv, read_tei, read_tmx, tei_texts, units
from tests.unit.data.validators import cff_schema, tei_errors, tmx_dtd
from tests.unit.data.writing import corpus, memory, text

pytestmark = pytest.mark.xdist_group("site")
SCHEMAS = {"report": "data/reports/", "index": "data/index.json", "links": "data/links.json"} | {
    "indicators": "data/indicators.json",
    "compare": "data/compare.json",
    "refused": "data/refused.json",
}


@pytest.fixture(scope="module", params=["sample_site", pytest.param("beijing_site", marks=pytest.mark.realcorpus)])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Data files and downloads of the sample's site, and of the real reports' where they are."""
    return _files(request.getfixturevalue(request.param))


def _files(site: Path) -> dict[str, bytes]:
    found = (p for folder in ("data", "downloads") for p in sorted((site / folder).rglob("*")) if p.is_file())
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in found if p.suffix != ".html"}


def _exports(files: dict[str, bytes], ending: str) -> list[bytes]:
    found = [data for path, data in files.items() if path.startswith("downloads/") and path.endswith(ending)]
    assert len(found) > 2
    return found


def _reports(files: dict[str, bytes]) -> list[ReportData]:
    return [json.loads(data) for path, data in sorted(files.items()) if path.startswith("data/reports/")]


def test_tmx_keeps_to_its_dtd(files: dict[str, bytes]) -> None:
    for data in _exports(files, ".tmx"):
        assert tmx_dtd().validate(etree.fromstring(data)), tmx_dtd().error_log


def test_translation_tools_read_the_tmx(files: dict[str, bytes]) -> None:
    reader: Any = tmxfile
    for data in _exports(files, ".tmx"):
        store = reader.parsestring(data)
        assert [(u.source, u.target) for u in store.units] == list(read_tmx(data).values())


def test_tei_keeps_to_its_schema(files: dict[str, bytes]) -> None:
    for data in _exports(files, ".xml"):
        assert tei_errors(data) == []


def test_the_text_is_that_of_the_data(files: dict[str, bytes]) -> None:
    found = _reports(files)
    all_units: dict[str, tuple[str, str]] = {}
    all_texts: dict[str, str] = {}
    for r in found:
        stem = f"downloads/{r['id']}/{r['id']}"
        assert read_tmx(files[f"{stem}.tmx"]) == units(r)
        assert read_tei(files[f"{stem}.xml"]) == tei_texts(r)
        assert [(x["zh"], x["en"]) for x in read_csv(files[f"{stem}.csv"])] == [
            (p["zh"] or "", p["en"] or "") for p in r["passages"]
        ]
        all_units |= units(r)
        all_texts |= tei_texts(r)
    stem = f"downloads/{found[0]['series']}"
    assert read_tmx(files[f"{stem}.tmx"]) == all_units
    assert read_tei(files[f"{stem}.xml"]) == all_texts
    assert json.loads(files[f"{stem}.json"])["reports"] == found


@pytest.mark.parametrize("name", SCHEMAS)
def test_data_keep_to_their_schema(files: dict[str, bytes], name: str) -> None:
    schema = json.loads(files[f"data/schema/{name}.json"])
    Draft202012Validator.check_schema(schema)
    found = [data for path, data in files.items() if path.startswith(SCHEMAS[name])]
    assert found
    for data in found:
        said = [f"{list(e.path)}: {e.message[:200]}" for e in Draft202012Validator(schema).iter_errors(json.loads(data))]
        assert said == []
        more = [f"{list(e.path)}: {e.message[:200]}" for e in Draft202012Validator(_closed(schema)).iter_errors(json.loads(data))]
        assert more == [], f"a field is published that generator/duizhao/data/schemas/{name}.json does not describe"


def _closed(schema: Any) -> Any:
    """The schema, allowing no field that it does not name."""
    if isinstance(schema, dict):
        closed = {key: _closed(value) for key, value in schema.items()}
        return {**closed, "additionalProperties": False} if schema.get("type") == "object" else closed
    return [_closed(x) for x in schema] if isinstance(schema, list) else schema


def test_a_schema_finds_what_is_wrong(sample_site: Path) -> None:
    schema = Draft202012Validator(json.loads((sample_site / "data/schema/report.json").read_bytes()))
    good = json.loads((sample_site / "data/reports/wangchuan-2024.json").read_bytes())
    assert schema.is_valid(good)
    assert not schema.is_valid({**good, "passages": [{**good["passages"][0], "segments": [{"zh": [[1]], "en": [], "score": 2}]}]})
    assert not schema.is_valid({key: value for key, value in good.items() if key != "rights"})


@given(reports())
@settings(BOUNDED, max_examples=15)
def test_hostile_text_is_valid(made: ReportData) -> None:
    assert tmx_dtd().validate(etree.fromstring(memory(made)))
    assert tei_errors(text(made)) == []
    assert tei_errors(corpus("wangchuan", made, {**made, "id": "3rd-ward-2024"})) == []


def test_the_tei_schema_finds_what_is_wrong() -> None:
    good = text(report(passage("p000001", "空气。", "Air.")))
    assert tei_errors(good) == []
    assert tei_errors(good.replace(b"<group>", b"<group><p/>"))
    assert tei_errors(good.replace(b'cert="0.90"', b'cert="9.0 of 10"'))
    assert tei_errors(good.replace(b"<witness ", b"<seg ").replace(b"</witness>", b"</seg>"))


def test_the_citation_keeps_to_its_schema(files: dict[str, bytes]) -> None:
    schema = cff_schema()
    schema.pop("$id", None)
    mine = yaml.safe_load(files["downloads/CITATION.cff"])
    ours = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    hostile = report(title={"zh": 'a: "b"\u0085\n- #', "en": "{x}: [y]\u0000"})
    worst = yaml.safe_load(citation_file("x", [hostile], "0" * 64))
    for cited in (mine, ours, worst):
        assert [e.message for e in Draft7Validator(schema).iter_errors(cited)] == []
    assert 'a: "b"  - #' in worst["abstract"]


_AGAIN = """
import json, sys
from hashlib import sha256
from pathlib import Path
from duizhao.data.exports.citation import citation_file
from tests.unit.data.writing import corpus, memory, passages, sentences, text

site = Path(sys.argv[1])
found = [json.loads(path.read_bytes()) for path in sorted((site / "data/reports").glob("*.json"))]
name = json.loads((site / "data/index.json").read_bytes())["name"]
made = {f"{name}.xml": corpus(name, *found)}
for stem, reports in ((name, found), *((f"{r['id']}/{r['id']}", (r,)) for r in found)):
    made |= {f"{stem}.csv": passages(*reports), f"{stem}-sentences.csv": sentences(*reports), f"{stem}.tmx": memory(*reports)}
for r in found:
    made[f"{r['id']}/{r['id']}.xml"] = text(r)
digest = sha256((site / f"downloads/{name}.json").read_bytes()).hexdigest()
made["CITATION.cff"] = citation_file(name, found, digest)
print(*(f"{sha256(data).hexdigest()} downloads/{path}" for path, data in made.items()), sep="\\n")
"""


def test_the_published_data_give_the_same_files_again(sample_site: Path) -> None:
    """They are made from what is published, and from nothing else, and the order of a set of Python's changes nothing."""
    for seed in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", _AGAIN, str(sample_site)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
        )
        made = {path: digest for digest, _, path in (line.partition(" ") for line in said.stdout.splitlines())}
        assert made == {path: hashlib.sha256((sample_site / path).read_bytes()).hexdigest() for path in made}
        assert {path.rsplit(".", 1)[-1] for path in made} == {"csv", "tmx", "xml", "cff"}


def test_the_page_lists_every_file(files: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(request.node.callspec.params["files"])
    sums = {path: digest for digest, _, path in (x.partition("  ") for x in files["downloads/SHA256SUMS"].decode().splitlines())}
    assert sums
    for path, digest in sums.items():
        assert hashlib.sha256((site / "downloads" / path).read_bytes()).hexdigest() == digest
    page = (site / "downloads/index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<td><a [^>]*\bhref="([^"]+)"', page)) == set(sums)
    made = {p for p in files if p.startswith("downloads/")} - {"downloads/SHA256SUMS"}
    assert made <= {posixpath.normpath(f"downloads/{path}") for path in sums}
