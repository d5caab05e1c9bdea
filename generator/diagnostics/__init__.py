"""Diagnostics: what an editor should know about the input; collected, never raised."""

from generator.diagnostics.codes import CODES, Code
from generator.diagnostics.collector import Collector
from generator.diagnostics.diagnostic import Diagnostic, Severity

__all__ = ["CODES", "Code", "Collector", "Diagnostic", "Severity"]
