"""Numbers in words, as sums of money are spelt out.

`num2words` (0.5) was tried and is wrong here: 1.005 gives “một nghìn lẻ năm” for “một nghìn
không trăm linh năm”, 10^15 gives “một trăm nghìn tỷ”, 10^18 “một Quintillion”.
"""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, hai mươi tư, hai mươi lăm
SCALES = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))
BILLION = 10**9
LIMIT = BILLION**3  # one tỷ tỷ tỷ; larger sums are a mistake


def number_in_words(number: int) -> str:
    """`21` → “hai mươi mốt”, `1005` → “một nghìn không trăm linh năm”.

    Raises:
        ValueError: The number is 10^27 or more; nobody has a word for it.
    """
    if abs(number) >= LIMIT:
        raise ValueError(number)
    if number == 0:
        return DIGITS[0]
    words = _whole(abs(number))
    return " ".join(["âm", *words] if number < 0 else words)


def _whole(number: int) -> list[str]:
    """Groups of nine digits, each followed by tỷ: một tỷ tỷ = 10^18."""
    above, rest = divmod(number, BILLION)
    words = [*_whole(above), "tỷ"] if above else []
    for scale, name in SCALES:
        group = rest // scale % 1000
        if group:
            words += _group(group, full=bool(words))
            words += [name] if name else []
    return words


def _group(number: int, *, full: bool) -> list[str]:
    """Three digits; inside a number all three are said: không trăm linh năm."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        return words if ones == 0 else [*words, *(["linh"] if words else []), DIGITS[ones]]
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones == 0:
        return words
    if tens == 1:
        return [*words, "lăm" if ones == 5 else DIGITS[ones]]  # noqa: PLR2004 - the digit itself
    return [*words, AFTER_TENS.get(ones, DIGITS[ones])]
