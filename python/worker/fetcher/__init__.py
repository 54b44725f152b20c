"""The door: the only process of ours that touches the network.

Requests and responses: `OPERATIONS.door` of src/worker/protocol.ts.

    open     {"indexes", "cacheFolder", "poolFolder", "runFolder", "downloads"} -> {"indexes": [{"url", "host"}], "findLinks"}; comes first
    login    {"url", "username", "password"} -> {}
    indexes  {"lines": [{"kind", "url"}]} -> as open
    page     {"project"} -> {"places": [{"index", "status": "found" | "absent", "table": path of a page file or null}]}
    wheels   {"project"} -> {"wheels": [FileEntry]}
    core     {"file": FileEntry} -> {"core", "sha256", "metadataSha256", "landed"?, "instead"?: {"url", "why"}}
    file     {"file": FileEntry} -> {"path", "filename", "sha256", "bytes"}
    text     {"url"} -> {"path", "contentType"}
"""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable

from worker.fetcher.concurrency import Desk
from worker.fetcher.redactor import Masks
from worker.fetcher.service import Door
from worker.lines import Channel, Fault, Handler, Message, machine_fault

# Unit: seconds that transfers get to notice that the caller has gone.
GRACE = 1.0
# Unit: seconds (Python's own: 0.005). Most turns are a few lines between two reads of a socket: threads that take the
# interpreter from each other in the midst of them cost a cold resolve a sixth of its time, and shorter intervals more.
TURN = 0.02


def serve(channel: Channel) -> None:
    masks, desk = Masks(), Desk()
    masks.guard_logs()
    # 170,000 listed files are garbage in no cycle: looking for some among them costs a tenth of the time
    gc.set_threshold(200_000, 20, 20)
    sys.setswitchinterval(TURN)
    doors: list[Door] = []

    def opened(request: Message) -> Message:
        door = Door(request, masks)
        doors.append(door)
        desk.staff(int(request.get("downloads", 16)))
        return door.opened()

    def answer(op: Callable[[Door, Message], Message]) -> Handler:
        return lambda request: op(the_door(doors), request)

    ops = {
        "page": Door.page,
        "wheels": Door.wheels,
        "core": Door.core,
        "file": Door.file,
        "text": Door.text,
        "login": Door.login,
        "indexes": Door.use_index_lines,
    }
    handlers = {"open": opened, **{name: answer(op) for name, op in ops.items()}}
    channel.serve({name: guarded(handler, masks) for name, handler in handlers.items()}, desk)
    for door in doors:
        door.stop()
    desk.close(GRACE)


def the_door(doors: list[Door]) -> Door:
    if not doors:
        raise Fault("bug", "the door was asked before it was opened")
    return doors[0]


def guarded(handler: Handler, masks: Masks) -> Handler:
    """No secret leaves in an error, whoever worded it."""

    def answer(request: Message) -> Message:
        try:
            result: Message = handler(request)
            return result
        except Fault as fault:
            told = {key: masks.scrub(value) if isinstance(value, str) else value for key, value in fault.more.items()}
            raise Fault(fault.kind, masks.scrub(fault.message), masks.scrub(fault.hint), **told) from None
        except Exception as error:
            if (machine := machine_fault(error)) is not None:
                raise Fault(machine.kind, masks.scrub(machine.message), machine.hint) from None
            detail = masks.scrub("".join(traceback.format_exception(error)))
            raise Fault("bug", masks.scrub(f"{type(error).__name__}: {error}"), detail=detail) from None

    return answer
