"""Many rows out of few: the recorded rows on standard input, again and again, their longer
texts in words drawn anew, until BYTES are written. The same input and BYTES, the same output.

A text is drawn word by word, each by what followed its like in the recorded texts, so that it
compresses about as text does and no row is another one's copy.
"""

import json
import random
import sys

LONG = 40  # characters: ids, names and addresses stay


def texts(value):
    if isinstance(value, str):
        if len(value) > LONG and not value.startswith("http"):
            yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts(member)


def pieces(text):
    """Words, or characters where a language puts no spaces between them; and what joins them."""
    words = text.split()
    return (words, " ") if len(words) * 20 > len(text) else (list(text), "")


def redrawn(value, followers, draw):
    if isinstance(value, dict):
        return {key: redrawn(member, followers, draw) for key, member in value.items()}
    if isinstance(value, list):
        return [redrawn(member, followers, draw) for member in value]
    if not isinstance(value, str) or len(value) <= LONG or value.startswith("http"):
        return value
    first, glue = pieces(value)
    word, words, left = first[0], [], len(value)
    while left > 0:
        words.append(word)
        left -= len(word) + len(glue)
        word = draw.choice(followers.get(word) or followers[""])
    return glue.join(words)


def main():
    size = int(sys.argv[1])
    rows = [json.loads(line) for line in sys.stdin]
    rows = [row for row in rows if "response" in row]
    followers = {"": []}
    for row in rows:
        for text in texts(row):
            words, _ = pieces(text)
            followers[""] += words[:1]
            for one, next_ in zip(words, words[1:]):
                followers.setdefault(one, []).append(next_)
    draw = random.Random(1)
    written = 0
    while written < size:
        for row in rows:
            line = json.dumps(
                redrawn(row, followers, draw), ensure_ascii=False, separators=(",", ":")
            )
            written += len(line.encode()) + 1
            print(line)
            if written >= size:
                return


main()
