"""Nothing grows into a monster: the limits that ruff does not know."""

import ast
from pathlib import Path

from tests.guards.source import Module, modules, parse

BODY, MODULE, CLASS = 40, 300, 150
VAGUE = frozenset({"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"})
OURS = (*modules("service"), *modules("tests"))


def body_size(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return module.lines(function.body[0], function.body[-1])


def test_no_function_has_more_than_40_lines() -> None:
    long = {
        f"{module.name}.{function.name}": body_size(module, function)
        for module in OURS
        for function in module.functions()
        if body_size(module, function) > BODY
    }

    assert long == {}


def test_no_module_has_more_than_300_lines_of_code() -> None:
    long = {module.name: len(module.code) for module in OURS if len(module.code) > MODULE}

    assert long == {}


def test_no_class_has_more_than_150_lines_of_code() -> None:
    long = {
        f"{module.name}.{one.name}": module.lines(one, one)
        for module in OURS
        for one in module.classes()
        if module.lines(one, one) > CLASS
    }

    assert long == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [module.name for module in OURS if VAGUE & set(module.name.split("."))]

    assert vague == []


def test_every_module_opens_with_one_sentence() -> None:
    silent = [
        module.name
        for module in modules("service")
        if not (ast.get_docstring(module.tree) or "").split("\n")[0].endswith((".", "?"))
    ]

    assert silent == []


def test_comments_blank_lines_and_docstrings_are_no_code() -> None:
    text = (
        '"""Says."""\n\n# why\nX = """\n\n"""\n\n\ndef f() -> None:\n    """Say."""\n    return\n'
    )

    module = parse(text, "x", Path("x.py"))

    assert module.code == {4, 5, 6, 9, 11}
    assert [body_size(module, one) for one in module.functions()] == [1]
