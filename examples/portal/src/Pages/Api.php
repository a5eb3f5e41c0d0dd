<?php

declare(strict_types=1);

namespace Portal\Pages;

use HeltMed\Assessment;
use HeltMed\HeltMedException;
use HeltMed\Lang;
use HeltMed\StateRefused;
use Portal\Account;
use Portal\App;
use Portal\Keys;
use Portal\OpenApi;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

use function HeltMed\assess;

/** JSON for other systems. A token stands for the account that made it, with its role and municipality. */
final readonly class Api
{
    public function __construct(private App $app)
    {
    }

    public function describe(): Response
    {
        return Response::json(json_encode(OpenApi::document(), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
    }

    /** Facts in, decision out; nothing is kept. */
    public function assess(string $name, Request $request): Response
    {
        $this->owner($request);
        if (!in_array($name, array_column(Assessment::all(), 'name'), true)) {
            throw new Refusal(404);
        }

        return $this->answer(fn (): string => assess($name, self::object($request), $this->app->rulebook())->toJson(Lang::Nb));
    }

    public function case(string $id, Request $request): Response
    {
        $account = $this->owner($request);
        $case = $this->app->cases($account)->case($id, $this->app->clock->day(), Lang::Nb);
        $this->app->trail->note($account, 'leste saken (API)', $id);

        return Response::json(json_encode($case, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
    }

    public function append(Request $request): Response
    {
        $account = $this->owner($request);

        return $this->answer(function () use ($account, $request): string {
            $event = ['recorded_at' => $this->app->clock->recordedAt(), 'actor' => $account->actor] + self::object($request);
            $cases = $this->app->cases($account);
            try {
                $receipt = $cases->append($event);
            } catch (StateRefused $refused) {
                // A case that is not here is not here, whatever is told of it.
                if (is_string($event['case'] ?? null)) {
                    $cases->events($event['case']);
                }
                throw $refused;
            }
            $this->app->trail->note($account, 'skrev inn (API)', is_string($event['case'] ?? null) ? $event['case'] : '');

            return json_encode(['seq' => $receipt->seq, 'version' => $receipt->version, 'head' => $receipt->head], JSON_THROW_ON_ERROR);
        });
    }

    private function owner(Request $request): Account
    {
        $owner = $request->token === '' ? null : $this->app->keys->owner(Keys::API, $request->token);
        $account = $owner === null ? null : $this->app->accounts->withId($owner);
        if ($account === null) {
            throw new Refusal(401);
        }
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }

        return $account;
    }

    /** @return array<string, mixed> */
    private static function object(Request $request): array
    {
        $given = json_decode($request->body, true, 16);
        if (!is_array($given) || (array_is_list($given) && $given !== [])) {
            throw new Refusal(400);
        }

        return $given;
    }

    /** @param callable(): string $make */
    private function answer(callable $make): Response
    {
        try {
            return Response::json($make());
        } catch (HeltMedException $refused) {
            $status = ['conflict' => 409, 'quota' => 409, 'state' => 409, 'busy' => 503][$refused->status] ?? 422;

            return Response::json(json_encode(['error' => ['code' => $refused->status, 'field' => $refused->field, 'message' => $refused->getMessage()]],
                JSON_THROW_ON_ERROR), $status);
        }
    }
}
