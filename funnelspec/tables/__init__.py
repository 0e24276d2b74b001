"""Bytes of a file to rows of cells: what every command that reads a table shares."""
