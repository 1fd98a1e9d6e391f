"""W7: nanoseconds of a question against the number of points, as SVG, one drawing for each question with
one panel for each pattern.

usage: index_plots.py FOLDER PLOTS
"""

import math
import pathlib
import sys

from trials import QUESTIONS, read

PANEL = 250  # width and height of a panel, in pixels
GAP, LEFT, TOP, BOTTOM, LEGEND = 40, 70, 54, 50, 160
# Colours of Okabe and Ito, which all readers tell apart; the shapes do it without colours.
LOOKS = {
    "grid": ("#0072b2", "circle"),
    "kdtree": ("#d55e00", "square"),
    "hilbert": ("#009e73", "triangle"),
    "strtree": ("#cc79a7", "diamond"),
    "linear": ("#7a7a7a", "circle"),
    "scipy cKDTree": ("#e69f00", "square"),
    "shapely STRtree": ("#56b4e9", "diamond"),
}
POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class Axis:
    """A logarithmic scale from whole power to whole power of ten."""

    def __init__(self, values, start, length):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.start, self.length = start, length

    def place(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * self.length

    def ticks(self):
        return range(self.low, self.high + 1)


def main(folder, plots):
    trials = read(folder)
    sizes = {}
    for trial in trials:
        sizes.setdefault(trial.pattern, []).append(trial)
    patterns = {name: trials for name, trials in sizes.items() if len(trials) > 1}
    plots.mkdir(exist_ok=True)
    for question, words in QUESTIONS.items():
        (plots / f"index-{question}.svg").write_text(drawing(patterns, question, words))


def drawing(patterns, question, words):
    series = [
        (pattern, row["strategy"], trial.points, row["nanoseconds"][question])
        for pattern, trials in patterns.items()
        for trial in trials
        for row in trial.rows
        if question in row["nanoseconds"]
    ]
    values = [value for *_, value in series]
    sizes = [points for _, _, points, _ in series]
    width = LEFT + len(patterns) * (PANEL + GAP) + LEGEND
    height = TOP + PANEL + BOTTOM
    vertical = Axis(values, TOP + PANEL, -PANEL)
    parts = [f'<rect width="{width}" height="{height}" fill="#ffffff"/>']
    parts.append(text(LEFT, 22, f"{words}: nanoseconds a question", size=15, weight="bold"))
    for number, pattern in enumerate(patterns):
        left = LEFT + number * (PANEL + GAP)
        horizontal = Axis(sizes, left, PANEL)
        parts += frame(pattern, left, horizontal, vertical, is_first=number == 0)
        for strategy in LOOKS:
            points = [
                (horizontal.place(size), vertical.place(value))
                for name, row, size, value in series
                if name == pattern and row == strategy
            ]
            parts += line(points, *LOOKS[strategy])
    shown = [strategy for strategy in LOOKS if any(row == strategy for _, row, _, _ in series)]
    parts += legend(shown, width - LEGEND + 4)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" font-family="sans-serif" fill="#222222">\n'
        f"{body}\n</svg>\n"
    )


def frame(pattern, left, horizontal, vertical, is_first):
    yield text(left + PANEL / 2, TOP - 10, pattern, anchor="middle", size=13)
    for power in vertical.ticks():
        y = vertical.place(10**power)
        yield stroke([(left, y), (left + PANEL, y)], "#dddddd", 1)
        if is_first:
            yield text(left - 6, y + 4, label(power), anchor="end")
    for power in horizontal.ticks():
        x = horizontal.place(10**power)
        yield stroke([(x, TOP), (x, TOP + PANEL)], "#dddddd", 1)
        yield text(x, TOP + PANEL + 16, label(power), anchor="middle")
    yield text(left + PANEL / 2, TOP + PANEL + 38, "points", anchor="middle")
    if is_first:
        middle = TOP + PANEL / 2
        yield text(18, middle, "ns", anchor="middle", turn=f"rotate(-90 18 {middle})")


def label(power):
    return "10" + "".join(POWERS[int(digit)] for digit in str(power))


def legend(strategies, left):
    for number, strategy in enumerate(strategies):
        y = TOP + 14 + number * 22
        color, shape = LOOKS[strategy]
        yield from line([(left, y), (left + 14, y), (left + 28, y)], color, shape, only=1)
        yield text(left + 36, y + 4, strategy)


def line(points, color, shape, only=None):
    if points:
        yield stroke(points, color, 2)
    for number, (x, y) in enumerate(points):
        if only is None or number == only:
            yield mark(x, y, color, shape)


def mark(x, y, color, shape):
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>'
    corners = {
        "square": ((-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)),
        "diamond": ((0, -5), (5, 0), (0, 5), (-5, 0)),
        "triangle": ((0, -5), (4.8, 3.8), (-4.8, 3.8)),
    }[shape]
    places = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{places}" fill="{color}"/>'


def stroke(points, color, width):
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="{width}"/>'


def text(x, y, words, anchor="start", size=12, weight="normal", turn="rotate(0)"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
        f' font-weight="{weight}" transform="{turn}">{words}</text>'
    )


main(*(pathlib.Path(argument) for argument in sys.argv[1:3]))
