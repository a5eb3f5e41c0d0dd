<?php

declare(strict_types=1);

namespace HeltMed\Tests;

use HeltMed\Assessment;
use HeltMed\Fact;
use HeltMed\InvalidInput;
use HeltMed\Money;
use HeltMed\Rulebook;
use PHPUnit\Framework\TestCase;

use function HeltMed\assess;

/** Every acceptance case, by names and by the classes of facts: the bytes that the command gives. HELTMED names the command. */
final class VectorsTest extends TestCase
{
    private const COMPUTATIONS = ['plan', 'shortfalls', 'share'];

    /** @return iterable<string, array{string}> */
    public static function names(): iterable
    {
        foreach (glob(dirname(__DIR__, 3) . '/tests/vectors/*.jsonl') as $path) {
            yield basename($path, '.jsonl') => [basename($path, '.jsonl')];
        }
    }

    public function testEveryAssessmentHasVectors(): void
    {
        $names = array_keys(iterator_to_array(self::names()));
        $wanted = [...Assessment::names(), ...self::COMPUTATIONS];
        sort($wanted);
        self::assertSame($wanted, $names);
    }

    /** @dataProvider names */
    public function testNamesGiveTheCommandsBytes(string $name): void
    {
        foreach (self::vectorsOf($name) as [$vector, $expected, $rulebook]) {
            $answer = self::answer(static fn () => match ($name) {
                'plan' => $rulebook->plan($vector['facts']),
                'shortfalls' => $rulebook->shortfalls($vector['facts']),
                'share' => $rulebook->share($vector['facts']),
                default => assess($name, $vector['facts'], $rulebook),
            });
            self::assertSame($expected, $answer, "$name: {$vector['name']}");
        }
    }

    /** @dataProvider names */
    public function testClassesGiveTheCommandsBytes(string $name): void
    {
        $class = 'HeltMed\\Facts\\' . self::camel($name);
        $made = 0;
        foreach (self::vectorsOf($name) as [$vector, $expected, $rulebook]) {
            try {
                $facts = self::record($class, Assessment::named($name)->facts, $vector['facts']);
            } catch (\TypeError | \ValueError | \Error $error) {
                self::assertArrayHasKey('error', $vector['expect'], "$name: {$vector['name']}: {$error->getMessage()}");
                continue;
            }
            $made++;
            $answer = self::answer(static fn () => match ($name) {
                'plan' => $rulebook->plan($facts),
                'shortfalls' => $rulebook->shortfalls($facts),
                'share' => $rulebook->share($facts),
                default => $rulebook->assess($facts),
            });
            self::assertSame($expected, $answer, "$name: {$vector['name']}");
        }
        self::assertGreaterThan(5, $made);
    }

    /** @dataProvider names */
    public function testJsonEncodeGivesTheSameBytes(string $name): void
    {
        foreach (self::vectorsOf($name) as [$vector, $expected, $rulebook]) {
            if (isset($vector['expect']['error'])) {
                continue;
            }
            $answer = match ($name) {
                'plan' => $rulebook->plan($vector['facts']),
                'shortfalls' => $rulebook->shortfalls($vector['facts']),
                'share' => $rulebook->share($vector['facts']),
                default => assess($name, $vector['facts'], $rulebook),
            };
            self::assertSame($expected, json_encode($answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
        }
    }

    /** The answer's bytes, or of a refusal what the command tells of it. */
    private static function answer(callable $asked): string
    {
        try {
            return $asked()->toJson();
        } catch (InvalidInput $refused) {
            return json_encode([$refused->status, $refused->field]);
        }
    }

    /** @return list<array{array<string, mixed>, string, Rulebook}> each vector, the command's answer to it, and its rulebook */
    private static function vectorsOf(string $name): array
    {
        static $known = [];
        return $known[$name] ??= self::readVectors($name);
    }

    /** @return list<array{array<string, mixed>, string, Rulebook}> */
    private static function readVectors(string $name): array
    {
        $lines = file(dirname(__DIR__, 3) . "/tests/vectors/$name.jsonl", FILE_IGNORE_NEW_LINES);
        $read = [];
        foreach ($lines as $line) {
            $vector = json_decode($line, true, 32, JSON_THROW_ON_ERROR);
            $raw = json_decode($line, false, 32, JSON_THROW_ON_ERROR);
            $overlay = isset($raw->overlay) ? json_encode($raw->overlay, JSON_PRESERVE_ZERO_FRACTION) : null;
            $rulebook = $overlay === null ? Rulebook::newest() : Rulebook::newest()->overlay($overlay);
            $facts = json_encode($raw->facts, JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE);
            $read[] = [$vector, self::command($name, $overlay, $facts), $rulebook];
        }
        return $read;
    }

    private static function command(string $name, ?string $overlay, string $facts): string
    {
        $words = [getenv('HELTMED'), ...(in_array($name, self::COMPUTATIONS, true) ? [$name] : ['assess', $name]), '--json'];
        $file = null;
        if ($overlay !== null) {
            $file = tempnam(sys_get_temp_dir(), 'overlay');
            file_put_contents($file, $overlay);
            array_push($words, '--rulebook', $file);
        }
        $process = proc_open($words, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], $facts);
        fclose($pipes[0]);
        $said = stream_get_contents($pipes[1]);
        $refused = stream_get_contents($pipes[2]);
        $status = proc_close($process);
        if ($file !== null) {
            unlink($file);
        }
        if ($status === 1) {
            $error = json_decode($refused, true, 8, JSON_THROW_ON_ERROR)['error'];
            return json_encode([$error['code'], $error['field']]);
        }
        self::assertSame(0, $status, $refused);
        return rtrim($said, "\n");
    }

    /**
     * The facts of a vector as their class, from what the library tells of each.
     *
     * @param array<string, Fact> $facts
     * @param array<string, mixed> $given
     */
    private static function record(string $class, array $facts, array $given): object
    {
        $arguments = [];
        foreach ($given as $name => $value) {
            $arguments[$name] = isset($facts[$name]) ? self::value($class, $facts[$name], $value) : $value;
        }
        return new $class(...$arguments);
    }

    private static function value(string $class, Fact $fact, mixed $value): mixed
    {
        if ($value === null) {
            return null;
        }
        $enum = 'HeltMed\\Facts\\' . self::camel($fact->assessment) . self::camel($fact->name);
        return match (true) {
            $fact->kind === 'date' => self::day($value),
            str_starts_with($fact->kind, 'øre') => Money::ore($value),
            $fact->kind === 'choice' => $enum::from($value),
            $fact->kind === 'set of choices' => array_map($enum::from(...), $value),
            $fact->kind === 'list' && is_array($value) && count($fact->fields) > 1 => array_map(
                static fn (array $row): object => self::record($class . self::camel($fact->name) . 'Row', $fact->fields, $row),
                $value,
            ),
            $fact->kind === 'list' && is_array($value) && (current($fact->fields) ?: null)?->kind === 'date' => array_map(self::day(...), $value),
            default => $value,
        };
    }

    private static function day(mixed $text): \DateTimeImmutable
    {
        $day = is_string($text) ? \DateTimeImmutable::createFromFormat('!Y-m-d', $text) : false;
        if ($day === false || $day->format('Y-m-d') !== $text) {
            throw new \ValueError('no day');
        }
        return $day;
    }

    private static function camel(string $name): string
    {
        return str_replace('_', '', ucwords($name, '_'));
    }
}
