"""Reports of few families in many spellings, with initials, surnames alone and offices, so that many names hang together."""

from __future__ import annotations

from random import Random

from bench.stream import Written
from detente.model import Choice, Decision, Mention, Passage, Prop, Report, Sort, Statement

FIRSTS = "Ada|Adam|Ana|Anna|Bo|Muammar|Moammar|A.|M.|Kim Jong|Mohammed|Oleksandr|Alexander|Berg|Ivan Petrovich".split(
    "|"
)
FAMILIES = (
    "Berg|Bergh|Petrović|Petrovic|Petrovich|Petrov|Petrova|Gaddafi|Gadhafi|al-Gaddafi|Un|Ali|Lindqvist|Lindquist".split(
        "|"
    )
)
OTHERS = (
    "soldiers|Norway|Norwegian prime minister|Serbian president|prime minister of Norway|Bergen|Democratic Party".split(
        "|"
    )
)
OFFICES = [("prime minister", "Norway"), ("president", "Serbia"), ("president", None)]


def name(chance: Random) -> str:
    """A name as somebody may print it."""
    if chance.random() < 0.15:
        return chance.choice(OTHERS)
    first, family = chance.choice(FIRSTS), chance.choice(FAMILIES)
    if chance.random() < 0.1:
        at = chance.randrange(1, len(family))
        family = family[:at] + family[at + 1 :]
    found = family if chance.random() < 0.3 else f"{first} {family}"
    if chance.random() < 0.1:
        found = f"President {found}"
    return chance.choice([found.upper(), found.lower()]) if chance.random() < 0.08 else found


def told(number: int, chance: Random, others: list[str]) -> Written:
    """A report that names some people, mostly such as others name too; of those that are new ``others`` takes note."""
    lines: list[list[tuple[str, Prop | None]]] = []
    for _ in range(chance.randrange(1, 4)):
        pair = [chance.choice(others) if others and chance.random() < 0.6 else name(chance) for _ in range(2)]
        others += pair
        lines.append([(pair[0], Prop.PARTY), (" ", None), ("met", Prop.KIND), (" ", None), (pair[1], Prop.PARTY)])
    if chance.random() < 0.6:
        office, of = chance.choice(OFFICES)
        who = chance.choice(others)
        line = [(who, Prop.HOLDER), (", ", None), (office, Prop.OFFICE)]
        lines.append([*line, (" of ", None), (of, Prop.OF)] if of else line)
    text = "".join("".join(words for words, _ in line) + ".\n" for line in lines) + f"This is number {number}.\n"
    day = f"2031-0{chance.randrange(1, 7)}-1{chance.randrange(10)}" if chance.random() < 0.9 else None
    report = Report.of_text(text, f"n-{number}.txt", published=day)
    mentions, said, start = [], [], 0
    for line in lines:
        cells = []
        for words, prop in line:
            if prop is not None:
                cells.append((prop, words, Passage.cut(report.id, text, start, start + len(words))))
            start += len(words)
        trigger = next(passage for prop, _, passage in cells if prop in (Prop.KIND, Prop.OFFICE))
        sort = Sort.OFFICE if cells[0][0] is Prop.HOLDER else Sort.EVENT
        mention = Mention(sort=sort, trigger=trigger, telling=trigger)
        mentions.append(mention)
        values = [(prop, "meeting" if prop is Prop.KIND else words, passage) for prop, words, passage in cells]
        if sort is Sort.EVENT:
            values.append((Prop.STATUS, "occurred", trigger))
        said += [Statement(mention_id=mention.id, prop=p, value=value, passage=passage) for p, value, passage in values]
        start += 2
    return Written(report, mentions, said)


def decided(chance: Random, others: list[str]) -> Decision:
    """What a person says about two names."""
    choice = chance.choice([Choice.SAME_ACTOR, Choice.OTHER_ACTOR])
    return Decision(choice=choice, about=tuple(chance.sample(sorted(set(others)), 2)))
