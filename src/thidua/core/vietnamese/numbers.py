"""Numbers as Vietnamese people write them: 7.897 and 12,5. The English form is read too."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

LONGEST = 60  # characters; nothing that a person means as a number is longer
SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
LOOK_ALIKES = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys("−‒–\uff0d", "-"),
        "，": ",",
        "．": ".",
        "％": "%",
        "＋": "+",
    }
)
NUMBER = re.compile(r"(?P<sign>[-+]?) ?(?P<body>[0-9.,][0-9., ]*?)(?P<percent> ?%)?")
# Which readings a body has, the likelier first: (form, sign of groups, sign of decimals).
FORMS = (
    (re.compile(r"[0-9]+"), "", ""),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"), ".", ","),
    (re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?"), " ", ","),
    (re.compile(r"[0-9]*,[0-9]+"), "", ","),
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ",", "."),
    (re.compile(r"[0-9]{1,3}(?: [0-9]{3})+\.[0-9]+"), " ", "."),
    (re.compile(r"[0-9]*\.[0-9]+"), "", "."),
)
NO_GROUPS = re.compile(r"0[0-9]*[., ]")  # 0.500 can not be a count: nobody groups after a zero


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What a text says as a number; `alternative` is what it says in the other decimal form.

    `ambiguous` asks for a yellow “Hiểu là 1.500 (một nghìn năm trăm)” before saving.
    """

    value: Decimal
    ambiguous: bool = False
    alternative: Decimal | None = None
    percent: bool = False


def read_number(text: str) -> NumberReading:
    """Read `7.897`, `12,5`, `7,897.5`, `1 500`, `95 %`; the Vietnamese form wins a doubt.

    Raises:
        ValueError: It is no number, or holds more than one and a percent sign.
    """
    plain = text.translate(LOOK_ALIKES).strip()
    match = NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None
    readings = _readings(match["body"]) if match else []
    if match is None or not readings:
        raise ValueError(text)
    sign = -1 if match["sign"] == "-" else 1
    value, *others = (sign * reading for reading in readings)
    return NumberReading(
        value=value,
        ambiguous=bool(others),
        alternative=others[0] if others else None,
        percent=match["percent"] is not None,
    )


def _readings(body: str) -> list[Decimal]:
    found = []
    for form, group, point in FORMS:
        if form.fullmatch(body) and not (group and NO_GROUPS.match(body)):
            plain = body.replace(group, "") if group else body
            found.append(Decimal(plain.replace(point, ".") if point else plain))
    return found


def write_number(value: Decimal | int, places: int | None = None) -> str:
    """`7.897`, `12,5`; with `places` rounded half-up and padded to them: `12,50`."""
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(value)
    if places is not None:
        with localcontext(
            prec=max(28, len(exact.as_tuple().digits) + abs(exact.adjusted()) + places + 2)
        ):
            exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    written = f"{exact:,f}"
    if places is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if not exact:
        written = written.removeprefix("-")
    return written.translate(str.maketrans(",.", ".,"))
