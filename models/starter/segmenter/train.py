"""Trains head and decoder on a frozen trunk, on scenes composed on the fly. One thread; goes on from its checkpoint; scheduled by steps.

python -m starter.segmenter.train [--steps 6000]"""

import argparse
import pickle
import time
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from . import expressions, matching, outlined, photo_scenes, taught
from .classes import Classes, colors_of, definite, noun_of
from .dice import Dice
from .matching import outline_loss
from .meaning import Meaning
from .network import DOUBT, Decoder, Head, Verifier, excess, logit_of, to_heat, told_of, unit, up, with_boxes
from .photographs import WORK
from .scenes import Bank
from .trunk import Trunk

TRAINING_SEED, DEVELOPMENT_SEED, HELD_OUT_SEED = 21, 880001, 990001


def bank(seed, sprites, backgrounds, varied=False):
    """The drawn bank, from work/ if it was drawn before."""
    path = WORK / ('bank-%d-%d-%d%s.pickle' % (seed, sprites, backgrounds, '-varied' if varied else ''))
    if path.exists():
        return pickle.loads(path.read_bytes())
    drawn = Bank(seed, sprites, backgrounds, varied=varied)
    WORK.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps(drawn, protocol=5))
    return drawn


HALF = 'AVX512' in torch.backends.cpu.get_cpu_capability()  # bfloat16 pays; with AVX2 alone it takes four times as long as float32
SMALLEST = 0.006  # share of a picture that a part has which is asked for
BOXES = 0.35  # share of the spoiled masks that are boxes, where taught photographs are trained on
# as somebody who looked at a photograph wrote: the share of what is asked of it that is not in it, and of the rest what is in it without an outline
ABSENT, SHOWN = 0.28, 0.2
# how much is asked of a picture's matcher besides: outlines that the photograph has, expressions of what is not there, of what is somewhere, and of the scene's things
KNOWN, LACKED, SOMEWHERE, DESCRIBED = 14, 5, 3, 3
TAUGHT = 1  # how often one of these comes for each of the other photographs


def real_photographs(with_taught):
    """The outlined photographs; their nouns become known."""
    real = outlined.load() + (TAUGHT * taught.load() if with_taught else [])
    for photograph in real:
        for noun, _, groups, _ in photograph.things:
            expressions.learn(noun, groups)
    return real


class Batches:
    def __init__(self, material, real, meaning, classes, sides, images, phrases, boxes):
        self._bank, self._real, self._meaning, self._classes = material, real, meaning, classes
        self._sides, self._images, self._phrases, self._boxes = sides, images, phrases, boxes

    def __call__(self, dice):
        """Pictures (N, 3, S, S) uint8; words (N·K, T, 384) and where there is one; classes of the noun (N·K, 1000); masks (N·K, 1, S/4, S/4) of what is meant and of all of its kind
        (if nothing is there: of some other thing); presence (N·K, 1); whether its outline is known (N·K); spoiled masks as prompts (N·K, 1, S/16, S/16); whether the class map may be the prompt (N·K); the colours asked for (N·K, 11); what a detector makes of the noun (N·K, 1, S/16, S/16); what is `matching.Known` of each picture [N]."""
        side, images, texts, groups, masks, kinds, there, outlined, prompts, classed, boxed, known_of = (dice.pick(self._sides), *([] for _ in range(11)))
        for _ in range(self._images):
            scene, beside = photo_scenes.scene_of(self._bank, dice, side, self._real)
            parts = [(said, mask) for said, mask in beside.parts if mask.mean() > SMALLEST]
            describer = expressions.Describer(scene, dice, 0.5)
            images.append(scene.image)
            known_of.append(known_besides(scene, beside, describer, dice))
            for _ in range(self._phrases):
                e, known = describer.expression(dice.chance(0.45)), True
                mask = expressions.mask_of(scene, e).astype(np.float32)
                if beside.absent and dice.chance(ABSENT):
                    e = expressions.Expression(dice.pick(beside.absent), (), 0, False)
                elif beside.shown and dice.chance(SHOWN):
                    e, known, mask = expressions.Expression(dice.pick(beside.shown), (), 0, True), False, np.zeros_like(mask)
                elif parts and dice.chance(0.5):
                    said, mask = dice.pick(parts)
                    mask, noun = mask.astype(np.float32), dice.pick(said)
                    e = expressions.Expression(dice.pick(['the ', 'the ', '']) + noun, None, -1, True, noun=classes_of_part(noun))
                noun = e.noun or noun_of(e.text)
                group = self._classes.of(noun)
                kind = photo_scenes.kind_mask(scene, noun) if e.present and known and e.labels is not None and group.any() else None
                usable = kind is not None and kind.sum() > 0.003 * side * side
                if not e.present:  # the decoder learns from another thing in the scene
                    i = dice.pick([i for i in range(len(scene.things))])
                    other = np.isin(scene.labels, (2 * i + 1, 2 * i + 2)).astype(np.float32)
                    mask = other if other.sum() > 30 else (scene.labels > 0).astype(np.float32)
                texts.append(definite(e.text))
                groups.append(group)
                there.append(float(e.present))
                outlined.append(known)
                masks.append(quarter(mask))
                kinds.append(quarter(kind) if usable else masks[-1])
                classed.append(bool(usable))
                spoiled = photo_scenes.box_prompt if self._boxes and dice.chance(self._boxes) else photo_scenes.prompt
                prompts.append(spoiled(mask, dice))
                missed = not self._boxes or noun == 'background'
                boxed.append(np.zeros(prompts[-1].shape, np.float32) if missed else photo_scenes.detected(scene, noun_of(e.text), dice))
        words, where = self._meaning.batch(texts)
        tensor = lambda a: torch.from_numpy(np.stack(a))
        return (
            tensor(images).permute(0, 3, 1, 2),
            torch.from_numpy(words),
            torch.from_numpy(where).float(),
            tensor(groups),
            tensor(masks)[:, None],
            tensor(kinds)[:, None],
            torch.tensor(there)[:, None],
            torch.tensor(outlined),
            tensor(prompts)[:, None].float(),
            torch.tensor(classed),
            tensor([colors_of(text) for text in texts]),
            tensor(boxed)[:, None].float(),
            known_of,
        )


def known_besides(scene, beside, describer, dice):
    """More of what is known of a scene than the head is asked for: a sentence costs the matcher next to nothing."""
    some = lambda among, count: [among[i] for i in dice.array.permutation(len(among))[:count]]
    outlines = [(dice.pick(said) if dice.chance(0.5) else said[0], mask) for said, mask in some(beside.parts, KNOWN)]
    absent = some(beside.absent, LACKED)
    for _ in range(DESCRIBED):
        e = describer.expression(dice.chance(0.3))
        if e.present:
            outlines.append((e.text, expressions.mask_of(scene, e)))
        else:
            absent.append(e.text)
    cells = [(definite(text), matching.cells_of(mask)) for text, mask in outlines]
    return matching.Known([c for c in cells if c[1] is not None], [definite(t) for t in absent], [definite(t) for t in some(beside.shown, SOMEWHERE)])


def quarter(mask):
    """A mask (S, S) at a quarter of the size."""
    return cv2.resize(mask, (mask.shape[1] // 4, mask.shape[0] // 4), interpolation=cv2.INTER_AREA)


def classes_of_part(noun):
    """The noun that says a part's classes."""
    return noun.split(' on ')[0]


def between(heat, guess, dice):
    """As `Segmenter.hypotheses` has it, one kind for each batch: the head's heat, or with the class map its mean, its geometric mean, or its product."""
    what, known = dice.whole(0, 3), heat.amax((2, 3), keepdim=True) > 0
    if what == 0:
        return guess
    made = (heat + guess) / 2 if what == 1 else torch.sqrt(heat * guess + 1e-6) if what == 2 else heat * guess
    return torch.where(known, made / made.amax((2, 3), keepdim=True).clamp(min=0.3), guess)


def sharpened(heat, dice):
    """A class map as it is, or rather its peaks."""
    what = dice.whole(0, 2)
    return heat if what == 0 else heat**2 if what == 1 else (2 * heat - 1).clamp(min=0)


def step_of(trunk, head, decoder, verifier, meaning, data, dice):
    """The loss, and its pieces: decoder's, head's, presence's, the verifier's, the matcher's, decoder's mean IoU, head's, matcher's, presence right, the same by the verifier."""
    image, words, where, groups, masks, kinds, there, outlined, prompts, classed, tints, boxed, known_of = data
    n, k = image.shape[0], words.shape[0] // image.shape[0]
    x = ((image.float() - 127) / 128).contiguous(memory_format=torch.channels_last)
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16, enabled=HALF):
        features, fine = trunk.features(x)
        maps = trunk.maps(features[3]).float()
        finer = trunk.maps(trunk.dilated(fine)).float() if dice.chance(0.35) else None
    features = [f.float() for f in features]
    dropped = torch.tensor([dice.chance(0.25) for _ in range(n * k)])
    known = groups.amax(1) > 0
    doubt = DOUBT + 1.5 * (torch.tensor([dice.array.random() for _ in range(n * k)], dtype=torch.float32) - 0.5)
    e = up(excess(maps, groups), prompts)
    if finer is not None:
        e = (e + excess(finer, groups)) / 2
    heat = unit(e) * known[:, None, None, None]
    score = (torch.topk(e.flatten(1), 3, 1)[0].mean(1, keepdim=True)) * known[:, None]
    # a class map that sees nothing of the kind, as often in drawings, is no prompt
    sure = known & (logit_of(score, groups)[:, 0] > doubt)
    heat, sure = with_boxes(heat, boxed), sure | (boxed.amax((1, 2, 3)) > 0)
    given, told = heat * ~dropped[:, None, None, None], score * ~dropped[:, None]
    with torch.autocast('cpu', torch.bfloat16, enabled=HALF):
        cells = head.see(x, features, maps)
        guess, presence, lit = head(cells, words, where, given, told, tints)
    guess, presence = guess.float(), presence.float()
    asked = matching.matched(head.matcher, cells.vectors.float(), meaning, known_of)
    matched = matching.loss_of(*asked)
    present = there[:, 0] > 0.5
    # what the decoder is given: the head's heat, the class map (then all of the kind is meant), or a spoiled mask
    choice = torch.tensor([dice.array.random() for _ in range(n * k)])
    from_map = present & classed & sure & (choice < 0.25)
    from_head = ~from_map & ((choice < torch.where(present, 0.78, 0.5)) | ~outlined)
    pick = lambda condition, a, b: torch.where(condition[:, None, None, None], a, b)
    given = pick(from_map, sharpened(heat, dice), pick(from_head, between(heat * (sure & ~dropped)[:, None, None, None], to_heat(guess), dice), prompts))
    wanted = pick(from_map, kinds, masks)
    if not any(p.requires_grad for p in decoder.parameters()):
        given = given.detach()
    with torch.autocast('cpu', torch.bfloat16, enabled=HALF):
        l4, l16, l8, quality = decoder(features, given, k)
    l4, l16, l8, quality = l4.float(), l16.float(), l8.float(), quality.float()
    # what isn't there has no outline, whatever the head makes the decoder draw
    drawable = present & outlined
    right = drawable | (~present & ~from_head)
    drawn = outline_loss(l4, wanted) + 0.4 * outline_loss(l16, F.avg_pool2d(wanted, 4)) + 0.4 * outline_loss(l8, F.avg_pool2d(wanted, 2))
    drawn = (drawn * right).sum() / right.sum()
    small = F.avg_pool2d(masks, 4)
    guessed = (outline_loss(guess, small) * drawable).sum() / drawable.sum().clamp(min=1) + 0.1 * (F.softplus(guess).mean((1, 2, 3)) * ~present).mean()
    told = F.binary_cross_entropy_with_logits(presence, there)
    with torch.no_grad():
        seen, true = l4 > 0, wanted > 0.5
        iou = (seen & true).sum((1, 2, 3)) / (seen | true).sum((1, 2, 3)).clamp(min=1)
        seen, true = guess > 0, small > 0.5
        coarse = ((seen & true).sum((1, 2, 3)) / (seen | true).sum((1, 2, 3)).clamp(min=1))[drawable].mean()
        told_right = ((presence > 0) == (there > 0.5)).float().mean()
    judged = (F.binary_cross_entropy_with_logits(quality[:, 0], iou, reduction='none') * right).sum() / right.sum()
    verified, verified_right = verification(
        verifier, lit, words, where, masks, there, outlined, (l4, guess, presence, quality), (e, score, known, tints), cells.colors
    )
    return drawn + 0.8 * guessed + 0.8 * told + 0.3 * judged + 0.8 * verified + 0.8 * matched, (
        drawn.item(),
        guessed.item(),
        told.item(),
        verified.item(),
        matched.item(),
        iou[right].mean().item(),
        coarse.item(),
        matching.overlap(*asked),
        told_right.item(),
        verified_right.item(),
        judged.item(),
    )


def verification(verifier, lit, words, where, masks, there, outlined, drawn, asked, shown):
    """The loss of the verifier on the outlines drawn, each for its own sentence and for another of the same picture; and how often it tells presence right."""
    l4, guess, presence, quality = (t.detach() for t in drawn)
    e, score, known, tints = asked
    known = known.float()[:, None]
    n, k = shown.shape[0], words.shape[0] // shown.shape[0]
    outlines = F.avg_pool2d(torch.sigmoid(l4), 4)
    another = lambda t: t.view(n, k, *t.shape[1:]).roll(1, 1).reshape(t.shape)
    losses = []
    for own in (True, False):
        drawn, outline, judged = (l4, outlines, quality) if own else (another(l4), another(outlines), another(quality))
        with torch.no_grad():
            seen, true = drawn > 0, masks > 0.5
            iou = (seen & true).sum((1, 2, 3)) / (seen | true).sum((1, 2, 3)).clamp(min=1) * (there[:, 0] > 0.5)
        scalars = told_of(guess, presence, judged, e, score, known, outline, shown.repeat_interleave(k, 0), tints)
        with torch.autocast('cpu', torch.bfloat16, enabled=HALF):
            said = verifier(lit, words, where, outline, scalars)
        said = said.float()
        losses.append((F.binary_cross_entropy_with_logits(said[:, 1], iou.float(), reduction='none') * outlined).mean())
        if own:
            weight = torch.where(there[:, 0] > 0.5, 1.0, 1.5)
            losses.append((F.binary_cross_entropy_with_logits(said[:, 0], there[:, 0], reduction='none') * weight).mean())
            right = ((said[:, 0] > 0) == (there[:, 0] > 0.5)).float().mean()
    return sum(losses), right


def names_as_vectors(classes):
    return torch.from_numpy(classes.embeddings)


def optimizer_of(networks, rate):
    """AdamW for head, decoder and verifier; each group has its share of the rate."""
    groups = []
    for network, decay, share in zip(networks, (0.03, 0.02, 0.03), (1.0, 0.8, 2.0)):
        groups.append({'params': [p for p in network.parameters() if p.ndim > 1], 'weight_decay': decay, 'share': share})
        groups.append({'params': [p for p in network.parameters() if p.ndim <= 1], 'weight_decay': 0, 'share': share})
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--steps', type=int, default=6000, help='the rate falls to a twentieth until then')
    parser.add_argument('--side', type=int, nargs='+', default=[256], help='of the pictures; of several one is picked for each step')
    parser.add_argument('--images', type=int, default=8)
    parser.add_argument('--phrases', type=int, default=4)
    parser.add_argument('--rate', type=float, default=1e-3)
    parser.add_argument('--start', type=Path, help="a decoder's weights to start from, if there is no checkpoint")
    parser.add_argument('--checkpoint', type=Path, help='if not checkpoint.pt in work/; with --generated-alone drawn.pt')
    parser.add_argument('--onward', type=Path, help='a checkpoint in work/ to go on from, if there is none yet')
    parser.add_argument('--anew', action='store_true', help='go on from there with the averaged weights and a schedule of its own, from step 0')
    parser.add_argument('--decoder-rests', action='store_true', help='the decoder draws but learns nothing, which leaves time for more sentences')
    parser.add_argument('--generated-alone', action='store_true', help='without the outlined photographs: for the decoder that outlines them')
    parser.add_argument('--taught', action='store_true', help='also on the outlines that `taught` made, and with boxes for prompts')
    parser.add_argument('--sprites', type=int, default=12000)
    parser.add_argument('--backgrounds', type=int, default=2500)
    options = parser.parse_args()
    checkpoint = WORK / (options.checkpoint or (outlined.DRAWN if options.generated_alone else 'checkpoint.pt'))
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    torch.manual_seed(0)
    meaning = Meaning()
    classes = Classes(meaning)
    shots, cutouts = photo_scenes.material()
    material = photo_scenes.PhotoBank(bank(TRAINING_SEED, options.sprites, options.backgrounds, True), shots, cutouts)
    real = [] if options.generated_alone else real_photographs(options.taught)
    batches = Batches(material, real, meaning, classes, options.side, options.images, options.phrases, BOXES if options.taught else 0)
    print('material there', flush=True)
    trunk = Trunk().to(memory_format=torch.channels_last)
    networks = [Head(names_as_vectors(classes)), Decoder().to(memory_format=torch.channels_last), Verifier()]
    averages = [Head(names_as_vectors(classes)), Decoder(), Verifier()]
    if options.start and not checkpoint.exists():
        print(networks[1].load_state_dict(torch.load(options.start, weights_only=True), strict=False), flush=True)
    for average, network in zip(averages, networks):
        average.load_state_dict(network.state_dict())
    networks[1].requires_grad_(not options.decoder_rests)
    weights = [p for n in networks for p in n.parameters()]
    optimizer = optimizer_of(networks, options.rate)
    step, dice = 0, Dice(17)
    begin = checkpoint if checkpoint.exists() or not options.onward else WORK / options.onward
    if begin.exists():
        saved = torch.load(begin, weights_only=True)
        anew = options.anew and begin != checkpoint
        for i, (network, average) in enumerate(zip(networks, averages)):
            print(
                network.load_state_dict(saved['averages' if anew else 'networks'][i], strict=False),
                average.load_state_dict(saved['averages'][i], strict=False),
                flush=True,
            )
        if 'optimizer' in saved:
            optimizer.load_state_dict(saved['optimizer'])
        step = 0 if anew else saved['step']
        dice = Dice(17 + step)
        torch.set_rng_state(saved['random'])
    print('parameters', [sum(p.numel() for p in n.parameters()) for n in networks], 'step', step, flush=True)
    totals, clock, begun = np.zeros(12), np.zeros(2), time.time()
    while step < options.steps:
        part = step / options.steps
        for group in optimizer.param_groups:
            group['lr'] = options.rate * group['share'] * min(1, (step + 1) / 150) * max(0.05, 1 - part)
        t = time.time()
        data = batches(dice)
        clock[0] += time.time() - t
        loss, pieces = step_of(trunk, *networks, meaning, data, dice)
        optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(weights, 1.0)
        if torch.isfinite(norm):
            optimizer.step()
        step += 1
        clock[1] += time.time() - t
        keep = min(0.997, 1 - 1 / (step * 0.1 + 2))
        with torch.no_grad():
            for average, network in zip(averages, networks):
                for a, b in zip(average.state_dict().values(), network.state_dict().values()):
                    a.lerp_(b, 1 - keep) if a.dtype.is_floating_point else a.copy_(b)
        totals += np.nan_to_num((loss.item(), *pieces))
        if step % 20 == 0:
            print(
                'step %d, %.0f s: loss %.3f (drawn %.3f, guessed %.3f, told %.3f, verified %.3f, matched %.3f), IoU %.3f, of the guess %.3f, of the matcher %.3f, told right %.3f, by the verifier %.3f, judged %.3f; %.2f s, of them %.2f for scenes'
                % (step, time.time() - begun, *(totals / 20), *(clock[::-1] / 20)),
                flush=True,
            )
            totals[:] = 0
            clock[:] = 0
        if step % 50 == 0 or step == options.steps:
            state = {
                'networks': [n.state_dict() for n in networks],
                'averages': [a.state_dict() for a in averages],
                'optimizer': optimizer.state_dict(),
                'step': step,
                'random': torch.get_rng_state(),
            }
            part_way = checkpoint.with_suffix('.part')
            torch.save(state, part_way)
            part_way.replace(checkpoint)


if __name__ == '__main__':
    main()
