#!/usr/bin/env python3
"""Writes the options of curl and whether they take a value to run/curl-options.tsv.

    tests/data/capture_curl_options.py CURL_SOURCES

CURL_SOURCES is the source tree of a release of curl: its folder docs/cmdline-opts is the manual, one
option a file. What the installed curl prints for `curl --help all` must agree with it."""
import pathlib
import re
import subprocess
import sys

OUTPUT = pathlib.Path(__file__).parent / "run" / "curl-options.tsv"
HELP_LINE = re.compile(r"^ (?:-(?P<short>.), |\s+)--(?P<long>[\w.-]+)(?P<value> [<\[])?")


def from_manual(folder):
    for page in sorted(folder.glob("*.md")):
        fields = dict(re.findall(r"^(Long|Short|Arg): (.*)$", page.read_text(), re.MULTILINE))
        if "Long" in fields:
            yield fields["Long"], (fields.get("Short", ""), "Arg" in fields)


def from_help():
    text = subprocess.run(["curl", "--help", "all"], capture_output=True, text=True, check=True).stdout
    for match in filter(None, map(HELP_LINE.match, text.splitlines())):
        yield match["long"], (match["short"] or "", bool(match["value"]))


options = dict(from_manual(pathlib.Path(sys.argv[1]) / "docs" / "cmdline-opts"))
for name, option in from_help():
    # Releases of 8.x still take the options that the help of an older one has.
    if options.setdefault(name, option) != option:
        sys.exit(f"--{name}: the manual and `curl --help all` disagree")
rows = [f"--{name}\t{short and '-' + short}\t{'value' if value else 'flag'}\n"
        for name, (short, value) in sorted(options.items())]
OUTPUT.write_text("".join(rows))
