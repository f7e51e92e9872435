"""The evaluation stays apart from training: ``pytest models``."""

import unittest

from . import lexicon, sentences, verbs
from .cases import essence, read
from .frames import AFTER, BEFORE, BEFORE_VERB, FRAMES, NEITHER, NO_OBJECT_FRAMES, NO_STYLE_FRAMES
from .generator import Generator
from .heldout import ARROW, CASES, HERE, frame, read_evaluation, read_words, separator, words


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
        for name in dir(sentences):
            if name.isupper() and isinstance(getattr(sentences, name), list):
                for text in filter(lambda entry: isinstance(entry, str), getattr(sentences, name)):
                    self.assertTrue(heldout.isdisjoint(words(text)), text)
        for _, group, tails in verbs.GROUPS:
            for text in group + tails:
                self.assertTrue(heldout.isdisjoint(words(text)), text)

    def test_every_part_of_the_evaluation_holds_a_heldout_word(self):
        heldout = read_words()
        for _, text, *parts in read_evaluation():
            for part in filter(None, parts):
                self.assertFalse(heldout.isdisjoint(words(part)), (text, part))
                self.assertIn(part, text)

    def test_what_is_composed_shares_neither_words_nor_frames_with_the_evaluation(self):
        heldout = read_words()
        frames = {frame(*case) for shape, *case in read_evaluation() if shape != "familiar"} - {ARROW}
        arrows = {separator(*case) for shape, *case in read_evaluation() if shape != "familiar" and frame(*case) == ARROW}
        source = Generator(77, written=0)
        for _ in range(4000):
            text, targets = source.example()
            self.assertTrue(heldout.isdisjoint(words(text)), text)
            if len(targets) == 1:
                shape = frame(text, *targets[0])
                self.assertNotIn(shape, frames)
                if shape == ARROW:
                    self.assertNotIn(separator(text, *targets[0]), arrows)

    def test_no_training_sentence_is_a_test_nor_has_a_tests_object_with_its_style(self):
        tests = [(text, targets) for name in CASES for _, text, targets in read(HERE / name)]
        sentences = {" ".join(words(text)) for text, _ in tests}
        pairs = {(essence(o), essence(c)) for _, targets in tests for o, c in targets if o and c}
        source = Generator(80)
        made = [(text, targets) for _, text, targets in source.written.cases()] + [source.example() for _ in range(4000)]
        for text, targets in made:
            self.assertNotIn(" ".join(words(text)), sentences)
            self.assertTrue(pairs.isdisjoint((essence(o), essence(c)) for o, c in targets), text)

    def test_parts_are_spans(self):
        source = Generator(78)
        for _ in range(2000):
            text, targets = source.example()
            for parts in targets:
                for part in parts:
                    self.assertIn(part, text)

    def test_there_are_several_targets_at_times(self):
        source = Generator(79)
        counts = {len(targets) for _, targets in (source.example() for _ in range(2000))}
        self.assertLessEqual({1, 2, 3}, counts)

    def test_the_same_seed_generates_the_same(self):
        self.assertEqual([Generator(5).example() for _ in range(1)], [Generator(5).example() for _ in range(1)])


if __name__ == "__main__":
    unittest.main()
