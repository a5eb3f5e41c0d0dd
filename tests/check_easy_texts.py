#!/usr/bin/env python3
"""Checks the easy-to-read texts as far as a machine can: length, words and sentence form. Only readers can tell that a text is easy.

check_easy_texts.py                     src/texts/easy_nb.txt and src/texts/easy_nn.txt
check_easy_texts.py NB NN               two other files
check_easy_texts.py - [--letter]        texts with their values filled in, on standard input, one a line;
                                        with --letter they are one letter, which must say that it is no decision
"""
import re
import sys
from pathlib import Path

WORDS_MAX = 12
LETTERS_MAX = 21
COMMAS_MAX = 1
QUESTIONS_MAX = 2
CRITERION_SENTENCES = range(2, 7)
DECISION_SENTENCES = range(1, 7)

# Texts that are a word or a pattern, not a sentence.
LABELS = ("word.", "format.", "value.", "month.", "weekday.", "outcome.", "advice.", "label.", "step.")
LABEL_WORDS_MAX = 6
NO_DECISION = {"nb": "Dette er ikke et vedtak.", "nn": "Dette er ikkje eit vedtak."}
NO_CRITERIA = {"ask", "rate", "undetermined", "basis", "kind", "letter", "refused"}
DECISIONS = {"met", "not_met", "undetermined", "not_applicable"}

# How many words a slot becomes: "38,16 kroner", "mandag 8. juni 2026", "20 av 100".
MONEY_WORDS, DATE_WORDS, SHARE_WORDS, NUMBER_WORDS = 2, 4, 3, 1
MONEY = re.compile(r".*_ore|minimum_wage|higher_minimum_wage")
SHARE = re.compile(r".*_bp")
DATE = re.compile(r"on|next_due|year_end|benefit_since|first_day_after|[a-z_]*(_on|_from|_until|last_day|first_day|last_working_day)")
SLOT = re.compile(r"\{([a-z0-9_.]+)\}")

NAMES = {"HELT", "MED"}  # in capitals, and no abbreviation

FORBIDDEN = [
    (r"avslag\w*|avslå\w*|avvis\w*|nekt(et|es|er|a|ar)?|forkast\w*", "sounds like a refusal"),
    (r"vilkår\w*|oppfyl\w*|krav\w*|kreve?r?|vedtak\w*|berettig\w*|gjeldende|gjeldande|herunder|omfatt\w*", "is a lawyer's word"),
    (r"hvorvidt|kor ?vidt|vedrørende|vedrørande|angående|angåande|i henhold til|i samsvar med|som følge av|som følgje av",
     "is a lawyer's word"),
    (r"diagnose\w*|utviklingshem\w*|utviklingsforstyrr\w*|lærevansk\w*|psykisk\w*|syk|sjuk|sykdom\w*|sjukdom\w*|funksjonshem\w*",
     "speaks of a diagnosis"),
    (r"din egen feil|din skyld|di skuld|du har gjort feil|du må skjerpe", "lays blame"),
    (r"jf|bl\. ?a|f\. ?eks|t\.d|ca|pst|osv|mv|m\.m|o\.l|evt|iht|ift|pga|dvs|nr|kl|tlf|kr|inkl|maks|min\.|mnd|stk|jan|feb|okt|nov|des",
     "is an abbreviation"),
]
FORBIDDEN = [(re.compile(rf"(?<![\w.])(?:{words})(?!\w)", re.IGNORECASE), why) for words, why in FORBIDDEN]
PERCENT = re.compile(r"%|\bprosent\w*", re.IGNORECASE)

# Passive: verbs in -s (nynorsk -ast), and bli or verte with a participle.
PASSIVE_S = re.compile(r"\b(\w{2,}(?:es|ast)|gis|tas|fås|sies|ses|gås|dras|nås|skjes|bys|sys)\b", re.IGNORECASE)
NO_PASSIVE = {"deres", "dykkars", "alles", "begges", "fast", "last", "hast", "kast", "rast", "raskast", "lettast", "tryggast",
              "viktigast", "helst", "dømes", "annerledes", "finnes", "finst", "synes", "trives", "lykkes", "møtes"}
BECOME = r"(?:bli|blir|ble|blei|blitt|verte|vert|vart|vorte)"
PASSIVE_BLI = re.compile(rf"\b{BECOME}\s+(?:ikke\s+|ikkje\s+|også\s+|òg\s+|da\s+|då\s+|alltid\s+)?"
                         r"(\w+(?:et|ert|rt|lt|kt|pt|gt|dd|sett|nt|vd|gd))\b", re.IGNORECASE)
PASSIVE_ER = re.compile(r"\b(?:er|var)\s+(\w{3,}(?:et|ert|lt|kt|dd|nt)|ment|meint|tenkt)\s+(?:av|som)\b", re.IGNORECASE)
NO_PARTICIPLE = {"klart", "lett", "kort", "svart", "godt", "sent", "seint", "vanskelegt", "trygt", "annet", "kjent"}

# Subordinate clauses.
SUBORDINATORS = re.compile(r"\b(at|fordi|hvis|viss|dersom|mens|medan|ettersom|slik at|så lenge|selv om|sjølv om|før du|før vi|etter at|"
                           r"for at|enn at|med mindre|uten å|utan å)\b", re.IGNORECASE)
WHEN = re.compile(r"^(når|da du|då du|som)\b", re.IGNORECASE)
MID_WHEN = re.compile(r"(?!^)\bnår\b", re.IGNORECASE)
RELATIVE = re.compile(r"\bsom\b(?!\s+(?:et|en|eit|ein|ei|alle|de andre|dei andre)\b)", re.IGNORECASE)
WHETHER = re.compile(r"\bom\s+(?:du|jeg|eg|vi|han|hun|ho|det er)\b", re.IGNORECASE)
QUESTION_WORD = re.compile(r"^(hva|hvem|hvor|hvordan|hvorfor|hvilken|hvilket|hvilke|kva|kven|kor|korleis|kvifor)$", re.IGNORECASE)
QUESTION_WORD_LATEST = 2  # "På hvilken måte …?"

SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[^a-zæøå\s])")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,}\b")


def slot_words(name, areas):
    if name == "area":
        return areas
    if MONEY.fullmatch(name):
        return MONEY_WORDS
    if SHARE.fullmatch(name):
        return SHARE_WORDS
    return DATE_WORDS if DATE.fullmatch(name) else NUMBER_WORDS


def words_of(sentence, areas=1):
    """The words of a sentence; a slot stands as often as it becomes words."""
    filled = SLOT.sub(lambda slot: " ".join(["0"] * slot_words(slot[1], areas)), THOUSANDS.sub("", sentence))
    return [word for word in filled.split() if any(c.isalnum() for c in word)]


def sentences_of(text):
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]


def wrong_words(text):
    faults = [f"“{hit[0]}” {why}" for pattern, why in FORBIDDEN for hit in pattern.finditer(text)]
    faults += [f"“{hit[0]}” is no everyday way of writing a number" for hit in PERCENT.finditer(text)]
    faults += [f"“{hit[0]}” is an abbreviation" for hit in CAPITALS.finditer(text) if hit[0] not in NAMES]
    faults += [f"“{word}” is a long word" for word in re.findall(r"\w+", SLOT.sub("", text)) if len(word) > LETTERS_MAX]
    return faults


def passives(sentence):
    faults = [hit[0] for hit in PASSIVE_S.finditer(sentence) if hit[1].lower() not in NO_PASSIVE]
    faults += [hit[0] for hit in PASSIVE_BLI.finditer(sentence) if hit[1].lower() not in NO_PARTICIPLE]
    faults += [hit[0] for hit in PASSIVE_ER.finditer(sentence)]
    return [f"“{found}” is passive" for found in faults]


def clauses(sentence):
    found = [hit[0] for pattern in (SUBORDINATORS, RELATIVE, WHETHER) for hit in pattern.finditer(sentence)]
    faults = [f"“{words}” begins a subordinate clause" for words in found]
    if (WHEN.search(sentence) and not sentence.endswith("?")) or MID_WHEN.search(sentence):
        faults.append("a clause with “når” or “som”")
    for place, word in enumerate(re.findall(r"\w+", sentence)):
        if QUESTION_WORD.match(word) and place > (QUESTION_WORD_LATEST if sentence.endswith("?") else 0):
            faults.append(f"a question inside the sentence: “{word}”")
    return faults


def sentence_faults(sentence, areas=1):
    if sentence in NO_DECISION.values():
        return []
    faults = wrong_words(sentence) + passives(sentence) + clauses(sentence)
    count = len(words_of(sentence, areas))
    if count > WORDS_MAX:
        faults.append(f"{count} words in “{sentence}”")
    if len(re.findall(r",(?!\d)|;", sentence)) > COMMAS_MAX or ";" in sentence:
        faults.append(f"more than one thought in “{sentence}”")
    if not re.search(r"[.?!:]$", sentence):
        faults.append(f"no end to “{sentence}”")
    return faults


def text_faults(text, areas=1):
    return [fault for sentence in sentences_of(text) for fault in sentence_faults(sentence, areas)]


def kind_of(key):
    parts = key.split(".")
    if parts[0] in NO_CRITERIA:
        return parts[0]
    if parts[1] == "title":
        return "title"
    return "decision" if len(parts) == 2 and parts[1] in DECISIONS else "criterion"


def key_faults(key, text, language):
    """What a text must say because of its key."""
    kind = kind_of(key)
    count = len(sentences_of(text))
    faults = []
    if kind == "criterion" and count not in CRITERION_SENTENCES:
        faults.append(f"{count} sentences in a criterion's text")
    if kind == "decision" and count not in DECISION_SENTENCES:
        faults.append(f"{count} sentences in a decision's text")
    if kind in ("ask", "title") and (not text.endswith("?") or count > QUESTIONS_MAX):
        faults.append("not one or two short sentences that end in “?”")
    about = key.split(".")[1] if kind in ("ask", "rate") else key.split(".")[0]
    if about == "benefit" and not re.search(r"Ring Nav\b" if kind != "title" else r"\bNav\b", text):
        faults.append("does not say “Ring Nav”")
    if about == "concern" and kind != "title" and "112" not in text:
        faults.append("does not say where to call in danger")
    if key == "letter.not_a_decision" and text != NO_DECISION[language]:
        faults.append(f"is not “{NO_DECISION[language]}”")
    if key == "letter.danger" and "112" not in text:
        faults.append("does not say where to call in danger")
    return faults


def label_faults(key, text):
    if key.startswith("format."):
        return [] if "%" not in text else ["a percent sign"]
    faults = wrong_words(text)
    if len(words_of(text)) > LABEL_WORDS_MAX:
        faults.append("a long label")
    return faults


def read(path):
    """Each key's line and text; the faults of the file's form."""
    texts, faults = {}, []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        line = line.strip(" ")
        if not line or line.startswith("#"):
            continue
        key, equals, text = (part.strip(" ") for part in line.partition("="))
        if not equals or not text:
            faults.append((number, f"{key}: no text"))
        elif key in texts:
            faults.append((number, f"{key}: stands already in line {texts[key][0]}"))
        else:
            texts[key] = (number, text)
    return texts, faults


def check_file(path, language, texts, faults, other):
    """Prints each fault of a file; returns how many texts passed and failed."""
    areas = max([len(words_of(text)) for key, (_, text) in texts.items() if key.startswith("word.area.")], default=1)
    failed = {number for number, _ in faults}
    for key, (number, text) in texts.items():
        found = label_faults(key, text) if key.startswith(LABELS) else text_faults(text, areas) + key_faults(key, text, language)
        if key not in other:
            found.append("is missing in the other file")
        elif sorted(SLOT.findall(text)) != sorted(SLOT.findall(other[key][1])):
            found.append("has not the slots of the other file")
        faults += [(number, f"{key}: {fault}") for fault in found]
        if found:
            failed.add(number)
    for number, fault in sorted(faults):
        print(f"{path}:{number}: {fault}")
    return len(texts) - len(failed & {number for number, _ in texts.values()}), len(failed)


def check_files(paths):
    read_files = [read(path) for path in paths]
    passed = failed = 0
    for place, (path, language) in enumerate(zip(paths, NO_DECISION)):
        texts, faults = read_files[place]
        good, bad = check_file(path, language, texts, faults, read_files[1 - place][0])
        passed, failed = passed + good, failed + bad
        if "letter.not_a_decision" not in texts:
            print(f"{path}:1: no letter.not_a_decision")
            failed += 1
    return passed, failed


def check_rendered(lines, is_letter):
    passed = failed = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        faults = text_faults(text)
        if SLOT.search(text):
            faults.append("a slot was not filled in")
        for fault in faults:
            print(f"-:{number}: {fault}")
        passed, failed = passed + (not faults), failed + bool(faults)
    if is_letter and not any(says in " ".join(lines) for says in NO_DECISION.values()):
        print("-:1: the letter does not say that it is no decision")
        failed += 1
    return passed, failed


def main(arguments):
    root = Path(__file__).resolve().parent.parent / "src" / "texts"
    if arguments and arguments[0] == "-" and arguments[1:] in ([], ["--letter"]):
        lines = sys.stdin.buffer.read().decode("utf-8").split("\n")
        passed, failed = check_rendered(lines, len(arguments) == 2)
    elif len(arguments) in (0, 2) and not any(argument.startswith("-") for argument in arguments):
        passed, failed = check_files([Path(path) for path in arguments] or [root / "easy_nb.txt", root / "easy_nn.txt"])
    else:
        print(__doc__, file=sys.stderr)
        return 2
    if passed + failed == 0:
        print("nothing to check")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
