"""GET, by pip's session: an answer, or a Fault of kind network."""

from __future__ import annotations

import time
from collections.abc import Mapping

from pip._internal.network.session import PipSession
from pip._vendor.requests import Response
from pip._vendor.requests.exceptions import ChunkedEncodingError, ContentDecodingError

from worker.door.masks import Masks
from worker.door.outage import EXPECTED, no_answer_fault
from worker.lines import Fault

# pip's session asks again where there is no answer or a passing status, but not where a body breaks off: then we do.
MOST_BODY_RETRIES = 3


class Network:
    def __init__(self, session: PipSession, masks: Masks, retries: int) -> None:
        """`retries`: as pip's setting of that name has it."""
        self._session, self._masks = session, masks
        self._body_attempts = 1 + min(retries, MOST_BODY_RETRIES)

    def get(self, url: str, headers: Mapping[str, str], stream: bool = False) -> Response:
        """Any status. @raise Fault(network) when no whole answer came. A stream's body may still break off."""
        for attempt in range(self._body_attempts):
            time.sleep(0.25 * attempt)
            try:
                return self._session.get(self._masks.full(url), headers=headers, stream=stream)
            except (ChunkedEncodingError, ContentDecodingError) as error:
                last: Exception = error
            except EXPECTED as error:
                raise no_answer_fault(url, error) from None
            except OSError as error:  # e.g. a certificate file that cannot be read
                raise Fault("environment", f"{error}", "Look at cert and client-cert.") from None
        raise no_answer_fault(url, last)
