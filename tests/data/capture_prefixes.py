#!/usr/bin/env python3
"""Captures what the rules of two secret scanners say about the beginnings of keys, as facts for
src/redact/prefixes.rs: the names of the rules, the text that their keys begin with, and how many characters
follow at least.

usage: tests/data/capture_prefixes.py BETTERLEAKS GITLEAKS > tests/data/redaction/prefixes.tsv

BETTERLEAKS is config/betterleaks.toml of github.com/betterleaks/betterleaks at v1.7.0, and GITLEAKS is
config/gitleaks.toml of github.com/gitleaks/gitleaks at v8.30.1, both under the MIT license. The module
`prefixes` of tests/redact derives the table from these facts and compares.
"""
import pathlib
import re
import sys
import tomllib

try:
    from re import _constants as ops, _parser as parser
except ImportError:
    import sre_constants as ops
    import sre_parse as parser

# After a name of the service, a rule may rely on less. A prefix counts only with a separator then.
SEPARATORS = "_-."
MIN_PREFIX, MIN_TAIL = 3, 5
MAX_ALTERNATIVES = 64
# Public by design, IDs, parts of regular expressions, and what other recognizers find.
IGNORED = re.compile(r"^(?:eyJ|ZXlK|-----|[a-z+]+://|hooks|Endpoint|AccountKey|curl|[<\"'_]|pk_|pk\.|pub|test_pub|"
                     r"ApiKey-v1)")
# How a rule introduces a key that only its context identifies: the service, a sign and a quote.
CONTEXT = re.compile(r":\{1,3\}=|\(\?:\.\|\[\\n|\\s\\S\]\{0|\(\?s:\.\{0|^\(\?i\)\(.*\)\.\{0")


def adapt(regex):
    """Returns a regular expression of Go as one of Python."""
    regex = regex.replace("[[:alnum:]]", "[a-zA-Z0-9]").replace(r"\z", r"\Z")
    return re.sub(r"\(\?i\)|\(\?s\)", "", regex)


def min_width(item):
    return item.getwidth()[0] if isinstance(item, parser.SubPattern) else 0


def expand(items):
    """Yields the texts that items may begin with, each as a literal prefix and the items after it."""
    items = list(items)
    if not items:
        yield "", []
        return
    (op, argument), rest = items[0], items[1:]
    if op is ops.LITERAL:
        for prefix, after in expand(rest):
            yield chr(argument) + prefix, after
    elif op is ops.AT or op in (ops.ASSERT, ops.ASSERT_NOT):
        yield from expand(rest)
    elif op is ops.SUBPATTERN:
        yield from expand(list(argument[3]) + rest)
    elif op is ops.BRANCH:
        for branch in argument[1]:
            yield from expand(list(branch) + rest)
    elif op is ops.IN and len(argument) <= 4 and all(kind is ops.LITERAL for kind, _ in argument):
        for literal in argument:
            yield from expand([literal] + rest)
    elif op is ops.MAX_REPEAT and argument[0] == argument[1] and argument[0] < 8 \
            and len(argument[2]) == 1 and argument[2][0][0] is ops.LITERAL:
        yield from expand(list(argument[2]) * argument[0] + rest)
    elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and argument[0] == 0 and argument[1] == 1:
        yield from expand(rest)
        yield from expand(list(argument[2]) + rest)
    else:
        yield "", items


def width(items):
    """Returns how long items are at least, without the boundary after the key."""
    total = 0
    for op, argument in items:
        if op is ops.AT:
            break
        sub = parser.SubPattern(parser.State(), [(op, argument)])
        # The boundary: a quote, a space or the end.
        if op in (ops.SUBPATTERN, ops.BRANCH) and "AT_END" in repr(argument):
            break
        total += sub.getwidth()[0]
    return total


def keys(rule):
    """Yields prefix and minimal length of the rest for each form of a rule's keys."""
    regex = rule.get("regex")
    if not regex or "path" in rule and not regex:
        return
    try:
        parsed = parser.parse(adapt(regex))
    except re.error as error:
        print(f"{rule['id']}: {error}", file=sys.stderr)
        return
    items = list(parsed)
    is_contextual = bool(CONTEXT.search(regex))
    forms = items[0][1][1] if len(items) == 1 and items[0][0] is ops.BRANCH else [items]
    for form in forms:
        yield from keys_of_form(list(form), is_contextual and form is forms[0])


def keys_of_form(items, is_contextual):
    if is_contextual:
        # The key is the last group that captures.
        groups = [argument[3] for op, argument in items if op is ops.SUBPATTERN and argument[0] is not None]
        items = list(groups[-1]) if groups else []
    found = list(expand(items))
    if len(found) > MAX_ALTERNATIVES:
        return
    for prefix, after in found:
        prefix = prefix.lstrip("$")
        tail = width(after)
        has_separator = any(separator in prefix for separator in SEPARATORS)
        if is_contextual and not has_separator:
            continue
        if len(prefix) < MIN_PREFIX and not (prefix.isupper() and tail >= 32):
            continue
        if tail < MIN_TAIL or IGNORED.search(prefix) or len(prefix) < 2:
            continue
        if is_contextual:
            prefix += " contextual"
        yield prefix, tail


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("# RULES, PREFIX, LEAST NUMBER OF CHARACTERS AFTER IT, and `contextual` if the rule also needs the name of")
    print("# the service. From betterleaks 1.7.0 and gitleaks 8.30.1 by tests/data/capture_prefixes.py.")
    facts = {}
    for path in sys.argv[1:]:
        for rule in tomllib.loads(pathlib.Path(path).read_text())["rules"]:
            for prefix, tail in keys(rule):
                least, rules = facts.get(prefix, (tail, []))
                facts[prefix] = min(least, tail), rules + [rule["id"]]
    for prefix, (least, rules) in sorted(facts.items()):
        prefix, _, contextual = prefix.partition(" ")
        print(" ".join(dict.fromkeys(rules)), prefix, least, contextual, sep="\t")
