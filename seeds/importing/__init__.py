"""Imports: official documents, workbooks and the gazetteer into the register, all of an import or nothing.

`unit` imports files, `gazetteer` what every register begins with. The service needs the second at every start and the first
hardly ever, so nothing is imported here.
"""
