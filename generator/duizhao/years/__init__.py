"""Links across years: plan and outcome, indicators, parallel passages, what changed."""

from duizhao.years.naming import name_indicators
from duizhao.years.stage import LinkOptions, link_years

__all__ = ["LinkOptions", "link_years", "name_indicators"]
