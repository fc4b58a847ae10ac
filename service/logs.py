"""Logs: one JSON object a line on standard error, without values of variables, of the register or of credentials."""

import logging
import re
import sys
import traceback
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import orjson

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

ROOT = Path(__file__).resolve().parents[1]
SANE_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Its log of every failed field repeats what the client sent; `service.errors` logs what is ours to know.
SILENCED = ("strawberry.execution",)
# Below this level the driver tells statements and parameters.
QUIET = ("neo4j", "asyncio")


_least = logging.INFO
_pending = False


def configure_logs(level: str) -> None:
    """Send everything that is logged, by us or by a library, to standard error as JSON. `level` is a name."""
    global _least, _pending
    _least, _pending = logging.getLevelNamesMapping()[level], True
    logging.basicConfig(level=max(_least, logging.INFO), handlers=[_Forward()], force=True)
    for name in SILENCED:
        logging.getLogger(name).disabled = True
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("uvicorn").setLevel(max(_least, logging.WARNING))


def logger() -> "FilteringBoundLogger":
    """The logger, as configured by now."""
    global _pending
    import structlog  # a quarter of a second, which the engine can boot in

    if _pending:
        _configure_structlog()
        _pending = False
    return cast("FilteringBoundLogger", structlog.get_logger())


def _configure_structlog() -> None:
    import structlog

    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_as_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_least),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=False,
    )


def request_id(proposed: str | None) -> str:
    """The id of a request: the one that came with it where it is sane, else a new one."""
    return proposed if proposed and SANE_REQUEST_ID.fullmatch(proposed) else uuid.uuid4().hex


def frames(error: BaseException) -> list[str]:
    """An error and what caused it as lines of code, outermost first: types and places, never messages or values."""
    lines = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(_kind(current))
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(current.__traceback__)]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return lines


def _kind(error: BaseException) -> str:
    code = getattr(error, "code", None)
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name} {code}" if isinstance(code, str) and re.fullmatch(r"[\w.]{1,100}", code) else name


def _place(frame: traceback.FrameSummary) -> str:
    file = Path(frame.filename)
    name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else Path(*file.parts[-3:])
    return f"{name}:{frame.lineno} in {frame.name}"


def _as_json(event: object, **options: Any) -> bytes:
    return orjson.dumps(event, default=str)


class _Forward(logging.Handler):
    """Hands what libraries log through `logging` to our own log."""

    def emit(self, record: logging.LogRecord) -> None:
        facts: dict[str, Any] = {"library": record.name}
        if record.exc_info and record.exc_info[1]:
            facts["trace"] = frames(record.exc_info[1])
            message = "library.failed"
        else:
            message = record.getMessage()
        logger().log(record.levelno, message, **facts)
