"""Render the templates of the pages."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from duizhao.site.across import quote_html, verdict_html
from duizhao.site.addresses import TO_ROOT
from duizhao.site.carried import carried, literal, mark
from duizhao.site.escape import yaml_text
from duizhao.site.labels import COLON, bilingual, label, label_attribute, label_text, words
from duizhao.site.names import as_heading
from duizhao.site.redlines import redlines


@cache
def _environment() -> Environment:
    """Return the environment of the templates. It escapes nothing: the views hold escaped Markdown."""
    env = Environment(
        loader=PackageLoader("duizhao.pages"),
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.filters["yaml"] = yaml_text
    env.filters["carried"] = carried
    env.filters["literal"] = literal
    env.globals.update(
        label=label,
        label_text=label_text,
        label_attribute=label_attribute,
        words=words,
        names=bilingual,
        TO_ROOT=TO_ROOT,
        COLON=COLON,
        heading=as_heading,
        mark=mark,
    )
    env.globals.update(quote=quote_html, verdict=verdict_html, redlines=redlines)
    return env


def render(template: str, /, **values: object) -> bytes:
    """Render a template with these values."""
    return _environment().get_template(template).render(**values).encode()
