"""The browser folds text, reads amounts, finds shards and unpacks lists as the indexer does, by what the index says."""

import json
import random
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from duizhao.figures import written_units
from duizhao.model.search import SearchReport, SearchText
from duizhao.search.amounts import Amounts
from duizhao.search.folding import Folding, every_pair
from duizhao.search.index import index_files
from duizhao.search.postings import encode_shard, pack_postings
from duizhao.search.shards import FOLDER, bucket
from duizhao.search.terms import han_terms, words

from tests.node import ask

SEED, TEXTS = 2_024, 4_000
# What the rules speak of, and what stands beside it; any other character may come, too
_MARKS = list("“”\"'‘’·•《》「」『』\u200b\u00ad\ufeff，,，.．。—-－%％‰ \u3000\u00a0\t\n\u0085\u1680\u2028\x1c/()（）")
_LETTERS = list("aeiouüǖǘǚǜÜǗéàāšžßæøÅİıſĳﬁ½²㎡℃ＡｂＺk５0123456789０９")
_SCALES = "万 亿 万亿 千万 百 thousand million billions trillion hundreds".split()


def _texts(folding: Folding, units: Sequence[str]) -> Iterator[str]:
    draw = random.Random(SEED)
    traditional = list(folding.simplified)
    stable = [c for c in map(chr, range(0x20, 0x3100)) if unicodedata.ucd_3_2_0.category(c) not in {"Cn", "Cs", "Co"}]
    pools: list[Sequence[str]] = [_MARKS, _LETTERS, _SCALES, units, traditional, list("林河市年亩元个数字经济𠀀𠮷"), stable]
    makers = [
        lambda: str(draw.randint(0, 99_999)),
        lambda: f"{draw.randint(1, 9_999_999):,}",
        lambda: f"{draw.random() * 100:.2f}",
    ]
    for _ in range(TEXTS):
        made = (
            draw.choice(makers)() if draw.random() < 0.3 else draw.choice(draw.choice(pools)) for _ in range(draw.randint(1, 12))
        )
        yield draw.choice(["", " "]).join(made)


def _units_of(text: str) -> list[int]:
    """Where each code point of a text begins in UTF-16 units, and where the text ends."""
    out = [0]
    for char in text:
        out.append(out[-1] + (2 if ord(char) > 0xFFFF else 1))
    return out


def _folded(text: str, folding: Folding, amounts: Amounts) -> dict[str, Any]:
    folded = folding.fold_with_map(text)
    places = _units_of(folded.text)
    at = [place for char, place in zip(folded.text, folded.at, strict=False) for _ in range(2 if ord(char) > 0xFFFF else 1)]
    some = [[places[a.start], places[a.end], a.value, a.unit] for a in amounts.find(folded.text)]
    return {"text": folded.text, "plain": folding.fold(text), "at": at, "amounts": some}


def _data(files: Mapping[str, bytes], kind: str) -> dict[str, Any]:
    """What the file of a kind hands over."""
    text = next(data for path, data in files.items() if path.startswith(f"{FOLDER}/{kind}")).decode()
    data: dict[str, Any] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return data


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    """An index in which all Traditional characters are."""
    text = SearchText("", "p1", "0", "text", "".join(every_pair()), "", "", ())
    return index_files([SearchReport("w-2024", "w", 2024, "望川市", "Wangchuan", {}, (text,))], written_units(), {})


def test_text_is_folded_and_cut_alike_and_amounts_are_the_same(files: Mapping[str, bytes]) -> None:
    folding, amounts = Folding(every_pair()), Amounts(written_units())
    texts = list(_texts(folding, list(written_units())))
    in_browser = ask("search_rules.js", "text", data=[_data(files, "tables-"), texts])
    in_python = [_folded(text, folding, amounts) for text in texts]
    for text, own, other in zip(texts, in_python, in_browser, strict=True):
        pieces = other.pop("pieces")
        assert other == own, text
        assert [p for p in pieces if words(p)] == words(own["text"]), text
        assert {term for p in pieces for term in han_terms(p)} == han_terms(own["text"]), text
    assert sum(own["text"] != text for text, own in zip(texts, in_python, strict=True)) > TEXTS / 2
    assert sum(len(own["amounts"]) for own in in_python) > TEXTS / 4
    assert len({a[3] for own in in_python for a in own["amounts"]}) > 40, "units"


def test_a_unit_may_have_a_hyphen() -> None:
    result = list(Amounts(written_units()).find("6.5 million twenty-foot equivalent units"))
    assert [(a.start, a.end, a.value, a.unit) for a in result] == [
        (0, 40, "6500000", written_units()["twenty-foot equivalent unit"])
    ]


def test_a_term_is_looked_for_in_the_shard_that_has_it(files: Mapping[str, bytes]) -> None:
    draw = random.Random(SEED)
    terms = [
        "".join(chr(draw.choice([draw.randrange(32, 300), draw.randrange(0x4E00, 0x9FFF)])) for _ in range(n % 9))
        for n in range(500)
    ]
    in_browser = ask("search_rules.js", "bucket", data=[_data(files, "manifest")["hash"], [[term, 64] for term in terms]])
    assert in_browser == [bucket(term, 64) for term in terms]
    assert len(set(in_browser)) == 64


def test_lists_of_texts_are_unpacked_as_they_were_packed() -> None:
    draw = random.Random(SEED)
    lists = {f"t{n}": sorted(draw.sample(range(70_000), draw.choice([1, 2, 50, 3_000, 40_000]))) for n in range(60)}
    entries = list(pack_postings({term: array("I", texts) for term, texts in lists.items()}, 70_000))
    result = ask("search_rules.js", "postings", data=encode_shard(entries))
    assert result == [[term, texts] for term, texts in sorted(lists.items())]
