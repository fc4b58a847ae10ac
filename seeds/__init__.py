"""From official documents and workbooks to the graph: gazetteer, readers, workbook, sample city, imports."""
