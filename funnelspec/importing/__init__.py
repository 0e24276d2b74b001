"""A company's present glossary, from a sheet to definitions as a person would write them.

bytes -> sheets -> columns -> items -> what is new -> text, and remarks about all that could not be placed.
"""
