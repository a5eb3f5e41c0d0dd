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
        $day = $this->app->cases($account)->day($this->app->clock->now());
        $this->app->trail->note($account, 'så oversikten');

        return $this->app->page('overview', 'Oversikt', ['today' => $this->app->clock->day(), 'day' => $day]);
    }
}
