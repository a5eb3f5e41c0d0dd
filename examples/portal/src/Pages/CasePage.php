<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\Lang;
use Portal\App;
use Portal\Cases;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** One case: its way so far, what comes next, what is so and why, what is still to be asked. */
final readonly class CasePage
{
    public function __construct(private App $app)
    {
    }

    public function show(string $id, Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $today = $this->app->clock->day();
        $cases = $this->app->cases($account);
        $case = $cases->case($id, $today, Lang::Nb);
        $events = $cases->events($id);
        $this->app->trail->note($account, 'leste saken', $id);

        return $this->app->page('case', 'Sak ' . $id, ['id' => $id, 'case' => $case, 'events' => $events,
            'standing' => Cases::standing($events), 'all' => isset($request->query['alt']), 'today' => $today,
            'possible' => $cases->possible($id, $today)]);
    }
}
