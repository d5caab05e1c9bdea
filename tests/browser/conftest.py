"""Browser tests use the site of the site tests."""

from tests.browser.notes_site import notes_site
from tests.site.conftest import sample_site, served, several_site, zensical_site

__all__ = ["notes_site", "sample_site", "served", "several_site", "zensical_site"]
