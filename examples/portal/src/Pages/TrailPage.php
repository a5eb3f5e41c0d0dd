<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** Who has read and written what. */
final readonly class TrailPage
{
    private const ROWS = 100;

    public function __construct(private App $app)
    {
    }

    public function show(Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayReadTrail()) {
            throw new Refusal(404);
        }
        $this->app->trail->note($account, 'leste denne siden');
        $before = filter_var($request->query['for'] ?? '', FILTER_VALIDATE_INT, ['options' => ['min_range' => 1]]);

        return $this->app->page('trail', 'Hvem har sett hva',
            ['rows' => $this->app->trail->of($account->municipality, $before === false ? PHP_INT_MAX : $before, self::ROWS), 'most' => self::ROWS]);
    }
}
