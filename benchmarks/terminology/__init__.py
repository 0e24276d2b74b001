"""How often findings about words are right: on labelled texts, planted conflicts, texts without any."""
