"""The commands: what a learner sees, and when something is installed.

Nothing here touches the network: pip is a stand-in inside a real virtual environment.
"""

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import course

STAND_IN_PIP = "import sys; print('pip 0')"


def site_packages(environment):
    return next(environment.folder.glob("**/site-packages"))


def add_module(environment, name, source):
    """Put a package that can be run with `-m` into a virtual environment."""
    folder = site_packages(environment).joinpath(*name.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__main__.py").write_text(source, encoding="utf-8")


class Runner:
    """Runs what `course.run` would, but makes environments with a stand-in for pip."""

    def __init__(self):
        self.installs = []  # the arguments of each `pip install`
        self.made = 0
        self.refused = None  # an argument at which pip fails

    def __call__(self, command, cwd, **variables):
        command = [str(part) for part in command]
        if command[1:3] == ["-m", "venv"]:
            self.made += 1
            subprocess.run([*command, "--without-pip"], check=True)
            environment = course.Environment(Path(cwd))
            add_module(environment, "pip", STAND_IN_PIP)
            return 0
        assert command[1:5] == ["-m", "pip", "--disable-pip-version-check", "install"]
        self.installs.append(command[5:])
        return 1 if self.refused in command else 0


@pytest.fixture
def checkout(tmp_path, root):
    """A folder with course.py and with requirement files that ask for nothing."""
    folder = tmp_path / "a course"  # people's folders have spaces in their names
    folder.mkdir()
    shutil.copy(root / "course.py", folder)
    for name in ("pyproject.toml", *course.BENCH):
        (folder / name).write_text("# nothing\n")
    return folder


@pytest.fixture
def runner():
    return Runner()


@pytest.fixture
def environment(checkout, runner):
    return course.Environment(checkout, runner)


def run_course(folder, *arguments, **more):
    return subprocess.run(
        [sys.executable, folder / "course.py", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        **more,
    )


EVERYTHING = ["-r", "requirements.txt"]
ITSELF = ["--no-deps", "--editable", "."]


class TestWithoutInstalling:
    def test_an_old_python_can_read_the_file(self, root):
        ast.parse((root / "course.py").read_text(encoding="utf-8"), feature_version=(3, 6))

    def test_an_old_python_gets_one_sentence(self, capsys):
        assert course.main(["lab"], version=(3, 10, 13)) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "needs Python 3.11 or newer and this is Python 3.10: install" in said.err

    def test_the_least_python_is_the_packages_own(self, root):
        least = "{}.{}".format(*course.MINIMUM)
        assert f'requires-python = ">={least}"' in (root / "pyproject.toml").read_text()

    @pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
    def test_help_has_a_line_for_each_command(self, checkout, arguments):
        done = run_course(checkout, *arguments)
        assert done.returncode == 0 and done.stderr == ""
        lines = [line.split()[0] for line in done.stdout.splitlines()[2:]]
        assert lines == ["lab", "book", "check", "test", "bench", "tidy", "export", "group", "bundle"]
        assert not (checkout / ".venv").exists()

    def test_an_unknown_command_names_those_there_are(self, checkout):
        done = run_course(checkout, "labs")
        assert done.returncode == 1 and done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "no command `labs`" in done.stderr
        assert "lab, book, check, test, bench, tidy, export, group, bundle" in done.stderr
        assert not (checkout / ".venv").exists()


class TestInstalling:
    def test_once_and_then_never_again(self, environment, runner):
        environment.ready(course.LAB)
        assert runner.installs == [EVERYTHING, ITSELF]
        environment.ready(course.LAB)
        assert runner.made == 1 and len(runner.installs) == 2

    @pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
    def test_again_when_a_file_changed(self, environment, runner, checkout, name):
        environment.ready(course.LAB)
        (checkout / name).write_text("# something else\n")
        environment.ready(course.LAB)
        assert runner.made == 1 and len(runner.installs) == 4

    def test_not_again_when_a_file_was_only_touched(self, environment, runner, checkout):
        environment.ready(course.LAB)
        os.utime(checkout / "requirements.txt", (0, 0))
        environment.ready(course.LAB)
        assert len(runner.installs) == 2

    def test_again_when_the_jupyter_settings_changed(self, environment, runner, checkout):
        environment.ready(course.LAB)
        (checkout / "jupyter-config").mkdir()
        (checkout / "jupyter-config" / "new.json").write_text("{}")
        environment.ready(course.LAB)
        assert len(runner.installs) == 4

    def test_more_when_a_command_needs_more(self, environment, runner):
        environment.ready(course.LAB)
        environment.ready(course.TESTS)
        assert runner.installs[2] == [
            *("-r", "requirements.txt"),
            *("-r", "requirements-book.txt"),
            *("-r", "requirements-test.txt"),
            *("-r", "requirements-export.txt"),
        ]
        environment.ready(course.BOOK)
        environment.ready(course.LAB)
        assert len(runner.installs) == 4

    @pytest.mark.parametrize("argument", ["requirements.txt", "--editable"])
    def test_no_stamp_when_pip_failed(self, environment, runner, argument):
        environment.ready(course.LAB)
        (environment.root / "requirements.txt").write_text("# more\n")
        runner.refused = argument
        with pytest.raises(course.Refusal, match="pip's own message is above.*check the internet"):
            environment.ready(course.LAB)
        assert not environment.stamp.exists()
        runner.refused = None
        runner.installs.clear()
        environment.ready(course.LAB)
        assert runner.installs == [EVERYTHING, ITSELF]

    def test_again_after_the_folder_moved(self, environment, runner, checkout):
        environment.ready(course.LAB)
        moved = checkout.rename(checkout.with_name("moved"))
        course.Environment(moved, runner).ready(course.LAB)
        assert runner.installs == [EVERYTHING, ITSELF] * 2

    def test_a_damaged_stamp_counts_as_none(self, environment, runner):
        environment.ready(course.LAB)
        environment.stamp.write_text("{")
        environment.ready(course.LAB)
        assert len(runner.installs) == 4
        assert json.loads(environment.stamp.read_text())["place"] == str(environment.root)


class TestRepairing:
    def test_an_environment_whose_python_is_gone(self, environment, runner):
        environment.ready(course.LAB)
        environment.python.unlink()
        environment.ready(course.LAB)
        assert runner.made == 2 and runner.installs == [EVERYTHING, ITSELF] * 2

    def test_an_environment_without_pip(self, environment, runner):
        environment.ready(course.LAB)
        environment.stamp.unlink()
        shutil.rmtree(site_packages(environment) / "pip")
        environment.ready(course.LAB)
        assert runner.made == 2 and runner.installs == [EVERYTHING, ITSELF] * 2

    def test_an_empty_folder(self, environment, runner):
        environment.folder.mkdir()
        environment.ready(course.LAB)
        assert runner.made == 1 and runner.installs == [EVERYTHING, ITSELF]

    def test_never_installs_into_the_python_behind_the_environment(self, environment, runner):
        environment.ready(course.LAB)
        (environment.folder / "pyvenv.cfg").unlink()
        environment.ready(course.LAB)
        assert runner.made == 2

    def test_one_sentence_when_it_cannot_be_made(self, environment):
        environment.run = lambda command, cwd: 1
        with pytest.raises(course.Refusal, match="could not be made .* python3-venv"):
            environment.ready(course.LAB)

    def test_a_real_environment_has_pip(self, checkout):
        environment = course.Environment(checkout)
        environment.make()
        assert environment.version() == "{}.{}.{}".format(*sys.version_info[:3])
        assert course.ask([environment.python, "-m", "pip", "--version"]).startswith("pip ")


class TestCommands:
    """Each command in a process of its own, with stand-ins for the programs it starts."""

    @pytest.fixture
    def installed(self, environment):
        environment.ready(course.TESTS)
        return environment

    ECHO = "import os, sys; print(sys.argv[1:]); print(os.getcwd()); sys.exit(7)"

    @pytest.mark.parametrize(
        "command, module",
        [
            ("lab", "jupyterlab"),
            ("check", "medcoder.assess.audit"),
            ("test", "pytest"),
            ("tidy", "medcoder.lessons.tidy"),
            ("group", "medcoder.assess.drg_groups"),
        ],
    )
    def test_passes_arguments_and_status_through(self, installed, checkout, tmp_path, command, module):
        add_module(installed, module, self.ECHO)
        done = run_course(checkout, command, "--no-browser", "a b", cwd=tmp_path)
        arguments, place = done.stdout.splitlines()
        assert ast.literal_eval(arguments)[-2:] == ["--no-browser", "a b"]
        assert Path(place) == checkout
        assert done.returncode == 7 and done.stderr == ""

    def test_export_takes_a_folder_from_where_it_was_typed(self, installed, checkout, tmp_path):
        add_module(installed, "medcoder.export", self.ECHO)
        done = run_course(checkout, "export", "records", "my class", cwd=tmp_path)
        arguments, place = done.stdout.splitlines()
        assert ast.literal_eval(arguments)[-2:] == ["records", str(tmp_path / "my class")]
        assert Path(place) == checkout and done.returncode == 7

    def test_lab_opens_the_welcome(self, installed, checkout, root):
        add_module(installed, "jupyterlab", self.ECHO)
        arguments = ast.literal_eval(run_course(checkout, "lab").stdout.splitlines()[0])
        assert f"--ServerApp.root_dir={checkout}" in arguments
        assert f"--LabApp.default_url=/lab/tree/{course.WELCOME}" in arguments
        assert (root / course.WELCOME).is_file()

    def test_the_tests_get_a_record_of_their_own(self, installed, checkout, tmp_path):
        add_module(installed, "pytest", "import os; print(os.environ['MEDCODER_HOME'])")
        mine = dict(os.environ, MEDCODER_HOME=str(tmp_path))
        home = Path(run_course(checkout, "test", env=mine).stdout.strip())
        assert home != tmp_path and not home.exists()

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send to a group")
    @pytest.mark.parametrize(
        "number, to_all, status",
        [(signal.SIGINT, True, 0), (signal.SIGTERM, False, 128 + signal.SIGTERM)],
    )
    def test_lab_ends_cleanly(self, installed, checkout, number, to_all, status):
        add_module(
            installed,
            "jupyterlab",
            "import time\n"
            "try:\n"
            "    print('ready', flush=True)\n"
            "    time.sleep(60)\n"
            "except KeyboardInterrupt:\n"
            "    time.sleep(0.5)\n"  # JupyterLab takes a while to stop its kernels
            "    print('stopped', flush=True)\n",
        )
        process = subprocess.Popen(
            [sys.executable, checkout / "course.py", "lab"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout.readline() == "ready\n"
        if to_all:
            os.killpg(process.pid, number)  # as a terminal does at Ctrl-C
        else:
            process.send_signal(number)
        rest, complaints = process.communicate(timeout=20)
        assert complaints == ""
        assert rest == ("stopped\n" if to_all else "")
        assert process.returncode == status

    def test_bundle_without_node_says_who_needs_it(self, installed, checkout, tmp_path):
        done = run_course(checkout, "bundle", env=dict(os.environ, PATH=str(tmp_path)))
        assert done.returncode == 1 and done.stderr.count("\n") == 1
        assert "needs Node.js" in done.stderr and "never need it" in done.stderr


class TestBook:
    @pytest.fixture
    def installed(self, environment):
        environment.ready(course.BOOK)
        folder = site_packages(environment) / "jupyter_book" / "cli"
        folder.mkdir(parents=True)
        (folder / "main.py").write_text(
            "import pathlib, sys\n"
            "def main():\n"
            "    print(sys.argv[1:])\n"
            "    page = pathlib.Path('_build/html/index.html')\n"
            "    if pathlib.Path('wrong').exists(): sys.exit(3)\n"
            "    page.parent.mkdir(parents=True, exist_ok=True)\n"
            "    page.write_text('the book')\n"
        )
        return environment

    def test_says_where_it_is(self, installed, checkout):
        done = run_course(checkout, "book")
        assert done.returncode == 0
        arguments, last = done.stdout.splitlines()
        assert {"--warningiserror", "--nitpick"} <= set(ast.literal_eval(arguments))
        assert last.endswith(str(checkout / "_build" / "html" / "index.html"))

    def test_passes_a_failure_on(self, installed, checkout):
        (checkout / "wrong").touch()
        done = run_course(checkout, "book", "--serve")
        assert done.returncode == 3
        assert "The book is built" not in done.stdout

    def test_refuses_other_options_in_one_sentence(self, installed, checkout):
        done = run_course(checkout, "book", "--port", "x")
        assert done.returncode == 1 and done.stderr.count("\n") == 1
        assert "--serve --port 8001" in done.stderr

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send to a group")
    def test_serves_this_computer_alone_until_ctrl_c(self, installed, checkout):
        import urllib.request

        process = subprocess.Popen(
            [sys.executable, checkout / "course.py", "book", "--serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        line = ""
        while "http://" not in line:
            line = process.stdout.readline()
            assert line, process.stderr.read()
        address = line.split()[3]
        assert address.startswith("http://127.0.0.1:")
        assert urllib.request.urlopen(address, timeout=10).read() == b"the book"

        port = address.rstrip("/").rsplit(":", 1)[1]
        second = run_course(checkout, "book", "--serve", "--port", port)
        assert second.returncode == 1 and second.stderr.count("\n") == 1
        assert "choose another port" in second.stderr

        os.killpg(process.pid, signal.SIGINT)
        complaints = process.communicate(timeout=20)[1]
        assert process.returncode == 0 and "Traceback" not in complaints
