"""The places of an invented city: names, codes, the rows that state them."""

from dataclasses import dataclass, field
from random import Random

from tests.oracle.books import Row

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SIGNS = tuple("柏桐枫柳榆槐杉樟桑梓橙棠梅兰菊荷蕉葵芦萍荻蒲苇蓼薇芷茉莲菱藕芹茶麦稻粟豆麻棉竹松")
ENDS_ON, HEIRS_BEGIN = "2025-12-31", "2026-01-01"


@dataclass(slots=True)
class Places:
    """The city's areas by what they are; each name is there once."""

    city: str
    districts: list[str] = field(default_factory=list)
    towns: dict[str, list[str]] = field(default_factory=dict)
    villages: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    ended: str = ""
    heirs: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ending: list[Row] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, code: str, level: str, parent: str, **more: str) -> str:
        """An area, with the row that states it."""
        self.rows.append({"名称": name, "代码": code, "级别": level, "上级": parent, **more})
        self.codes[name] = code
        return name

    @property
    def homes(self) -> list[str]:
        """Where enterprises lie."""
        return [*(town for towns in self.towns.values() for town in towns), *self.villages, *self.zones]


def places(random: Random) -> Places:
    """City, three districts, towns, villages, two zones that share a town's administration, and a town that becomes three."""
    signs = random.sample(SIGNS, len(SIGNS))
    made = Places(f"示例{signs.pop()}市")
    made.add(made.city, "990200", "市级", "")
    for number in (1, 2, 3):
        district = made.add(f"示例{signs.pop()}区", f"99020{number}", "区县级", made.city)
        made.districts.append(district)
        made.towns[district] = [
            made.add(f"示例{signs.pop()}镇", f"99020{number}10{each}", "镇街级", district) for each in range(1, 5)
        ]
        for town in made.towns[district][:2]:
            code = made.codes[town]
            made.villages += [
                made.add(f"示例{signs.pop()}村", f"{code}20{each}", "村社级", town)
                for each in range(random.choice((1, 2)))
            ]
    first, second, third = made.districts
    for district, place, code in ((first, 0, "990201401"), (third, 1, "")):
        partner = made.towns[district][place]
        more = {"类型": "功能区", "区镇合一": partner}
        made.zones.append(made.add(f"示例{signs.pop()}开发区", code, "镇街级", district, **more))
    made.ended = made.towns[second][3]
    made.ending = [{**next(row for row in made.rows if row["名称"] == made.ended), "截止日期": ENDS_ON}]
    for each in (5, 6, 7):
        heir = f"示例{signs.pop()}镇"
        made.heirs.append(heir)
        made.codes[heir] = f"99020210{each}"
        made.ending.append(
            {"名称": heir, "代码": made.codes[heir], "级别": "镇街级", "上级": second, "起始日期": HEIRS_BEGIN}
        )
    made.ending[0] = {**made.ending[0], "撤并方式": "分设", "并入或分设为": "、".join(made.heirs)}
    return made


def uscc(number: int) -> str:
    """A code of a registrar that does not exist, with a valid check character (GB 32100-2015)."""
    body = f"91000000{number:09}"
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + ALPHABET[-total % 31]
