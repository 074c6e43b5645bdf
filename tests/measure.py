#!/usr/bin/env python3
"""Measures processor time and memory beside newsboat, on feeds of its own making, and writes docs/measured.md.

Usage: tests/measure.py [FEEDS] [ARTICLES]. Needs a built program (DATELINE, else target/release/dateline) and, for the
comparison, newsboat. Everything is served from this machine; nothing else is contacted.
"""

import http.server
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUNS = 5
WORDS = """harbour strike minister council river election budget market teacher storm border vote court island train
water school energy farmer doctor museum factory bridge forest hospital village winter summer report agreement""".split()


def feed(number, articles):
    chance = random.Random(number)
    text = lambda words: " ".join(chance.choice(WORDS) for _ in range(words))
    items = "".join(
        f"<item><guid>{number}-{at}</guid><title>{text(8)} {number} {at}</title>"
        f"<link>https://news{number}.example/{at}</link><dc:creator>Ada Obiri</dc:creator>"
        f"<pubDate>{time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(1767225600 + at * 60))}</pubDate>"
        f"<description>&lt;p&gt;{text(400)}.&lt;/p&gt;&lt;p&gt;{text(400)}.&lt;/p&gt;</description></item>"
        for at in range(articles)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>News {number}</title><link>https://news{number}.example</link>{items}</channel></rss>"
    ).encode()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def spent(command, environment):
    """User and system seconds, and megabytes at most."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(runs):
    return [statistics.median(values) for values in zip(*runs)]


def programs(folder, addresses):
    """Of each program its name, its files, and its commands: a first refresh, and one that finds nothing new."""
    program = os.environ.get("DATELINE", str(ROOT / "target/release/dateline"))
    version = lambda command: subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0]

    def dateline(at):
        at.mkdir()
        rows = [f'[[feed]]\nurl = "{address}"\nsection = "News"\n' for address in addresses]
        (at / "feeds.toml").write_text('edition = "none"\n' + "".join(rows))
        return [program, "--config", at, "--data", at / "data", "refresh"]

    def newsboat(at):
        at.mkdir()
        (at / "urls").write_text("\n".join(addresses) + "\n")
        (at / "config").write_text("reload-threads 8\n")
        return ["newsboat", "-u", at / "urls", "-c", at / "cache.db", "-C", at / "config", "-x", "reload"]

    yield version([program, "-V"]), dateline
    if subprocess.run(["which", "newsboat"], capture_output=True).returncode == 0:
        yield version(["newsboat", "-V"]).split(" - ")[0].lower(), newsboat


def main():
    feeds, articles = (int(value) for value in (sys.argv[1:] + ["200", "50"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        served = folder / "served"
        served.mkdir()
        for number in range(feeds):
            (served / f"{number}.xml").write_bytes(feed(number, articles))
        size = sum(file.stat().st_size for file in served.iterdir()) / 1e6
        handler = lambda *given: Quiet(*given, directory=served)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        addresses = [f"http://127.0.0.1:{server.server_port}/{number}.xml" for number in range(feeds)]
        environment = {**os.environ, "HOME": str(folder), "NO_PROXY": "*", "LC_ALL": "C.UTF-8"}
        rows = []
        for name, prepare in programs(folder, addresses):
            first, again = [], []
            for run in range(RUNS):
                command = prepare(folder / f"{name.split()[0]}-{run}")
                first.append(spent(command, environment))
                again.append(spent(command, environment))
            for what, runs in [("first refresh", first), ("nothing new", again)]:
                processor, memory = medians(runs)
                rows.append(f"| {name} | {what} | {processor:.2f} s | {memory:.0f} MB |")
    page = ROOT / "docs/measured.md"
    head = page.read_text().split("<!-- figures -->")[0]
    table = "| Program | Refresh | Processor time | Peak memory |\n|---|---|---|---|\n" + "\n".join(rows)
    about = f"{feeds} feeds of {articles} articles, {size:.0f} MB, medians of {RUNS} runs, {os.cpu_count()} processors."
    page.write_text(f"{head}<!-- figures -->\n\n{about}\n\n{table}\n")


main()
