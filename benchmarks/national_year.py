"""A national year scored and ranked, beside pandas and a spreadsheet on one bloc.

    python benchmarks/national_year.py            all three sizes and the comparison
    python benchmarks/national_year.py --blocs N  one size, in this process (used by the above)

34 provinces × 20 blocs × 12 agencies × 200 items = 1,632,000 scored lines with reasons.
Each size runs in a process of its own, so that its peak memory is its own. Making the
figures is not counted; scoring includes the check of each input and every reason.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from one_bloc import compare_on_one_bloc
from synthetic import blocs, scheme

from thidua.core.scoring import score
from thidua.core.scoring.ranking import rank

PROVINCES, BLOCS, AGENCIES, ITEMS, SEED = 34, 20, 12, 200, 20261123


def run(count: int) -> dict[str, float]:
    """Score and rank so many blocs one after another; only totals are kept."""
    table = scheme(ITEMS)
    seconds, check = 0.0, 0
    for inputs in blocs(count, AGENCIES, ITEMS, SEED):
        start = time.perf_counter()
        ranking = rank(table, score(table, inputs))
        seconds += time.perf_counter() - start
        check += sum(int(place.total or 0) for place in ranking.places)
    lines = count * AGENCIES * ITEMS
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"blocs": count, "lines": lines, "seconds": seconds, "per_second": lines / seconds,
            "peak_mb": memory, "checksum": check}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--blocs", type=int)
    asked = parser.parse_args()
    if asked.blocs:
        print(json.dumps(run(asked.blocs)))
        return
    whole = PROVINCES * BLOCS
    print(f"{'blocs':>6} {'lines':>10} {'seconds':>9} {'lines/s':>9} {'peak MB':>8}")
    for count in (max(1, whole // 100), whole // 10, whole):
        output = subprocess.run(
            [sys.executable, __file__, "--blocs", str(count)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        found = json.loads(output)
        print(f"{count:>6} {found['lines']:>10,} {found['seconds']:>9.2f} "
              f"{found['per_second']:>9,.0f} {found['peak_mb']:>8.0f}")  # fmt: skip
    for line in compare_on_one_bloc(AGENCIES, ITEMS, SEED):
        print(line)


if __name__ == "__main__":
    main()
