"""Settings: one class, from `ZERENLIAN_*` in the environment and from the command line, which wins."""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.engine.address import Address

PREFIX = "ZERENLIAN_"
GRAPH_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Language = Literal["zh", "en"]


def default_data() -> Path:
    """Where the register of this user lives unless told: `$XDG_DATA_HOME/zerenlian`, `~/.local/share/zerenlian`."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "zerenlian"


class SettingsError(Exception):
    """A setting that cannot be; the message names the setting and what it takes, not what a secret one held."""


class Settings(BaseSettings):
    """All settings of the process. Each is `ZERENLIAN_` and its name in capitals in the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True)

    data: Annotated[Path, Field(description="The data folder of the embedded engine.")] = Field(
        default_factory=default_data
    )
    graph_uri: Annotated[str | None, Field(description="A Neo4j to use instead of the embedded engine.")] = None
    graph_user: Annotated[str, Field(description="Its user.")] = ""
    graph_password: Annotated[SecretStr, Field(description="Its password.")] = SecretStr("")
    graph_database: Annotated[str, Field(description="Its database.", min_length=1)] = "neo4j"
    host: Annotated[str, Field(description="Where the service listens; a loopback address.")] = "127.0.0.1"
    port: Annotated[int, Field(description="The port it listens at.", ge=1, le=65535)] = 8000
    max_page: Annotated[int, Field(description="The longest page of a connection.", ge=1, le=10_000)] = 1000
    max_body_kb: Annotated[int, Field(description="The largest request, in kilobytes.", ge=1, le=10_240)] = 512
    max_attachment_mb: Annotated[int, Field(description="The largest attachment, in megabytes.", ge=1, le=2048)] = 50
    statement_seconds: Annotated[float, Field(description="How long one question may take.", gt=0, le=600)] = 30.0
    heap_mb: Annotated[int, Field(description="The embedded engine's heap, in megabytes.", ge=256)] = 512
    stale_months: Annotated[int, Field(description="Months until an unconfirmed assignment is stale.", ge=1)] = 12
    look_back_months: Annotated[
        int, Field(description="Months that a retrospective looks back for predecessors.", ge=0)
    ] = 12
    trusted_documents: Annotated[Path | None, Field(description="A manifest of documents that clients ask by id.")] = (
        None
    )
    only_trusted_documents: Annotated[bool, Field(description="Refuse every other document.")] = False
    language: Annotated[Language, Field(description="The language of answers to who asks for none.")] = "zh"
    log_level: Annotated[LogLevel, Field(description="The least that is logged.")] = "INFO"

    @field_validator("host")
    @classmethod
    def _loopback_only(cls, host: str) -> str:
        if not _is_loopback(host):
            raise ValueError(
                f"{host!r} is not a loopback address. There is no access control yet, so the service listens on "
                "127.0.0.1, ::1 or localhost only"
            )
        return host

    @field_validator("graph_uri")
    @classmethod
    def _bolt_address(cls, uri: str | None) -> str | None:
        if not uri:
            return None
        parts = urlsplit(uri)
        if parts.scheme not in GRAPH_SCHEMES or not parts.hostname:
            raise ValueError("expected an address such as bolt://127.0.0.1:7687 or neo4j://graph.example:7687")
        if "@" in parts.netloc:
            raise ValueError(
                f"credentials do not belong into the address, where others see them; use {PREFIX}GRAPH_USER and "
                f"{PREFIX}GRAPH_PASSWORD"
            )
        return uri

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("trusted_documents", mode="before")
    @classmethod
    def _no_name_is_none(cls, path: object) -> object:
        return path or None

    @field_validator("trusted_documents")
    @classmethod
    def _sound_manifest(cls, path: Path | None) -> Path | None:
        if path is not None:
            from service.manifest import read_manifest

            read_manifest(path)
        return path

    @field_validator("only_trusted_documents")
    @classmethod
    def _something_to_trust(cls, only_trusted: bool, others: ValidationInfo) -> bool:
        if only_trusted and others.data.get("trusted_documents", "refused for itself") is None:
            raise ValueError(f"there is no manifest to trust; name it in {PREFIX}TRUSTED_DOCUMENTS")
        return only_trusted

    @property
    def address(self) -> Address | None:
        """The server to use; None for the embedded engine."""
        if self.graph_uri is None:
            return None
        password = self.graph_password.get_secret_value()
        return Address(self.graph_uri, self.graph_user, password, self.graph_database)


def load_settings(options: Mapping[str, Any] | None = None) -> Settings:
    """The settings of the environment, with the options of the command line over them (None is not given).

    Raises SettingsError.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    if "data" in given:
        given.setdefault("graph_uri", None)  # a folder named on the command line wins over a server in the environment
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError("\n".join(_problem(item, given) for item in error.errors(include_input=False))) from None


def unknown_variables() -> list[str]:
    """Variables in the environment that look like settings and are none, so that a slip of the pen is seen."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(
        name for name in os.environ if name.startswith(PREFIX) and name.upper() not in known and "_TEST_" not in name
    )


def _problem(item: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    name = str(item["loc"][0]) if item["loc"] else "settings"
    where = f"{PREFIX}{name.upper()}" if name not in given else f"--{name.removesuffix('_uri').replace('_', '-')}"
    return f"{where}: {str(item['msg']).removeprefix('Value error, ')}."


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
