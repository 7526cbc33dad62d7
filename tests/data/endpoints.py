#!/usr/bin/env python3
"""Lists the endpoints that a release of the Python SDK requests.

usage: python tests/data/endpoints.py FOLDER

FOLDER is the package `nullspace`. Prints a table: method, path with `*` for each value, and whether
the request has an Idempotency-Key header (yes or no). The endpoints are those of the generated client,
which releases 0.1 do not have, and those that the hand-written code requests. Of the latter, a request
whose method is a variable is left out: that is so for operations on files. Reads the source code
without running it.
"""
import ast
import itertools
import pathlib
import re
import sys

VERBS = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"}
KEY = "Idempotency-Key"
UNKNOWN = "*"


def parse(folder):
    return {file: ast.parse(file.read_text()) for file in sorted(folder.rglob("*.py"))}


def text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def has_key(node):
    return any(text(part) == KEY for part in ast.walk(node))


def generated(folder):
    """Each module of the generated client has the dictionary `_kwargs` of one request."""
    for tree in parse(folder).values():
        for function in ast.walk(tree):
            if getattr(function, "name", None) != "_get_kwargs":
                continue
            fields = {text(key): value for part in ast.walk(function) if isinstance(part, ast.Dict)
                      for key, value in zip(part.keys, part.values)}
            url = fields["url"]
            path = text(url) or text(url.func.value)
            yield text(fields["method"]).upper(), re.sub(r"\{\w+\}", UNKNOWN, path), has_key(function)


class Function:
    """A function, with the class and the module that it belongs to."""

    def __init__(self, node, owner, module):
        self.node, self.owner, self.module = node, owner, module
        arguments = node.args
        self.parameters = [it.arg for it in arguments.posonlyargs + arguments.args]
        if owner is not None and not any(getattr(it, "id", "") == "staticmethod"
                                         for it in node.decorator_list):
            self.parameters = self.parameters[1:]
        self.keywords = self.parameters + [it.arg for it in arguments.kwonlyargs]
        self.calls = [it for it in ast.walk(node) if isinstance(it, ast.Call)]

    def bound(self, call):
        """Returns the arguments of a call by the names of the parameters."""
        arguments = dict(zip(self.parameters, call.args))
        arguments |= {it.arg: it.value for it in call.keywords if it.arg in self.keywords}
        return arguments


class HandWritten:
    """Finds the values that the arguments of requests can have."""

    def __init__(self, folder):
        self.functions = {}
        self.constants = {}
        self.attributes = {}
        self.known = {}
        for module, tree in parse(folder).items():
            for node in tree.body:
                self.add(node, None, module)
        self.callers = {}
        for function in self.all_functions():
            for call in function.calls:
                self.callers.setdefault(name_of(call.func), []).append((function, call))

    def add(self, node, owner, module):
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                self.add(part, node.name, module)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            function = Function(node, owner, module)
            name = owner if node.name == "__init__" else node.name
            self.functions.setdefault(name, []).append(function)
            for part in ast.walk(node):
                if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Attribute):
                    place = module, owner, part.targets[0].attr
                    self.attributes.setdefault(place, []).append((part.value, function))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            self.constants[module, node.targets[0].id] = node.value

    def all_functions(self):
        return list(itertools.chain.from_iterable(self.functions.values()))

    def values(self, node, function):
        """Returns the texts that an expression can have."""
        known = self.known.get((node, function))
        if known is None:
            # While it is read, an expression that refers to itself is unknown.
            self.known[node, function] = {UNKNOWN}
            known = self.known[node, function] = self.read_values(node, function)
        return known

    def read_values(self, node, function):
        if (value := text(node)) is not None:
            return {value}
        if isinstance(node, ast.JoinedStr):
            parts = [self.values(it, function) for it in node.values]
            return {"".join(it) for it in itertools.product(*parts)}
        if isinstance(node, ast.FormattedValue):
            found = self.values(node.value, function)
            return {it if it.startswith("/v1/") else UNKNOWN for it in found}
        if isinstance(node, ast.Name):
            return self.values_of_name(node.id, function)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "self":
            places = self.attributes.get((function.module, function.owner, node.attr), [])
            return self.union(self.values(value, place) for value, place in places)
        if isinstance(node, ast.Call):
            return self.union(self.values_returned(it, node, function)
                              for it in self.functions.get(name_of(node.func), []))
        if isinstance(node, ast.IfExp):
            return self.union(self.values(it, function) for it in (node.body, node.orelse))
        return {UNKNOWN}

    def values_of_name(self, name, function):
        assigned = [it.value for it in ast.walk(function.node) if isinstance(it, ast.Assign)
                    and getattr(it.targets[0], "id", None) == name]
        if assigned:
            return self.union(self.values(it, function) for it in assigned)
        if name in function.keywords:
            own = function.owner if function.node.name == "__init__" else function.node.name
            return self.union(
                self.values(function.bound(call)[name], caller)
                for caller, call in self.callers.get(own, []) if name in function.bound(call))
        if (function.module, name) in self.constants:
            return self.values(self.constants[function.module, name], function)
        return {UNKNOWN}

    def values_returned(self, function, call, caller):
        """Returns the values of a call. A parameter that is returned has the value of this call."""
        bound = function.bound(call)
        for part in ast.walk(function.node):
            if isinstance(part, ast.Return) and part.value is not None:
                if isinstance(part.value, ast.Name) and part.value.id in bound:
                    yield from self.values(bound[part.value.id], caller)
                else:
                    yield from self.values(part.value, function)

    @staticmethod
    def union(values):
        return set(itertools.chain.from_iterable(values)) or {UNKNOWN}

    def sends_key(self, node, function, depth=0):
        """Returns whether an expression or what it refers to has the header."""
        if depth > 4:
            return False
        if has_key(node):
            return True
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                assigned = (it.value for it in ast.walk(function.node) if isinstance(it, ast.Assign)
                            and getattr(it.targets[0], "id", None) == part.id)
                if any(self.sends_key(it, function, depth + 1) for it in assigned):
                    return True
            if isinstance(part, ast.Call):
                called = self.functions.get(name_of(part.func), [])
                if any(self.sends_key(it.node, it, depth + 1) for it in called):
                    return True
        return False

    def endpoints(self):
        for function in self.all_functions():
            for call in function.calls:
                arguments = call.args + [it.value for it in call.keywords if it.arg in ("method", "path")]
                verbs = {text(it) for it in arguments} & VERBS
                name = name_of(call.func) or ""
                if name.startswith("ws_connect"):
                    verbs = {"GET"}
                elif name.upper() in VERBS:
                    verbs = {name.upper()}
                if len(verbs) != 1:
                    continue
                headers = [it.value for it in call.keywords if it.arg == "headers"]
                key = any(self.sends_key(it, function) for it in headers)
                for argument in arguments:
                    for path in self.values(argument, function):
                        if path.startswith(("/v1/", "/healthz")) and "//" not in path:
                            yield verbs.copy().pop(), path.split("?")[0], key


def name_of(node):
    return getattr(node, "attr", None) or getattr(node, "id", None)


def main():
    folder = pathlib.Path(sys.argv[1])
    client = folder / "_generated_api" / "nullspace_openapi_client" / "api"
    found = itertools.chain(generated(client), HandWritten(folder).endpoints())
    rows = {}
    for method, path, key in found:
        rows[path, method] = rows.get((path, method), False) or key
    print("method\tpath\tidempotency_key")
    for (path, method), key in sorted(rows.items()):
        print(method, path, "yes" if key else "no", sep="\t")


if __name__ == "__main__":
    main()
