"""Reads what the user asks for, with pip's own parsers. An operation of the resolver role, apart from the resolver."""
