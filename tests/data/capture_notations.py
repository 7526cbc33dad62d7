#!/usr/bin/env python3
"""Captures how programming languages print error responses: tests/data/notations/FORM/N.txt.

usage: tests/data/capture_notations.py [FORM...]

A form is a program that reads the JSON of a response from standard input and prints it as an object
of its language. The responses are the lines of tests/data/notations/responses.jsonl. Needs node, deno,
bun, ruby and elixir; forms whose program is not installed are left out.
"""
import os
import shutil
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "notations")

READ = "const text = require('fs').readFileSync(0, 'utf8'); const body = JSON.parse(text);"
CLASS = ("class ApiError extends Error { constructor(message, fields) "
         "{ super(message); Object.assign(this, fields); } } ")
LOG = READ + " console.log('call failed:', {status: 409, headers: new Headers({a: 'b'}), body});"
FORMS = {
    "node-log": ["node", "-e", READ + " console.log(body);"],
    "node-log-in-object": ["node", "-e", LOG],
    "node-dir": ["node", "-e", READ + " console.dir({body, f() {}, when: new Date(0)}, {depth: null});"],
    "node-compact": ["node", "-e", READ + " console.log(require('util').inspect(body, {depth: null, breakLength: Infinity}));"],
    "node-string": ["node", "-e", READ + " console.log({responseBody: JSON.stringify(body, null, 2), config: {a: {b: {c: 1}}}});"],
    "node-error": ["node", "-e", CLASS + READ + " console.dir(new ApiError('409 failed', {response: {data: body}, cause: new Error('reset')}), {depth: null});"],
    "node-map": ["node", "-e", READ + " console.log(new Map(Object.entries(body)));"],
    "deno-log": ["deno", "eval", "const body = JSON.parse(await new Response(Deno.stdin.readable).text()); console.log(body);"],
    "bun-log": ["bun", "-e", READ + " console.log(body);"],
    "ruby-inspect": ["ruby", "-rjson", "-e", "p JSON.parse(STDIN.read)"],
    "ruby-symbols": ["ruby", "-rjson", "-e", "puts \"failed: #{JSON.parse(STDIN.read, symbolize_names: true)}\""],
    "ruby-pp": ["ruby", "-rjson", "-rpp", "-e", "pp({status: 409, body: JSON.parse(STDIN.read)})"],
    "ruby-string": ["ruby", "-rjson", "-e", "p JSON.pretty_generate(JSON.parse(STDIN.read))"],
    "ruby-csv": ["ruby", "-rjson", "-rcsv", "-e", "puts [1, JSON.pretty_generate(JSON.parse(STDIN.read)), 'x'].to_csv"],
    "ruby-html": ["ruby", "-rjson", "-rcgi", "-e", "puts \"<pre>#{CGI.escapeHTML(JSON.pretty_generate(JSON.parse(STDIN.read)))}</pre>\""],
    "python-html": [sys.executable, "-c", "import html, sys; print('<p>' + html.escape(sys.stdin.read().strip()) + '</p>')"],
    "python-csv": [sys.executable, "-c", "import csv, sys; csv.writer(sys.stdout, 'excel-tab').writerow(['409', sys.stdin.read().strip()])"],
    "python-lines": [sys.executable, "-c", "import json, sys; lines = json.dumps(json.load(sys.stdin), indent=1).splitlines(True); print(json.dumps({'cells': [{'outputs': [{'text': lines}]}]}))"],
    "python-pprint": [sys.executable, "-c", "import json, pprint, sys; pprint.pprint(json.load(sys.stdin), sort_dicts=False)"],
}


def main():
    with open(os.path.join(FOLDER, "responses.jsonl"), encoding="utf-8") as lines:
        responses = lines.read().splitlines()
    for form in sys.argv[1:] or FORMS:
        program = FORMS[form]
        if not shutil.which(program[0]):
            print(f"{form}: {program[0]} is not installed", file=sys.stderr)
            continue
        folder = os.path.join(FOLDER, form)
        os.makedirs(folder, exist_ok=True)
        for number, response in enumerate(responses, 1):
            run = subprocess.run(program, input=response.encode(), capture_output=True, check=True,
                                 env={**os.environ, "NO_COLOR": "1", "LANG": "C.UTF-8"})
            with open(os.path.join(folder, f"{number}.txt"), "wb") as file:
                file.write(run.stdout)


main()
