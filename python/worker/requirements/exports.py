"""Lock files that only their own tool reads, by name, and the command of that tool that writes what every tool reads."""

from __future__ import annotations

EXPORTS = {
    "uv.lock": "uv export --no-dev --format pylock.toml -o pylock.toml",
    "pdm.lock": "pdm export --format pylock -o pylock.toml",
    "poetry.lock": "poetry export -f requirements.txt -o requirements.lock.txt",
    "pipfile.lock": "pipenv requirements --hash > requirements.lock.txt",
}
