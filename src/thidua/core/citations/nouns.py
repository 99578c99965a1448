"""What is counted: the noun phrase after a number."""

import re

from thidua.core.kernel.quantities import Unit

# Things that reports count. After these, a number is certainly a count.
SURE = (
    "hội nghị|hội thi|hội thảo|lớp|cuộc|đồng chí|tập thể|cá nhân|văn bản|tổ chức đảng|đảng viên|"
    "mô hình|buổi|đoàn|chi bộ|đảng bộ|cơ quan|đơn vị|bài|tin|phóng sự|kế hoạch|công trình|vụ|"
    "trường hợp|người|lượt|cán bộ|giảng viên|học viên|công chức|viên chức|quần chúng|hồ sơ|đề án|"
    "đề tài|sáng kiến|chuyên đề|nghị quyết|chỉ thị|kết luận|quyết định|báo cáo|tờ trình|tài liệu|"
    "cơ sở|xã|phường|huyện|hộ|đơn|ý kiến|lao động|phong trào|nhiệm vụ|khâu|giải pháp|chỉ tiêu|"
    "điển hình|gương|bằng khen|giấy khen|huy hiệu|cờ|danh hiệu|câu lạc bộ|hội viên|đoàn viên|trang"
)
SURE_NOUN = re.compile(rf"(?:{SURE})(?!\w)", re.IGNORECASE)
WORD = re.compile(r"[ ]?(?:\([^)]{1,20}\) )?([^\W\d_]+(?:-[^\W\d_]+)*)")
CAPITAL_WORDS = "Bằng Huy Giấy Cờ Huân Đảng Kỷ Nghị Chỉ Quyết Kế Hội Chi UBND "
CAPITAL = frozenset(CAPITAL_WORDS.split())
STOP_WORDS = (
    "và hoặc của trong cho do tại theo dự đạt bị gồm về là có từ đến ở để khi với "
    "được đã sẽ đang tham trên dưới vào ra bằng như nhằm nên mà thì này đó so tăng "
    "giảm còn cùng bao vượt trước sau qua thuộc góp chưa không phục phải nay những "
    "các nhưng chiếm tương xếp hoàn cả đối nằm "
)
STOP = frozenset(STOP_WORDS.split())
LONGEST = 5  # words
NO_COUNT_WORDS = "km ha kg m tấn tạ lít mét hecta m2 cm "
NO_COUNT = frozenset(NO_COUNT_WORDS.split())


def after(plain: str, place: int) -> str:
    """The noun phrase that begins at `place`, up to five words; empty where there is none."""
    words: list[str] = []
    while len(words) < LONGEST and (match := WORD.match(plain, place)) is not None:
        word = match[1]
        if (word.lower() in STOP and word not in CAPITAL) or (
            not words and word[0].isupper() and word not in CAPITAL
        ):
            break
        if words and word[0].isupper() and words[0][0].islower() and word not in CAPITAL:
            break
        words.append(word)
        place = match.end()
    return " ".join(words)


def is_sure(noun: str) -> bool:
    return SURE_NOUN.match(noun) is not None


def unit_of(noun: str) -> Unit | None:
    first, *rest = noun.lower().split() or [""]
    if not first or first in NO_COUNT:
        return None
    if first == "ngày" and rest[:1] != ["công"]:
        return Unit.DAYS
    if first == "điểm" and not rest:
        return Unit.POINTS
    return Unit.COUNT
