"""The four delivery fields: what is valid and how it will stand on the parcel. Shared by the brain and the delivery form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_OLD_PREFIX = re.compile(r"^8(?=0\d{9}$)")
_FOREIGN_PREFIX = re.compile(r"^00(?=[1-9])")
_BRANCH = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*", re.UNICODE)
_APOSTROPHES = str.maketrans("’ʼ`", "'''")
_RUSSIAN = str.maketrans({"ы": "и", "э": "е", "ъ": None, "ё": "йо", "Ы": "И", "Э": "Е", "Ъ": None, "Ё": "Йо"})
_AFTER_SOFT = re.compile(r"(?<=[бвгґджзклмнпрстфхцчшщ])ё", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """`e164` None: not a phone. `foreign`: valid in another country, the carrier may not call it."""

    e164: str | None = None
    foreign: bool = False


def phone(text: str, region: str = "UA") -> PhoneReading:
    import phonenumbers  # a second of nobody's start: only a turn with digits needs it

    digits = re.sub(r"[^\d+]", "", text)
    digits = _FOREIGN_PREFIX.sub("+", _OLD_PREFIX.sub("", digits))
    if region == "UA" and re.fullmatch(r"380\d{9}", digits):
        digits = f"+{digits}"
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return PhoneReading()
    if not phonenumbers.is_valid_number(number) and not _looks_ukrainian(number.country_code, number.national_number):
        return PhoneReading()
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return PhoneReading(e164, foreign=phonenumbers.country_code_for_region(region) != number.country_code)


def branch(text: str) -> str | None:
    """The number of a branch or locker, digits only, without leading zeros."""
    found = _BRANCH.findall(text)
    number = found[0].lstrip("0") if len(found) == 1 else ""
    return number or None


def full_name(text: str, names: Mapping[str, str]) -> str | None:
    """The recipient as it will stand on the parcel, or None unless it has two words and 2–100 characters.

    `names`: Russian first names and patronymics, lower case, → Ukrainian.
    """
    words = _WORD.findall(text.translate(_APOSTROPHES))
    if len(words) < 2 or any(ch.isdigit() for ch in text):
        return None
    name = " ".join(_name_word(word, names) for word in words)
    return name if 2 <= len(name) <= 100 else None


def city(text: str, cities: Mapping[str, str]) -> str | None:
    """The city by the table (any case or language in it), else by letters only; 2–50 characters."""
    known = cities.get(" ".join(text.lower().split()))
    if known:
        return known
    words = _WORD.findall(text.translate(_APOSTROPHES))
    name = " ".join(_capital(ukrainian_letters(word)) for word in words)
    return name if 2 <= len(name) <= 50 and not any(ch.isdigit() for ch in text) else None


def ukrainian_letters(word: str) -> str:
    """ы → и, э → е, ё → йо (ьо after a consonant), ъ dropped; Latin as typed."""
    return _AFTER_SOFT.sub("ьо", word).translate(_RUSSIAN)


def _looks_ukrainian(country: int | None, national: int | None) -> bool:
    """Number plans grow faster than libraries: nine national digits of a mobile code are enough."""
    return country == 380 and national is not None and re.fullmatch(r"[3-9]\d{8}", str(national)) is not None


def _name_word(word: str, names: Mapping[str, str]) -> str:
    known = names.get(word.lower())
    return known if known else _capital(ukrainian_letters(word))


def _capital(word: str) -> str:
    return "-".join(
        part[:1].upper() + (part[1:].lower() if part.islower() or part.isupper() else part[1:]) for part in word.split("-")
    )
