#!/usr/bin/env python3
"""Measure the start of the frozen program beside a bare window that was frozen the same way.

In turns, on a virtual screen: from the start of the process until its window is shown, and the
processor time until then. `build.py` must have run; `smoke.py` runs this.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

from product import BUILD, ROOT

RUNS = 7
PATIENCE_S = 60.0
BARE = BUILD / "bare_window" / "bare_window" / "bare_window"
PROGRAM = BUILD / "frozen" / "sourcebook" / "sourcebook"


def freeze_bare() -> None:
    """Freeze the bare window, unless that was done."""
    if BARE.is_file():
        return
    work = BUILD / "pyinstaller-bare"
    places = {"--distpath": BARE.parents[1], "--workpath": work, "--specpath": work}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += [str(word) for pair in places.items() for word in pair]
    script = Path(__file__).with_name("bare_window.py")
    subprocess.run([*command, "--name", "bare_window", str(script)], check=True)


def start(program: Path, display: str, home: Path) -> tuple[float, float]:
    """Start *program*; return the seconds until its window is shown, by the clock and of work."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment["SOURCEBOOK_HOME"] = str(home)
    began = time.monotonic()
    running = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
    search = ["xdotool", "search", "--onlyvisible", "--name", "Sourcebook"]
    while time.monotonic() < began + PATIENCE_S:
        done = subprocess.run(search, env=environment, capture_output=True, check=False)
        if done.stdout.strip():
            break
    else:
        running.kill()
        raise SystemExit(f"{program} showed no window in {PATIENCE_S:.0f} s.")
    shown = time.monotonic() - began
    times = psutil.Process(running.pid).cpu_times()
    running.terminate()
    running.wait(PATIENCE_S)
    return shown, times.user + times.system


def main() -> int:
    """Measure in turns, and print the medians."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support.screen import virtual_screen  # noqa: PLC0415 - the path is set above

    freeze_bare()
    rows: dict[Path, list[tuple[float, float]]] = {BARE: [], PROGRAM: []}
    with virtual_screen() as screen:
        for turn in range(RUNS + 1):
            for program, found in rows.items():
                measured = start(program, screen.display, BUILD / "measure-home")
                if turn:  # the first start of each fills caches, and makes the library
                    found.append(measured)
    bare, ours = ([statistics.median(one) for one in zip(*rows[key], strict=True)] for key in rows)
    print(f"{'until the window shows':<26}{'clock, s':>10}{'work, s':>10}")
    print(f"{'bare window':<26}{bare[0]:>10.2f}{bare[1]:>10.2f}")
    print(f"{'Sourcebook':<26}{ours[0]:>10.2f}{ours[1]:>10.2f}")
    print(f"{'times the bare window':<26}{ours[0] / bare[0]:>10.2f}{ours[1] / bare[1]:>10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
