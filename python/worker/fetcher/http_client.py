"""GET, by pip's session: an answer, or a Fault of kind network."""

from __future__ import annotations

import time
from collections.abc import Mapping

from pip._internal.network.session import PipSession
from pip._vendor.requests import Response
from pip._vendor.requests.exceptions import ChunkedEncodingError, ContentDecodingError
from pip._vendor.urllib3 import BaseHTTPResponse
from pip._vendor.urllib3.exceptions import DecodeError, HTTPError

from worker.fetcher.network_errors import EXPECTED, no_answer_fault, too_large_fault, too_slow_fault
from worker.fetcher.paced_response import pace_of
from worker.fetcher.redactor import Masks
from worker.fetcher.redirect_policy import Origins
from worker.fetcher.throughput import TooSlow
from worker.lines import Fault

# pip's session asks again where there is no answer or a passing status, but not where a body breaks off: then we do.
MOST_BODY_RETRIES = 3
# Unit: bytes. The largest page of a public index has 40 MiB; a body without an end must not take the memory of the machine.
LARGEST_BODY = 512 << 20
PIECE = 1 << 16


class Network:
    def __init__(self, session: PipSession, masks: Masks, retries: int) -> None:
        """`retries`: as pip's setting of that name has it."""
        self._session, self._masks = session, masks
        self._origins = Origins(session)
        self._body_attempts = 1 + min(retries, MOST_BODY_RETRIES)

    def get(self, url: str, headers: Mapping[str, str], stream: bool = False, known: bool = False) -> Response:
        """Any status. `known`: a strong hash says what must come, so that anyone may bring it. @raise Fault(network) when no whole
        answer came, or none from where it can be believed. A stream's body may still break off."""
        if not known:
            self._origins.check(url)
        hooks = {} if known else {"response": self._origins.check_next}
        for attempt in range(self._body_attempts):
            time.sleep(0.25 * attempt)
            try:
                response = self._session.get(self._masks.full(url), headers=headers, stream=True, hooks=hooks)
                return response if stream else with_body(response, url)
            except (ChunkedEncodingError, ContentDecodingError) as error:
                last: Exception = error
            except TooSlow as error:
                raise too_slow_fault(url, error) from None
            except EXPECTED as error:
                raise no_answer_fault(url, error) from None
            except OSError as error:  # e.g. a certificate file that cannot be read
                raise Fault("environment", f"{error}", "Look at cert and client-cert.") from None
        raise no_answer_fault(url, last)


def with_body(response: Response, url: str) -> Response:
    """Reads it as `requests` does, but neither for ever nor without a bound. @raise Fault(network), TooSlow, ChunkedEncodingError, ContentDecodingError"""
    if not isinstance(response.raw, BaseHTTPResponse):  # a file of this machine
        return response
    pace, pieces, size = pace_of(response), [], 0
    try:
        while piece := response.raw.read1(PIECE, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_BODY:
                raise too_large_fault(url, LARGEST_BODY)
            pace.came(len(piece))
    except DecodeError as error:
        raise ContentDecodingError(error) from None
    except HTTPError as error:  # it broke off, or fell silent
        raise ChunkedEncodingError(error) from None
    finally:
        response.close()
    response._content, response._content_consumed = b"".join(pieces), True
    return response
