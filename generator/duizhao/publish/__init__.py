"""Write files to a folder atomically, run MkDocs or Zensical on it, pack archives, and start new sites."""

from typing import TYPE_CHECKING

from duizhao.on_demand import on_demand

if TYPE_CHECKING:
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

if not TYPE_CHECKING:  # MkDocs runs in a process that needs little of this
    __getattr__ = on_demand(
        __name__,
        {
            "batches": "Share",
            "bundle": "BundleError Packed write_bundle",
            "engines": "Batching EngineError run_engine serve",
            "errors": "OutputError not_writable",
            "folder": "Folder replacing",
            "guard": "Inputs check_files check_folders resolved",
            "live": "LiveFolder",
            "lock": "locked",
            "mark": "write_mark",
            "new": "StartError start_site",
            "offline": "offline_files",
            "settings": "ConfigError Settings load_settings",
        },
    )
