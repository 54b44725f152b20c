"""What the packaging inside a pip says of the interpreter that runs this, as JSON.

    python real.py [PIP_WHEEL]       without a wheel: the interpreter's own pip
"""

import json
import sys

if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])

from pip._vendor.packaging import markers  # noqa: E402


def supported():
    """Platform tags and full tags, best first."""
    try:
        from pip._vendor.packaging import tags
    except ImportError:
        # The pip of Python 3.6 is older than packaging.tags and knows fewer platforms.
        from pip._internal import pep425tags

        return [], ["-".join(tag) for tag in pep425tags.get_supported()]
    platform_tags = getattr(tags, "platform_tags", None) or tags._platform_tags
    return list(platform_tags()), [str(tag) for tag in tags.sys_tags()]


platforms, full = supported()
json.dump({"platformTags": platforms, "tags": full, "markers": markers.default_environment()}, sys.stdout)
