"""Corpus to pages and data files, as bytes by path; nothing is written here."""

from generator.render.downloads import downloads
from generator.render.labels import labels_script, spoken
from generator.render.site import render_site

__all__ = ["downloads", "labels_script", "render_site", "spoken"]
