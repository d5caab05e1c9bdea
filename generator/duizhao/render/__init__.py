"""Corpus to pages and data files, as bytes by path; nothing is written here."""

from duizhao.render.downloads import downloads
from duizhao.render.labels import labels_script, spoken
from duizhao.render.site import render_site

__all__ = ["downloads", "labels_script", "render_site", "spoken"]
