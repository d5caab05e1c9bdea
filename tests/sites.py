"""Make sites from hand-made reports, as the stages would, and write them."""

from duizhao.checks import measure, quality_of
from duizhao.model.links import Years
from duizhao.model.report import Corpus, Series
from duizhao.model.site import Site
from duizhao.pipeline import write_site

from tests.builds import Memory, Options


def site_of(*series: Series, years: Years | None = None) -> Site:
    """Return a site of these series, without readings and citations."""
    corpus = Corpus(series, ())
    measured = {r.id: measure(r) for s in series for r in s.reports}
    return Site(corpus, quality_of(corpus, measured, ()), years or Years((), ()), {}, {})


def written(site: Site) -> dict[str, bytes]:
    """Return every file of a site by its path, except books."""
    memory = Memory()
    write_site(site, memory, lambda *_: None, Options(books=False))
    return memory.files
