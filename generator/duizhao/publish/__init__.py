"""Write files to a folder atomically, run MkDocs or Zensical on it, pack archives, and start new sites."""

from duizhao.publish.batches import Share
from duizhao.publish.bundle import BundleError, Packed, write_bundle
from duizhao.publish.engines import Batching, EngineError, run_engine, serve
from duizhao.publish.errors import OutputError, not_writable
from duizhao.publish.folder import Folder, replacing
from duizhao.publish.guard import Inputs, check_files, check_folders, resolved
from duizhao.publish.live import LiveFolder
from duizhao.publish.lock import locked
from duizhao.publish.mark import write_mark
from duizhao.publish.new import StartError, start_site
from duizhao.publish.offline import offline_files
from duizhao.publish.settings import ConfigError, Settings, load_settings

__all__ = [
    "Batching",
    "BundleError",
    "ConfigError",
    "EngineError",
    "Folder",
    "Inputs",
    "LiveFolder",
    "OutputError",
    "Packed",
    "Settings",
    "Share",
    "StartError",
    "check_files",
    "check_folders",
    "load_settings",
    "locked",
    "not_writable",
    "offline_files",
    "replacing",
    "resolved",
    "run_engine",
    "serve",
    "start_site",
    "write_bundle",
    "write_mark",
]
