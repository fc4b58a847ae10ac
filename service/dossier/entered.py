"""When a line was entered into the register, and whether only after the incident (登记情况)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from language import _
from service.dossier.words import Wording, in_shanghai

Version = tuple[str | None, str]
"""The day that a version of a statement is about, and when the register learned it."""

_LATER = _("after the incident")
_CORRECTED, _DAY_WAS = _("corrected {moment}"), _("before that on {days}")
_AS_KNOWN = _("as known then: {values}")


def entry(versions: Iterable[Version], happened_at: str) -> dict[str, Any]:
    """What the versions of a line, from the first to the one that stands, say of its entry.

    It was entered when the register first held something of it for its day: to correct the day enters it anew, to correct
    anything else does not.
    """
    every = list(versions)
    on, learned = every[-1]
    entered = min(moment for day, moment in every if day == on)
    return {
        "enteredAt": entered,
        "enteredAfterIncident": datetime.fromisoformat(entered) > datetime.fromisoformat(happened_at),
        "versions": len(every),
        "correctedAt": learned if len(every) > 1 else None,
        "daysBefore": sorted({day for day, _ in every if day} - {on}),
    }


def say_entry(line: Mapping[str, Any], wording: Wording) -> str:
    """When it was entered, that this was after the incident, when it was corrected, and what day it had before."""
    said = [in_shanghai(line["enteredAt"])]
    if line["enteredAfterIncident"]:
        said.append(wording.say(_LATER))
    if line["correctedAt"]:
        said.append(say_corrected(line["correctedAt"], wording))
    if line["daysBefore"]:
        said.append(wording.say(_DAY_WAS, days=wording.joined(line["daysBefore"])))
    return wording.joined(said)


def say_corrected(moment: str, wording: Wording) -> str:
    """That it was corrected, and when."""
    return wording.say(_CORRECTED, moment=in_shanghai(moment))


def say_as_known(values: str, wording: Wording) -> str:
    """What the register held of it when the incident happened."""
    return wording.say(_AS_KNOWN, values=values)


def is_later(line: Mapping[str, Any]) -> bool:
    """Whether it was entered only after the incident."""
    return bool(line["enteredAfterIncident"])
