"""Keep what is known of each series of a site: in memory, or on disk, where the next build finds it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from duizhao.cache import Cache
from duizhao.model.site import SeriesPart
from duizhao.model.words import Words


class PartStore(Protocol):
    """Holds the parts of a site, by slug; `load` gives one as it was added."""

    def keep(self, slug: str, inputs: str) -> SeriesPart | None:
        """Return what the last build knew of a series, if it was made of the same inputs."""

    def add(self, slug: str, inputs: str, part: SeriesPart) -> SeriesPart:
        """Add a part; return what of it stays in memory."""

    def load(self, slug: str) -> SeriesPart:
        """Return a part with its texts."""

    def inputs(self, slug: str) -> str:
        """Return the digest of what a part of this run was made of; empty if it is not known."""

    def words(self, slug: str, wanted: Sequence[str], learn: Callable[[SeriesPart], Words]) -> Words:
        """Return what was learned from a part and the terms `wanted`; nothing is stored if `learn` fails."""


class PartsInMemory:
    """All parts with their texts, for one run."""

    def __init__(self) -> None:
        self._parts: dict[str, SeriesPart] = {}
        self._words: dict[str, Words] = {}

    def keep(self, slug: str, inputs: str) -> None:
        """Nothing is known of an earlier run."""

    def add(self, slug: str, inputs: str, part: SeriesPart) -> SeriesPart:  # noqa: ARG002 - see PartStore
        """Add a part; all of it stays in memory."""
        self._parts[slug] = part
        return part

    def load(self, slug: str) -> SeriesPart:
        """Return a part."""
        return self._parts[slug]

    def inputs(self, slug: str) -> str:  # noqa: ARG002 - see PartStore
        """Nothing is kept, so nobody asks."""
        return ""

    def words(self, slug: str, wanted: Sequence[str], learn: Callable[[SeriesPart], Words]) -> Words:  # noqa: ARG002 - see PartStore
        """Return what was learned from a part; the terms are those of the run."""
        if slug not in self._words:
            self._words[slug] = learn(self._parts[slug])
        return self._words[slug]


@dataclass(frozen=True, slots=True)
class _Outline:
    """A part without texts; `inputs` is the digest of what it was made of, `whole` that of the whole part as it is stored."""

    inputs: str
    whole: str
    part: SeriesPart


@dataclass(frozen=True, slots=True)
class _KeptWords:
    inputs: str
    wanted: tuple[str, ...]
    words: Words


class PartsOnDisk:
    """Parts in a cache; only their outlines stay in memory. One that cannot be read, or was made of something else, is made anew."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._inputs: dict[str, str] = {}  # of the parts of this run

    def keep(self, slug: str, inputs: str) -> SeriesPart | None:
        """Return the outline of a series, if the last build knew it and it was made of the same inputs."""
        self._inputs[slug] = inputs
        known = self._cache.get(f"{slug} outline", _Outline)  # no slug has a space
        is_whole = known is not None and known.inputs == inputs and known.whole == self._cache.digest(slug)
        return known.part if known and is_whole else None

    def add(self, slug: str, inputs: str, part: SeriesPart) -> SeriesPart:
        """Add a part; return its outline."""
        self._inputs[slug] = inputs
        self._cache.put(slug, part)
        outline = _Outline(inputs, self._cache.digest(slug), part.outlined())
        self._cache.put(f"{slug} outline", outline)
        return outline.part

    def load(self, slug: str) -> SeriesPart:
        """Return a part with its texts."""
        known = self._cache.get(slug, SeriesPart)
        assert known is not None  # it was kept or added in this run
        return known

    def inputs(self, slug: str) -> str:
        """Return the digest of what a part of this run was made of."""
        return self._inputs[slug]

    def words(self, slug: str, wanted: Sequence[str], learn: Callable[[SeriesPart], Words]) -> Words:
        """Return what was learned from a part, in this build or, if it was the same with the same terms, in the last one."""
        name = f"{slug} words"
        known = self._cache.get(name, _KeptWords)
        if known and (known.inputs, known.wanted) == (self._inputs[slug], tuple(wanted)):
            return known.words
        words = learn(self.load(slug))
        self._cache.put(name, _KeptWords(self._inputs[slug], tuple(wanted), words))
        return words
