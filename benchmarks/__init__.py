"""How fast funnelspec is, beside what its users already run."""
