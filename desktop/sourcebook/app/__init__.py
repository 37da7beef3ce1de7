"""What a person can do, as plain functions that know no window and no terminal.

Every use case takes the `library.Library` it works on first. The command line calls it
directly; the window runs it through `jobs.Jobs`.
"""
