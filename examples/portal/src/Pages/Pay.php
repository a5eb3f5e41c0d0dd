<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** Wages under the floor: since when, and what is owed. */
final readonly class Pay
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
        $today = $this->app->clock->day();
        $cases = $this->app->cases($account);
        $wages = $cases->wages($today);
        $page = filter_var($request->query['side'] ?? '1', FILTER_VALIDATE_INT, ['options' => ['min_range' => 1]]);
        $shown = $page === false ? null : $cases->wages($today, $page);
        if ($shown === null && $page !== 1) {
            throw new Refusal(404);
        }
        $this->app->trail->note($account, 'så lønningene');

        return $this->app->page('pay', 'Lønn', ['today' => $today, 'wages' => $wages, 'page' => $page, 'employments' => $shown['employments'] ?? []]);
    }
}
