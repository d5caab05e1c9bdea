"""Number the elements of a PDF's structure that have a name.

Chromium names the heads of tables after nodes that it counts while it works, so that two prints of one page can differ.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


def number_structure(pdf: "Pdf") -> None:
    """Rename the elements in the order of their names: where they are, in the tree of names, and where cells name their heads."""
    import pikepdf  # noqa: PLC0415 - optional

    elements = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and ("/ID" in o or "/A" in o)]
    old = sorted({str(element.ID) for element in elements if "/ID" in element})
    new = {name: pikepdf.String(f"node{number:08}") for number, name in enumerate(old, 1)}
    for element in elements:
        if "/ID" in element:
            element.ID = new[str(element.ID)]
        about = element.get("/A", pikepdf.Array())
        for one in about if isinstance(about, pikepdf.Array) else [about]:
            if isinstance(one, pikepdf.Dictionary) and "/Headers" in one:
                one.Headers = _renamed(one.Headers, new)
    root = pdf.Root.get("/StructTreeRoot")
    if isinstance(root, pikepdf.Dictionary) and isinstance(root.get("/IDTree"), pikepdf.Dictionary):
        _rename_tree(root.IDTree, new)


def _rename_tree(node: "Object", new: Mapping[str, "Object"]) -> None:
    """Rename the names in a node of the tree and in those below it; their order stays."""
    for key in ("/Names", "/Limits"):
        if key in node:
            node[key] = _renamed(node[key], new)
    for below in node.get("/Kids", []):
        _rename_tree(below, new)


def _renamed(some: "Object", new: Mapping[str, "Object"]) -> "Object":
    """Rename the strings of an array."""
    import pikepdf  # noqa: PLC0415 - optional

    return pikepdf.Array([new.get(str(one), one) if isinstance(one, pikepdf.String) else one for one in some])
