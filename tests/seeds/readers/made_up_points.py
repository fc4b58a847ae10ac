"""Key points of a year about a city that does not exist: with a red head as a notice, and as a page shows them."""

from __future__ import annotations

from itertools import count

TARGETS = (
    "（一）能力建设。全面提升示例能力。",
    "（二）事故控制。事故起数、死亡人数同比压降15%以上。其中，示例领域继续保持安全生产零事故。",
    "（三）挂牌督办。示例区挂牌督办隐患7项。其中，市级1项，区级2项，镇级4项。在9月底前，整改完成率确保100%。",
)
SECTIONS = {
    "示例责任": ("加强统筹。深化示例。", "健全机制。由示例办牵头落实。"),
    "示例整治": ("开展整治。2031年底前完成示例。",),
}


def running(sections: dict[str, tuple[str, ...]]) -> str:
    """（一）, （二）, … with items whose numbers run through them."""
    numbers, text = count(1), ""
    for place, (heading, items) in enumerate(sections.items()):
        text += f"（{'一二三四五六七八九十'[place]}）{heading}\n"
        text += "".join(f"{next(numbers)}.{item}\n" for item in items)
    return text


def notice_of_points(
    *,
    targets: tuple[str, ...] = TARGETS,
    tasks: str | None = None,
    heading: str = "主要目标",
    title: str = "关于印发《示例区安全生产委员会2031年工作要点》的通知",
    day: str = "2031年4月28日",
    end: str = "抄送：存档。\n",
) -> str:
    return (
        "示例区管理委员会文件\n示管发〔2031〕9号\n\n[image: image1.png]\n\n"
        f"{title}\n各街道，各有关单位：\n现将《示例区安全生产委员会2031年工作要点》印发给你们。\n"
        f"示例区管理委员会\n    {day}\n    （此件主动公开）\n"
        "示例区安全\n生产委员会2031年工作要点\n2031年，示例区强化落实。\n一、总体要求\n坚持示例。\n"
        f"二、{heading}\n" + "".join(f"{target}\n" for target in targets) + "三、重点任务\n"
        f"{running(SECTIONS) if tasks is None else tasks}{end}"
    )


def page_of_points(
    *, sections: dict[str, tuple[str, ...]] | None = None, issuer: str = "示例市示例局", remark: str = "本文共约900字\n"
) -> str:
    title = f"{issuer}2031年工作要点"
    text = ""
    for place, (heading, items) in enumerate((SECTIONS if sections is None else sections).items()):
        text += f"{'一二三四五六七八九十'[place]}、{heading}\n\n"
        text += "".join(f"{number}.{item}\n\n" for number, item in enumerate(items, 1))
    return f"{title}\n\n2031年3月17日\n\n{title}\n\n \n\n2031年是示例之年,继续示例。\n\n{text}{remark}"
