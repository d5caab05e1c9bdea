"""An editor's decisions: read from TOML, applied where they match, said where they do not."""

from generator.curation.apply import apply_curation
from generator.curation.bonds import bonds
from generator.curation.load import load_curations
from generator.curation.rights import with_rights

__all__ = ["apply_curation", "bonds", "load_curations", "with_rights"]
