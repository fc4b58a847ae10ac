"""Search (搜索): things by their names, former names, aliases, codes, pinyin and initials, as `graph.words` stores them.

The order is total: a whole name or code before a beginning before a part; a thing's own words before its other names; areas
first, then as `PLACES` says; shorter names before longer; then by key.

A label gives its first things by their own words, as many as there can be hits; other names are few, so all of them count.
"""

from collections.abc import Sequence
from datetime import datetime

from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.words import NAMES, sought
from resolvers.enterprise import NAME_ON_DAY
from resolvers.question import AsOfArguments, clocks

PLACES = ("Area", "Sector", "Organization", "Enterprise", "Person", "Post", "OfficialDocument")
"""The labels that are searched, in the order of hits that match alike."""

MOST_HITS = 100
_THEN = "coalesce({0}.wordsSince, '') <= $knownAt"
_OWN = _THEN.format("thing")
"""The words on the thing are those that the register had at the moment."""

_WAS = f"source.words IS NOT NULL AND {_THEN.format('source')} AND $knownAt < source.recordedTo"
"""An archived version has the words that the register had at the moment."""

_HELD_NAME = "known(source) AND (source.kind = 'FORMER' OR held(source))"

_BECAME = "((before:Area)<-[:CHANGED_FROM]-(event:ChangeEvent WHERE known(event))-[:CHANGED_TO]->(after:Area)){1,5}(thing:Area)"
_ENDED = "source.validTo <= $validOn AND known(source)"
"""An area that is no more is found through what became of it (撤并更名)."""

_PATTERN = "CASE WHEN source.words CONTAINS $exact THEN $exact WHEN source.words CONTAINS $prefix THEN $prefix ELSE $inside END"
_TIER = "CASE WHEN source.words CONTAINS $exact THEN 0 WHEN source.words CONTAINS $prefix THEN 1 ELSE 2 END"
_OTHER = "CASE WHEN source.key = thing.key OR source:Version THEN 0 ELSE 1 END"


_OF_TIER = "CASE WHEN words CONTAINS $exact THEN 0 WHEN words CONTAINS $prefix THEN 1 ELSE 2 END"


def _some(label: str) -> str:
    """The first things of a label by their own words, all of which are weighed."""
    return f"""MATCH (thing:{label}) WHERE thing.words CONTAINS $inside AND held(thing) AND {_OWN}
  WITH thing, thing.words AS words RETURN thing ORDER BY {_OF_TIER}, words, thing.key LIMIT $first"""


_BY_NAME = f"""MATCH (source:Name) WHERE source.words CONTAINS $inside AND {_HELD_NAME}
  MATCH (thing)-[:NAMED]->(source) RETURN thing"""
_BY_VERSION = f"""MATCH (source:Version) WHERE source.words CONTAINS $inside AND {_WAS}
  MATCH (thing)-[:WAS]->(source) RETURN thing"""
_BY_PREDECESSOR = f"""MATCH (source:Area) WHERE source.words CONTAINS $inside AND {_ENDED}
  MATCH (source){_BECAME} RETURN thing"""

_SOURCES = f"""CALL (thing) {{
    WITH thing WHERE {_OWN} RETURN thing AS source
    UNION MATCH (thing)-[:NAMED]->(source:Name) WHERE {_HELD_NAME} RETURN source
    UNION MATCH (thing)-[:WAS]->(source:Version) WHERE {_WAS} RETURN source
    UNION MATCH (thing:Area)((after:Area)<-[:CHANGED_TO]-(event:ChangeEvent WHERE known(event))-[:CHANGED_FROM]->(before:Area))
      {{1,5}}(source:Area) WHERE {_ENDED} RETURN source
  }}"""
_BEST = f"""CASE WHEN EXISTS {{ MATCH (thing)-[:NAMED|WAS]->() }} OR EXISTS {{ MATCH (thing)<-[:CHANGED_TO]-() }}
  THEN head(COLLECT {{ {_SOURCES} WITH thing, source WHERE source.words CONTAINS $inside
    RETURN source ORDER BY {_TIER}, {_OTHER}, source.words, source.key LIMIT 1 }})
  ELSE thing END"""


def hits_match(labels: Sequence[str]) -> str:
    """The hits among some labels: `thing`, and `source`, the node whose words matched best."""
    blocks = [_some(label) for label in labels]
    others = [_BY_NAME, _BY_VERSION, *([_BY_PREDECESSOR] if "Area" in labels else [])]
    place = "CASE " + " ".join(f"WHEN thing:{label} THEN {PLACES.index(label)}" for label in labels) + " END"
    part = (
        f"head([place IN [1, 2, 3, 4] WHERE ('|' + split(source.words, '|')[place] + '|') CONTAINS {_PATTERN} | place])"
    )
    return f"""CALL () {{ {" UNION ".join([*blocks, *others])} }}
WITH DISTINCT thing WITH thing, {place} AS place WHERE place >= 0 AND held(thing)
WITH thing, place, {_BEST} AS source WHERE source IS NOT NULL
WITH thing, source, {_TIER} AS tier, {_OTHER} AS other, place, source.words AS words
ORDER BY tier, other, place, words, thing.key LIMIT $first
WITH thing, source, tier, other, place, words, {part} AS part"""


HIT_BINDS = ("thing", "source", "tier", "part")
HIT_ORDER = ("tier", "other", "place", "words", "thing.key")
MATCHED = "CASE WHEN part = 2 THEN coalesce(source.uscc, source.code, source.number) ELSE coalesce(source.name, source.title) END"
KIND = f"""CASE part WHEN 2 THEN 'CODE' WHEN 3 THEN 'PINYIN' WHEN 4 THEN 'INITIALS' ELSE
  CASE WHEN source:Name AND source.kind <> 'FORMER' THEN 'ALIAS'
  WHEN source:Area AND source.key <> thing.key THEN 'PREDECESSOR'
  WHEN coalesce(source.name, '') = coalesce({NAME_ON_DAY.replace("this", "thing")}, '') THEN 'NAME'
  ELSE 'FORMER_NAME' END END"""
FIT = "CASE tier WHEN 0 THEN 'WHOLE' WHEN 1 THEN 'BEGINNING' ELSE 'PART' END"
WITHIN = """MATCH (thing)((post)-[:BELONGS_TO]->(office)){0,1}(unit)
((lower)-[up:PART_OF WHERE held(up)]->(upper:Organization)){0,3}(holder)-[above:PART_OF|LOCATED_IN|ADMINISTERS]->(that:Area)"""


def search(now: datetime, text: str, first: int, labels: Sequence[str] | None, as_of: AsOfArguments | None) -> Question:
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
    values = {"exact": wanted.exact, "prefix": wanted.prefix, "inside": wanted.inside, "first": first}
    link = Link(hits_match(among), order=HIT_ORDER, target=None, binds=HIT_BINDS)
    return Question(link, clocks(now, as_of), values)
