<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Refusal;
use Portal\Response;

/** The agreements: agreed, taken, left, and what the month costs the municipality. */
final readonly class Places
{
    public function __construct(private App $app)
    {
    }

    public function show(): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->maySeePlaces()) {
            throw new Refusal(404);
        }
        $today = $this->app->clock->day();
        $this->app->trail->note($account, 'så plassene');

        return $this->app->page('places', 'Plasser', ['today' => $today, 'places' => $this->app->cases($account)->places($today)]);
    }
}
