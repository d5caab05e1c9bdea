"""A minimal report, and a function that runs commands in this process."""

from contextlib import chdir
from pathlib import Path

from duizhao.cli import app
from typer.testing import CliRunner, Result

REPORT = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
各位代表：
现在，我代表望川市人民政府报告工作。
一、2023年工作回顾
全年新修道路12公里。
"""


def run(*arguments: str, cwd: Path, path: str = "") -> Result:
    """Run a command in the folder `cwd`; programs are looked up in `path` only. Exceptions are passed on."""
    with chdir(cwd):
        return CliRunner(env={"PATH": path, "SITE_URL": None}).invoke(app, arguments, catch_exceptions=False)
