<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Keys;
use Portal\Refusal;
use Portal\Request;
use Portal\Response;

/** Follow-up visits as a feed that a calendar reads: case ids only, never a concern, at a secret address that can be taken back. */
final readonly class Calendar
{
    public function __construct(private App $app)
    {
    }

    public function show(string $secret = ''): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }

        return $this->app->page('calendar', 'Kalender', ['secret' => $secret, 'exists' => $this->app->keys->has(Keys::CALENDAR, $account),
            'apiExists' => $this->app->keys->has(Keys::API, $account), 'apiSecret' => '']);
    }

    public function change(Request $request): Response
    {
        $account = $this->app->signedIn();
        if (!$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $kind = $request->field('kind') === Keys::API ? Keys::API : Keys::CALENDAR;
        if ($request->field('what') === 'revoke') {
            $this->app->keys->revoke($kind, $account);
            $this->app->trail->note($account, 'trakk tilbake en hemmelig adresse (' . $kind . ')');
            $this->app->session()->tell('Den gamle adressen virker ikke lenger.');

            return Response::seeOther('/kalender');
        }
        $secret = $this->app->keys->renew($kind, $account);
        $this->app->trail->note($account, 'laget en hemmelig adresse (' . $kind . ')');

        return $this->app->page('calendar', 'Kalender', ['secret' => $kind === Keys::CALENDAR ? $secret : '',
            'apiSecret' => $kind === Keys::API ? $secret : '', 'exists' => $this->app->keys->has(Keys::CALENDAR, $account),
            'apiExists' => $this->app->keys->has(Keys::API, $account)]);
    }

    public function feed(string $secret, Request $request): Response
    {
        $owner = $this->app->keys->owner(Keys::CALENDAR, $secret);
        $account = $owner === null ? null : $this->app->accounts->withId($owner);
        if ($account === null || !$account->role->mayOpenCases()) {
            throw new Refusal(404);
        }
        $today = $this->app->clock->now();
        $visits = $this->app->cases($account)->visits($today->format('Y-m-d'), $today->modify('+60 days')->format('Y-m-d'), self::text(...));
        $this->app->trail->note($account, 'kalenderen ble hentet');

        return ($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $visits['etag'] ? Response::notModified($visits['etag'])
            : Response::calendar($visits['text'](), $visits['etag']);
    }

    /** @param list<array<string, mixed>> $visits */
    private static function text(array $visits): string
    {
        $lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//libheltmed//portal//NB', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
            'X-WR-CALNAME:HELT MED oppfølging', 'REFRESH-INTERVAL;VALUE=DURATION:PT6H'];
        foreach ($visits as $visit) {
            array_push($lines, ...self::event($visit));
        }

        return implode("\r\n", [...$lines, 'END:VCALENDAR', '']);
    }

    /**
     * The same ids and stamps as `heltmed store due --ics` gives: a visit keeps its id by its nominal day, wherever a holiday moves it.
     *
     * @param array<string, mixed> $visit
     *
     * @return list<string>
     */
    private static function event(array $visit): array
    {
        $digits = static fn (string $day): string => str_replace('-', '', $day);
        $next = heltmed_date_format(heltmed_date_parse($visit['due_on']) + 1);
        $stamp = $digits($visit['began_on']) . 'T000000Z';
        $kind = $visit['step'] === 'trial' ? 'trial' : 'employment';
        $lines = ['BEGIN:VEVENT', "UID:{$visit['case']}/{$visit['employer']}/$kind-{$visit['began_on']}-visit-{$visit['nominal_on']}@libheltmed",
            "DTSTAMP:$stamp", "LAST-MODIFIED:$stamp", 'SEQUENCE:0', 'DTSTART;VALUE=DATE:' . $digits($visit['due_on']),
            'DTEND;VALUE=DATE:' . $digits($next), 'SUMMARY:Oppfølging i sak ' . $visit['case'], 'CLASS:PRIVATE',
            'TRANSP:TRANSPARENT', 'END:VEVENT'];

        return array_map(self::fold(...), $lines);
    }

    /** A line of a calendar has at most 75 bytes; the next begins with a space. */
    private static function fold(string $line): string
    {
        $folded = '';
        while (strlen($line) > 73) {
            $part = mb_strcut($line, 0, 73, 'UTF-8');
            $folded .= $part . "\r\n ";
            $line = substr($line, strlen($part));
        }

        return $folded . $line;
    }
}
