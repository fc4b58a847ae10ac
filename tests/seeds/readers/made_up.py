"""Documents of the readers' formats about a city that does not exist."""

from __future__ import annotations

LEADERS = ("示例甲", "示  乙", "示例丙", "示例丁")
PLACES = ("示例市东区", "示例市西区", "东区高新区（示例镇）、西区示例街道", "东区经开区（例一镇）、西区例二镇")
UNITS = ("东区", "西区")
FORM = ("检查家次", "领导数（人）", "机构数（个）")
CONTACT = "联系人：示例丙，电话：80001234（带传真）、13800001234。电子邮箱：example.person@example.org。"


def liaison_row(number: str, *cells: str) -> str:
    return "".join(f"\t{cell}\n" for cell in (number, *cells)) + "\n"


def liaison_table(leaders: tuple[str, ...] = LEADERS, places: tuple[str, ...] = PLACES) -> str:
    rows = "".join(
        liaison_row(str(number), leader, place)
        for number, (leader, place) in enumerate(zip(leaders, places, strict=True), 1)
    )
    return "附件1：\n\n示例挂钩分工表\n\n\t序号\n\t挂钩领导\n\t挂钩地区\n\n" + rows


def roster(units: tuple[str, ...] = UNITS) -> str:
    head = (
        "附件2：\n\n示例挂钩情况表\n\n\t地区\n\t市（区）\n\t镇\n\n\t\n" + "".join(f"\t{cell}\n" for cell in FORM) + "\n"
    )
    return head + "".join(f"\t{unit}\n" + "\t\n" * len(FORM) + "\n" for unit in ("合 计", *units))


def liaison_notice(
    *,
    issuer: str = "示例市应急管理局文件",
    number: str = "示应急〔2031〕7号",
    title: str = "关于示例挂钩联系\n工作的通知",
    day: str = "2031年4月2日",
    visits: str = "挂钩联系每月不少于2次到点。",
    announced: str = "    附件：1.示例挂钩分工表\n\n          2.示例挂钩情况表\n",
    annexes: tuple[str, ...] | None = None,
) -> str:
    annexes = (liaison_table(), roster()) if annexes is None else annexes
    return (
        f"{issuer}\n\n{number}\n\n{title}\n\n各区应急管理局：\n\n"
        "根据《示例市责任制办法》（示委〔2029〕11号）、《示例市问责办法》（示委〔2029〕12号）等要求，通知如下：\n\n"
        f"一、工作目标\n\n压实责任。\n\n二、工作方式\n\n{visits}沿用《示例旧通知》（示应急〔2030〕3号）的做法。\n\n"
        "三、有关要求\n\n（一）认真准备。\n\n（二）情况按附表每月8日前报送。\n\n"
        f"{CONTACT}\n{announced}\n  （此页无正文）\n\n        示例市应急管理局\n\n      {day}\n\n"
        "   （此件主动公开）\n\n"
        f"示例市应急管理局办公室   {day}印发\n" + "\n".join(annexes)
    )


SCOPE = "示例区范围内危险化学品、粉尘涉爆等 12 家重点企业。"
PERIOD = "自方案印发之日起至示例专项行动结束。"
GROUP = (
    "成立由示例甲同志为组长，示例乙、示例丙同志为副组长，示例丁、示例戊同志为组员的示例督导工作领导小组。"
    "领导小组下设办公室（督导办），示例丙同志兼办公室主任。"
)
SHARES = "班子每人挂钩2家，其余干部每四人一组，每组挂钩督导5家。"


def work_plan(
    *,
    number: str = "示区应急〔2031〕9号",
    scope: str = SCOPE,
    period: str = PERIOD,
    group: str = GROUP,
    shares: str = SHARES,
    preamble: str = "决定对重点监管的危险化学品、粉尘涉爆等行业领域企业开展挂钩督导，方案如下：",
    end: str = "示例区应急管理局\n\n2031年5月11日\n",
) -> str:
    return (
        f"示例区应急管理局文件\n\n{number}\n\n关于印发《示例区挂钩督导企业工作方案》的通知\n\n局机关各科室：\n\n"
        f"现将《示例区挂钩督导企业工作方案》印发给你们，请执行。\n\n示例区挂钩督导企业工作方案\n\n{preamble}\n\n"
        f"一、督导范围\n\n{scope}\n\n二、督导时间\n\n{period}\n\n三、实施步骤\n\n（一）发动\n\n1.学习《示例导则》。\n\n"
        "2.各组在方案印发后一周内进驻。\n\n（二）实施\n\n1.各组在进驻企业一个月内列出清单。\n\n四、工作要求\n\n"
        f"（一）提高认识。\n\n（二）强化领导。{group}{shares}\n\n（三）从严要求。\n\n{end}"
    )
