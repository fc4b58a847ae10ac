"""How Chinese names are read: pypinyin's dictionaries, and what people and places are called beside them.

A name is given each reading that somebody may type: 曾国强 is zengguoqiang, and 长桥 is changqiao, whatever a dictionary of words
has first. The likeliest comes first.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

MOST_READINGS = 6
"""How many readings of a name are kept; the likeliest, where there are more."""

MOST_OF_LONG = 2
"""The same of a name of more than `SHORT` characters, such as an enterprise's: it is looked for by a part of it."""

SHORT = 8
_UMLAUT = "u\u0308"  # lü and nü are typed lv and nv


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    """Words, each with its syllables, as they stand beside each other in a text."""
    words = text.split()
    return {word: tuple(read.split("-")) for word, read in zip(words[::2], words[1::2], strict=True)}


_SURNAMES = _table(
    """
    单 shan  仇 qiu  翟 zhai  查 zha  解 xie  区 ou  覃 qin  朴 piao  尉 wei  缪 miao  曾 zeng  任 ren  华 hua  盖 ge
    员 yun  洗 xian  乐 yue  召 shao  秘 bi  折 she  种 chong  黑 he  宓 mi  繁 po  牟 mou  么 yao  盛 sheng  殷 yin
    葛 ge  宁 ning  纪 ji  过 guo  燕 yan  应 ying  谌 chen  隗 wei  车 che  石 shi  沈 shen  薄 bo  柏 bai  都 du
    郗 xi  褚 chu  藏 zang  仝 tong  郇 xun  曲 qu  相 xiang  参 shen  呙 guo  行 xing  冼 xian  哈 ha  句 gou  阚 kan
    祭 zhai  重 chong  那 na  长 zhang  佴 nai  逄 pang  阙 que  强 qiang  隽 juan  藉 ji  卜 bu  俞 yu  幺 yao  厍 she
    洪 hong  晟 cheng  贾 jia  肖 xiao  夏 xia  艾 ai  粘 nian  万 wan  余 yu  尹 yin  会 gui
    """
)
"""Characters that are read otherwise in a surname than in words."""

_COMPOUND_SURNAMES = _table(
    """
    尉迟 yu-chi  万俟 mo-qi  长孙 zhang-sun  单于 chan-yu  澹台 tan-tai  令狐 ling-hu  鲜于 xian-yu
    """
)

_IN_PLACES = _table(
    """
    长 chang  都 du  区 qu  浒 hu  圩 wei  泾 jing  埭 dai  厍 she  重 chong  厦 xia  朝 chao  曾 zeng  查 cha  行 hang
    乐 le  弄 nong  场 chang  阿 a  大 da  石 shi  汤 tang  会 hui  宿 su  蚌 beng  任 ren  单 shan  解 xie  翟 zhai
    缪 miao  仇 qiu  朴 pu  覃 qin  尉 wei  缙 jin  奇 qi  调 diao  更 geng  传 chuan
    """
)
"""How characters are read in the names of places, where those are no words of the dictionary."""

_PLACES = _table(
    """
    朝阳 chao-yang  六合 lu-he  六安 lu-an  会稽 kuai-ji  乐清 yue-qing  乐亭 lao-ting  浒墅 xu-shu  浒浦 hu-pu
    单县 shan-xian  铅山 yan-shan  番禺 pan-yu  台州 tai-zhou  丽水 li-shui  洪洞 hong-tong  大埔 da-bu  黄陂 huang-pi
    东阿 dong-e  泌阳 bi-yang  蔚县 yu-xian  莘县 shen-xian  尉犁 yu-li  涡阳 guo-yang  枞阳 zong-yang  任丘 ren-qiu
    华阴 hua-yin  燕山 yan-shan  天台 tian-tai  尉氏 wei-shi  解州 xie-zhou  长泾 chang-jing  七都 qi-du
    长桥 chang-qiao
    """
)
"""Places whose name is read otherwise than the words in it."""


_SEVERAL = _table(
    """
    长 chang-zhang  乐 le-yue  行 hang-xing  重 chong-zhong  都 du-dou  朝 chao-zhao  单 dan-shan-chan  解 jie-xie
    查 cha-zha  曾 zeng-ceng  翟 zhai-di  仇 qiu-chou  覃 qin-tan  朴 pu-piao  尉 wei-yu  缪 miao-mou  盛 sheng-cheng
    调 diao-tiao  传 chuan-zhuan  会 hui-kuai  藏 cang-zang  宿 su-xiu  圩 wei-xu  堡 bao-pu-bu  泊 bo-po  浒 hu-xu
    厦 xia-sha  柏 bai-bo  薄 bo-bao  车 che-ju  大 da-dai  弄 nong-long  召 zhao-shao  六 liu-lu  蔚 wei-yu
    莘 shen-xin  铅 qian-yan  番 fan-pan  洞 dong-tong  埔 pu-bu  陂 bei-pi  阿 a-e  泌 mi-bi  率 lv-shuai
    降 jiang-xiang  畜 xu-chu  角 jiao-jue  校 xiao-jiao  系 xi-ji  折 zhe-she  落 luo-la  壳 ke-qiao  殷 yin-yan
    贾 jia-gu  句 ju-gou  隗 wei-kui  谌 chen-shen  牟 mou-mu  繁 fan-po  员 yuan-yun  盖 gai-ge  洗 xi-xian  秘 mi-bi
    种 zhong-chong  黑 hei-he  宓 mi-fu  粘 zhan-nian  隽 juan-jun  涡 wo-guo  枞 cong-zong  沈 shen-chen
    晟 sheng-cheng  茜 qian-xi  娜 na-nuo  炅 jiong-gui  郇 xun-huan  郗 xi-chi  澄 cheng-deng  褚 chu-zhu  桧 gui-hui
    参 can-shen  觉 jue-jiao  差 cha-chai  轧 ya-zha  还 huan-hai  没 mo-mei  伽 jia-qie  茄 qie-jia
    """
)
"""Characters that names are read with in more than one way; what dictionaries have beside these is not heard any more."""


def readings(name: str, person: bool = False) -> list[list[str]]:
    """The readings of a name, each as the syllables of its characters, the likeliest first."""
    usual, alone = _usual(name)
    likeliest = _of_a_person(name, usual) if person else _of_a_place(name, usual, alone)
    found = {tuple(likeliest): None, tuple(usual): None}
    most = MOST_READINGS if len(name) <= SHORT else MOST_OF_LONG
    others = [
        (at, syllable)
        for at, mark in enumerate(name)
        for syllable in _SEVERAL.get(mark, ())
        if alone[at] and syllable != likeliest[at]
    ]
    for many in (1, 2):
        for changes in combinations(others, many):
            if len(found) >= most:
                break
            changed = list(likeliest)
            for at, syllable in changes:
                changed[at] = syllable
            found[tuple(changed)] = None
    return [list(each) for each in found]


def _of_a_person(name: str, usual: Sequence[str]) -> list[str]:
    first = _COMPOUND_SURNAMES.get(name[:2]) or _SURNAMES.get(name[:1]) or ()
    return [*first, *usual[len(first) :]]


def _of_a_place(name: str, usual: Sequence[str], alone: Sequence[bool]) -> list[str]:
    found = [
        _IN_PLACES.get(mark, (reading,))[0] if lone else reading
        for mark, reading, lone in zip(name, usual, alone, strict=True)
    ]
    for at in range(len(name) - 1):
        if (known := _PLACES.get(name[at : at + 2])) is not None:
            found[at : at + 2] = known
    return found


def _usual(name: str) -> tuple[list[str], list[bool]]:
    """The reading of each character, of phrases first, and whether it is read alone; what is no Chinese stands for itself."""
    known = _readings()
    found: list[str] = []
    alone: list[bool] = []
    at = 0
    while at < len(name):
        length = min(known.longest.get(name[at : at + 2], 1), len(name) - at)
        while length > 1 and name[at : at + length] not in known.phrases:
            length -= 1
        part = name[at : at + length]
        found += known.phrases[part].split(" ") if length > 1 else [known.characters.get(part, part)]
        alone += [length == 1] * length
        at += length
    return found, alone


@dataclass(frozen=True, slots=True)
class _Readings:
    """pypinyin's dictionaries without tones: a phrase's readings with blanks between, a character's most usual one.

    Its own segmentation takes a millisecond a name, a tenth of a whole load; its own dictionaries take 70 MB of memory.
    """

    phrases: Mapping[str, str]
    longest: Mapping[str, int]
    characters: Mapping[str, str]


@cache
def _readings() -> _Readings:
    phrases = {phrase: " ".join(found) for phrase, found in _phrases() if len(phrase) == len(found) > 1}
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[:2]] = max(longest.get(phrase[:2], 1), len(phrase))
    return _Readings(phrases, longest, dict(_characters()))


def _phrases() -> Iterator[tuple[str, list[str]]]:
    """The phrases of `phrases_dict.json` line by line, each with the first reading of its characters: read as a whole, they
    would be 150,000 lists for a moment."""
    phrase, is_first = "", False
    found: list[str] = []
    for line in _lines("phrases_dict.json"):
        if line.endswith(": ["):
            phrase, found = line.split('"')[1], []
        elif line.startswith('"') and is_first:
            found.append(_toneless(line.split('"')[1]))
        elif line.startswith("]") and phrase and len(found) == len(phrase):
            yield phrase, found
            phrase = ""
        is_first = line == "["


def _characters() -> Iterator[tuple[str, str]]:
    for line in _lines("pinyin_dict.json"):
        if line.startswith('"'):
            _, code, _, listed, *_ = line.split('"')
            yield chr(int(code)), _toneless(listed.partition(",")[0])


def _lines(name: str) -> Iterator[str]:
    # The package itself reads both dictionaries as soon as it is imported.
    package = find_spec("pypinyin")
    assert package is not None and package.origin is not None, "a dependency"  # noqa: S101, PT018
    with Path(package.origin).with_name(name).open(encoding="utf-8") as dictionary:
        yield from map(str.strip, dictionary)


@lru_cache(maxsize=4096)
def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable).replace(_UMLAUT, "v")
    return "".join(mark for mark in decomposed if "a" <= mark <= "z")
