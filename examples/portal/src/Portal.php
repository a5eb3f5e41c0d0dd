<?php

declare(strict_types=1);

namespace Portal;

/** The portal: which page answers what, and what is made of what goes wrong. */
final readonly class Portal
{
    private Router $router;

    public function __construct(private App $app)
    {
        $router = new Router();
        $page = static fn (string $class): object => new ('Portal\\Pages\\' . $class)($app);

        $router->on('GET', '/', fn () => Response::seeOther($app->account() === null ? '/logg-inn' : '/oversikt'));
        $router->on('GET', '/passer-det', fn (Request $request) => $page('Resident')->answer($request));
        $router->on('POST', '/passer-det', fn (Request $request) => $page('Resident')->answer($request));
        $router->on('GET', '/logg-inn', fn () => $page('SignIn')->show());
        $this->change($router, '/logg-inn', fn (Request $request) => $page('SignIn')->signIn($request));
        $this->change($router, '/logg-ut', fn () => $page('SignIn')->signOut());

        $router->on('GET', '/oversikt', fn () => $page('Overview')->show());
        $router->on('GET', '/saker', fn (Request $request) => $page('CaseList')->show($request));
        $this->change($router, '/saker', fn (Request $request) => $page('CaseList')->open($request));
        $router->on('GET', '/saker/{id}', fn (Request $request, array $with) => $page('CasePage')->show($with['id'], $request));
        $router->on('GET', '/saker/{id}/intervju', fn (Request $request, array $with) => $page('Interview')->show($with['id']));
        $this->change($router, '/saker/{id}/intervju', fn (Request $request, array $with) => $page('Interview')->answer($with['id'], $request));
        $router->on('GET', '/saker/{id}/hendelse', fn (Request $request, array $with) => $page('Record')->show($with['id'], $request));
        $this->change($router, '/saker/{id}/hendelse', fn (Request $request, array $with) => $page('Record')->record($with['id'], $request));
        $router->on('GET', '/saker/{id}/brev/{assessment}', fn (Request $request, array $with) => $page('Letter')->show($with, $request));
        $router->on('GET', '/lonn', fn (Request $request) => $page('Pay')->show($request));
        $router->on('GET', '/plasser', fn () => $page('Places')->show());
        $router->on('GET', '/plasser/hendelse', fn (Request $request) => $page('Agreement')->show($request));
        $this->change($router, '/plasser/hendelse', fn (Request $request) => $page('Agreement')->record($request));
        $router->on('GET', '/spor', fn (Request $request) => $page('TrailPage')->show($request));
        $router->on('GET', '/kalender', fn () => $page('Calendar')->show());
        $this->change($router, '/kalender', fn (Request $request) => $page('Calendar')->change($request));
        $router->on('GET', '/kalender/{secret}\.ics', fn (Request $request, array $with) => $page('Calendar')->feed($with['secret'], $request));

        $router->on('GET', '/api/openapi.json', fn () => $page('Api')->describe());
        $router->on('POST', '/api/assess/{name}', fn (Request $request, array $with) => $page('Api')->assess($with['name'], $request));
        $router->on('GET', '/api/cases/{id}', fn (Request $request, array $with) => $page('Api')->case($with['id'], $request));
        $router->on('POST', '/api/events', fn (Request $request) => $page('Api')->append($request));
        $this->router = $router;
    }

    public function answer(Request $request): Response
    {
        try {
            return $this->router->answer($request);
        } catch (SignInFirst) {
            return Response::seeOther('/logg-inn');
        } catch (Refusal $refusal) {
            return $this->refuse($request, $refusal->status);
        } catch (\Throwable $fault) {
            // Where it happened, and never what the page was about: messages may hold what somebody wrote.
            error_log(sprintf('portal: %s at %s:%d', $fault::class, basename($fault->getFile()), $fault->getLine()));

            return $this->refuse($request, 500);
        }
    }

    /** A route that changes something: with the session's token, or not at all. */
    private function change(Router $router, string $pattern, callable $page): void
    {
        $router->on('POST', $pattern, function (Request $request, array $with) use ($page): Response {
            if (!$this->app->session()->isGenuine($request)) {
                throw new Refusal(403);
            }

            return $page($request, $with);
        });
    }

    private function refuse(Request $request, int $status): Response
    {
        if (str_starts_with($request->path, '/api/')) {
            $answer = Response::json('{"error":{"code":"' . $status . '"}}', $status);

            return $status === 401 ? $answer->header('WWW-Authenticate', 'Bearer') : $answer;
        }

        return $this->app->page('refusal', 'Det gikk ikke', ['status' => $status], $status);
    }
}
