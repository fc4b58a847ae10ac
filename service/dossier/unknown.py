"""What the register does not know, said as such: never taken for "it was not done" (登记簿未载明事项)."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from language import _
from service.dossier.words import Wording, in_shanghai

Line = tuple[str, str]

_BEGAN_LATER = _(
    "The register began at {moment}, after the incident: that something was not in it then says nothing of what was known."
)
_GRADE = _("The grade is unknown: a figure that is not there could make it higher.")
_FIGURE = _("Not counted in the register: {figures}.")
_TYPE = _("The type of the incident is not in the register.")
_PLACE = _("The register does not know in which area it happened.")
_HOLDER = _("Who held it on the day is not in the register: links {links}.")
_NO_SOURCE = _("Stated in the register without a document: links {links}.")
_NO_TENURE_SOURCE = _("That they hold the post, or nobody does, is stated without a document: links {links}.")
_NO_DUTY = _("The register has no duty for it, which does not say that there is none: links {links}.")
_NO_DEADLINE = _(
    "No time limit is counted for these, because the register has no event that begins it in the holder's time, or it did "
    "not lie wholly in that time: {duties}."
)
_NO_RECORDS = _(
    "The register has no such records of duty, for some or all of the time, so nobody knows whether it was done: {duties}."
)
_MORE = _("Of {total} measures the first {shown} are listed.")
_NO_INVESTIGATION = _("No investigation is in the register.")

_FIGURES = ("deaths", "seriousInjuries", "directLoss")


def unknown(
    content: Mapping[str, Any], without_document: Set[int], measures: int, wording: Wording
) -> list[dict[str, str]]:
    """Each as a code and a sentence.

    `without_document` are the numbers of the sources that are no document, `measures` is how many followed the incident in all.
    """
    links = _of_links(content, without_document, wording)
    lines = [*_of_incident(content, wording), *links, *_of_duties(content, wording)]
    if measures > len(content["measures"]):
        lines.append(("MORE_MEASURES", wording.say(_MORE, total=measures, shown=len(content["measures"]))))
    if not content["investigations"]:
        lines.append(("INVESTIGATION", wording.say(_NO_INVESTIGATION)))
    return [{"code": code, "words": words} for code, words in lines]


def _of_incident(content: Mapping[str, Any], wording: Wording) -> Iterator[Line]:
    incident, began = content["incident"], content["madeFor"]["chainAsKnown"]["registerBeganAt"]
    if began:
        yield "REGISTER_BEGAN_LATER", wording.say(_BEGAN_LATER, moment=in_shanghai(began))
    if incident["isProductionSafety"] and incident["grade"] is None:
        yield "GRADE", wording.say(_GRADE)
    if missing := [wording.term(f"Incident.{name}") for name in _FIGURES if incident[name] is None]:
        yield "FIGURES", wording.say(_FIGURE, figures=wording.joined(missing))
    if incident["type"] is None:
        yield "TYPE", wording.say(_TYPE)
    if incident["area"] is None:
        yield "AREA", wording.say(_PLACE)


def _of_links(content: Mapping[str, Any], without_document: Set[int], wording: Wording) -> Iterator[Line]:
    standing = [line for line in content["chain"] if line["number"] is not None]
    vacant = [line for line in standing if line["vacancy"] and line["vacancy"]["reason"] == "UNKNOWN"]
    silent = {held["link"] for held in content["performance"] if not (held["duties"] or held["isPredecessor"])}
    for code, message, lines in (
        ("HOLDER", _HOLDER, vacant),
        ("SOURCE", _NO_SOURCE, [line for line in standing if line["source"] in {None, *without_document}]),
        (
            "TENURE_SOURCE",
            _NO_TENURE_SOURCE,
            [line for line in standing if line["membershipSource"] in without_document],
        ),
        ("DUTIES", _NO_DUTY, [line for line in standing if line["number"] in silent]),
    ):
        if lines:
            yield code, wording.say(message, links=wording.joined([str(line["number"]) for line in lines]))


def _of_duties(content: Mapping[str, Any], wording: Wording) -> Iterator[Line]:
    """A time limit has no period where the event that begins it, or its end, does not lie in the holder's time."""
    uncounted = [
        f"{held['link']}-{duty['number']}"
        for held in content["performance"]
        for duty in held["duties"]
        if held["link"] is not None and duty["within"] and not (duty["required"] or duty["notYetDue"] or duty["waived"])
    ]
    if uncounted:
        yield "DEADLINES", wording.say(_NO_DEADLINE, duties=wording.joined(uncounted))
    if not_kept := [
        f"{held['link']}-{duty['number']}"
        for held in content["performance"]
        for duty in held["duties"]
        if duty["unknown"]
    ]:
        yield "RECORDS", wording.say(_NO_RECORDS, duties=wording.joined(not_kept))
