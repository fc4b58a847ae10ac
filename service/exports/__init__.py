"""`/exports/…`: what the register answers as tables for people, CSV and XLSX (导出)."""
