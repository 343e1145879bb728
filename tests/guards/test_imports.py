"""Core decides and shell does: what each part may reach for."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.source import ROOT, Module, modules, parse

# Each library has one door; everybody else speaks to the door.
DOORS = {
    "aiokafka": ("service.shell.kafka",),
    "prometheus_client": ("service.shell.metrics",),
    "rich": ("service.cli",),
    "structlog": ("service.shell.log",),
    "typer": ("service.cli",),
    "uvloop": ("service.app",),
    "noida_db": ("service.cli.demo",),
}
IMPURE_MODULES = frozenset(
    {
        *("asyncio", "concurrent", "contextvars", "multiprocessing", "threading"),
        *("http", "select", "selectors", "signal", "socket", "ssl", "subprocess"),
        *("os", "sqlite3", "tempfile", "logging", "random", "secrets", "time", "uuid"),
        *("pydantic_settings", *DOORS),
    }
)
IMPURE_BUILTINS = frozenset({"breakpoint", "eval", "exec", "input", "open", "print"})
IMPURE_METHODS = frozenset(
    {
        "now",
        "today",
        "utcnow",
        "uuid1",
        "uuid4",
        "urandom",
        "read_text",
        "write_text",
        "read_bytes",
    }
)


def is_in(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def impurities(module: Module) -> Iterator[str]:
    """Name everything in a module that is not values in, values out."""
    yield from (name for name in module.imports() if name.split(".")[0] in IMPURE_MODULES)
    for node in ast.walk(module.tree):
        match node:
            case ast.AsyncFunctionDef() | ast.Await() | ast.AsyncFor() | ast.AsyncWith():
                yield type(node).__name__
            case ast.Global():
                yield f"global {', '.join(node.names)}"
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_BUILTINS:
                yield f"{name}()"
            case ast.Call(func=ast.Attribute(attr=name)) if name in IMPURE_METHODS:
                yield f".{name}()"
            case _:
                pass


def test_core_is_pure() -> None:
    found = {
        module.name: sorted(impure)
        for module in modules("service/core")
        if (impure := set(impurities(module)))
    }

    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "import time",
        "from os import path",
        "def f():\n    import random",
        "async def f(): ...",
        "X = datetime.now(UTC)",
        "X = date.today()",
        "X = uuid4.uuid4()",
        "X = open('x')",
        "print(1)",
    ],
)
def test_the_guard_sees_what_is_impure(text: str) -> None:
    assert list(impurities(parse(text, "x", Path("x.py"))))


@pytest.mark.parametrize("library", sorted(DOORS))
def test_each_library_has_one_door(library: str) -> None:
    strays = [
        module.name
        for module in modules("service")
        for name in module.imports()
        if name.split(".")[0] == library and not is_in(module.name, DOORS[library])
    ]

    assert strays == []


def test_the_service_does_not_lean_on_its_tests() -> None:
    strays = [
        module.name
        for module in modules("service")
        if any(
            name.split(".")[0] in {"tests", "pytest", "hypothesis"} for name in module.imports()
        )
    ]

    assert strays == []


def test_dependencies_point_one_way() -> None:
    done = subprocess.run(  # noqa: S603 - the linter of this very environment
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-3000:]
