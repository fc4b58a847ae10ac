"""The sentences about what happened and its attachments, as workbooks state them (seeds.messages has the others)."""

from __future__ import annotations

from seeds.report import ProblemCode as Code
from seeds.workbook.words import ROLES_OF_BASES

WORKBOOK_TEMPLATES: dict[Code, tuple[str, str]] = {
    Code.EVENT_IN_FUTURE: (
        "“{seen}”晚于导入当日{expected}，尚未发生的不能登记",
        "“{seen}” lies behind the day of the import, {expected}: what has not happened cannot be recorded",
    ),
    Code.EVENT_TOO_EARLY: (
        "“{seen}”早于所属隐患的发现日或者事故的发生日{expected}",
        "“{seen}” lies before its hazard was found or its incident happened, {expected}",
    ),
    Code.STEP_SKIPPED: (
        "“{seen}”之前缺少“{expected}”，各步不得跳过",
        "“{expected}” is missing before “{seen}”: no step may be skipped",
    ),
    Code.STEP_OUT_OF_ORDER: (
        "“{seen}”不得早于前一步“{expected}”",
        "“{seen}” cannot lie before the step that it follows, “{expected}”",
    ),
    Code.DOCUMENT_HAS_ORIGINAL: (
        "文件“{seen}”已导入原件，以原件为准；请删去本行",
        "The original of “{seen}” is in the register and says itself what it says: take this row out",
    ),
    Code.TIED_ALREADY: (
        "登记簿中已为“{expected}”，不能改为“{seen}”；若是另一事物，请用新的编号",
        "The register has “{expected}”, which cannot become “{seen}”; for another thing take a new number",
    ),
    Code.STAYS_ENDED: (
        "“{seen}”没有截止日期，而登记簿中已于{expected}终止，仍以登记簿为准；若没有终止，截止日期请填9999-12-31",
        "“{seen}” has no last day, in the register it ended on {expected}, which stays; if it did not end, write 9999-12-31 as its "
        "last day",
    ),
    Code.PLACE_ENDED: (
        "“{seen}”存续至{expected}（箭头后为其去向）；本行仍登记在它名下",
        "“{seen}” existed until {expected} (behind the arrow: what it became); the row stays with it",
    ),
    Code.PLACE_GONE: (
        "“{seen}”存续至{expected}（箭头后为其去向），本行所说的日子在其后，请改填当日的区划",
        "“{seen}” existed until {expected} (behind the arrow: what it became), and the row begins behind that: name what was there",
    ),
    Code.PLACE_RENAMED: (
        "“{seen}”现名“{expected}”，按此登记",
        "“{seen}” is now called “{expected}”, and was taken for it",
    ),
    Code.TERM_BESIDE: (
        "起始日期{seen}，而登记簿中同一内容的起始日期为{expected}：两者都保留，任职和责任算作连续的一段，重叠的日子只算一次；其他的，"
        "前一个到后一个开始之日为止，前一个更晚终止的除外。若实为同一任期、起始日期应为{seen}，请在本行“原起始日期”填{expected}后再次导入；"
        "若是前后两个任期而其间有中断，请为前一个填写截止日期",
        "It begins on {seen}, and the register holds the same from {expected}: both are kept; in 任职 and 责任 they are one time,"
        " of which no day counts twice, elsewhere the earlier holds until the later begins, unless it outlasts that. If it is one"
        " term that begins on {seen}, fill in {expected} under 原起始日期 in this row and import it again; if it is two with a gap"
        " between them, give the earlier one its last day",
    ),
    Code.TERM_AGAIN: (
        "起始日期为{seen}的这一条曾经作废，现又登记",
        "What begins on {seen} here had been withdrawn, and is recorded again",
    ),
    Code.TERM_UNKNOWN: (
        "登记簿中没有起始日期为{seen}的这一条，无可作废",
        "The register has nothing of the kind that begins on {seen}: there is nothing to withdraw",
    ),
    Code.DOCUMENT_SUPERSEDED: (
        "文件“{seen}”已被代替（{expected}起施行），其所载的分工、职责、要求等自该日起终止",
        "“{seen}” is replaced (from {expected}): the charges, duties and demands that it states end with that day",
    ),
    Code.SUCCESSOR_UNDATED: (
        "文件“{seen}”已被“{expected}”代替，但后者的成文日期和施行日期都不详，其内容暂不终止",
        "“{seen}” is replaced by “{expected}”, of which neither the day of issue nor the first day is known: nothing ends yet",
    ),
    Code.ATTACHMENT_MISSING: (
        "工作簿同处的“{expected}”文件夹中没有“{seen}”，该记录以前也没有这一附件",
        "There is no “{seen}” in the folder “{expected}” beside the workbook, nor has the record had it before",
    ),
    Code.ATTACHMENT_NOT_STORED: (
        "没有收到过附件“{seen}”，该记录以前也没有这一附件；请先上传（PUT /attachments），再用所得的SHA-256和扩展名",
        "No attachment “{seen}” has come in, nor has the record had it before; send it by PUT /attachments first, and name it "
        "by the SHA-256 that this answers, with its extension",
    ),
    Code.ATTACHMENT_KIND: (
        "附件“{seen}”的类型不能登记，应为{expected}",
        "“{seen}” is no kind of file that can be attached; {expected} expected",
    ),
    Code.ATTACHMENT_DISAGREES: (
        "附件“{seen}”的内容不是{expected}，与扩展名不符",
        "The content of “{seen}” is not {expected}, as its name says",
    ),
    Code.ATTACHMENT_SIZE: (
        "附件的大小不合要求（{seen}字节），应为1至{expected}字节",
        "The attachment has no size that can be kept ({seen} bytes); 1 to {expected} expected",
    ),
    Code.ATTACHMENT_UNREADABLE: (
        "附件“{seen}”无法读取（{expected}）",
        "The attachment “{seen}” cannot be read ({expected})",
    ),
}

WORKBOOK_LABELS: dict[str, tuple[str, str]] = {
    "ROLE_OF_BASIS": (f"与责任类型相符的角色（{ROLES_OF_BASES}）", f"a role that fits the basis ({ROLES_OF_BASES})"),
    "COUNT": ("从0起的整数", "a whole number from 0"),
    "DECIMAL": ("不带单位的数，如 18.5", "a number without a unit, such as 18.5"),
    "AMOUNT": ("不小于0、不带单位、精确到分的金额", "an amount from 0, without a unit, of whole hundredths of a CNY"),
    "MONTH_IN_CELL": ("月份，如 2020-03", "a month such as 2020-03"),
    "MOMENT_IN_CELL": (
        "日期和时刻，如 2026-03-01 14:05",
        "a day and a time such as 2026-03-01 14:05",
    ),
    "ONE_TARGET": (
        "人员（连同单位）、岗位（连同单位）、单位、区划、企业之一",
        "one person or post with its organisation, organisation, area or enterprise",
    ),
    "OTHER_DOCUMENT": ("另一份文件", "another document"),
    "REQUIREMENT_IN_SHEET": ("“要求”表中已有的文号和要求类别", "a number and kind that stand in the sheet “要求”"),
    "ONE_CADENCE": ("周期、截止日期、时限之一", "only one of recurrence, last day and time limit"),
    "WITH_RECURRENCE": ("与周期同填", "something that goes with a recurrence, which is empty"),
    "TIME_AND_EVENT": ("时限和起算同填", "a time limit and the event that it is counted from, both"),
    "TIME_LIMIT": ("时限，如 7日、1周、1个月", "a time limit such as 7日, 1周, 1个月"),
    "CLAUSE_AND_DOCUMENT": ("与文号同填", "the number of its document as well"),
    "MONTH_NOT_AFTER": ("不晚于报送日期的月份", "a month that had begun when it was submitted"),
    "ONE_FIGURE": ("至少一项数字", "at least one figure"),
    "LOWER_LEVEL": ("比调查级别低的级别", "a level below that of the investigation"),
    "RULE_OR_DUTY": ("审计规则、职责条款之一", "either a rule of the audit or the clause of a duty"),
    "DOCUMENT_OF_RULE": (
        "检查文件的规则填写豁免文件，其他规则和职责不填",
        "a document to exempt for a rule about documents, and for no other",
    ),
    "YEAR": ("四位数的年份", "a year of four digits"),
    "YEAR_OF_WORK": ("重点工作清单的年度", "the year of a list of key work"),
    "ONE_OF_ITS_LIST": ("与同一份清单的其他行相同的内容", "the same as in the other rows of its list"),
    "NOBODY_IF_VACANT": ("角色为空缺时不填", "nobody, as nobody holds it"),
    "REASON_IF_VACANT": ("只在角色为空缺时填写", "nothing, unless the post is vacant"),
    "FIRST_ROUND": (
        "只有整改和验收不合格才有第二轮",
        "the first round: only rectifications and failed acceptances have more",
    ),
    "DAY_OF_NAME": (
        "更名之日；没有日期的行须用登记的名称",
        "the day from which it is called so; without one, a name that is known",
    ),
    "END_AND_HEIRS": (
        "截止日期、撤并方式、并入或分设为三项同填",
        "a last day, how it ended and what it became, all three",
    ),
    "OTHER_AREA": ("另一区划", "another area"),
    "FILE_NAME": ("文件夹中的文件名，不含路径", "the name of a file in the folder, without a path"),
}
