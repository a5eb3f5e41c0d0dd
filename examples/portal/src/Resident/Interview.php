<?php

declare(strict_types=1);

namespace Portal\Resident;

use HeltMed\Decision;
use HeltMed\Outcome;
use Portal\Municipality;

use function HeltMed\assess;

/**
 * "Could HELT MED suit me?": what was answered, what that comes to, and what to ask next.
 *
 * The library's `missing` says what can still change the answer, and `askAlso` what else protects the person; so nothing is
 * asked that does not matter. Where an answer has settled that something else fits better, nothing more is asked at all.
 */
final readonly class Interview
{
    /** @param array<string, string> $answers the words answered, by fact, in the order of answering */
    private function __construct(public array $answers, public Decision $decision, public ?Question $next)
    {
    }

    /** @param array<mixed> $given what came with the form; what is no answer to a question is left out */
    public static function of(array $given, Municipality $municipality, \DateTimeImmutable $today): self
    {
        $answers = [];
        $facts = [
            'on' => $today,
            /* The page is about a job that might be: somebody needs the work done. */
            'employer_has_need' => true,
            'post_is_reserved' => $municipality->postsAreReserved,
            'reserved_for_municipality' => $municipality->postsAreReserved ? $municipality->number : null,
        ];
        foreach ($given as $fact => $word) {
            $question = is_string($fact) ? Question::about($fact, $municipality->number) : null;
            if ($question !== null && is_string($word) && in_array($word, $question->words(), true)) {
                $answers[$fact] = $word;
                $facts[$fact] = $question->value($word);
            }
        }
        $decision = assess('eligibility', $facts);
        return new self($answers, $decision, self::nextQuestion($decision, $answers, $municipality));
    }

    /** @return array<string, string> the answers without the latest */
    public function before(): array
    {
        return array_slice($this->answers, 0, -1);
    }

    /** @return list<string> the reasons to tell of, as keys of texts: "own_wish.wants_job" …, those that were asked about only */
    public function reasons(): array
    {
        $reasons = [];
        foreach ($this->decision->criteria as $id => $criterion) {
            if ($criterion->missing === []) {
                $reasons[] = substr($id, strlen('eligibility.')) . ".$criterion->reason";
            }
        }
        return $reasons;
    }

    /** @param array<string, string> $answers */
    private static function nextQuestion(Decision $decision, array $answers, Municipality $municipality): ?Question
    {
        if ($decision->outcome === Outcome::NotMet) {
            return null;
        }
        foreach ([...$decision->missing, ...$decision->askAlso] as $fact) {
            if (!isset($answers[$fact]) && ($question = Question::about($fact, $municipality->number)) !== null) {
                return $question;
            }
        }
        return null;
    }
}
