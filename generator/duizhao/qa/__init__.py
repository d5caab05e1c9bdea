"""Quality assurance of a translation: rules that look at rows and beads, each with a code."""

from duizhao.qa.check import check_translation
from duizhao.qa.table import RULES, Rule

__all__ = ["RULES", "Rule", "check_translation"]
