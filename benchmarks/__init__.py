"""Measurements of the package against public corpora and peers; not installed with it."""
