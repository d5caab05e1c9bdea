"""The ordered list of stages; the only package that knows all of them."""

from duizhao.pipeline.explaining import Explained, explain, explain_folder
from duizhao.pipeline.loading import Load
from duizhao.pipeline.options import Built, Options, Printer, Progress
from duizhao.pipeline.run import build, read_corpus, read_site
from duizhao.pipeline.site import words_rendered
from duizhao.pipeline.writing import sheets, write_site

__all__ = [
    "Built",
    "Explained",
    "Load",
    "Options",
    "Printer",
    "Progress",
    "build",
    "explain",
    "explain_folder",
    "read_corpus",
    "read_site",
    "sheets",
    "words_rendered",
    "write_site",
]
