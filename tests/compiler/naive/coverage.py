"""The coverage report: units, counts, findings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.clock import ALWAYS
from tests.compiler.naive.connections import connection
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.filters import linked, unit_linked
from tests.compiler.naive.hierarchy import children, left_below
from tests.compiler.naive.judged import Examined, Finding, waivers_of
from tests.compiler.naive.rules import RULES, findings_of
from tests.compiler.naive.things import BY_KEY, FIELDS, answers
from tests.compiler.naive.view import Order, Thing, View


@dataclass(frozen=True)
class RuleResult:
    """A rule's counts."""

    rule: str
    view: View
    rows: list[Examined]

    @property
    def findings(self) -> list[Finding]:
        """What fails, waived or not."""
        return [row.finding for row in self.rows if row.finding is not None]


def _place(finding: Finding) -> list[Any]:
    document = finding.citation.document.key if finding.citation else ""
    return [list(RULES).index(finding.rule), finding.subject.key, finding.detail, document]


BY_RULE = Order(_place, 4)
FIELDS["CoverageReport.area"] = lambda area, _: area
FIELDS["CoverageReport.asOf"] = lambda area, _: area.view
FIELDS["CoverageReport.rules"] = lambda area, _: [
    RuleResult(name, area.view, list(examine(area))) for name, examine in RULES.items()
]
FIELDS["RuleResult.rule"] = lambda result, _: result.rule
FIELDS["RuleResult.label"] = lambda result, _: result.view.words[f"label:{result.rule}"]
FIELDS["RuleResult.question"] = lambda result, _: result.view.words[f"question:{result.rule}"]
COUNTS: dict[str, Callable[[RuleResult], int]] = {
    "examined": lambda result: len(result.rows),
    "failing": lambda result: sum(not waivers_of(finding) for finding in result.findings),
    "unknown": lambda result: sum(row.unknown for row in result.rows),
    "waived": lambda result: sum(bool(waivers_of(finding)) for finding in result.findings),
}
for _name, _count in COUNTS.items():
    FIELDS[f"RuleResult.{_name}"] = lambda result, _, count=_count: count(result)


def silencing(area: Thing) -> list[Thing]:
    """The waivers that silence something, each once."""
    found = [row.finding for examine in RULES.values() for row in examine(area) if row.finding is not None]
    return list({waiver.key: waiver for finding in found for waiver in waivers_of(finding)}.values())


FIELDS["CoverageReport.waivers"] = connection("CoverageReport.waivers", silencing, BY_KEY)


def findings(area: Thing, rule: list[str] | None = None, severity: str | None = None) -> list[Finding]:
    """What the rules found."""
    every = findings_of(area, [name for name in RULES if rule is None or name in rule])
    return [finding for finding in every if severity in (None, finding.severity)]


FIELDS["CoverageReport.findings"] = connection("CoverageReport.findings", findings, BY_RULE)
FIELDS["Finding.id"] = lambda f, _: f"Finding:{f.rule}/{f.area.key}/{f.subject.key}{f.area.view.suffix}"
for _name in ("rule", "severity", "subject", "citation"):
    FIELDS[f"Finding.{_name}"] = lambda finding, _, name=_name: getattr(finding, name)
FIELDS["Finding.since"] = lambda finding, _: None if finding.since == ALWAYS else finding.since


@answers("Finding.message")
def message(finding: Finding, _: Any) -> str | None:
    """What was found, in words."""
    if finding.name is None:
        return None
    return finding.area.view.words[finding.rule].replace("{name}", finding.name).replace("{detail}", finding.detail)


def whole(area: Thing) -> list[Thing]:
    """The unit that an area belongs to: itself and what is merged with it."""
    return [area, *area.merged()]


def units(area: Thing) -> list[Thing]:
    """The units directly below."""
    return standing([part for part in area.into("PART_OF") if not has_ended(part)])


def standing(areas: list[Thing]) -> list[Thing]:
    """Of merged areas the one with the smallest key."""
    parts = sorted(areas, key=lambda part: part.key)
    return [part for part in parts if not any(other in parts and other.key < part.key for other in part.merged())]


def rows_of(area: Thing) -> list[Thing]:
    """The units, and the area itself with what lies in none of them."""
    return sorted([*units(area), area], key=lambda unit: unit.key)


def homes_of(unit: Thing, area: Thing) -> list[Thing]:
    """Where what is counted for a unit of an area lies; for the area itself: there, and in what ended below it."""
    if unit != area:
        return [home for member in whole(unit) if not has_ended(member) for home in [member, *member.holding()]]
    gone = [below for below in area.view.all("Area") if area in below.belongs()[:1] and has_ended(below)]
    return [area, *(home for below in gone for home in [below, *below.holding()])]


@dataclass(frozen=True)
class Row:
    """A unit, or the area itself."""

    unit: Thing
    area: Thing


def subareas(row: Row) -> list[Thing]:
    """The units below a unit; for the area itself what was left to it."""
    if row.unit == row.area:
        return standing(left_below(row.area))
    return [sub for member in whole(row.unit) if not has_ended(member) for sub in standing(children(member))]


def firms(row: Row) -> list[Thing]:
    """The enterprises in a unit."""
    return [firm for home in homes_of(row.unit, row.area) for firm in home.into("LOCATED_IN")]


@answers("CoverageReport.units")
def coverage_units(area: Thing, _: Any) -> list[Row]:
    """The area itself only where an enterprise or area lies in no unit."""
    rows = [Row(unit, area) for unit in rows_of(area)]
    return [row for row in rows if row.unit != area or firms(row) or left_below(area)]


FIELDS["UnitCoverage.area"] = lambda row, _: row.unit
FIELDS["UnitCoverage.subareas"] = lambda unit, _: len(subareas(unit))
FIELDS["UnitCoverage.subareasWithLiaison"] = lambda unit, _: sum(map(unit_linked, subareas(unit)))
FIELDS["UnitCoverage.enterprises"] = lambda unit, _: len(firms(unit))
FIELDS["UnitCoverage.keyEnterprises"] = lambda unit, _: sum(firm.get("isKey") is True for firm in firms(unit))
FIELDS["UnitCoverage.keyEnterprisesWithLiaison"] = lambda unit, _: sum(
    firm.get("isKey") is True and linked(firm) for firm in firms(unit)
)
FIELDS["UnitCoverage.hasLiaison"] = lambda row, _: unit_linked(row.unit)
