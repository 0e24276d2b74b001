"""``python -m funnelspec``."""

from funnelspec.cli import main

main()
