<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\Assessment;
use HeltMed\EventType;
use HeltMed\Fact;
use HeltMed\HeltMedException;
use HeltMed\Lang;
use Portal\App;
use Portal\Form;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** What is still to be asked, one question at a time, and only what can change an answer. */
final readonly class Interview
{
    public function __construct(private App $app)
    {
    }

    public function show(string $id, string $fault = '', int $status = 200): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $case = $this->app->cases($account)->case($id, $this->app->clock->day(), Lang::Nb);
        $this->app->trail->note($account, 'leste spørsmålene', $id);
        [$fact, $left, $byEvents] = $this->next($case);

        return $this->app->page('interview', 'Spørsmål', ['id' => $id, 'fact' => $fact, 'left' => $left, 'byEvents' => $byEvents, 'fault' => $fault,
            'key' => bin2hex(random_bytes(16))], $status);
    }

    public function answer(string $id, Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $case = $this->app->cases($account)->case($id, $this->app->clock->day(), Lang::Nb);
        $fact = $this->next($case)[0];
        $value = $fact === null ? null : Form::read($request, $fact->name, $fact->kind);
        if ($value === null || $request->field('fact') !== $fact->name) {
            return Response::seeOther('/saker/' . rawurlencode($id) . '/intervju');
        }
        try {
            $this->app->cases($account)->append(['key' => $request->field('key'), 'case' => $id, 'type' => 'facts_stated',
                'on' => $this->app->clock->day(), 'recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor,
                'expected_version' => $case['version'], 'data' => [$fact->name => $value]]);
        } catch (HeltMedException $refused) {
            return $this->show($id, Record::explain($refused), 422);
        }
        $this->app->trail->note($account, 'svarte på ' . $fact->name, $id);

        return Response::seeOther('/saker/' . rawurlencode($id) . '/intervju');
    }

    /**
     * The next question, how many more there are, and what is told by recording that it has happened.
     *
     * @param array<string, mixed> $case
     *
     * @return array{?Fact, int, list<string>}
     */
    private function next(array $case): array
    {
        $questions = [];
        $byEvents = [];
        foreach (['missing', 'ask_also'] as $kind) {
            foreach ($case['assessments'] as $decision) {
                foreach ($decision[$kind] ?? [] as $name) {
                    if (isset($questions[$name]) || in_array($name, $byEvents, true)) {
                        continue;
                    }
                    $fact = Assessment::named($decision['assessment'])->facts[$name] ?? null;
                    if ($fact !== null && EventType::states($name)) {
                        $questions[$name] = $fact;
                    } elseif ($fact !== null) {
                        $byEvents[] = $name;
                    }
                }
            }
        }

        return [array_values($questions)[0] ?? null, count($questions), $byEvents];
    }
}
