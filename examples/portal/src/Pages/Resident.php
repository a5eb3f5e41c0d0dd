<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\Lang;
use HeltMed\Outcome;
use Portal\App;
use Portal\Html;
use Portal\Request;
use Portal\Response;

use function HeltMed\assess;

/**
 * "Could HELT MED suit me?": open to all, one question at a time, as the library says that it still matters. It keeps nothing: the
 * answers so far travel in the form itself, in no address and no log.
 */
final readonly class Resident
{
    private const YES_NO = ['yes' => 'Ja', 'no' => 'Nei', 'unknown' => 'Vet ikke'];

    /** Her own questions, by the fact that each answers. What only an employer or the municipality can tell is not asked of her. */
    private const QUESTIONS = [
        'wants_job' => ['Har du lyst på en vanlig jobb?', [], self::YES_NO],
        // No group is named before she has said that she wants to see them.
        'wants_to_see_groups' => [
            'HELT MED er laget for noen som trenger litt ekstra støtte. Vil du se hvem?',
            [],
            ['yes' => 'Ja, vis meg', 'no' => 'Nei, gå videre'],
        ],
        'target_groups' => [
            'Er du en av dem som HELT MED er for?',
            ['Noen har en utviklingshemming.', 'Noen har en utviklingsforstyrrelse.', 'Noen har lærevansker.', 'Du trenger ikke si hvilken.'],
            self::YES_NO,
        ],
        'receives_disability_benefit' => ['Får du uføretrygd?', ['Det gjør ikke noe om du sier nei.'], self::YES_NO],
    ];

    public function __construct(private App $app)
    {
    }

    public function answer(Request $request): Response
    {
        $answers = [];
        foreach (self::QUESTIONS as $name => [, , $choices]) {
            if (isset($choices[$request->field($name)])) {
                $answers[$name] = $request->field($name);
            }
        }
        $decision = assess('eligibility', $this->facts($answers), $this->app->rulebook());
        $next = $this->next([...$decision->missing, ...$decision->askAlso], $answers);
        $values = ['answers' => $answers, 'number' => count($answers) + 1];
        if ($next !== null) {
            [$question, $lines, $choices] = self::QUESTIONS[$next];
            $main = Html::render('resident_question', $values + ['name' => $next, 'question' => $question, 'lines' => $lines,
                'choices' => $choices]);
        } else {
            $main = Html::render('resident_end', $values + ['lines' => $this->end($answers, $decision->outcome),
                'why' => $this->why($answers, $decision->explain(Lang::EasyNb))]);
        }

        return Response::page(Html::render('layout', ['app' => $this->app, 'account' => null, 'csrf' => '', 'message' => '',
            'title' => 'Kan HELT MED passe for deg?', 'path' => $request->path, 'main' => $main]));
    }

    /**
     * @param array<string, string> $answers
     *
     * @return array<string, mixed>
     */
    private function facts(array $answers): array
    {
        $facts = ['on' => $this->app->clock->day(), 'post_is_reserved' => false, 'wish_expressed_by' => 'self'];
        foreach (['wants_job', 'receives_disability_benefit'] as $name) {
            $facts[$name] = ['yes' => true, 'no' => false][$answers[$name] ?? ''] ?? null;
        }
        // Which one she does not say, and the rule does not ask.
        $facts['target_groups'] = match ($answers['target_groups'] ?? '') {
            'yes' => ['intellectual_disability', 'developmental_disorder', 'learning_difficulties'],
            'no' => [],
            default => null,
        };

        return $facts;
    }

    /**
     * @param list<string> $wanted
     * @param array<string, string> $answers
     */
    private function next(array $wanted, array $answers): ?string
    {
        foreach ($wanted as $name) {
            if (!isset(self::QUESTIONS[$name]) || isset($answers[$name])) {
                continue;
            }
            if ($name !== 'target_groups') {
                return $name;
            }
            if (!isset($answers['wants_to_see_groups'])) {
                return 'wants_to_see_groups';
            }
            if ($answers['wants_to_see_groups'] === 'yes') {
                return $name;
            }
        }

        return null;
    }

    /**
     * @param array<string, string> $answers
     *
     * @return list<string>
     */
    private function end(array $answers, Outcome $outcome): array
    {
        if (($answers['wants_job'] ?? '') === 'no') {
            return ['Du har ikke lyst på en vanlig jobb nå.', 'Det er helt greit.', 'Du kan ombestemme deg når du vil.'];
        }
        if ($outcome === Outcome::NotMet) {
            return ['HELT MED er laget for noen bestemte grupper.', 'Kanskje passer noe annet bedre for deg.', 'Vi vet ikke sikkert.',
                'Snakk gjerne med oss.'];
        }

        return ['HELT MED kan passe for deg.', 'Vi vet ikke svaret ennå.', 'En jobbspesialist kan finne det ut sammen med deg.'];
    }

    /**
     * What the library says of what she has answered, a sentence a line.
     *
     * @param array<string, string> $answers
     * @param array<string, string> $texts
     *
     * @return list<string>
     */
    private function why(array $answers, array $texts): array
    {
        $told = [];
        foreach (['wants_job' => 'eligibility.own_wish', 'receives_disability_benefit' => 'eligibility.disability_benefit'] as $fact => $criterion) {
            if (in_array($answers[$fact] ?? '', ['yes', 'no'], true)) {
                array_push($told, ...preg_split('/(?<=[.?!])\s+/u', $texts[$criterion]) ?: []);
            }
        }

        return $told;
    }
}
