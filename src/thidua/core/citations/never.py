"""What looks like a figure and never is one: days, terms, articles, telephones, house numbers."""

import re

DAY = r"[0-3]?[0-9] ?[/.\-] ?[01]?[0-9] ?[/.\-] ?(?:[0-9]{4}|[0-9]{2})"
PARTS_OF_TEXT = (
    "điều|khoản|điểm|mục|tiểu mục|chương|phần|phụ lục|biểu|bảng|hình|trang|tập|quyển|mẫu|mẫu số|"
    "khóa|khoá|lần|lần thứ|thứ|đợt|kỳ|tuyến|phòng|quốc lộ|tỉnh lộ|tổ dân phố|xóm|ngõ|ngách|hẻm|km|"
    "nghị quyết|chỉ thị|kết luận|quy định|quyết định|thông tư|nghị định|luật|hướng dẫn|công văn|"
    "ngày|tháng|năm|quý|trung ương|bước|tiêu chí|tiêu chuẩn|chỉ tiêu|nội dung|stt|tt|version|covid"
)
# “tổng số 12”, “quân số 120” count; “số 68 Trần Phú” does not.
NUMBERED = (
    r"(?<!tổng )(?<!con )(?<!quân )(?<!dân )(?<!sĩ )(?<!doanh )(?<!chỉ )(?<!tỷ )số ?:? ?[0-9]+"
)
AND_MORE = (
    r"(?:(?: ?, ?| và | ?- ?)(?:(?:điều|khoản|điểm|mục|tháng|ngày|quý|năm) )?"
    r"[0-9]+(?![\w.,]*[0-9]|%| [^\W\d_]))*"
)
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\S)\S{1,64}@\S+|https?://\S+|www\.\S+",
        rf"(?<![\w.,/]){DAY}(?![\w/])",
        (
            r"(?<!\w)(?:điện thoại|đt|tel|fax|hotline|di động|zalo|tài khoản|stk)"
            r"[^0-9+(\n]{0,14}[0-9+(][0-9 .()+\-]{5,}"
        ),
        (
            r"(?<![\w.,])\(?(?:\+84|0)[0-9]{2,3}\)?[ .\-]?[0-9]{3,4}[ .\-]?[0-9]{3,4}"
            r"(?:[ .\-]?[0-9]{2,3})?(?![\w])"
        ),
        r"(?<![\w.,/])(?:19|20)[0-9]{2} ?- ?(?:19|20)?[0-9]{2}(?![\w%])",
        r"(?<![\w.,])[0-2]?[0-9](?::| ?giờ ?|h)[0-5]?[0-9](?:(?::| phút| ?')[0-9]*)?(?!\w)",
        rf"(?<!\w)(?:{PARTS_OF_TEXT}) [0-9]+(?:[./\-][0-9]+)*{AND_MORE}",
        rf"(?<!\w){NUMBERED}(?:[./\-][0-9]+)*",
        r"^\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/](?= |$)",  # 1. 2.1. 3) at the head of a paragraph
        r"^\s*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3} ",
        (
            r"(?<![\w.,])[0-9]{1,2} (?:tháng|năm|tuần|giờ|phút|quý|tuổi|thế kỷ)(?!\w)"
            r"(?: đầu năm| cuối năm)?"
        ),
        r"(?:so với|giai đoạn|nhiệm kỳ|từ|niên khóa) (?:19|20)[0-9]{2}(?![\w.,]*[0-9])",
        r"(?<![^\W\d_])[^\W\d_]{1,30}-[0-9]+|(?<![0-9])[0-9]{1,9}-[^\W\d_]+",  # Covid-19, KT-01
    )
)


def blank(plain: str) -> str:
    """The text with every such place overwritten, so that positions stay true."""
    for pattern in PATTERNS:
        plain = pattern.sub(lambda match: "\0" * len(match[0]), plain)
    return plain
