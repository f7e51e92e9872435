"""The evaluation stays apart from training: ``python -m unittest`` in this folder."""

import unittest

import lexicon
from generator import AFTER, BEFORE, BEFORE_VERB, FRAMES, NEITHER, NO_OBJECT_FRAMES, NO_STYLE_FRAMES, Generator
from heldout import ARROW, frame, separator, read_evaluation, read_words, words


class HeldoutTest(unittest.TestCase):

    def test_no_word_list_holds_a_heldout_word(self):
        heldout = read_words()
        for name in dir(lexicon):
            if name.isupper():
                for entry in getattr(lexicon, name):
                    self.assertTrue(heldout.isdisjoint(words(entry)), (name, entry))

    def test_no_frame_holds_a_heldout_word(self):
        heldout = read_words()
        frames = [f for _, f in FRAMES + NO_OBJECT_FRAMES + NO_STYLE_FRAMES]
        for text in frames + AFTER + BEFORE + BEFORE_VERB + NEITHER:
            self.assertTrue(heldout.isdisjoint(words(text)), text)

    def test_every_part_of_the_evaluation_holds_a_heldout_word(self):
        heldout = read_words()
        for _, text, *parts in read_evaluation():
            for part in filter(None, parts):
                self.assertFalse(heldout.isdisjoint(words(part)), (text, part))
                self.assertIn(part, text)

    def test_what_is_generated_shares_neither_words_nor_frames_with_the_evaluation(self):
        heldout = read_words()
        frames = {frame(*case) for shape, *case in read_evaluation() if shape != "familiar"} - {ARROW}
        arrows = {separator(*case) for shape, *case in read_evaluation() if shape != "familiar" and frame(*case) == ARROW}
        source = Generator(77)
        for _ in range(4000):
            example = source.example()
            self.assertTrue(heldout.isdisjoint(words(example[0])), example)
            self.assertNotIn(frame(*example), frames)
            if frame(*example) == ARROW:
                self.assertNotIn(separator(*example), arrows)

    def test_parts_are_spans(self):
        source = Generator(78)
        for _ in range(2000):
            text, *parts = source.example()
            for part in parts:
                self.assertIn(part, text)

    def test_the_same_seed_generates_the_same(self):
        self.assertEqual([Generator(5).example() for _ in range(1)], [Generator(5).example() for _ in range(1)])


if __name__ == "__main__":
    unittest.main()
