<?php

/*
 * The extension heltmed, for editors and analysers. Written by src/generate/php_stub.php: do not edit.
 *
 * Arguments have no names at run time: give them in order. Days are numbers, days since 1970-01-01; money is øre. An error
 * of the library is thrown as a HeltMed\HeltMedException. What is said of a function is said of the library's in C.
 */

namespace HeltMed
{
    /** An error of the library; `getCode()` is its status (HELTMED_RANGE …). No message repeats what was given. */
    class HeltMedException extends \RuntimeException
    {
        /** The status as a word: "range", "unknown_field" … */
        public string $status = '';
        /** The name of the fact or parameter, where there is one. */
        public ?string $field = null;
        /** Of many the number: of a batch the refused append, from 0; of a damaged store the first faulty event. */
        public ?int $at = null;
    }

    /** What was given is refused, and nothing was assessed. */
    class InvalidInput extends HeltMedException {}

    /** The call was not a right one. */
    class Misuse extends HeltMedException {}

    /** Memory or a file failed. */
    class SystemFailure extends HeltMedException {}

    /** The key is there with other content, or the case has events that the writer had not seen. */
    class Conflict extends InvalidInput {}

    /** It cannot have been so: an end without a beginning, an event of an unknown case. */
    class StateRefused extends InvalidInput {}

    /** No place is left under the agreement. */
    class QuotaReached extends InvalidInput {}

    /** Another process has the file, and kept it too long. */
    class StoreBusy extends SystemFailure {}

    /** A fault of the library: please report it. */
    class LibraryFault extends HeltMedException {}
}

namespace
{
    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedRulebook
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedDecision
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedPlan
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedShortfalls
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedShare
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedStore
    {
        private function __construct() {}
    }

    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */
    final class HeltMedStream
    {
        private function __construct() {}
    }

    const HELTMED_STORE_KEPT = 65536;
    const HELTMED_OK = 0;
    const HELTMED_SYNTAX = 101;
    const HELTMED_TYPE = 102;
    const HELTMED_UNKNOWN_FIELD = 103;
    const HELTMED_DUPLICATE_FIELD = 104;
    const HELTMED_CHOICE = 105;
    const HELTMED_DATE = 106;
    const HELTMED_RANGE = 107;
    const HELTMED_REQUIRED = 108;
    const HELTMED_TOO_LONG = 109;
    const HELTMED_UNKNOWN_NAME = 110;
    const HELTMED_IDENTIFIER = 111;
    const HELTMED_CONFLICT = 112;
    const HELTMED_STATE = 113;
    const HELTMED_QUOTA = 114;
    const HELTMED_ARGUMENT = 201;
    const HELTMED_SEALED = 202;
    const HELTMED_NOT_SEALED = 203;
    const HELTMED_UNAVAILABLE = 204;
    const HELTMED_NO_MEMORY = 301;
    const HELTMED_IO = 302;
    const HELTMED_BUSY = 303;
    const HELTMED_FOREIGN = 304;
    const HELTMED_LAYOUT = 305;
    const HELTMED_DAMAGED = 306;
    const HELTMED_INTERNAL = 901;
    const HELTMED_VERSION = '0.1.0';
    const HELTMED_VERSION_MAJOR = 0;
    const HELTMED_VERSION_MINOR = 1;
    const HELTMED_VERSION_PATCH = 0;
    const HELTMED_VERSION_NUMBER = 1000;
    const HELTMED_DATE_MIN = -719162;
    const HELTMED_DATE_MAX = 2932896;
    const HELTMED_HOLIDAYS_NO = 0;
    const HELTMED_HOLIDAYS_DK = 1;
    const HELTMED_HOLIDAYS_SE = 2;
    const HELTMED_HOLIDAYS_NONE = 3;
    const HELTMED_NOT_APPLICABLE = 0;
    const HELTMED_MET = 1;
    const HELTMED_NOT_MET = 2;
    const HELTMED_UNDETERMINED = 3;
    const HELTMED_GO_ON = 0;
    const HELTMED_ASK = 1;
    const HELTMED_TALK = 2;
    const HELTMED_NB = 0;
    const HELTMED_NN = 1;
    const HELTMED_EN = 2;
    const HELTMED_EASY_NB = 3;
    const HELTMED_EASY_NN = 4;
    const HELTMED_STEP_TRIAL = 0;
    const HELTMED_STEP_WEEKLY = 1;
    const HELTMED_STEP_FORTNIGHTLY = 2;
    const HELTMED_STEP_MONTHLY = 3;
    const HELTMED_STORE_READ_ONLY = 1;
    const HELTMED_STORE_RELAXED = 2;
    const HELTMED_BATCH_EACH = 0;
    const HELTMED_BATCH_RESULT = 1;
    const HELTMED_JSONL = 0;
    const HELTMED_CSV = 1;
    const HELTMED_ERASE_DESPITE_CONCERN = 1;

    /** The word of a status as the JSON documents write it ("range", "no_memory"); "unknown" for a number that is
     * none. The text is static. Any thread. Since 0.1. */
    function heltmed_status_name(int $status): ?string {}

    /** The version of the library at run time, as HELTMED_VERSION and HELTMED_VERSION_NUMBER are at compile time.
     * Static text. Any thread. Since 0.1. */
    function heltmed_version(): ?string {}

    /** The version of the library at run time, as HELTMED_VERSION and HELTMED_VERSION_NUMBER are at compile time.
     * Static text. Any thread. Since 0.1. */
    function heltmed_version_number(): int {}

    /** The same constants for hosts that cannot read a header. Since 0.1. */
    function heltmed_date_min(): int {}

    /** The same constants for hosts that cannot read a header. Since 0.1. */
    function heltmed_date_max(): int {}

    /** The day of a year, month and day. Errors: date (no such day), argument. Since 0.1. */
    function heltmed_date_from_civil(int $year, int $month, int $day): int {}

    /** The year (1 to 9999), month (1 to 12) and day (1 to 31) of a date. Errors: range, argument. Since 0.1. */
    function heltmed_date_to_civil(int $date): array {}

    /** Reads exactly "YYYY-MM-DD" (`size` bytes, no NUL needed). Errors: date, argument. Since 0.1. */
    function heltmed_date_parse(string $text): int {}

    /** Writes "YYYY-MM-DD" and a NUL to `out`, which holds at least 11 bytes. Errors: range, argument. Since 0.1. */
    function heltmed_date_format(int $date): string {}

    /** 1 Monday to 7 Sunday; 0 for a date outside the range. Since 0.1. */
    function heltmed_date_weekday(int $date): int {}

    /** `months` (may be negative) calendar months later: the same day of the month, or the month's last day where it
     * has no such day. Errors: range, argument. Since 0.1. */
    function heltmed_date_add_months(int $date, int $months): int {}

    /** Whether `date` is a public holiday (Sundays as such are none) or a working day (Monday to Friday and no public
     * holiday) in a calendar. Source: domain B6. False for a date or calendar outside its range. Since 0.1. */
    function heltmed_date_is_holiday(int $date, int $holidays): bool {}

    /** Whether `date` is a public holiday (Sundays as such are none) or a working day (Monday to Friday and no public
     * holiday) in a calendar. Source: domain B6. False for a date or calendar outside its range. Since 0.1. */
    function heltmed_date_is_working_day(int $date, int $holidays): bool {}

    /** The first working day on or after `date`. Errors: range (none before the end of year 9999), choice, argument.
     * Since 0.1. */
    function heltmed_date_next_working_day(int $date, int $holidays): int {}

    /** The released rulebooks, oldest first: their number and the version of each ("2026.1"); NULL past the end.
     * Static text. Any thread. Since 0.1. */
    function heltmed_rulebook_version_count(): int {}

    /** The released rulebooks, oldest first: their number and the version of each ("2026.1"); NULL past the end.
     * Static text. Any thread. Since 0.1. */
    function heltmed_rulebook_version_at(int $index): ?string {}

    /** A released rulebook by its version, sealed; nothing is allocated and destroying it does nothing. Errors:
     * unknown_name, argument. Any thread. Since 0.1. */
    function heltmed_rulebook_built_in(string $version): HeltMedRulebook {}

    /** An open overlay on the sealed rulebook `base`, with a `version` of its own (1 to 64 printable ASCII bytes, not
     * a released one's) that decisions will show. The caller destroys it. Errors: not_sealed, range (version),
     * argument, no_memory. Since 0.1. */
    function heltmed_rulebook_overlay(HeltMedRulebook $base, string $version): HeltMedRulebook {}

    /** Adds a value of parameter `id` in force from `valid_from`, replacing one of the same day. `value` is in the
     * parameter's unit, or HELTMED_UNKNOWN: known to have ended, the next one not known. `known_from` is the day it
     * was decided, or HELTMED_DATE_MIN when that is of no matter. Of a list parameter only HELTMED_UNKNOWN can be
     * set here. Errors: sealed, unknown_name, range, type (a list parameter), argument, no_memory; nothing has
     * changed then. One thread at a time. Since 0.1. */
    function heltmed_rulebook_set(HeltMedRulebook $rulebook, string $id, int $valid_from, ?int $value, int $known_from): void {}

    /** The same for a parameter that is a list of municipalities (0 to 9999 each, at most 10 000); `members` is
     * copied; NULL with `count` 0 is the empty list. Errors: as above, type for a parameter that is no list. Since
     * 0.1. */
    function heltmed_rulebook_set_municipalities(HeltMedRulebook $rulebook, string $id, int $valid_from, array $members, int $known_from): void {}

    /** Seals it: from now on it is immutable and may be shared between threads. Sealing twice is fine. Since 0.1. */
    function heltmed_rulebook_seal(HeltMedRulebook $rulebook): void {}

    /** Its version; borrowed, as long as the rulebook lives. NULL gives NULL. Since 0.1. */
    function heltmed_rulebook_version(HeltMedRulebook $rulebook): ?string {}

    /** The value in force on `on`, not counting values decided after `as_known_on` (HELTMED_UNKNOWN: all count).
     * `*value` is HELTMED_UNKNOWN where none is known; `*valid_from` (NULL accepted) is then untouched unless the
     * value is known to have ended that day. Errors: unknown_name, type (a list parameter), argument, range (a day).
     * Any thread once sealed. Since 0.1. */
    function heltmed_rulebook_get(HeltMedRulebook $rulebook, string $id, int $on, ?int $as_known_on): array {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_count(): int {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_id(int $index): ?string {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_unit(int $index): ?string {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_kind(int $index): ?string {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_basis(int $index): ?string {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_sources(int $index): ?string {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_lowest(int $index): ?int {}

    /** The parameters: how many, and of each its id, unit, range, kind ("requirement", …), basis ("source", …)
     * and the ids of its sources (separated by spaces; none where it is the library's own). NULL past the end, and
     * for the range HELTMED_UNKNOWN. Static texts. Any thread. Since 0.1. */
    function heltmed_parameter_highest(int $index): ?int {}

    /** What it is, in English. */
    function heltmed_parameter_about(int $index): ?string {}

    /** The dated values of parameter `index` in a rulebook, in order of the day that each is valid from: how many,
     * and of each the value (HELTMED_UNKNOWN: known to have ended, the next one not known; of a list the number of
     * its members), that day, and the day it was decided (HELTMED_DATE_MIN when that is not told). Each may be NULL.
     * 0 for NULL or past the end. Errors: range (past the end), argument. Any thread once sealed. Since 0.1. */
    function heltmed_parameter_value_count(HeltMedRulebook $rulebook, int $index): int {}

    /** The dated values of parameter `index` in a rulebook, in order of the day that each is valid from: how many,
     * and of each the value (HELTMED_UNKNOWN: known to have ended, the next one not known; of a list the number of
     * its members), that day, and the day it was decided (HELTMED_DATE_MIN when that is not told). Each may be NULL.
     * 0 for NULL or past the end. Errors: range (past the end), argument. Any thread once sealed. Since 0.1. */
    function heltmed_parameter_value(HeltMedRulebook $rulebook, int $index, int $which): array {}

    /** Member `member` of value `which` of a list of municipalities: 0 to 9999. Errors: range (past the end), type
     * (no list), argument. Since 0.1. */
    function heltmed_parameter_municipality(HeltMedRulebook $rulebook, int $index, int $which, int $member): int {}

    /** The ids of the sources that can be cited, document by document; NULL past the end. Static. Any thread. Since
     * 0.1. */
    function heltmed_source_count(): int {}

    /** The ids of the sources that can be cited, document by document; NULL past the end. Static. Any thread. Since
     * 0.1. */
    function heltmed_source_id(int $index): ?string {}

    /** A source by the id that a criterion or parameter cites ("S2-13", "B5"): its title, its date (free text such as
     * "April 2024", never NULL) and its address (NULL where none is known). NULL for an id that is none. Static
     * texts. Any thread. Since 0.1. */
    function heltmed_source_title(string $id): ?string {}

    /** A source by the id that a criterion or parameter cites ("S2-13", "B5"): its title, its date (free text such as
     * "April 2024", never NULL) and its address (NULL where none is known). NULL for an id that is none. Static
     * texts. Any thread. Since 0.1. */
    function heltmed_source_date(string $id): ?string {}

    /** A source by the id that a criterion or parameter cites ("S2-13", "B5"): its title, its date (free text such as
     * "April 2024", never NULL) and its address (NULL where none is known). NULL for an id that is none. Static
     * texts. Any thread. Since 0.1. */
    function heltmed_source_address(string $id): ?string {}

    /** "nb", "nn", "en", "easy_nb", "easy_nn"; NULL past the end. Static. Any thread. Since 0.1. */
    function heltmed_language_name(int $language): ?string {}

    /** The language of a name. Errors: unknown_name, argument. Since 0.1. */
    function heltmed_language_named(string $name): int {}

    /** "not_applicable", "met", "not_met", "undetermined"; "go_on", "ask", "talk". NULL for any other number. Since
     * 0.1. */
    function heltmed_outcome_name(int $outcome): ?string {}

    /** "not_applicable", "met", "not_met", "undetermined"; "go_on", "ask", "talk". NULL for any other number. Since
     * 0.1. */
    function heltmed_advice_name(int $advice): ?string {}

    /** Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
    function heltmed_decision_assessment(HeltMedDecision $decision): ?string {}

    /** Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
    function heltmed_decision_rulebook(HeltMedDecision $decision): ?string {}

    /** Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
    function heltmed_decision_on(HeltMedDecision $decision): int {}

    /** Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
    function heltmed_decision_outcome(HeltMedDecision $decision): int {}

    /** Of an empty decision: NULL, HELTMED_DATE_MIN - 1, undetermined, ask, no criteria. Since 0.1. */
    function heltmed_decision_advice(HeltMedDecision $decision): int {}

    /** The names of unknown facts and dated rates that can still change the outcome, in the order of the facts table;
     * and those that matter for guidelines and cautions only. NULL past the end. Since 0.1. */
    function heltmed_decision_missing_count(HeltMedDecision $decision): int {}

    /** The names of unknown facts and dated rates that can still change the outcome, in the order of the facts table;
     * and those that matter for guidelines and cautions only. NULL past the end. Since 0.1. */
    function heltmed_decision_missing(HeltMedDecision $decision, int $index): ?string {}

    /** The names of unknown facts and dated rates that can still change the outcome, in the order of the facts table;
     * and those that matter for guidelines and cautions only. NULL past the end. Since 0.1. */
    function heltmed_decision_ask_also_count(HeltMedDecision $decision): int {}

    /** The names of unknown facts and dated rates that can still change the outcome, in the order of the facts table;
     * and those that matter for guidelines and cautions only. NULL past the end. Since 0.1. */
    function heltmed_decision_ask_also(HeltMedDecision $decision, int $index): ?string {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_count(HeltMedDecision $decision): int {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_id(HeltMedDecision $decision, int $criterion): ?string {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_kind(HeltMedDecision $decision, int $criterion): ?string {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_basis(HeltMedDecision $decision, int $criterion): ?string {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_outcome(HeltMedDecision $decision, int $criterion): int {}

    /** The criteria, in the order of the contract: id, kind, basis, outcome and reason code. NULL (outcome:
     * undetermined) past the end. Since 0.1. */
    function heltmed_decision_criterion_reason(HeltMedDecision $decision, int $criterion): ?string {}

    /** The numbers that decided it, in `unit` ("ore_per_hour", NULL for a choice or a yes/no); HELTMED_UNKNOWN where
     * there is nothing to show. Since 0.1. */
    function heltmed_decision_criterion_observed(HeltMedDecision $decision, int $criterion): ?int {}

    /** The numbers that decided it, in `unit` ("ore_per_hour", NULL for a choice or a yes/no); HELTMED_UNKNOWN where
     * there is nothing to show. Since 0.1. */
    function heltmed_decision_criterion_required(HeltMedDecision $decision, int $criterion): ?int {}

    /** The numbers that decided it, in `unit` ("ore_per_hour", NULL for a choice or a yes/no); HELTMED_UNKNOWN where
     * there is nothing to show. Since 0.1. */
    function heltmed_decision_criterion_unit(HeltMedDecision $decision, int $criterion): ?string {}

    /** What is missing for this criterion. Since 0.1. */
    function heltmed_decision_criterion_missing_count(HeltMedDecision $decision, int $criterion): int {}

    /** What is missing for this criterion. Since 0.1. */
    function heltmed_decision_criterion_missing(HeltMedDecision $decision, int $criterion, int $index): ?string {}

    /** The dated parameters that it used: the number, and of each the id, the value and the day it is valid from
     * (NULL accepted). Errors: range (past the end), argument. Since 0.1. */
    function heltmed_decision_criterion_parameter_count(HeltMedDecision $decision, int $criterion): int {}

    /** The dated parameters that it used: the number, and of each the id, the value and the day it is valid from
     * (NULL accepted). Errors: range (past the end), argument. Since 0.1. */
    function heltmed_decision_criterion_parameter(HeltMedDecision $decision, int $criterion, int $index): array {}

    /** The derived values: their number, the name of each, and the value of one by name; HELTMED_UNKNOWN when it
     * cannot be computed (null). A list is read from the JSON document. Errors: unknown_name, type (a list),
     * argument. Since 0.1. */
    function heltmed_decision_derived_count(HeltMedDecision $decision): int {}

    /** The derived values: their number, the name of each, and the value of one by name; HELTMED_UNKNOWN when it
     * cannot be computed (null). A list is read from the JSON document. Errors: unknown_name, type (a list),
     * argument. Since 0.1. */
    function heltmed_decision_derived_name(HeltMedDecision $decision, int $index): ?string {}

    /** The derived values: their number, the name of each, and the value of one by name; HELTMED_UNKNOWN when it
     * cannot be computed (null). A list is read from the JSON document. Errors: unknown_name, type (a list),
     * argument. Since 0.1. */
    function heltmed_decision_derived(HeltMedDecision $decision, string $name): ?int {}

    /** The explanation of a criterion, with the numbers and dates that decided it, into `out`. Errors: unknown_name
     * (language), range (past the end), argument, no_memory. Since 0.1. */
    function heltmed_decision_explain(HeltMedDecision $decision, int $criterion, int $language): string {}

    /** A letter to the person: what was asked, what is so and why, what can be done, whom to ask. A concern has none
     * (unavailable). Errors: as above. Since 0.1. */
    function heltmed_decision_letter(HeltMedDecision $decision, int $language): string {}

    /** The decision as canonical JSON (contract, section 2), texts in `language`. Errors: as above. Since 0.1. */
    function heltmed_decision_json(HeltMedDecision $decision, int $language): string {}

    /** The assessments in the contract's order, then the computations "plan", "shortfalls" and "share", which have
     * facts but no criteria. NULL past the end. Since 0.1. */
    function heltmed_assessment_count(): int {}

    /** The assessments in the contract's order, then the computations "plan", "shortfalls" and "share", which have
     * facts but no criteria. NULL past the end. Since 0.1. */
    function heltmed_computation_count(): int {}

    /** The assessments in the contract's order, then the computations "plan", "shortfalls" and "share", which have
     * facts but no criteria. NULL past the end. Since 0.1. */
    function heltmed_assessment_name(int $index): ?string {}

    /** The question it answers, in English. NULL for an unknown name. Since 0.1. */
    function heltmed_assessment_title(string $assessment): ?string {}

    /** The facts of an assessment or computation, in the order of its facts struct (a list counts once). 0 and NULL
     * for an unknown name or past the end. Since 0.1. */
    function heltmed_fact_count(string $assessment): int {}

    /** The facts of an assessment or computation, in the order of its facts struct (a list counts once). 0 and NULL
     * for an unknown name or past the end. Since 0.1. */
    function heltmed_fact_name(string $assessment, int $index): ?string {}

    /** What it means, in English. */
    function heltmed_fact_about(string $assessment, int $index): ?string {}

    /** "date", "yes or no", "choice", "set of choices", "municipality", "øre an hour", "list" … */
    function heltmed_fact_kind(string $assessment, int $index): ?string {}

    /** The range of a number, date or choice; of a list the range of its count. */
    function heltmed_fact_lowest(string $assessment, int $index): ?int {}

    /** The range of a number, date or choice; of a list the range of its count. */
    function heltmed_fact_highest(string $assessment, int $index): ?int {}

    /** Whether it must be given; whether it has a meaning when absent, and so is never missing. */
    function heltmed_fact_is_required(string $assessment, int $index): bool {}

    /** Whether it must be given; whether it has a meaning when absent, and so is never missing. */
    function heltmed_fact_is_optional(string $assessment, int $index): bool {}

    /** Word `word` of a choice (its value) or set (its bit); NULL past the end or for any other kind. */
    function heltmed_fact_word(string $assessment, int $index, int $word): ?string {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_count(string $assessment, int $index): int {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_name(string $assessment, int $index, int $field): ?string {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_about(string $assessment, int $index, int $field): ?string {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_kind(string $assessment, int $index, int $field): ?string {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_lowest(string $assessment, int $index, int $field): ?int {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_highest(string $assessment, int $index, int $field): ?int {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_is_required(string $assessment, int $index, int $field): bool {}

    /** The fields of a list's rows, in the order of its row struct: 1 for a list of bare values, 0 for a list of
     * texts and for a fact that is no list. Of each the same as of a fact; a field that is not required may be
     * unknown. Since 0.1. */
    function heltmed_fact_field_word(string $assessment, int $index, int $field, int $word): ?string {}

    /** The derived values of an assessment, in the order in which its decisions show them; none of a computation. 0
     * and NULL for an unknown name or past the end. Since 0.1. */
    function heltmed_derived_count(string $assessment): int {}

    /** The derived values of an assessment, in the order in which its decisions show them; none of a computation. 0
     * and NULL for an unknown name or past the end. Since 0.1. */
    function heltmed_derived_name(string $assessment, int $index): ?string {}

    /** The derived values of an assessment, in the order in which its decisions show them; none of a computation. 0
     * and NULL for an unknown name or past the end. Since 0.1. */
    function heltmed_derived_about(string $assessment, int $index): ?string {}

    /** The derived values of an assessment, in the order in which its decisions show them; none of a computation. 0
     * and NULL for an unknown name or past the end. Since 0.1. */
    function heltmed_derived_kind(string $assessment, int $index): ?string {}

    /** The criteria of an assessment. 0 and NULL past the end. Since 0.1. */
    function heltmed_criterion_count(string $assessment): int {}

    /** The criteria of an assessment. 0 and NULL past the end. Since 0.1. */
    function heltmed_criterion_id(string $assessment, int $index): ?string {}

    /** The criteria of an assessment. 0 and NULL past the end. Since 0.1. */
    function heltmed_criterion_kind(string $assessment, int $index): ?string {}

    /** The criteria of an assessment. 0 and NULL past the end. Since 0.1. */
    function heltmed_criterion_basis(string $assessment, int $index): ?string {}

    /** Ids of sources, separated by spaces. */
    function heltmed_criterion_sources(string $assessment, int $index): ?string {}

    /** The usual reason code of an outcome (HELTMED_MET …), and the finer ones that may stand for it, separated by
     * spaces. NULL where there is none. Facts or rates that are missing have "missing_facts" and "no_rate", whatever
     * the criterion. */
    function heltmed_criterion_reason(string $assessment, int $index, int $outcome): ?string {}

    /** The usual reason code of an outcome (HELTMED_MET …), and the finer ones that may stand for it, separated by
     * spaces. NULL where there is none. Facts or rates that are missing have "missing_facts" and "no_rate", whatever
     * the criterion. */
    function heltmed_criterion_finer_reasons(string $assessment, int $index): ?string {}

    /** False when a dated parameter that a visit in [from, until] hangs on is not known: there is then no plan, which
     * is not the same as a plan with no visits. False too before the first plan and after one that failed. NULL
     * gives false. Since 0.1. */
    function heltmed_plan_known(HeltMedPlan $plan): bool {}

    /** How many visits. NULL gives 0. Since 0.1. */
    function heltmed_plan_count(HeltMedPlan $plan): int {}

    /** Visit `index`: its day, the day it would have been before it was moved to a working day, and its step
     * (HELTMED_STEP_…). Any of the three may be NULL. Errors: range (`index`), argument. Since 0.1. */
    function heltmed_plan_visit(HeltMedPlan $plan, int $index): array {}

    /** How many periods. NULL gives 0. Since 0.1. */
    function heltmed_shortfalls_count(HeltMedShortfalls $shortfalls): int {}

    /** Period `index`, in order of day: its first and last day, the wage, the floor and what lacks to it (øre an
     * hour), and what is owed for the whole period (øre; HELTMED_UNKNOWN when the minutes per week are not known).
     * Each may be NULL. Errors: range (`index`), argument. Since 0.1. */
    function heltmed_shortfalls_period(HeltMedShortfalls $shortfalls, int $index): array {}

    /** The sum of what is owed; HELTMED_UNKNOWN when it is so for a period; 0 for none. NULL gives 0. Since 0.1. */
    function heltmed_shortfalls_sum_owed_ore(HeltMedShortfalls $shortfalls): ?int {}

    /** How many spans of days were not judged, since there was no wage, no tariff or no share for them. NULL gives 0.
     * Since 0.1. */
    function heltmed_shortfalls_unjudged_count(HeltMedShortfalls $shortfalls): int {}

    /** Span `index`, in order of day. `from` and `to` may be NULL. Errors: range (`index`), argument. Since 0.1. */
    function heltmed_shortfalls_unjudged(HeltMedShortfalls $shortfalls, int $index): array {}

    /** Whether every day of [from, until] was judged. True of an empty result; NULL gives false. Since 0.1. */
    function heltmed_shortfalls_complete(HeltMedShortfalls $shortfalls): bool {}

    /** How many calendar months. NULL gives 0. Since 0.1. */
    function heltmed_share_count(HeltMedShare $share): int {}

    /** Month `index`, in order: its first day, how many of its days count, how many it has, the state's monthly rate
     * on the first day that counts (øre; HELTMED_UNKNOWN where none is known, and with an agreed price), and the
     * share (øre; HELTMED_UNKNOWN where the rate or the share of it is not known), rounded half up. Each may be
     * NULL. Errors: range (`index`), argument. Since 0.1. */
    function heltmed_share_month(HeltMedShare $share, int $index): array {}

    /** The sum of the shares; HELTMED_UNKNOWN when one is; 0 for no months. NULL gives 0. Since 0.1. */
    function heltmed_share_sum_ore(HeltMedShare $share): ?int {}

    /** Whether the shares are an estimate: false only with an agreed price. NULL gives true. Since 0.1. */
    function heltmed_share_estimate(HeltMedShare $share): bool {}

    /** The answers as canonical JSON, as above. Errors: argument, no_memory. Since 0.1. */
    function heltmed_plan_json(HeltMedPlan $plan): string {}

    /** The answers as canonical JSON, as above. Errors: argument, no_memory. Since 0.1. */
    function heltmed_shortfalls_json(HeltMedShortfalls $shortfalls): string {}

    /** The answers as canonical JSON, as above. Errors: argument, no_memory. Since 0.1. */
    function heltmed_share_json(HeltMedShare $share): string {}

    /** An overlay on the sealed rulebook `base` from its JSON form, sealed; the caller destroys it: {"version":
     * "my-2027", "parameters": {"wage.floor_share_bp": [{"valid_from": "2027-01-01", "value": 2500}]}} A value may
     * be null (known to have ended, the next one not known) and may carry "known_from", the day it was decided; that
     * of a list of municipalities is a list of their four digits ("1506"). Errors: syntax, type, unknown_field (a
     * parameter too), duplicate_field, date, range, required, not_sealed, argument, no_memory; `*out` is untouched
     * then. Any thread. Since 0.1. */
    function heltmed_document_overlay(HeltMedRulebook $base, array|string $json): HeltMedRulebook {}

    /** The text of a key (they stand in src/texts/en.txt and its likes: "label.sum_owed", "ask.wage.phase",
     * "wage.floor.below_floor") as it was written, {slots} not filled in. NULL for an unknown key or language.
     * Static text. Any thread. Since 0.1. */
    function heltmed_label(int $language, string $key): ?string {}

    /** A value in a unit ("ore_per_hour", "date", "bp", "weeks" …, as a decision or a parameter names it; NULL: a
     * bare number) into `out`; HELTMED_UNKNOWN is "unknown" in the language's own word. Errors: unknown_name
     * (language, unit), range, argument, no_memory. Since 0.1. */
    function heltmed_label_value(int $language, ?string $unit, ?int $value): string {}

    /** What a decision comes to as a whole, in a sentence or two, and derived value `index` of it, lists too. Errors:
     * unknown_name (language), range (past the end), argument (an empty decision too), no_memory. Since 0.1. */
    function heltmed_decision_summary(HeltMedDecision $decision, int $language): string {}

    /** What a decision comes to as a whole, in a sentence or two, and derived value `index` of it, lists too. Errors:
     * unknown_name (language), range (past the end), argument (an empty decision too), no_memory. Since 0.1. */
    function heltmed_decision_derived_text(HeltMedDecision $decision, int $index, int $language): string {}

    /** The types in the contract's order. Since 0.1. */
    function heltmed_event_type_count(): int {}

    /** The types in the contract's order. Since 0.1. */
    function heltmed_event_type_name(int $type): ?string {}

    /** The types in the contract's order. Since 0.1. */
    function heltmed_event_type_about(int $type): ?string {}

    /** "agreement", "tariff" or "case": what events of the type are about; only those of a case carry one. "any"
     * (voided): what it takes out is of. */
    function heltmed_event_type_scope(int $type): ?string {}

    /** "opening", "recruitment", "trial" and so on, as the contract groups them. */
    function heltmed_event_type_group(int $type): ?string {}

    /** Ids of the sources that it records, separated by spaces; may be empty. */
    function heltmed_event_type_sources(int $type): ?string {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_count(int $type): int {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_name(int $type, int $field): ?string {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_about(int $type, int $field): ?string {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_kind(int $type, int $field): ?string {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_is_required(int $type, int $field): bool {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_lowest(int $type, int $field): ?int {}

    /** The fields of `data`. `kind` is a kind as heltmed_fact_kind names it, or "id"; the fields of facts_stated are
     * not listed here: they are the facts that heltmed_event_states tells. Since 0.1. */
    function heltmed_event_field_highest(int $type, int $field): ?int {}

    /** The words of a choice; NULL past the last. */
    function heltmed_event_field_word(int $type, int $field, int $word): ?string {}

    /** Whether facts_stated takes this fact (by its name, whatever the assessment): no other event supplies it. Since
     * 0.1. */
    function heltmed_event_states(string $fact): bool {}

    /** Replaces `out` by the next piece, which is whole lines; empty when there are no more. After an error the
     * stream has ended. Errors: those of what it reads from, argument, no_memory. Since 0.1. */
    function heltmed_stream_next(HeltMedStream $stream): string {}

    /** Events as JSON Lines, in an order in which a store takes each of them: the agreements and tariffs first, then
     * `cases` cases (0 to 10 000 000) one after another, the events of each in the order in which they were
     * recorded. Late, corrected, voided, same-day, paused, departing and open ones are among them; none is recorded
     * after 30 June 2026. The same `cases` and `seed` give the same bytes everywhere, and memory does not grow with
     * `cases`. What happens in them, and how often, is invented and says nothing about real outcomes: docs/events.md
     * lists every rate. The caller destroys `*out`. Errors: range, argument, no_memory. Since 0.1. */
    function heltmed_simulate(?int $cases, int $seed): HeltMedStream {}

    /** Makes a new, empty store. Errors: argument, io (it exists already, or cannot be written), no_memory. Since
     * 0.1. */
    function heltmed_store_create(string $path): void {}

    /** Opens a store; `rulebook` (sealed) is what it folds with, kept alive by it. The caller closes `*out`. Errors:
     * io (no such file, no right to it), foreign (no store of heltmed), layout (newer: this library is too old for
     * it; or older: heltmed_store_migrate), damaged, busy, not_sealed, argument, no_memory. Since 0.1. */
    function heltmed_store_open(string $path, int $flags, HeltMedRulebook $rulebook): HeltMedStore {}

    /** Appends one event (`size` bytes of JSON), whole or not at all. A key that is there already gives its first
     * receipt when the content is the same. `receipt` may be NULL. Errors: syntax, type, unknown_field,
     * duplicate_field, choice, date, range, required, identifier (an id or key outside its form, or one that could
     * be a birth number); conflict (the key is there with other content, or the case has more events than
     * `expected_version`), state (it cannot have been), quota (no place left); busy, io, damaged, unavailable
     * (opened read-only), argument, no_memory. Nothing has changed then. Since 0.1. */
    function heltmed_store_append(HeltMedStore $store, #[\SensitiveParameter] array|string $json): array {}

    /** Whether heltmed_store_append would take this event now, with the same errors; nothing is written, no lock is
     * waited for, and a store opened read-only answers too. Another process may append before the event is: only the
     * append itself tells for good. Errors: those of heltmed_store_append but for unavailable; argument also while a
     * batch is open. Since 0.1. */
    function heltmed_store_rehearse(HeltMedStore $store, #[\SensitiveParameter] array|string $json): void {}

    /** Which types of events could be appended now to a case, of the day `on` and recorded on it, and why the others
     * could not, as JSON; texts in `language`. {"case", "on", "types": [{"type", "allowed", "reason" (null where it
     * is), "text" (the reason in words, null where there is none)}]}: every type of scope "case", and `voided`, in
     * the contract's order. Judged is the type, not what one event says. `allowed` is true when some event of the
     * type would be taken: at some employer, taking no place under an agreement, correcting nothing (but `voided`,
     * which takes out one that is there). An event that names another employer, an agreement that has no place left,
     * or a value outside its range is refused all the same: heltmed_store_rehearse tells that. It is false when none
     * would be taken, whatever it says. All that is recorded counts, later days than `on` too. Reasons:
     * never_opened, opened_already, before_opening (the day is), goes_on (neither withdrawn nor closed), no_trial,
     * no_job_to_change, no_job_to_end, not_paused, no_placement, voids_nothing, contradicts_later (something
     * recorded of a later day could then not have been), erased. What departs from the model is allowed:
     * heltmed_store_case tells of that. A case that there is not can be opened. The safety number is always open,
     * and `voided` tells nothing of it. Errors: identifier (`case_id`), unknown_name (language), range (`on`), busy,
     * io, damaged, argument, no_memory; `out` is empty then. Since 0.1. */
    function heltmed_store_allowed(HeltMedStore $store, ?string $case_id, int $on, int $language): string {}

    /** Until commit or rollback all appends are one transaction, acknowledged by the commit alone. In a batch of
     * HELTMED_BATCH_RESULT a refused append (or commit) makes the commit refuse everything but safety events
     * (concern_reported, concern_acted_on), which are recorded all the same. Errors: busy, io, argument (a batch is
     * open), unavailable. Since 0.1. */
    function heltmed_batch_begin(HeltMedStore $store, int $check): void {}

    /** `refused` (NULL accepted) gets the number, from 0, of the append that was refused, -1 when none was. Errors:
     * those of an append. Since 0.1. */
    function heltmed_batch_commit(HeltMedStore $store): void {}

    /** What was appended never was, but for safety events, which are recorded all the same. Ok where no batch is
     * open. Errors: busy, io, argument, unavailable, no_memory (a safety event could not be recorded). Since 0.1. */
    function heltmed_batch_rollback(HeltMedStore $store): void {}

    /** Every event in the order in which they arrived, as JSON Lines or CSV (with a head line; `data` is one JSON
     * column), or those of one case (`case_id` not NULL). Errors: state (no such case, or erased), choice (format),
     * busy, io, argument, no_memory. Since 0.1. */
    function heltmed_store_export(HeltMedStore $store, ?string $case_id, int $format): HeltMedStream {}

    /** One case as it stands on a day, as JSON, texts in `language`: what happened or was recorded later is not seen,
     * so that an answer given that day can be given again. {"case", "on", "rulebook", "version" (how many events it
     * has), "state" (open, trial, waiting, employed, paused, ended, withdrawn, closed), "municipality", "path",
     * "opened_on", "withdrawn_on", "closed_on", "trials": [{"employer", "agreement", "starts_on", "last_day",
     * "ended_early", "offered_on", "declined_on", "job_no"}], "jobs": [{"job_no", "employer", "agreement",
     * "starts_on", "ends_on", "end_reason", "converted_to_vta_o_on", "hourly_wage_ore", "tariff",
     * "minutes_per_week", "paused"}], "departs_from": [ids of criteria that were surely not met when the thing
     * happened], "foresees": [{"what", "on", and where it has them "employer", "step"}] in order of day, "what"
     * being trial_last_day, offer_due, place_held_until, visit (the next one, or the oldest that is overdue),
     * step_change, agreement_ends, certificate, practice_starts, practice_ends, ungjobb_certificate, "asks": [names
     * of facts: those that leave a decision open, then those to ask besides], "assessments": [every decision that
     * applies, as heltmed_document_assess gives it; {"error": {…}} where the facts contradict], "concerns":
     * [{"reported_on", "reported_by", "acted_on", "acted_by"}]} With `concerns` 0 nothing of the safety number is in
     * it. Errors: state (no such case on that day, or erased), unknown_name (language), range (`on`), busy, io,
     * damaged, argument, no_memory; `out` is empty then, here and below. Since 0.1. */
    function heltmed_store_case(HeltMedStore $store, ?string $case_id, int $on, int $language, int $concerns): string {}

    /** One of the assessments that heltmed_store_case shows, as a letter to the person (heltmed_decision_letter);
     * where it stands there several times, of each trial or employment, the last one. `assessment` is its name.
     * Errors: state (no such case on that day, or erased; the assessment does not apply to it then), unknown_name
     * (assessment, language), unavailable (a concern is never put in a letter), range (`on`; facts that contradict),
     * busy, io, damaged, argument, no_memory. Since 0.1. */
    function heltmed_store_letter(HeltMedStore $store, ?string $case_id, int $on, string $assessment, int $language): string {}

    /** Visits due in [from, until] and overdue on `from` in all cases, as they stand on `from`, in order of day, as
     * JSON. Of the visits of one plan that are overdue, the oldest alone is told: one visit closes them all.
     * {"from", "until", "concerns": [{"case", "reported_on", "reported_by", "open_days"}] that nobody has acted on,
     * "visits": [{"case", "employer", "due_on", "nominal_on", "step" (trial, weekly, fortnightly, monthly),
     * "overdue_days", "began_on" (the trial or employment that it follows up)}]} With `concerns` 0 nothing of the
     * safety number is in it. `from` after `until` gives no visits. Errors: range (a day), busy, io, damaged,
     * argument, no_memory. Since 0.1. */
    function heltmed_store_due(HeltMedStore $store, int $from, int $until, int $concerns): string {}

    /** Each agreement on a day, in order of name, as JSON; all that was recorded counts, also later. {"on",
     * "agreements": [{"agreement", "municipality", "agreed" (0 where it is not in force), "taken", "left",
     * "overfilled" (how many more are taken than agreed while it is in force), "share": {"month", "days" (of all its
     * places), "share_ore" (the sum of the places' shares, each rounded once; null where the rate is not known),
     * "estimate"}}]} Errors: as above. Since 0.1. */
    function heltmed_store_places(HeltMedStore $store, int $on): string {}

    /** Every employment that was under the floor on a day up to `until`, or of which that could not be told on some
     * day, as JSON; all that was recorded counts, also later. Judged through its last day, or to the day before its
     * conversion to VTA-O. {"until", "employments": [{"case", "job_no", "employer", "periods": [as of
     * heltmed_shortfalls], "sum_owed_ore", "unjudged": [{"from", "to"}], "complete"}], "sum_owed_ore" (null when one
     * is), "complete" (true when every day of every employment was judged)} Errors: as above. Since 0.1. */
    function heltmed_store_shortfalls(HeltMedStore $store, int $until): string {}

    /** Erases a case: its events, its ids. What the chain needs stays: digests, how many, and `on`, the day. The
     * bytes are gone from the file and its WAL when it returns ok; busy means that the erasure is done but another
     * connection still reads, so that the purge is owed: heltmed_store_erase_finish does it. io and no_memory may
     * mean the same, as the message then says; where the erasure itself failed, nothing has changed. Backups and
     * exports are the host's to erase. Errors: state (no such case, or erased already; an open concern), busy, io,
     * argument, no_memory. Since 0.1. */
    function heltmed_store_erase(HeltMedStore $store, ?string $case_id, int $on, int $flags): void {}

    /** Does a purge that is owed; ok also when none is. Errors: busy, io, argument. Since 0.1. */
    function heltmed_store_erase_finish(HeltMedStore $store): void {}

    /** Checks the file as SQLite sees it and the chain of every event. `head` (NULL: none) is one from a receipt kept
     * elsewhere: it must be the head after some event, else the file's end was cut off or is another's. Errors:
     * damaged (the message says what, `out` which event), busy, io, argument, no_memory. Since 0.1. */
    function heltmed_store_verify(HeltMedStore $store, ?string $head): array {}

    /** How far the chain has come, read and not checked: `events`, `erased` and `head` change when anything is
     * appended or erased, and only then, so that whoever keeps an answer of the store knows by them whether it still
     * holds. `faulty_seq` is 0. Errors: damaged, busy, io, argument (a batch is open), no_memory. Since 0.1. */
    function heltmed_store_head(HeltMedStore $store): array {}

    /** Copies the store to a new file while writers go on. Errors: io (it exists already), busy, argument, no_memory.
     * Since 0.1. */
    function heltmed_store_backup(HeltMedStore $store, string $path): void {}

    /** Brings a file of an older layout to this library's, in one transaction, after copying it to `backup_path` (a
     * new file). Ok, and no copy, when there is nothing to do. Errors: foreign, layout (newer), io, busy, damaged,
     * argument, no_memory. Since 0.1. */
    function heltmed_store_migrate(string $path, string $backup_path): void {}

    /** The layout that this library writes. Since 0.1. */
    function heltmed_store_layout(): int {}

    /** Reads facts (an array by their names, or JSON) and answers. Days may be \DateTimeInterface. */
    function heltmed_assess(HeltMedRulebook $rulebook, string $assessment, #[\SensitiveParameter] array|string $facts): HeltMedDecision {}

    /** Reads facts (an array by their names, or JSON) and answers. Days may be \DateTimeInterface. */
    function heltmed_plan_make(HeltMedRulebook $rulebook, #[\SensitiveParameter] array|string $facts): HeltMedPlan {}

    /** Reads facts (an array by their names, or JSON) and answers. Days may be \DateTimeInterface. */
    function heltmed_shortfalls_make(HeltMedRulebook $rulebook, #[\SensitiveParameter] array|string $facts): HeltMedShortfalls {}

    /** Reads facts (an array by their names, or JSON) and answers. Days may be \DateTimeInterface. */
    function heltmed_share_make(HeltMedRulebook $rulebook, #[\SensitiveParameter] array|string $facts): HeltMedShare {}
}
