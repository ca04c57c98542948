#!/usr/bin/env python3
"""The leak corpus through our gate, argus-redact, presidio-analyzer and x-ray, in one run.

    python3 benches/leaks.py [--corpus FOLDER] [--every N]

Writes the corpus (unless FOLDER holds one), installs the tools from PyPI into
target/leak-tools, asks all of them about the same files, and writes benches/leaks.md.

A secret counts as found by a tool if the tool reports more in the file than in its twin,
which has 略 in place of the value: what kind it takes it for does not matter. Our own gate
must report the right class, and block where it has to. Tools that read text get the text
of files that are text; x-ray gets the PDF. Nobody is asked for what it does not read.
"""

import argparse
import asyncio
import collections
import json
import logging
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ROOT / "target" / "leak-tools"
PACKAGES = ["argus-redact", "presidio-analyzer", "x-ray"]
TEXTS = ["text", "html-body", "xml-feed", "json", "csv"]
LAWFUL_TEXTS = ["html-body", "json", "csv"]
GROUPS = {
    "CheckDigit": "numbers with a form of their own",
    "Listed": "known by the words around it",
    "Address": "addresses",
    "Name": "names",
    "Needle": "values that this build withholds",
}
DUMP = ["cargo", "test", "--release", "--test", "suite", "leak_corpus::dump", "--", "--ignored"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT / "target" / "corpus")
    parser.add_argument("--every", type=int, default=1, help="one case in so many, an odd number")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return measure(options.corpus, options.every)
    if not (options.corpus / "cases.jsonl").exists():
        environment = {**os.environ, "GONGKAI_CORPUS": str(options.corpus.resolve())}
        subprocess.run(DUMP, check=True, cwd=ROOT, env=environment)
    python = TOOLS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    for package in PACKAGES:
        # one that cannot be installed is reported as such below
        subprocess.run([python, "-m", "pip", "install", "-q", package], check=False)
    inside = [python, __file__, "--inside", "--corpus", options.corpus, "--every", str(options.every)]
    subprocess.run(inside, check=True)


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def text_of(path):
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def argus():
    import argus_redact

    def reports(text):
        return len(argus_redact.redact(text, lang="zh", mode="fast")[1])

    return f"argus-redact {argus_redact.__version__}, mode fast, without its models", reports


def presidio():
    import importlib.metadata

    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # the list of suffixes that comes with it: nothing is fetched while it is measured
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    class Blank(SpacyNlpEngine):
        def __init__(self):
            super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
            self.nlp = {"en": spacy.blank("en")}

        def load(self):
            pass

        def is_loaded(self):
            return True

    engine = Blank()
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["en"])
    version = importlib.metadata.version("presidio-analyzer")
    name = f"presidio-analyzer {version}, its recognisers of patterns, a blank spaCy model"
    return name, lambda text: len(analyzer.analyze(text, language="en"))


def xray():
    import importlib.metadata

    import xray as module

    def reports(path):
        found = asyncio.run(module.inspect(str(path)))
        return sum(len(page) for page in found.values())

    return f"x-ray {importlib.metadata.version('x-ray')}", reports


def measure(corpus, every):
    logging.disable(logging.CRITICAL)
    all_cases, all_lawful = lines(corpus / "cases.jsonl"), lines(corpus / "lawful.jsonl")
    cases, lawful = all_cases[::every], all_lawful[::every]
    texts = [case for case in cases if case["container"] in TEXTS]
    pages = [page for page in lawful if page["container"] in LAWFUL_TEXTS]
    pdfs = [case for case in cases if case["container"].startswith("pdf-")]
    out = ["# Leaks: our gate and others on the same files", ""]
    out += ["Written by `python3 benches/leaks.py`; what counts as found stands at its head.", ""]
    classes = len({case["class"] for case in all_cases})
    out += [f"{len(all_cases)} secrets of {classes} classes, {len(all_lawful)} lawful pages.", ""]
    out += ["## Our gate, every container", "", *ours(all_cases, all_lawful), ""]
    if every > 1:
        out += [f"The comparison below takes one case in {every}, the same for everybody.", ""]
    tools = [install(tool) for tool in (argus, presidio)]
    out += ["## Text: " + ", ".join(TEXTS), "", *compared(corpus, texts, pages, tools), ""]
    name, reports, why = install(xray)
    out += ["## PDF", ""]
    out += [f"{name}: {why}"] if why else by_xray(corpus, pdfs, name, reports)
    out += ["", "Commands: `" + " ".join(DUMP) + "` with `GONGKAI_CORPUS` set, then",
            f"`pip install {' '.join(PACKAGES)}` into `target/leak-tools`.", ""]
    (ROOT / "benches" / "leaks.md").write_text("\n".join(out), "utf-8")


def install(tool):
    try:
        return (*tool(), None)
    except Exception as problem:  # a tool that does not run is reported as such
        return tool.__name__, None, f"could not be used here ({type(problem).__name__})"


def share(found, all_):
    return "—" if not all_ else f"{100 * found / all_:.1f} % ({found} of {all_})"


def ours(cases, lawful):
    table = ["| | found |", "|---|---|"]
    for group, title in GROUPS.items():
        of = [case for case in cases if case["group"] == group]
        table.append(f"| {title} | {share(sum(case['found'] for case in of), len(of))} |")
    missed = collections.Counter(case["container"] for case in cases if not case["found"])
    asked = sum(page["asked"] for page in lawful)
    blocked = sum(page["blocked"] for page in lawful)
    table += ["", f"Lawful pages: {blocked} blocked, {asked} of {len(lawful)} raised a question."]
    if missed:
        named = ", ".join(f"{container} {count}" for container, count in missed.most_common())
        table += ["", f"Missed, by container: {named}."]
    return table


def compared(corpus, cases, pages, tools):
    running = [(name, reports) for name, reports, why in tools if why is None]
    table = [f"{name}: {why}" for name, _, why in tools if why is not None]
    twins = {}

    def found(reports, case):
        key = id(reports), case["twin"]
        if key not in twins:
            twins[key] = reports(text_of(corpus / case["twin"]))
        return reports(text_of(corpus / case["file"])) > twins[key]

    heads = ["gongkai"] + [name.split()[0] for name, _ in running]
    table += ["", "| | | " + " | ".join(heads) + " |", "|---|---|" + "---|" * len(heads)]
    for group, title in GROUPS.items():
        for plain in (True, False):
            of = [c for c in cases if c["group"] == group and (c["disguise"] == "plain") == plain]
            cells = [share(sum(case["found"] for case in of), len(of))]
            for _, reports in running:
                known = group == "Needle"
                hits = 0 if known else sum(found(reports, case) for case in of)
                cells.append("is not told them" if known else share(hits, len(of)))
            table.append(f"| {title} | {'plain' if plain else 'disguised'} | {' | '.join(cells)} |")
    cells = [share(sum(page["asked"] for page in pages), len(pages))]
    for _, reports in running:
        noisy = sum(reports(text_of(corpus / page["file"])) > 0 for page in pages)
        cells.append(share(noisy, len(pages)))
    table.append(f"| lawful pages on which anything is reported | | {' | '.join(cells)} |")
    return table + [""] + [f"- {name}" for name, _ in running]


def by_xray(corpus, cases, name, reports):
    table = ["| container | gongkai | x-ray |", "|---|---|---|"]
    for container in sorted({case["container"] for case in cases}):
        of = [case for case in cases if case["container"] == container]
        hits = sum(reports(corpus / case["file"]) > 0 for case in of)
        found = sum(case["found"] for case in of)
        table.append(f"| {container} | {share(found, len(of))} | {share(hits, len(of))} |")
    return table + ["", f"- {name}: reports text under a rectangle, whatever it says"]


if __name__ == "__main__":
    main()
