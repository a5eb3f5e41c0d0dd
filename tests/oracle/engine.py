"""Decisions by trying out: every outcome is that of rules on complete facts, for many ways of completing them."""

import itertools

import facts as reading
from parameters import ORDER, NeedRate, Rates, Refused, candidates, rulebook

MET = "met"
NOT_MET = "not_met"
UNDETERMINED = "undetermined"
NOT_APPLICABLE = "not_applicable"

ADVICE = {MET: "go_on", NOT_APPLICABLE: "go_on", UNDETERMINED: "ask", NOT_MET: "talk"}


def met_if(condition):
    return MET if condition else NOT_MET


class Criterion:
    """`rule(facts, rate)` gives the outcome on complete facts, and reads only what `reads` names.

    `shifts` are the distances in days that the rule looks at, `completions` gives the complete lists that a
    partly known list could be, `extra` more values to try for unknown facts, `rates` what the rule may ask for;
    a rate is not named as missing while one of `rates_hang_on`, which say which rate it is, is unknown.
    """

    def __init__(self, name, kind, reads, rule, rates=(), rates_hang_on=(), shifts=(),
                 completions=None, extra=None):
        self.name = name
        self.kind = kind
        self.reads = tuple(reads.split())
        self.rule = rule
        self.rates = tuple(rates)
        self.rates_hang_on = tuple(rates_hang_on)
        self.shifts = shifts
        self.completions = completions
        self.extra = extra or (lambda facts, book: {})


class Assessment:
    def __init__(self, name, table, criteria, derived=None):
        self.name = name
        self.table = [reading.date("on", required=True), reading.date("as_known_on", optional=True)] + list(table)
        self.criteria = criteria
        self.derived = derived or (lambda facts, rate: {})
        self.order = {fact.name: index for index, fact in enumerate(self.table)}
        self.facts = {fact.name: fact for fact in self.table}


class Question:
    """One criterion with the facts of one case: what is unknown in it, and what that could do."""

    def __init__(self, assessment, criterion, facts, book):
        self.criterion = criterion
        self.facts = facts
        self.book = book
        self.numbers = reading.numbers_in(assessment.table, facts)
        self.values = {}
        extra = None
        for name in criterion.reads:
            fact = assessment.facts[name]
            if criterion.completions and fact.kind in ("records", "dates") and not fact.optional:
                complete = criterion.completions(facts[name], facts, book)
                if facts[name] is None or len(complete) > 1:
                    self.values[name] = complete
            elif facts[name] is None and not fact.optional:
                extra = criterion.extra(facts, book) if extra is None else extra
                self.values[name] = reading.fillings(
                    fact, assessment.table, facts, criterion.shifts, extra.get(name, ()))
        self.names = tuple(self.values)
        self.rate_names = set()
        self.rates_are_named = not set(criterion.rates_hang_on) & set(self.names)
        self._tried = {}

    def outcome(self, filling, rates):
        """The outcome of one filling-in of facts and rates; None where that would be an error."""
        complete = {**self.facts, **filling} if filling else self.facts
        try:
            return self.criterion.rule(complete, Rates(self.book, rates))
        except Refused:
            return None

    def results(self, key):
        """(rates filled in, outcome) for one filling-in of the facts: only the rates that it asks for.

        A key holds the places of the values, since lists cannot be looked up.
        """
        if key in self._tried:
            return self._tried[key]
        filling = {name: self.values[name][place] for name, place in zip(self.names, key)}
        found, waiting = [], [{}]
        while waiting:
            rates = waiting.pop()
            try:
                outcome = self.outcome(filling, rates)
            except NeedRate as need:
                self.rate_names.add(need.name)
                waiting.extend({**rates, need.name: value} for value in candidates(need.name, *self.numbers))
            else:
                if outcome is not None:
                    found.append((rates, outcome))
        self._tried[key] = found
        return found

    def keys(self):
        return itertools.product(*(range(len(values)) for values in self.values.values()))

    def outcomes(self, enough=None):
        seen = set()
        for key in self.keys():
            seen.update(outcome for _, outcome in self.results(key))
            if enough and len(seen) >= enough:
                break
        return seen

    def _fact_matters(self, name):
        place = self.names.index(name)
        others = [range(len(values)) for other, values in self.values.items() if other != name]
        for rest in itertools.product(*others):
            seen = []
            for value in range(len(self.values[name])):
                found = self.results(rest[:place] + (value,) + rest[place:])
                if found and any(differ(found, before) for before in seen):
                    return True
                if found and found not in seen:
                    seen.append(found)
        return False

    def _rate_matters(self, name):
        for key in self.keys():
            found = [result for result in self.results(key) if name in result[0]]
            apart = {}
            for rates, outcome in found:
                rest = frozenset((other, value) for other, value in rates.items() if other != name)
                apart.setdefault(rest, set()).add(outcome)
            if any(len(outcomes) > 1 for outcomes in apart.values()):
                return True
            # A rate that is only asked for at some values of this one is the same or absent in both.
            if len({frozenset(rates) for rates, _ in found}) > 1 and any(
                    one[1] != two[1] and agree(one[0], two[0], name)
                    for one, two in itertools.combinations(found, 2)):
                return True
        return False

    def find_rates(self, unnamed_too=False):
        """Learns which unknown rates any filling-in would ask for."""
        if any(self.book.can_lack(name) for name in self.criterion.rates):
            if unnamed_too or self.rates_are_named:
                for key in self.keys():
                    self.results(key)

    def missing(self):
        facts = [name for name in self.names if self._fact_matters(name)]
        self.find_rates()
        if not self.rates_are_named:
            return facts
        return facts + [name for name in self.rate_names if self._rate_matters(name)]


def agree(one, two, but_for=None):
    return all(two.get(name, value) == value for name, value in one.items() if name != but_for)


def differ(found, others):
    """Whether two filled-in facts give different outcomes under the same rates."""
    if len({outcome for _, outcome in found} | {outcome for _, outcome in others}) < 2:
        return False
    return any(one[1] != two[1] and agree(one[0], two[0]) for one in found for two in others)


def assign(variables, conditions, assigned=None):
    """Whether values can be found for all variables that every condition holds for (plain backtracking).

    A condition is (names, test) and is tested as soon as all its names are assigned, which is to say the place
    of one of their values.
    """
    assigned = {} if assigned is None else assigned
    name = next((name for name in variables if name not in assigned), None)
    if name is None:
        return True
    ready = [test for names, test in conditions
             if name in names and all(other == name or other in assigned for other in names)]
    for place in range(len(variables[name])):
        assigned[name] = place
        if all(test(assigned) for test in ready) and assign(variables, conditions, assigned):
            return True
    assigned.pop(name, None)
    return False


class Requirements:
    """The decision: the requirements that are still open, tried out together."""

    def __init__(self, questions, settled):
        self.questions = questions
        self.settled = settled
        self.variables = {}
        self._kept = {}
        for question in questions:
            question.find_rates(unnamed_too=True)
            for name, values in question.values.items():
                known = self.variables.get(name, [])
                self.variables[name] = known + [value for value in values if value not in known]
            for name in question.rate_names:
                self.variables[name] = candidates(name, *question.numbers)

    def _names(self, question):
        return list(question.names) + sorted(question.rate_names)

    def _outcome(self, question, places):
        """What is assigned are places in the lists of values, so that answers can be kept."""
        key = question, places
        if key not in self._kept:
            names = self._names(question)
            values = {name: self.variables[name][place] for name, place in zip(names, places)}
            self._kept[key] = question.outcome({name: values[name] for name in question.names},
                                               {name: values[name] for name in question.rate_names})
        return self._kept[key]

    def _condition(self, question, allowed, at=None):
        at = at or {}
        names = [at.get(name, name) for name in self._names(question)]
        return names, lambda assigned: self._outcome(question, tuple(assigned[name] for name in names)) in allowed

    def outcomes(self):
        if NOT_MET in self.settled:
            return {NOT_MET}
        found = set()
        anything = {MET, NOT_MET, NOT_APPLICABLE}
        for question in self.questions:
            conditions = [self._condition(other, {NOT_MET} if other is question else anything)
                          for other in self.questions]
            if assign(self.variables, conditions):
                found.add(NOT_MET)
                break
        passing = {MET, NOT_APPLICABLE}
        if MET in self.settled:
            if assign(self.variables, [self._condition(other, passing) for other in self.questions]):
                found.add(MET)
            return found
        if any(assign(self.variables, [self._condition(other, {MET} if other is question else passing)
                                       for other in self.questions]) for question in self.questions):
            found.add(MET)
        if assign(self.variables, [self._condition(other, {NOT_APPLICABLE}) for other in self.questions]):
            found.add(NOT_APPLICABLE)
        return found

    def _connected(self, name):
        """The questions that `name` has to do with, directly or through other unknown facts and rates."""
        names, found = {name}, []
        while True:
            more = [question for question in self.questions
                    if question not in found and names & set(self._names(question))]
            if not more:
                return found
            found += more
            names.update(*(self._names(question) for question in more))

    def matters(self, name):
        """Whether, all else alike, one value of `name` passes (or does not apply) and another fails (or is met).

        Only asked while the decision is open, so that there is a way to pass everything.
        """
        other_value = (name, "other")
        at = {name: other_value}
        readers = [question for question in self.questions if name in self._names(question)]
        passing = {MET, NOT_APPLICABLE}
        anything = passing | {NOT_MET}
        connected = self._connected(name)
        near = {other for question in connected for other in self._names(question)}
        variables = {**{other: self.variables[other] for other in self.variables if other in near},
                     other_value: self.variables[name]}
        here = [self._condition(question, passing) for question in connected]
        for reader in readers:
            there = [self._condition(question, {NOT_MET} if question is reader else anything, at)
                     for question in readers]
            if assign(variables, here + there):
                return True
        if MET in self.settled:
            return False
        variables = {**self.variables, other_value: self.variables[name]}
        here = [self._condition(question, {NOT_APPLICABLE}) for question in self.questions]
        for reader in readers:
            there = [self._condition(question, {MET} if question is reader else passing, at) for question in readers]
            if assign(variables, here + there):
                return True
        return False

    def decide(self):
        if NOT_MET in self.settled or not self.questions:
            return overall(self.settled), []
        outcomes = self.outcomes()
        if len(outcomes) == 1:
            return outcomes.pop(), []
        named = {name for question in self.questions for name in question.names}
        named |= {name for question in self.questions if question.rates_are_named for name in question.rate_names}
        return UNDETERMINED, [name for name in self.variables if name in named and self.matters(name)]


def overall(outcomes):
    for outcome in (NOT_MET, UNDETERMINED, MET):
        if outcome in outcomes:
            return outcome
    return NOT_APPLICABLE


def decide(assessment, given, overlay=None):
    facts = reading.read(assessment.table, given)
    book = rulebook(overlay, facts["as_known_on"])
    derived = assessment.derived(facts, Rates(book))
    shown, open_questions, settled = [], [], []

    def in_order(names):
        facts_first = [name for name in assessment.order if name in names]
        return facts_first + sorted((name for name in names if name in ORDER), key=ORDER.get)

    for criterion in assessment.criteria:
        question = Question(assessment, criterion, facts, book)
        outcomes = question.outcomes(enough=2)
        is_open = len(outcomes) > 1
        missing = in_order(question.missing()) if is_open else []
        outcome = UNDETERMINED if is_open else outcomes.pop()
        shown.append({"id": criterion.name, "kind": criterion.kind, "outcome": outcome, "missing": missing})
        if criterion.kind == "requirement":
            if is_open:
                open_questions.append(question)
            else:
                settled.append(outcome)
    outcome, missing = Requirements(open_questions, settled).decide()
    missing = in_order(missing)
    protective = {name for entry in shown if entry["kind"] in ("guideline", "caution") for name in entry["missing"]}
    return {
        "assessment": assessment.name,
        "on": given["on"],
        "outcome": outcome,
        "advice": ADVICE[outcome],
        "criteria": shown,
        "derived": derived,
        "missing": missing,
        "ask_also": in_order(protective - set(missing)),
    }
