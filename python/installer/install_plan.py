"""An order: what is to be installed, and what came of it."""

from typing import List, NamedTuple

from .bundle import Bundle, Offer
from .console import Json
from .lock import Pin


class Order(NamedTuple):
    """What is to be installed, decided before anything is changed."""

    bundle: Bundle
    offer: Offer
    pins: List[Pin]
    force: bool


class Outcome(NamedTuple):
    where: str
    changed: List[Json]  # {"project", "from": version or None, "to": version}
    note: str  # how to go on from here
