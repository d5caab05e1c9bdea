"""Lets `python -m duizhao` stand for the command `duizhao`."""

from duizhao.cli import main

main()
