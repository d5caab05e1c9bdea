"""The schemas that others made, where `tools/schemas` has put them; a test that needs one that is not there says so and rests."""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

FOLDER = Path(sys.prefix) / "share/duizhao-schemas"
_RNG = "{http://relaxng.org/ns/structure/1.0}"


def _file(path: str) -> Path:
    if not (FOLDER / path).is_file():
        pytest.skip(f"{path} is not here: run tools/schemas")
    return FOLDER / path


@cache
def tmx_dtd() -> etree.DTD:
    """The DTD of TMX 1.4b."""
    return etree.DTD(str(_file("tmx14.dtd")))


def tei_errors(data: bytes) -> list[str]:
    """What TEI's schema of everything (tei_all) says of a text.

    Compiling all of it takes lxml most of a minute. A text is valid by a schema exactly if it is valid by that
    schema without the elements that the text does not have, so those are taken out first.
    """
    root = etree.fromstring(data)
    names = frozenset(etree.QName(node).localname for node in root.iter(tag=etree.Element))
    schema = _tei_schema(names)
    return [] if schema.validate(root) else [str(error) for error in schema.error_log]


@cache
def _tei_schema(names: frozenset[str]) -> etree.RelaxNG:
    tree = etree.parse(str(_file("schemas/tei_all.rng")))
    declared = [d for d in tree.iter(f"{_RNG}element") if d.get("name")]
    known = {d.get("name") for d in declared}
    assert names <= known | {"unknown"}, f"no element of TEI: {sorted(names - known)}"
    for declaration in declared:
        if declaration.get("name") not in names:
            parent = declaration.getparent()
            assert parent is not None
            parent.replace(declaration, etree.Element(f"{_RNG}notAllowed"))
    return etree.RelaxNG(tree)


def cff_schema() -> Any:
    """The JSON Schema of CITATION.cff 1.2.0."""
    return json.loads(_file("cffconvert/schemas/1.2.0/schema.json").read_text(encoding="utf-8"))
