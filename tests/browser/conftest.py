"""Browser tests use the site of the site tests."""

from tests.site.conftest import sample_site, served, zensical_site

__all__ = ["sample_site", "served", "zensical_site"]
