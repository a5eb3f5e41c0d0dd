--TEST--
What opcache makes of a caller is what the caller means; and opcache is on where it was asked for
--EXTENSIONS--
heltmed
--FILE--
<?php
if (getenv('HELTMED_OPCACHE') === '1' && !(function_exists('opcache_get_status') && (opcache_get_status(false)['opcache_enabled'] ?? false))) {
    echo "opcache is off\n";
}
/* Each of these is folded to a constant where the declared type is not the true one. */
function makes_null(): bool { return heltmed_rulebook_built_in('2026.1') === null; }
function makes_array(): bool { return is_array(heltmed_rulebook_get(heltmed_rulebook_built_in('2026.1'), 'trial.weeks', 0, null)); }
function makes_int(): bool { return is_int(heltmed_date_parse('2024-02-29')); }
function makes_string(): bool { return is_string(heltmed_date_format(0)); }
function makes_object(): bool { return is_object(heltmed_assess(heltmed_rulebook_built_in('2026.1'), 'wage', ['on' => '2026-11-22'])); }
function knows_nothing(): bool
{
    return heltmed_decision_derived(heltmed_assess(heltmed_rulebook_built_in('2026.1'), 'wage', ['on' => '2026-11-22']), 'floor_ore') === null;
}
function has_no_range(): bool { return heltmed_parameter_lowest(1000000) === null; }
function has_no_name(): bool { return heltmed_assessment_name(1000000) === null; }
var_dump(makes_null(), makes_array(), makes_int(), makes_string(), makes_object(), knows_nothing(), has_no_range(), has_no_name());
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
