"""The sentences of the import report, in Chinese and English, made from problems (seeds.report).

One template a code; ``seen`` and ``expected`` are put in as they are, identifiers of expected parts by their labels.
"""

from __future__ import annotations

from graph.recurrence import MOST
from seeds.file_messages import FILE_LABELS, FILE_TEMPLATES
from seeds.report import Problem
from seeds.report import ProblemCode as Code
from seeds.workbook_messages import WORKBOOK_LABELS, WORKBOOK_TEMPLATES

LANGUAGES = ("zh", "en")

TEMPLATES: dict[Code, tuple[str, str]] = {
    Code.FILE_UNREADABLE: ("文件无法打开（{seen}）", "The file cannot be opened ({seen})"),
    Code.FILE_TOO_LARGE: (
        "文件有{seen}字节，上限为{expected}字节",
        "The file has {seen} bytes, the limit is {expected}",
    ),
    Code.FILE_EMPTY: ("文件没有文字", "The file holds no text"),
    Code.NOT_TEXT: (
        "不是文本文件：见到{seen}，应为{expected}文本",
        "Not a text file: {seen} seen, {expected} text expected",
    ),
    Code.NOT_UTF8: (
        "文件编码为{seen}，应为{expected}；已按{seen}读取",
        "The file is in {seen}, not {expected}; read as {seen}",
    ),
    Code.FILE_CUT_IN_CHARACTER: (
        "文件在一个字符中间截断（末尾字节 {seen}）",
        "The file is cut off inside a character (last bytes {seen})",
    ),
    Code.GLOSSES_REMOVED: (
        "汉字后插入的注音已删去（处数：首见）{seen}",
        "Pinyin behind characters has been taken out (how often: the first) {seen}",
    ),
    Code.SCRIPT_CONVERTED: (
        "文件为繁体字，已转为简体（字数：首见）{seen}",
        "The text is in traditional script and has been made simplified (how many: the first) {seen}",
    ),
    Code.UNKNOWN_FORMAT: (
        "不认识的公文格式（“{seen}”）；能读取的格式：{expected}",
        "Unknown document format (“{seen}”); formats that can be read: {expected}",
    ),
    Code.TEXT_BREAKS_OFF: (
        "正文在“{seen}”处中断，其后应有{expected}",
        "The text breaks off at “{seen}”; {expected} expected after it",
    ),
    Code.PART_MISSING: ("缺少{expected}（见到：{seen}）", "{expected} is missing (seen: {seen})"),
    Code.PART_REPEATED: ("{expected}出现多次且不一致（{seen}）", "{expected} is stated more than once ({seen})"),
    Code.ISSUER_MISSING: ("首行应为发文机关标志，见到“{seen}”", "The first line should be the issuer's; “{seen}” seen"),
    Code.ISSUER_DISAGREES: ("落款“{seen}”与发文机关“{expected}”不一致", "Signed “{seen}”, but issued by “{expected}”"),
    Code.NUMBER_MISSING: ("没有发文字号（见到“{seen}”）", "No document number (“{seen}” seen)"),
    Code.NUMBER_BROKEN: (
        "发文字号不完整：“{seen}”，应为{expected}",
        "Broken document number “{seen}”; {expected} expected",
    ),
    Code.TITLE_MISSING: ("读不出{expected}（见到“{seen}”）", "Cannot read {expected} (“{seen}” seen)"),
    Code.DATE_NOT_SAID: ("文件没有{expected}", "The document does not say {expected}"),
    Code.DATE_IMPOSSIBLE: ("日期不存在：{seen}", "No such day: {seen}"),
    Code.DATE_AMBIGUOUS: ("有两个成文日期：{expected}与{seen}", "Two days of issue: {expected} and {seen}"),
    Code.DATE_CONTRADICTED: (
        "给定的成文日期{seen}与文件（{expected}）不符",
        "The given day {seen} contradicts {expected}",
    ),
    Code.YEAR_DISAGREES: ("成文年份{seen}与发文字号年份{expected}不同", "Issued in {seen}, but numbered in {expected}"),
    Code.PERIOD_IMPOSSIBLE: ("期限终止早于开始：{seen}", "The period ends before it begins: {seen}"),
    Code.HEADING_MISSING: (
        "序号不连续：见到“{seen}”，应为第{expected}项",
        "Heading “{seen}” seen where number {expected} is due",
    ),
    Code.HEADING_REPEATED: (
        "序号重复：见到“{seen}”，应为第{expected}项",
        "Heading “{seen}” repeated; number {expected} is due",
    ),
    Code.CITED_ANNEX_MISSING: ("文件未附所列附件《{expected}》", "The annex “{expected}” is referred to and absent"),
    Code.ANNEX_CUT_OFF: (
        "文件不完整：缺少附件《{expected}》，可能被截断",
        "The file is incomplete: its annex “{expected}” is missing; it may be cut off",
    ),
    Code.ANNEX_NOT_ANNOUNCED: ("附件《{seen}》未在正文列出", "The annex “{seen}” is not announced in the text"),
    Code.ANNEX_REPEATED: ("附件{seen}出现两次", "Annex {seen} stands twice"),
    Code.ANNEX_TITLE_DIFFERS: (
        "附件标题“{seen}”与正文所列“{expected}”不同",
        "The annex is titled “{seen}”, announced as “{expected}”",
    ),
    Code.ANNEX_NOT_READ: ("附件《{seen}》的内容没有读取", "The annex “{seen}” has not been read"),
    Code.TABLE_MISSING: ("附件中没有表头为{expected}的表", "No annex has a table headed {expected}"),
    Code.TABLE_HEADING_WRONG: ("表头为“{seen}”，应为{expected}", "The table is headed “{seen}”; {expected} expected"),
    Code.UNEXPECTED_TEXT: ("表格内外有未读取的文字：“{seen}”", "Text at the table that has not been read: “{seen}”"),
    Code.ROW_LACKS_CELLS: ("本行只有{seen}格，应有{expected}格", "The row has {seen} cells, {expected} expected"),
    Code.ROW_HAS_EXTRA_CELLS: ("本行有{seen}格，应有{expected}格", "The row has {seen} cells, {expected} expected"),
    Code.ROW_NUMBER_WRONG: ("序号不是数字：“{seen}”，应为{expected}", "“{seen}” is no row number; {expected} expected"),
    Code.ROW_MISSING: ("缺少第{expected}行（见到序号{seen}）", "Row {expected} is missing (number {seen} seen)"),
    Code.ROW_REPEATED: ("重复的行：见到{seen}，应为{expected}", "Repeated row: {seen} seen, {expected} expected"),
    Code.CELL_NOT_READ: (
        "单元格内容“{seen}”没有读取，应为{expected}",
        "The cell “{seen}” has not been read; {expected} expected",
    ),
    Code.LEADER_MISSING: (
        "没有负责人（见到：{seen}），应有{expected}",
        "Nobody leads (seen: {seen}); {expected} expected",
    ),
    Code.PLACE_MISSING: ("没有地区（见到：{seen}），应有{expected}", "No place (seen: {seen}); {expected} expected"),
    Code.PLACE_REPEATED: ("同一行内地区“{seen}”重复", "The place “{seen}” stands twice in one row"),
    Code.BRACKETS_UNBALANCED: ("括号不成对：“{seen}”", "Brackets do not pair: “{seen}”"),
    Code.PERSON_REPEATED: ("同一行（组）内“{seen}”重复", "“{seen}” stands twice in one row or group"),
    Code.PERSON_IN_SEVERAL_ROWS: ("“{seen}”已见于第{expected}行", "“{seen}” already stands in row {expected}"),
    Code.NAME_IMPOSSIBLE: ("“{seen}”不是{expected}", "“{seen}” cannot be {expected}"),
    Code.LIST_OPEN: ("名单以“等”结尾，可能不全：“{seen}”", "The list does not claim to be complete: “{seen}”"),
    Code.ROSTER_LACKS_LINKED_AREA: (
        "挂钩地区“{expected}”不在报送单位之列，表格可能被截断",
        "The linked area “{expected}” is not among the units that report; the table may be cut off",
    ),
    Code.OFFICE_HEAD_NOT_IN_GROUP: (
        "办公室主任“{seen}”不在小组名单内",
        "The head of the office, “{seen}”, is not in the group",
    ),
    Code.SECTORS_DISAGREE: ("督导范围未提及行业领域“{expected}”", "The scope does not mention the sector “{expected}”"),
    Code.NOT_WORKBOOK: (
        "不是Excel工作簿（{seen}），应为{expected}",
        "Not a workbook ({seen}); {expected} expected",
    ),
    Code.SHEET_MISSING: ("缺少工作表“{expected}”（见到：{seen}）", "The sheet “{expected}” is missing (seen: {seen})"),
    Code.SHEET_NOT_READ: ("工作表“{seen}”没有读取", "The sheet “{seen}” has not been read"),
    Code.COLUMN_MISSING: ("缺少列“{expected}”", "The column “{expected}” is missing"),
    Code.COLUMN_UNKNOWN: ("不认识的列“{seen}”，可能是：{expected}", "Unknown column “{seen}”; perhaps {expected}"),
    Code.COLUMN_REPEATED: ("列“{seen}”出现两次", "The column “{seen}” stands twice"),
    Code.CELL_EMPTY: ("“{expected}”必填，本格为空", "“{expected}” must be filled in; the cell is empty"),
    Code.CELL_WRONG: ("见到“{seen}”，应为{expected}", "“{seen}” seen, {expected} expected"),
    Code.FORMULA_NOT_CALCULATED: (
        "公式“{seen}”没有结果，应为{expected}",
        "The formula “{seen}” has no result; {expected} expected",
    ),
    Code.CHECK_CHARACTER_WRONG: (
        "统一社会信用代码“{seen}”的校验码不符，应为{expected}",
        "The check character of “{seen}” is wrong; {expected} expected",
    ),
    Code.SAME_ROW_TWICE: ("与第{expected}行重复：{seen}", "The same as row {expected}: {seen}"),
    Code.REFERENCE_UNKNOWN: ("找不到“{seen}”；相近的有：{expected}", "Nothing goes by “{seen}”; nearest: {expected}"),
    Code.REFERENCE_AMBIGUOUS: ("“{seen}”不止一个：{expected}", "“{seen}” fits several: {expected}"),
    Code.PLACE_BY_DECLARED_ALIAS: (
        "“{seen}”不见于区划代码，按地名词典作“{expected}”",
        "“{seen}” stands in no code list; the gazetteer declares it to be “{expected}”",
    ),
    Code.TOWN_NOT_MERGED: (
        "没有资料说明“{seen}”当日区镇合一；登记为功能区",
        "No source says that “{seen}” was one administration on that day; the zone is registered",
    ),
    Code.ISSUER_OF_NO_AREA: (
        "发文机关“{seen}”不以登记簿中的区划名称开头",
        "The issuer “{seen}” begins with no area that the register knows",
    ),
    Code.SECTOR_UNKNOWN: ("不认识的行业领域“{seen}”，没有登记", "Unknown sector “{seen}”; it is not registered"),
    Code.FILE_KIND_UNKNOWN: (
        "不认识的文件类型“{seen}”，应为{expected}",
        "Unknown kind of file “{seen}”; {expected} expected",
    ),
    Code.FILE_REPEATED: ("与“{expected}”是同一份文件", "The same document as “{expected}”"),
    Code.ISSUER_UNREADABLE: (
        "发文机关名称被隐去，无法辨认：“{seen}”，应为{expected}",
        "The issuer's name was made unreadable: “{seen}”; {expected} expected",
    ),
    Code.PART_NOT_READ: ("“{seen}”没有读取，应为{expected}", "“{seen}” has not been read; {expected} expected"),
    Code.FIGURES_DISAGREE: (
        "分项之和{seen}与总数{expected}不符",
        "The parts, {seen}, do not make up the total, {expected}",
    ),
    Code.QUANTITY_IMPOSSIBLE: ("数量不合理：“{seen}”（{expected}）", "Impossible number “{seen}” ({expected})"),
    **FILE_TEMPLATES,
    **WORKBOOK_TEMPLATES,
}

LABELS: dict[str, tuple[str, str]] = {
    **WORKBOOK_LABELS,
    "LIAISON_TABLE": ("挂钩联系分工表", "notice with a liaison table"),
    "WORK_PLAN": ("挂钩督导工作方案", "work plan of supervision groups"),
    "ISSUER_LINE": ("发文机关标志（…文件）", "the issuer's line (…文件)"),
    "CALENDAR_DAY": ("实际存在的日期", "a day of the calendar"),
    "START_BEFORE_END": ("开始早于终止", "a start before the end"),
    "CLOSED_LIST": ("完整名单", "a complete list"),
    "SENTENCE_END": ("句末标点", "the end of the sentence"),
    "CLOSING_PART": ("附件说明、落款或成文日期", "an annex, signature or date"),
    "ANNEX_TITLE": ("完整的附件标题", "the annex's whole title"),
    "BODY": ("正文", "The body of the text"),
    "NUMBER": ("机关代字〔年份〕序号号", "a number like 示例应急〔2020〕1号"),
    "TITLE_AND_ADDRESSEE": ("标题和主送机关", "title and addressee"),
    "NUMBER_OR_DATE": ("发文字号或成文日期", "a number or a day of issue"),
    "DATE_OF_ISSUE": ("成文日期", "its day of issue"),
    "PERIOD": ("督导时间（自…起至…）", "The period (自…起至…)"),
    "START_OF_PERIOD": ("期限的开始日期", "The first day of the period"),
    "END_OF_PERIOD": ("期限的终止日期或事件", "The end of the period, a day or an event"),
    "GROUP_SENTENCE": ("成立小组的内容（组长、副组长、组员）", "The sentence that founds the group"),
    "OFFICE_HEAD": ("办公室主任", "The head of the office"),
    "ONE_GROUP_LEAD": ("一名组长", "one lead"),
    "NUMBER_OF_ENTERPRISES": ("重点企业家数", "The number of key enterprises"),
    "SECTORS": ("重点监管的行业领域", "The list of sectors"),
    "ENTERPRISES_PER_LEADER": ("每人挂钩企业家数", "The number of enterprises per leader"),
    "PEOPLE_PER_GROUP": ("每组人数", "The number of people per group"),
    "ENTERPRISES_PER_GROUP": ("每组挂钩企业家数", "The number of enterprises per group"),
    "VISITS_PER_MONTH": ("每月到点次数", "The number of visits per month"),
    "DUTIES": ("“职责内容”之下的各项职责", "The numbered duties below 职责内容"),
    "DUTY_BEARER": ("承担职责的岗位（镇、街道、园区行政主要负责人）", "The office that bears the duties"),
    "DUTY_ON_ITS_OWN_LINE": ("另起一行的职责项", "A duty on a line of its own"),
    "PART_AFTER_DUTIES": ("职责内容之后的部分", "The part that follows the duties"),
    "MONTHLY_RETURN": ("每月报送期限", "The deadline of the monthly return"),
    "DAY_OF_MONTH": ("1至31日", "a day of the month"),
    "COUNTED_PERIOD": (
        "能统计的周期：每1至{WEEKLY}周、1至{MONTHLY}个月或1至{YEARLY}年".format_map(MOST),
        "a period that can be counted: every 1 to {WEEKLY} weeks, 1 to {MONTHLY} months or 1 to {YEARLY} years".format_map(
            MOST
        ),
    ),
    "WHOLE_MONTHS": ("按月、季、半年或年的周期（有截止日的）", "a period of whole months where a day is named"),
    "LIAISON_TABLE_HEADINGS": ("序号、挂钩领导、挂钩地区", "序号, 挂钩领导, 挂钩地区"),
    "LIAISON_ROWS": ("分工表的各行", "The rows of the liaison table"),
    "ROSTER_ROWS": ("情况表的各行", "The rows of the form"),
    "SECOND_HEADING_ROW": ("首格为空的第二行表头", "a second heading row with an empty first cell"),
    "PERSON_NAME": ("一个人名", "the name of one person"),
    "PLACE_NAME": ("地区名称", "the name of a place"),
    "ONCE": ("一次", "once"),
    "BLANK": ("空白", "a blank"),
    "XLSX": ("由模板制成的.xlsx文件", "an .xlsx file made from the template"),
    "DAY_IN_CELL": ("日期，如 2020-03-06", "a day such as 2020-03-06"),
    "WHOLE_NUMBER": ("从1起的整数", "a whole number from 1"),
    "TEXT": ("文字", "text"),
    "AREA_CODE": ("6、9或12位数字的区划代码", "an area code of 6, 9 or 12 digits"),
    "SECTOR_CODE": ("字母、数字组成的代码", "a code of letters and digits"),
    "USCC": ("18位统一社会信用代码", "a code of 18 characters"),
    "ONE_ASSIGNEE": ("人员、岗位（连同单位）、单位之一", "a person, a post with its organisation, or an organisation"),
    "FITTING_ASSIGNEE": ("与责任角色相符的人员、岗位或者单位", "a person, post or organisation that fits the role"),
    "ONE_SUBJECT": ("区划、企业之一", "either an area or an enterprise"),
    "SECTOR_IF_SECTORAL": ("行业监管须填行业领域，其他类型不填", "a sector for SECTORAL, none for any other basis"),
    "POST_IF_HOLDER": (
        "任职、主持工作、空缺须填岗位，小组成员不填",
        "a post for 任职, 主持工作 and 空缺, none for members of a group",
    ),
    "HIGHER_AREA": ("层级更高的上级区划", "an area of a higher level"),
    "CALCULATED_VALUE": ("公式的结果", "its value"),
    "KEY_POINTS": ("年度工作要点", "key points of a year"),
    "ISSUER_NAME": ("完整的机关名称", "its whole name"),
    "TASKS": ("编号的工作任务", "Numbered tasks"),
    "TASK_TITLE": ("完整的任务名称", "The whole heading of the task"),
    "TARGETS": ("工作目标", "Targets"),
    "TARGET_TITLE": ("目标名称", "The heading of the target"),
    "INDICATOR": ("一项指标", "one indicator"),
    **FILE_LABELS,
}
_NOTHING = ("无", "nothing")
_WHERE = (
    ("sheet", "工作表“{}”", "sheet “{}”"),
    ("annex", "附件{}", "annex {}"),
    ("row", "第{}行", "row {}"),
    ("column", "第{}格", "cell {}"),
    ("line", "文件第{}行", "line {}"),
)


def message(problem: Problem, lang: str = "zh") -> str:
    """The problem as one sentence: file and place, then what is wrong; ``lang`` is zh or en (also zh-CN, en_GB)."""
    english = _is_english(lang)
    place = (", " if english else "，").join(filter(None, (problem.file, where(problem, lang))))
    return f"{place}{': ' if english else '：'}{sentence(problem, lang)}"


def sentence(problem: Problem, lang: str = "zh") -> str:
    """What is wrong, without the place."""
    english = _is_english(lang)
    seen = problem.seen if problem.seen is not None else _NOTHING[english]
    return TEMPLATES[problem.code][english].format(seen=seen, expected=expected(problem, lang) or _NOTHING[english])


def where(problem: Problem, lang: str = "zh") -> str:
    """Where in the file it is, as far as that is known."""
    english = _is_english(lang)
    found = [(getattr(problem, name), texts) for name, *texts in _WHERE]
    return (", " if english else "，").join(texts[english].format(at) for at, texts in found if at is not None)


def expected(problem: Problem, lang: str = "zh") -> str | None:
    """What was expected: identifiers by their labels, anything else as it is."""
    if problem.expected is None:
        return None
    english, words = _is_english(lang), problem.expected.split(" ")
    if all(word in LABELS for word in words):
        return ("; " if english else "；").join(LABELS[word][english] for word in words)
    return problem.expected


def _is_english(lang: str) -> bool:
    return lang[:2].lower() == "en"
