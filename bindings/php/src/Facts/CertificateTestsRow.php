<?php

/* Written by src/generate/php_facts.py from the library's own tables: do not edit. */

declare(strict_types=1);

namespace HeltMed\Facts;

/** One of `tests`: the tests taken. */
final readonly class CertificateTestsRow
{
    /**
     * @param CertificateTopic $topic the topic tested
     * @param \DateTimeImmutable $on the day of the test
     * @param bool|null $passed the topic was understood
     */
    public function __construct(
        public CertificateTopic $topic,
        public \DateTimeImmutable $on,
        public ?bool $passed = null,
    ) {
    }

    /** @return array<string, mixed> the facts by their names, as the extension takes them */
    public function toArray(): array
    {
        return [
            'topic' => $this->topic,
            'on' => $this->on,
            'passed' => $this->passed,
        ];
    }
}
