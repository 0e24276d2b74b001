"""YAML text to a located tree, in plain words. The only room that imports PyYAML."""
