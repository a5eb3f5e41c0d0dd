<?php

/* Every name of the library's tables has Norwegian words in the portal: types of events, fields, facts, choices, assessments, criteria. */

declare(strict_types=1);

require __DIR__ . '/../../examples/portal/src/autoload.php';

use HeltMed\Assessment;
use HeltMed\EventType;
use Portal\Words;

$passed = 0;
$missing = [];
$has = static function (string $what, string $name, string $words) use (&$passed, &$missing): void {
    if ($words === $name) {
        $missing[] = "$what $name";
    } else {
        $passed++;
    }
};
foreach (EventType::all() as $type) {
    $has('event', $type->name, Words::event($type->name));
    $has('group', $type->group, Words::group($type->group));
    foreach ($type->fields as $field) {
        $has('field', $field->name, Words::field($field->name));
        foreach ($field->words as $word) {
            $has('choice', $word, $field->name === 'assessment' ? Words::assessment($word) : Words::value($word));
        }
    }
}
foreach (Assessment::all() as $assessment) {
    $has('assessment', $assessment->name, Words::assessment($assessment->name));
    foreach ($assessment->facts as $fact) {
        $has('fact', $fact->name, Words::field($fact->name));
        foreach ($fact->words as $word) {
            $has('choice', $word, Words::value($word));
        }
    }
}
$rules = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);
foreach ($rules['assessments'] as $assessment) {
    foreach ($assessment['criteria'] as $criterion) {
        $has('criterion', $criterion['id'], Words::criterion($criterion['id']));
    }
}
foreach ($missing as $one) {
    echo "no words for $one\n";
}
echo "$passed passed, ", count($missing), " failed\n";
exit($missing === [] && $passed > 400 ? 0 : 1);
