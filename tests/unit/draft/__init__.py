"""Tests of the draft: what the memory tells for a new text."""
