"""The process that reads heavy formats for another one, within limits of memory and processor time.

Requests come on standard input, answers go to standard output: the length of a message in 8 bytes, then the message.
"""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

import msgspec

from duizhao.diagnostics import Collector, Diagnostic
from duizhao.diagnostics.boundary import describe
from duizhao.model.source import RawDocument
from duizhao.readers.folder import SourceFile
from duizhao.readers.limits import MEMORY, SECONDS
from duizhao.readers.read import read_document

_LENGTH = 8  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What reading gave: no document if the file cannot be read; `failure` describes an exception that was raised at `line`.

    `lasting`: would reading again give the same? Not if memory was short, of which another run may have more.
    """

    document: RawDocument | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""
    line: int = 0
    lasting: bool = False


def answer(source: SourceFile) -> Answer:
    """Read a file; whatever is raised becomes part of the answer."""
    diagnostics = Collector()
    try:
        document = read_document(source, diagnostics)
    except MemoryError:
        diagnostics.add("R108", source.file, 0, too_much_memory())
        return Answer(None, diagnostics.sorted())
    except Exception as error:  # noqa: BLE001 - the other process reports it
        return Answer(None, diagnostics.sorted(), *describe(error, source.file))
    return Answer(document, diagnostics.sorted(), lasting=True)


def too_much_memory() -> str:
    """Describe a file that needs too much memory."""
    return f"reading needs more than {MEMORY // 1048576} MB of memory"


def send(stream: IO[bytes], value: object) -> None:
    """Write one message."""
    message = msgspec.msgpack.encode(value, enc_hook=list)  # the hook is for ranges
    stream.write(len(message).to_bytes(_LENGTH))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one message; raise EOFError if the other process has ended."""
    size = int.from_bytes(_exactly(stream, _LENGTH))
    if size > MEMORY:
        raise EOFError
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Answer requests until standard input ends."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    with suppress(EOFError):
        while True:
            source = msgspec.msgpack.decode(receive(requests), type=SourceFile)
            _limit_time(SECONDS)
            result = answer(source)
            _limit_time(0)
            send(answers, result)


def _limit_memory() -> None:
    """Limit the address space, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """End this process after so much processor time, where the system can; 0: do not."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
