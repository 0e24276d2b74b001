"""Published forms of the glossary: one module each, ``render(glossary) -> str``."""
