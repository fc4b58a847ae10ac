"""The dossier of a retrospective (倒查材料): one answer of the schema as JSON and as DOCX, each line with its source."""
