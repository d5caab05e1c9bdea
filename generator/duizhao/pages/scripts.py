"""Write data for the scripts of a page, as scripts that hand them over (readings.js)."""

import json
from collections.abc import Mapping


def load_script(kind: str, data: Mapping[str, object]) -> bytes:
    """Return a script that hands over its data to the page."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'duizhao.load("{kind}",{plain});\n'.encode()
