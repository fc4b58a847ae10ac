"""Official documents that a workbook describes, and what they demand of whom."""

from collections import Counter, defaultdict

from graph import keys
from graph.facts import Thing, Tie, Value
from seeds.events import indicator_progress
from seeds.readers.references import document_number
from seeds.report import ProblemCode
from seeds.stating import Cited, requirement, statement
from seeds.workbook.desk import Desk
from seeds.workbook.event_words import LINKS, PER
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import subject


def add_documents(desk: Desk) -> None:
    """Add all documents; the numbers that they name besides are those of documents, too."""
    described = [(row, number) for row in desk.parsed.rows["documents"] if (number := row.text("document"))]
    # Before any of them is named by another: what its own row says is not told twice.
    for _, number in described:
        desk.documents.setdefault(number, keys.document(number))
    for row, number in described:
        _add_document(desk, row, number)


def _add_document(desk: Desk, row: WorkbookRow, number: str) -> None:
    key, issuer = desk.documents[number], desk.organization(row, "issuer")
    title, issued_on = row.text("title"), row.day_text("on")
    effective = row.day_text("effective")
    replaces = row.names("supersedes") or row.names("supersedes_partly") or effective
    has_original = key in desk.known.originals if replaces else _has_original(desk, row, key)
    if title is None or issued_on is None or issuer is None or (has_original and not replaces):
        return
    said: dict[str, Value] = {"number": number}
    if has_original:
        # What it replaces and from when the original may not say in words that are read; the rest it says itself.
        desk.facts.add(Thing("OfficialDocument", key, {**said, "effectiveFrom": effective}))
    else:
        said |= {"title": title, "issuedOn": issued_on, "issuedOnSource": "CALLER", "effectiveFrom": effective}
        desk.facts.add(Thing("OfficialDocument", key, {**said, "validFromUncertain": False}, issued_on))
        if desk.stays(row, "issuer", key, issuer.key):
            desk.facts.add(Tie("ISSUED_BY", key, issuer.key))
    _add_other_documents(desk, row, key, number)


_NAMED = {"based_on": "BASED_ON", "supersedes": "SUPERSEDES", "supersedes_partly": "SUPERSEDES_PARTLY"}


def _add_other_documents(desk: Desk, row: WorkbookRow, key: str, number: str) -> None:
    for field, type_ in _NAMED.items():
        for other in _documents(desk, row, field):
            if other == key:
                desk.wrong(row, field, "OTHER_DOCUMENT", number)
            else:
                desk.facts.add(Tie(type_, key, other))


def _documents(desk: Desk, row: WorkbookRow, field: str) -> list[str]:
    found = []
    for seen in row.names(field):
        number = document_number(seen)
        if number is None:
            desk.wrong(row, field, "NUMBER", seen)
        else:
            found.append(desk.document(number))
    return found


def _has_original(desk: Desk, row: WorkbookRow, key: str) -> bool:
    """An imported original is what its document says: a row beside it would only contradict it, or repeat it."""
    if key in desk.known.originals:
        at = desk.at(row, "document")
        desk.problems.error(ProblemCode.DOCUMENT_HAS_ORIGINAL, at, seen=row.text("document"))
    return key in desk.known.originals


def known_document(desk: Desk, row: WorkbookRow) -> str | None:
    """The key of the document of the row; None, with an error, where neither workbook nor register has it."""
    number = row.text("document")
    if number is None:
        return None
    if number in desk.documents:
        return desk.documents[number]
    near = "、".join(sorted(desk.documents)[:5]) or None
    desk.problems.error(ProblemCode.REFERENCE_UNKNOWN, desk.at(row, "document"), seen=number, expected=near)
    return None


def called_document(desk: Desk, row: WorkbookRow, field: str) -> str | None:
    """The key of the document that the cell calls by its number or, where it has none, by its title; None with an error."""
    seen = row.text(field) or ""
    numbered = desk.documents.get(document_number(seen) or seen)
    found = (numbered,) if numbered else desk.known.unnumbered.get(seen, ())
    if len(found) == 1:
        return found[0]
    code = ProblemCode.REFERENCE_AMBIGUOUS if found else ProblemCode.REFERENCE_UNKNOWN
    near = "、".join(found or sorted({*desk.documents, *desk.known.unnumbered})[:5]) or None
    desk.problems.error(code, desk.at(row, field), seen=seen, expected=near)
    return None


def described_document(desk: Desk, row: WorkbookRow) -> str | None:
    """The same, where a workbook may say what the document demands."""
    key = known_document(desk, row)
    return None if key is None or _has_original(desk, row, key) else key


def demanded(desk: Desk, row: WorkbookRow, field: str, document: str, *what: str) -> bool:
    """Whether the document demands it; if not, an error that lists what it does demand."""
    if what in desk.demands[document]:
        return True
    near = sorted(" ".join(each[1:]) for each in desk.demands[document] if each[0] == what[0])
    at = desk.at(row, field)
    desk.problems.error(ProblemCode.REFERENCE_UNKNOWN, at, seen=" ".join(what[1:]), expected="、".join(near) or None)
    return False


def add_requirements(desk: Desk) -> None:
    """Add the quantities that documents demand, each with the units that it lists."""
    rosters: defaultdict[tuple[str | None, str | None], list[tuple[str, Cited]]] = defaultdict(list)
    dropped: defaultdict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    stated = {(row.text("document"), row.text("kind")) for row in desk.parsed.rows["requirements"]}
    for row in desk.parsed.rows["rosters"]:
        which, unit = (row.text("document"), row.text("kind")), subject(desk, row)
        if which not in stated:
            desk.wrong(row, "kind", "REQUIREMENT_IN_SHEET", " ".join(filter(None, which)))
        elif unit and desk.claim(row, *map(str, which), unit) and row.text("withdrawn") == "true":
            dropped[which].append(unit)
        elif unit:
            place = Cited(None, row.number_in("annex"), row.number_in("row"), None, desk.excerpt(row))
            rosters[which].append((unit, place))
    for row in desk.parsed.rows["requirements"]:
        document, kind, term = described_document(desk, row), row.text("kind"), desk.term(row)
        if document and kind and term:
            said = {"kind": kind, "quantity": row.number_in("quantity"), "per": PER.get(kind)}
            said |= {"basis": "LIAISON"} if kind in LINKS else {}
            which = row.text("document"), kind
            made = requirement(said, rosters[which], term, desk.cited(row), dropped=dropped[which])
            desk.state(row, made)


def add_targets(desk: Desk) -> None:
    """Add targets with their indicators, in the order of the sheets."""
    places: Counter[str] = Counter()
    for row in desk.parsed.rows["targets"]:
        document, number, term = described_document(desk, row), row.text("number"), desk.term(row)
        if document and number and term:
            desk.demands[document].add(("Target", number))
            said = {"number": number, "title": row.text("title"), "position": _next(places, document)}
            cited = Cited(document, clause=number, excerpt=row.text("title"))
            parts = ("Target", document, number)
            desk.state(row, statement("Target", keys.slot(*parts), said, [], term, cited, parts))
    for row in desk.parsed.rows["indicators"]:
        _add_indicator(desk, row, places)


def _add_indicator(desk: Desk, row: WorkbookRow, places: Counter[str]) -> None:
    document, target, name, term = described_document(desk, row), row.text("target"), row.text("name"), desk.term(row)
    if not (document and target and name and term and demanded(desk, row, "target", document, "Target", target)):
        return
    desk.demands[document].add(("Indicator", target, name))
    place = _next(places, f"{document}/{target}")
    said = {field: row.text(field) for field in ("target", "name", "comparison", "value", "unit", "baseline", "level")}
    slot = desk.known.indicators.get((document, target, name)) or keys.slot("Indicator", document, target, name)
    cited = Cited(document, clause=target, excerpt=desk.excerpt(row))
    more = {"dueOn": row.day_text("due_on"), "position": place}
    desk.state(row, statement("Indicator", slot, {**said, **more}, [], term, cited, (slot,)))


def _next(places: Counter[str], of: str) -> int:
    places[of] += 1
    return places[of]


def add_progress(desk: Desk) -> None:
    """Add what indicators stood at."""
    for row in desk.parsed.rows["progress"]:
        document, target, name = known_document(desk, row), row.text("target"), row.text("name")
        on, value = row.day_text("on"), row.text("value")
        if not (document and target and name and on and value):
            continue
        if demanded(desk, row, "name", document, "Indicator", target, name):
            cited = Cited(document, clause=target, excerpt=desk.excerpt(row))
            desk.facts.add(indicator_progress(document, target, name, on, value, cited))
