"""The worker role `fetcher`: see service.py."""
