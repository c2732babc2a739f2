from pathlib import Path

import pytest

from training.reader.clear import LABELS, NotATree, convert, to_clear
from training.reader.treebanks import is_share_alike, read_conllu, read_licensed

TAGS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "EX": "PRON",
    "DT": "DET", "PDT": "DET", "JJ": "ADJ", "JJR": "ADJ", "RB": "ADV", "RBS": "ADV", "WRB": "ADV", "CD": "NUM", "CC": "CCONJ",
    "TO": "PART", "POS": "PART", "MD": "AUX", "UH": "INTJ", "RP": "ADP", "$": "SYM", ",": "PUNCT", ".": "PUNCT",
}  # fmt: skip
LEMMAS = {
    "was": "be", "is": "be", "were": "be", "are": "be", "said": "say", "gave": "give", "told": "tell", "wants": "want",
    "made": "make", "elected": "elect", "seems": "seem",
}  # fmt: skip


def conllu(text):
    """CoNLL-U of "word/TAG/head/relation" items; the universal tag follows from the other, or from the relation."""
    rows = []
    for number, item in enumerate(text.split(), 1):
        form, tag, head, relation = item.rsplit("/", 3)
        upos = TAGS.get(tag, "VERB" if tag.startswith("VB") else "SCONJ" if relation == "mark" else "ADP")
        upos = "AUX" if relation.startswith(("aux", "cop")) else upos
        lemma = LEMMAS.get(form.lower(), form.lower())
        rows.append("\t".join([str(number), form, lemma, upos, tag, "_", head, relation, "_", "_"]))
    words = " ".join(item.rsplit("/", 3)[0] for item in text.split())
    return ["# sent_id = made-up", f"# text = {words}", *rows]


def clear(text, treebank=""):
    """The conversion as "word/label/head" items."""
    sentence = next(read_conllu(conllu(text), treebank=treebank))
    forms = [word.form for word in sentence.words]
    return " ".join(f"{w}/{label}/{forms[head]}" for w, (head, label) in zip(forms, to_clear(sentence), strict=True))


CASES = {
    "a preposition governs its noun": (
        "Envoys/NNS/2/nsubj met/VBD/0/root in/IN/4/case Doha/NNP/2/obl",
        "Envoys/nsubj/met met/ROOT/met in/prep/met Doha/pobj/in",
    ),
    "a preposition after a noun": (
        "Talks/NNS/0/root of/IN/3/case peace/NN/1/nmod",
        "Talks/ROOT/Talks of/prep/Talks peace/pobj/of",
    ),
    "two prepositions": (
        "They/PRP/2/nsubj pulled/VBD/0/root out/IN/5/case of/IN/5/case Umber/NNP/2/obl",
        "They/nsubj/pulled pulled/ROOT/pulled out/prep/pulled of/prep/out Umber/pobj/of",
    ),
    "a passive with its agent": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass signed/VBN/0/root by/IN/5/case Norland/NNP/3/obl:agent",
        "It/nsubjpass/signed was/auxpass/signed signed/ROOT/signed by/agent/signed Norland/pobj/by",
    ),
    "an agent that the treebank does not name": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass signed/VBN/0/root by/IN/5/case Norland/NNP/3/obl",
        "It/nsubjpass/signed was/auxpass/signed signed/ROOT/signed by/agent/signed Norland/pobj/by",
    ),
    "a deadline is no agent": (
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass signed/VBN/0/root by/IN/5/case Monday/NNP/3/obl",
        "It/nsubjpass/signed was/auxpass/signed signed/ROOT/signed by/prep/signed Monday/pobj/by",
    ),
    "a possessive": (
        "Norland/NNP/3/nmod:poss 's/POS/1/case army/NN/4/nsubj left/VBD/0/root",
        "Norland/poss/army 's/case/Norland army/nsubj/left left/ROOT/left",
    ),
    "a noun without preposition": (
        "They/PRP/2/nsubj left/VBD/0/root Monday/NNP/2/obl:unmarked",
        "They/nsubj/left left/ROOT/left Monday/npadvmod/left",
    ),
    "a predicate noun": (
        "The/DT/2/det talks/NNS/6/nsubj are/VBP/6/cop not/RB/6/advmod a/DT/6/det success/NN/0/root ././6/punct",
        "The/det/talks talks/nsubj/are are/ROOT/are not/neg/are a/det/success success/attr/are ./punct/are",
    ),
    "a predicate adjective with its adverb and infinitive": (
        "He/PRP/4/nsubj is/VBZ/4/cop very/RB/4/advmod ready/JJ/0/root to/TO/6/mark talk/VB/4/xcomp",
        "He/nsubj/is is/ROOT/is very/advmod/ready ready/acomp/is to/aux/talk talk/xcomp/ready",
    ),
    "a predicate with a preposition": (
        "He/PRP/4/nsubj is/VBZ/4/cop in/IN/4/case Doha/NNP/0/root",
        "He/nsubj/is is/ROOT/is in/prep/is Doha/pobj/in",
    ),
    "a clause as predicate": (
        "The/DT/2/det aim/NN/5/nsubj:outer is/VBZ/5/cop to/TO/5/mark talk/VB/0/root",
        "The/det/aim aim/nsubj/is is/ROOT/is to/aux/talk talk/xcomp/is",
    ),
    "a predicate in a subordinate clause": (
        "They/PRP/2/nsubj left/VBD/0/root because/IN/6/mark it/PRP/6/nsubj was/VBD/6/cop late/JJ/2/advcl",
        "They/nsubj/left left/ROOT/left because/mark/was it/nsubj/was was/advcl/left late/acomp/was",
    ),
    "an extraposed clause": (
        "It/PRP/3/expl is/VBZ/3/cop clear/JJ/0/root that/IN/6/mark they/PRP/6/nsubj left/VBD/3/csubj",
        "It/nsubj/is is/ROOT/is clear/acomp/is that/mark/left they/nsubj/left left/ccomp/is",
    ),
    "existence": (
        "There/EX/2/expl were/VBD/0/root talks/NNS/2/nsubj",
        "There/expl/were were/ROOT/were talks/attr/were",
    ),
    "a preposition before a participle": (
        "He/PRP/2/nsubj left/VBD/0/root without/IN/4/mark meeting/VBG/2/advcl them/PRP/4/obj",
        "He/nsubj/left left/ROOT/left without/prep/left meeting/pcomp/without them/dobj/meeting",
    ),
    "a preposition and participle after a noun": (
        "Plans/NNS/0/root for/IN/3/mark ending/VBG/1/acl it/PRP/3/obj",
        "Plans/ROOT/Plans for/prep/Plans ending/pcomp/for it/dobj/ending",
    ),
    "a finite clause keeps its mark": (
        "He/PRP/2/nsubj left/VBD/0/root after/IN/5/mark they/PRP/5/nsubj met/VBD/2/advcl",
        "He/nsubj/left left/ROOT/left after/mark/met they/nsubj/met met/advcl/left",
    ),
    "in order to": (
        "They/PRP/2/nsubj fought/VBD/0/root in/IN/6/mark order/NN/3/fixed to/TO/6/mark win/VB/2/advcl",
        "They/nsubj/fought fought/ROOT/fought in/prep/fought order/pobj/in to/aux/win win/acl/order",
    ),
    "a name and its title": (
        "President/NNP/2/nmod:desc Aldo/NNP/4/nsubj Bek/NNP/2/flat left/VBD/0/root",
        "President/compound/Bek Aldo/compound/Bek Bek/nsubj/left left/ROOT/left",
    ),
    "a name after a bare noun": (
        "rebel/NN/2/compound leader/NN/5/nsubj Aldo/NNP/2/appos Bek/NNP/3/flat left/VBD/0/root",
        "rebel/compound/leader leader/compound/Bek Aldo/compound/Bek Bek/nsubj/left left/ROOT/left",
    ),
    "a name set off by commas": (
        "Bek/NNP/6/nsubj ,/,/4/punct the/DT/4/det envoy/NN/1/appos ,/,/4/punct left/VBD/0/root",
        "Bek/nsubj/left ,/punct/envoy the/det/envoy envoy/appos/Bek ,/punct/envoy left/ROOT/left",
    ),
    "a date with the day as its head": (
        "On/IN/2/case 2/CD/0/root May/NNP/2/nmod:unmarked 2015/CD/2/nmod:unmarked",
        "On/ROOT/On 2/nummod/May May/pobj/On 2015/nummod/May",
    ),
    "more than": (
        "More/JJR/3/advmod than/IN/1/fixed 20/CD/4/nummod men/NNS/5/nsubj died/VBD/0/root",
        "More/amod/20 than/quantmod/20 20/nummod/men men/nsubj/died died/ROOT/died",
    ),
    "at least": (
        "At/IN/2/case least/RBS/3/nmod 20/CD/4/nummod men/NNS/5/nsubj died/VBD/0/root",
        "At/advmod/least least/advmod/20 20/nummod/men men/nsubj/died died/ROOT/died",
    ),
    "money": (
        "It/PRP/2/nsubj cost/VBD/0/root $/$/2/obj 20/CD/5/compound million/CD/3/nummod",
        "It/nsubj/cost cost/ROOT/cost $/quantmod/million 20/compound/million million/dobj/cost",
    ),
    "conjuncts in a chain": (
        "Talks/NNS/0/root ,/,/3/punct truces/NNS/1/conj and/CC/5/cc deals/NNS/1/conj",
        "Talks/ROOT/Talks ,/punct/Talks truces/conj/Talks and/cc/truces deals/conj/truces",
    ),
    "coordinated prepositions": (
        "met/VBD/0/root in/IN/3/case Doha/NNP/1/obl and/CC/6/cc in/IN/6/case Umber/NNP/3/conj",
        "met/ROOT/met in/prep/met Doha/pobj/in and/cc/in in/conj/in Umber/pobj/in",
    ),
    "clauses joined to a predicate": (
        "He/PRP/3/nsubj was/VBD/3/cop envoy/NN/0/root and/CC/6/cc they/PRP/6/nsubj left/VBD/3/conj",
        "He/nsubj/was was/ROOT/was envoy/attr/was and/cc/was they/nsubj/left left/conj/was",
    ),
    "because of": (
        "failed/VBD/0/root because/IN/4/case of/IN/2/fixed rain/NN/1/obl",
        "failed/ROOT/failed because/prep/failed of/pcomp/because rain/pobj/because",
    ),
    "according to": (
        "left/VBD/0/root according/VBG/4/case to/IN/2/fixed Bek/NNP/1/obl",
        "left/ROOT/left according/prep/left to/prep/according Bek/pobj/to",
    ),
    "such as": (
        "rebels/NNS/0/root such/JJ/4/case as/IN/2/fixed them/PRP/1/nmod",
        "rebels/ROOT/rebels such/amod/as as/prep/rebels them/pobj/as",
    ),
    "as well as": (
        "army/NN/0/root as/RB/5/cc well/RB/2/fixed as/IN/2/fixed police/NN/1/conj",
        "army/ROOT/army as/advmod/as well/advmod/as as/cc/army police/conj/army",
    ),
    "two objects": (
        "They/PRP/2/nsubj gave/VBD/0/root her/PRP/2/iobj letters/NNS/2/obj",
        "They/nsubj/gave gave/ROOT/gave her/dative/gave letters/dobj/gave",
    ),
    "a receiver after to": (
        "They/PRP/2/nsubj gave/VBD/0/root letters/NNS/2/obj to/IN/5/case her/PRP/2/obl",
        "They/nsubj/gave gave/ROOT/gave letters/dobj/gave to/dative/gave her/pobj/to",
    ),
    "the one who is told": (
        "They/PRP/2/nsubj told/VBD/0/root her/PRP/2/iobj that/IN/6/mark he/PRP/6/nsubj left/VBD/2/ccomp",
        "They/nsubj/told told/ROOT/told her/dobj/told that/mark/left he/nsubj/left left/ccomp/told",
    ),
    "wanting others to act": (
        "He/PRP/2/nsubj wants/VBZ/0/root them/PRP/2/obj to/TO/5/mark talk/VB/2/xcomp",
        "He/nsubj/wants wants/ROOT/wants them/nsubj/talk to/aux/talk talk/ccomp/wants",
    ),
    "urging others to act": (
        "He/PRP/2/nsubj urged/VBD/0/root them/PRP/2/obj to/TO/5/mark talk/VB/2/xcomp",
        "He/nsubj/urged urged/ROOT/urged them/dobj/urged to/aux/talk talk/xcomp/urged",
    ),
    "a predicate of the object": (
        "They/PRP/2/nsubj elected/VBD/0/root him/PRP/2/obj chairman/NN/2/xcomp",
        "They/nsubj/elected elected/ROOT/elected him/dobj/elected chairman/oprd/elected",
    ),
    "making them angry": (
        "It/PRP/2/nsubj made/VBD/0/root them/PRP/2/obj angry/JJ/2/xcomp",
        "It/nsubj/made made/ROOT/made them/nsubj/angry angry/ccomp/made",
    ),
    "speech after its content": (
        "Talks/NNS/2/nsubj failed/VBD/0/root ,/,/5/punct he/PRP/5/nsubj said/VBD/2/parataxis ././2/punct",
        "Talks/nsubj/failed failed/ccomp/said ,/punct/said he/nsubj/said said/ROOT/said ./punct/said",
    ),
    "speech inside its content": (
        "Talks/NNS/6/nsubj ,/,/4/punct he/PRP/4/nsubj said/VBD/6/parataxis ,/,/4/punct failed/VBD/0/root",
        "Talks/nsubj/failed ,/punct/said he/nsubj/said said/parataxis/failed ,/punct/said failed/ROOT/failed",
    ),
    "what was said": (
        "They/PRP/2/nsubj heard/VBD/0/root what/WP/2/obj he/PRP/5/nsubj said/VBD/3/acl:relcl",
        "They/nsubj/heard heard/ROOT/heard what/dobj/said he/nsubj/said said/ccomp/heard",
    ),
    "a relative clause": (
        "men/NNS/0/root who/WP/3/nsubj fled/VBD/1/acl:relcl",
        "men/ROOT/men who/nsubj/fled fled/relcl/men",
    ),
    "particle, predeterminer and correlative": (
        "All/PDT/3/det:predet the/DT/3/det men/NNS/7/nsubj both/CC/5/cc:preconj Nor/NNP/3/appos never/RB/7/advmod gave/VBD/0/root "
        "up/RP/7/compound:prt",
        "All/predet/men the/det/men men/nsubj/gave both/preconj/Nor Nor/appos/men never/neg/gave gave/ROOT/gave up/prt/gave",
    ),
    "interjection and address": (
        "Yes/UH/4/discourse Bek/NNP/4/vocative we/PRP/4/nsubj agree/VBP/0/root",
        "Yes/intj/agree Bek/npadvmod/agree we/nsubj/agree agree/ROOT/agree",
    ),
    "what has no place": (
        "left/VBD/0/root uh/UH/1/reparandum Bek/NNP/1/orphan",
        "left/ROOT/left uh/dep/left Bek/dep/left",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "wanted"), CASES.values(), ids=CASES)
def test_conversion(given, wanted):
    assert clear(given) == wanted
    assert all(item.rsplit("/", 2)[1] in LABELS.split() for item in wanted.split())


def test_a_treebank_with_agents_is_believed():
    given = "It/PRP/3/nsubj:pass was/VBD/3/aux:pass signed/VBN/0/root by/IN/5/case hand/NN/3/obl"
    assert "by/prep/signed" in clear(given, treebank="gum")


def test_a_cycle_is_refused():
    with pytest.raises(NotATree):
        clear("they/PRP/2/nsubj met/VBD/1/conj left/VBD/0/root")


def test_sentences_that_fail_are_dropped_and_counted():
    good, bad = conllu("they/PRP/2/nsubj left/VBD/0/root"), conllu("they/PRP/2/nsubj met/VBD/1/conj left/VBD/0/root")
    made, dropped = convert(read_conllu([*good, "", *bad]))
    assert ([tree for _, tree in made], dropped) == ([[(1, "nsubj"), (1, "ROOT")]], 1)


def test_two_roots_are_refused():
    with pytest.raises(NotATree):
        clear("they/PRP/0/root met/VBD/0/root")


def test_multiword_tokens_and_empty_nodes():
    text = """# newdoc id = doc
# meta::genre = news
# meta::sourceURL = https://en.wikinews.org/wiki/X
# sent_id = doc-1
# text = They didn't go.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tEntity=1)
"""
    (sentence,) = read_conllu(text.splitlines())
    assert [sentence.text[w.start : w.end] for w in sentence.words] == ["They", "did", "n't", "go", "."]
    assert [w.head for w in sentence.words] == [3, 3, 3, -1, 3]
    assert (sentence.doc, sentence.genre, sentence.share_alike) == ("doc", "news", False)
    assert sentence.words[4].misc == {"Entity": "1)"}
    assert to_clear(sentence)[2] == (3, "neg")


def test_words_that_do_not_spell_the_surface_share_it():
    rows = ["# text = gonna", "1-2\tgonna" + "\t_" * 8]
    rows += ["1\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_", "2\tto\tto\tPART\tTO\t_\t1\txcomp\t_\t_"]
    assert [(w.start, w.end) for w in next(read_conllu(rows)).words] == [(0, 5), (0, 5)]


@pytest.mark.parametrize(
    ("genre", "source", "wanted"),
    [
        ("interview", "https://en.wikinews.org/wiki/A", False),
        ("voyage", "https://en.wikivoyage.org/wiki/A", True),
        ("academic", "https://journals.plos.org/a", False),
        ("academic", "https://onlinelibrary.wiley.com/a", True),
        ("court", "https://www.supremecourt.gov/a", False),
        ("court", "https://www.youtube.com/a", True),
        ("", "", True),
    ],
)
def test_share_alike(genre, source, wanted):
    assert is_share_alike(genre, source) is wanted


def test_sets_are_named(tmp_path: Path):
    (tmp_path / "ud_pud").mkdir()
    (tmp_path / "ud_pud" / "a.conllu").write_text("\n".join(conllu("met/VBD/0/root")), encoding="utf-8")
    assert [(s.treebank, s.share_alike) for s in read_licensed(tmp_path)] == [("ud_pud", True)]
