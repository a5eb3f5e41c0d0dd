<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\EventType;
use HeltMed\HeltMedException;
use HeltMed\StoreBusy;
use Portal\App;
use Portal\Form;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;
use Portal\Words;

/** Recording what has happened: first what it was, then the fields of that type, all from the library's table. */
final readonly class Record
{
    public function __construct(private App $app)
    {
    }

    public function show(string $id, Request $request): Response
    {
        $this->open($id);
        $this->app->trail->note($this->app->signedIn(), 'så skjemaet', $id);
        $type = $this->type($request->query['type'] ?? '');

        return $type === null
            ? $this->app->page('record_type', 'Skriv inn', ['id' => $id, 'types' => self::types()])
            : $this->form($id, $type, '', 200);
    }

    public function record(string $id, Request $request): Response
    {
        $account = $this->app->signedIn();
        $this->open($id);
        $type = $this->type($request->field('type')) ?? throw new Refusal(404);
        $data = [];
        foreach ($type->fields as $field) {
            $value = Form::read($request, $field->name, $field->kind);
            if ($value !== null) {
                $data[$field->name] = $value;
            }
        }
        try {
            $this->app->cases($account)->append(['key' => $request->field('key'), 'case' => $id, 'type' => $type->name, 'on' => $request->field('on'),
                'recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor, 'data' => $data]);
        } catch (StoreBusy) {
            throw new Refusal(503);
        } catch (HeltMedException $refused) {
            return $this->form($id, $type, self::explain($refused), 422);
        }
        $this->app->trail->note($account, 'skrev inn ' . $type->name, $id);
        $this->app->session()->tell('Skrevet inn: ' . Words::event($type->name) . '.');

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

    private function open(string $id): void
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $this->app->cases($account)->events($id);
    }

    private function form(string $id, EventType $type, string $fault, int $status): Response
    {
        $fields = '';
        foreach ($type->fields as $field) {
            $hint = str_starts_with($field->kind, 'øre') ? 'Kroner, for eksempel 38,16' : '';
            $fields .= Form::field($field->name, $field->kind, $field->words, $field->required, Words::field($field->name), $hint);
        }

        return $this->app->page('record', Words::event($type->name), ['id' => $id, 'type' => $type, 'fields' => $fields, 'fault' => $fault,
            'key' => bin2hex(random_bytes(16)), 'today' => $this->app->clock->day()], $status);
    }

    private function type(string $name): ?EventType
    {
        return self::types()[$name] ?? null;
    }

    /** @return array<string, EventType> */
    private static function types(): array
    {
        $types = [];
        foreach (EventType::all() as $type) {
            if ($type->scope === 'case' && !in_array($type->name, ['case_opened', 'facts_stated', 'answered', 'voided'], true)) {
                $types[$type->name] = $type;
            }
        }

        return $types;
    }
}
