"""Sites of reports that are made by hand: what the stages before writing would know of them, and all that is written."""

from duizhao.checks import measure
from duizhao.model.links import Years
from duizhao.model.report import Corpus, Series
from duizhao.model.site import Site
from duizhao.pipeline import write_site

from tests.builds import Memory, Options


def site_of(*series: Series, years: Years | None = None) -> Site:
    """A site of these series, without readings and citations."""
    corpus = Corpus(series, ())
    return Site(corpus, measure(corpus, ()), years or Years((), ()), {}, {})


def written(site: Site) -> dict[str, bytes]:
    """Every file of a site by its path, but no books."""
    memory = Memory()
    write_site(site, memory, lambda *_: None, Options(books=False))
    return memory.files
