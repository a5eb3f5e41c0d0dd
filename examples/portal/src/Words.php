<?php

declare(strict_types=1);

namespace Portal;

/** Norwegian words for the library's names. What has none is shown as the library names it. */
final class Words
{
    private const EVENTS = [
        'case_opened' => 'Saken er åpnet', 'interviewed' => 'Intervju', 'references_checked' => 'Referanser er sjekket',
        'post_filled' => 'Stillingen er besatt', 'trial_started' => 'Praksis har startet', 'trial_ended' => 'Praksis er slutt',
        'continuation_decided' => 'Valg om å fortsette', 'offer_made' => 'Tilbud om fast jobb', 'offer_declined' => 'Tilbudet er takket nei til',
        'hired' => 'Fast ansatt', 'wage_changed' => 'Ny lønn', 'tariff_changed' => 'Ny tariff', 'hours_changed' => 'Ny arbeidstid',
        'paused' => 'Pause i jobben', 'resumed' => 'Tilbake i jobben', 'converted_to_vta_o' => 'Jobben er blitt VTA-O',
        'employment_ended' => 'Jobben er slutt', 'specialist_assigned' => 'Jobbspesialist er på plass', 'visited' => 'Oppfølgingsbesøk',
        'stepped_up' => 'Tettere oppfølging', 'session_held' => 'Samling i kompetanseprogrammet', 'test_taken' => 'Prøve',
        'individual_support' => 'Støtte enkeltvis', 'certificate_issued' => 'Kursbevis', 'pupil_informed' => 'Eleven er informert',
        'parents_informed' => 'Foreldrene er informert', 'mapping_held' => 'Kartlegging', 'matched' => 'Match med arbeidssted',
        'practice_planned' => 'Utplassering er planlagt', 'practice_started' => 'Utplassering har startet',
        'practice_ended' => 'Utplassering er slutt', 'folk_high_school_started' => 'Folkehøyskole', 'concern_reported' => 'Bekymring er meldt',
        'concern_acted_on' => 'Bekymringen er fulgt opp', 'facts_stated' => 'Opplysninger', 'answered' => 'Svar er gitt', 'moved' => 'Flyttet',
        'gathering_attended' => 'Var på samling', 'case_withdrawn' => 'Personen har trukket seg', 'case_closed' => 'Saken er avsluttet',
        'case_reopened' => 'Saken er åpnet igjen',
    ];

    private const STATES = [
        'open' => 'åpen', 'trial' => 'i praksis', 'waiting' => 'venter', 'employed' => 'i jobb', 'paused' => 'pause', 'ended' => 'jobben er slutt',
        'withdrawn' => 'har trukket seg', 'closed' => 'avsluttet',
    ];

    private const FIELDS = [
        'municipality' => 'Kommunenummer', 'in_target_group' => 'Er i målgruppen', 'found' => 'Hvem ble funnet først', 'prior_status' => 'Kommer fra',
        'path' => 'Vei inn', 'round' => 'Hvilken runde', 'advertised' => 'Stillingen var utlyst', 'applicants' => 'Søkere',
        'applicants_interviewed' => 'Søkere på intervju', 'agreement' => 'eXpress-avtale', 'employer' => 'Arbeidsgiver (id)',
        'post_is_reserved' => 'Stillingen er for kommunens innbyggere', 'paid_by' => 'Hvem betaler lønna', 'planned_last_day' => 'Planlagt siste dag',
        'early' => 'Sluttet før tiden', 'by' => 'Hvem', 'wants' => 'Vil fortsette', 'hourly_wage_ore' => 'Timelønn', 'tariff' => 'Tariff (id)',
        'minutes_per_week' => 'Minutter i uka', 'contract_is_permanent' => 'Fast kontrakt', 'other_terms_equal' => 'Ellers like vilkår',
        'area' => 'Område med allmenngjort tariff', 'reason' => 'Grunn', 'ending_supported' => 'Fikk støtte ved slutten', 'with' => 'Hvem var med',
        'minutes' => 'Minutter', 'topic' => 'Tema', 'passed' => 'Bestått', 'attended' => 'Deltok', 'made_up' => 'Tatt igjen', 'participants' => 'Deltakere',
        'by_video' => 'På video', 'outside_working_hours' => 'Utenfor arbeidstid', 'kind' => 'Slag', 'from' => 'Fra', 'until' => 'Til og med',
    ];

    private const VALUES = [
        'employer_first' => 'arbeidsgiveren', 'worker_first' => 'arbeidstakeren', 'both' => 'begge', 'vta_s' => 'VTA-S', 'day_centre' => 'dagsenter',
        'work_centre' => 'arbeidssenter', 'school' => 'skole', 'other' => 'annet', 'helt_med' => 'HELT MED', 'ungjobb' => 'UngJobb',
        'employer' => 'arbeidsgiver', 'nobody' => 'ingen', 'worker' => 'arbeidstaker', 'job_specialist' => 'jobbspesialist', 'none' => 'ingen',
        'cleaning' => 'renhold', 'hospitality' => 'overnatting og servering', 'construction' => 'bygg', 'ship_and_yard' => 'skip og verft',
        'agriculture' => 'jordbruk', 'fish_processing' => 'fiskeindustri', 'electro' => 'elektro', 'road_freight' => 'godstransport',
        'tour_bus' => 'turbil', 'rules' => 'regler', 'duties' => 'plikter', 'opportunities' => 'muligheter', 'rights' => 'rettigheter',
        'programme' => 'kompetanseprogrammet', 'trial' => 'praksis', 'weekly' => 'hver uke', 'fortnightly' => 'annenhver uke', 'monthly' => 'hver måned',
        'illness' => 'sykdom', 'leave' => 'permisjon', 'holiday' => 'ferie', 'layoff' => 'permittering', 'met' => 'ja', 'not_met' => 'ikke slik',
        'undetermined' => 'vet ikke ennå', 'not_applicable' => 'gjelder ikke',
    ];

    private const ASSESSMENTS = [
        'eligibility' => 'Kan personen kobles til stillingen?', 'recruitment' => 'Er stillingen besatt på modellens måte?',
        'trial' => 'Kan praksisen starte, og når er den slutt?', 'offer' => 'Skal det gis tilbud om fast jobb?', 'wage' => 'Følger lønna og kontrakten modellen?',
        'followup' => 'Er oppfølgingen i rute?', 'express' => 'Er det en plass ledig?', 'certificate' => 'Er kompetanseprogrammet fullført?',
        'ungjobb' => 'Følger UngJobb planen?', 'ungjobb_certificate' => 'Kan eleven få bevis?', 'benefit' => 'Er uføretrygden hel ved siden av lønna?',
        'concern' => 'Er bekymringen fulgt opp?', 'gathering' => 'Kan personen komme på samling?', 'vivirkr' => 'ViVirk’R', 'digital_training' => 'Digital arbeidstrening',
    ];

    public static function event(string $type): string
    {
        return self::EVENTS[$type] ?? $type;
    }

    public static function state(string $state): string
    {
        return self::STATES[$state] ?? $state;
    }

    /** @param array<string, mixed> $next */
    public static function foreseen(array $next): string
    {
        $words = [
            'trial_last_day' => 'Siste dag i praksisen', 'offer_due' => 'Svar om fast jobb', 'visit' => 'Oppfølgingsbesøk', 'step' => 'Ny takt i oppfølgingen',
            'practice_start' => 'Utplasseringen starter', 'practice_end' => 'Utplasseringen er slutt', 'place_released' => 'Plassen blir ledig',
        ][$next['what']] ?? $next['what'];

        return $words . (isset($next['step']) ? ' (' . self::value($next['step']) . ')' : '');
    }

    public static function field(string $name): string
    {
        return self::FIELDS[$name] ?? $name;
    }

    public static function value(string $word): string
    {
        return self::VALUES[$word] ?? str_replace('_', ' ', $word);
    }

    public static function assessment(string $name): string
    {
        return self::ASSESSMENTS[$name] ?? $name;
    }

    /** How a field of an event is shown: Norwegian, with its unit. */
    public static function shown(string $field, mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'ja' : 'nei',
            is_int($value) && str_ends_with($field, '_ore') => Html::money($value),
            is_string($value) && preg_match('/^\d{4}-\d{2}-\d{2}$/D', $value) === 1 => Html::day($value),
            is_string($value) => self::value($value),
            is_array($value) => implode(', ', array_map(static fn (mixed $one): string => self::shown($field, $one), $value)),
            default => (string) $value,
        };
    }
}
