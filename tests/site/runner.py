"""Run our workflows as GitHub's runner does: jobs and their steps in order; anything unknown is a failure."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.site.wheel import environment

_STEP = {"name", "id", "if", "uses", "with", "env", "run"}
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_FAKES = {  # commands of the runner that reach a network, or change the machine
    "gh": 'printf "%s\\n" "$@" > "$CALLS/gh"',
    "sudo": 'echo "called, and a font is here: sudo $*" >&2; exit 1',
    "apt-get": 'echo "called, and a font is here: apt-get $*" >&2; exit 1',
}


@dataclass(frozen=True, slots=True)
class Runner:
    """The environment of the steps and their results: `folder`/JOB is the working folder of a job."""

    folder: Path
    repository: Path  # what is checked out
    packages: Path  # what `pip` finds installed
    expressions: dict[str, str]  # what GitHub puts in for ${{ … }} in `env`
    env: dict[str, str]
    artifacts: dict[str, Path] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)  # of each step, by its name

    @property
    def calls(self) -> Path:
        """Return the folder in which commands that are not run leave their arguments."""
        return self.folder / "calls"

    @property
    def summary(self) -> str:
        """Return what the steps wrote for the summary page of the run."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("summary-*")))

    def run(self, workflow: Path) -> None:
        """Run every job; raise AssertionError, with its output, at the first step that fails."""
        self._lay_out()
        done: set[str] = set()
        for name, job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].items():
            needed = job.get("needs", [])
            assert done.issuperset([needed] if isinstance(needed, str) else needed), name
            self._job(self.folder / name, job["steps"])
            done.add(name)

    def _lay_out(self) -> None:
        self.calls.mkdir(parents=True)
        (self.folder / "bin").mkdir()
        for name, script in _FAKES.items():
            command = self.folder / "bin" / name
            command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            command.chmod(0o755)

    def _job(self, work: Path, steps: list[dict[str, Any]]) -> None:
        work.mkdir()
        env = {**self.env, "PATH": f"{self.folder}/bin:/usr/bin:/bin", "CALLS": str(self.calls), "PIP_NO_INDEX": "1"}
        for step in steps:
            assert step.keys() <= _STEP, step
            if "uses" in step:
                self._use(step["uses"].split("@")[0], step.get("with", {}), work, env)
            else:
                self._step(step, work, env)

    def _use(self, action: str, given: dict[str, str], work: Path, env: dict[str, str]) -> None:
        match action:
            case "actions/checkout":
                shutil.copytree(self.repository, work, symlinks=True, dirs_exist_ok=True)
            case "actions/setup-python":
                env["PATH"] = f"{environment(self.folder / 'python', self.packages)}:{env['PATH']}"
            case "actions/upload-artifact":
                self.artifacts[given["name"]] = _filled(work / given["path"])
            case "actions/upload-pages-artifact":
                self.artifacts["github-pages"] = _filled(work / given["path"])
            case "actions/download-artifact":
                shutil.copytree(self.artifacts[given["name"]], work / given["path"])
            case "actions/deploy-pages":
                assert "github-pages" in self.artifacts
            case _:
                raise AssertionError(f"not known here: {action}")

    def _step(self, step: dict[str, Any], work: Path, env: dict[str, str]) -> None:
        name = step["name"]
        assert "${{" not in step["run"], f"{name}: what others write must not become part of a script"
        script, kept = self.folder / "step.sh", self.folder / "env"
        script.write_text(step["run"], encoding="utf-8")
        kept.write_text("", encoding="utf-8")
        files = {"GITHUB_ENV": str(kept), "GITHUB_STEP_SUMMARY": str(self.folder / f"summary-{len(self.output):02}")}
        own = {key: self._filled_in(str(value)) for key, value in step.get("env", {}).items()}
        # as GitHub starts it where a step names no shell
        command = ["bash", "-e", str(script)]
        done = subprocess.run(command, cwd=work, env={**env, **own, **files}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{name}: {done.returncode}\n{done.stdout}{done.stderr}"
        self.output[name] = done.stdout
        for line in kept.read_text(encoding="utf-8").splitlines():
            key, equals, value = line.partition("=")
            assert equals, f"{name}: no line of an environment: {line}"
            env[key] = value

    def _filled_in(self, text: str) -> str:
        return _EXPRESSION.sub(lambda m: self.expressions[m[1]], text)


def _filled(folder: Path) -> Path:
    assert any(folder.iterdir()), f"nothing in {folder}"
    return folder
