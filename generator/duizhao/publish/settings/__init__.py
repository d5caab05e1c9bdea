"""The configuration of a site: its own `mkdocs.yml`, added to that of the package."""

from duizhao.publish.settings.load import OVERRIDES, Settings, load_settings, package_folder
from duizhao.publish.settings.nodes import ConfigError
from duizhao.publish.settings.remarks import Remark

__all__ = ["OVERRIDES", "ConfigError", "Remark", "Settings", "load_settings", "package_folder"]
