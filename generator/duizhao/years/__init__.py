"""Links across years: plan and outcome, indicators, parallel passages, what changed."""

from duizhao.years.changes import quantity_alone
from duizhao.years.naming import name_indicators
from duizhao.years.parts import parts_of
from duizhao.years.stage import LinkOptions, link_years
from duizhao.years.verdicts import rule

__all__ = ["LinkOptions", "link_years", "name_indicators", "parts_of", "quantity_alone", "rule"]
