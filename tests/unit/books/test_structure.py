"""Names in the structure of a PDF do not depend on what Chromium counted while it printed."""

from io import BytesIO

import pikepdf
from duizhao.books.structure import number_structure


def _printed(first: int, second: int) -> bytes:
    """A PDF with two heads of a table, named by these numbers, and a cell that names both."""
    names = [pikepdf.String(f"node{number:08}") for number in (first, second)]
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        heads = [pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TH, ID=name)) for name in names]
        cell = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TD, A=pikepdf.Dictionary(Headers=pikepdf.Array(names))))
        pairs = pikepdf.Array([names[0], heads[0], names[1], heads[1]])
        tree = pikepdf.Dictionary(Kids=pikepdf.Array([pikepdf.Dictionary(Names=pairs, Limits=pikepdf.Array(names))]))
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(IDTree=tree, K=pikepdf.Array([*heads, cell]))
        number_structure(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def test_names_are_numbered_in_their_order_and_every_name_leads_where_it_did() -> None:
    printed = _printed(2397, 2405)
    assert printed == _printed(2396, 2411)
    with pikepdf.open(BytesIO(printed)) as pdf:
        root = pdf.Root.StructTreeRoot
        (below,) = root.IDTree.Kids
        assert [str(name) for name in below.Limits] == ["node00000001", "node00000002"]
        assert [(str(below.Names[k]), str(below.Names[k + 1].ID)) for k in (0, 2)] == [(f"node{n:08}",) * 2 for n in (1, 2)]
        assert [str(name) for name in root.K[2].A.Headers] == ["node00000001", "node00000002"]
