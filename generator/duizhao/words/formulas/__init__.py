"""Find the formulas of the reports: strings that recur, hold together and stand free, and that are no part of a longer one."""

from duizhao.words.formulas.choose import Formula, find_formulas

__all__ = ["Formula", "find_formulas"]
