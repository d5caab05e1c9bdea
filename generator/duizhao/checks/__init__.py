"""What an editor should look at: counts and diagnostics, one measure a function."""

from duizhao.checks.measure import measure
from duizhao.model.quality import Quality

__all__ = ["Quality", "measure"]
