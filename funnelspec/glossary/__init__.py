"""From the model to the glossary: items sorted, linked to each other, agreed or disputed."""

from __future__ import annotations

from funnelspec.glossary.assemble import build
from funnelspec.glossary.translations import languages, translated
from funnelspec.glossary.value import Glossary

__all__ = ["Glossary", "build", "languages", "translated"]
