"""A person at a page: counts clicks and keys, and sums the time of the keystroke model."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KEY, POINT, THINK, HAND = 0.28, 1.1, 1.35, 0.4  # keystroke model, ux.md section 6
SLACK = 0.7  # the model's time may be so much of the goal, so that people have time to spare
SHOTS = os.environ.get("THIDUA_SHOTS", "")  # a folder: then every journey leaves its pictures


@dataclass
class Person:
    """A page that counts what a person does on it."""

    page: Any
    clicks: int = 0
    keys: int = 0
    thoughts: int = 0
    hands: int = field(default=0)

    def click(self, role: str, name: str, **more: Any) -> None:
        """Press what is called so, and wait for the page that follows."""
        self.count()
        self.page.get_by_role(role, name=name, **more).first.click()
        self.page.wait_for_load_state()

    def count(self) -> None:
        """One decision and one press of the mouse."""
        self.clicks += 1
        self.thoughts += 1

    def type(self, selector: str, text: str) -> None:
        """Click into a field and write; the hand goes to the keys and back."""
        self.clicks += 1
        self.hands += 2
        self.keys += len(text)
        self.page.click(selector)
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Strike keys where the focus is; text is typed letter by letter."""
        for each in keys:
            strokes = each.split("+") if "+" in each else [each]
            self.keys += len(strokes) if "+" in each else 1
            self.page.keyboard.press(each)

    def choose(self, selector: str, label: str) -> None:
        """Pick from a list: open it, point at the line."""
        self.count()
        self.clicks += 1
        self.page.select_option(selector, label=label)

    def shot(self, name: str, *, whole: bool = True) -> None:
        """Keep a picture for whoever wants to look."""
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png", full_page=whole)

    def begin(self) -> None:
        """Count from here on."""
        self.clicks = self.keys = self.thoughts = self.hands = 0

    @property
    def seconds(self) -> float:
        pointing = (POINT + 2 * HAND) * self.clicks
        return KEY * self.keys + pointing + THINK * self.thoughts + HAND * self.hands

    @property
    def told(self) -> str:
        return f"{self.clicks} clicks, {self.keys} keys, {self.seconds:.0f} s"

    @property
    def sideways(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )
