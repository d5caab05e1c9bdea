"""Files to a folder, all or nothing; and MkDocs or Zensical run on it."""

from generator.publish.engines import EngineError, run_engine
from generator.publish.folder import publish

__all__ = ["EngineError", "publish", "run_engine"]
