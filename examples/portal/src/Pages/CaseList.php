<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\HeltMedException;
use Portal\App;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** Finding a case, and opening one. */
final readonly class CaseList
{
    public function __construct(private App $app)
    {
    }

    public function show(Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $id = trim($request->query['id'] ?? '');
        if (preg_match('/^[A-Za-z0-9._-]{1,64}$/D', $id) === 1) {
            return Response::seeOther('/saker/' . rawurlencode($id));
        }

        return $this->app->page('case_list', 'Saker', ['recent' => $this->app->trail->recentSubjects($account), 'fault' => '']);
    }

    public function open(Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        // The library draws no ids: a case's is random, so that it tells nothing.
        $id = 'c-' . bin2hex(random_bytes(6));
        $data = ['municipality' => $account->municipality, 'in_target_group' => $request->field('in_target_group') === 'yes',
            'found' => $request->field('found')];
        foreach (['prior_status', 'path'] as $name) {
            if ($request->field($name) !== '') {
                $data[$name] = $request->field($name);
            }
        }
        try {
            $this->app->cases($account)->append(['key' => bin2hex(random_bytes(16)), 'case' => $id, 'type' => 'case_opened',
                'on' => $this->app->clock->day(), 'recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor, 'data' => $data]);
        } catch (HeltMedException) {
            return $this->app->page('case_list', 'Saker', ['recent' => $this->app->trail->recentSubjects($account),
                'fault' => 'Svar på alle spørsmålene, så åpner vi saken.'], 422);
        }
        $this->app->trail->note($account, 'åpnet en ny sak', $id);

        return Response::seeOther('/saker/' . $id);
    }
}
