<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Refusal;
use Portal\Response;

/** Wages under the floor: since when, and what is owed. */
final readonly class Pay
{
    public function __construct(private App $app)
    {
    }

    public function show(): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $today = $this->app->clock->day();
        $this->app->trail->note($account, 'så lønningene');

        return $this->app->page('pay', 'Lønn', ['today' => $today, 'shortfalls' => $this->app->cases($account)->shortfalls($today)]);
    }
}
