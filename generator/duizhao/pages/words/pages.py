"""Write the pages of the term bank: all terms on one, their renderings by first letter, and what has changed."""

import json
from collections.abc import Iterator, Sequence

from duizhao.model.artefact import File
from duizhao.model.shown import ShownTerm
from duizhao.model.site import Site
from duizhao.pages.template import render
from duizhao.pages.words.times import TimesOfTerms, places_of
from duizhao.pages.words.views import by_letter, said_of, term_view
from duizhao.site.escape import attribute
from duizhao.site.labels import label_text

TERMS = "terms"  # the folder of the pages


def term_pages(site: Site, terms: Sequence[ShownTerm]) -> Iterator[File]:
    """Yield the overview, a page for each letter, the one that compares words, and that of changes; nothing if there is no term."""
    if not terms:
        return
    said = said_of(site.corpus)
    times = TimesOfTerms(places_of(site.corpus.series), site.words, "../../")
    letters = by_letter(term_view(t, said, times.of(t)) for t in terms)
    title = label_text("page.terms.title")
    changed = [t for _, some in letters for t in some if t.changes]
    yield File(
        f"{TERMS}/index.md", render("terms.md.jinja", title=title, letters=letters, changed=len(changed), count=len(terms))
    )
    for letter, some in letters:
        yield File(
            f"{TERMS}/{letter}.md",
            render(
                "terms_letter.md.jinja",
                title=label_text("page.terms.letter", letter=letter.upper()),
                letter=letter,
                letters=letters,
                terms=some,
            ),
        )
    yield File(
        f"{TERMS}/over-time.md",
        render("over_time.md.jinja", title=label_text("page.times.title"), sizes=attribute(json.dumps(dict(site.words.sizes)))),
    )
    if changed:
        name = label_text("page.terms.changed")
        yield File(f"{TERMS}/changed.md", render("terms_changed.md.jinja", title=name, terms=changed))
