from thidua.core.kernel.errors import BadData, BadFile, DomainError
from thidua.core.kernel.findings import Finding, Severity, has_errors


def test_only_errors_stop_the_work():
    warning = Finding("x", "A!B1", severity=Severity.WARNING)
    note = Finding("x", "A!B1", severity=Severity.NOTE)
    assert not has_errors([])
    assert not has_errors([warning, note])
    assert has_errors([warning, Finding("x", "A!B1")])


def test_errors_carry_code_and_data():
    assert BadFile(reason="yaml", file="a", line=1).code == "file.yaml"
    assert BadData(file="a", count=2).code == "data.refused"
    assert BadData(file="a", count=2).data == {"file": "a", "count": 2}
    assert issubclass(BadFile, DomainError)
