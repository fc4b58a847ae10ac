"""The end of an area and what it became (撤并): what rows say, and what workbooks said before and is no longer so.

An end and what the area became by it are one: where a row corrects the end or takes it back, the change that a workbook told goes
with it. What the gazetteer tells stays (docs/decisions/0023).
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing
from seeds.workbook.area_changes import live_changes, tell_change
from seeds.workbook.desk import Desk
from seeds.workbook.held import Change
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.periods import Said

_ENDS = frozenset({"MERGED", "SPLIT"})

Became = tuple[str, tuple[str, ...]]
"""How an area ended, and the keys of what it became."""


def add_ends(desk: Desk, key: str, told: Sequence[tuple[WorkbookRow, Said]]) -> None:
    """Add what the area became, where a row says so beside its last day, and withdraw what a workbook said otherwise."""
    live = live_changes(desk, key)
    of_workbooks = [change for change in live if change.by_workbook and change.kind in _ENDS]
    ends = _stated(desk, key, told)
    moved = _moved(desk, key, [said for _, said in told], of_workbooks)
    for until, change in moved:
        # A blank unsays nothing: without other heirs the area became on the right day what it became on the wrong one.
        if until != OPEN_DAY and all(other.on != until for other in live):
            ends.setdefault(until, (change.kind, change.heirs))
    other = [change for change in of_workbooks if ends.get(change.on, _became(change)) != _became(change)]
    untrue = {change.key: change for change in (*(change for _, change in moved), *other)}
    desk.facts.extend(Thing("ChangeEvent", change, {}, withdrawn=True) for change in untrue)
    stays = [change for change in live if change.key not in untrue]
    for until, (kind, heirs) in ends.items():
        tell_change(desk, kind, until, key, heirs, stays)
    became = [*(change.heirs for change in stays), *(heirs for _, heirs in ends.values())]
    desk.heirs[key] = tuple(dict.fromkeys(heir for heirs in became for heir in heirs))


def _became(change: Change) -> Became:
    return change.kind, change.heirs


def _stated(desk: Desk, key: str, told: Iterable[tuple[WorkbookRow, Said]]) -> dict[str, Became]:
    """What rows say that the area became, by the first day on which it was no more."""
    ends: dict[str, Became] = {}
    for row, said in told:
        heirs = _heirs(desk, key, row, said)
        if heirs:
            _, before = ends.get(said.until, ("", ()))
            ends[said.until] = row.text("became") or "", tuple(sorted({*before, *heirs}))
    return ends


def _heirs(desk: Desk, key: str, row: WorkbookRow, said: Said) -> list[str]:
    """What one row says that the area became; none, with an error, where its cells do not hang together."""
    how, heirs, last = row.text("became"), row.names("heirs"), row.day("last_day")
    if how is None and not heirs:
        return []
    if how is None or not heirs or last is None or said.until == OPEN_DAY:
        desk.wrong(row, "became" if heirs or last is None else "heirs", "END_AND_HEIRS", "、".join(heirs) or how)
        return []
    found = [desk.place_on(row, "heirs", heir, last + dt.timedelta(days=1)) for heir in heirs]
    if key in found:
        desk.wrong(row, "heirs", "OTHER_AREA")
        return []
    return [each for each in found if each] if all(found) else []


def _moved(desk: Desk, key: str, rows: Sequence[Said], changes: Sequence[Change]) -> list[tuple[str, Change]]:
    """The ends that rows correct or take back, each with the day that is right.

    A row speaks of the time from its first day until the area begins anew elsewhere; without a first day it speaks of the last.
    """
    held = desk.known.held.get(key)
    spans = held.ties.get("PART_OF", ()) if held else ()
    last = max((span.valid_from for span in spans), default=ALWAYS)
    begun = {span.valid_from for span in spans} | {said.first for said in rows}
    found: list[tuple[str, Change]] = []
    for said in rows:
        if said.until == OPEN_DAY and not said.reopens:
            continue
        since = said.first if said.first != ALWAYS else last
        before = min((day for day in begun if day > since), default=OPEN_DAY)
        found += ((said.until, each) for each in changes if since < each.on < before and each.on != said.until)
    return found
