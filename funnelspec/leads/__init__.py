"""Many leads from a table: read its rows, find the columns of fields, say what each lead meets."""
