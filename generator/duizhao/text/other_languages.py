"""Recognise texts in languages other than Chinese and English."""

import re

# Scripts that neither language is written in, by name of the language or of the script; a share of them decides.
_SCRIPTS = {
    "Japanese (kana)": re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]"),
    "Korean (Hangul)": re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]"),
    "Russian or another language in Cyrillic letters": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "Arabic, Uyghur or another language in Arabic letters": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "Tibetan": re.compile("[\u0f00-\u0fff]"),
    "Mongolian": re.compile("[\u1800-\u18af]"),
    "Yi": re.compile("[\ua000-\ua4cf]"),
    "Thai": re.compile("[\u0e00-\u0e7f]"),
    "Hebrew": re.compile("[\u0590-\u05ff]"),
    "Hindi or another language in Devanagari": re.compile("[\u0900-\u097f]"),
}
_SHARE = 0.1  # of the letters; a quotation or a name has fewer
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile("[\u3400-\u9fff]")
_LEAST, _USUAL, _FEW = (
    30,
    0.12,
    0.05,
)  # words that are looked at; share of the usual words of a language, and of English ones beside it
# The most frequent short words of each language
_WORDS = {
    "English": "the of and to in for on will we that with is was by as our have been be this",
    "French": "le la les des du de et en un une dans pour par sur est nous que qui au aux l d",
    "German": "der die das und den des von zu mit im ist für auf ein eine wir dem sich werden wurde",
    "Spanish": "el la los las de del y en un una que por para con se es al hemos su más",
    "Portuguese": "o a os as de do da dos das e em um uma que por para com se no na ao",
    "Italian": "il la i le gli di del della dei e in un una che per con si nel al sono è",
    "Dutch": "de het een van en in op te voor met is dat zijn wij door aan wordt naar om",
    "Vietnamese": "và của các là trong cho được có những với một đã về thành chúng tôi năm",
    "Indonesian or Malay": "dan yang di untuk dengan pada dari ini itu dalam akan kami telah tahun oleh",
    "Turkish": "ve bir bu ile için olarak da de daha çok yıl olan biz",
    "Polish": "i w z na do się jest oraz że o przez dla roku po",
}
_SETS = {name: frozenset(words.split()) for name, words in _WORDS.items()}


def other_language(text: str) -> str:
    """Return the name of the language of a text if it is neither Chinese nor English; else an empty string.

    >>> other_language("代表の皆様：私は市人民政府を代表して、政府活動報告を行います。"), other_language("各位代表：现在报告工作。")
    ('Japanese (kana)', '')
    """
    letters = len(_LETTER.findall(text))
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    name = max(counts, key=lambda n: counts[n])
    if letters and counts[name] > _SHARE * letters:
        return name
    if len(_HAN.findall(text)) * 5 > letters:
        return ""
    words = [word.lower() for word in _WORD.findall(text) if not _HAN.search(word)]
    if len(words) < _LEAST:
        return ""
    shares = {lang: sum(word in usual for word in words) / len(words) for lang, usual in _SETS.items()}
    best = max(shares, key=lambda lang: shares[lang])
    return best if best != "English" and shares[best] > _USUAL and shares["English"] < _FEW else ""
