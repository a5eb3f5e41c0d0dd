<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\EventType;
use HeltMed\HeltMedException;
use HeltMed\StoreBusy;
use Portal\Account;
use Portal\App;
use Portal\Form;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;
use Portal\Words;

/** Signing an agreement, changing one, setting a tariff: events of the municipality and of no case. */
final readonly class Agreement
{
    public function __construct(private App $app)
    {
    }

    public function show(Request $request): Response
    {
        $account = $this->planner();
        $type = self::type($request->query['type'] ?? '');
        $agreement = $request->query['avtale'] ?? '';
        $values = ['municipality' => $account->municipality] + (preg_match('/^[A-Za-z0-9._-]{1,64}$/D', $agreement) === 1 ? ['agreement' => $agreement] : []);

        return $this->form($account, $type, $values);
    }

    public function record(Request $request): Response
    {
        $account = $this->planner();
        $type = self::type($request->field('type'));
        $data = Form::data($request, $type);
        try {
            $this->app->cases($account)->append(['key' => $request->field('key'), 'type' => $type->name, 'on' => $request->field('on'),
                'recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor, 'data' => $data]);
        } catch (StoreBusy) {
            throw new Refusal(503);
        } catch (HeltMedException $refused) {
            $fault = match ($refused->status) {
                'state' => 'Det er ikke en slik avtale, eller den er inngått fra før. Sjekk avtalen og dagen.',
                default => Record::explain($refused),
            };

            return $this->form($account, $type, $data, $fault, 422, $request->field('on'));
        }
        $this->app->trail->note($account, 'skrev inn ' . $type->name, (string) ($data['agreement'] ?? $data['tariff'] ?? ''));
        $this->app->session()->tell('Skrevet inn: ' . Words::event($type->name) . '.');

        return Response::seeOther('/plasser');
    }

    private function planner(): Account
    {
        $account = $this->app->signedIn();
        if (!$account->role->maySignAgreements()) {
            throw new Refusal(404);
        }

        return $account;
    }

    /** @param array<string, mixed> $values */
    private function form(Account $account, EventType $type, array $values, string $fault = '', int $status = 200, string $on = ''): Response
    {
        $agreements = $this->app->cases($account)->places($this->app->clock->day())['agreements'];
        $known = $type->name === 'agreement_changed' ? ['agreement' => array_column($agreements, 'agreement')] : [];

        return $this->app->page('agreement', Words::event($type->name), ['type' => $type, 'fields' => Form::fields($type, $values, $known), 'fault' => $fault,
            'key' => bin2hex(random_bytes(16)), 'on' => $on !== '' ? $on : $this->app->clock->day()], $status);
    }

    private static function type(string $name): EventType
    {
        foreach (EventType::all() as $type) {
            if ($type->name === $name && in_array($type->scope, ['agreement', 'tariff'], true)) {
                return $type;
            }
        }
        throw new Refusal(404);
    }
}
