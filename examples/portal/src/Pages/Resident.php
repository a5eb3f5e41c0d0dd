<?php

declare(strict_types=1);

namespace Portal\Pages;

use Portal\App;
use Portal\Html;
use Portal\Municipality;
use Portal\Request;
use Portal\Resident\Interview;
use Portal\Response;
use Portal\Texts;

/**
 * "Could HELT MED suit me?", open to all. Nothing is kept: the answers travel in the form itself, never in an address, and there is no
 * cookie and no session.
 */
final readonly class Resident
{
    private Municipality $municipality;

    public function __construct(private App $app)
    {
        $this->municipality = $app->municipality();
    }

    public function answer(Request $request): Response
    {
        $language = $request->field('language') === 'easy_nn' ? 'easy_nn' : 'easy_nb';
        if ($request->has('change_language')) {
            $language = $language === 'easy_nn' ? 'easy_nb' : 'easy_nn';
        }
        $texts = Texts::in($language);
        if (!$request->isPost() || !$request->has('begin') || $request->has('again')) {
            return $this->page($texts, 'start', $texts->say('ask.resident.title'), []);
        }
        $interview = $this->interview($request->named('answers'));
        if ($request->has('back')) {
            $interview = $this->interview($interview->before());
        }
        $isIncomplete = false;
        if ($request->has('next') && $interview->next !== null) {
            $fact = $interview->next->fact;
            $answered = $this->interview($interview->answers + array_intersect_key($request->named('answer'), [$fact => true]));
            $isIncomplete = !isset($answered->answers[$fact]);
            $interview = $answered;
        }

        return $interview->next === null ? $this->result($texts, $interview) : $this->question($texts, $interview, $isIncomplete);
    }

    /** @param array<string, string> $answers */
    private function interview(array $answers): Interview
    {
        return Interview::of($answers, $this->municipality, $this->app->clock->now());
    }

    private function question(Texts $texts, Interview $interview, bool $isIncomplete): Response
    {
        $question = $texts->say("ask.resident.{$interview->next?->fact}", ['municipality' => $this->municipality->name]);
        $title = ($isIncomplete ? $texts->say('label.error') . ': ' : '') . $question;

        return $this->page($texts, 'question', $title, ['answers' => $interview->answers, 'question' => $interview->next,
            'number' => count($interview->answers) + 1, 'isIncomplete' => $isIncomplete], $isIncomplete ? 422 : 200);
    }

    private function result(Texts $texts, Interview $interview): Response
    {
        $heading = $texts->sentences("resident.heading.{$interview->decision->outcome->value}");
        $reasons = array_filter(array_map(static fn (string $reason): string => "resident.$reason", $interview->reasons()), $texts->has(...));

        return $this->page($texts, 'result', $heading[0], ['answers' => $interview->answers, 'heading' => $heading, 'reasons' => $reasons,
            'isOpen' => $interview->decision->missing !== []]);
    }

    /** @param array<string, mixed> $values */
    private function page(Texts $texts, string $template, string $title, array $values, int $status = 200): Response
    {
        $slots = ['municipality' => $this->municipality->name];
        $values += [
            'texts' => $texts,
            'municipality' => $this->municipality,
            'title' => $title,
            'begun' => $template !== 'start',
            'answers' => [],
            'say' => static fn (string $key, array $more = []): string => Html::text($texts->say($key, $slots + $more)),
            'tell' => static fn (string $key): string => Html::lines($texts->sentences($key, $slots)),
        ];

        return Response::page(Html::render('resident/layout', $values + ['main' => Html::render('resident/' . $template, $values)]), $status);
    }
}
