"""Run `duizhao new`: write the folder of a new site."""

from pathlib import Path

from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.printing import print_lines
from duizhao.publish import StartError, start_site


def new_site(folder: Path, *, large: bool = False) -> int:
    """Write a new site into `folder`, and print its files and the next step."""
    try:
        written = start_site(folder, large=large)
    except StartError as error:
        wrong_usage(str(error))
    print_lines(*(str(folder / name) for name in written), "")
    print_lines(f"Put report files into {folder / 'reports'}, then: cd {folder} && duizhao serve")
    return CLEAN
