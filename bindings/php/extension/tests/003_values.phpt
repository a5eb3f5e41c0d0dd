--TEST--
Values are taken strictly: nothing is guessed, cut or rounded
--EXTENSIONS--
heltmed
--FILE--
<?php
function tried(callable $try): void
{
    try {
        echo json_encode($try()), "\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
foreach (['1', '1x', 1.0, 1.9, true, null, [1], new stdClass(), 1 << 31, -(1 << 31) - 1, PHP_INT_MAX, PHP_INT_MIN, INF] as $given) {
    tried(fn () => heltmed_date_format($given));
}
foreach ([-1, PHP_INT_MIN, '0', 0.0, PHP_INT_MAX] as $given) {
    tried(fn () => heltmed_assessment_name($given));
}
foreach ([null, 1, "wage\0", "\0", [], 'wage', ''] as $given) {
    tried(fn () => heltmed_assessment_title($given));
}
foreach (["2024-02-29\0", '2024-02-30', null, 20240229] as $given) {
    tried(fn () => heltmed_date_parse($given));
}
foreach ([[1 << 31], ['1506'], '1506', [10000], [[]], [1506, 1506]] as $given) {
    $open = heltmed_rulebook_overlay(heltmed_rulebook_built_in('2026.1'), 'open');
    tried(fn () => heltmed_rulebook_set_municipalities($open, 'followup.nav_municipalities', 0, $given, 0));
}
tried(fn () => heltmed_date_format());
tried(fn () => heltmed_date_format(1, 2));
$number = 0;
$reference = &$number;
tried(fn () => heltmed_date_format($reference));
?>
--EXPECT--
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, string given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, string given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, float given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, float given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, bool given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, null given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, array given
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, stdClass given
ValueError: heltmed_date_format(): Argument #1 ($arg1) must be between -2147483648 and 2147483647
ValueError: heltmed_date_format(): Argument #1 ($arg1) must be between -2147483648 and 2147483647
ValueError: heltmed_date_format(): Argument #1 ($arg1) must be between -2147483648 and 2147483647
ValueError: heltmed_date_format(): Argument #1 ($arg1) must be between -2147483648 and 2147483647
TypeError: heltmed_date_format(): Argument #1 ($arg1) must be of type int, float given
ValueError: heltmed_assessment_name(): Argument #1 ($arg1) must be between 0 and 9223372036854775807
ValueError: heltmed_assessment_name(): Argument #1 ($arg1) must be between 0 and 9223372036854775807
TypeError: heltmed_assessment_name(): Argument #1 ($arg1) must be of type int, string given
TypeError: heltmed_assessment_name(): Argument #1 ($arg1) must be of type int, float given
null
TypeError: heltmed_assessment_title(): Argument #1 ($arg1) must be of type string, null given
TypeError: heltmed_assessment_title(): Argument #1 ($arg1) must be of type string, int given
ValueError: heltmed_assessment_title(): Argument #1 ($arg1) must not contain any null bytes
ValueError: heltmed_assessment_title(): Argument #1 ($arg1) must not contain any null bytes
TypeError: heltmed_assessment_title(): Argument #1 ($arg1) must be of type string, array given
"Is this pay and contract within the model?"
null
HeltMed\InvalidInput: the text is no date of the form YYYY-MM-DD, or there is no such day
HeltMed\InvalidInput: the text is no date of the form YYYY-MM-DD, or there is no such day
TypeError: heltmed_date_parse(): Argument #1 ($arg1) must be of type string, null given
TypeError: heltmed_date_parse(): Argument #1 ($arg1) must be of type string, int given
ValueError: heltmed_rulebook_set_municipalities(): Argument #4 ($arg4) must be between -2147483648 and 2147483647
TypeError: heltmed_rulebook_set_municipalities(): Argument #4 ($arg4) must be of type int, string given
TypeError: heltmed_rulebook_set_municipalities(): Argument #4 ($arg4) must be of type array, string given
HeltMed\InvalidInput: a municipality is a number from 0 to 9999
TypeError: heltmed_rulebook_set_municipalities(): Argument #4 ($arg4) must be of type int, array given
null
ArgumentCountError: Wrong parameter count for heltmed_date_format()
ArgumentCountError: Wrong parameter count for heltmed_date_format()
"1970-01-01"
