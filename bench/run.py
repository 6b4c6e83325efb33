"""Speed and size beside the limits, and beside a plain peer in the same run. Prints; judges nothing.

make bench            all of ../shared/data, in a throw-away workspace
python bench/run.py --keep DIR    leave the workspace for a closer look
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("WELLTOGETHER_SHARED", ROOT.parent / "shared")) / "data"
BIN = Path(sys.executable).parent
WT = str(BIN / "welltogether")

PANDAS_LOAD = """
import sys, pathlib, pandas
rows = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.csv*")):
    rows += len(pandas.read_csv(path, low_memory=False))
print(rows)
"""
IBIS_START = "import ibis; ibis.duckdb.connect().to_pyarrow(ibis.literal(1).name('one').as_table())"
PAGES = """
import os, sys, time
os.environ["WELLTOGETHER_WORKSPACE"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "welltogether.config.settings"
import django; django.setup()
from django.test import Client
client = Client(headers={"host": "localhost"})
codes = sys.argv[2].split(",")
client.get(f"/place/{codes[0]}/")
def spent(path):
    start = time.process_time()
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return (time.process_time() - start) * 1000
first = sorted(spent(f"/place/{code}/") for code in codes[1:])
again = sorted(spent(f"/place/{code}/") for code in codes[1:])
print(f"{first[len(first) // 2]:.0f} {first[-1]:.0f} {again[len(again) // 2]:.1f}")
"""


@dataclass(frozen=True)
class Spent:
    """What one whole process used."""

    cpu: float
    wall: float
    peak_mb: float
    output: str


def run(command: list[str], expect: tuple[int, ...] = (0,)) -> Spent:
    """Run a process to its end and read the system's own account of it."""
    with tempfile.TemporaryFile("w+") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode not in expect:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
    return Spent(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, text)


def median(command: list[str], times: int = 3) -> Spent:
    return sorted((run(command) for _ in range(times)), key=lambda spent: spent.cpu)[times // 2]


def line(what: str, got: str, limit: str = "", beside: str = "") -> None:
    print(f"  {what:<46} {got:>16}   {limit:<22} {beside}", flush=True)


def bench_import(workspace: Path) -> None:
    run([WT, "workspace", "create", str(workspace)])
    ours = run([WT, "import", str(SHARED), "--workspace", str(workspace)], expect=(0, 1))
    peer = run([sys.executable, "-c", PANDAS_LOAD, str(SHARED)])
    line(
        "import all of shared/data, CPU",
        f"{ours.cpu:.1f} s",
        "limit 60 s",
        f"{ours.cpu / peer.cpu:.1f} × pandas.read_csv of the tidied CSVs, unchecked",
    )
    line(
        "import, peak memory",
        f"{ours.peak_mb:,.0f} MB",
        "limit 1,500 MB",
        f"{ours.peak_mb / peer.peak_mb:.1f} × the same",
    )
    again = run([WT, "import", str(SHARED), "--workspace", str(workspace)], expect=(0, 1))
    line("import the same again, CPU", f"{again.cpu:.1f} s", "", f"{again.cpu / ours.cpu:.2f} × the first time")


def bench_profile(workspace: Path, out: Path) -> None:
    start = median([sys.executable, "-c", IBIS_START])
    for ending, limit in (("json", "limit 2 s"), ("pdf", "limit 5 s"), ("html", ""), ("docx", ""), ("ods", "")):
        command = [WT, "profile", "Burnley", "--workspace", str(workspace), "--out", str(out / f"burnley.{ending}")]
        spent = median(command)
        line(
            f"profile Burnley as {ending}, cold, CPU",
            f"{spent.cpu:.2f} s",
            limit,
            f"{spent.cpu / start.cpu:.2f} × starting Ibis on DuckDB",
        )


def bench_pages(workspace: Path) -> None:
    codes = (
        "E07000117,E08000004,E06000008,E09000030,E07000136,E08000035,E06000016,E07000223,E06000052,E09000001,E08000025"
    )
    spent = run([sys.executable, "-c", PAGES, str(workspace), codes])
    first, worst, again = spent.output.split()[-3:]
    line("a place page never read before, server CPU", f"{first} ms", "limit 150 ms", f"slowest of ten {worst} ms")
    line("the same page again", f"{again} ms", "limit 150 ms")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    if not SHARED.is_dir():
        raise SystemExit("The open data is not beside the repository (../shared/data); there is nothing to measure on.")
    print("Whole processes, CPU seconds; medians of three where a thing is repeated.")
    spent = median([WT, "--help"], 5)
    line("welltogether --help, CPU", f"{spent.cpu:.2f} s", "limit 0.3 s")
    with tempfile.TemporaryDirectory() as temporary:
        workspace = chosen.keep or Path(temporary) / "workspace"
        bench_import(workspace)
        bench_profile(workspace, Path(temporary))
        bench_pages(workspace)


if __name__ == "__main__":
    main()
