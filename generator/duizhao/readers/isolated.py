"""Read heavy formats in a process of its own, which ends where a file takes too much memory or time."""

import hashlib
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import IO, Self

import msgspec

from duizhao.cache import Cache, key, version
from duizhao.diagnostics import Collector
from duizhao.diagnostics.boundary import StepError
from duizhao.model.source import RawDocument
from duizhao.readers.folder import SourceFile
from duizhao.readers.limits import SECONDS, WAIT
from duizhao.readers.read import read_document
from duizhao.readers.worker import Answer, receive, send, too_much_memory

_PACKAGES = ("readers", "readers.docx", "readers.html", "readers.pdf", "genre", "text")
_LIBRARIES = ("lxml", "trafilatura", "pypdfium2")
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from duizhao.readers.worker import main; main()"
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks, the other half of UTF-16, white space
_OPENING = 1024
_OUT_OF_TIME = -getattr(signal, "SIGPROF", sys.maxsize)  # how the process ends when the processor time is over


def is_heavy(data: bytes) -> bool:
    r"""May this be a container, a PDF or markup, which libraries in C read?

    >>> is_heavy(b"PK\3\4"), is_heavy("\ufeff <html>".encode("utf-16")), is_heavy("政府工作报告".encode())
    (True, True, False)
    """
    opening = data[:_OPENING]
    return opening.startswith(b"PK") or b"%PDF-" in opening or data[: 4 * _OPENING].lstrip(_BEFORE_MARKUP).startswith(b"<")


class IsolatedReader:
    """Reads files as `read_document` does: heavy ones in another process, which is started for the first of them.

    One process serves all files; another one is started after it has ended. What was read is kept in the cache, and also
    what took too long, so that it does not at each build.
    """

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def read(self, source: SourceFile, diagnostics: Collector) -> RawDocument | None:
        """Read a document; None, with a diagnostic, if it cannot be read. Raise StepError if the reader raised an exception."""
        if not is_heavy(source.data):
            return read_document(source, diagnostics)
        answer = self._cached(source)
        for d in answer.diagnostics:
            diagnostics.add(d.code, d.file, d.line, d.message, d.hint)
        if answer.failure:
            raise StepError(answer.failure, answer.line)
        return answer.document

    def _cached(self, source: SourceFile) -> Answer:
        if self._cache is None:
            return self._answer(source)
        known = version(*(f"duizhao.{name}" for name in _PACKAGES), libraries=_LIBRARIES)
        name = key("read", known, source.file, hashlib.sha256(source.data).hexdigest())
        answer = self._cache.get(name, Answer)
        if answer is None:
            answer = self._answer(source)
            if answer.lasting:
                self._cache.put(name, answer)
        return answer

    def _answer(self, source: SourceFile) -> Answer:
        process = self._process = self._process or _start()
        late = Timer(WAIT, process.kill)
        late.start()
        try:
            send(_pipe(process.stdin), source)
            return msgspec.msgpack.decode(receive(_pipe(process.stdout)), type=Answer)
        except (EOFError, OSError, msgspec.MsgspecError):
            diagnostics = Collector()
            code = self._stop()
            diagnostics.add("R108", source.file, 0, _reason(code))
            return Answer(None, diagnostics.sorted(), lasting=code == _OUT_OF_TIME)
        finally:
            late.cancel()
            late.join()

    def _stop(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(OSError):
            _pipe(process.stdin).close()
        try:
            code = process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        _pipe(process.stdout).close()
        return code


def _reason(code: int) -> str:
    """Say why the process, which ended with this code, did not answer."""
    if code == _OUT_OF_TIME:
        return f"reading took longer than {SECONDS:.0f} s"
    return f"{too_much_memory()} or {WAIT:.0f} s, or the file is damaged (the reader ended with {code})"


def _start() -> subprocess.Popen[bytes]:
    """Start a process that finds its modules where this one does, and loads nothing else."""
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM, *sys.path]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 - our own


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # both are pipes
    return stream
