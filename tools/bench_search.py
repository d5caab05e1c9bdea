"""Compare our search with those of Material and Pagefind, on the same pages, in one run, in a real browser.

The pages of a folder of reports are multiplied: each copy has another city's name, and some clauses are reworded.
Every engine answers the same queries: those of a file (query, kind, expressions that its texts match), and some drawn
from the texts. The right answers come from a scan of all texts and are counted in pages, the smallest unit of the
other engines. Bytes are what a compressing server sends until the first ten answers are shown, scripts included;
cold means a browser with an empty cache. Pagefind is measured if `pagefind` can be run (--pagefind "python -m pagefind").

    python tools/bench_search.py [REPORTS] [--pages 72 600 6000] [--queries FILE] [--pagefind COMMAND]
"""

import argparse
import functools
import gzip
import html
import http.server
import os
import pickle
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_ROOT), str(_ROOT / "tools")]

from bench import _copy, _names  # noqa: E402 - beside this file
from duizhao.figures import written_units  # noqa: E402
from duizhao.model.search import SearchReport  # noqa: E402
from duizhao.pipeline import Options, read_site  # noqa: E402
from duizhao.present import present  # noqa: E402
from duizhao.publish.minify import minify_assets  # noqa: E402
from duizhao.search.documents import document  # noqa: E402
from duizhao.search.index import index_files  # noqa: E402
from duizhao.search.sounds import Sounds  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.real.search_truth import Query, generated, gold, score  # noqa: E402

_EACH, _SEED, _COLD = 10, 72, 30  # drawn queries of each kind; queries that are asked in a new browser
_LARGE, _FEW = 2000, 2  # from so many pages on Material makes its index anew for minutes, so fewer
_SEPARATOR = (  # the best of those tried for Material: every Chinese character a word of its own
    r'[\s\u200b\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f“”‘’—…·,.;:!?()\[\]"/¶-]+|(?=[\u3400-\u9fff\uf900-\ufaff])|(?<=[\u3400-\u9fff\uf900-\ufaff])(?![*^~])'
)
_PAGES = {
    "ours": """<script>window.duizhao = {}</script><script src="assets/js/dom.js"></script><script src="assets/js/search-engine.js"></script>
<script>window.ask = async (query, limit) => (await duizhao.search(query, { limit })).map(h => h.url)</script>""",
    "material": """<script>
let ready;
const start = () => ready = ready || (async () => {
  const worker = new Worker("worker.js"), data = await (await fetch("search_index.json")).json();
  const reply = message => new Promise(done => { worker.onmessage = event => done(event.data); worker.postMessage(message) });
  await reply({ type: 0, data: { config: data.config, docs: data.docs, options: { suggest: false } } });
  return reply;
})();
window.ask = async (query, limit) => (await (await start())({ type: 2, data: query })).data.items.slice(0, limit).map(g => g[0].location);
</script>""",
    "pagefind": """<script type="module">
let engine;
window.ask = async (query, limit) => {
  engine = engine || await import("./pagefind/pagefind.js");
  const found = (await engine.search(query)).results;
  if (limit <= 10) await Promise.all(found.slice(0, limit).map(r => r.data()));
  const urls = limit <= 10 ? await Promise.all(found.slice(0, limit).map(r => r.data())) : await Promise.all(found.slice(0, 400).map(r => r.data()));
  return urls.map(d => d.raw_url || d.url);
}</script>""",
}
_WARM = """async queries => {
  for (const query of queries) await ask(query, 10);
  const out = [];
  for (const query of queries) { const t = performance.now(); await ask(query, 10); out.push(performance.now() - t) }
  return out;
}"""


@dataclass(frozen=True)
class Material:
    """The input of all engines: the reports, and how they sound."""

    reports: tuple[SearchReport, ...]
    sounds: dict[str, str]

    def pages(self) -> dict[str, list[tuple[str, str, str]]]:
        out: dict[str, list[tuple[str, str, str]]] = {}
        for report in self.reports:
            for text in report.texts:
                page = f"{report.slug}/{report.year}/{text.page}"
                out.setdefault(page, []).append((f"{report.id}/{text.key}", text.zh, text.en))
        return out


def _read(folder: Path) -> Material:
    sounds, reports = Sounds(), []
    site = read_site(folder, lambda *_: None, Options(processes=os.cpu_count() or 1)).site
    for shown, _ in present(site):
        reports.append(document(shown))
        for side in (x.zh for group in (shown.chapters, shown.rows, shown.notes) for x in group):
            if side and side.reading:
                sounds.add(side.text, side.reading.words())
    return Material(tuple(reports), sounds.table())


def _multiplied(one: Material, pages: int) -> Material:
    """Copy the reports until there are about so many pages; the first copy is unchanged."""
    count = max(1, round(pages / len(one.pages())))
    names = _names()
    out = list(one.reports)
    for k in range(1, count):
        for r in one.reports:
            name = f"{names[k % len(names)]}市市长"
            place = f"{r.zh.removesuffix('市')}市市长"  # what `_copy` goes by
            texts = tuple(
                replace(t, zh=_copy(f"{place}{t.zh}", names[k % len(names)]).removeprefix(name)) if t.zh else t for t in r.texts
            )
            slug = f"{r.slug}{k}"
            out.append(replace(r, id=f"{slug}-{r.year}", slug=slug, zh=names[k % len(names)], en=slug, texts=texts))
    return Material(tuple(sorted(out, key=lambda r: (r.year, r.slug))), one.sounds)


# ---- Building, each in a process of its own


def _build_ours(material: Material, out: Path) -> None:
    for path, data in index_files(material.reports, written_units(), material.sounds).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)


def _added(material: Material) -> str:
    """How many files of ours another report writes: the newest again, as another place's of the year after."""
    last = material.reports[-1]
    new = replace(last, id=f"zzz-{last.year + 1}", slug="zzz", year=last.year + 1)
    before, after = (index_files(r, written_units(), material.sounds) for r in (material.reports, (*material.reports, new)))
    changed = [p for p in after if before.get(p) != after[p]]
    written = sum(len(after[p]) for p in changed) / 1e6
    return (
        f"one more report than {len(material.reports)} writes {len(changed)} of {len(after)} files, "
        f"{written:.2f} of {sum(map(len, after.values())) / 1e6:.1f} MB"
    )


def _html(rows: list[tuple[str, str, str]]) -> str:
    body = "".join(f'<p lang="zh">{html.escape(zh)}</p><p>{html.escape(en)}</p>' for _, zh, en in rows)
    title = html.escape(f"{rows[0][1]} {rows[0][2]}"[:200])
    return f"<h1>{title}</h1>{body}"


def _build_material(material: Material, out: Path) -> None:
    from material.plugins.search.plugin import SearchIndex  # noqa: PLC0415 - the theme's own code

    index = SearchIndex(
        lang=["en"],
        separator=_SEPARATOR,
        pipeline=["stemmer"],
        fields={"title": {"boost": 2.0}, "text": {"boost": 1.0}, "tags": {"boost": 1.0}},
    )
    for page, rows in material.pages().items():
        index.add_entry_from_context(SimpleNamespace(meta={}, content=_html(rows), toc=[], url=page, title=rows[0][1]))
    (out / "search_index.json").write_text(index.generate_search_index(None), encoding="utf-8")


def _write_pages(material: Material, out: Path) -> None:
    for page, rows in material.pages().items():
        (out / page).mkdir(parents=True, exist_ok=True)
        (out / page / "index.html").write_text(
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><body><main data-pagefind-body>{_html(rows)}</main></body></html>',
            encoding="utf-8",
        )


def _timed(command: list[str]) -> tuple[float, float]:
    """Run a command; return seconds and peak MB. Our own children print their time, without reading and imports."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command} failed: {output}")
    timing = re.search(r"built in ([0-9.]+) s", output)
    return float(timing[1]) if timing else time.perf_counter() - begun, usage.ru_maxrss / 1024


def _child(engine: str, source: Path, out: Path) -> None:
    material = pickle.loads(source.read_bytes())
    if engine == "added":
        print(_added(material))
        return
    begun = time.perf_counter()
    {"ours": _build_ours, "material": _build_material, "pages": _write_pages}[engine](material, out)
    print(f"built in {time.perf_counter() - begun:.2f} s")


def _build(engine: str, material: Path, out: Path, pagefind: list[str]) -> tuple[float, float]:
    out.mkdir(parents=True)
    me = [sys.executable, __file__, "--child"]
    if engine == "pagefind":
        _timed([*me, "pages", str(material), str(out)])
        built = _timed([*pagefind, "--site", str(out), "--force-language", "zh"])
        for page in out.iterdir():
            if page.name != "pagefind":
                shutil.rmtree(page)
    else:
        built = _timed([*me, engine, str(material), str(out)])
    if engine == "ours":
        shutil.copytree(_ROOT / "theme_overrides/assets/js", out / "assets/js")
        minify_assets(out / "assets")
    if engine == "material":
        import material as theme  # noqa: PLC0415 - the theme

        (out / "worker.js").write_bytes(
            next(Path(theme.__path__[0], "templates/assets/javascripts/workers").glob("*.min.js")).read_bytes()
        )
    (out / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{_PAGES[engine]}", encoding="utf-8"
    )
    return built


# ---- Asking


@functools.cache
def _compressed(path: Path) -> bytes:
    """Compress a file once, as a host does."""
    return gzip.compress(path.read_bytes(), 6)


class _Server(http.server.ThreadingHTTPServer):
    sent = 0
    daemon_threads = True


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, and counts the bytes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        packed = path.suffix in {".js", ".json", ".html"}
        body = _compressed(path) if packed else body
        assert isinstance(self.server, _Server)
        self.server.sent += len(body) if path.suffix != ".html" else 0
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def _served(folder: Path) -> Iterator[_Server]:
    server = _Server(("127.0.0.1", 0), lambda *a: _Handler(*a, directory=str(folder)))  # type: ignore[arg-type]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_function("typeof window.ask === 'function'")  # a bare function would be called
    return page


def _cold(browser: Browser, address: str, queries: list[Query], server: _Server | None) -> tuple[list[float], list[float]]:
    """Measure milliseconds and bytes until the first ten answers, each query in a new browser context."""
    times, sizes = [], []
    for query in queries:
        before = server.sent if server else 0
        page = _open(browser, address)
        times.append(
            page.evaluate(
                "async q => { const t = performance.now(); await ask(q, 10); return performance.now() - t }", query.text
            )
        )
        sizes.append((server.sent if server else 0) - before)
        page.context.close()
    return times, sizes


def _pages_of(answers: list[list[str]]) -> list[list[str]]:
    return [
        list(dict.fromkeys(re.sub(r"index\.html$", "", a.split("#")[0].lstrip("/")) for a in addresses)) for addresses in answers
    ]


def _asked(material: Material, file: Path | None) -> list[Query]:
    """Return the queries with the pages that answer them."""
    pages = material.pages()
    texts = {key: (zh, en) for rows in pages.values() for key, zh, en in rows}
    page_of = {key: page for page, rows in pages.items() for key, _, _ in rows}
    first = {k: texts[k] for k in list(texts)[:400]}
    drawn = [(q.text, q.kind) for q in generated(first, _EACH, _SEED)]
    written = gold(file, texts) if file else []
    by_text = {q.text: q for q in generated(first, _EACH, _SEED)}
    if len(texts) > len(first):
        drawn = []  # drawn queries are asked at the smallest size only, because their answers are known for those texts only
    out = written + [by_text[t] for t, _ in drawn]
    return [replace(q, truth=frozenset(page_of[k] for k in q.truth)) for q in out]


def _run(engine: str, material: Material, folder: Path, queries: list[Query], browser: Browser, pagefind: list[str]) -> str:
    source = folder / "corpus.pickle"
    if not source.exists():
        source.write_bytes(pickle.dumps(material))
    out = folder / engine
    seconds, peak = _build(engine, source, out, pagefind)
    files = [p for p in out.rglob("*") if p.is_file() and "assets/js" not in str(p)]
    size = sum(p.stat().st_size for p in files) / len(material.pages()) / 1000
    with _served(out) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        asked = queries[: _FEW if engine == "material" and len(material.pages()) > _LARGE else _COLD]
        page = _open(browser, address)
        warm = page.evaluate(_WARM, [q.text for q in queries])
        answers = page.evaluate(
            "async qs => { const out = []; for (const q of qs) out.push(await ask(q, 100000)); return out }",
            [q.text for q in queries],
        )
        page.context.close()
        cold, sizes = _cold(browser, address, asked, server)
    scores = score(queries, _pages_of(answers))
    local = "–"
    if engine == "ours":
        times, _ = _cold(browser, f"file://{out}/index.html", queries[:_COLD], None)
        local = f"{_at(times, 0.5):.0f}/{_at(times, 0.95):.0f}"
    return (
        f"{len(material.pages()):6} {engine:9} {scores.found:3}/{scores.queries:<3} {scores.recall:6.3f} {scores.at_ten:6.3f} {scores.mrr:6.3f} {scores.false:6} "
        f"{_at(sizes, 0.5) / 1000:7.0f} {_at(sizes, 0.95) / 1000:7.0f} {_at(cold, 0.5):6.0f}/{_at(cold, 0.95):<6.0f} {local:>9} "
        f"{_at(warm, 0.5):6.1f}/{_at(warm, 0.95):<6.1f} {seconds:6.1f} {peak:6.0f} {size:6.2f} {len(files):6}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="?", default=Path("reports"))
    parser.add_argument("--pages", type=int, nargs="+", default=[72, 600, 6000])
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--engines", nargs="+", default=["ours", "material", "pagefind"])
    parser.add_argument("--pagefind", default=f"{sys.executable} -m pagefind")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        _child(args.child[0], Path(args.child[1]), Path(args.child[2]))
        return
    one = _read(args.reports)
    print(
        f"{'pages':>6} {'engine':9} {'found':>7} {'recall':>6} {'at 10':>6} {'MRR':>6} {'false':>6} {'kB p50':>7} {'kB p95':>7} "
        f"{'cold ms':>13} {'file:// ms':>9} {'warm ms':>13} {'build s':>6} {'MB':>6} {'kB/page':>6} {'files':>6}"
    )
    path = next(
        (p for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))),
        None,
    )
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        for pages in args.pages:
            material = _multiplied(one, pages)
            queries = _asked(material, args.queries)
            with tempfile.TemporaryDirectory() as name:
                for engine in args.engines:
                    try:
                        print(_run(engine, material, Path(name), queries, browser, shlex.split(args.pagefind)), flush=True)
                        if engine == "ours":
                            command = [sys.executable, __file__, "--child", "added", str(Path(name) / "corpus.pickle"), name]
                            print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="", flush=True)
                    except (FileNotFoundError, SystemExit) as error:
                        print(f"{pages:6} {engine:9} not measured: {str(error)[:120]}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
