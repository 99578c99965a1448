"""Which written syllables Vietnamese can have: onset × rime × tone, and where the tone stands.

Used to tell Vietnamese from text in an old encoding, and to bring hoà and hòa together.
"""

from functools import lru_cache

from thidua.core.vietnamese.letters import ACUTE, DOT, VOWELS, nfc, split_tone, toned

ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# One line per beginning of the rime; a rime is written without its tone.
RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ôông  ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
    uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
"""
ONSETS = tuple(ONSET_LIST.split())
RIMES = frozenset(RIME_LIST.split())
AFTER_QU = frozenset({"ych", "ynh", "yt", "yp"})  # quỳnh: y stands where others write i
STOPPED = ("c", "ch", "p", "t")  # these close the syllable: only sắc and nặng are possible
MARKED_VOWELS = "ăâêôơư"
FRONT = "eêiy"
BACK = "aăâoôơuư"
# Spelling: c k, g gh, ng ngh share their sounds; these first letters of a rime go to the other.
NEVER_BEFORE = {
    "c": FRONT,
    "k": BACK,
    "g": "eêy",
    "gh": f"{BACK}y",
    "ng": "eêi",
    "ngh": f"{BACK}y",
    "gi": "iy",
}


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case, can be one Vietnamese syllable, its tone in a usual place."""
    letters = [split_tone(letter) for letter in nfc(word.lower())]
    bare = "".join(letter for letter, _ in letters)
    tones = [(place, tone) for place, (_, tone) in enumerate(letters) if tone]
    if len(tones) > 1:
        return False
    for onset, rime in _splits(bare):
        places = [len(onset) + place for place in tone_places(rime)]
        if not tones:
            if not rime.endswith(STOPPED):
                return True
        elif tones[0][0] in places and (not rime.endswith(STOPPED) or tones[0][1] in (ACUTE, DOT)):
            return True
    return False


def tone_places(rime: str) -> tuple[int, ...]:
    """Positions in the rime where the tone may stand, the older way of writing first.

    Only oa, oe and uy without an end have two: hòa and hoà.
    """
    marked = [place for place, letter in enumerate(rime) if letter in MARKED_VOWELS]
    if marked:
        return (marked[-1],)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    vowels = [place for place, letter in enumerate(rime) if letter in VOWELS]
    glide_first = rime.startswith(("oa", "oe", "uy", "oo"))
    return (vowels[1],) if glide_first and len(vowels) > 1 else (vowels[0],)


@lru_cache(maxsize=20_000)
def with_tone_in_place(word: str) -> str:
    """The same lower-case syllable with its tone where we keep it: hoà → hòa.

    Words that are no Vietnamese syllable come back unchanged.
    """
    if not is_syllable(word):
        return word
    letters = [split_tone(letter) for letter in nfc(word)]
    tone = next((mark for _, mark in letters if mark), "")
    bare = [letter for letter, _ in letters]
    onset, rime = _splits("".join(bare))[0]
    place = len(onset) + tone_places(rime)[0]
    bare[place] = toned(bare[place], tone)
    return "".join(bare)


def _splits(bare: str) -> list[tuple[str, str]]:
    """Every way to cut letters without tone into an onset and a rime that may follow it."""
    cuts = [
        ("", bare),
        *((onset, bare[len(onset) :]) for onset in ONSETS if bare.startswith(onset)),
    ]
    return [
        (onset, rime)
        for onset, rime in cuts
        if (rime in RIMES and _may_follow(onset, rime)) or (onset == "qu" and rime in AFTER_QU)
    ]


def _may_follow(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime[0] in "aăâeêiyơ" or rime == "ôc"
    if onset == "g" and rime == "ia":
        return False  # gia is gi + a
    return rime[0] not in NEVER_BEFORE.get(onset, "") and not (
        rime.startswith("yê") if onset else rime.startswith("iê")
    )
