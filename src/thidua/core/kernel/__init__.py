"""What every room stands on: errors, findings, quantities, periods, money, strict YAML."""
