"""What a sheet and a column are, and the columns that many sheets have."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from seeds.workbook.words import YES_NO

_NO_WORDS: Mapping[str, str] = {}


class Kind(StrEnum):
    """How a cell is read."""

    NAME = "NAME"
    """A name, normalised."""
    NAMES = "NAMES"
    """Several names, set apart by 、."""
    TEXT = "TEXT"
    """Words as they are, only trimmed."""
    FILES = "FILES"
    """Names of files, or of files that were sent before (`stored_files`), set apart by 、, as they are."""
    AREA_CODE = "AREA_CODE"
    """An area's 6, 9 or 12 digits."""
    SECTOR_CODE = "SECTOR_CODE"
    """A short code of Latin letters and digits."""
    USCC = "USCC"
    """A 统一社会信用代码 with its check character."""
    DOCUMENT_NUMBER = "DOCUMENT_NUMBER"
    """A 发文字号, brought to its one spelling."""
    DAY = "DAY"
    """A calendar day."""
    DAYS = "DAYS"
    """Several calendar days, set apart by 、, as their ISO texts."""
    MONTH = "MONTH"
    """A calendar month, as 2026-03."""
    MOMENT = "MOMENT"
    """A day and a time; of Asia/Shanghai where no offset is written."""
    NUMBER = "NUMBER"
    """A whole number from 1."""
    COUNT = "COUNT"
    """A whole number from 0."""
    DECIMAL = "DECIMAL"
    """A decimal number, as its text."""
    MONEY = "MONEY"
    """An amount in the unit that the header names, as hundredths of a CNY."""
    CHOICE = "CHOICE"
    """One of the words of `choices`."""


class Refers(StrEnum):
    """To which things of the register the names in a column refer."""

    ORGANIZATION = "ORGANIZATION"
    PERSON = "PERSON"
    ENTERPRISE = "ENTERPRISE"
    DOCUMENT = "DOCUMENT"
    HAZARD = "HAZARD"
    INCIDENT = "INCIDENT"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Chinese header, the field it fills, how it is read, what a clerk is told.

    `refers` tells what of the register its names may mean. `past`: the day must not lie behind the day of the import.
    `not_before`: the field of the same row before whose day it must not lie. `cents`: hundredths of a CNY in one unit of a
    MONEY column. `instead`: filled in only instead of another column, so that no example row has both. `also`: words that are
    understood like those of `choices` and not offered. `later`: may be missing from a sheet that was made before it was declared.
    """

    header: str
    field: str
    kind: Kind
    help: str
    example: str = ""
    required: bool = False
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    refers: Refers | None = None
    past: bool = False
    not_before: str | None = None
    cents: int = 1
    instead: bool = False
    also: Mapping[str, str] = dataclasses.field(default_factory=dict)
    later: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: what a row is, and the fields that make two rows the same (one row each).

    An `optional` sheet may be missing from a workbook: those made before it was declared are still read.
    """

    title: str
    name: str
    help: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...]
    optional: bool = False


def choice(
    header: str,
    name: str,
    choices: Mapping[str, str],
    help_: str,
    example: str = "",
    *,
    required: bool = False,
    instead: bool = False,
    also: Mapping[str, str] = _NO_WORDS,
    later: bool = False,
) -> Column:
    """A column of one of these words."""
    shown = example or next(iter(choices))
    return Column(header, name, Kind.CHOICE, help_, shown, required, choices, instead=instead, also=also, later=later)


def day(
    header: str,
    name: str,
    help_: str,
    example: str,
    *,
    required: bool = False,
    past: bool = False,
    not_before: str | None = None,
) -> Column:
    """A column of days; the help says where the day must have passed."""
    told = f"{help_}；不晚于导入当日" if past else help_
    return Column(header, name, Kind.DAY, told, example, required, past=past, not_before=not_before)


def happened(header: str, help_: str, example: str) -> Column:
    """The day of an event, which has passed: field `on`."""
    return day(header, "on", help_, example, required=True, past=True)


def numbered(help_: str, example: str, refers: Refers | None = None) -> Column:
    """The number that tells an event from all others, and corrects it when it is stated again: field `number`."""
    told = f"{help_}，不再更改；同一编号再次导入即为更正"
    return Column("编号", "number", Kind.NAME, told, example, True, refers=refers)


def hazards(*, instead: bool = False) -> Column:
    """Hazards by their numbers."""
    return Column(
        "隐患", "hazards", Kind.NAMES, "隐患的编号，以顿号分隔", "YH-2026-001", refers=Refers.HAZARD, instead=instead
    )


def incidents(*, instead: bool = False) -> Column:
    """Incidents by their numbers."""
    return Column(
        "事故",
        "incidents",
        Kind.NAMES,
        "事故的编号，以顿号分隔",
        "SG-2026-001",
        refers=Refers.INCIDENT,
        instead=instead,
    )


def organizations(header: str, help_: str) -> Column:
    """The organisations that did something: field `organizations`."""
    told = f"{help_}；几个单位以顿号分隔"
    return Column(header, "organizations", Kind.NAMES, told, "示例甲区应急管理局", refers=Refers.ORGANIZATION)


PLACE = "名称或者代码；重名时写上级，如 示例甲区示例甲一镇"
PERIOD = (
    Column("起始日期", "valid_from", Kind.DAY, "第一天", "2020-03-06", True),
    Column("截止日期", "last_day", Kind.DAY, "最后一天（含当日）；仍然有效则不填", "2025-12-31"),
)
WITHDRAWN = Column(
    "作废",
    "withdrawn",
    Kind.CHOICE,
    "填“是”：起始日期相同的这一条从来不是这样，予以撤回",
    "是",
    choices=YES_NO,
    instead=True,
    later=True,
)
CORRECTED = (
    Column(
        "原起始日期",
        "instead_of",
        Kind.DAY,
        "登记簿中的起始日期有误时填写：由本行的起始日期更正",
        "2020-03-16",
        instead=True,
        later=True,
    ),
    WITHDRAWN,
)
"""How a row says that a term was recorded wrongly: since another day, or never."""
OPTIONAL_PERIOD = (Column("起始日期", "valid_from", Kind.DAY, "第一天；不详则不填", "2020-03-06"), PERIOD[1])
ANNEX = Column("附件", "annex", Kind.NUMBER, "附件的编号", "1")
ROW = Column("序号", "row", Kind.NUMBER, "附件中的行", "3")
CLAUSE = Column("条款", "clause", Kind.TEXT, "条款", "二（一）")


def document(help_: str = "文件的发文字号", *, required: bool = True) -> Column:
    """The document by its number."""
    example = "示例应急〔2020〕1号"
    return Column("文号", "document", Kind.DOCUMENT_NUMBER, help_, example, required, refers=Refers.DOCUMENT)


def clause_number(example: str) -> Column:
    """The clause that tells one of a document's demands from its others: field `number`."""
    return Column("条款", "number", Kind.NAME, "条款，同一文件内不重复", example, True)


CITATION = (dataclasses.replace(document("依据的文件", required=False), kind=Kind.NAME), ANNEX, ROW, CLAUSE)
"""Where a statement stands; a document without a number may be called otherwise."""
BASIS = (document("依据的文件", required=False), ANNEX, ROW, CLAUSE)
"""The citation of an event."""

PEOPLE = (
    Column("人员", "persons", Kind.NAMES, "人员；几人以顿号分隔", "示例甲", refers=Refers.PERSON),
    Column(
        "单位",
        "organization",
        Kind.NAME,
        "人员登记的单位、岗位所在的单位，或者单位本身",
        "示例甲区应急管理局",
        refers=Refers.ORGANIZATION,
    ),
    Column("岗位", "post", Kind.NAME, "以岗位而不以人员填写时填，同时填写单位", "局长", instead=True),
)
"""Who did something: persons, a post, or an organisation."""

SUBJECT = (
    Column("区划", "area", Kind.NAME, PLACE, "示例甲区", instead=True),
    Column("区划上级", "within", Kind.NAME, "区划重名时填写其上级区划", "示例市", instead=True),
    Column(
        "企业",
        "enterprise",
        Kind.NAME,
        "名称或者统一社会信用代码；与区划只填其一",
        "示例企业000001有限公司",
        refers=Refers.ENTERPRISE,
    ),
)
"""Where something is or happened: an area or an enterprise."""

AGAINST = (
    Column("人员", "person", Kind.NAME, "人员，同时填写其单位", "示例甲", refers=Refers.PERSON),
    *PEOPLE[1:],
    SUBJECT[0],
    SUBJECT[1],
    dataclasses.replace(
        SUBJECT[2], help="名称或者统一社会信用代码；人员、单位、岗位、区划、企业只填其一", instead=True
    ),
)
"""Whom something is directed at: one person, post, organisation, area or enterprise."""
