"""Diagnostics: imperfections of the input that an editor should know about; collected, never raised."""

from duizhao.diagnostics.boundary import attempt
from duizhao.diagnostics.codes import CODES, Code
from duizhao.diagnostics.collector import Collector
from duizhao.diagnostics.diagnostic import Diagnostic, Severity

__all__ = ["CODES", "Code", "Collector", "Diagnostic", "Severity", "attempt"]
