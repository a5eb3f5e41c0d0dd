<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\EventType;
use HeltMed\HeltMedException;
use HeltMed\Lang;
use HeltMed\StoreBusy;
use Portal\Account;
use Portal\App;
use Portal\Cases;
use Portal\Form;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;
use Portal\Words;

/**
 * Recording what has happened in a case: first what it was, then the fields of that type, all from the library's table. An earlier
 * event is put right by a new one, or taken out; the trail of the store keeps both.
 */
final readonly class Record
{
    public function __construct(private App $app)
    {
    }

    public function show(string $id, Request $request): Response
    {
        $account = $this->caseworker();
        $case = $this->app->cases($account)->case($id, $this->app->clock->day(), Lang::Nb);
        $this->app->trail->note($account, 'så skjemaet', $id);
        $corrected = isset($request->query['retter']) ? $this->event($account, $id, $request->query['retter']) : null;
        if ($corrected !== null) {
            return $this->form($account, $case, self::types()[$corrected['type']] ?? throw new Refusal(404), $corrected, $corrected['data'] ?? []);
        }
        $today = $this->app->clock->day();
        $on = self::dayUpTo($today, $request->query['dag'] ?? '');
        $possible = $this->app->cases($account)->possible($id, $on ?? $today);
        if (!isset($request->query['type'])) {
            return $this->app->page('record_type', 'Skriv inn', ['id' => $id, 'possible' => $possible, 'today' => $today]);
        }
        $type = self::types()[$request->query['type']] ?? throw new Refusal(404);

        return $this->form($account, $case, $type, null, [], on: $on ?? '', notYet: $possible->why($type->name) ?? '');
    }

    public function record(string $id, Request $request): Response
    {
        $account = $this->caseworker();
        $cases = $this->app->cases($account);
        $case = $cases->case($id, $this->app->clock->day(), Lang::Nb);
        $corrected = $request->field('corrects') === '' ? null : $this->event($account, $id, $request->field('corrects'));
        $isVoided = $corrected !== null && $request->field('what') === 'void';
        $type = self::types()[$corrected['type'] ?? $request->field('type')] ?? throw new Refusal(404);
        $data = $isVoided ? [] : Form::data($request, $type);
        $event = ['key' => $request->field('key'), 'case' => $id, 'type' => $isVoided ? 'voided' : $type->name,
            'on' => $isVoided ? $corrected['on'] : $request->field('on'), 'recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor,
            'data' => $data] + ($corrected === null ? [] : ['corrects' => $corrected['key']]);
        if ($type->group !== 'safety' && ctype_digit($request->field('version'))) {
            $event['expected_version'] = (int) $request->field('version');
        }
        try {
            $cases->append($event);
        } catch (StoreBusy) {
            throw new Refusal(503);
        } catch (HeltMedException $refused) {
            $on = $corrected === null && $refused->status === 'state' ? self::dayUpTo($this->app->clock->day(), $request->field('on')) : null;
            $why = $on === null ? null : $cases->possible($id, $on)->why($type->name);

            return $this->form($account, $case, $type, $corrected, $data, $why ?? self::explain($refused), 422, $request->field('on'));
        }
        $deed = $isVoided ? 'strøk' : ($corrected === null ? 'skrev inn' : 'rettet');
        $this->app->trail->note($account, $deed . ' ' . $type->name, $id);
        $this->app->session()->tell(ucfirst($deed) . ': ' . Words::event($type->name) . '.');

        return Response::seeOther('/saker/' . rawurlencode($id));
    }

    /** What is to be put right, in words; the library's message never repeats what was written. */
    public static function explain(HeltMedException $refused): string
    {
        $field = $refused->field === null ? '' : ' (' . Words::field($refused->field) . ')';

        return match ($refused->status) {
            'quota' => 'Avtalen har ingen ledig plass fra denne dagen. Øk antallet plasser i avtalen først, eller velg en annen.',
            'state' => 'Dette kan ikke ha skjedd slik saken er skrevet inn. Sjekk dagen, og om noe mangler før det.',
            'conflict' => 'Noen andre har skrevet inn noe i saken imens. Les saken, og prøv igjen.',
            'required' => 'Noe mangler' . $field . '.',
            'date' => 'Datoen finnes ikke' . $field . '.',
            'range' => 'Tallet eller dagen er utenfor det som kan være' . $field . '.',
            'identifier' => 'En id kan bare ha bokstaver, tall, punktum, strek og understrek, og aldri være et fødselsnummer' . $field . '.',
            default => 'Det som er skrevet, kunne ikke leses' . $field . '.',
        };
    }

    /** A day that there is, and that has come; else null. */
    private static function dayUpTo(string $today, string $day): ?string
    {
        $found = preg_match('/^(\d{4})-(\d{2})-(\d{2})$/D', $day, $parts) === 1 && checkdate((int) $parts[2], (int) $parts[3], (int) $parts[1]);

        return $found && $day <= $today ? $day : null;
    }

    private function caseworker(): Account
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }

        return $account;
    }

    /** @return array<string, mixed> an event of the case that still counts */
    private function event(Account $account, string $id, string $key): array
    {
        $events = array_column(Cases::standing($this->app->cases($account)->events($id)), null, 'key');

        return $events[$key] ?? throw new Refusal(404);
    }

    /**
     * @param array<string, mixed> $case
     * @param ?array<string, mixed> $corrected
     * @param array<string, mixed> $data
     */
    private function form(Account $account, array $case, EventType $type, ?array $corrected, array $data, string $fault = '', int $status = 200, string $on = '',
        string $notYet = ''): Response
    {
        $employers = array_column([...$case['trials'], ...$case['jobs']], 'employer');
        $agreements = $this->app->cases($account)->places($this->app->clock->day())['agreements'];
        $known = ['employer' => array_values(array_unique($employers)), 'agreement' => array_column($agreements, 'agreement'),
            'tariff' => array_values(array_unique(array_filter(array_column($case['jobs'], 'tariff'))))];

        return $this->app->page('record', Words::event($type->name), ['id' => $case['case'], 'type' => $type, 'fields' => Form::fields($type, $data, $known),
            'fault' => $fault, 'notYet' => $notYet, 'key' => bin2hex(random_bytes(16)), 'version' => $case['version'], 'corrected' => $corrected,
            'mayChange' => $type->name !== 'facts_stated' && $type->name !== 'answered',
            'on' => $on !== '' ? $on : ($corrected['on'] ?? $this->app->clock->day())], $status);
    }

    /** @return array<string, EventType> the types of events of a case */
    private static function types(): array
    {
        $types = array_filter(EventType::all(), static fn (EventType $type): bool => $type->scope === 'case');

        return array_column($types, null, 'name');
    }
}
