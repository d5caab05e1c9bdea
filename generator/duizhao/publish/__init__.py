"""Write files to a folder atomically, run MkDocs or Zensical on it, pack archives, and start new sites."""

from duizhao.publish.bundle import BundleError, Packed, write_bundle
from duizhao.publish.engines import EngineError, run_engine, serve
from duizhao.publish.folder import Folder, replacing
from duizhao.publish.new import StartError, start_site
from duizhao.publish.offline import offline_files

__all__ = [
    "BundleError",
    "EngineError",
    "Folder",
    "Packed",
    "StartError",
    "offline_files",
    "replacing",
    "run_engine",
    "serve",
    "start_site",
    "write_bundle",
]
