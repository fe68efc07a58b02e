#!/usr/bin/env python3
"""The course's commands: `python3 course.py` lists them.

Standard library only. This file keeps to the syntax of Python 3.6, so that an older Python
can still read it and say which one the course needs.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent
WELCOME = "notebooks/00-welcome.ipynb"
SETTINGS = "jupyter-config"  # copied into .venv when the package is installed

LAB = ["requirements.txt"]
BOOK = LAB + ["requirements-book.txt"]
EXPORT = LAB + ["requirements-export.txt"]
TESTS = BOOK + ["requirements-test.txt", "requirements-export.txt"]
BENCH = TESTS + ["requirements-bench.txt"]

# A virtual environment that has lost its `pyvenv.cfg` would answer for the Python it was
# made from, and pip would install there: hence the look at the prefix.
PROBE = "import sys; print(*sys.version_info[:3], sep='.') if sys.prefix != sys.base_prefix else sys.exit(1)"


class Refusal(Exception):
    """A reason to stop: one sentence that says what, where, and what to do."""


def run(command, cwd, **variables):
    """Run a command in the foreground and return its exit status.

    Ctrl-C reaches the command too, which ends in its own way (JupyterLab asks first), so
    this waits for it. A request to terminate is passed on.
    """
    environment = dict(os.environ, PYTHONUTF8="1", **variables)
    process = subprocess.Popen([str(part) for part in command], cwd=str(cwd), env=environment)
    before = signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    interrupted = False
    try:
        while process.poll() is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                interrupted = True
    finally:
        signal.signal(signal.SIGTERM, before)
    status = process.returncode
    if interrupted and status:
        raise KeyboardInterrupt
    return 128 - status if status < 0 else status


def ask(command):
    """What a command prints, without the line end; None if it fails or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def fingerprint(root, names):
    """The content hash of each of the files, by its name."""
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in names}


def read_stamp(path):
    """What was installed according to a stamp; nothing if the stamp is missing or damaged."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(path, stamp):
    path.write_text(json.dumps(stamp, indent=1, sort_keys=True) + "\n", encoding="utf-8")


class Environment:
    """`.venv`: made, repaired and filled when needed, and otherwise left alone."""

    def __init__(self, root, run=run):
        self.root = root
        self.run = run
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "course-stamp.json"

    def ready(self, requirements):
        """Have the packages of these requirement files, and the course's own, installed."""
        if self.version() is None:
            self.make()
        wanted = self.wanted(requirements)
        if wanted.items() <= read_stamp(self.stamp).items():
            return
        if ask([self.python, "-m", "pip", "--version"]) is None:
            self.make()
            wanted = self.wanted(requirements)
        self.install(requirements)
        write_stamp(self.stamp, wanted)

    def version(self):
        """The version of the environment's Python; None if there is none that can be used."""
        answer = ask([self.python, "-I", "-c", PROBE])
        if answer is None or tuple(map(int, answer.split(".")))[:2] < MINIMUM:
            return None
        return answer

    def wanted(self, requirements):
        """What the stamp must hold for nothing to be done.

        The place is part of it: an editable install points to the folder where it was made.
        """
        settings = sorted(path.name for path in (self.root / SETTINGS).glob("*.json"))
        package = ["pyproject.toml"] + [SETTINGS + "/" + name for name in settings]
        stamp = fingerprint(self.root, package + requirements)
        stamp.update(python=self.version(), place=str(self.root))
        return stamp

    def make(self):
        """Make `.venv`, in place of one that cannot be used."""
        again = " again, because the old one no longer works" if self.folder.exists() else ""
        print("Making the folder .venv{}.".format(again), flush=True)
        # The Python behind a virtual environment: the one that runs this may be the broken
        # one itself.
        python = getattr(sys, "_base_executable", None) or sys.executable
        if self.run([python, "-m", "venv", "--clear", self.folder], self.root) or not self.version():
            raise Refusal(
                "{} could not be made with {} (its own message is above): on Debian or Ubuntu"
                " install the package python3-venv, elsewhere install Python from"
                " https://www.python.org/downloads/, then run the command again.".format(
                    self.folder, python
                )
            )

    def install(self, requirements):
        print("Installing what the course needs. The first time takes a few minutes.", flush=True)
        if self.stamp.exists():
            self.stamp.unlink()
        packages = [part for name in requirements for part in ("-r", name)]
        for what in packages, ["--no-deps", "--editable", "."]:
            pip = [self.python, "-m", "pip", "--disable-pip-version-check", "install"]
            if self.run(pip + what, self.root):
                raise Refusal(
                    "Installing into {} failed at `pip install {}` (pip's own message is"
                    " above): check the internet connection, then run the command again.".format(
                        self.folder, " ".join(what)
                    )
                )

    def execute(self, *arguments, **variables):
        """Run the environment's Python at the root of the course; its exit status."""
        return self.run([self.python] + list(arguments), self.root, **variables)


def lab(environment, arguments):
    return environment.execute(
        "-m",
        "jupyterlab",
        "--ServerApp.root_dir={}".format(environment.root),
        "--LabApp.default_url=/lab/tree/" + WELCOME,
        *arguments
    )


def book(environment, arguments):
    options = BookOptions(add_help=False)
    options.add_argument("--serve", action="store_true")
    options.add_argument("--port", type=int, default=8000)
    chosen = options.parse_args(arguments)
    status = environment.execute(
        "-c",
        "from jupyter_book.cli.main import main; main()",
        "build",
        ".",
        "--all",  # a changed bank does not show in a notebook's text, so no page is kept
        "--warningiserror",
        "--nitpick",
        "--keep-going",
    )
    index = environment.root / "_build" / "html" / "index.html"
    if status:
        return status
    print("The book is built: {}".format(index), flush=True)
    return serve(index.parent, chosen.port) if chosen.serve else 0


class BookOptions(argparse.ArgumentParser):
    def error(self, message):
        raise Refusal(
            "`course.py book` does not understand its options ({}): it takes --serve and"
            " --port N, for example `python3 course.py book --serve --port 8001`.".format(message)
        )


def serve(folder, port):
    """Serve a folder on this computer alone until Ctrl-C."""
    import functools
    import http.server

    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        raise Refusal(
            "The book cannot be served at port {} of this computer ({}): choose another port,"
            " for example --port 8765.".format(port, error)
        )
    with server:
        address = "http://127.0.0.1:{}/".format(server.server_port)
        print("Read it at {} (Ctrl-C ends this).".format(address), flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    return 0


def check(environment, arguments):
    return environment.execute("-m", "medcoder.assess.audit", *arguments)


WORKERS = min(4, (os.cpu_count() or 1) + 1)
"""One more than processors, as a test often waits for a browser or a kernel."""

SIDE_BY_SIDE = ("-n", str(WORKERS), "--dist", "loadfile", "--no-loadscope-reorder")
"""One file on one worker: a notebook's cells, and a server's tests, stay together. In the order of their names, as
reordering puts the longest file last, where the others wait for it."""


def test(environment, arguments):
    # The tests and the notebooks that they run must never touch a learner's own record.
    with tempfile.TemporaryDirectory(prefix="medcoder-", ignore_cleanup_errors=True) as home:
        return environment.execute("-m", "pytest", *SIDE_BY_SIDE, *arguments, MEDCODER_HOME=home)


def bench(environment, arguments):
    if arguments:
        raise Refusal(
            "`course.py bench` takes nothing behind it, and was given `{}`: run `python3 course.py bench`,"
            " which measures everything.".format(" ".join(arguments))
        )
    with tempfile.TemporaryDirectory(prefix="medcoder-", ignore_cleanup_errors=True) as home:
        return environment.execute("-m", "benchmarks", MEDCODER_HOME=home)


def tidy(environment, arguments):
    return environment.execute("-m", "medcoder.lessons.tidy", *arguments)


def export(environment, arguments):
    # A folder is meant as seen from where the command was typed, and the package runs at the root.
    places = [os.path.abspath(each) if number else each for number, each in enumerate(arguments)]
    return environment.execute("-m", "medcoder.export", *places)


def group(environment, arguments):
    return environment.execute("-m", "medcoder.assess.drg_groups", *arguments)


def bundle(environment, arguments):
    frontend = environment.root / "frontend"
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise Refusal(
            "Bundling the page's script needs Node.js, which this computer does not have:"
            " install it from https://nodejs.org/ if you changed frontend/; learners and"
            " authors of lessons never need it."
        )
    stamp = frontend / "node_modules" / "course-stamp.json"
    wanted = fingerprint(frontend, ["package.json", "package-lock.json"])
    if read_stamp(stamp) != wanted:
        if environment.run([npm, "ci"], frontend):
            raise Refusal(
                "Installing the bundler into {} failed (npm's own message is above): check the"
                " internet connection, then run the command again.".format(stamp.parent)
            )
        write_stamp(stamp, wanted)
    return environment.run([node, "build.mjs"] + arguments, frontend)


COMMANDS = {
    # name: (what it does, the requirement files that it needs, the function)
    "lab": ("open the lessons in JupyterLab", LAB, lab),
    "book": ("build the published book; --serve [--port N] shows it in a browser", BOOK, book),
    "check": ("look for mistakes in the questions and the lessons", LAB, check),
    "test": ("run every test", TESTS, test),
    "bench": ("measure how fast the course is, beside its peers; takes some minutes", BENCH, bench),
    "tidy": ("put the notebooks into their normal form", LAB, tidy),
    "export": ("take the course along: anki, qti or print; records FOLDER sums up a class", EXPORT, export),
    "group": ("group the hospital stays in the lessons anew, by two groupers", TESTS, group),
    "bundle": ("build the page's script from frontend/ (needs Node.js)", LAB, bundle),
}


def usage():
    lines = ["usage: python3 course.py COMMAND [ARGUMENTS]", ""]
    lines += ["  {:<8}{}".format(name, COMMANDS[name][0]) for name in COMMANDS]
    return "\n".join(lines)


def main(arguments, version=sys.version_info):
    """Carry out a command and return its exit status."""
    try:
        if tuple(version[:2]) < MINIMUM:
            raise Refusal(
                "The course needs Python {}.{} or newer and this is Python {}.{}: install a newer"
                " one from https://www.python.org/downloads/ and run the command with it.".format(
                    *MINIMUM + tuple(version[:2])
                )
            )
        if not arguments or arguments[0] in ("-h", "--help", "help"):
            print(usage())
            return 0
        if arguments[0] not in COMMANDS:
            raise Refusal(
                "There is no command `{}`: the commands of course.py are {}.".format(
                    arguments[0], ", ".join(COMMANDS)
                )
            )
        description, requirements, carry_out = COMMANDS[arguments[0]]
        environment = Environment(ROOT)
        environment.ready(requirements)
        return carry_out(environment, arguments[1:])
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            "A file of the course could not be used ({}): check that the folder {} is complete,"
            " that you may write to it, and that the disk is not full.".format(error, ROOT),
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
