"""The workflows, step by step as GitHub would run them: a new site, and, as far as no network is needed, this project's own."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from duizhao.books.pdf import NoPrinterError, pdfs, require_fonts

from tests.conftest import ROOT
from tests.site.runner import Runner
from tests.site.wheel import environment, packages, wheel

OWN = ROOT / ".github/workflows/pages.yml"
_ADDRESS = "https://wang-lin.github.io/reports-of-wangchuan/"
_GIVEN = {
    "github.repository_owner": "Wang-Lin",
    "github.event.repository.name": "reports-of-wangchuan",
    "github.event.release.tag_name": "v1.0 beta",
    "github.repository": "Wang-Lin/reports-of-wangchuan",
    "github.token": "none",
}


def _env(home: Path) -> dict[str, str]:
    """What a runner has from the start; browsers of Playwright stay where they are."""
    browsers = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / ".cache/ms-playwright"))
    home.mkdir()
    return {"HOME": str(home), "LANG": "C.UTF-8", "GITHUB_ACTIONS": "true", "CI": "true", "PLAYWRIGHT_BROWSERS_PATH": browsers}


def _printer_or_skip() -> None:
    try:
        require_fonts()
        next(pdfs(()), None)
    except NoPrinterError as error:
        pytest.skip(f"the workflow prints PDFs: {error}")


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A repository that `duizhao new` made, with a report and a file that cannot be read, after its workflow has run."""
    _printer_or_skip()
    folder = tmp_path_factory.mktemp("新 site")
    here = packages(folder / "packages")
    commands = environment(folder / "desk", here)
    pip = [str(commands / "python"), "-m", "pip", "install", "-q", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(wheel())], cwd=folder, check=True, capture_output=True)
    subprocess.run([commands / "duizhao", "new", "repository"], cwd=folder, check=True, capture_output=True)
    reports = folder / "repository/reports"
    shutil.copy(ROOT / "reports/wangchuan/2025-excerpt.txt", reports / "报告 2025.txt")
    (reports / "|damaged|.docx").write_bytes(b"PK\x03\x04")
    runner = Runner(folder / "run", folder / "repository", here, _GIVEN, _env(folder / "home"))
    runner.run(folder / "repository/.github/workflows/pages.yml")
    return runner


def test_the_site_of_a_new_repository_has_its_address(new_site: Runner) -> None:
    site = new_site.artifacts["github-pages"]
    assert f'<link rel="canonical" href="{_ADDRESS}"' in (site / "index.html").read_text(encoding="utf-8")
    report = site / "wangchuan/2025/index.html"
    assert f'<link rel="canonical" href="{_ADDRESS}wangchuan/2025/"' in report.read_text(encoding="utf-8")


def test_its_downloads_hold_pdfs_and_the_bundle(new_site: Runner) -> None:
    site = new_site.artifacts["github-pages"]
    printed = list(site.rglob("*.pdf"))
    assert printed
    assert all(path.read_bytes().startswith(b"%PDF-") for path in printed)
    page = (site / "downloads/index.html").read_text(encoding="utf-8")
    assert all(path.name in page for path in printed)
    packed = sorted(path.name for path in new_site.artifacts["offline-bundle"].iterdir())
    assert packed == ["SHA256SUMS", "wangchuan.zip"]
    assert (site / "downloads/wangchuan.zip").is_file()


def test_what_to_look_at_is_in_the_summary_and_beside_the_files(new_site: Runner) -> None:
    assert re.search(r"^\| wangchuan-2025 \| \d+ \| \d+ \|", new_site.summary, re.MULTILINE), new_site.summary
    assert "&#124;damaged&#124;.docx" in new_site.summary
    assert re.search(r"^::error file=reports/\|damaged\|\.docx,", new_site.output["What to look at"], re.MULTILINE)


def test_a_release_gets_every_file_of_the_bundle(new_site: Runner) -> None:
    command, what, tag, *files = (new_site.calls / "gh").read_text(encoding="utf-8").splitlines()
    assert (command, what, tag, files.pop()) == ("release", "upload", "v1.0 beta", "--clobber")
    assert files
    assert all((new_site.folder / "release" / name).is_file() for name in files)


def _own_steps() -> dict[str, str]:
    jobs = yaml.safe_load(OWN.read_text(encoding="utf-8"))["jobs"]
    return {step["name"]: step["run"] for job in jobs.values() for step in job["steps"] if "run" in step}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as it is checked out, with an environment that is ready, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "tools", "reports", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    commands = environment(folder / ".venv", ROOT / "generator", packages(folder / "packages"))
    (commands / "duizhao").write_text(f'#!/bin/sh\nexec "{commands}/python" -m duizhao "$@"\n', encoding="utf-8")
    (commands / "duizhao").chmod(0o755)
    for ready in ("site", "dev"):
        (folder / ".venv" / ready).touch()
    return folder


def _ran(step: str, folder: Path, env: dict[str, str]) -> str:
    base = {"PATH": f"{folder}/.venv/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-e", "-c", step], cwd=folder, env={**base, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_our_own_workflow_has_its_address_and_summary(checkout: Path) -> None:
    steps = _own_steps()
    env = {"GITHUB_ENV": "env", "OWNER": "Wang-Lin", "REPOSITORY": "reports-of-wangchuan", "GITHUB_STEP_SUMMARY": "a summary.md"}
    _ran(steps["Site address"], checkout, env)
    assert (checkout / "env").read_text(encoding="utf-8") == f"SITE_URL={_ADDRESS}\n"
    _ran(steps["What to look at"], checkout, env)
    assert "| wangchuan-2025 |" in (checkout / "a summary.md").read_text(encoding="utf-8")


def test_our_own_workflow_names_targets_that_are_there(checkout: Path) -> None:
    output = _ran(_own_steps()["Package, site with PDFs, offline bundle"], checkout, {"MAKEFLAGS": "n"})
    assert "pip wheel" in output
    assert 'duizhao bundle "reports" --into-site --pdf' in output
    assert output.index("tools/fonts") < output.index("duizhao bundle")
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"site", "bundle", "check", "test"} <= set(targets)
    _ran(f"make {' '.join(targets)}", checkout, {"MAKEFLAGS": "n"})
