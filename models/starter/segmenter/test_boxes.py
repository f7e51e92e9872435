"""The table of taught outlines can be read, and its boxes are boxes of the picture."""

from . import boxes


def test_a_box_has_points_on_the_thing_and_beside_it():
    assert boxes.box('5 43 49 98 +20 50.5 -77 45') == boxes.Box((5, 43, 49, 98), ((True, 20, 50.5), (False, 77, 45)))


def test_every_line_names_a_version_and_boxes_within_the_picture():
    for thing in boxes.described():
        assert thing.package.rsplit('@', 1)[1][0].isdigit() and thing.noun, thing
        for box in thing.boxes:
            left, top, right, bottom = box.corners
            assert 0 <= left < right <= 100 and 0 <= top < bottom <= 100, thing
            assert all(0 <= x <= 100 and 0 <= y <= 100 for _, x, y in box.points), thing


def test_a_photograph_s_lines_stand_together():
    order = [thing[:2] for thing in boxes.described()]
    changes = sum(a != b for a, b in zip(order, order[1:]))
    assert changes == len(set(order)) - 1


def test_fellows_of_a_noun_are_told_apart():
    met = set()
    for thing in boxes.described():
        key = thing.package, thing.path, thing.noun, thing.expression
        assert key not in met, key
        met.add(key)


def test_what_is_said_of_a_photograph_fits_its_outlines():
    outlined = {}
    for thing in boxes.described():
        outlined.setdefault(thing[:2], set()).update({thing.noun, *thing.synonyms, thing.expression.removeprefix('the ')})
    shown, absent = boxes.said(boxes.SHOWN), boxes.said(boxes.ABSENT)
    assert set(shown) <= set(outlined)
    for photograph, expressions in absent.items():
        said = [e.removeprefix('the ') for e in expressions]
        assert len(set(said)) == len(said) >= 5, photograph
        assert not outlined[photograph].intersection(said), photograph
        assert not set(shown.get(photograph, ())).intersection(expressions), photograph


def test_further_words_are_said_of_things_that_are_outlined_and_of_nothing_that_is_absent():
    known = {(t.package, t.path, t.noun, t.expression) for t in boxes.described()}
    absent = boxes.said(boxes.ABSENT)
    for thing, expressions in boxes.further().items():
        assert thing in known, thing
        assert all(e.startswith('the ') and e != thing[3] for e in expressions) and len(set(expressions)) == len(expressions), thing
        assert not set(expressions).intersection(absent.get(thing[:2], ())), thing
