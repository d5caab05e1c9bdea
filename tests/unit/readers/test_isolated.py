"""Heavy formats are read in a process of their own: killed and said, and the next file is read."""

import subprocess
import sys
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.diagnostics.boundary import StepError
from duizhao.readers import IsolatedReader, SourceFile, isolated, read_document

from tests.documents import csv_text, docx, html, packed, pdf_of, tmx

TEXT = ["望川市今年改造老旧小区一百八十个。", "新建绿道八十公里。"]
FILES = {
    "a.docx": docx(TEXT),
    "a.html": html(TEXT),
    "a.pdf": pdf_of(TEXT),
    "a.tmx": tmx([(TEXT[0], "Wangchuan grew.")]),
    "a.csv": csv_text(TEXT),
    "a.txt": "\n".join(TEXT).encode(),
    "b.docx": b"PK\3\4 damaged",
    "b.pdf": b"%PDF-1.7 damaged",
    "c.html": "\ufeff <html><p>望川</p></html>".encode("utf-16"),
}


def test_it_reads_what_the_reader_reads() -> None:
    with IsolatedReader() as reader:
        for file, data in FILES.items():
            here, there = Collector(), Collector()
            want = read_document(SourceFile(file, data), here)
            got = reader.read(SourceFile(file, data), there)
            assert there.sorted() == here.sorted()
            lines = [(x.fragment.text, list(x.fragment.at), x.role, x.why) for x in want.lines] if want else None
            assert ([(x.fragment.text, list(x.fragment.at), x.role, x.why) for x in got.lines] if got else None) == lines


def test_no_process_is_started_for_text_or_for_what_is_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = SourceFile("a.docx", FILES["a.docx"])
    with Cache(tmp_path / "c.sqlite") as cache, IsolatedReader(cache) as reader:
        first = reader.read(source, Collector())
    monkeypatch.setattr(isolated, "_start", lambda: pytest.fail("a process was started"))
    with Cache(tmp_path / "c.sqlite") as cache, IsolatedReader(cache) as reader:
        assert reader.read(source, Collector()) == first
        assert reader.read(SourceFile("a.txt", FILES["a.txt"]), Collector()) is not None


CODE = """
import duizhao.readers.worker as worker
real = worker.read_document
def read(source, diagnostics):
    if source.file == "raise": raise ValueError("odd")
    if source.file == "loop":
        while True: pass
    if source.file == "memory": return [bytes(1 << 20) for _ in range(2000)]
    if source.file == "abort": __import__("os").abort()
    if source.file == "exit": __import__("os")._exit(3)
    return real(source, diagnostics)
worker.read_document = read
worker.SECONDS = 0.2
worker.main()
"""


def test_a_reader_that_ends_is_said_and_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_PROGRAM", f"import sys; sys.path[:] = sys.argv[1:]\n{CODE}")
    data = FILES["a.docx"]
    said: dict[str, list[tuple[str, str]]] = {}
    with IsolatedReader() as reader:
        for file in ("loop", "memory", "abort", "exit"):
            diagnostics = Collector()
            assert reader.read(SourceFile(file, data), diagnostics) is None
            said[file] = [(d.code, d.message) for d in diagnostics.sorted()]
            assert reader.read(SourceFile("a.docx", data), Collector()) is not None
        with pytest.raises(StepError, match="ValueError: odd"):
            reader.read(SourceFile("raise", data), Collector())
    assert {file: code for file, ((code, _),) in said.items()} == dict.fromkeys(said, "R108")
    assert said["loop"][0][1] == "reading took longer than 5 s"
    assert "1024 MB" in said["memory"][0][1]


def test_what_took_too_long_is_not_read_again_and_what_lacked_memory_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_PROGRAM", f"import sys; sys.path[:] = sys.argv[1:]\n{CODE}")
    start, started = isolated._start, []

    def counted() -> subprocess.Popen[bytes]:
        started.append(start())
        return started[-1]

    monkeypatch.setattr(isolated, "_start", counted)
    said: list[list[str]] = []
    for _ in range(2):
        for file in ("loop", "memory"):
            diagnostics = Collector()
            with Cache(tmp_path / "c.sqlite") as cache, IsolatedReader(cache) as reader:
                assert reader.read(SourceFile(file, FILES["a.docx"]), diagnostics) is None
            said.append([d.message for d in diagnostics.sorted()])
    assert said[:2] == said[2:]
    assert len(started) == 3  # twice for what lacked memory


def test_a_reader_that_sleeps_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_PROGRAM", "import time; time.sleep(60)")
    monkeypatch.setattr(isolated, "WAIT", 0.3)
    diagnostics = Collector()
    with IsolatedReader() as reader:
        assert reader.read(SourceFile("a.docx", FILES["a.docx"]), diagnostics) is None
    assert [d.code for d in diagnostics.sorted()] == ["R108"]


def nested_forms(levels: int, each: int) -> bytes:
    """A PDF whose page draws a form that draws another one `each` times, and so on."""
    out = "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    out += "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>endobj\n"
    out += "4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n"
    for k in range(levels):
        content = "/X Do " * each if k < levels - 1 else "BT /F 9 Tf (x) Tj ET " * each
        resources = f"<</XObject<</X {6 + k} 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources{resources}/Length {len(content)}>>"
        out += f"{5 + k} 0 obj{head}stream\n{content}\nendstream endobj\n"
    return f"{out}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_forms_in_forms_of_a_pdf_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = "worker.MEMORY = 1 << 28; worker.SECONDS = 1.0"
    program = f"import sys; sys.path[:] = sys.argv[1:]; import duizhao.readers.worker as worker; {limits}; worker.main()"
    monkeypatch.setattr(isolated, "_PROGRAM", program)
    with IsolatedReader() as reader:
        small, large = Collector(), Collector()
        assert reader.read(SourceFile("a.pdf", nested_forms(2, 2)), small) is not None
        assert reader.read(SourceFile("b.pdf", nested_forms(9, 10)), large) is None
    assert [d.code for d in large.sorted()] == ["R108"]


def test_the_process_ends_with_the_one_that_started_it() -> None:
    program = (
        "import os, duizhao.readers.isolated as i; p = i._start(); i.send(p.stdin, i.SourceFile('a', b'PK')); "
        "i.receive(p.stdout); print(p.pid, flush=True); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    for _ in range(500):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or " Z " in status.read_text():
            return
        subprocess.run(["sleep", "0.01"], check=True)
    pytest.fail("it still runs")


def test_a_member_of_an_archive_with_another_compression_is_refused() -> None:
    from duizhao.readers.unpack import unpack  # noqa: PLC0415 - of this test alone

    diagnostics = Collector()
    data = bytearray(packed({"a.txt": "望川".encode() * 99}))
    for mark, place in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = data.index(mark) + place
        data[at : at + 2] = (14).to_bytes(2, "little")
    assert unpack("a.zip", bytes(data), diagnostics) == []
    assert [d.code for d in diagnostics.sorted()] == ["R109"]
