"""Find the figures of a text in either language."""

from duizhao.figures.chinese import find_chinese
from duizhao.figures.english import find_english
from duizhao.model.figures import Figure
from duizhao.model.source import Lang


def find_figures(text: str, lang: Lang) -> tuple[Figure, ...]:
    """Find every number of a text, in order and without overlaps.

    >>> [text[f.start : f.end] for text in ["绿道总长超600平方公里，增长5%左右。"] for f in find_figures(text, "zh")]
    ['超600平方公里', '5%左右']
    >>> [text[f.start : f.end] for text in ["It has over 600 square kilometers, 5% more."] for f in find_figures(text, "en")]
    ['over 600 square kilometers', '5%']
    """
    return tuple(find_chinese(text) if lang == "zh" else find_english(text))
