"""The templates of the pages."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.render.escape import yaml_text


@cache
def _environment() -> Environment:
    """Markdown, so nothing is escaped by the engine: views hold escaped text only."""
    env = Environment(
        loader=PackageLoader("generator.render"),
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["yaml"] = yaml_text
    return env


def render(name: str, **values: object) -> bytes:
    """The page that this template makes of these values."""
    return _environment().get_template(name).render(**values).encode()
