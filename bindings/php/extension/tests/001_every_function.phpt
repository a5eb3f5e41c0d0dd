--TEST--
Every function answers, and with the type that it declares
--EXTENSIONS--
heltmed
--FILE--
<?php
$calls = require __DIR__ . '/calls.inc';
$called = array_unique(array_column($calls, 0));
$functions = array_keys((new ReflectionExtension('heltmed'))->getFunctions());
sort($called);
sort($functions);
var_dump($called === $functions, count($functions) > 100);
print_r(array_diff($functions, $called));
print_r(array_diff($called, $functions));

function is_of(string $type, mixed $value): bool
{
    return match ($type) {
        'int' => is_int($value), 'string' => is_string($value), 'bool' => is_bool($value), 'array' => is_array($value),
        'void' => $value === null, default => $value instanceof $type,
    };
}
foreach ($calls as [$name, ]) {
    if (!(new ReflectionFunction($name))->hasReturnType()) {
        echo "$name declares nothing\n";
    }
}
foreach ($calls as $call) {
    $name = array_shift($call);
    if ($name === 'heltmed_batch_rollback') {
        heltmed_batch_begin(...[...$call, HELTMED_BATCH_EACH]);
    }
    $type = (new ReflectionFunction($name))->getReturnType();
    $answer = $name(...$call);
    if (!is_of($type->getName(), $answer) && !($answer === null && $type->allowsNull())) {
        echo "$name declares $type and gives ", get_debug_type($answer), "\n";
    }
    if ($answer === null && $type->getName() !== 'void' && $name !== 'heltmed_criterion_finer_reasons') {
        echo "$name gives nothing\n";
    }
}
echo "done\n";
?>
--EXPECT--
bool(true)
bool(true)
Array
(
)
Array
(
)
done
