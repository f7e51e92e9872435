package org.soulstyler.instruction;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What our own code reads in an instruction beside the language model, in one
 * language. All words are in lower case; all patterns ignore case.
 *
 * @param noBegin little words with which no object and no style begins
 * @param noEnd little words with which none ends
 * @param pronouns that may stand for the picture as a whole
 * @param wholePicture other words for it
 * @param amounts words before a style that are no part of it
 * @param suffix what makes a look of a name, "-style"
 * @param theRest an expression for whatever the other targets are not
 * @param phrases for {@link Phrases}
 * @param styleAdjectives words that before a noun name its style, not a property
 */
record Grammar(Set<String> noBegin, Set<String> noEnd, Set<String> pronouns,
		Set<String> wholePicture, Set<String> amounts, Pattern suffix,
		Pattern theRest, ClauseWords clauses, ObjectSets objectSets,
		ExclusionPatterns exclusions, RequestPatterns requests, PhraseWords phrases,
		Set<String> styleAdjectives) {

	/**
	 * For {@link Clauses}.
	 *
	 * @param joints between two wishes
	 * @param links between an object and its style, and seldom anywhere else
	 * @param ambiguousLinks also within objects
	 * @param articles after which an object and its style may stand side by side
	 * @param verbs with which a wish begins that needs no other beside it
	 * @param objectDeterminers with which an object begins that cannot be a style
	 * @param unchanged in wishes about what is not to be changed
	 */
	record ClauseWords(Set<String> joints, Set<String> links,
			Set<String> ambiguousLinks, Set<String> articles, Set<String> verbs,
			Set<String> objectDeterminers, Set<String> unchanged) {
	}

	/**
	 * For {@link ObjectSet}.
	 *
	 * @param everything the whole picture
	 * @param leftAlone "everything alone", as in "leave everything alone except"
	 * @param exclusion after words for the whole picture
	 * @param exclusionFromSome after a thing's name, where e.g. "but" and "without"
	 *          are often part of it
	 * @param joint between the names of things
	 * @param person a pronoun that stands for somebody in the picture, "me"
	 * @param name of a thing, with an article, or such a pronoun
	 * @param withoutNoun a name that borrows the noun of the next: "the left (and
	 *          the right boat)"
	 * @param place where a thing is in the picture
	 * @param relation after which a joint may be within the name
	 * @param both before the names of two
	 * @param one stands for the noun of what it is one of
	 * @param owned a part that is told by a thing named before, "its nose"; group
	 *          {@code part}
	 * @param reading the words for "the whole picture", "without" and "and"
	 */
	record ObjectSets(Pattern everything, Pattern leftAlone, Pattern exclusion,
			Pattern exclusionFromSome, Pattern joint, Pattern person, Pattern name,
			Pattern withoutNoun, Pattern place, Pattern relation, Pattern both,
			Pattern one, Pattern owned, List<String> reading) {
	}

	/**
	 * For {@link Exclusion}.
	 *
	 * @param forgotten words such as "except" with nothing after them
	 * @param atTheEnd an instruction about everything that ends with what is left
	 *          out; groups {@code before}, {@code kept} ("the dog") and {@code closing}
	 * @param ofAnObject an instruction about an object that ends with what of it is
	 *          left out; the same groups
	 * @param but goes before that: "except"
	 * @param everything the word for the whole picture in it
	 * @param atTheBeginning the same with what is left out first; groups {@code kept}
	 *          and {@code rest}
	 * @param kept instructions with a clause that says what is to stay as it is;
	 *          groups {@code one} or {@code other}, and {@code rest}
	 * @param remainder the word for all that is left in that rest
	 * @param allBut goes before what is to stay: "everything except"
	 */
	record ExclusionPatterns(Pattern forgotten, Pattern atTheEnd,
			Pattern ofAnObject, String but, Pattern everything,
			Pattern atTheBeginning, List<Pattern> kept, Pattern remainder,
			String allBut) {
	}

	/**
	 * For {@link OtherRequests}.
	 *
	 * @param fillers words before a verb that change nothing ("could you please")
	 * @param operations whole clauses, from the verb on, that ask for something
	 *          else than a look in any case
	 * @param edits the same beside a wish for a look; alone, they may be one
	 * @param editVerb how those begin
	 * @param passive the same, from their beginning, with a participle at the end
	 * @param picking an edit's verb and all behind it, where the edit only says which
	 *          thing the next wish is about
	 * @param persons a wish whose object is a person told by a pronoun alone, the
	 *          group {@code who}
	 * @param additions how a wish to add something begins
	 * @param looks what is added is a look if it has such a word
	 * @param addedThings what is added is a thing
	 * @param coverings plurals that may be looks nevertheless
	 * @param onto before what something is added to
	 * @param questions whole instructions that ask for an answer
	 * @param questionOpenings first words of questions of any kind
	 */
	record RequestPatterns(Set<String> fillers, Pattern operations, Pattern edits,
			Pattern editVerb, Pattern passive, Pattern picking, Pattern persons,
			Pattern additions, Pattern looks, Pattern addedThings, Pattern coverings,
			Pattern onto, Pattern questions, Set<String> questionOpenings) {
	}

	/**
	 * For {@link Phrases}.
	 *
	 * @param predicates words with which an object's phrase is over
	 * @param wrappers nouns that stand behind a style and are not part of it
	 * @param ties from a style to its object, behind it
	 */
	record PhraseWords(Set<String> predicates, Set<String> wrappers,
			Set<String> ties) {
	}
}
