<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Response;

/** The day's page: concerns first, then visits, places and wages. */
final readonly class Overview
{
    public function __construct(private App $app)
    {
    }

    public function show(): Response
    {
        $account = $this->app->signedIn();
        if ($account->role->mayReadTrail()) {
            return Response::seeOther('/spor');
        }
        $today = $this->app->clock->now();
        $cases = $this->app->cases($account);
        $values = ['today' => $today->format('Y-m-d'), 'due' => null, 'shortfalls' => null, 'places' => $cases->places($today->format('Y-m-d'))];
        if ($account->role->mayOpenCases()) {
            $values['due'] = $cases->due($today->format('Y-m-d'), $today->modify('+13 days')->format('Y-m-d'));
            $values['shortfalls'] = $cases->shortfalls($today->format('Y-m-d'));
        }
        $this->app->trail->note($account, 'så oversikten');

        return $this->app->page('overview', 'Oversikt', $values);
    }
}
