"""An editor's decisions: read from TOML and applied; a decision that matches nothing gets a diagnostic."""

from duizhao.curation.apply import apply_curation
from duizhao.curation.load import load_curations
from duizhao.curation.rights import with_rights
from duizhao.curation.segments import segment_decisions

__all__ = ["apply_curation", "load_curations", "segment_decisions", "with_rights"]
