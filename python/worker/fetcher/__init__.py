"""The worker role `fetcher`: service.py lists its operations."""

from worker.fetcher.service import serve

__all__ = ["serve"]
