"""The lists of leaders and units, in plain Python."""

from tests.compiler.naive.connections import connection
from tests.compiler.naive.filters import equal, leads
from tests.compiler.naive.hazard_filters import to
from tests.compiler.naive.roots import listed
from tests.compiler.naive.sorts import Sorts, number, text
from tests.compiler.naive.stated import connected, stated
from tests.compiler.naive.things import BY_KEY, FIELDS, into, properties
from tests.compiler.naive.view import Order

stated("DutyList")
connected("DutyList")
properties("DutyList", "kind", "year")
FIELDS["DutyList.items"] = lambda of, _: of.get("items") or []
FIELDS["DutyList.owner"] = lambda of, _: of.one("OWNED_BY")

FILTER = {
    "owner": to("OWNED_BY"),
    "kind": equal("kind"),
    "year": equal("year"),
    "document": leads("STATED_IN", "OfficialDocument"),
}
SORTS: Sorts = {"year": number("year"), "kind": text("kind"), "validFrom": text("validFrom")}
NEWEST_YEAR = Order(lambda of: [of.get("year") or 0, of.get("kind"), of.key], 3, descending=(0,))
for _path in ("Person.dutyLists", "Post.dutyLists", "Organization.dutyLists"):
    FIELDS[_path] = connection(_path, into("OWNED_BY", "DutyList"), NEWEST_YEAR, FILTER, SORTS)
listed("Query.dutyLists", "DutyList", BY_KEY, FILTER, SORTS)
