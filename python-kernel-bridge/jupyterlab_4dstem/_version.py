"""The version, equal to that in package.json (a test compares them)."""

__version__ = "0.1.0"
