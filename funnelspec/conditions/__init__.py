"""The language of criteria: read it, type it, evaluate it, say it. Knows a table of fields, not the model."""
