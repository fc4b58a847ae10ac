"""The sentences about files as such and about mapped tables (seeds.messages has the others)."""

from __future__ import annotations

from seeds.report import ProblemCode as Code

FILE_TEMPLATES: dict[Code, tuple[str, str]] = {
    Code.FILE_BROKEN: (
        "文件已损坏或不完整（{seen}），应为{expected}；请重新导出后再导入",
        "The file is broken or incomplete ({seen}); {expected} expected: export it again",
    ),
    Code.FILE_ENCRYPTED: ("文件设有密码（{seen}），应为{expected}", "The file is locked ({seen}); {expected} expected"),
    Code.FILE_OF_OLD_KIND: (
        "旧格式文件（{seen}）不能读取，请另存为{expected}",
        "An old kind of file ({seen}) that cannot be read: save it as {expected}",
    ),
    Code.FILE_KIND_DISAGREES: (
        "文件内容是{seen}，与扩展名{expected}不符；请改正扩展名或重新导出",
        "The content is {seen}, the name says {expected}: correct the name, or export the file again",
    ),
    Code.NO_TEXT_LAYER: (
        "没有可读取的文字（图片{seen}幅），可能是扫描件；应为{expected}",
        "No text to read ({seen} pictures); perhaps a scan: {expected} expected",
    ),
    Code.GLYPHS_WITHOUT_TEXT: (
        "有的字没有对应的文字（{seen}），不能读取；应为{expected}",
        "Some letters stand for no text ({seen}); {expected} expected",
    ),
    Code.TOO_MANY_PAGES: ("文件有{seen}页，上限为{expected}页", "The file has {seen} pages, the limit is {expected}"),
    Code.READING_TOO_COSTLY: (
        "读取超出时间或内存的上限（{seen}；上限{expected}）；请重新导出后再导入",
        "Reading it takes more than it may ({seen}; the limits are {expected}): export it again",
    ),
    Code.CHANGES_TRACKED: (
        "文件含有未处理的修订，不知以何为准；请{expected}",
        "The file has tracked changes, so that nobody knows which text holds: {expected}",
    ),
    Code.NUMBERS_NOT_READ: (
        "自动编号的格式“{seen}”不能读取，能读取的如{expected}",
        "Automatic numbers of the form “{seen}” cannot be read; such as {expected} can",
    ),
    Code.MAPPING_NEEDED: (
        "不是本系统的模板（{seen}）；读取本单位自己的表格，请用{expected}给出列的对应关系",
        "Not our template ({seen}); to read a table of your own, say with {expected} what its columns are",
    ),
    Code.MAPPING_WRONG: ("列对应文件有误：{seen}（{expected}）", "The mapping is wrong: {seen} ({expected})"),
    Code.MAPPED_PART_MISSING: (
        "按列对应文件找不到{expected}（见到：{seen}）",
        "{expected} is not where the mapping says (seen: {seen})",
    ),
    Code.MAPPED_TABLE_MISSING: (
        "找不到列对应文件所说的表：应有“{expected}”（见到：{seen}）",
        "No such table as the mapping says: “{expected}” expected (seen: {seen})",
    ),
    Code.MAPPED_COLUMN_MISSING: (
        "表中没有列对应文件所说的列“{expected}”（见到：{seen}）",
        "The table has no column “{expected}” as the mapping says (seen: {seen})",
    ),
    Code.MAPPED_WORD_UNKNOWN: (
        "列对应文件没有说明“{seen}”是什么，已说明的有：{expected}",
        "The mapping does not say what “{seen}” is; it knows {expected}",
    ),
    Code.ENTERPRISE_MISSING: (
        "没有企业（见到：{seen}），应有{expected}",
        "No enterprise (seen: {seen}); {expected} expected",
    ),
    Code.ENTERPRISE_NAME_DIFFERS: (
        "企业名称“{seen}”与登记簿中的“{expected}”不同，以登记簿为准",
        "The enterprise is called “{seen}”, in the register “{expected}”, which stays",
    ),
}

FILE_LABELS: dict[str, tuple[str, str]] = {
    "MAPPED_TABLE": ("单位自己的表格（--map）", "a table of your own (--map)"),
    "PERIOD_IN_CELL": ("起止日期，如 2031年1月至12月", "a period such as 2031年1月至12月"),
    "TITLE": ("标题", "The title"),
    "ISSUER": ("发文机关", "The issuer"),
    "ENTERPRISE_OR_PLACE": ("企业或者地区", "an enterprise or a place"),
    "ENTERPRISE_KNOWN_OR_WHOLE": (
        "已登记的企业，或者同时给出代码、名称和地区",
        "an enterprise of the register, or its code, name and place",
    ),
    "FILE_WITHOUT_PASSWORD": ("取消密码后另存的文件", "a copy without its password"),
    "TEXT_LAYER": (
        "由文字处理软件导出的、含文字的PDF，或者DOCX、TXT",
        "a PDF that a word processor exported, DOCX or TXT",
    ),
    "CHANGES_ACCEPTED": ("接受或拒绝全部修订后再导入", "accept or reject them all"),
}
