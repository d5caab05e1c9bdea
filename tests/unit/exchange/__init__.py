"""Tests of what goes out to an editor and comes back."""
