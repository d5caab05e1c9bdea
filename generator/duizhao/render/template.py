"""The templates of the pages."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from duizhao.render.escape import yaml_text
from duizhao.render.labels import label, label_attribute, label_text, words


@cache
def _environment() -> Environment:
    """Markdown, so nothing is escaped by the engine: views hold escaped text only."""
    env = Environment(
        loader=PackageLoader("duizhao.render"),
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["yaml"] = yaml_text
    env.globals.update(label=label, label_text=label_text, label_attribute=label_attribute, words=words)
    return env


def render(name: str, **values: object) -> bytes:
    """The page that this template makes of these values."""
    return _environment().get_template(name).render(**values).encode()
