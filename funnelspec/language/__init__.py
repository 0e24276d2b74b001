"""Names and near misses: what counts as the same word."""
