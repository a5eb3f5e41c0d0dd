<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Request;
use Portal\Response;

final readonly class SignIn
{
    public function __construct(private App $app)
    {
    }

    public function show(): Response
    {
        return $this->app->account() !== null ? Response::seeOther('/oversikt') : $this->page('');
    }

    public function signIn(Request $request): Response
    {
        $login = $request->field('login');
        if ($this->app->accounts->isTooOften($login, $request->address)) {
            return $this->page('For mange forsøk. Vent et kvarter, og prøv igjen.', 429);
        }
        $account = $this->app->accounts->signIn($login, $request->field('password'));
        if ($account === null) {
            return $this->page('Brukernavnet eller passordet stemmer ikke.', 403);
        }
        $this->app->accounts->forgetTries($login, $request->address);
        $this->app->session()->signIn($account->id);
        $this->app->trail->note($account, 'logget inn');

        return Response::seeOther('/oversikt');
    }

    public function signOut(): Response
    {
        $this->app->trail->note($this->app->signedIn(), 'logget ut');
        $this->app->session()->end();

        return Response::seeOther('/logg-inn');
    }

    private function page(string $fault, int $status = 200): Response
    {
        return $this->app->page('sign_in', 'Logg inn', ['fault' => $fault], $status);
    }
}
