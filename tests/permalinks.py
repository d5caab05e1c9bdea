"""Check that every address of one site leads to the same text in another."""

import json
import re
from collections.abc import Mapping

from duizhao.text.fold import fold


def broken_addresses(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """List addresses of rows in the site `before` that lead nowhere, or to other words, in the site `after`."""
    addresses = {p["url"]: p["zh"] or p["en"] for p in _passages(before)}
    assert addresses
    out = []
    for url, text in addresses.items():
        now = _follow(after, url)
        if now is None:
            out.append(f"{url} leads nowhere")
        elif not (
            _words(text).startswith(_words(now))
            or any(opens.startswith(_words(text)) for opens in (_words(now), _without_salutation(_words(now))))
        ):
            out.append(f"{url} leads to “{now[:20]}”, not to “{text[:20]}”")
    return out


def _passages(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    reports = [json.loads(data) for name, data in files.items() if name.startswith("data/reports/")]
    return [p for report in reports for p in report["passages"]]


def _follow(files: Mapping[str, bytes], url: str) -> str | None:
    """Return the text at an address: of the row that has the anchor, or of the row that a moved entry names."""
    page, anchor = url.split("#")
    data = files.get(f"{page}index.md") or files.get(page.rstrip("/") + ".md")
    if data is None:
        return None
    source = data.decode()
    if moved := re.search(rf"\]\((?P<to>[^)]*)\)\{{ #{anchor} \}}", source):
        to, anchor = moved["to"].split("#")
        series, year = page.split("/")[:2]
        page = f"{series}/{year}/"
        page += "" if to == "index.md" else to.removesuffix(".md") + "/"
    elif f'id="{anchor}"' not in source and f"#{anchor} " not in source:
        return None
    for p in _passages(files):
        if anchor in {p["id"], *p["aliases"]} and p["url"].split("#")[0] == page:
            return p["zh"] or p["en"]
    return None


def _without_salutation(text: str) -> str:
    """Drop the salutation before a row, which another edition may have on its own line."""
    return re.sub("^各位代表(?=.)", "", text)


def _words(text: str) -> str:
    return fold(text, "zh", traditional=True)
