<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\Lang;
use Portal\App;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** The reason as a letter to the person. */
final readonly class Letter
{
    private const LANGUAGES = ['nb' => Lang::Nb, 'nn' => Lang::Nn, 'easy_nb' => Lang::EasyNb, 'easy_nn' => Lang::EasyNn];

    public function __construct(private App $app)
    {
    }

    /** @param array<string, string> $with */
    public function show(array $with, Request $request): Response
    {
        $account = $this->app->signedIn();
        $lang = self::LANGUAGES[$request->query['lang'] ?? 'nb'] ?? null;
        if (!$account->role->mayOpenCases() || $lang === null) {
            throw new Refusal(404);
        }
        $letter = $this->app->cases($account)->letter($with['id'], $with['assessment'], $this->app->clock->day(), $lang);
        $this->app->trail->note($account, 'skrev ut brev (' . $with['assessment'] . ')', $with['id']);

        return $this->app->page('letter', 'Brev', ['id' => $with['id'], 'letter' => $letter, 'assessment' => $with['assessment'],
            'lang' => $request->query['lang'] ?? 'nb']);
    }
}
