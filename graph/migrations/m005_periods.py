"""Indexes for what began or ended between two days, so that comparing them costs what changed and not what there is."""

from graph.migrations.migration import Migration, index

_BOUNDS = (("Assignment", "validFrom"), ("Membership", "validFrom"), ("Membership", "validTo"))


PERIODS = Migration(5, "periods", tuple(index(label, name) for label, name in _BOUNDS))
