"""Web pages: blocks of text, the frame of the page told apart from them, nothing lost."""

from duizhao.readers.html.page import read_html

__all__ = ["read_html"]
