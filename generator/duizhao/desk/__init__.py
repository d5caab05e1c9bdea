"""The review desk: a page on this machine on which an editor settles doubts; it writes `curation.toml` and nothing else."""

from duizhao.desk.decisions import DecisionError, DecisionFile
from duizhao.desk.doubts import Choice, Doubt, doubts_of
from duizhao.desk.server import HOST, Desk, serve_desk

__all__ = ["HOST", "Choice", "DecisionError", "DecisionFile", "Desk", "Doubt", "doubts_of", "serve_desk"]
