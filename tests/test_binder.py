"""Binder: what repo2docker makes of the repository, and the lessons in what it installs."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def dockerfile(root):
    """The recipe that Binder would build from; making it needs no Docker."""
    done = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "."],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    # Before the recipe stands what was picked, and that goes to the log.
    return done.stderr + done.stdout


def test_repo2docker_picks_the_python_of_runtime_txt(root, dockerfile):
    wanted = (root / "runtime.txt").read_text().strip()
    version = re.fullmatch(r"python-(3\.\d+)", wanted)[1]
    assert f"Building conda environment for python={version}\n" in dockerfile
    assert "Python version unspecified" not in dockerfile


def test_repo2docker_picks_the_python_buildpack(root, monkeypatch):
    from repo2docker.app import Repo2Docker

    monkeypatch.chdir(root)
    picked = next(kind for kind in Repo2Docker().buildpacks if kind(base_image="any").detect())
    assert picked.__name__ == "PythonBuildPack"


def test_repo2docker_installs_the_requirements_then_the_package(dockerfile):
    installs = re.findall(r"pip install --no-cache-dir (.+)", dockerfile)
    assert installs == ['-r "requirements.txt"', "."]


def test_nothing_hides_the_files_that_binder_reads(root):
    for name in "binder", ".binder", "Dockerfile", "environment.yml", "setup.py":
        assert not (root / name).exists(), f"{name} would be read in place of requirements.txt"


def test_requirements_txt_names_packages_of_others_only(root):
    lines = (root / "requirements.txt").read_text().splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    for line in packages:
        assert re.fullmatch(r"[\w-]+(>=[\w.]+,<[\w.]+|==[\w.]+) +# \S.*", line), line
    assert not any(line.startswith(("jupyter-book", "medcoder")) for line in packages)


def run(command, folder, **variables):
    # Only what belongs to the new environment: no Jupyter settings, kernels or Python path
    # of the machine.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "PYTHON", "VIRTUAL_ENV", "MEDCODER"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=inherited | {name: str(value) for name, value in variables.items()},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def binder_python(root, tmp_path_factory):
    """The Python of a new environment with what Binder installs, and nothing else."""
    folder = tmp_path_factory.mktemp("binder") / "environment"
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run([*pip, "-r", "requirements.txt"], root)
    run([*pip, "--no-deps", "."], root)
    return python


@pytest.mark.slow
def test_the_installed_package_holds_the_bank_and_the_page(root, binder_python, tmp_path):
    where = "import medcoder; print(medcoder.__path__[0])"
    installed = Path(run([binder_python, "-c", where], tmp_path).strip())
    assert root not in installed.parents
    mine = {
        path.relative_to(root / "medcoder")
        for path in (root / "medcoder").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {path.suffix for path in mine} >= {".py", ".yml", ".js"}
    assert {path for path in mine if not (installed / path).is_file()} == set()


@pytest.mark.slow
def test_the_lessons_run_on_requirements_txt_alone(root, binder_python, tmp_path):
    lessons = tmp_path / "notebooks"
    shutil.copytree(root / "notebooks", lessons, ignore=shutil.ignore_patterns(".*"))
    names = sorted(path.name for path in lessons.glob("*.ipynb"))
    assert names
    own = {
        "JUPYTER_DATA_DIR": tmp_path / "data",
        "JUPYTER_CONFIG_DIR": tmp_path / "config",
        "JUPYTER_RUNTIME_DIR": tmp_path / "runtime",
        "IPYTHONDIR": tmp_path / "ipython",
        "MEDCODER_HOME": tmp_path / "record",
    }
    # The new environment's own kernel: its specification is the only one within reach.
    kernels = json.loads(
        run([binder_python, "-m", "jupyter", "kernelspec", "list", "--json"], tmp_path, **own)
    )
    folder = binder_python.parent.parent
    assert folder in Path(kernels["kernelspecs"]["python3"]["resource_dir"]).parents

    execute = [binder_python, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace"]
    run([*execute, *names], lessons, **own)
    for name in names:
        cells = json.loads((lessons / name).read_text(encoding="utf-8"))["cells"]
        outputs = [out for cell in cells for out in cell.get("outputs", [])]
        shown = [out["data"] for out in outputs if "data" in out]
        assert any("application/vnd.jupyter.widget-view+json" in data for data in shown), name
        trouble = [out for out in outputs if out["output_type"] == "error" or out.get("name") == "stderr"]
        assert trouble == [], name
