"""An editor's decisions: read from TOML and applied; a decision that matches nothing gets a diagnostic."""

from duizhao.curation.advice import advice_for, applies, report_unknown, report_unused
from duizhao.curation.apply import apply_curation
from duizhao.curation.figures import acknowledged_figures
from duizhao.curation.findings import rules_off, terms_for, without_known
from duizhao.curation.load import link_rules, load_curations
from duizhao.curation.rights import report_unknown_rights, with_rights
from duizhao.curation.segments import segment_decisions
from duizhao.curation.series import curations_for, group_series

__all__ = [
    "acknowledged_figures",
    "advice_for",
    "applies",
    "apply_curation",
    "curations_for",
    "group_series",
    "link_rules",
    "load_curations",
    "report_unknown",
    "report_unknown_rights",
    "report_unused",
    "rules_off",
    "segment_decisions",
    "terms_for",
    "with_rights",
    "without_known",
]
