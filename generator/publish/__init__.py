"""Files to a folder, all or nothing; MkDocs or Zensical run on it; archives to take away; new sites."""

from generator.publish.bundle import BundleError, Packed, write_bundle
from generator.publish.engines import EngineError, run_engine, serve
from generator.publish.folder import publish
from generator.publish.new import StartError, start_site
from generator.publish.offline import offline_files

__all__ = [
    "BundleError",
    "EngineError",
    "Packed",
    "StartError",
    "offline_files",
    "publish",
    "run_engine",
    "serve",
    "start_site",
    "write_bundle",
]
