#!/usr/bin/env python3
"""What the leak gate adds to a build: with it and without it over HTML, in turn.

    benches/gate_share.py [--count 10000] [--rounds 9] [--into FOLDER] [--gongkai PATH] [--without PATH]

No switch turns the gate off. So the program without it is compiled from a copy of what is
committed in which one line is changed: HTML is not inspected, all else is. Both build the
same articles, in turn, the first of a round changing; ratios are taken within a round, and
their median is told. `--into /dev/shm/...` takes the disk out of it, which makes the part
of the gate larger than anybody sees it.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from compare import AS_OF, ROOT, WORK, Tool, built, generated, kept_binary, machine

INSPECTED = "Form::Html | Form::Xml => look.at_markup"
PASSED_OVER = "Form::Html => {}\n            Form::Xml => look.at_markup"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="articles")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--into", type=Path, default=WORK, help="where the outputs go")
    parser.add_argument("--gongkai", type=Path, help="a release binary; built if absent")
    parser.add_argument("--without", type=Path, help="one without the gate over HTML; built if absent")
    arguments = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    arguments.into.mkdir(parents=True, exist_ok=True)
    binaries = {"with": kept_binary(arguments.gongkai or built()), "without": arguments.without or built_without()}
    site = generated("articles", arguments.count) / "gongkai"
    with tempfile.TemporaryDirectory(dir=arguments.into, prefix="out-") as outputs:
        tools = {
            name: Tool([binary, "build", "--site", site, "--as-of", AS_OF, "--output"], Path(outputs) / name)
            for name, binary in binaries.items()
        }
        print(machine(), flush=True)
        tell([one_round(tools, number) for number in range(arguments.rounds + 1)][1:])


def one_round(tools, number):
    """One build of each; every second round begins with the other."""
    names = list(tools)[:: 1 if number % 2 else -1]
    samples = {name: tools[name].run(anew=True) for name in names}
    for sample in samples.values():
        sample["cpu"] = sample["user"] + sample["system"]
    return samples


def tell(rounds):
    print("\n|  | with | without | median of ratios | all ratios |\n| --- | --: | --: | --: | --- |")
    for key, name in [("wall", "wall time"), ("cpu", "CPU, user + system"), ("user", "CPU, user")]:
        of = {which: statistics.median(one[which][key] for one in rounds) for which in ("with", "without")}
        ratios = sorted(one["with"][key] / one["without"][key] for one in rounds)
        all_of_them = " ".join(f"{ratio:.2f}" for ratio in ratios)
        median = statistics.median(ratios)
        print(f"| {name} | {of['with']:.2f} s | {of['without']:.2f} s | {median:.3f} | {all_of_them} |")


def built_without():
    """The program compiled from a copy of what is committed, HTML passed over."""
    copy = WORK / "without"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", copy], input=archive.stdout, check=True)
    gate = copy / "src/guard/gate.rs"
    source = gate.read_text(encoding="utf-8")
    if source.count(INSPECTED) != 1:
        sys.exit(f"{gate}: the line that inspects HTML is not there once: `{INSPECTED}`")
    gate.write_text(source.replace(INSPECTED, PASSED_OVER), encoding="utf-8")
    target = WORK / "without-target"
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    subprocess.run(["cargo", "build", "--release"], cwd=copy, env=environment, check=True)
    return target / "release/gongkai"


if __name__ == "__main__":
    main()
