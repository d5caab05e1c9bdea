"""What the commands do, one module a command; `duizhao.cli` declares their arguments.

A command prints, returns its exit code, and raises `CommandError` when it cannot go on. Nothing is imported here: the
command line imports a command when it runs.
"""
