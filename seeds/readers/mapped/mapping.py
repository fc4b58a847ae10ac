"""`mapping.toml`: what a bureau's own table calls the things that a roster of liaisons says (docs/importing.md)."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from seeds.names import normalise
from seeds.report import Problem, ProblemCode, Problems

LARGEST_MAPPING = 256 * 1024
"""Bytes."""
_CELL = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")


class Basis(StrEnum):
    """The bases whose assignees are persons or groups; posts and agencies come in by the workbook."""

    LIAISON = "LIAISON"
    ENTERPRISE_PRIMARY = "ENTERPRISE_PRIMARY"


class Role(StrEnum):
    """What a person is to an enterprise or a place, or in a group."""

    LIAISON = "LIAISON"
    LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE"
    ACTUAL_CONTROLLER = "ACTUAL_CONTROLLER"
    PRINCIPAL = "PRINCIPAL"
    LEAD = "LEAD"
    DEPUTY = "DEPUTY"
    MEMBER = "MEMBER"


IN_GROUP = frozenset({Role.LEAD, Role.DEPUTY, Role.MEMBER})
OF_BASIS: dict[Basis, frozenset[Role]] = {
    Basis.LIAISON: frozenset({Role.LIAISON}),
    Basis.ENTERPRISE_PRIMARY: frozenset({Role.LEGAL_REPRESENTATIVE, Role.ACTUAL_CONTROLLER, Role.PRINCIPAL}),
}

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Heading = Annotated[str, StringConstraints(min_length=1), AfterValidator(normalise)]


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


Headings = Annotated[Heading | Annotated[list[Heading], Field(min_length=1)], AfterValidator(_listed)]
"""A heading, or several that the column may have."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Finder(_Part):
    """Where a part of the document's head stands: exactly one of these."""

    text: Words | None = None
    """The part itself."""
    line: Annotated[int, Field(ge=1)] | None = None
    """The line, of those that are not blank."""
    after: Annotated[str, StringConstraints(min_length=1)] | None = None
    """The words behind these words, or in the next cell."""
    cell: Annotated[str, StringConstraints(pattern=_CELL.pattern + "$")] | None = None
    """The cell of the sheet, such as B2."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(part is not None for part in (self.text, self.line, self.after, self.cell)) != 1:
            raise ValueError("give exactly one of text, line, after, cell")
        return self


class DocumentMap(_Part):
    """Which heading or line gives the number, title, issuer and day of the document."""

    number: Finder | None = None
    title: Finder | None = None
    issuer: Finder | None = None
    date: Finder | None = None


class Columns(_Part):
    """Which column is what."""

    number: Headings | None = None
    leader: Headings | None = None
    group: Headings | None = None
    members: Headings | None = None
    place: Headings | None = None
    enterprise: Headings | None = None
    uscc: Headings | None = None
    role: Headings | None = None
    period: Headings | None = None
    first_day: Annotated[Headings | None, Field(alias="from")] = None
    last_day: Annotated[Headings | None, Field(alias="until")] = None

    @property
    def mapped(self) -> dict[str, tuple[str, ...]]:
        """The headings of each column that is mapped."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: headings for name, headings in found.items() if headings}

    @model_validator(mode="after")
    def _says_who_and_what(self) -> Self:
        if not (self.leader or self.group):
            raise ValueError("map a column to leader, to group, or to both")
        if self.members and not self.group:
            raise ValueError("members are members of a group: map a column to group, too")
        if self.period and (self.first_day or self.last_day):
            raise ValueError("map period, or from and until, not both")
        return self


class TableMap(_Part):
    """Which table it is, and how its rows are to be taken."""

    sheet: Words | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    every: bool = False
    heading_rows: Annotated[int, Field(ge=1, le=3)] = 1
    fill_down: tuple[str, ...] = ()
    skip: tuple[str, ...] = ("合计", "总计", "小计")
    end: tuple[str, ...] = ("注：", "备注：", "说明：", "填表人", "制表人", "审核人", "联系人")


class Values(_Part):
    """What holds of every row, unless a column says otherwise."""

    basis: Basis = Basis.LIAISON
    role: Role | None = None
    place: Words | None = None
    first_day: Annotated[date | None, Field(alias="from")] = None
    last_day: Annotated[date | None, Field(alias="until")] = None

    @model_validator(mode="after")
    def _role_fits(self) -> Self:
        if self.role and self.role not in OF_BASIS[self.basis]:
            fitting = ", ".join(sorted(OF_BASIS[self.basis]))
            raise ValueError(f"{self.role} is no role of {self.basis}, which knows {fitting}")
        return self


class Separators(_Part):
    """The characters that set several names in one cell apart."""

    names: Annotated[str, Field(min_length=1)] = "、，,；;\n"
    places: Annotated[str, Field(min_length=1)] = "、\n"


class TableMapping(_Part):
    """A whole mapping."""

    document: DocumentMap = DocumentMap()
    table: TableMap = TableMap()
    columns: Columns
    values: Values = Values()
    roles: dict[Heading, Role] = {}
    separators: Separators = Separators()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not (self.columns.place or self.columns.enterprise or self.columns.uscc or self.values.place):
            raise ValueError("nothing says with what somebody is charged: map place, enterprise or uscc")
        unknown = [name for name in self.table.fill_down if name not in self.columns.mapped]
        if unknown:
            raise ValueError(f"table.fill_down names {', '.join(unknown)}, which no column is mapped to")
        if self.columns.role and not self.roles:
            raise ValueError("a role column needs [roles], which says what its words mean")
        self._check_roles()
        return self

    def _check_roles(self) -> None:
        allowed = IN_GROUP if self.columns.group else OF_BASIS[self.values.basis]
        for word, role in self.roles.items():
            if role not in allowed:
                raise ValueError(f"roles: “{word}” = {role} does not fit; here it may be {', '.join(sorted(allowed))}")
        if self.columns.group and self.values.basis is not Basis.LIAISON:
            raise ValueError("a group answers by LIAISON only")
        if not self.columns.role and not self.values.role and len(OF_BASIS[self.values.basis]) > 1:
            raise ValueError(f"values.role is needed: {', '.join(sorted(OF_BASIS[self.values.basis]))}")


def load_mapping(path: Path) -> tuple[TableMapping | None, tuple[Problem, ...]]:
    """The mapping in a TOML file; None, with every problem of it, where it cannot be used. Raises nothing."""
    problems = Problems(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_MAPPING + 1)
    except (OSError, ValueError) as reason:
        problems.error(ProblemCode.FILE_UNREADABLE, seen=getattr(reason, "strerror", None) or type(reason).__name__)
        return None, tuple(problems.found)
    if len(content) > LARGEST_MAPPING:
        problems.error(ProblemCode.FILE_TOO_LARGE, seen=f"> {LARGEST_MAPPING}", expected=str(LARGEST_MAPPING))
        return None, tuple(problems.found)
    return _validated(content, problems), tuple(problems.found)


def _validated(content: bytes, problems: Problems) -> TableMapping | None:
    try:
        return TableMapping.model_validate(tomllib.loads(content.decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        problems.error(ProblemCode.MAPPING_WRONG, seen=str(reason), expected="TOML, UTF-8")
    except ValidationError as reason:
        for error in reason.errors(include_url=False):
            where = ".".join(str(part) for part in error["loc"] if not str(part).startswith(("list[", "function-")))
            seen = "" if isinstance(error["input"], dict) else f" = {error['input']!r}"
            problems.error(ProblemCode.MAPPING_WRONG, seen=f"{where or '-'}{seen}", expected=error["msg"])
    return None
