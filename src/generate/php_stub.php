<?php

/*
 * Prints the stub of the extension for editors and analysers: types and constants as the loaded extension declares them, the
 * names of parameters and what is said of each function from the public headers.
 *
 *     php -d extension=heltmed.so src/generate/php_stub.php
 */

declare(strict_types=1);

const NOTICE = <<<'TEXT'
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


    TEXT;

/** @return array<string, array{list<string>, string}> of each function of the headers the names of what PHP gives, and the comment */
function declared(string $root): array
{
    $found = [];
    foreach ([...glob("$root/include/heltmed/*.h*"), "$root/bindings/php/extension/answers.h"] as $path) {
        $text = preg_replace('/HELTMED_(EXPORT|NODISCARD)\s+/', '', file_get_contents($path));
        $form = '~/\*(?<comment>.*?)\*/|^(?:const )?\w+ \**(?<name>\w+)\((?<parameters>[^;{]*)\);~sm';
        preg_match_all($form, $text, $matches, PREG_SET_ORDER);
        $comment = '';
        foreach ($matches as $match) {
            if (!isset($match['name'])) {
                $comment = trim(preg_replace('/\s*\n \*\s?/', ' ', $match['comment']), " *\n");
                continue;
            }
            $found[$match['name']] = [given($match['parameters']), preg_replace('/\s+/', ' ', $comment)];
        }
    }
    $answers = ['answer_assess' => 'heltmed_assess', 'answer_plan' => 'heltmed_plan_make',
        'answer_shortfalls' => 'heltmed_shortfalls_make', 'answer_share' => 'heltmed_share_make'];
    foreach ($answers as $name => $shown) {
        $found[$shown] = [$found[$name][0], 'Reads facts (an array by their names, or JSON) and answers. Days may be \DateTimeInterface.'];
    }
    return $found;
}

/** @return list<string> */
function given(string $parameters): array
{
    $names = [];
    foreach (preg_split('/\s*,\s*/', trim($parameters)) as $parameter) {
        preg_match('/^(?<type>.*?)(?<name>\w+)$/s', $parameter, $parts);
        $type = preg_replace('/\s+/', ' ', trim($parts['type'] ?? ''));
        $is_handle = preg_match('/^(const )?heltmed_(rulebook|decision|plan|shortfalls|share|store|stream) \*$/', $type) === 1;
        $is_given = $is_handle || in_array($type, ['const char *', 'const int32_t *'], true) || ($type !== '' && !str_contains($type, '*'));
        if ($is_given && !($type === 'size_t' && in_array($parts['name'], ['size', 'count'], true))) {
            $names[] = $parts['name'];
        }
    }
    return $names;
}

$root = dirname(__DIR__, 2);
$extension = new ReflectionExtension('heltmed');
$declared = declared($root);

echo NOTICE, "namespace\n{\n";
foreach ($extension->getClasses() as $class) {
    if (!$class->isInterface() && str_starts_with($class->getName(), 'HeltMed') && !$class->inNamespace()) {
        echo "    /** Made by the extension's functions only. @internal the package heltmed/heltmed stands on it */\n";
        echo "    final class {$class->getName()}\n    {\n        private function __construct() {}\n    }\n\n";
    }
}
foreach ($extension->getConstants() as $name => $value) {
    if (str_starts_with($name, 'HELTMED_')) {
        echo "    const $name = ", var_export($value, true), ";\n";
    }
}
foreach ($extension->getFunctions() as $name => $function) {
    [$names, $comment] = $declared[$name] ?? throw new LogicException("$name is in no header");
    $parameters = $function->getParameters();
    if (count($parameters) !== count($names)) {
        throw new LogicException("$name: " . count($parameters) . ' parameters, and in the header ' . implode(', ', $names));
    }
    $list = [];
    foreach ($parameters as $index => $parameter) {
        $sensitive = $parameter->getAttributes(SensitiveParameter::class) === [] ? '' : '#[\SensitiveParameter] ';
        $list[] = "$sensitive{$parameter->getType()} \${$names[$index]}";
    }
    echo "\n    /** ", wordwrap($comment, 110, "\n     * "), " */\n";
    echo "    function $name(", implode(', ', $list), "): {$function->getReturnType()} {}\n";
}
echo "}\n";
