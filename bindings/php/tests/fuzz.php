<?php

/*
 * Every function of the extension with hostile arguments, in a fixed order of a seed:
 *
 *     php -d extension=heltmed.so fuzz.php ROUNDS [SEED]
 *
 * What is looked for is a crash, a leak or a wild read (run it under valgrind and the sanitizers), an answer of a type that is
 * not declared, an exception that is none of the known, and a message that repeats what was given.
 */

declare(strict_types=1);

enum Word: string { case Permanent = 'permanent'; case Odd = "\0"; }
enum Plain { case One; }
class Hollow extends DateTimeImmutable { public function __construct() {} }
class Rude implements Stringable, JsonSerializable, ArrayAccess, IteratorAggregate
{
    public function __toString(): string { throw new LogicException('asked'); }
    public function jsonSerialize(): mixed { throw new LogicException('asked'); }
    public function offsetExists(mixed $offset): bool { throw new LogicException('asked'); }
    public function offsetGet(mixed $offset): mixed { throw new LogicException('asked'); }
    public function offsetSet(mixed $offset, mixed $value): void { throw new LogicException('asked'); }
    public function offsetUnset(mixed $offset): void { throw new LogicException('asked'); }
    public function getIterator(): Iterator { throw new LogicException('asked'); }
    public function __get(string $name): mixed { throw new LogicException('asked'); }
}

$rounds = (int)($argv[1] ?? 20);
mt_srand((int)($argv[2] ?? 1));

/* What hostile paths make is made here, and nowhere else. */
$playground = sys_get_temp_dir() . '/heltmed-fuzz-' . getmypid();
mkdir($playground);
chdir($playground);
putenv("HELTMED_CALLS=$playground");
register_shutdown_function(static function () use ($playground): void {
    exec('rm -rf ' . escapeshellarg($playground));
});

$calls = require dirname(__DIR__) . '/extension/tests/calls.inc';
ini_set('open_basedir', "$playground/");
$handles = [];
foreach ($calls as $call) {
    foreach ($call as $argument) {
        if (is_object($argument)) {
            $handles[spl_object_id($argument)] = $argument;
        }
    }
}
$handles = array_values($handles);
const SECRET = 'Zq7Secret';
$round = ['on' => '2026-11-22'];
$round['sessions'] = &$round;

/** One of the values that nobody should give. */
function hostile(array $handles): mixed
{
    global $round;
    static $deep, $long;
    if ($deep === null) {
        $deep = [];
        for ($i = 0; $i < 2000; $i++) {
            $deep = [$deep];
        }
        $long = str_repeat(SECRET, 20000);
    }
    return match (mt_rand(0, 44)) {
        0 => null, 1 => true, 2 => false, 3 => 0, 4 => -1, 5 => 1, 6 => PHP_INT_MAX, 7 => PHP_INT_MIN, 8 => 1 << 31, 9 => -(1 << 31) - 1,
        10 => (1 << 31) - 1, 11 => 1 << 32, 12 => 0.0, 13 => 1.5, 14 => NAN, 15 => INF, 16 => -0.0, 17 => 1e300,
        18 => '', 19 => "\0", 20 => SECRET, 21 => "wage\0" . SECRET, 22 => $long, 23 => "\xff\xfe", 24 => '12', 25 => '%s%n%s%n',
        26 => [], 27 => [[]], 28 => [1, 2, SECRET], 29 => ['on' => SECRET], 30 => $round, 31 => $deep, 32 => array_fill(0, 3000, 1506),
        33 => new stdClass(), 34 => new Rude(), 35 => fn () => 1, 36 => STDIN, 37 => new Hollow(), 38 => Word::Odd, 39 => Plain::One,
        40 => (function () { yield 1; })(), 41 => new ArrayObject(['on' => '2026-11-22']), 42 => (object)['on' => '2026-11-22'],
        43 => WeakReference::create($handles[0]), default => $handles[mt_rand(0, count($handles) - 1)],
    };
}

/** A good value bent a little. */
function bent(mixed $value, array $handles): mixed
{
    if (is_int($value)) {
        return match (mt_rand(0, 4)) { 0 => $value + mt_rand(-3, 3), 1 => -$value, 2 => $value * 1000, 3 => mt_rand(-4000000, 4000000), default => $value };
    }
    if (is_string($value) && $value !== '') {
        $at = mt_rand(0, strlen($value) - 1);
        return match (mt_rand(0, 4)) {
            0 => substr($value, 0, $at), 1 => substr_replace($value, chr(mt_rand(0, 255)), $at, 1), 2 => $value . $value,
            3 => substr_replace($value, SECRET, $at, 0), default => $value,
        };
    }
    if (is_array($value)) {
        foreach ($value as $key => $one) {
            if (mt_rand(0, 2) === 0) {
                $value[$key] = mt_rand(0, 3) === 0 ? hostile($handles) : bent($one, $handles);
            }
        }
        if (mt_rand(0, 5) === 0) {
            $value[[SECRET, "\0", 7, '', "on\0"][mt_rand(0, 4)]] = hostile($handles);
        }
        if (mt_rand(0, 5) === 0) {
            unset($value[array_rand($value ?: [0])]);
        }
    }
    return $value;
}

function is_declared(ReflectionNamedType $type, mixed $value): bool
{
    return match ($type->getName()) {
        'int' => is_int($value), 'string' => is_string($value), 'bool' => is_bool($value), 'array' => is_array($value),
        'void' => $value === null, default => $value instanceof ($type->getName()),
    } || ($value === null && $type->allowsNull());
}

/** Tries that must never go through, on a handle or on its class. */
function forge(object $handle): void
{
    set_error_handler(static fn (): bool => true);
    $class = get_class($handle);
    $reflection = new ReflectionClass($handle);
    $tries = [
        fn () => new $class(), fn () => clone $handle, fn () => serialize($handle), fn () => $handle->thisown = false,
        fn () => $handle->__set('thisown', false), fn () => $handle->__construct(), fn () => $handle->__destruct(),
        fn () => $reflection->newInstanceWithoutConstructor(), fn () => $reflection->newInstanceArgs([$handle]),
        fn () => unserialize(sprintf('O:%d:"%s":1:{s:3:"ptr";i:4096;}', strlen($class), $class)) ?: throw new Exception('false'),
        fn () => unserialize(sprintf('C:%d:"%s":8:{AAAAAAAA}', strlen($class), $class)) ?: throw new Exception('false'),
        fn () => Closure::bind(fn () => $this->ptr, $handle, null)(), fn () => (function () { return $this->ptr = 1; })->call($handle) ?? throw new Exception('refused'),
        function () use ($handle) { foreach ($handle as &$value) { $value = 1; } throw new Exception('nothing to go through'); },
        fn () => (string)$handle, fn () => $handle(), fn () => $handle[0], fn () => new ('SWIG\_p_int')(), fn () => new heltmed(),
    ];
    foreach ($tries as $index => $try) {
        try {
            @$try();
        } catch (Throwable) {
            continue;
        }
        throw new LogicException("try $index on $class went through");
    }
    restore_error_handler();
    foreach ([var_export($handle, true), print_r($handle, true), json_encode($handle), @(array)$handle, $handle == $handle, $handle <=> new stdClass(),
        isset($handle->x), get_object_vars($handle), spl_object_hash($handle)] as $harmless) {
        unset($harmless);
    }
}

$known = ['TypeError', 'ValueError', 'ArgumentCountError', 'Error', 'HeltMed\InvalidInput', 'HeltMed\Misuse', 'HeltMed\SystemFailure', 'HeltMed\Conflict',
    'HeltMed\StateRefused', 'HeltMed\QuotaReached', 'HeltMed\StoreBusy'];
$answered = $refused = $failed = 0;
$types = [];
foreach ($calls as $call) {
    $types[$call[0]] = (new ReflectionFunction($call[0]))->getReturnType();
}
$fail = static function (string $what) use (&$failed): void {
    static $told = [];
    if (!isset($told[$what])) {
        echo $what, "\n";
        $told[$what] = true;
    }
    $failed++;
};
set_error_handler(static fn (int $kind, string $message): bool => $fail('a warning: ' . substr($message, 0, 100)) === null);
for ($turn = 0; $turn < $rounds; $turn++) {
    foreach ($calls as $call) {
        $name = array_shift($call);
        $count = count($call);
        foreach ($call as $index => $argument) {
            $call[$index] = match (mt_rand(0, 3)) { 0 => hostile($handles), 1 => bent($argument, $handles), default => $argument };
        }
        if ($count > 0 && mt_rand(0, 40) === 0) {
            array_pop($call);
        } elseif (mt_rand(0, 40) === 0) {
            $call[] = hostile($handles);
        }
        try {
            $answer = $name(...$call);
            $answered++;
            if (!is_declared($types[$name], $answer)) {
                $fail("$name gave " . get_debug_type($answer) . " and declares {$types[$name]}");
            }
            if (is_string($answer) && preg_match('//u', $answer) !== 1) {
                $fail("$name gave what is no UTF-8");
            }
        } catch (Throwable $error) {
            $refused++;
            if (!in_array(get_class($error), $known, true)) {
                $fail("$name threw " . get_class($error) . ': ' . $error->getMessage());
            }
            if (str_contains($error->getMessage(), SECRET) || str_contains($error->field ?? '', SECRET)) {
                $fail("$name repeats what it was given: {$error->getMessage()}");
            }
        }
        unset($answer, $error);
    }
    try {
        forge($handles[$turn % count($handles)]);
    } catch (LogicException $error) {
        $fail($error->getMessage());
    }
    /* Used after what it stands on is gone, kept in cycles, made and dropped. */
    $rulebook = heltmed_document_overlay(heltmed_rulebook_built_in('2026.1'), ['version' => "r$turn", 'parameters' => []]);
    $decision = heltmed_assess($rulebook, 'wage', ['on' => '2026-11-22']);
    $cycle = new stdClass();
    $cycle->itself = $cycle;
    $cycle->decision = $decision;
    unset($rulebook, $cycle);
    gc_collect_cycles();
    if (!str_contains(heltmed_decision_json($decision, HELTMED_EN), "\"r$turn\"")) {
        $fail('a decision lost its rulebook');
    }
}
$round['sessions'] = null; // PHP itself would never free what holds itself
if ($answered < $rounds * count($calls) / 10 || $refused < $rounds * count($calls) / 10) {
    $fail("only $answered answers and $refused refusals: the arguments are not hostile, or not good, enough");
}
echo "$answered answers, $refused refusals\n";
echo $answered + $refused, " passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);
