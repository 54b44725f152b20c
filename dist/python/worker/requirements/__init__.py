"""Reads requirements with pip's own parsers. An operation of the resolver role."""
