"""Find persons whose surname is written otherwise than the word that it looks like: 范 (never 範), 余, 于."""

import re

from duizhao.text.language import HAN

# Surnames, and how they are written, where the word that looks the same is written otherwise.
_FORMS = dict(zip("范余于钟涂郁朴游占种", "范余于鍾涂郁朴游占种", strict=True))
_SURNAMES = "".join(_FORMS)
_OFFICE = (
    "(?:代|副|常务副|原|前|老)?(?:市长|省长|区长|县长|州长|镇长|乡长|村长|旗长|盟长|主席|书记|总理|主任|院长|检察长|局长|厅长|秘书长|校长|部长|同志"
    "|代表|委员|教授|院士|博士|医生|医师|老师|先生|女士|工程师|师傅|团队|烈士|警官|法官|董事长|总经理|经理|研究员|等同志|等人)"
)
_KINDS = "市省区县州旗盟镇乡村街"  # 于洪区 is a place
_EDGE = r"(?:^|(?<=[，。、；：！？（《“”\s和与由及请向]))"
_BEFORE = re.compile(rf"{_EDGE}[{_SURNAMES}](?=(?:(?![{_KINDS}])[{HAN}]){{1,2}}?{_OFFICE})")
_AFTER = re.compile(
    rf"(?:{_OFFICE}|组长|总统|作家|诗人|运动员|劳模|支书|村支书)\s*(?P<surname>[{_SURNAMES}])"
    rf"(?![今昨去前明上下本当每年月日此各何其后来])[{HAN}]{{1,2}}(?=[，。、；：！？）》”\s]|$|等|说|指出|强调|主持|作|代表|介绍|表示|率)"
)
_LIST = re.compile(rf"(?<=[、])[{_SURNAMES}](?=[{HAN}]{{1,2}}等(?:同志|人|专家|劳模|先进))")


def surnames_of_people(text: str) -> dict[int, str]:
    """Find surnames before or after an office, by their places, each with its Traditional form.

    >>> surnames_of_people("范志强副市长、余华主任、于洪区主任到场；市长 钟南")
    {0: '范', 7: '余', 23: '鍾'}
    """
    places = [m.start() for pattern in (_BEFORE, _LIST) for m in pattern.finditer(text)]
    places += [m.start("surname") for m in _AFTER.finditer(text)]
    return {at: _FORMS[text[at]] for at in sorted(places)}
