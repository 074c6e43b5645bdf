#!/usr/bin/env python3
"""Measures what each direct dependency weighs and writes it into the table of DEPENDENCIES.md.

Seconds are those of the compiler for all crates that would go with the dependency, in a release build; they
are of one machine and say which is heavy. kB are those of code and data of the same crates in the program. Generic code
counts for the crate that names it. Needs cargo, nm and a few minutes."""

import collections
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "target/weights"
RUST = re.compile(r"^[<&*(\[]*(?:(?:mut|dyn|impl|const|as|for) )*([a-z_][A-Za-z_0-9]*)::")


def run(*command, **environment):
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True, text=True)
    return done.stdout


def graph():
    """The crates of the program: of each id its name and what it needs on this system."""
    host = next(line.split()[1] for line in run("rustc", "-vV").splitlines() if line.startswith("host"))
    known = json.loads(run("cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={host}"))
    names = {package["id"]: package["name"] for package in known["packages"]}
    kinds = lambda needed: {kind["kind"] for kind in needed["dep_kinds"]}
    needs = {
        node["id"]: [needed["pkg"] for needed in node["deps"] if kinds(needed) - {"dev"}]
        for node in known["resolve"]["nodes"]
    }
    return names, needs, known["resolve"]["root"]


def reached(needs, root, without=None):
    seen, todo = set(), [root]
    while todo:
        crate = todo.pop()
        if crate != without and crate not in seen:
            seen.add(crate)
            todo.extend(needs[crate])
    return seen


def seconds():
    """Seconds of the compiler and of build scripts, by crate."""
    run("cargo", "build", "--release", "--locked", "--timings", "--target-dir", TARGET, CARGO_PROFILE_RELEASE_STRIP="none")
    page = (TARGET / "cargo-timings/cargo-timing.html").read_text()
    units = json.loads(re.search(r"const UNIT_DATA = (\[.*?\]);", page, re.DOTALL)[1])
    spent = collections.Counter()
    for unit in units:
        spent[unit["name"]] += unit["duration"]
    return spent


def kilobytes():
    """Bytes of code and data in the program, by crate as symbols name it."""
    of_c = {}
    for archive in TARGET.glob("release/build/*/out/**/*.a"):
        crate = archive.relative_to(TARGET / "release/build").parts[0].rsplit("-", 1)[0]
        for line in run("nm", "--defined-only", "--format=posix", str(archive)).splitlines():
            of_c[line.split(" ")[0]] = crate
    held = collections.Counter()
    for line in run("nm", "-S", "--defined-only", "-C", str(TARGET / "release/dateline")).splitlines():
        parts = line.split(" ", 3)
        if len(parts) == 4 and len(parts[1]) == 16:
            named = RUST.match(parts[3])
            held[of_c.get(parts[3]) or (named[1] if named else "")] += int(parts[1], 16)
    return held


def main():
    names, needs, root = graph()
    spent, held = seconds(), kilobytes()
    all_crates = reached(needs, root)
    weights = {}
    for crate in needs[root]:
        own = {names[gone] for gone in all_crates - reached(needs, root, crate)}
        size = sum(held[name] or held[name.replace("-", "_")] for name in own)
        weights[names[crate]] = (sum(spent[name] for name in own), size / 1000)
    page = ROOT / "DEPENDENCIES.md"
    lines = []
    for line in page.read_text().splitlines():
        row = re.match(r"\| `([^`]+)` \|(?: *[\d.–]+ \| *[\d.–]+ \|)? (.*) \|$", line)
        if row and row[1] in weights:
            line = "| `{}` | {:.1f} | {:.0f} | {} |".format(row[1], *weights[row[1]], row[2])
        lines.append(line)
    page.write_text("\n".join(lines) + "\n")


main()
