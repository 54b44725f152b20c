"""The resolver role: pip's own resolver for every target (service.py)."""
