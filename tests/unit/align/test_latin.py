"""Latin names that both languages have, also in text of one long number."""

import time

from duizhao.align.affinity import _LATIN


def test_names_with_digits() -> None:
    assert _LATIN.findall("5G基站、PM2.5、12km、A股、3D打印 4.5G") == ["5G", "PM2.5", "12km", "3D", "5G"]


def test_a_long_number_takes_no_time() -> None:
    begun = time.process_time()
    assert _LATIN.findall("1" * 300_000 + "。") == []
    assert time.process_time() - begun < 1
