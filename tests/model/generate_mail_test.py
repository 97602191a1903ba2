# SPDX-License-Identifier: EUPL-1.2
"""generate_mail_test.py - made-up mail: the same seed gives the same, and marks are where they say.

Needs the public lists of CARD.gazetteer.md in ../shared/data beside the checkout; without them there
is nothing to test (77: skipped).
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SHARED = os.path.join(SOURCE, "..", "shared", "data")
TYPES = {"PERSON", "LOC", "ORG", "ADDRESS", "PRODUCT", "EMAIL", "PHONE"}
LANGS = {"fr", "en", "de", "es", "it", "nl", "pt"}


def mails(seed, count=700):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "mail.jsonl")
        subprocess.run([sys.executable, "-B", os.path.join(SOURCE, "models", "generate_mail.py"),
                        out, str(count), str(seed), SHARED], check=True)
        with open(out, "rb") as f:
            return f.read()


class GeneratedMail(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bytes = mails(5)
        cls.mails = [json.loads(line) for line in cls.bytes.splitlines()]

    def test_the_same_seed_gives_the_same_mails_and_another_gives_others(self):
        self.assertEqual(mails(5), self.bytes)
        self.assertNotEqual(mails(6), self.bytes)

    def test_marks_are_apart_and_cut_no_character(self):
        for mail in self.mails:
            data, end = mail["text"].encode(), 0
            for start, stop, kind in mail["spans"]:
                self.assertIn(kind, TYPES)
                self.assertLessEqual(end, start, mail)
                self.assertLess(start, stop, mail)
                value = data[start:stop].decode()
                self.assertEqual(value, value.strip(), mail)
                end = stop
            self.assertLessEqual(end, len(data))

    def test_nothing_of_the_notation_is_left(self):
        for mail in self.mails:
            self.assertNotRegex(mail["text"], r"\{[A-Za-z]+[0-9]?\}|\\n|⟦")

    def test_every_language_and_type_is_there_and_noise_too(self):
        self.assertEqual({m["lang"] for m in self.mails}, LANGS)
        self.assertEqual({s[2] for m in self.mails for s in m["spans"]}, TYPES)
        texts = [m["text"] for m in self.mails]
        for what, share in (("small letters", sum(t == t.lower() for t in texts)),
                            ("capitals", sum(t == t.upper() for t in texts)),
                            ("CRLF", sum("\r\n" in t for t in texts)),
                            ("quoting", sum("\n>" in t for t in texts)),
                            ("nobody", sum(not m["spans"] for m in self.mails))):
            self.assertGreater(share, 7, what)


if __name__ == "__main__":
    if not os.path.isdir(os.path.join(SHARED, "names-faker")):
        print("no lists in ../shared/data: not tested")
        sys.exit(77)
    unittest.main()
