<?php

declare(strict_types=1);

namespace HeltMed\Tests;

use PHPUnit\Framework\TestCase;

/** The library in C, the extension, its stub and the package offer the same. */
final class SurfaceTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    public function testEveryFunctionOfTheLibraryIsInPhpOrLeftOutForAReason(): void
    {
        $library = file(self::ROOT . '/tests/symbols.txt', FILE_IGNORE_NEW_LINES);
        $extension = get_extension_funcs('heltmed');
        self::assertSame([], array_values(array_diff($extension, $library)), 'functions that the library has not');

        $left_out = array_values(array_diff($library, $extension));
        $patterns = [];
        foreach (file(__DIR__ . '/not_in_php.txt', FILE_IGNORE_NEW_LINES) as $line) {
            if (!str_starts_with($line, '#')) {
                self::assertMatchesRegularExpression('/^\S+ {2,}\S.*$/', $line);
                $patterns[preg_split('/ {2,}/', $line)[0]] = 0;
            }
        }
        foreach ($left_out as $name) {
            $because = array_filter(array_keys($patterns), static fn (string $pattern): bool => preg_match("/^(?:$pattern)$/", $name) === 1);
            self::assertCount(1, $because, "$name is not in PHP, and no one reason tells why");
            $patterns[current($because)]++;
        }
        self::assertNotContains(0, $patterns, 'reasons for nothing: ' . implode(', ', array_keys($patterns, 0, true)));
        foreach ($extension as $name) {
            foreach (array_keys($patterns) as $pattern) {
                self::assertDoesNotMatchRegularExpression("/^(?:$pattern)$/", $name);
            }
        }
    }

    public function testEveryConstantOfTheHeadersHasItsValue(): void
    {
        $there = get_defined_constants(true)['heltmed'];
        $found = 0;
        foreach (glob(self::ROOT . '/include/heltmed/*.h') as $path) {
            if (in_array(basename($path), ['facts.h', 'columns.h', 'outcomes.h'], true)) {
                continue;
            }
            preg_match_all('/\b(HELTMED_[A-Z_]+) = (-?\d+)\b/', file_get_contents($path), $constants, PREG_SET_ORDER);
            foreach ($constants as [, $name, $value]) {
                if (str_ends_with($name, '_SIZE')) {
                    continue; // of C's buffers
                }
                self::assertArrayHasKey($name, $there);
                self::assertSame((int)$value, $there[$name], $name);
                $found++;
            }
        }
        self::assertGreaterThan(30, $found);
        self::assertSame(heltmed_version(), HELTMED_VERSION);
        self::assertSame(heltmed_version(), phpversion('heltmed'));
    }

    public function testStatusesHaveTheLibrarysNames(): void
    {
        self::assertSame('range', heltmed_status_name(HELTMED_RANGE));
        self::assertSame('nb', heltmed_language_name(\HeltMed\Lang::Nb->native()));
        foreach (\HeltMed\Lang::cases() as $lang) {
            self::assertSame($lang->value, heltmed_language_name($lang->native()));
        }
        for ($i = 0; heltmed_language_name($i) !== null; $i++) {
            self::assertSame($i, \HeltMed\Lang::from(heltmed_language_name($i))->native());
        }
        foreach ([[\HeltMed\Outcome::class, heltmed_outcome_name(...)], [\HeltMed\Advice::class, heltmed_advice_name(...)]] as [$enum, $name]) {
            for ($i = 0; $name($i) !== null; $i++) {
                self::assertSame($name($i), $enum::of($i)->value);
            }
            self::assertCount($i, $enum::cases());
        }
    }

    public function testKindsAndBasesAreTheLibrarys(): void
    {
        foreach (\HeltMed\Assessment::names() as $assessment) {
            for ($i = 0; heltmed_criterion_id($assessment, $i) !== null; $i++) {
                self::assertNotNull(\HeltMed\Kind::tryFrom(heltmed_criterion_kind($assessment, $i)));
                self::assertNotNull(\HeltMed\Basis::tryFrom(heltmed_criterion_basis($assessment, $i)));
            }
        }
        foreach (\HeltMed\Rulebook::newest()->parameters() as $parameter) {
            self::assertSame(\HeltMed\Parameter::unitOf($parameter->id), $parameter->unit);
        }
    }

    public function testTheStubDeclaresWhatReflectionTells(): void
    {
        $stub = file_get_contents(self::ROOT . '/bindings/php/heltmed.stub.php');
        foreach ((new \ReflectionExtension('heltmed'))->getFunctions() as $name => $function) {
            self::assertSame(1, preg_match("/^    function $name\((.*)\): (.*) \{\}$/m", $stub, $found), $name);
            self::assertSame((string)$function->getReturnType(), $found[2], $name);
            $told = $found[1] === '' ? [] : array_map(
                static fn (string $one): string => preg_replace('/^(#\[\\\\SensitiveParameter\] )?(\S+) \$\w+$/', '$2', $one),
                explode(', ', $found[1]),
            );
            $types = array_map(static fn (\ReflectionParameter $one): string => (string)$one->getType(), $function->getParameters());
            self::assertSame($types, $told, $name);
        }
        self::assertSame(count(get_extension_funcs('heltmed')), preg_match_all('/^    function /m', $stub));
        foreach (['HeltMedException', 'InvalidInput', 'Misuse', 'SystemFailure', 'LibraryFault'] as $name) {
            self::assertStringContainsString("class $name extends", $stub);
            self::assertTrue(is_a("HeltMed\\$name", \RuntimeException::class, true));
        }
    }

    public function testEveryClassOfThePackageIsLoadedByItsName(): void
    {
        $source = self::ROOT . '/bindings/php/src/';
        $files = new \RegexIterator(new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($source)), '/\/[A-Z]\w*\.php$/');
        $found = 0;
        foreach ($files as $file) {
            $name = 'HeltMed\\' . strtr(substr($file->getPathname(), strlen($source), -4), '/', '\\');
            self::assertTrue(class_exists($name) || interface_exists($name), $name);
            $found++;
        }
        self::assertGreaterThan(30, $found);
        self::assertFalse(class_exists('HeltMed\\Nothing'));
    }

    public function testFactsClassesHaveEveryFact(): void
    {
        foreach ([...\HeltMed\Assessment::names(), 'plan', 'shortfalls', 'share'] as $name) {
            $class = new \ReflectionClass('HeltMed\\Facts\\' . str_replace('_', '', ucwords($name, '_')));
            self::assertTrue($class->isFinal() && $class->isReadOnly(), $class->getName());
            $facts = \HeltMed\Assessment::named($name)->facts;
            $parameters = $class->getConstructor()->getParameters();
            self::assertEqualsCanonicalizing(array_keys($facts), array_map(static fn (\ReflectionParameter $one) => $one->getName(), $parameters));
            foreach ($parameters as $parameter) {
                self::assertSame($facts[$parameter->getName()]->required, !$parameter->isOptional(), "$name.{$parameter->getName()}");
                self::assertSame(!$parameter->isOptional(), !$parameter->allowsNull());
            }
        }
    }

    public function testThePackagesClassesAreFinalAndTyped(): void
    {
        foreach (glob(self::ROOT . '/bindings/php/src/{,Facts/}*.php', GLOB_BRACE) as $path) {
            $source = file_get_contents($path);
            self::assertStringContainsString('declare(strict_types=1);', $source, $path);
            if (!preg_match('/^(?:final )?(?:readonly )?(class|enum|interface) (\w+)/m', $source, $found)) {
                continue;
            }
            $class = new \ReflectionClass('HeltMed\\' . (basename(dirname($path)) === 'Facts' ? 'Facts\\' : '') . $found[2]);
            self::assertTrue($class->isInterface() || $class->isFinal(), $class->getName());
            foreach ($class->getMethods() as $method) {
                if ($method->getDeclaringClass() == $class && !$method->isConstructor() && !$method->isInternal()) {
                    self::assertTrue($method->hasReturnType(), "{$class->getName()}::{$method->getName()}");
                }
            }
            foreach ($class->getProperties() as $property) {
                self::assertTrue($property->hasType(), "{$class->getName()}::\${$property->getName()}");
                self::assertTrue($property->isReadOnly() || $property->isPrivate(), "{$class->getName()}::\${$property->getName()}");
            }
        }
    }
}
