"""Composes sentences: an opening, a request in one of many moods, a closing.

Everything is written in the notation of the frames (see ``generator.py``). ``{o}`` and ``{c}`` are the parts of the
first target, ``{o2}`` and ``{c2}`` those of the second, and so on; ``{s}`` is a style that goes nowhere else,
``{n}`` another noun phrase, ``{v}`` an unknown verb, ``{q}`` a quality, ``{a}`` an artist's name as the content.
"""

import re

from .verbs import BASE, GERUND, GROUPS, PARTICIPLE, PAST, RESULTS, THIRD, inflect


def choices(text):
    """A list from a text in which "|" outside of brackets separates the entries and line ends do not matter."""
    entries, depth = [""], 0
    for c in text.replace("\n", " "):
        depth = max(0, depth + (c == "(") - (c == ")"))
        if c == "|" and not depth:
            entries.append("")
        else:
            entries[-1] += c
    return [" ".join(entry.split()) for entry in entries]


# -- Moods: how a verb phrase is asked for --

OF_BASE = choices("""{V}|{V}|{V}|{V}|{V}|{V}|{V}|{V}|{V}|please {V}|please {V}|could you {V} ?|could you please {V} ?|can you {V} ?|can you please {V} ?|would you {V} ?|will you {V} ?|
would you please {V}|kindly {V}|i want you to {V}|i'd like you to {V}|i would like you to {V}|i need you to {V}|i'd love you to {V}|i'd like to {V}|i want to {V}|i would like to {V}|i need to {V}|
i wish to {V}|i'd love to {V}|we want to {V}|we'd like to {V}|we need to {V}|let's {V}|let us {V}|let me {V}|help me {V}|help me to {V}|help us {V}|try to {V}|please try to {V}|go ahead and {V}|
feel free to {V}|be so kind as to {V}|be so kind and {V}|be a dear and {V}|do me a favor and {V}|do me the favour: {V}|do your magic and {V}|would it be possible to {V} ?|is it possible to {V} ?|
is there a way to {V} ?|is there any way to {V} ?|are you able to {V} ?|do you think you could {V} ?|do you think you can {V} ?|do you mind if we {V} ?|is it ok to {V} ?|might you {V} ?|
could we {V} ?|can we {V} ?|shall we {V} ?|should we {V} ?|may i {V} ?|can i {V} ?|could i {V} ?|may i ask you to {V} ?|may i ask you to {V}|might i ask you to {V}|i ask you to {V}|
i'm asking you to {V}|why not {V} ?|why don't you {V} ?|why don't we {V} ?|can't you {V} ?|couldn't you {V} ?|won't you {V} ?|how do i {V} ?|how can i {V} ?|how would i {V} ?|how could one {V} ?|how would you {V} ?|
what would it take to {V} ?|it would be nice to {V}|it would be great to {V}|it would be fun to {V}|it'd be cool to {V}|it might be nice to {V}|i think you should {V}|i think we should {V}|you should {V}|
you must {V}|you may {V}|you can {V}|you could {V}|we should {V}|we could {V}|maybe {V}|maybe you could {V}|maybe we could {V} ?|perhaps you can {V} ?|perhaps {V}|just {V}|simply {V}|quickly {V}|now {V}|
then {V}|first {V}|next {V}|finally, {V}|i have to {V}|i must {V}|it's time to {V}|time to {V}|it is time to {V}|my wish is to {V}|my plan is to {V}|the plan is to {V}|the idea is to {V}|the task is to {V}|
your task is to {V}|your job is to {V}|your mission: {V}|your task: {V}|task: {V}|instruction: {V}|command: {V}|request: {V}|todo: {V}|to do: {V}|goal: {V}|step 1: {V}|i'm trying to {V}|i am trying to {V}|
i tried to {V}|i'm going to {V}|i was hoping to {V}|i was hoping you could {V}|i hope you can {V}|i hope to {V}|i've always wanted to {V}|i dream of being able to {V}|i was wondering if you could {V}|
i was wondering whether you might {V}|i wonder if you can {V}|i wonder if we could {V}|could you possibly {V} ?|could you maybe {V} ?|could you quickly {V} ?|can you just {V} ?|can u {V} ?|could u {V}|
would you be able to {V} ?|would you be so kind as to {V} ?|would you be willing to {V} ?|would you like to {V} ?|would you kindly {V}|do you want to {V} ?|do you know how to {V} ?|are we allowed to {V} ?|
any way to {V} ?|any chance you could {V} ?|any chance to {V} ?|is there a chance you can {V} ?|is there a filter to {V} ?|i'd be glad if you could {V}|i'd be grateful if you could {V}|
i would be happy if you would {V}|i'd appreciate it if you could {V}|much appreciated if you could {V}|it would make my day if you could {V}|it would mean a lot if you could {V}|when you have time, {V}|
when you get a chance, {V}|when you have a moment, {V}|if you can, {V}|if you don't mind, {V}|if possible, {V}|if it's not too much trouble, {V}|if you're not busy, {V}|if you would, {V}|for fun, {V}|
for a change, {V}|for once, {V}|for my sister, {V}|as an experiment, {V}|as a joke, {V}|as a surprise, {V}|as a test, {V}|as a first step, {V}|to start, {V}|to begin with, {V}|to make it more fun, {V}|
to cheer me up, {V}|in this picture, {V}|in this photo, {V}|in the image, {V}|in my picture {V}|in the attached photo, {V}|on this photograph, {V}|here, {V}|ok so {V}|okay now {V}|alright, {V}|right, {V}|
so, {V}|well, {V}|hey, {V}|hi, {V}|hello, could you {V} ?|hi there, can you {V} ?|good evening, please {V}|dear soulstyler, {V}|computer, {V}|robot, {V}|my friend, {V}|buddy, {V}|sir, could you {V} ?|
excuse me, could you {V} ?|pardon me, would you {V} ?|sorry to bother you, but can you {V} ?|pls {V}|plz {V}|pretty please {V}|please just {V}|please do {V}|do {V}|i'd suggest to {V}|i suggest you {V}|
i'd recommend to {V}|i propose to {V}|the client wants us to {V}|my boss asked me to {V}|my son wants you to {V}|they told me to {V}|she asked if you could {V}|he wants to {V}|everyone wants to {V}|
let's see if you can {V}|let's see whether we can {V}|show me how to {V}|tell the machine to {V}|teach me to {V}|remember to {V}|don't forget to {V}|make sure to {V}|be sure to {V}|see if you can {V}|
i bet you can't {V}|i bet you can {V}|i dare you to {V}|i challenge you to {V}|you know what? {V}|you know what? let's {V}|how hard is it to {V} ?|what happens if you {V} ?|what happens when we {V} ?|what if we {V} ?|
what if you {V} ?|what about we {V} ?|how about we {V} ?|how about you {V} ?|suppose we {V}|say we {V}|and now {V}|and {V}|also {V}|again {V}|one more time, {V}|let the computer {V}|have the program {V}|
your first task is to {V}|only {V}|all i want is to {V}|all you have to do is {V}|all i need is for you to {V}|i only want to {V}|i just want to {V}|i just need you to {V}|wanna {V}|i wanna {V}|gonna {V}|
lets {V}|lemme {V}|want to {V}|need to {V}|would like to {V}|trying to {V}|attempt to {V}|dare to {V}|begin to {V}|magically {V}|carefully {V}|somehow {V}|digitally {V}|artistically {V}|slowly {V}""")

OF_GERUND = choices("""how about {V} ?|how about {V} ?|what about {V} ?|would you mind {V} ?|would you mind {V} ?|mind {V} ?|do you mind {V} ?|try {V}|try {V} instead|let's try {V}|consider {V}|would you consider {V} ?|
have you considered {V} ?|have you thought about {V} ?|have you tried {V} ?|i'm thinking of {V}|i am thinking about {V}|thinking about {V}|i was thinking of {V}|i fancy {V}|i feel like {V}|feel like {V} ?|i'd appreciate you {V}|
any chance of {V} ?|is there any chance of {V} ?|is there a way of {V} ?|what do you think of {V} ?|what do you think about {V} ?|start by {V}|begin by {V}|begin with {V}|start with {V}|surprise me by {V}|i'd suggest {V}|i suggest {V}|
i propose {V}|i recommend {V}|i'd love {V}|i'm dreaming of {V}|we're dreaming of {V}|we are considering {V}|thank you for {V}|thanks for {V}|thanks in advance for {V}|i'm interested in {V}|i insist on {V}|i'd go for {V}|
i can't wait to see you {V}|imagine {V}|picture {V}|help me with {V}|i need help {V}|i need help with {V}|could you help me with {V} ?|can you assist in {V} ?|be careful when {V}|today we are {V}|we are {V}|i'm {V}|
he is {V}|she's thinking of {V}|the task is {V}|the job is {V}|my idea is {V}|the plan: {V}|it's about {V}|i'm up for {V}|are you up for {V} ?|are you any good at {V} ?|you're good at {V}, aren't you|what's stopping us from {V} ?|
how would you feel about {V} ?|is {V} possible ?|is {V} an option ?|would {V} work ?|would {V} be possible ?|would {V} look good ?|i wouldn't mind {V}|it's worth {V}|{V} would be great|{V} would be nice|{V} would be lovely|
{V} is what i want|{V} is the goal|{V} might look cool|{V}, that's my wish|{V}, please""")

OF_PAST = choices("""what if you {V} ?|what if we {V} ?|what if someone {V} ?|it would be great if you {V}|it would be nice if you {V}|it'd be lovely if you {V}|it would be amazing if we {V}|i'd love it if you {V}|i would love it if you {V}|
i'd like it if you {V}|i'd prefer it if you {V}|i'd be happy if you {V}|i'd be glad if you {V}|i would be delighted if you {V}|i'd be grateful if you {V}|i would appreciate it if you {V}|i'd appreciate it if you {V}|i wish you {V}|
i wish someone {V}|i wish we {V}|it's time you {V}|it's time we {V}|i'd rather you {V}|would it be ok if you {V} ?|would it be alright if we {V} ?|would it be too much if you {V} ?|would you mind if i {V} ?|would you mind if we {V} ?|
imagine you {V}|imagine someone {V}|imagine i {V}|suppose you {V}|suppose somebody {V}|how would it look if you {V} ?|how would it look if we {V} ?|what would it look like if you {V} ?|what would happen if you {V} ?|
let's pretend you {V}|what would you say if we {V} ?|wouldn't it be nice if we {V} ?|wouldn't it be cool if you {V} ?|how cool would it be if you {V} ?|it would look better if you {V}|i dreamt that i {V}|i dreamed you {V}|
everyone would love it if you {V}|my kids would love it if you {V}|my wife would be happy if you {V}|what if a painter {V} ?|what if a wizard {V} ?|how nice if you {V}""")

OF_THIRD = choices("""i need someone who {V}|i'm looking for someone who {V}|make a picture that {V}|i want an effect that {V}|is there a tool that {V} ?|is there something that {V} ?|see to it that someone {V}|a filter that {V}|
do something that {V}|i want a filter which {V}|a magician {V}|the artist {V}|imagine a painter {V}|who {V} ?|every morning she {V}|then he {V}|somebody {V}|a wizard comes and {V}""")

# {P} is what was done, e.g. "turned into {c}" or "made of {c}".
OF_PARTICIPLE = choices("""i want {o} {P}|i want {o} {P}|i'd like {o} {P}|i would like {o} {P}|i need {o} {P}|we want {o} {P}|we need {o} {P}|i want {o} to be {P}|i'd like {o} to be {P}|i need {o} to be {P}|i would love {o} to be {P}|
i'd like to see {o} {P}|i want to see {o} {P}|i'd love to see {o} {P}|i would like to have {o} {P}|i'd like to have {o} {P}|let me see {o} {P}|show me {o} {P}|show {o} {P}|get {o} {P}|have {o} {P}|please have {o} {P}|
let {o} be {P}|let {o} get {P}|see to it that {o} is {P}|see to it that {o} gets {P}|make sure {o} is {P}|make sure that {o} gets {P}|make it so that {o} is {P}|{o} should be {P}|{o} should be {P}|{o} must be {P}|{o} could be {P}|
{o} needs to be {P}|{o} has to be {P}|{o} ought to be {P}|{o} is to be {P}|{o} wants to be {P}|{o} deserves to be {P}|{o} shall be {P}|{o} will be {P}|{o} may be {P}|{o} might be {P}|{o} would be nice {P}|{o} would look great {P}|
{o} would look good {P}|{o} would look better {P}|{o} looks best {P}|{o} is best {P}|{o} is {P}|{o} gets {P}|{o} got {P}|{o} was {P}|{o} has been {P}|{o} is now {P}|{o} is being {P}|{o} was once {P}|{o} , {P}|{o} {P}|{o} {P}|{o} {P} please|
{o} {P} , please|{o} - {P}|{o}, but {P}|{o} but {P}|{o}, only {P}|{o}, now {P}|{o}, all {P}|{o}, completely {P}|{o}, as if {P}|{o} as if {P}|{o} as though {P}|{o}, freshly {P}|can {o} be {P} ?|could {o} be {P} ?|
could {o} please be {P} ?|may {o} be {P} ?|might {o} be {P} ?|should {o} be {P} ?|will {o} be {P} ?|would {o} look good {P} ?|would {o} look better {P} ?|can i have {o} {P} ?|can i get {o} {P} ?|can i see {o} {P} ?|
could i have {o} {P} ?|could i see {o} {P} ?|could we have {o} {P} ?|can we get {o} {P} ?|may i have {o} {P} ?|may i see {o} {P} ?|can you get {o} {P} ?|can you show me {o} {P} ?|could you show {o} {P} ?|could you get me {o} {P} ?|
what would {o} look like {P} ?|what would {o} look like if it were {P} ?|what would {o} look like if it was {P} ?|what would {o} look like when {P} ?|how would {o} look {P} ?|how would {o} look if it were {P} ?|
how does {o} look {P} ?|how will {o} look when {P} ?|how might {o} look if {P} ?|what if {o} were {P} ?|what if {o} was {P} ?|what if {o} got {P} ?|what if {o} had been {P} ?|how about {o} {P} ?|what about {o} {P} ?|why not {o} {P} ?|
ever seen {o} {P} ?|have you ever seen {o} {P} ? i want that|imagine {o} {P}|picture {o} {P}|i imagine {o} {P}|i picture {o} {P}|i see {o} {P}|i envision {o} {P}|i'm imagining {o} {P}|i dream of {o} {P}|i dreamt of {o} {P}|
i was hoping to get {o} {P}|i hope to see {o} {P}|i was wondering if {o} could be {P}|i was wondering if {o} might be {P}|i wonder how {o} would look {P}|i wonder what {o} would look like {P}|i wonder if {o} could be {P}|
i'd love {o} {P}|i'd love {o} to be {P}|i would love to see {o} {P}|i'd prefer {o} {P}|i prefer {o} {P}|i like {o} {P}|i like it when {o} is {P}|i'd rather have {o} {P}|i need to see {o} {P}|i'd be glad to see {o} {P}|it would be great to have {o} {P}|
it would be great to see {o} {P}|it would be nice to see {o} {P}|it'd be cool to see {o} {P}|it would be nice if {o} were {P}|it would be great if {o} could be {P}|it would be cool if {o} was {P}|it would be fun to have {o} {P}|
would it be possible to have {o} {P} ?|would it be possible to see {o} {P} ?|is it possible to get {o} {P} ?|is it possible for {o} to be {P} ?|is there a way to get {o} {P} ?|any chance of {o} being {P} ?|any chance to have {o} {P} ?|
any chance {o} can be {P} ?|do you think {o} could be {P} ?|do you think {o} would look good {P} ?|could you imagine {o} {P} ?|could you arrange for {o} to be {P} ?|i think {o} should be {P}|i think {o} would look better {P}|
i believe {o} should be {P}|i feel {o} should be {P}|i'd say {o} should be {P}|maybe {o} could be {P}|perhaps {o} {P} ?|my wish: {o} {P}|my wish is to see {o} {P}|my dream is {o} {P}|the idea: {o} {P}|wanted: {o} {P}|request: {o} {P}|
output: {o} {P}|result: {o} {P}|prompt: {o} {P}|a picture of {o} {P}|i want a picture of {o} {P}|i need a version where {o} is {P}|i want a version in which {o} is {P}|make me a version with {o} {P}|give me a version where {o} is {P}|
give me {o} {P}|give me {o}, but {P}|bring me {o} {P}|i'd take {o} {P}|want {o} {P}|need {o} {P}|i'd enjoy {o} {P}|in the end, {o} should be {P}|in my dreams {o} is {P}|in a perfect world {o} is {P}|
by tomorrow {o} must be {P}|from now on {o} is {P}|for this picture {o} should be {P}|let's have {o} {P}|let's see {o} {P}|let us see {o} {P}|let's get {o} {P}|let's imagine {o} {P}|let's pretend {o} is {P}|pretend {o} is {P}|
pretend that {o} was {P}|suppose {o} were {P}|as if {o} were {P}|make it look as if {o} were {P}|make it look like {o} was {P}|make it seem that {o} is {P}|it should look as if {o} was {P}|it should seem that {o} was {P}|
i want it to look as though {o} were {P}|do it so that {o} is {P}|it's time for {o} to be {P}|please let {o} be {P}|please see that {o} is {P}|please get {o} {P}|i'd like it if {o} was {P}|i would be happy with {o} {P}|
nothing beats {o} {P}|what was once {o} is now {P}|the one thing i want is {o} {P}|what i want is {o} {P}|what i need is {o} {P}|what i'd like is {o} {P}|what we want: {o} {P}|all i want is {o} {P}|all i ask for is {o} {P}""")
WAYS = choices("""made of {c}|made of {c}|made from {c}|made out of {c}|made entirely of {c}|made up of {c}|built from {c}|built out of {c}|carved from {c}|carved out of {c}|carved in {c}|cast in {c}|in {c}|in {c}|in {c}|as {c}|as {c}|as {c}|like {c}|
in the style of {c}|in the style of {c}|in {c} style|in a {c} style|in an {c} look|with a {c} look|with a {c} texture|with a {c} finish|with the texture of {c}|with the look of {c}|with the surface of {c}|painted by {c}|painted like {c}|
drawn by {c}|painted in {c}|drawn in {c}|drawn as {c}|done in {c}|done up as {c}|done up in {c}|rendered as {c}|rendered in {c}|depicted as {c}|shown as {c}|seen through {c}|reinterpreted through {c}|reinterpreted as {c}|
reimagined as {c}|reimagined in {c}|redone as {c}|redone in {c}|dressed in {c}|dressed as {c}|wrapped in {c}|clad in {c}|covered in {c}|covered with {c}|coated in {c}|coated with {c}|draped in {c}|bathed in {c}|dipped in {c}|
dipped into {c}|drenched in {c}|soaked in {c}|drowned in {c}|buried in {c}|encased in {c}|wearing {c}|turned into {c}|turned to {c}|transformed into {c}|changed to {c}|changed into {c}|morphed into {c}|converted to {c}|
replaced by {c}|replaced with {c}|swapped for {c}|inspired by {c}|influenced by {c}|after {c}|out of {c}|of {c}|full of {c}|filled with {c}|decorated with {c}|adorned with {c}|overgrown with {c}|surrounded by {c}|
looking like {c}|looking as if made of {c}|looking like it was made of {c}|resembling {c}|imitating {c}|evoking {c}|reminiscent of {c}|based on {c}|sculpted from {c}|knitted from {c}|knitted in {c}|folded from {c}|
forged from {c}|forged in {c}|printed on {c}|printed in {c}|engraved in {c}|etched in {c}|stitched from {c}|sewn from {c}|molded from {c}|formed from {c}|formed of {c}|composed of {c}|consisting of {c}|constructed from {c}|
assembled from {c}|cut from {c}|cut out of {c}|blown from {c}|baked from {c}|crafted from {c}|crafted out of {c}|fashioned from {c}|frozen into {c}|melted into {c}|styled as {c}|styled like {c}|styled after {c}|
in shades of {c}|in the manner of {c}|in the spirit of {c}|in the look of {c}|in the form of {c}|in the guise of {c}|in the hands of {c}|as part of {c}|as if made of {c}|as seen by {c}|as imagined by {c}|as painted by {c}|via {c}|in pure {c}|à la {c}|a la {c}""")

# {R} is what the objects do of themselves, {R3} in the third person, {R2} in the past.
OF_RESULT = choices("""let {o} {R}|let {o} {R}|let {o} {R}|please let {o} {R}|have {o} {R}|have {o} {R}|please have {o} {R}|make {o} {R}|make {o} {R}|can you make {o} {R} ?|could you make {o} {R} ?|would you make {o} {R} ?|
would you let {o} {R} ?|can you have {o} {R} ?|can you let {o} {R} ?|could you please have {o} {R} ?|i want {o} to {R}|i want {o} to {R}|i'd like {o} to {R}|i would like {o} to {R}|i need {o} to {R}|we want {o} to {R}|we need {o} to {R}|
i'd love {o} to {R}|i would love for {o} to {R}|i'd prefer {o} to {R}|i expect {o} to {R}|i wish {o} would {R}|i wish {o} could {R}|i wish for {o} to {R}|i'd like to see {o} {R}|i want to see {o} {R}|i'd love to see {o} {R}|
i want to make {o} {R}|i'd like to make {o} {R}|i want to have {o} {R}|help {o} {R}|help {o} to {R}|help me make {o} {R}|get {o} to {R}|cause {o} to {R}|allow {o} to {R}|force {o} to {R}|tell {o} to {R}|ask {o} to {R}|
teach {o} to {R}|watch {o} {R}|see {o} {R}|{o} should {R}|{o} should {R}|{o} should {R}|{o} must {R}|{o} could {R}|{o} shall {R}|{o} will {R}|{o} may {R}|{o} can {R}|{o} might {R}|{o} ought to {R}|{o} needs to {R}|
{o} has to {R}|{o} wants to {R}|{o} wanted to {R}|{o} would like to {R}|{o} deserves to {R}|{o} longs to {R}|{o} is going to {R}|{o} is supposed to {R}|{o} is meant to {R}|{o} is to {R}|{o}'s going to {R}|{o} was born to {R}|{o} begins to {R}|
{o} {R3}|{o} {R3}|{o} {R3}|{o} now {R3}|{o} suddenly {R3}|{o} slowly {R3}|then {o} {R3}|now {o} {R3}|and {o} {R3}|could {o} {R} ?|can {o} {R} ?|may {o} {R} ?|might {o} {R} ?|should {o} {R} ?|will {o} {R} ?|would {o} {R} ?|shall {o} {R} ?|
could {o} maybe {R} ?|can {o} please {R} ?|what if {o} {R2} ?|what if {o} {R2} ?|what if {o} could {R} ?|what if {o} would {R} ?|what would happen if {o} {R2} ?|how would it be if {o} {R2} ?|suppose {o} {R2}|imagine {o} {R2}|imagine that {o} {R3}|
imagine if {o} {R2}|pretend that {o} {R3}|pretend {o} {R2}|see to it that {o} {R3}|make sure {o} {R3}|make sure that {o} {R3}|make it so that {o} {R3}|make it so {o} {R3}|do something so that {o} {R3}|do whatever it takes so {o} {R3}|
arrange it so that {o} {R3}|edit the picture so that {o} {R3}|change the photo so {o} {R3}|change the image such that {o} {R3}|it would be nice if {o} {R2}|it would be great if {o} {R2}|it'd be cool if {o} {R2}|it would be nice for {o} to {R}|
it would be great for {o} to {R}|would it be possible for {o} to {R} ?|is it possible for {o} to {R} ?|is there a way to make {o} {R} ?|is there a way for {o} to {R} ?|any chance {o} can {R} ?|any chance {o} could {R} ?|
any chance to make {o} {R} ?|any way to have {o} {R} ?|i was wondering if {o} might {R}|i was wondering whether {o} could {R}|i wonder if {o} can {R}|i wonder how {o} would {R}|i'd be happy if {o} {R2}|i'd love it if {o} {R2}|
i would like it if {o} {R2}|i'd be delighted if {o} could {R}|i think {o} should {R}|i think {o} could {R}|i believe {o} must {R}|i feel that {o} should {R}|i'd say {o} should {R}|i suggest that {o} should {R}|i demand that {o} {R}|
i insist that {o} {R}|i propose that {o} {R}|it's time for {o} to {R}|it's time that {o} {R2}|the time has come for {o} to {R}|why can't {o} {R} ?|why doesn't {o} {R} ?|why shouldn't {o} {R} ?|does {o} {R} ?|do you think {o} could {R} ?|
do you think {o} can {R} ?|how about letting {o} {R} ?|how about making {o} {R} ?|what about having {o} {R} ?|would you mind making {o} {R} ?|mind making {o} {R} ?|would you mind letting {o} {R} ?|thank you for making {o} {R}|
try making {o} {R}|try to make {o} {R}|make a picture where {o} {R3}|a picture in which {o} {R3}|i want a picture where {o} {R3}|i'd like an image in which {o} {R3}|i need a version where {o} {R3}|give me a version where {o} {R3}|
in my dream {o} {R3}|in my head {o} {R3}|in the new version {o} {R3}|in this world {o} {R3}|in the end {o} should {R}|at the end {o} must {R}|one day {o} will {R}|from now on {o} {R3}|from today on {o} should {R}|overnight {o} {R2}|
when i wake up {o} should {R}|my wish is that {o} {R3}|my wish: {o} should {R}|my dream: that {o} would {R}|my idea is that {o} {R3}|the idea is that {o} {R3}|the plan: {o} {R3}|what i want is for {o} to {R}|all i want is for {o} to {R}|
everything stays, {o} {R3}|let us have {o} {R}|let's have {o} {R}|let's let {o} {R}|let's make {o} {R}|lets make {o} {R}|shall we make {o} {R} ?|can we make {o} {R} ?|could we let {o} {R} ?|wouldn't it be nice to have {o} {R} ?|once {n} is gone, {o} should {R}""")

# -- The style comes first --

STYLE_FIRST = choices("""{c} for {o}|{c} for {o}|{c} for {o} please|{c} on {o}|{c} on {o} please|{c} , please , for {o}|{c} please, for {o}|{c} over {o}|{c} all over {o}|{c} instead of {o}|{c} in place of {o}|{c} , but only for {o}|{c} , but only on {o}|
{c} , just for {o}|{c} , just on {o}|{c} , only {o}|{c} only for {o}|{c} : {o}|{c} -> {o} please|i want {c} for {o}|i want {c} on {o}|i'd like {c} for {o}|i'd like {c} on {o}|i would like {c} for {o}|i'd love {c} for {o}|i'd love {c} on {o}|
i need {c} on {o}|i need {c} for {o}|i choose {c} for {o}|i vote for {c} on {o}|i vote {c} for {o}|i'd go with {c} for {o}|i'd go for {c} on {o}|i'd pick {c} for {o}|i'm going for {c} with {o}|i'm after {c} for {o}|i fancy {c} for {o}|
i see {c} on {o}|i see {c} when i look at {o}|i imagine {c} on {o}|i imagine {c} instead of {o}|i picture {c} when i see {o}|i picture {c} on {o}|i think {c} would suit {o}|i think {c} suits {o}|i think {c} for {o}|
i was thinking {c} for {o}|i'm thinking {c} for {o}|we want {c} on {o}|we decided on {c} for {o}|we chose {c} for {o}|my choice for {o} is {c}|my pick is {c} for {o}|my idea is {c} for {o}|my wish is {c} for {o}|{c} is my choice for {o}|{c} is my wish for {o}|
{c} is what {o} needs|{c} is what {o} wants|{c} is what i want for {o}|{c} is what i want {o} to be|{c} is what i want {o} to look like|{c} is what i'd like {o} to become|{c} is what {o} should be|{c} is what {o} should look like|
{c} is what i see in {o}|{c} is what we need for {o}|{c} is how i want {o}|{c} is how {o} should look|{c} is how i imagine {o}|{c} is the look for {o}|{c} is the look i want for {o}|{c} is the style of {o}|{c} is the style i want on {o}|
{c} is the style for {o}|{c} is the new {o}|{c} would suit {o}|{c} would fit {o}|{c} would become {o}|{c} would be great for {o}|{c} would be perfect for {o}|{c} would be nice on {o}|{c} would be lovely on {o}|{c} would look great on {o}|
{c} would look good on {o}|{c} would do for {o}|{c} would work for {o}|{c} would work well with {o}|{c} would go well with {o}|{c} would do {o} good|{c} would flatter {o}|{c} suits {o}|{c} fits {o}|{c} goes on {o}|{c} goes well with {o}|
{c} goes on {o} please|{c} belongs on {o}|{c} belongs to {o}|{c} should be on {o}|{c} should cover {o}|{c} should replace {o}|{c} should be what {o} is made of|{c} should be the style of {o}|{c} should be used for {o}|{c} should go on {o}|{c} must go on {o}|
{c} must cover {o}|{c} has to be on {o}|{c} shall cover {o}|{c} could cover {o}|{c} could work for {o}|{c} might look nice on {o}|{c} might be right for {o}|{c} may cover {o}|{c} needs to be on {o}|{c} covers {o}|{c} replaces {o}|{c} takes over {o}|
{c} swallows {o}|{c} , that's how {o} should look|{c} ! that's how {o} should look|{c} ! that's what {o} needs|{c} , that's what i want {o} to be|{c} - that's what {o} should be|{c} , that is how i see {o}|{c} , that is how i imagine {o}|
{c} ! that is what i want for {o}|{c} , this is what {o} should look like|{c} is it , for {o}|{c} . that's the style for {o}|{c} . do that to {o}|{c} . apply that to {o}|{c} . put it on {o}|{c} ! put that on {o}|{c} , apply it to {o}|
{c} , put it on {o}|{c} . use it for {o}|{c} : use this for {o}|{c} : apply to {o}|{c} . for {o}|{c} . on {o}|{c} : for {o}|{c} ; for {o}|{c} ? yes, for {o}|{c} ? for {o} please|like {c} , {o}|like {c} , that's how i want {o}|like {c} , that's how {o} should look|
like {c} , that is what {o} should be|like {c} is how i want {o}|as {c} , {o}|as {c} i want {o}|as {c} , i'd like {o}|as {c} , that's how i picture {o}|in {c} , {o}|in {c} , please , {o}|in {c} i want {o}|in {c} i'd like {o}|in {c} please: {o}|
in {c} style , {o}|in {c} style please , {o}|in {c} style i want {o}|in a {c} style , i'd like {o}|{c} style for {o}|{c} style for {o} please|{c} style on {o}|{c} style , for {o}|{c} style : {o}|{c} style {o}|{c}-style {o}|{c} look for {o}|{c} look on {o}|
{c} effect on {o}|{c} effect for {o}|{c} texture on {o}|{c} texture for {o}|{c} theme for {o}|{c} filter on {o}|{c} filter for {o}|{c} vibes for {o}|{c} vibe for {o}|{c} treatment for {o}|{c} finish for {o}|{c} makeover for {o}|{c} version of {o}|a {c} version of {o}|
a {c} look for {o}|a {c} style for {o}|a {c} makeover for {o}|a {c} effect on {o}|a {c} treatment for {o}|a {c} take on {o}|the {c} treatment for {o}|the {c} look for {o}|the {c} style on {o}|some {c} for {o}|some {c} for {o} please|
some {c} on {o}|some {c} vibes for {o}|a bit of {c} for {o}|a bit of {c} on {o}|a little {c} for {o}|a touch of {c} for {o}|a touch of {c} on {o}|a splash of {c} on {o}|a layer of {c} over {o}|a coat of {c} on {o}|lots of {c} on {o}|
more {c} on {o}|plenty of {c} for {o}|nothing but {c} on {o}|nothing but {c} for {o}|only {c} will do for {o}|pure {c} for {o}|full {c} for {o}|total {c} on {o}|the look of {c} for {o}|the look of {c} would suit {o}|
the look of {c} would be ideal for {o}|the style of {c} for {o}|the style of {c} , applied to {o}|the texture of {c} on {o}|the texture of {c} , for {o}|the colours of {c} on {o}|the surface of {c} for {o}|how about {c} for {o} ?|
how about {c} for {o} ?|how about {c} on {o} ?|how about some {c} for {o} ?|how about a bit of {c} on {o} ?|how about a {c} look for {o} ?|how about a {c} style for {o} ?|how about a {c} version of {o} ?|how about the style of {c} for {o} ?|what about {c} for {o} ?|
what about {c} on {o} ?|what about a {c} version of {o} ?|why not {c} for {o} ?|why not {c} on {o} ?|why not a {c} version of {o} ?|could we try {c} on {o} ?|could we try {c} for {o} ?|could we have {c} on {o} ?|can we try {c} on {o} ?|can we have {c} for {o} ?|
can we do {c} for {o} ?|can we do {c} on {o} ?|can you do {c} for {o} ?|can you do {c} on {o} ?|can you try {c} on {o} ?|could you do {c} on {o} ?|could you try {c} for {o} ?|can i have {c} on {o} ?|can i get {c} on {o} ?|can i get {c} for {o} ?|
may i have {c} for {o} ?|may i have {c} on {o} ?|shall we try {c} for {o} ?|shall we go with {c} for {o} ?|should it be {c} for {o} ?|would {c} suit {o} ?|would {c} work on {o} ?|would {c} work for {o} ?|would {c} look good on {o} ?|
would {c} be possible for {o} ?|would {c} fit {o} ?|does {c} suit {o} ?|is {c} possible for {o} ?|is {c} an option for {o} ?|do you have {c} for {o} ?|do you think {c} would suit {o} ?|any chance of {c} on {o} ?|any chance of {c} for {o} ?|
any chance of some {c} on {o} ?|anyone for {c} on {o} ?|time for {c} on {o}|it's time for {c} on {o}|it's {c} time for {o}|it's {c} for {o}|it's going to be {c} for {o}|it must be {c} for {o}|it should be {c} for {o}|it has to be {c} for {o}|it's {c} that i want for {o}|
it's {c} that {o} needs|it's {c} that {o} should look like|it's {c} that {o} should be made of|it is {c} that {o} must be made of|it was {c} i had in mind for {o}|let it be {c} for {o}|let's do {c} for {o}|let's do {c} on {o}|let's go {c} on {o}|
let's go with {c} for {o}|let's go for {c} on {o}|let's have {c} for {o}|let's have {c} on {o}|let's try {c} for {o}|let's try {c} on {o}|let's use {c} for {o}|let's see {c} on {o}|let's put {c} on {o}|let {c} cover {o}|let {c} take over {o}|
let {c} grow over {o}|let {c} replace {o}|let {c} rain on {o}|let {c} run over {o}|let {c} inspire {o}|let {c} be the style of {o}|let {c} be the material of {o}|let {c} swallow {o}|let {c} spread over {o}|let {c} flow over {o}|let {c} be what {o} is made of|
have {c} cover {o}|have {c} all over {o}|have {c} where {o} is|put {c} where {o} is|put {c} on {o}|put {c} over {o}|put some {c} on {o}|put {c} in place of {o}|use {c} for {o}|use {c} on {o}|use {c} as the style for {o}|use {c} as the texture of {o}|
use {c} as inspiration for {o}|use {c} to restyle {o}|use {c} to repaint {o}|use {c} when painting {o}|use {c} for {o} please|use {c} instead of {q} for {o}|take {c} for {o}|take {c} and put it on {o}|take {c} and apply it to {o}|
take the look of {c} and put it on {o}|take the style of {c} and apply it to {o}|take the texture of {c} for {o}|take {c} as the style and apply it to {o}|take {c} , use it on {o}|grab {c} and spread it over {o}|grab some {c} and cover {o}|
get some {c} and cover {o} with it|get {c} onto {o}|find some {c} and put it on {o}|with {c} , cover {o}|with {c} , repaint {o}|with {c} , redo {o}|with {c} in mind , redo {o}|with {c} in mind , paint {o}|with the look of {c} , show {o}|
with the texture of {c} , redo {o}|with the style of {c} , draw {o}|using {c} , redo {o}|using {c} , paint {o}|using {c} , restyle {o}|using the style of {c} , draw {o}|using {c} as a guide , repaint {o}|inspired by {c} , redo {o}|
inspired by {c} , paint {o}|inspired by {c} , change {o}|following {c} , restyle {o}|thinking of {c} , paint {o}|think {c} and paint {o}|think {c} when you draw {o}|think {c} for {o}|think {c} , but for {o}|as if made of {c} , show {o}|
as if painted by {c} , show {o}|as if {c} had made it , show {o}|as though it were {c} , paint {o}|as {c} would do it , paint {o}|as {c} , draw {o}|as {c} , show me {o}|as {c} , render {o}|as {c} , imagine {o}|like {c} , paint {o}|like {c} , draw {o}|like {c} , make {o}|
in {c} , paint {o}|in {c} , draw {o}|in {c} style , paint {o}|in {c} style , render {o}|in {c} style , draw {o}|in {c} style show me {o}|in a {c} style , redo {o}|in the style of {c} , {o}|in the style of {c} , {o} please|in the style of {c} i want {o}|in the style of {c} , i'd like {o}|
in the style of {c} , show me {o}|in the style of {c} , redo {o}|in the style of {c} , please draw {o}|in the style of {c} , could you paint {o} ?|in the manner of {c} , {o}|after {c} , {o}|after {c} , paint {o}|from {c} , make {o}|from {c} , build {o}|
from {c} , carve {o}|from {c} you should make {o}|from {c} i want {o}|out of {c} , make {o}|out of {c} , build {o}|out of {c} i want {o}|out of {c} please build {o}|of {c} , make {o}|made of {c} , that's how i want {o}|made of {c} , please: {o}|
made of {c} : {o}|covered in {c} , that's how i want {o}|covered in {c} : {o}|painted by {c} : {o}|turned into {c} : {o}|dressed in {c} : {o}|into {c} with {o}|into {c} , please , turn {o}|into {c} i want to turn {o}|to {c} , please , change {o}|
to {c} i'd like to change {o}|make {c} out of {o}|make {c} of {o}|make {c} from {o}|create {c} from {o}|create {c} out of {o}|build {c} from {o}|i'll have {c} for {o}|i'd take {c} for {o}|i'll take {c} on {o}|nothing suits {o} like {c}|
nothing would suit {o} more than {c}|nothing fits {o} better than {c}|what {o} needs is {c}|what {o} wants is {c}|what {o} lacks is {c}|what {o} could use is {c}|what i want for {o} is {c}|what i'd like on {o} is {c}|what i see for {o} is {c}|
the style for {o} is {c}|the style of {o} should be {c}|the look of {o} should be {c}|the material of {o} should be {c}|the new look of {o} is {c}|the right style for {o} is {c}|the best style for {o} would be {c}|the look i want for {o} is {c}|
the texture of {o} should be {c}|the theme for {o} is {c}|style for {o} : {c}|look for {o} : {c}|for {o} , {c}|for {o} , {c} please|for {o} : {c}|for {o} i want {c}|for {o} i'd like {c}|for {o} , i'd like {c}|for {o} , please use {c}|
for {o} use {c}|for {o} , use {c}|for {o} , try {c}|for {o} , think {c}|for {o} let's use {c}|for {o} , how about {c} ?|for {o} , why not {c} ?|for {o} , could you use {c} ?|for {o} , a {c} look|for {o} , a {c} style|for {o} , the style of {c}|
for {o} , something like {c}|for {o} i have {c} in mind|for {o} i was thinking of {c}|for {o} i'd choose {c}|for {o} only {c} will do|on {o} , {c}|on {o} , please put {c}|on {o} , use {c}|on {o} i want {c}|on {o} i'd like to see {c}|on {o} , a layer of {c}|
over {o} , spread {c}|over {o} , pour {c}|around {o} , {c}|with {o} , go {c}|with {o} , go for {c}|with {o} , do {c}|with {o} , try {c}|with {o} , think {c}|as for {o} , {c}|as for {o} : {c}|as for {o} , go with {c}|as to {o} , use {c}|
when it comes to {o} , think {c}|when it comes to {o} , i want {c}|when painting {o} , think of {c}|when you paint {o} , use {c}|when i look at {o} i see {c}|when i see {o} i think of {c}|instead of {o} i want {c}|instead of {o} , {c}|instead of {o} , put {c}|
instead of {o} , show {c}|instead of {o} give me {c}|rather than {o} , i want {c}|in place of {o} , {c}|in place of {o} , put {c}|where {o} is , put {c}|where {o} is , i want {c}|where {o} stands , paint {c}|where {o} was , show {c}|where you see {o} , put {c}|wherever you see {o} , use {c}|replace with {c} : {o}|
switch to {c} for {o}|turn to {c} for {o}|go {c} for {o}|go {c} on {o}|go full {c} on {o}|go for {c} on {o}|go with {c} for {o}|give {c} to {o}|give me {c} for {o}|give me {c} instead of {o}|give me {c} on {o}|show me {c} for {o}|show me {c} on {o}|
show me {c} instead of {o}|show me {c} in place of {o}|do {c} for {o}|do {c} on {o}|do a {c} version of {o}|do the {c} thing to {o}|do the {c} thing with {o}|add {c} to {o}|add some {c} to {o}|add a bit of {c} to {o}|add a {c} look to {o}|add {c} vibes to {o}|
bring {c} to {o}|bring some {c} to {o}|lend {c} to {o}|a {c} {o} please|a {c} {o}|{c} {o}|{c} {o} please|{c} {o} , please|{c} {o} !|{c} {o} now|i want a {c} {o}|i'd like a {c} {o}|i want {c} {o}|make a {c} {o}|give me a {c} {o}|show me a {c} {o}|
can i have a {c} {o} ?|draw a {c} {o}|paint a {c} {o}|paint me a {c} {o}|one {c} {o} please|{c} {o} wanted|need {c} {o}|want {c} {o}""")
# Before a slot without a space, or right after the style, the object must be bare.
BARE_OBJECT = re.compile(r"\{c\}(-style| style)? \{o\}")

# -- Artists and works as styles --

ARTISTIC = choices("""{o} the way {a} would (have painted it|paint it|see it|do it|have done it|have drawn it|have made it)|{o} the way {a} (painted|saw the world|drew|did things|worked)|{o} as {a} (saw the world|would have painted it|painted|might have seen it|would paint)|
{V} {o} the way {a} (would have painted it|would paint it|would have done it|would do it|would see it|saw it|used to paint|painted)|{V} {o} (as|like) {a} (would have painted it|would|did|would have|might have drawn it|would have liked it|would see it)|
let {o} look as though {a} had painted it|let {o} look as if {a} (painted it|had drawn it|made it|were the painter)|{o} should look as if {a} (painted it|had painted it|drew it|had made it)|make {o} look like {a} painted it|make {o} look as if {a} (did it|painted it|drew it|had painted it)|
make {o} seem as though {a} had (painted|drawn|made|designed) it|i want {o} to look like {a} (painted it|drew it|made it|had painted it)|it should look like {a} painted {o}|i want it to seem as if {a} painted {o}|pretend {a} (painted|drew|made|designed) {o}|
imagine {a} (painting|drawing|painted|had painted|drew) {o}|imagine {a} (painted|drew) {o} . show me that|suppose {a} (had painted|painted|drew) {o}|what if {a} (had painted|painted|drew|had drawn|designed) {o} ?|what would {a} make of {o} ?|what would {a} (do with|do to|turn|have made of|see in|make out of) {o} ?|
how would {a} (paint|draw|see|show|depict|imagine|render|do|treat|have painted|handle|portray) {o} ?|how might {a} (paint|draw|have painted|see|depict) {o} ?|how did {a} (paint|see) {o} ?|can you (paint|draw|make|do|show) {o} like {a} ?|can you (paint|draw|show) {o} (as|how|the way) {a} would ?|
{a} should (paint|draw|do|sketch|redo|have painted) {o}|{a} would (paint|draw|do|have loved|have painted|love) {o}|{a} (paints|draws|does|redoes|takes on|meets|sketches|reimagines|interprets) {o}|{a} for {o}|{a} on {o}|{a} , but for {o}|{a} does {o}|
channel {a} (for|and paint|and draw|and redo|when you paint|when painting|while drawing|with) {o}|channel your inner {a} (and paint|and draw|and redo|and restyle|for|on|when drawing|with) {o}|be {a} and (paint|draw|do) {o}|be like {a} and paint {o}|become {a} for a moment and paint {o}|
unleash your inner {a} on {o}|find your inner {a} and paint {o}|imitate {a} (for|on|when painting|while painting|when drawing|in painting|with|to paint) {o}|imitate {a}'s (style|brushwork|hand|technique|way) (for|on|when painting|with) {o}|copy {a} (for|on|when painting|to paint) {o}|copy {a}'s style (for|onto|on) {o}|
mimic {a} (for|on|when you paint|with) {o}|emulate {a} (for|on|when painting) {o}|follow {a} (for|when painting|with) {o}|think of {a} (when|while|and) (painting|paint|you paint|drawing|you draw) {o}|ask {a} to (paint|draw|redo|do) {o}|have {a} (paint|draw|do|redo|design|reimagine) {o}|
let {a} (paint|draw|do|loose on|redo|handle|have a go at|design|take care of|reinterpret|work on) {o}|get {a} to (paint|draw|do|redo|decorate) {o}|hire {a} to paint {o}|call {a} to (paint|redo) {o}|i want {a} to (paint|draw|redo|have painted) {o}|i'd like {a} to (paint|draw|have painted) {o}|
i wish {a} had (painted|drawn|made) {o}|i'd love to see {a} (paint|draw|do|tackle) {o}|i'd love to see {a}'s (take on|version of|idea of|view of|interpretation of) {o}|show me {a}'s (take on|version of|idea of|view of|interpretation of|rendition of) {o}|{a}'s (take on|version of|idea of|vision of|interpretation of) {o}|
give me {a}'s (take on|version of|idea of) {o}|i want {a}'s (version of|take on) {o}|{o} by {a}|{o} , by {a}|{o} à la {a}|{o} a la {a}|i'd like {o} à la {a}|{V} {o} à la {a}|{V} {o} a la {a}|{o} in the (hands|eyes|mind|world|dreams|workshop|studio) of {a}|{o} (through|in) {a}'s eyes|
{V} {o} through the eyes of {a}|{V} {o} (as seen through|through) {a}'s eyes|{o} seen by {a}|{o} , as seen by {a}|{o} , as imagined by {a}|{o} signed by {a}|{o} made by {a}|{o} in {a}'s (style|manner|way|hand)|{V} {o} in {a}'s (style|manner|way|technique|fashion)|
{V} {o} in the (style|manner|way|spirit|tradition|fashion|vein) of {a}|{V} {o} with {a}'s (brush|hand|palette|technique|style)|{V} {o} after {a}|{V} {o} like {a}|{V} {o} by {a}|{V} {o} as {a}|{V} {o} as a {a}|{V} {o} as an {a}|{V} {o} as one of {a}'s (paintings|works|pictures|portraits)|{V} {o} like (a painting|a drawing|a work|something) by {a}|
give {o} (the|a|some|a bit of) {a} (treatment|touch|look|vibes|feel|makeover|style|vibe|flair|spirit)|give {o} a touch of {a}|give {o} some {a}|some {a} for {o}|{a} vibes for {o}|{a} style for {o}|{a} style {o}|{a}-style {o}|{o} {a} style|{o} , {a} style|{o} but {a}|{o} (gets|needs|deserves|wants|calls for) (the|a|some) {a} (treatment|touch|look|makeover)|
{o} could be by {a}|{o} could have been painted by {a}|{o} should be painted by {a}|{o} looks like something by {a}|{o} (reminds me of|should remind us of|should recall|could be from) {a}|i love {a} . (do|paint|draw|show me|make) {o} (like that|that way|like he would|in that style|so)|i'm a fan of {a} . (do|paint|draw|show) {o} (like that|that way|in that style|accordingly)|
{a} is my favourite (painter|artist|illustrator) , so (paint|draw|do|show) {o} (like that|in that style|that way|accordingly)|go {a} on {o}|go full {a} on {o}|go all {a} on {o}|do a {a} on {o}|do a {a} with {o}|pull a {a} on {o}|let {o} be inspired by {a}|let {o} be {a}|have {o} look like {a}|make {o} {a}|make {o} more {a}|make {o} look {a}""")

# -- Two sentences and talk --

SITUATION = choices("""i took this (photo|picture|shot) (last week|yesterday|on holiday|in spain|with my phone|last summer|at my aunt's place|on a walk|this morning|years ago|at the zoo)|this is (from my holiday|my garden|our street|a picture of my town|where i live|my favorite picture|an old photo|my desk|a snapshot from the party|for my blog|for school)|
here's (my photo|the picture|a picture|a shot i took|my idea|what i want|the thing|the plan|the deal|what i had in mind)|so here's (the thing|my idea|the plan|what i need|what i want)|(great|nice|lovely|cool|good) (app|program|tool|photo|picture|plugin|idea)|i have (an idea|a request|a question|a small wish|a strange wish|one wish|a task for you|something in mind|a job for you)|
we are making a (poster|calendar|book|flyer|card|game|comic)|i'm (making a card|working on a poster|new here|testing this|writing a book|decorating my room|building a website|preparing a talk)|it's (for a poster|my birthday|for my mother|for a book cover|for a contest|for fun|just a test|a bit dull here|a gift)|this (photo|picture|image|scene) (is nice|is boring|needs something|needs some magic|is too plain|is almost perfect|could use some spice|looks dull|lacks something)|
my (daughter|son|mother|wife|husband|boss|sister|teacher|niece|client|grandma|roommate) (loves|adores|likes|hates|collects|paints|wants|is fond of|is crazy about|dreams of) ({n}|{s}|art|colours|animals|this)|i (love|adore|like|hate|miss|enjoy|collect) ({n}|{s}|art|paintings|colours)|i'm (bored|in the mood for something new|feeling creative|curious|tired of {n}|in love with {n}|crazy about {s})|
do not (change|touch|edit|alter|move|modify) {n}|don't (touch|change|edit|alter|bother with|mind|move|mess with) {n}|leave {n} (alone|as it is|as is|be|untouched|the way it is|out of it|like that|unchanged)|keep {n} (as it is|the same|as is|unchanged|untouched|like that|intact|the way it is)|{n} (is fine|is ok|stays|can stay|stays the same|is perfect already|is not important|looks good|is nice|may stay|should stay as it is|remains as it is|doesn't matter|is great|is good as it is)|
forget {n}|ignore {n}|not {n}|everything (else|) (stays|is fine|should stay|remains|can stay as it is)|nothing else (changes|should change|matters)|the rest (is fine|stays|should stay|stays as it is|is good|can stay)|the weather was (bad|great|awful)|the (light|sky|background|weather) (is|was) (dull|boring|nice|grey|great|ok)|i (don't|do not) (like|want|care about) {n}|
we (visited|saw|went to|stayed at|painted|bought) {n} (yesterday|last year|together|in june|)|i (saw|visited|bought|found|painted|photographed|like|dreamt of) {n} (yesterday|last year|in a shop|in the park|once|)|i've been (looking at|thinking about|painting|reading about) (this|{n}) (all day|for hours|a lot)|you (did|made) {n} (so well|very well|nicely|great)|that was (great|nice|good|fun|lovely)|thank you (so much|for {n}|for the last one|for your help|)|
hi|hello|hello there|hey there|hi there|good morning|good evening|dear friend|dear all|ok|okay|right|yes|no|sorry|listen|look|wow|hmm|ah|oh|oh well|well|yo|hurray|guess what|you know what|one thing|quick one|small request|question|pretty please|be creative|have fun|take your time|surprise me|last try|second try|one more thing|next task|trust me""")

MENTION = choices("""see {o} ?|see {o} ?|do you see {o} ?|you see {o} ?|can you see {o} ?|see {o} over there ?|see {o} there ?|you can see {o} here .|you can see {o} .|here you see {o} .|here is {o} .|here's {o} .|this is {o} .|that is {o} .|that's {o} .|there is {o} .|there's {o} .|there is {o} here .|there is {o} in it .|
there is {o} in this photo .|in this picture there is {o} .|in the photo you see {o} .|the photo shows {o} .|the picture shows {o} .|my photo shows {o} .|my picture has {o} in it .|we have {o} here .|we have {o} .|i have {o} here .|i have {o} .|i've got {o} here .|i've got {o} .|i see {o} .|i can see {o} .|i like {o} .|i love {o} .|i hate {o} .|
i took a photo of {o} .|i took a picture of {o} .|i photographed {o} .|i painted {o} .|i'm looking at {o} .|i'm not happy with {o} .|i'm tired of {o} .|i don't like {o} .|look at {o} .|look at {o} !|look , {o} !|take a look at {o} .|notice {o} .|notice {o} ?|have you noticed {o} ?|have you seen {o} ?|did you see {o} ?|did you spot {o} ?|
spot {o} ?|remember {o} ?|know {o} ?|consider {o} .|take {o} .|pick {o} .|select {o} .|choose {o} .|find {o} .|focus on {o} .|concentrate on {o} .|only touch {o} .|only change {o} .|only edit {o} .|just {o} .|just edit {o} .|change only {o} .|edit only {o} .|work on {o} only .|touch nothing but {o} .|change nothing but {o} .|
leave everything but {o} .|it's about {o} .|it's {o} i want to change .|i want to change {o} .|i'd like to change {o} .|i'd like to edit {o} .|i want something else for {o} .|let's talk about {o} .|let's work on {o} .|let's start with {o} .|let's take {o} .|about {o} .|a word on {o} :|as for {o} :|regarding {o} :|concerning {o} :|{o} :|{o} ?|{o} !|{o} .|
{o} is boring .|{o} looks dull .|{o} looks boring .|{o} looks sad .|{o} is too plain .|{o} is so {q} .|{o} looks so {q} .|{o} is very {q} .|{o} seems {q} to me .|{o} is a bit {q} .|{o} needs a change .|{o} needs a new look .|{o} needs help .|{o} needs something .|{o} needs work .|{o} needs a makeover .|{o} could be better .|{o} could be more fun .|
{o} deserves better .|{o} deserves more .|{o} is not right .|{o} isn't nice enough .|{o} is ugly .|{o} bores me .|{o} doesn't fit .|{o} looks wrong .|{o} looks out of place .|{o} looks lonely .|{o} stands out .|{o} is the star here .|{o} is what i want to change .|{o} is what we work on .|{o} is my target .|{o} is all i want to change .|
{o} should change .|{o} must change .|{o} has to change .|{o} is next .|that's {o} there .|everything is fine except {o} .|everything except {o} stays .|everything but {o} can stay .|all is well but {o} .|all good but {o} .|leave all but {o} .|nothing but {o} should change .|nothing but {o} changes .|the only thing to change is {o} .|the thing i want to change is {o} .|
my favourite is {o} .|the boring part is {o} .|what bothers me is {o} .|you know {o} ?|you know {o} .|who put {o} there ?|where is {o} ?|what is {o} doing there ?|isn't {o} boring ?|isn't {o} {q} ?|how {q} {o} is !|ah, {o} !|oh, {o} !|poor {o} !|hey, {o} !""")
ANAPHOR = ["it", "it", "it", "it", "it", "it", "that", "this", "that one", "this one", "them", "that thing", "him", "her", "the thing"]
AFTER_MENTION = choices("""{c} please|{c} , please|{c} !|{c} .|i want {c}|i'd like {c}|i want it in {c}|i want it made of {c}|i want it to look like {c}|i want it to be {c}|i want it as {c}|i'd like it in {c}|i'd like it to be {c}|i'd like it as {c}|i'd like it to look like {c}|i'd like that in {c}|i'd have it in {c}|i'd have it as {c}|i'd make it {c}|
i'd love it in {c}|i'd love it as {c}|i'd love to see it in {c}|i'd prefer it in {c}|i'd prefer {c}|i'd rather have {c}|i need it in {c}|i need it as {c}|i see it in {c}|i see it as {c}|i imagine it as {c}|i imagine it in {c}|i picture it in {c}|i think it should be {c}|i think {c} would suit it|i think {c} would be better|i think {c} would work|
i was thinking {c}|i was thinking of {c}|i'd go with {c}|i'd go for {c}|i'd try {c}|i'd suggest {c}|i vote for {c}|i'm thinking {c}|make it {c}|make it {c}|make it look like {c}|make it look like {c}|make it out of {c}|make it from {c}|make it of {c}|make them {c}|make that {c}|make it more like {c}|make it a {c}|
turn it into {c}|turn it into {c}|turn it to {c}|turn them into {c}|turn that into {c}|change it to {c}|change it into {c}|transform it into {c}|convert it to {c}|paint it in {c}|paint it like {c}|paint it as {c}|draw it as {c}|draw it in {c}|render it as {c}|render it in {c}|do it in {c}|do it like {c}|do it as {c}|do it up in {c}|put it in {c}|
put {c} on it|put {c} all over it|put some {c} on it|use {c}|use {c} on it|use {c} for it|use {c} there|use the style of {c}|use some {c}|try {c}|try {c} on it|try {c} for that|try it in {c}|try it as {c}|try some {c}|try the look of {c}|try {c} instead|add {c}|add {c} to it|add some {c}|apply {c}|apply {c} to it|apply the style of {c}|
give it {c}|give it a {c} look|give it the look of {c}|give it a touch of {c}|give it the {c} treatment|give it some {c}|give it a {c} makeover|give it the texture of {c}|give me {c}|give me {c} instead|go {c}|go for {c}|go with {c}|let it be {c}|let it be {c}|let it become {c}|let it look like {c}|let it be made of {c}|let it turn into {c}|let it wear {c}|let's have {c}|
let's have it in {c}|let's try {c}|let's use {c}|let's go {c}|let's go with {c}|let's make it {c}|let's make it look like {c}|let's turn it into {c}|let's do it in {c}|let's do {c}|let's see it in {c}|let's see it as {c}|let's put {c} on it|let {c} cover it|cover it with {c}|cover it in {c}|coat it in {c}|wrap it in {c}|dip it in {c}|dress it in {c}|drape it in {c}|fill it with {c}|
drown it in {c}|replace it with {c}|swap it for {c}|trade it for {c}|exchange it for {c}|rebuild it from {c}|carve it from {c}|carve it out of {c}|build it out of {c}|knit it from {c}|reimagine it as {c}|restyle it as {c}|redo it in {c}|redo it as {c}|show it as {c}|show it in {c}|show me {c}|have it in {c}|have it look like {c}|
it should be {c}|it should be {c}|it should be made of {c}|it should be in {c}|it should look like {c}|it should look like {c}|it should become {c}|it should turn into {c}|it should resemble {c}|it should be like {c}|it should wear {c}|it must be {c}|it must look like {c}|it needs {c}|it needs {c}|it needs to be {c}|it needs to be in {c}|it needs to look like {c}|it needs some {c}|
it needs a {c} look|it needs the {c} treatment|it could be {c}|it could use {c}|it could use some {c}|it could look like {c}|it could become {c}|it would look great in {c}|it would look great as {c}|it would look better in {c}|it would look better as {c}|it would look good in {c}|it would look cool as {c}|it would be better in {c}|it would be nicer in {c}|it would be great in {c}|
it would be lovely as {c}|it wants to be {c}|it wants {c}|it deserves {c}|it deserves to be {c}|it has to be {c}|it has to become {c}|it is to be {c}|it will be {c}|it shall be {c}|it's {c} now|it is now {c}|it becomes {c}|it gets {c}|it turns into {c}|it goes {c}|it looks better in {c}|it looks best as {c}|they should be {c}|they should look like {c}|they become {c}|
how about {c} ?|how about {c} ?|how about {c} for it ?|how about {c} instead ?|how about it in {c} ?|how about making it {c} ?|how about turning it into {c} ?|how about a {c} look ?|how about some {c} ?|how about the style of {c} ?|what about {c} ?|what about {c} ?|what about {c} instead ?|what about it in {c} ?|what about a {c} version ?|
why not {c} ?|why not make it {c} ?|why not turn it into {c} ?|why not use {c} ?|why not in {c} ?|maybe {c} ?|maybe {c}|maybe in {c} ?|maybe it could be {c}|maybe make it {c}|maybe try {c}|perhaps {c} ?|perhaps as {c} ?|perhaps {c} would help|in {c} please|in {c} , please|in {c} !|as {c} please|as {c} , please|as {c} !|like {c} please|like {c} !|
in the style of {c} please|in the style of {c}|in {c} style please|in {c} style|into {c} please|into {c} !|to {c} please|from {c} please|made of {c} please|{c} style|{c} style please|{c} look please|{c} it is|{c} instead|{c} instead please|{c} for it|{c} for it please|{c} for that one please|{c} on it please|{c} would suit it|{c} would suit it|{c} would suit them|{c} would suit it well|
{c} would fit|{c} would be better|{c} would be nice|{c} would be great|{c} would be perfect|{c} would be cool|{c} would do|{c} would do it good|{c} would look better|{c} would look good on it|{c} would look nice|{c} would help|{c} would work|{c} would be my choice|{c} might suit it|{c} might help|{c} might work|{c} could work|{c} could save it|{c} suits it|{c} suits it better|{c} fits better|{c} is better|
{c} is what it needs|{c} is what i want|{c} is what i need|{c} is what i see|{c} is what i have in mind|{c} is my wish|{c} is the word|{c} should do|{c} should do it|{c} should cover it|{c} goes on it|{c} all over it|{c} from top to bottom|{c} is how i want it|{c} , that's what it should be|{c} , that's the look i want|{c} , nothing else|{c} , that's it|{c} and nothing else|only {c} will do|nothing but {c} will do|
can it be {c} ?|can it be in {c} ?|can it be made of {c} ?|can it look like {c} ?|can it become {c} ?|can you make it {c} ?|can you make it look like {c} ?|can you turn it into {c} ?|can you do it in {c} ?|can you do {c} ?|can you use {c} ?|can you put {c} on it ?|can you give it a {c} look ?|can you cover it in {c} ?|can you paint it as {c} ?|can we make it {c} ?|can we try {c} ?|can we have {c} ?|
can i have it in {c} ?|can i see it in {c} ?|can i get it in {c} ?|could it be {c} ?|could it be in {c} ?|could it become {c} ?|could it be made of {c} ?|could it look like {c} ?|could you make it {c} ?|could you turn it into {c} ?|could you do it in {c} ?|could you use {c} ?|could you make it look like {c} ?|could we try {c} ?|could we have it in {c} ?|could i have it as {c} ?|would you make it {c} ?|would you turn it into {c} ?|
would {c} work ?|would {c} suit it ?|would {c} be possible ?|would it look good in {c} ?|would it be nice as {c} ?|what would it look like in {c} ?|what would it look like as {c} ?|what would it look like made of {c} ?|how would it look in {c} ?|how would it look as {c} ?|what if it were {c} ?|what if it was made of {c} ?|what if it became {c} ?|what if it looked like {c} ?|
please make it {c}|please make it look like {c}|please turn it into {c}|please use {c}|please paint it in {c}|please change it to {c}|please put {c} on it|please cover it with {c}|please do it in {c}|please let it be {c}|please give it a {c} look|please render it as {c}|please , {c}|think {c}|imagine {c}|imagine it in {c}|picture it as {c}|say , {c}|say {c} ?|my choice : {c}|my wish : {c}|my idea : {c}|new look : {c}|
new style : {c}|style : {c}|i want {c} there|i want {c} on it|i want {c} instead|i want {c} for it|i want {c} all over it|i would love {c}|i would like {c} on it|i'd put {c} on it|i'd use {c}|better in {c}|better as {c}|better {c}|nicer in {c}|now in {c}|now as {c}|but in {c}|but as {c}|but made of {c}|only in {c}""")

# The style is named first, and the request points back to it.
STYLE_MENTION = choices("""i (love|adore|like|really like|am in love with|am crazy about|am into|can't get enough of|have always loved|am a big fan of|am fond of) {c}|we (love|adore|like|are into|are fans of) {c}|my (favourite|favorite) (style|material|thing|look) is {c}|{c} is my (favourite|favorite|thing|favourite style|passion)|{c} is (great|beautiful|lovely|cool|amazing|the best|gorgeous|so nice)|{c} rocks|
(do you know|have you heard of|have you seen|are you familiar with|remember|know|ever seen|ever heard of) {c} ?|you know {c} ?|you know {c}|think of {c}|think {c}|take {c}|imagine {c}|picture {c}|look at {c}|here's a style: {c}|the (style|theme|look|material|mood|keyword|motto) (is|will be|should be|of the day is|i want is|for today is) {c}|style: {c}|theme: {c}|today's (theme|style) is {c}|{c} is the (theme|style|look|word|keyword|mood|motto)|
i've been (looking at|reading about|thinking about|dreaming of|learning about) {c} (all day|lately|a lot|)|i (saw|discovered|found) {c} (yesterday|today|lately|in a museum|)|i'm in the mood for {c}|i'm in a mood for {c}|i'm feeling {c}|i feel like {c} today|i want something like {c}|i want {c}|i need {c}|let's do {c}|let's have {c}|let's try {c}|give me {c}|{c} please|{c} !|{c} .|use {c}|try {c}""")
AFTER_STYLE = choices("""(make|turn|paint|draw|do|render|restyle|show|redo|change|dress|style) {o} (like that|in that style|like it|that way|accordingly|in that look|to match|in this style|in this manner|so|to look like that|with it|in it|after it|into that|as such)|(apply|put|use|transfer|add|bring|try|spread|slap|pour|project) (it|that|this|this style|that style|that look|the look|the style) (to|on|onto|for|over|across) {o}|
{o} (should|must|could|can|has to|needs to|ought to) (look like that|be like that|be made of it|be made of that|look like this|match it|follow it|be done in it|wear it|have that look|be in that style)|(can|could|would) you (do|make|paint|draw|restyle|render|turn) {o} (like that|in that style|that way|into that|accordingly|to match) ?|(can|could|may|might) {o} (be|look) (like that|that way|in that style|made of it) ?|
i want {o} (like that|in that style|made of it|that way|to look like that|to be like this|in it)|i'd like {o} (like that|in that style|made of it|to look like that|in it)|for {o}|for {o} , please|on {o}|on {o} , please|only on {o}|just for {o}|that's for {o}|this is for {o}|that goes on {o}|it goes on {o}|it's for {o}|{o} wants that|{o} needs it|{o} needs that|{o} is where it goes|{o} would look great in it|{o} would look nice that way|what about {o} in it ?|how about {o} like that ?|now {o}|now do {o}""")

REASON = choices("""because (it is boring|i like it|i can|it's fun|it would look cool|{n} is dull|{n} looks the same|i'm bored|why not|it's my birthday|she would love it)|since (it is boring|{n} is boring|i like it|it is so plain|it's winter)|so (it fits my room|it matches {n}|it stands out|it looks better|my kids laugh|that it matches {n}|it doesn't look so dull|that everyone can see it|we can print it)|
as a (gift|present|joke|test|birthday card|surprise) for (my mother|him|her|my friend|a friend|the kids|{n})|for (my mother|my blog|a poster|the cover|my friend's birthday|my daughter's birthday|the wall in my room|an album cover|a christmas card|my homework|the website|fun|me)|to (match {n}|go with {n}|cheer up my mother|surprise my friend|make me laugh|fit {n}|make it pop)|
before (tomorrow|noon|dinner|the meeting|i go)|until (tomorrow|monday)|while (keeping {n}|leaving {n} alone|you leave {n} as it is|you're at it|{n} stays the same|keeping everything else)|without (changing {n}|touching {n}|changing anything else|touching the rest|changing its shape|losing the shape)|but (not {n}|leave {n} alone|leave {n} as it is|keep {n}|keep {n} as it is|keep the shape|nothing else|leave the rest|only that|don't touch {n}|do not change {n})|
and (nothing else|leave {n} alone|leave {n} as it is|keep {n}|keep the rest|that's it|leave the rest alone|leave the rest as it is|don't touch {n}|keep {n} unchanged|let {n} be|only that|thanks)""")

CLOSING = choices("""please|please|, please|please|pls|plz|, thanks|thanks|thank you|, thank you|, thx|thx|for me|for me please|now|right now|now please|today|if you can|if possible|if you please|if you would|if that's ok|if that's possible|if you don't mind|when you can|, would you|, will you|, could you|, can you|, ok|, ok?|, okay?|, alright|, right|, yes|, haha|lol|tbh|asap|ok|imo|
this time|again|instead|quickly|in this picture|in this photo|in the photo|in the picture|in the image|in this image|in my picture|in the scene|on this photo|here|somehow|a bit|, that's all|, nothing else|, only that|, nothing more|for once|, i think|, i guess|, maybe|, perhaps|, my friend|, buddy|, sir|, dear|, mate|, computer|, it would be fun|, that would be great|, that'd be cool|, it's for my mom|, you know|, so to speak|, why not|
. thanks|. thanks!|! thanks|. thank you|. thank you!|. thank you very much|. thanks a lot|. thank you so much|. cheers|. please|. please!|. much appreciated|. many thanks|. that would be great|. that would be nice|. that's all|. nothing else|. only that|. just that|. keep the rest|. keep everything else|. keep {n}|. keep {n} as it is|. leave the rest|. leave {n} alone|. leave {n} as it is|. leave the background|. don't touch {n}|. do not touch {n}|. don't change {n}|. do not change {n}|. don't change anything else|. not {n}|. not {n} !|. nothing but that|
. {n} stays|. {n} can stay|. {n} stays as it is|. {n} should stay|. the rest stays|. the rest is fine|. everything else stays|. make it nice|. make it pretty|. make it good|. be creative|. surprise me|. have fun|. show me|. show me the result|. let me see|. i am curious|. i like it that way|. i'd love that|. i would love that|. i can't wait|. it's for a poster|. it's for {n}|. it's a gift|. my kids will love it|. my mother will love it|. what do you think?|. is that possible?|. can you do that?|. could you do that?|. possible?|. ok?|. go|. now|. good luck|. bye|. see you|
:)|!!|!!!|...|?|!?""")

# -- Arrows and keys --

ARROWS = """-> -> -> => => → → --> ---> ==> ===> >> >>> > ~> ~~> |> :: : := = == | || / // \\ & + ++ • · » ➜ ➔ ➡ ⇒ ⟶ ⟹ ↦ ↝ ⇨ ▶ ➤ ♦ <- <-- <= ← ⇐ -=> .. ... …
=-> )) <> ~ ~~ ^ # * ** - – — -- ; , . ! ? @ % _ $ => → -> : ->> ≫ ⊳ ◆ ○ ⇢ ⤳ ⟼ [->] (->) {->}""".split()
KEYED = choices("""{k1}: {o}, {k2}: {c}|{k1}: {o}; {k2}: {c}|{k1}: {o} {k2}: {c}|{k1}={o}, {k2}={c}|{k1} = {o}, {k2} = {c}|{k1}={o} {k2}={c}|{k1} = {o}; {k2} = {c}|{k1} {o} {k2} {c}|{k1} {o}, {k2} {c}|{k1} {o} / {k2} {c}|{k1} - {o}, {k2} - {c}|{k1} is {o}, {k2} is {c}|{k1}: {o}. {k2}: {c}|{k1}: {o} | {k2}: {c}|{k1} -> {o}, {k2} -> {c}|
{k2}: {c}, {k1}: {o}|{k2}: {c}; {k1}: {o}|{k2}={c}, {k1}={o}|{k2} = {c}, {k1} = {o}|{k2}: {c}. {k1}: {o}|{k2}: {c} {k1}: {o}|{k2} {c}, {k1} {o}|{k2}: {c} | {k1}: {o}|{k2} is {c}, {k1} is {o}|--{k1} {o} --{k2} {c}|--{k1}={o} --{k2}={c}|-{k1} {o} -{k2} {c}|#{k1} {o} #{k2} {c}|@{k1} {o} @{k2} {c}|/{k1} {o} /{k2} {c}|
<{k1}>{o}</{k1}> <{k2}>{c}</{k2}>|"{k1}": "{o}", "{k2}": "{c}"|{"{k1}": "{o}", "{k2}": "{c}"}|{k1}:"{o}" {k2}:"{c}"|{k1}="{o}" {k2}="{c}"|{k1}('{o}', '{c}')|{k2}({o}, {c})|{k2}({o}) = {c}|{k1}[{o}] {k2}[{c}]|1. {o} 2. {c}|1) {o} 2) {c}|a) {o} b) {c}|1: {o}, 2: {c}|stylize({o}, {c})|turn({o}, {c})|restyle "{o}" "{c}"|stylize {o} --{k2} {c}""")
KEYS_OBJECT = "object objects subject target what which thing region area item part mask select selection source input from element noun who where obj o".split()
KEYS_STYLE = "style content look how texture into effect result to as new become material art mood theme output appearance filter like becomes s".split()
BRACKETED = choices("""style transfer: {o} -> {c}|style transfer: {o} to {c}|style transfer from {c} to {o}|style transfer: {c} to {o}|{o} ({c})|{o} [{c}]|({o}) ({c})|[{o}] [{c}]|[{o}] -> [{c}]|[{o}] to [{c}]|[{o}] into [{c}]|[{o}] as [{c}]|<{o}> -> <{c}>|<{o}> to <{c}>|({o}) -> ({c})|{o} (as {c})|{o} (in {c})|{o} (into {c})|{o} (made of {c})|{o} (style: {c})|{o} ({c} style)|{o} (in the style of {c})|{o} (like {c})|{o} (now {c})|{o} (turned into {c})|{o} [style: {c}]|({c}) {o}|[{c}] {o}|
"{o}" "{c}"|"{o}" -> "{c}"|"{o}" to "{c}"|"{o}" becomes "{c}"|"{o}" as "{c}"|"{o}" in "{c}"|'{o}' -> '{c}'|'{o}' into '{c}'|“{o}” to “{c}”|“{o}” as “{c}”|*{o}* to *{c}*|**{o}** -> **{c}**|_{o}_ as _{c}_|turn "{o}" into "{c}"|turn [{o}] into [{c}]|make "{o}" look like "{c}"|make [{o}] [{c}]|paint '{o}' as '{c}'|{o} , {c}|{o} . {c}|{o} ... {c}|{o} , {c} style|{o} , {c} look|{o} - {c} style|{o} : {c} style|
from {o} to {c}|from {o} into {c}|{o} 2 {c}|{o} becomes {c}|{o} turns {c}|{o} becomes: {c}|{o} = {c}|{o} equals {c}|{o} + {c}|{o} plus {c}|{o} x {c}|{o} × {c}|{o} meets {c}|{o} vs {c}|{o} goes {c}|{o} goes {c} now|{o} but {c}|{o} yet {c}|{o} now {c}|{o} then {c}|{o} gone {c}|{o} all {c}|{o} fully {c}|{o} in full {c}|{o} gets {c}|{o} wants {c}|{o} needs {c}|{o} with {c}|{o} under {c}|{o} via {c}|{o} through {c}""")

# -- The whole picture --

WHOLE = choices("""it|it|it|it|it|it|this|this|this|that|them|these|everything|everything|all|all of it|all of this|everything here|everything in it|everything in the picture|everything you see|everything there is|the whole thing|the whole lot|the lot|the whole picture|the whole picture|the whole image|the whole photo|the whole scene|the picture|the picture|the image|the image|
the photo|the photo|the photograph|the scene|the view|the shot|the entire image|the entire photo|the entire scene|the entire thing|the full image|the complete picture|this photo|this picture|this image|this scene|this thing|this photograph|my photo|my picture|my image|my snapshot|my pic|the pic|this pic|our photo|things|the world|the whole world|my world|the whole canvas|the canvas|every bit of it|every pixel|all pixels|anything and everything""")
NO_OBJECT = choices("""{c}|{c}|{c} please|{c} , please|{c} !|{c} now|{c} style|{c} style please|{c} look|{c} look please|{c} effect|{c} filter|{c} , thanks|{c} ?|some {c}|some {c} please|a bit of {c}|more {c}|something {c}|something like {c}|something with {c}|something in {c}|just {c}|only {c}|pure {c}|i want {c}|i want {c} please|i'd like {c}|i'd like some {c}|i'd love {c}|i'd love some {c}|i'd love a {c} look|i'd like a {c} look|i want a {c} look|i want a {c} style|
i want the look of {c}|i want the {c} look|i need {c}|i need a {c} version|i need some {c}|i like {c}|i love {c}|i prefer {c}|i choose {c}|i'm thinking {c}|i'd go for {c}|i feel like {c}|how about {c} ?|how about some {c} ?|how about a {c} look ?|how about a {c} version ?|what about {c} ?|what about some {c} ?|what about a {c} style ?|why not {c} ?|why not some {c} ?|maybe {c} ?|perhaps {c} ?|can we have {c} ?|can we try {c} ?|can we do {c} ?|
can you do {c} ?|can you do a {c} look ?|can i have {c} ?|can i get {c} ?|could we try {c} ?|could you do {c} ?|could you try {c} ?|do you have {c} ?|do you know {c} ?|let's try {c}|let's have {c}|let's go {c}|let's do {c}|let's see some {c}|let's use {c}|give me {c}|give me some {c}|give me a {c} version|give me the look of {c}|show me {c}|show me a {c} version|show me some {c}|use {c}|use {c} please|use a {c} style|use the style of {c}|use some {c}|
try {c}|try {c} please|try a {c} look|try some {c}|try the style of {c}|apply {c}|apply a {c} style|apply the style of {c}|apply a {c} filter|add {c}|add some {c}|add a {c} effect|go {c}|go for {c}|go with {c}|think {c}|be like {c}|do {c}|do it like {c}|do it in {c}|do this in {c}|make me {c}|in {c}|in {c} please|in the style of {c}|in the style of {c} please|in {c} style|as {c}|as {c} please|like {c}|like {c} please|made of {c}|out of {c}|from {c}|into {c}|into {c} please|
to {c}|with {c}|by {c}|after {c}|à la {c}|turn into {c}|turn to {c}|change to {c}|convert to {c}|change into {c}|transform into {c}|switch to {c}|look like {c}|looks like {c}|make look like {c}|should be {c}|should look like {c}|paint like {c}|draw in {c}|paint in {c}|render as {c}|render in {c}|a {c} version|a {c} version please|the {c} version|a {c} look please|style: {c}|style = {c}|look: {c}|style {c}|theme: {c}|--style {c}|my style is {c}|the style is {c}|
make {w} {c}|make {w} look like {c}|make {w} look like {c}|make {w} look {c}|make {w} more {c}|make {w} in {c}|make {w} out of {c}|give {w} a {c} look|give {w} the look of {c}|give {w} the {c} treatment|put {c} on {w}|put {c} over {w}|apply {c} to {w}|use {c} for {w}|use {c} on {w}|{w} in {c}|{w} as {c}|{w} in the style of {c}|{w} should look like {c}|{w} should be {c}|{w} should be in {c}|{w} into {c}|{w} to {c}|{w} made of {c}|{w} but in {c}|{w} like {c}|{w} -> {c}|{w} => {c}|{w}: {c}|
{c} for {w}|{c} on {w}|{c} all over {w}|{c} over {w}|i want {w} in {c}|i want {w} as {c}|i want {w} to look like {c}|i'd like {w} in {c}|i'd like {w} as {c}|i'd like {w} to be {c}|what would {w} look like in {c} ?|what would {w} look like as {c} ?|how would {w} look in {c} ?|how would {w} look as {c} ?|can {w} be {c} ?|can {w} look like {c} ?|could {w} be in {c} ?|what if {w} were {c} ?|what if {w} was made of {c} ?|
what would {a} do ?|what would {a} do here ?|what would {a} do with {w} ?|what would {a} make of {w} ?|what would {a} paint ?|how would {a} paint {w} ?|how would {a} see {w} ?|how would {a} do {w} ?|paint {w} like {a}|paint {w} as {a} would|do {w} like {a}|like {a} would|the way {a} would|let {a} paint {w}|let {a} do it|{a} please|{a} style|go full {a}|as {a} would have painted {w}|make {w} look like {a} painted it|channel {a}|imitate {a}|be {a}""")

# -- Only the object --

NO_STYLE = choices("""{o}|{o}|{o}|{o} please|{o} !|{o} ?|{o} , please|just {o}|only {o}|restyle {o}|restyle {o} please|stylize {o}|reimagine {o}|rework {o}|remake {o}|redo {o}|transform {o}|turn {o}|change {o}|morph {o}|edit {o}|repaint {o}|redesign {o}|modify {o}|alter {o}|paint {o}|decorate {o}|dress up {o}|make over {o}|do {o}|do up {o}|work on {o}|convert {o}|recolor {o}|
could you restyle {o} ?|could you change {o} ?|can you change {o} ?|can you do {o} ?|can you edit {o} ?|can you restyle {o} for me ?|can you find {o} ?|can you see {o} ?|can you work on {o} ?|can you help with {o} ?|could you do something about {o} ?|could you do something nice with {o} ?|could you make {o} nicer ?|could you improve {o} ?|could you transform {o} ?|would you mind changing {o} ?|would you change {o} please ?|
do something with {o}|do something to {o}|do something nice to {o}|do something cool with {o}|do something about {o}|do something creative with {o}|do something artistic with {o}|do anything with {o}|do your magic on {o}|do what you want with {o}|do whatever you like with {o}|make something of {o}|make something beautiful out of {o}|make {o} better|make {o} nicer|make {o} look better|make {o} look nice|make {o} look good|make {o} more interesting|make {o} more beautiful|make {o} prettier|
make {o} look different|make {o} different|make {o} pop|make {o} stand out|make {o} cooler|make {o} special|make {o} artistic|make {o} into something else|make {o} look like|make {o} into|make {o}|improve {o}|improve the look of {o}|change the look of {o}|change the style of {o}|change the appearance of {o}|alter the style of {o}|refresh the look of {o}|update the style of {o}|choose a style for {o}|pick a style for {o}|find a style for {o}|suggest a style for {o}|which style for {o} ?|which style suits {o} ?|
what style would suit {o} ?|what would you do with {o} ?|what can we do with {o} ?|what can be done about {o} ?|what should i do with {o} ?|what about {o} ?|how about {o} ?|how could {o} look ?|how can i change {o} ?|how do i change {o} ?|how would you change {o} ?|give {o} a new look|give {o} a makeover|give {o} another style|give {o} some style|give {o} a nice style|give {o} something|give {o} a fresh look|apply a style to {o}|apply some style to {o}|apply something to {o}|apply something nice to {o}|
i want to change {o}|i want to restyle {o}|i want {o} changed|i want {o} to look better|i want {o} to look different|i want {o} restyled|i'd like to change {o}|i'd like to restyle {o}|i'd like {o} to be different|i'd like {o} to change|i'd like something else for {o}|i need {o} changed|i need a new style for {o}|i don't like {o}|i like {o}|i love {o}|i see {o}|i have {o}|let's change {o}|let's do something with {o}|let's work on {o}|let's see {o}|let's start with {o}|let's restyle {o}|
find {o}|find {o} for me|please find {o} for me|find {o} please|select {o}|select {o} please|segment {o}|mark {o}|highlight {o}|outline {o}|show {o}|show me {o}|show me {o} please|where is {o} ?|where are {o} ?|locate {o}|look for {o}|look at {o}|look at {o} !|detect {o}|cut out {o}|mask {o}|zoom in on {o}|pick {o}|choose {o}|take {o}|keep {o}|remove {o}|delete {o}|erase {o}|describe {o}|what is {o} ?|who is {o} ?|is there {o} ?|there is {o}|there's {o}|this is {o}|that's {o}|here is {o}|here's {o}|
{o} should change|{o} should look different|{o} should look better|{o} needs a change|{o} needs a new look|{o} needs a new style|{o} needs work|{o} is boring|{o} is too plain|{o} looks boring|{o} looks dull|{o} looks nice|{o} is nice|{o} must change|{o} could look better|{o} could be nicer|{o} in another style|{o} in a different style|{o} with a new look|{o} in a new style|{o} into|{o} into something else|{o} to something else|turn {o} into something else|turn {o} into|turn {o} into something nice|
turn {o} into something special|turn {o} into art|change {o} to something else|change {o} into something better|change {o} to|change {o} a bit|transform {o} into something else|paint {o} differently|paint {o} in another style|paint {o} nicely|object: {o}|object = {o}|target: {o}|--object {o}|object: {o}, style:|the object is {o}|my object is {o}|my target is {o}|the thing to change is {o}""")

# -- Several targets --

JOIN = [" and ", " and ", " and ", " and ", ", and ", ", ", "; ", " and also ", " and then ", ", then ", " while ", ", while ", ", but ", " but ", " plus ", " as well as ", ". ", ". And ", ". Then ", " & ", " + ", ", and also ", ", plus ", "; and ", ". Also, ", ". Next, ", " and finally "]
# After a verb that is said once: "turn A into X and B into Y".
GAPPED = choices("""{o} into {c}|{o} into {c}|{o} into {c}|{o} to {c}|{o} as {c}|{o} in {c}|{o} with {c}|{o} like {c}|{o} for {c}|{o} in the style of {c}|{o} out of {c}|{o} from {c}|{o} look like {c}""")
LISTED = choices("""{o} -> {c}|{o} -> {c}|{o} => {c}|{o} → {c}|{o}: {c}|{o}: {c}|{o} = {c}|{o} - {c}|{o} into {c}|{o} in {c}|{o} as {c}|{o} to {c}|{o} made of {c}|{o} like {c}|{o} becomes {c}|{o} {c}|{o} ({c})|{c} for {o}|{c} for {o}|{c} on {o}|{c} onto {o}|{o} in the style of {c}|{o} by {c}|{o} gets {c}|{o}/{c}|for {o} {c}|for {o} : {c}|for {o} , {c}|for {o} use {c}|{c} over {o}|{o} turned into {c}|{o} painted by {c}|{o} covered in {c}|{o} should be {c}|{o} --> {c}""")
LIST_JOIN = [", ", ", ", "; ", " and ", ", and ", " | ", " / ", " & ", " + ", ". ", " - ", " ; ", " then "]
CLAUSES = choices("""{o} should be {c}|{o} should become {c}|{o} should look like {c}|{o} must be {c}|{o} becomes {c}|{o} becomes {c}|{o} turns into {c}|{o} is {c}|{o} is made of {c}|{o} goes {c}|{o} gets {c}|{o} shall be {c}|{o} could be {c}|{o} needs to be {c}|{o} wants {c}|{o} needs {c}|{o} looks like {c}|{o} in {c}|{o} as {c}|{o} will be {c}""")
TOGETHER = choices("""turn {o} and {o2} into {c} and {c2} respectively|turn {o} and {o2} into {c} and {c2} , respectively|make {o} and {o2} {c} and {c2} respectively|make {o} and {o2} look like {c} and {c2} , respectively|paint {o} and {o2} as {c} and {c2} respectively|{o} and {o2} : {c} and {c2} respectively|{o} , {o2} -> {c} , {c2}|i want {o} and {o2} in {c} and {c2} , respectively|
{c} and {c2} for {o} and {o2} , respectively|{c} and {c2} for {o} and {o2} respectively|use {c} and {c2} for {o} and {o2} respectively|cover {o} and {o2} with {c} and {c2} , in this order|give {o} and {o2} the look of {c} and {c2} respectively""")
BEFORE_LIST = choices("""|||||please|please turn|turn|make|paint|change|i want|i'd like|i want to see|give me|could you turn|can you make|could you paint|let's turn|let's make|two things:|two wishes:|three things:|here's the plan:|two changes please:|do the following:|my wishes:|list:|i need|show me|do this:|let's have|how about|imagine|we want|transform|restyle|reimagine""")


class Composer:
    """Makes patterns with a generator's random numbers."""

    def __init__(self, generator, expand):
        self.rng, self.pick, self.chance, self.unknown_verb = generator.rng, generator.pick, generator.chance, generator.unknown_verb
        self.expand = lambda pattern: expand(pattern, self.rng)
        self.groups = [group for _, group in self._weighted()]
        self.group_weights = [weight for weight, _ in self._weighted()]

    @staticmethod
    def _weighted():
        return [(weight, (verbs, tails)) for weight, verbs, tails in GROUPS]

    # -- Verb phrases --

    def group(self):
        return self.rng.choices(self.groups, self.group_weights)[0]

    def phrase(self, form, unknown=0.1):
        """A verb with what follows: "drenching {o} in {c}"."""
        verbs, tails = self.group()
        return self.verb(verbs, form, unknown) + " " + self.expand(self.pick(tails))

    def verb(self, verbs, form, unknown=0.1):
        return inflect(self.unknown_verb() if self.chance(unknown) else self.pick(verbs), form)

    def done(self):
        """What was done to the objects: "drenched in {c}"."""
        if self.chance(0.55):
            return self.expand(self.pick(WAYS))
        while True:
            verbs, tails = self.group()
            tail = self.expand(self.pick(tails))
            if tail.startswith("{o} ") and len(verbs) > 10:
                return self.verb(verbs, PARTICIPLE) + tail[3:]

    # -- Requests --

    def request(self):
        """One target, one clause."""
        r = self.rng.random()
        if r < 0.30:
            return self.pick(OF_BASE).replace("{V}", self.phrase(BASE))
        if r < 0.37:
            return self.pick(OF_GERUND).replace("{V}", self.phrase(GERUND))
        if r < 0.42:
            return self.pick(OF_PAST).replace("{V}", self.phrase(PAST))
        if r < 0.43:
            return self.pick(OF_THIRD).replace("{V}", self.phrase(THIRD))
        if r < 0.60:
            return self.pick(OF_PARTICIPLE).replace("{P}", self.done())
        if r < 0.74:
            result = self.pick(RESULTS)
            mood = self.pick(OF_RESULT)
            for name, form in zip(("{R}", "{R3}", "{R2}"), result):
                mood = mood.replace(name, form + " {c}")
            return mood
        if r < 0.93:
            return self.expand(self.pick(STYLE_FIRST))
        return self.artistic()

    def artistic(self):
        verbs = "paint draw show render make do turn restyle reimagine sketch redo repaint redraw depict style present recreate".split()
        return self.expand(self.pick(ARTISTIC)).replace("{V}", self.verb(verbs, BASE, 0.05))

    def arrow(self):
        r = self.rng.random()
        if r < 0.5:
            mark = self.pick(ARROWS) if self.chance(0.75) else "".join(self.pick("-=~>:|+*<.") for _ in range(self.pick([1, 2, 2, 3, 3, 4])))
            gap = self.pick([" ", " ", " ", " ", ""])
            return "{o}" + gap + mark + gap + "{c}"
        if r < 0.8:
            return self.pick(BRACKETED)
        return self.pick(KEYED).replace("{k1}", self.key(KEYS_OBJECT)).replace("{k2}", self.key(KEYS_STYLE))

    def key(self, keys):
        key = "{v}" if self.chance(0.1) else self.pick(keys)
        return self.pick([key, key, key, key, key.capitalize() if key[0] != "{" else key, "the " + key])

    def talk(self):
        """Two sentences, one of which may have nothing to do with the request."""
        r = self.rng.random()
        if r < 0.36:
            after = self.pick(AFTER_MENTION)
            if self.chance(0.3):
                after = self.refer(self.phrase(BASE, 0.05))
                if self.chance(0.6):
                    after = self.pick(OF_BASE).replace("{V}", after)
            elif self.chance(0.3):
                after = re.sub(r"\bit\b", self.pick(ANAPHOR), after, count=1)
            return self.pick(MENTION)[:-1].rstrip() + self.pick([" .", " .", " .", " ,", " !", " ?", " ;", " :", " -", " and", ", so", " so", " but", ", but", " ..."]) + " " + after \
                if self.chance(0.3) else self.pick(MENTION) + " " + after
        if r < 0.5:
            return self.expand(self.pick(STYLE_MENTION)).rstrip(".") + self.pick([" .", " .", " .", " !", " ,", ", so", " so", " and", " ;", " :", " -"]) + " " + self.expand(self.pick(AFTER_STYLE))
        if r < 0.85:
            before = self.expand(self.pick(SITUATION)) + self.pick([" .", " .", " .", " ,", " ,", " !", " :", " ;", " -", ", so", " so", " and", " but", ", but", ", just", " ..."])
            return before + " " + (self.request() if self.chance(0.8) else self.old_core())
        return self.request().rstrip("? ") + self.pick([" ", ", ", " - ", ". "]) + self.expand(self.pick(REASON))

    def old_core(self):
        return self.pick(["turn {o} into {c}", "make {o} look like {c}", "make {o} {c}", "{o} in the style of {c}", "let {o} be {c}", "{o} should become {c}"])

    def refer(self, phrase):
        """The phrase about something that was named before."""
        return phrase.replace("{o}", self.pick(ANAPHOR))

    # -- Several targets --

    def several(self):
        count = self.pick([2, 2, 2, 2, 2, 2, 2, 3, 3, 4])
        r = self.rng.random()
        if r < 0.05:
            return self.pick(TOGETHER)
        if r < 0.45:
            # A verb said once or again.
            while True:
                verbs, tails = self.group()
                tail = self.expand(self.pick(tails))
                if len(tail) < 40 and "{o}" in tail:
                    break
            gapped = self.pick(GAPPED) if self.chance(0.4) else tail
            pieces = [self.verb(verbs, BASE) + " " + gapped]
            if gapped.endswith("look like {c}"):
                pieces[0] = "make " + gapped
            elif self.chance(0.4):
                pieces[0] = self.pick(["turn ", "make ", "paint ", "change ", "transform "]) + gapped
            for _ in range(count - 1):
                s = self.rng.random()
                if s < 0.65:
                    pieces.append(gapped)
                elif s < 0.75:
                    pieces.append(self.pick(GAPPED))
                elif s < 0.9:
                    pieces.append(self.phrase(BASE))
                else:
                    pieces.append(self.pick(CLAUSES))
            text = self.join(pieces, JOIN)
            return self.pick(OF_BASE).replace("{V}", text) if self.chance(0.6) else text
        if r < 0.65:
            clause = self.pick(CLAUSES)
            return self.join([clause if self.chance(0.7) else self.pick(CLAUSES) for _ in range(count)], JOIN)
        if r < 0.72:
            return self.join([self.request().rstrip("? ") for _ in range(count)], JOIN)
        listed = self.pick(LISTED)
        text = self.join([listed] * count, [self.pick(LIST_JOIN)])
        return (self.pick(BEFORE_LIST) + " " + text).strip()

    def join(self, pieces, joints):
        text = ""
        joint = self.pick(joints)
        for i, piece in enumerate(pieces):
            number = "" if i == 0 else str(i + 1)
            piece = re.sub(r"\{([oca])\}", lambda m, number=number: "{" + m.group(1) + number + "}", piece)
            if i:
                last = i == len(pieces) - 1
                if len(pieces) > 2 and joint in (" and ", ", and "):
                    text += joint if last else ", "
                else:
                    text += joint if self.chance(0.8) else self.pick(joints)
            text += piece
        return text

    # -- The whole picture, or nothing --

    def whole(self):
        if self.chance(0.35):
            core = self.request()
            return core.replace("{o}", "{w}") if not BARE_OBJECT.search(core) else self.whole()
        return self.pick(NO_OBJECT)

    def no_style(self):
        return self.pick(NO_STYLE)

    def close(self, pattern):
        if pattern[-1] in "?!." or self.chance(0.72):
            return pattern
        return pattern + " " + self.pick(CLOSING)

    def open(self, pattern):
        if self.chance(0.92):
            return pattern
        return self.expand(self.pick(SITUATION)) + self.pick([" . ", " , ", " ! ", " : ", " - "]) + pattern
