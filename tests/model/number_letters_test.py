# SPDX-License-Identifier: EUPL-1.2
"""number_letters_test.py - what weighs numbers is trained on: the same seed gives the same texts, marks
are where they say, and a copy has other figures in the same words.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
LANGS = {"fr", "en", "de", "es", "it", "nl", "pt"}


def texts(*args):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.jsonl")
        subprocess.run([sys.executable, "-B", os.path.join(SOURCE, "models", "number_letters.py"),
                        out, *map(str, args)], check=True)
        with open(out, "rb") as f:
            return f.read()


def read(data):
    return [json.loads(line) for line in data.splitlines()]


def values(text, *types):
    data = text["text"].encode()
    return [data[start:stop].decode() for start, stop, kind in text["spans"] if kind in types]


class NumberLetters(unittest.TestCase):
    def test_the_same_seed_gives_the_same_texts_and_another_gives_others(self):
        self.assertEqual(texts("made", 200, 3), texts("made", 200, 3))
        self.assertNotEqual(texts("made", 200, 3), texts("made", 200, 4))

    def test_made_texts_have_their_numbers_where_they_say(self):
        made = read(texts("made", 2000, 3))
        self.assertEqual({t["lang"] for t in made}, LANGS)
        for text in made:
            self.assertNotRegex(text["text"], r"\{[A-Za-z]+[0-9]?\}|\\[nt]")
            for value in values(text, "CUSTOMER_REF"):
                self.assertRegex(value, r"[0-9]")
            for value in values(text, "CUSTOMER_REF", "CREDENTIAL"):
                self.assertEqual(value, value.strip())
                self.assertTrue(value)
        secrets = [v for t in made for v in values(t, "CREDENTIAL")]
        words = sum(not re.search(r"[0-9]", v) for v in secrets)
        self.assertTrue(len(secrets) / 5 < words < len(secrets) / 2, (words, len(secrets)))

    def test_a_copy_has_other_figures_in_the_same_words(self):
        letters = read(texts("rest"))
        copies = read(texts("most", 2, 5))
        self.assertGreater(len(letters), 100)
        for one, other in zip(copies[::2], copies[1::2]):
            self.assertEqual(one["lang"], other["lang"])
            self.assertEqual(len(values(one, "CUSTOMER_REF")), len(values(other, "CUSTOMER_REF")))
        before = [v for t in copies[::2] for v in values(t, "CUSTOMER_REF")]
        after = [v for t in copies[1::2] for v in values(t, "CUSTOMER_REF")]
        same = sum(a == b for a, b in zip(before, after) if len(re.sub(r"\D", "", a)) > 4)
        self.assertLess(same, len(before) / 50)

    def test_what_is_kept_apart_is_never_trained_on(self):
        trained = {t["text"] for t in read(texts("train", 1, 5))}
        self.assertFalse(trained & {t["text"] for t in read(texts("dev", "numbers"))})


if __name__ == "__main__":
    unittest.main()
