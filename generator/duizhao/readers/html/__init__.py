"""Read web pages: blocks of text, separated from the frame of the page; nothing is lost."""

from duizhao.readers.html.page import read_html

__all__ = ["read_html"]
