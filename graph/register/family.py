"""What becomes of the terms of one slot, once an input has spoken of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph import keys
from graph.facts import Doubt
from graph.register.ordered import Properties, Stated
from graph.register.superseding import Superseding
from graph.register.terms import (
    Family,
    HeldStatement,
    Met,
    as_stated,
    in_turn,
    meet,
    overlapping,
    same,
    told,
)
from graph.register.timeline import Outcome


@dataclass(slots=True)
class FamilyPlan:
    """The terms of one slot: which versions are closed, which come, what was doubtful; `new` with their origin, where it is not
    the input's.
    """

    members: Sequence[Stated]
    family: Family
    source: str
    complete: bool
    superseding: Superseding
    closed: list[HeldStatement] = field(default_factory=list)
    new: list[tuple[Stated, Properties | None]] = field(default_factory=list)
    unchanged: list[HeldStatement] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    outcomes: list[Outcome | str] = field(default_factory=list)
    spoken_of: list[Stated] = field(default_factory=list)
    _terms: dict[str, tuple[Stated, HeldStatement | None]] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if not self.family.count and len(self.members) == 1 and not self.members[0].withdrawn:
            # Nearly every statement of a first import: the long way costs a tenth of a load.
            self._only()
            return
        kept = dict(self.family.held)
        for met in meet(self.members, self.family, self.source, complete=self.complete):
            self._hear(met, kept)
        for slot, term in kept.items():
            self._terms.setdefault(slot, (replace(term.stated, content=as_stated(term.stated.content)), term))
        for stated, held in self._in_turn():
            self._settle(stated, held)

    def _only(self) -> None:
        said = self.members[0]
        stated = self.superseding.in_force(told(Met(said, None), self.source, complete=self.complete))
        if stated is None:
            self.outcomes.append(Outcome.UNCHANGED)
            return
        self.new.append((stated, None))
        self.outcomes.append(Outcome.NEW)

    def _hear(self, met: Met, kept: dict[str, HeldStatement]) -> None:
        if met.merged:
            self._withdraw(met.merged)
            kept.pop(met.merged.stated.slot)
        if met.term:
            self.spoken_of.append(met.term.stated)
            kept.pop(met.term.stated.slot)
        if met.said.withdrawn:
            if met.term:
                self._withdraw(met.term)
            elif self.family.count:
                self.outcomes.append(Outcome.UNCHANGED)
            else:
                self._doubt("TERM_UNKNOWN", met.said)
            return
        stated = told(met, self.source, complete=self.complete)
        if met.term is None:
            stated = replace(stated, slot=self._slot(met.said))
        self._said.add(stated.slot)
        self._terms[stated.slot] = stated, met.term

    def _withdraw(self, term: HeldStatement) -> None:
        self.spoken_of.append(term.stated)
        self.closed.append(term)
        self.outcomes.append("withdrawn")

    def _slot(self, said: Stated) -> str:
        """The slot of a term that the register does not hold: its own of before, if it was withdrawn, else the next."""
        if not said.parts:
            return said.slot
        for slot, first_day in self.family.gone.items():
            if first_day == said.content["validFrom"] and slot not in self._terms:
                return slot
        new = sum(1 for slot in self._terms if slot not in self.family.held and slot not in self.family.gone)
        number = self.family.count + new
        return keys.term(said.parts, number) if number else said.slot

    def _in_turn(self) -> list[tuple[Stated, HeldStatement | None]]:
        terms = list(self._terms.values())
        for stated, held in terms:
            others = overlapping(stated, (other for other, _ in terms))
            if held is None and stated.parts and stated.told_by == "validFrom" and others:
                self._doubt("TERM_BESIDE", stated, others)
        if self.members[0].told_by != "validFrom" or len(terms) < 2:
            return terms
        by_slot = {stated.slot: held for stated, held in terms}
        return [(stated, by_slot[stated.slot]) for stated in in_turn([stated for stated, _ in terms])]

    def _settle(self, stated: Stated, held: HeldStatement | None) -> None:
        said, now = stated.slot in self._said, self.superseding.in_force(stated)
        if (held is None and now is None) or (held and now and same(now, held.stated)):
            if said:
                self.outcomes.append(Outcome.UNCHANGED)
                self.unchanged += [held] if held else []
            return
        if held:
            self.closed.append(held)
        if now:
            self.new.append((now, None if said or held is None else held.origin))
        elif held:
            self.outcomes.append("ended")
            return
        if held is None and stated.slot in self.family.gone and stated.parts and not self.complete:
            self._doubt("TERM_AGAIN", stated)
        self.outcomes.append(Outcome.CHANGED if held else Outcome.NEW)

    def _doubt(self, kind: str, said: Stated, others: tuple[str, ...] = ()) -> None:
        slot = self.members[0].slot
        first_day = str(said.content["validFrom"])
        self.doubts.append(Doubt(kind, said.label, slot, first_day, others))
