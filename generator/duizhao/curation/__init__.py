"""An editor's decisions: read from TOML, applied where they match, said where they do not."""

from duizhao.curation.apply import apply_curation
from duizhao.curation.bonds import bonds
from duizhao.curation.load import load_curations
from duizhao.curation.rights import with_rights

__all__ = ["apply_curation", "bonds", "load_curations", "with_rights"]
