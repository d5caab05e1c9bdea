"""Frozen types; no input, no output. Every piece of text knows the file and line it came from."""
