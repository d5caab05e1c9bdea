"""The corpus to files: Markdown pages and JSON data, as bytes by path; nothing is written here."""

from generator.render.site import render_site

__all__ = ["render_site"]
