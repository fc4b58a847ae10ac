"""All facts of one document, put together."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from graph import keys
from graph.facts import Facts, KeptFile
from graph.register.read import RegisteredThing
from seeds.document_facts.demands import state_demands
from seeds.document_facts.groups import state_groups
from seeds.document_facts.head import state_head
from seeds.document_facts.liaisons import state_liaisons
from seeds.document_facts.mapped import state_links
from seeds.document_facts.requirements import state_requirements
from seeds.document_facts.stated import Stated, beginning, listed
from seeds.known import area_of_issuer
from seeds.places import Candidate, KnownArea, Resolver
from seeds.readers.parsed import ParsedDocument
from seeds.report import Place, Problem, ProblemCode, Problems


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the document states, what is wrong with it beyond its text, and how much of what it states."""

    facts: Facts
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]


def document_key(parsed: ParsedDocument) -> str:
    """The key of the document: by its number, or by issuer, title and day."""
    issued_on = parsed.issued_on.isoformat() if parsed.issued_on else ""
    return keys.document(parsed.number, parsed.issuer_name or "", parsed.title or "", issued_on)


def document_facts(
    parsed: ParsedDocument,
    areas: tuple[KnownArea, ...],
    known_documents: Set[str] = frozenset(),
    file: KeptFile | None = None,
    enterprises: Sequence[RegisteredThing] = (),
) -> DocumentFacts:
    """The facts of a document that was read without errors.

    `areas` are those that the register holds on the day of `beginning`. Of other documents that it names, the titles
    are stated only where their keys are not among `known_documents`: a document knows its own title best. `enterprises` are
    those of the register that a mapped table may mean, by code or name. With an ERROR
    among the problems the facts are incomplete. Raises ValueError for a document that could not be read.
    """
    facts = Facts(document_key(parsed), complete=True)
    problems = Problems(parsed.file)
    about = _about(parsed, areas, problems)
    stated = Stated(parsed, Resolver(areas), about, frozenset(known_documents), facts, problems)
    state_head(stated, file)
    state_liaisons(stated)
    state_links(stated, enterprises)
    state_groups(stated)
    state_requirements(stated)
    state_demands(stated)
    return DocumentFacts(facts, tuple(problems.found), stated.counts)


def _about(parsed: ParsedDocument, areas: tuple[KnownArea, ...], problems: Problems) -> str | None:
    found = area_of_issuer(parsed.issuer_name or "", areas, beginning(parsed))
    if len(found) == 1:
        return found[0].key
    # Whose area it is matters only to who looks for places; the reader has said already that the name cannot be read.
    unreadable = any(problem.code is ProblemCode.ISSUER_UNREADABLE for problem in parsed.problems)
    if unreadable and not (parsed.liaisons or parsed.roster or parsed.links):
        return None
    names = {area.key: area.name for area in areas}
    candidates = [Candidate(a.key, a.name, a.code, names.get(a.parent_key or "")) for a in found]
    code = ProblemCode.REFERENCE_AMBIGUOUS if found else ProblemCode.ISSUER_OF_NO_AREA
    problems.error(code, Place(1), seen=parsed.issuer_name, expected=listed(candidates))
    return None
