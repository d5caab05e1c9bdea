"""Lets `python -m generator` stand for the command `duizhao`."""

from generator.cli import main

main()
