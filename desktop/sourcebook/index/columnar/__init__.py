"""Columns instead of postings: the files of the index, and the arithmetic that answers from them.

A segment is one immutable file of arrays; a table of contents names the segments in force and
their deleted documents. Nothing here is unpickled, and every byte that is read was checked.
"""
