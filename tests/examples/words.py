"""The words of the examples in docs/examples: documents of a bureau of the city that does not exist."""

from __future__ import annotations

_LEADERS = ("示例甲", "示例乙", "示例丙", "示例丁")
_PLACES = (
    "示例甲区",
    "示例乙区",
    "示例甲经济开发区（示例甲一镇）、示例乙区示例乙二镇",
    "示例丙区示例丙一镇、示例丁区示例丁二镇",
)


def notice(number: str, day: str, announced: str, places: tuple[str, ...] = _PLACES) -> str:
    """A notice that links leaders to areas by a table, with the form for the monthly return."""
    rows = "".join(
        f"\t{ordinal}\n\t{leader}\n\t{place}\n\n"
        for ordinal, (leader, place) in enumerate(zip(_LEADERS, places, strict=True), 1)
    )
    form = "".join(f"\t{unit}\n\t\n\t\n\n" for unit in ("合 计", "示例甲区", "示例乙区"))
    return f"""示例市应急管理局文件

{number}

关于开展领导干部挂钩联系工作的通知

各区应急管理局：

为做好年度示例工作，根据《示例市安全生产责任制办法》（示例委〔2029〕11号），现就挂钩联系安排如下：

一、工作方式

局领导按照附表分工联系各区和镇（街道、开发区），每月不少于1次到点指导，听取情况，帮助解决困难，并将了解到的问题及时告知当地。

二、有关要求

（一）每次到点前先了解当地上月的情况，做好记录。

（二）各区联系工作情况按附表每月5日前报送。

    附件：{announced}

          2.挂钩联系情况表

                  示例市应急管理局

                  {day}

附件1：

挂钩联系分工表

\t序号
\t挂钩领导
\t挂钩地区

{rows}
附件2：

挂钩联系情况表

\t地区
\t联系情况

\t
\t联系领导（人）
\t联系点（个）

{form}"""


def plan() -> str:
    """A work plan that founds a group which visits enterprises."""
    title = "示例甲区应急管理局挂钩督导企业工作方案"
    return f"""示例甲区应急管理局文件

示例甲应急〔2031〕9号

关于印发《{title}》的通知

局机关各科室：

现将《{title}》印发给你们，请执行。

{title}

为推动企业落实安全生产主体责任，决定对重点监管的危险化学品、粉尘涉爆等行业领域企业开展挂钩督导，方案如下：

一、督导范围

示例甲区范围内危险化学品、粉尘涉爆等12家重点企业。

二、督导时间

自方案印发之日起至2031年12月31日止。

三、实施步骤

（一）发动

1.各组学习有关规定，熟悉所联系企业的情况。

2.各组在方案印发后一周内进驻。

（二）实施

1.各组在进驻企业一个月内列出清单。

四、工作要求

（一）加强组织。成立由示例甲同志为组长，示例乙、示例丙同志为副组长，示例丁、示例戊同志为组员的挂钩督导工作领导小组。领导小组下设办公室（督导办），示例丙同志兼办公室主任。班子每人挂钩2家，其余干部每四人一组，每组挂钩督导5家。

（二）注重实效。督导中不得增加企业负担。

示例甲区应急管理局

2031年5月11日
"""
