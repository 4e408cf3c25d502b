"""The lint of the sources: rules, each with its stable id; docs/checks.md lists them with examples.

rule      what a rule is, and what it is given
rules     the table of all of them
fatal     those of what no edition can be built with
findings  what rules find, as problems
lint      the findings of all
"""
