"""The help of `dateline run`: every setting with its type, default and meaning."""

from datetime import timedelta
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_origin

from typer.core import TyperCommand

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

_UNITS = (("d", 86400), ("h", 3600), ("m", 60), ("s", 1))
_TYPES = {
    "str": "text",
    "int": "number",
    "timedelta": "duration",
    "SecretStr": "secret",
    "Path": "file",
}


class RunCommand(TyperCommand):
    """A command whose help also lists the settings."""

    def format_help(  # type: ignore[explicit-override] # typing has no @override in 3.11
        self, ctx: "Context", formatter: "HelpFormatter"
    ) -> None:
        """Write the options, then the settings."""
        super().format_help(ctx, formatter)
        formatter.write("\nSettings, from the environment:\n")
        for variable, kind, default, meaning in rows():
            formatter.write(f"\n{variable}  {kind}  default: {default}\n")
            with formatter.indentation(), formatter.indentation():
                formatter.write_text(meaning)


def rows() -> list[tuple[str, str, str, str]]:
    """Return variable, type, default and meaning of every setting."""
    from service.settings import PREFIX, Settings  # noqa: PLC0415

    return [
        (
            PREFIX + name.upper(),
            type_words(field.annotation),
            _default(field),
            field.description or "",
        )
        for name, field in Settings.model_fields.items()
    ]


def type_words(annotation: object) -> str:
    """Name a type as an operator would."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return type_words(inner[0])
    if origin is Literal:
        return " or ".join(str(choice) for choice in inner)
    if origin is UnionType or str(origin) == "typing.Union":
        return ", ".join(type_words(part) for part in inner if part is not NoneType)
    if origin is tuple:
        return f"list of {type_words(inner[0])}, by comma"
    name = getattr(annotation, "__name__", str(annotation))
    return _TYPES.get(name, name.lower())


def _default(field: "FieldInfo") -> str:
    value = field.default
    if field.is_required():
        return "required"
    if value is None:
        return "none"
    if isinstance(value, timedelta):
        return _duration(value)
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _duration(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    unit, size = next((u, s) for u, s in _UNITS if seconds % s == 0)
    return f"{seconds // size}{unit}"
