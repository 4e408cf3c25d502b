"""Typed text: its characters, escaping, folding, typography, and what a terminal shows of it."""
