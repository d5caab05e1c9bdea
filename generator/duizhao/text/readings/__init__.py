"""Read Chinese text aloud: words, names of persons, and the pinyin syllable of every character."""
