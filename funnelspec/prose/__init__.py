"""Texts outside the definitions, such as playbooks and e-mail templates, held against the glossary."""
