"""Corpus to pages and data files, as bytes by path; nothing is written here."""

from generator.render.downloads import downloads
from generator.render.site import render_site

__all__ = ["downloads", "render_site"]
