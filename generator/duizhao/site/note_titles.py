"""Name the link from a note back to its marker."""

from duizhao.model.shown import ShownNote
from duizhao.site.labels import SEPARATOR, label_pair


def note_title(note: ShownNote) -> str:
    """Return the title of the link back, in both languages; how the place was found is in it, since only editors ask for that."""
    zh, en = (text.format(n=note.number) for text in label_pair("note.back"))
    if note.how:
        how = label_pair(f"page.placed.{note.how}")
        zh, en = f"{zh}（{how[0]}）", f"{en} ({how[1]})"
    return f"{zh}{SEPARATOR}{en}"
