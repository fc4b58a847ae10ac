"""Rules on the duties of an office in a city that does not exist, as a bureau and as a web page give them."""

from __future__ import annotations

from opencc import OpenCC

ITEMS = (
    "全面部署，纳入年度重点工作，每季度至少2次听取工作情况汇报，协调解决问题。",
    "组织制定年度工作计划并实施，加强督查。",
    "充实力量，纳入年度预算。",
    "每半年检查1次各专委会。",
    "督促落实年度责任清单。",
    "每月组织应急演练，发生事故时，组织抢险救援。",
    "发生事故时，立即赶赴现场，组织应急处置，并定期开展演练。",
)
NUMERALS = "一二三四五六七八九十"
LEAD_IN = "镇（街道、园区）行政主要负责人直接负责安全生产工作，主要履行以下职责："
RED_HEAD = "示例市人民政府办公室文件\n\n示政办发〔2031〕85号\n\n"
TITLE = "关于印发示例市镇（街道、园区）\n行政主要负责人分管工作制度的通知\n"
PAGE_HEAD = (
    "发布时间：2032年04月28日 文字大?。? [ 大 中 小 ] 浏览次数：\n文号 | 示政办发〔2031〕85号 |\n---|---|\n"
    "制发机关 | 示例市人民政府办公室 |\n成文日期 | 2031-12-31 10:21:54 |\n文件状态 | 执行中 |\n市政府办公室"
)
PAGE_NUMBER = "示政办发〔2031〕85号\n"
PAGE_END = "责编：示例局\n"


def numbered(items: tuple[str, ...]) -> str:
    return "".join(f"（{numeral}）{item}\n" for numeral, item in zip(NUMERALS, items, strict=False))


def rules(
    *,
    head: str = RED_HEAD,
    below_title: str = "",
    lead_in: str = LEAD_IN,
    items: tuple[str, ...] = ITEMS,
    after: str = "三、保障措施\n（一）提高认识。\n",
    end: str = "（此件公开发布）\n",
) -> str:
    return (
        f"{head}{TITLE}{below_title}各区人民政府，市各委办局：\n《示例市镇（街道、园区）行政主要负责人分管工作制度》"
        "已经市政府同意，现印发给你们，请执行。\n示例市人民政府办公室\n2031年12月31日\n示例市镇（街道、园区）"
        "行政主要负责人\n分管工作制度\n为压实责任，根据《示例市责任制办法》（示委〔2029〕11号），建立本制度。\n"
        f"一、适用范围\n全市所有镇（街道、园区）。\n二、职责内容\n{lead_in}\n{numbered(items)}{after}{end}"
    )


def page() -> str:
    """The rules as a web page shows them, in simplified script."""
    return rules(head=PAGE_HEAD, below_title=PAGE_NUMBER, end=PAGE_END)


def garbled(text: str) -> str:
    """The text as a converter of scripts leaves it: traditional, ASCII brackets, pinyin behind some characters."""
    traditional: str = OpenCC("s2t").convert(text).translate(str.maketrans("（），：", "(),:"))
    for character, pinyin in {"發": "fā", "關": "guān", "責": "zé", "應": "yīng", "錄": "lù"}.items():
        traditional = traditional.replace(character, f"{character}({pinyin})")
    return traditional
