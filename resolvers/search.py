"""Search (搜索): things by their names, former names, aliases, codes, pinyin and initials, as `graph.words` stores them.

The order is total: a whole name or code before a beginning before a part; a thing's own words before its other names; areas
first, then as `PLACES` says; shorter names before longer; then by key.

A label gives its first things by their own words, as many as there can be hits, in one of two ways: where few have the text
all of them are weighed, where many have it they are read in their order. Other names are few, so all of them count.
"""

from collections.abc import Sequence
from dataclasses import asdict

from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.moment import Moment
from graph.words import MOST_PARTS, NAMES, sought
from resolvers.enterprise import NAME_ON_DAY
from resolvers.question import AsOfArguments, clocks

PLACES = ("Area", "Sector", "Organization", "Enterprise", "Person", "Post", "OfficialDocument")
"""The labels that are searched, in the order of hits that match alike."""

NUMEROUS = frozenset({"Organization", "Enterprise", "Person", "Post"})
"""The labels of which very many things can have a text; of the others there are a few thousand at most."""

MOST_HITS = 100
MANY = 2_000
"""So many things of a label, or more, are not all weighed: reading on in the order of an index costs less (`$many`)."""

WITHOUT_INDEX = 2**31 - 1
"""The same for the embedded engine, which has no such index and would read everything twice."""

_THEN = "coalesce({0}.wordsSince, '') <= $knownAt"
_OWN = _THEN.format("thing")
"""The words on the thing are those that the register had at the moment."""

_WAS = f"source.words IS NOT NULL AND {_THEN.format('source')} AND $knownAt < source.recordedTo"
"""An archived version has the words that the register had at the moment."""

_HELD_NAME = "noted(source) AND (source.kind = 'FORMER' OR there(source))"

_BECAME = (
    "((before:Area)<-[origin:CHANGED_FROM WHERE noted(origin)]-(event:ChangeEvent)"
    "-[outcome:CHANGED_TO WHERE noted(outcome)]->(after:Area) WHERE known(event)){1,5}(thing:Area)"
)
_ENDED = "state(source).validTo <= $validOn AND noted(source)"
"""An area that is no more is found through what became of it (撤并更名)."""

_EXACT, _PREFIX, _INSIDE = "$sought.exact", "$sought.prefix", "$sought.inside"
"""What is looked for, each a part of the one before. They are in a map because Neo4j would plan a statement anew, which takes
seconds, for parameters that are texts of another length."""


def _fitting(words: str, whole: object, beginning: object, part: object) -> str:
    """One of three answers, by how much of the words it is that fits."""
    return f"CASE WHEN {words} CONTAINS {_EXACT} THEN {whole} WHEN {words} CONTAINS {_PREFIX} THEN {beginning} ELSE {part} END"


_PATTERN = _fitting("source.words", _EXACT, _PREFIX, _INSIDE)
_TIER = _fitting("source.words", 0, 1, 2)
_OTHER = "CASE WHEN source.key = thing.key OR source:Version THEN 0 ELSE 1 END"


def _some(label: str) -> str:
    """The first things of a label by their own words."""
    found = f"MATCH (thing:{label}) WHERE thing.words CONTAINS {_INSIDE}"
    if label in NUMEROUS:
        found = _firsts(label, (_INSIDE, _PREFIX, _EXACT))
    return f"""{found}
  WITH DISTINCT thing, thing.words AS words WHERE there(thing) AND {_OWN}
  RETURN thing ORDER BY {_fitting("words", 0, 1, 2)}, words, thing.key LIMIT $first"""


def _firsts(label: str, texts: Sequence[str]) -> str:
    """The things of a label that have the first of some texts in their words: all of them, unless they are many.

    Of many come those whose words are least, read in the order of an index until there are enough, and the firsts of the
    narrower texts behind. No hit is lost: all that stands before a hit in the order of hits fits as well or better, so a hit
    with fewer than `$first` before it has as few before it in the order of the words among what fits so well.
    """
    text, *narrower = texts
    found = f"found{len(texts)}"
    # Behind CASE, so that Neo4j neither takes the index of what words contain, which has no order, nor reads whether a thing
    # held before it knows that the words fit.
    least = f"""MATCH (thing:{label})
    WHERE thing.words > '' AND CASE WHEN thing.words CONTAINS {text} THEN there(thing) AND {_OWN} END
    RETURN thing ORDER BY thing.words, thing.key LIMIT $first"""
    behind = f" + COLLECT {{ {_firsts(label, narrower)} RETURN thing }}" if narrower else ""
    return f"""WITH COLLECT {{ MATCH (thing:{label}) WHERE thing.words CONTAINS {text} RETURN thing LIMIT $many }} AS {found}
  UNWIND CASE WHEN size({found}) < $many THEN {found} ELSE COLLECT {{ {least} }}{behind} END AS thing"""


_BY_NAME = f"""MATCH (source:Name) WHERE source.words CONTAINS {_INSIDE} AND {_HELD_NAME}
  MATCH (thing)-[:NAMED]->(source) RETURN thing"""
_BY_VERSION = f"""MATCH (source:Version) WHERE source.words CONTAINS {_INSIDE} AND {_WAS}
  MATCH (thing)-[:WAS]->(source) RETURN thing"""
_BY_CODE = f"""MATCH (source:Code) WHERE source.words CONTAINS {_INSIDE} AND known(source)
  MATCH (thing)-[:CODED]->(source) RETURN thing"""
_BY_PREDECESSOR = f"""MATCH (source:Area) WHERE source.words CONTAINS {_INSIDE} AND {_ENDED}
  MATCH (source){_BECAME} RETURN thing"""

_SOURCES = f"""CALL (thing) {{
    WITH thing WHERE {_OWN} RETURN thing AS source
    UNION MATCH (thing)-[:NAMED]->(source:Name) WHERE {_HELD_NAME} RETURN source
    UNION MATCH (thing)-[:WAS]->(source:Version) WHERE {_WAS} RETURN source
    UNION MATCH (thing)-[:CODED]->(source:Code) WHERE known(source) RETURN source
    UNION MATCH (thing:Area)((after:Area)<-[outcome:CHANGED_TO WHERE noted(outcome)]-(event:ChangeEvent)
      -[origin:CHANGED_FROM WHERE noted(origin)]->(before:Area) WHERE known(event))
      {{1,5}}(source:Area) WHERE {_ENDED} RETURN source
  }}"""
_BEST = f"""CASE WHEN EXISTS {{ MATCH (thing)-[:NAMED|WAS|CODED]->() }} OR EXISTS {{ MATCH (thing)<-[:CHANGED_TO]-() }}
  THEN head(COLLECT {{ {_SOURCES} WITH thing, source WHERE source.words CONTAINS {_INSIDE}
    RETURN source ORDER BY {_TIER}, {_OTHER}, source.words, source.key LIMIT 1 }})
  ELSE thing END"""


def hits_match(labels: Sequence[str]) -> str:
    """The hits among some labels: `thing`, and `source`, the node whose words matched best."""
    blocks = [_some(label) for label in labels]
    others = [_BY_NAME, _BY_VERSION, *([_BY_CODE, _BY_PREDECESSOR] if "Area" in labels else [])]
    place = "CASE " + " ".join(f"WHEN thing:{label} THEN {PLACES.index(label)}" for label in labels) + " END"
    that_part = "('|' + split(source.words, '|')[place] + '|')"
    part = f"head([place IN range(1, {MOST_PARTS}) WHERE {that_part} CONTAINS {_PATTERN} | place])"
    return f"""CALL () {{ {" UNION ".join([*blocks, *others])} }}
WITH DISTINCT thing WITH thing, {place} AS place WHERE place >= 0 AND there(thing)
WITH thing, place, {_BEST} AS source WHERE source IS NOT NULL
WITH thing, source, {_TIER} AS tier, {_OTHER} AS other, place, source.words AS words
ORDER BY tier, other, place, words, thing.key LIMIT $first
WITH thing, source, tier, other, place, words, {part} AS part"""


HIT_BINDS = ("thing", "source", "tier", "part")
HIT_ORDER = ("tier", "other", "place", "words", "thing.key")
MATCHED = "CASE WHEN part = 2 THEN coalesce(source.uscc, source.code, source.number) ELSE coalesce(source.name, source.title) END"
KIND = f"""CASE WHEN part = 2 THEN 'CODE' WHEN part > 2 AND part % 2 = 1 THEN 'PINYIN' WHEN part > 2 THEN 'INITIALS' ELSE
  CASE WHEN source:Name AND source.kind <> 'FORMER' THEN 'ALIAS'
  WHEN source:Area AND source.key <> thing.key THEN 'PREDECESSOR'
  WHEN coalesce(source.name, '') = coalesce({NAME_ON_DAY.replace("this", "thing")}, '') THEN 'NAME'
  ELSE 'FORMER_NAME' END END"""
FIT = "CASE tier WHEN 0 THEN 'WHOLE' WHEN 1 THEN 'BEGINNING' ELSE 'PART' END"
WITHIN = """MATCH (thing)((post)-[belongs:BELONGS_TO WHERE noted(belongs)]->(office)){0,1}(unit)
((lower)-[up:PART_OF WHERE held(up)]->(upper:Organization)){0,3}(holder)-[above:PART_OF|LOCATED_IN|ADMINISTERS]->(that:Area)"""


def search(
    moment: Moment, text: str, first: int, labels: Sequence[str] | None, as_of: AsOfArguments | None
) -> Question:
    """The hits for a text among some labels, or all. Raises BadUserInput where nothing of the text is left to look for."""
    if not 1 <= first <= MOST_HITS:
        raise BadUserInput(f"first: {first} is not between 1 and {MOST_HITS}", argument="first")
    wanted = sought(text)
    if wanted is None:
        raise BadUserInput("text: give at least one letter, digit or Chinese character", argument="text")
    among = [label for label in PLACES if labels is None or label in labels]
    if not among:
        raise BadUserInput("kinds: name at least one kind, or leave it out", argument="kinds")
    assert set(among) <= NAMES.keys()  # noqa: S101
    values = {"sought": asdict(wanted), "first": first}
    link = Link(hits_match(among), order=HIT_ORDER, target=None, binds=HIT_BINDS)
    return Question(link, clocks(moment, as_of), values)
