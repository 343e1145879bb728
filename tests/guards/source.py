"""What the guards look at: every module of ours, its tree, its lines of code."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NO_CODE = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One source file, parsed; `code` holds the numbers of its lines of code."""

    name: str
    path: Path
    tree: ast.Module
    code: frozenset[int]

    def functions(self) -> Iterator[Function]:
        """Yield every function, nested ones and methods too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield every class."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                yield node

    def lines(self, first: ast.AST, last: ast.AST) -> int:
        """Count the lines of code between two nodes, both included."""
        begin, end = getattr(first, "lineno", 0), getattr(last, "end_lineno", 0)
        return sum(begin <= line <= end for line in self.code)

    def imports(self) -> Iterator[str]:
        """Yield the full name of every module imported, wherever the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


@cache
def modules(package: str) -> tuple[Module, ...]:
    """Return every module below a top-level package."""
    return tuple(read(path) for path in sorted((ROOT / package).rglob("*.py")))


def read(path: Path) -> Module:
    """Parse one file."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return parse(path.read_text(encoding="utf-8"), name, path)


def parse(text: str, name: str, path: Path) -> Module:
    """Parse the text of a module."""
    tree = ast.parse(text)
    return Module(name=name, path=path, tree=tree, code=_code_lines(text) - _prose(tree))


def _code_lines(text: str) -> frozenset[int]:
    return frozenset(
        line
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type not in _NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    )


def _prose(tree: ast.Module) -> frozenset[int]:
    return frozenset(
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | Function) and ast.get_docstring(node)
        for line in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    )
