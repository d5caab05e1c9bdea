"""What an editor should look at: counts and diagnostics, one measure a function."""

from generator.checks.measure import measure
from generator.model.quality import Quality

__all__ = ["Quality", "measure"]
