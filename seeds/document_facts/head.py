"""The document itself, who issued it, and the other documents that it names."""

from collections.abc import Iterator

from graph import keys
from graph.facts import KeptFile, Thing, Tie, Value
from seeds.document_facts.stated import Stated
from seeds.readers.parsed import DateSource, DocumentReference


def state_head(stated: Stated, file: KeptFile | None) -> None:
    """The document, its issuer with the area that it administers, and what it is based on or mentions."""
    parsed = stated.parsed
    said = {**_said(stated), **(file.properties if file else {})}
    stated.facts.add(
        Thing("OfficialDocument", stated.key, said, stated.exists_from),
        Thing("Organization", stated.issuer, {"name": parsed.issuer_name, "kind": "BUREAU"}),
        Tie("ISSUED_BY", stated.key, stated.issuer),
    )
    if stated.about:
        stated.facts.add(Tie("ADMINISTERS", stated.issuer, stated.about))
    stated.facts.extend(_references("BASED_ON", stated, parsed.based_on))
    stated.facts.extend(_references("MENTIONS", stated, parsed.mentions))
    if named := {r.number for r in (*parsed.based_on, *parsed.mentions) if r.number}:
        stated.counts["DOCUMENTS"] = len(named)


def _said(stated: Stated) -> dict[str, Value]:
    parsed = stated.parsed
    said: dict[str, Value] = {
        "number": parsed.number,
        "title": parsed.title,
        "missingAnnexes": list(parsed.missing_annexes),
    }
    if parsed.issued_on:
        said["issuedOn"] = parsed.issued_on.isoformat()
        said["issuedOnSource"] = (parsed.issued_on_source or DateSource.DOCUMENT).value
    if parsed.period and not parsed.period.valid_from_uncertain:
        said["effectiveFrom"] = parsed.period.valid_from.isoformat()
    # False is said as well: it corrects a day that was uncertain until somebody gave it.
    said["validFromUncertain"] = parsed.issued_on is None
    if parsed.announced:
        said["announcedEnterprises"] = parsed.announced.enterprises
    return said


def _references(type_: str, stated: Stated, references: tuple[DocumentReference, ...]) -> Iterator[Thing | Tie]:
    """What has no number cannot be told from other documents of its title, and is left out."""
    for number, title in {r.number: r.title for r in reversed(references) if r.number}.items():
        key = keys.document(number)
        if key == stated.key:
            continue
        title_known = key in stated.known_documents
        yield Thing("OfficialDocument", key, {"number": number, **({} if title_known else {"title": title})})
        yield Tie(type_, stated.key, key)
