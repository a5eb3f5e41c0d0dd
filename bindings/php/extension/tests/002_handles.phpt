--TEST--
Handles cannot be forged, emptied, copied, extended or kept by a trick
--EXTENSIONS--
heltmed
--FILE--
<?php
$rulebook = heltmed_rulebook_built_in('2026.1');
$decision = heltmed_assess($rulebook, 'gathering', ['on' => '2026-11-22']);

function tried(string $what, callable $try): void
{
    try {
        $try();
        echo "$what: WENT THROUGH\n";
    } catch (Throwable $error) {
        echo "$what: ", get_class($error), ': ', $error->getMessage(), "\n";
    }
}
$handles = ['HeltMedRulebook', 'HeltMedDecision', 'HeltMedPlan', 'HeltMedShortfalls', 'HeltMedShare',
    ...(function_exists('heltmed_store_open') ? ['HeltMedStore', 'HeltMedStream'] : [])];
$refused = 0;
foreach ((new ReflectionExtension('heltmed'))->getClasses() as $class) {
    if ($class->isSubclassOf('Exception') || $class->isInterface()) {
        continue;
    }
    $name = $class->getName();
    if (!$class->isFinal()) {
        echo "$name is open\n";
    }
    foreach ($class->getMethods() as $method) {
        try {
            $method->invoke($name === 'HeltMedDecision' ? $decision : null, ...array_fill(0, $method->getNumberOfParameters(), 'thisown'));
            echo "$name::{$method->getName()} does something\n";
        } catch (Error | ReflectionException) {
            $refused++;
        }
    }
    foreach ([
        fn () => new $name(),
        fn () => $class->newInstance(),
        fn () => $class->newInstanceWithoutConstructor(),
        fn () => unserialize(sprintf('O:%d:"%s":0:{}', strlen($name), $name)) ?: throw new Exception('false'),
        fn () => unserialize(sprintf('C:%d:"%s":0:{}', strlen($name), $name)) ?: throw new Exception('false'),
    ] as $try) {
        try {
            @$try();
            echo "$name was made\n";
        } catch (Throwable) {
            $refused++;
        }
    }
}
var_dump($refused >= 5 * count($handles), array_filter($handles, fn ($name) => !class_exists($name)));

tried('clone', fn () => clone $decision);
tried('serialize', fn () => serialize($decision));
tried('write', fn () => $decision->thisown = false);
tried('read', fn () => $decision->thisown);
tried('reference', function () use ($decision) { $place = &$decision->thisown; });
tried('append', function () use ($decision) { $decision->rows[] = 1; });
tried('unset', function () use ($decision) { unset($decision->thisown); });
tried('magic', fn () => $decision->__set('thisown', false));
tried('as array', function () use ($decision) { $decision[0] = 1; });
tried('as string', fn () => "$decision");
tried('wrong handle', fn () => heltmed_decision_json($rulebook, HELTMED_EN));
tried('other object', fn () => heltmed_decision_json(new stdClass(), HELTMED_EN));
tried('null', fn () => heltmed_decision_json(null, HELTMED_EN));
tried('module class', fn () => new heltmed());
foreach (['HeltMedDecision', 'heltmed', 'SWIG\_p_int'] as $name) {
    var_dump((new ReflectionClass($name))->isFinal());
}
var_dump(isset($decision->thisown), (array)$decision, var_export($decision, true) !== '', $decision == $decision);

/* The answer keeps what it needs, in whatever order things go. */
$overlay = heltmed_document_overlay($rulebook, ['version' => 'mine', 'parameters' => []]);
$late = heltmed_assess($overlay, 'gathering', ['on' => '2026-11-22']);
unset($overlay, $rulebook);
var_dump(json_decode(heltmed_decision_json($late, HELTMED_EN))->rulebook);
?>
--EXPECT--
bool(true)
array(0) {
}
clone: Error: Trying to clone an uncloneable object of class HeltMedDecision
serialize: Exception: Serialization of 'HeltMedDecision' is not allowed
write: Error: HeltMedDecision has no properties
read: Error: HeltMedDecision has no properties
reference: Error: HeltMedDecision has no properties
append: Error: HeltMedDecision has no properties
unset: Error: HeltMedDecision has no properties
magic: Error: HeltMedDecision::__set cannot be called
as array: Error: Cannot use object of type HeltMedDecision as array
as string: Error: Object of class HeltMedDecision could not be converted to string
wrong handle: TypeError: heltmed_decision_json(): Argument #1 ($arg1) must be of type HeltMedDecision, HeltMedRulebook given
other object: TypeError: heltmed_decision_json(): Argument #1 ($arg1) must be of type HeltMedDecision, stdClass given
null: TypeError: heltmed_decision_json(): Argument #1 ($arg1) must be of type HeltMedDecision, null given
module class: Error: Cannot instantiate abstract class heltmed
bool(true)
bool(true)
bool(true)
bool(false)
array(0) {
}
bool(true)
bool(true)
string(4) "mine"
