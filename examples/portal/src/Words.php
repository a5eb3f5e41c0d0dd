<?php

declare(strict_types=1);

namespace Portal;

/** Norwegian words for the library's names. What has none is shown as the library names it. */
final class Words
{
    private const EVENTS = [
        'agreement_signed' => 'Avtale om plasser er inngått', 'agreement_changed' => 'Avtalen er endret', 'tariff_set' => 'Tariff er satt',
        'case_opened' => 'Saken er åpnet', 'interviewed' => 'Intervju', 'references_checked' => 'Referanser er sjekket',
        'post_filled' => 'Stillingen er besatt', 'trial_started' => 'Praksis har startet', 'trial_ended' => 'Praksis er slutt',
        'continuation_decided' => 'Valg om å fortsette', 'offer_made' => 'Tilbud om fast jobb', 'offer_declined' => 'Nei takk til tilbudet',
        'hired' => 'Fast ansatt', 'wage_changed' => 'Ny lønn', 'tariff_changed' => 'Ny tariff', 'hours_changed' => 'Ny arbeidstid',
        'paused' => 'Pause i jobben', 'resumed' => 'Tilbake i jobben', 'converted_to_vta_o' => 'Jobben er blitt VTA-O',
        'employment_ended' => 'Jobben er slutt', 'specialist_assigned' => 'Jobbspesialist er på plass', 'visited' => 'Oppfølgingsbesøk',
        'stepped_up' => 'Tettere oppfølging', 'session_held' => 'Samling i kompetanseprogrammet', 'test_taken' => 'Prøve',
        'individual_support' => 'Støtte enkeltvis', 'certificate_issued' => 'Kompetansebevis', 'pupil_informed' => 'Eleven er informert',
        'parents_informed' => 'Foreldrene er informert', 'mapping_held' => 'Kartlegging', 'matched' => 'Match med arbeidssted',
        'practice_planned' => 'Utplassering er planlagt', 'practice_started' => 'Utplassering har startet',
        'practice_ended' => 'Utplassering er slutt', 'folk_high_school_started' => 'Folkehøyskole', 'concern_reported' => 'Bekymring er meldt',
        'concern_acted_on' => 'Bekymringen er fulgt opp', 'facts_stated' => 'Opplysninger', 'answered' => 'Svar er gitt', 'moved' => 'Flyttet',
        'gathering_attended' => 'Var på fagsamling', 'case_withdrawn' => 'Personen har trukket seg', 'case_closed' => 'Saken er avsluttet',
        'case_reopened' => 'Saken er åpnet igjen', 'voided' => 'Strøket',
    ];

    private const GROUPS = [
        'agreement' => 'Avtaler', 'tariff' => 'Tariffer', 'opening' => 'Åpning', 'recruitment' => 'Rekruttering', 'trial' => 'Praksis',
        'employment' => 'Jobb', 'follow_up' => 'Oppfølging', 'programme' => 'Program', 'ungjobb' => 'UngJobb', 'safety' => 'Trygghet',
        'facts' => 'Opplysninger', 'answers' => 'Svar', 'other' => 'Annet', 'corrections' => 'Retting',
    ];

    private const STATES = [
        'open' => 'åpen', 'trial' => 'i praksis', 'waiting' => 'venter på svar', 'employed' => 'i jobb', 'paused' => 'pause',
        'ended' => 'jobben er slutt', 'withdrawn' => 'har trukket seg', 'closed' => 'avsluttet',
    ];

    private const FORESEEN = [
        'trial_last_day' => 'Siste dag i praksisen', 'offer_due' => 'Tid for tilbud om fast jobb', 'place_held_until' => 'Plassen holdes av til',
        'visit' => 'Oppfølgingsbesøk', 'step_change' => 'Ny takt i oppfølgingen', 'agreement_ends' => 'Avtalen går ut',
        'certificate' => 'Kompetansebevis', 'practice_starts' => 'Utplasseringen starter', 'practice_ends' => 'Utplasseringen er slutt',
        'ungjobb_certificate' => 'Bevis fra UngJobb',
    ];

    private const FIELDS = [
        'municipality' => 'Kommunenummer', 'in_target_group' => 'Er i målgruppen', 'found' => 'Hvem ble funnet først', 'prior_status' => 'Kommer fra',
        'path' => 'Vei inn', 'round' => 'Hvilket intervju', 'advertised' => 'Stillingen var utlyst', 'applicants' => 'Søkere',
        'applicants_interviewed' => 'Søkere på intervju', 'agreement' => 'eXpress-avtale', 'places' => 'Plasser',
        'monthly_price_ore' => 'Avtalt pris i måneden', 'employer' => 'Arbeidsgiver (id)',
        'post_is_reserved' => 'Stillingen er for kommunens innbyggere', 'paid_by' => 'Hvem betaler lønna', 'planned_last_day' => 'Planlagt siste dag',
        'early' => 'Sluttet før tiden', 'by' => 'Hvem', 'wants' => 'Vil fortsette', 'hourly_wage_ore' => 'Timelønn', 'hourly_ore' => 'Timesats',
        'tariff' => 'Tariff (id)', 'minutes_per_week' => 'Minutter i uka', 'contract_is_permanent' => 'Fast kontrakt',
        'other_terms_equal' => 'Ellers like vilkår', 'area' => 'Område med allmenngjort tariff', 'reason' => 'Grunn',
        'ending_supported' => 'Fikk støtte ved slutten', 'with' => 'Hvem var med', 'minutes' => 'Minutter', 'topic' => 'Tema', 'passed' => 'Bestått',
        'attended' => 'Deltok', 'made_up' => 'Tatt igjen', 'participants' => 'Deltakere', 'by_video' => 'På video',
        'outside_working_hours' => 'Utenfor arbeidstid', 'kind' => 'Slag', 'from' => 'Fra', 'until' => 'Til og med', 'assessment' => 'Spørsmål',
        'digest' => 'Avtrykk', 'rulebook' => 'Regelsett', 'outcome' => 'Svar', 'on' => 'Dag', 'as_known_on' => 'Kjent per',
        'wants_job' => 'Vil ha jobben', 'employer_has_need' => 'Arbeidsgiveren har behov',
        'reserved_for_municipality' => 'Stillingen er for folk i (kommunenummer)', 'lives_in_municipality' => 'Bor i (kommunenummer)',
        'target_groups' => 'Målgruppe', 'wish_expressed_by' => 'Hvem sier at personen vil', 'receives_disability_benefit' => 'Får uføretrygd',
        'moving_to_municipality' => 'Flytter til (kommunenummer)', 'moving_on' => 'Flytter den', 'starts_on' => 'Første dag',
        'interviews_held' => 'Intervjuer til nå', 'references_checked' => 'Referanser er sjekket', 'under_express' => 'Under HELT MED eXpress',
        'trial_starts_on' => 'Praksisens første dag', 'trial_ended_early_on' => 'Praksisen sluttet før tiden',
        'worker_wants_to_continue' => 'Arbeidstakeren vil fortsette', 'employer_wants_to_continue' => 'Arbeidsgiveren vil fortsette',
        'phase' => 'Praksis eller fast', 'comparable_tariff_ore' => 'Tariff for samme arbeid', 'age_years' => 'Alder',
        'hired_on' => 'Fast ansatt den', 'step_ups' => 'Tettere oppfølging fra', 'ended_on' => 'Siste dag i jobben', 'holidays' => 'Helligdager',
        'visits' => 'Besøk', 'specialist_assigned' => 'Jobbspesialist er på plass', 'employer_is_followed_up' => 'Arbeidsgiveren blir fulgt opp',
        'agreement_from' => 'Avtalen gjelder fra', 'agreement_until' => 'Avtalen gjelder til', 'places_agreed' => 'Avtalte plasser',
        'places_taken' => 'Plasser i bruk', 'agreement_municipality' => 'Avtalens kommune', 'candidate_lives_in' => 'Personen bor i (kommunenummer)',
        'got_job_through_helt_med' => 'Fikk jobb gjennom HELT MED', 'in_ungjobb_placement' => 'Er utplassert i UngJobb',
        'topics_covered' => 'Temaer som er gjennomgått', 'sessions' => 'Samlinger', 'tests' => 'Prøver',
        'needs_adapted_teaching' => 'Trenger tilrettelagt opplæring', 'employer_can_offer_permanent_post' => 'Arbeidsgiveren kan ansette fast',
        'pupils_informed_on' => 'Eleven ble informert', 'parents_informed_on' => 'Foreldrene ble informert', 'mapping_held_on' => 'Kartlegging',
        'matched_on' => 'Match med arbeidssted', 'autumn_break_last_day' => 'Høstferiens siste dag', 'practice_from' => 'Utplassering fra',
        'practice_until' => 'Utplassering til', 'summer_break_first_day' => 'Sommerferiens første dag',
        'practice_days_per_week' => 'Dager i praksis i uka', 'school_days_per_week' => 'Dager på skolen i uka',
        'finishes_school_on' => 'Slutter på skolen', 'abilities' => 'Hva eleven kan', 'track' => 'Spor',
        'reduced_work_capacity' => 'Nedsatt arbeidsevne', 'team_has' => 'Laget har', 'resident_takes_part' => 'Deltakeren er med',
        'weeks_at_home_only' => 'Uker bare hjemme', 'next_step_on_site_on' => 'Neste steg på stedet', 'in_vta' => 'I VTA',
        'benefit_since' => 'Uføretrygd siden', 'degree_raised_on' => 'Uføregraden ble økt',
        'income_after_disability_ore' => 'Inntekt etter uførhet, i året', 'annual_pensionable_income_ore' => 'Pensjonsgivende inntekt i året',
        'reported_on' => 'Meldt', 'reported_by' => 'Meldt av', 'acted_on' => 'Fulgt opp', 'in_process' => 'Er i et løp', 'invited' => 'Er invitert',
        'weights' => 'Vekter', 'p1' => 'Punkt 1', 'p2' => 'Punkt 2', 'p3' => 'Punkt 3', 'p4' => 'Punkt 4', 'p5' => 'Punkt 5', 'p6' => 'Punkt 6',
        'p7' => 'Punkt 7', 'p8' => 'Punkt 8', 'p9' => 'Punkt 9', 'p10' => 'Punkt 10',
    ];

    private const VALUES = [
        'employer_first' => 'arbeidsgiveren', 'worker_first' => 'arbeidstakeren', 'both' => 'begge', 'vta_s' => 'VTA-S', 'day_centre' => 'dagsenter',
        'work_centre' => 'arbeidssenter', 'school' => 'skole', 'other' => 'annet', 'helt_med' => 'HELT MED', 'ungjobb' => 'UngJobb',
        'employer' => 'arbeidsgiveren', 'nobody' => 'ingen', 'worker' => 'arbeidstakeren', 'job_specialist' => 'jobbspesialisten', 'none' => 'ingen',
        'cleaning' => 'renhold', 'hospitality' => 'overnatting og servering', 'construction' => 'bygg', 'ship_and_yard' => 'skip og verft',
        'agriculture' => 'jordbruk', 'fish_processing' => 'fiskeindustri', 'electro' => 'elektro', 'road_freight' => 'godstransport',
        'tour_bus' => 'turbil', 'rules' => 'regler', 'duties' => 'plikter', 'opportunities' => 'muligheter', 'rights' => 'rettigheter',
        'programme' => 'kompetanseprogrammet', 'trial' => 'praksis', 'permanent' => 'fast', 'weekly' => 'hver uke', 'fortnightly' => 'annenhver uke',
        'monthly' => 'hver måned', 'met' => 'ja', 'not_met' => 'ikke slik ennå', 'undetermined' => 'vi vet ikke ennå',
        'not_applicable' => 'gjelder ikke nå', 'partly' => 'delvis', 'sick_leave' => 'sykmelding', 'family_leave' => 'foreldrepermisjon',
        'temporary_layoff' => 'permittering', 'education' => 'utdanning', 'worker_resigned' => 'arbeidstakeren sa opp',
        'employer_dismissed' => 'arbeidsgiveren sa opp', 'business_closed' => 'bedriften la ned', 'health' => 'helse', 'moved' => 'flyttet',
        'other_job' => 'annen jobb', 'retired' => 'pensjon', 'died' => 'død', 'new_tasks' => 'nye oppgaver', 'new_colleagues' => 'nye kolleger',
        'change_at_work' => 'endring på jobben', 'change_at_home' => 'endring hjemme', 'worker_asked' => 'arbeidstakeren ba om det',
        'employer_asked' => 'arbeidsgiveren ba om det', 'self' => 'personen selv', 'supported' => 'personen med støtte',
        'intellectual_disability' => 'utviklingshemming', 'developmental_disorder' => 'utviklingsforstyrrelse',
        'learning_difficulties' => 'lærevansker', 'no' => 'norske', 'dk' => 'danske', 'se' => 'svenske', 'preparatory' => 'forberedende',
        'bridging' => 'bro til arbeid', 'occupational_therapist' => 'ergoterapeut', 'guide' => 'veileder', 'matcher' => 'den som kobler',
    ];

    private const ASSESSMENTS = [
        'eligibility' => 'Kan personen kobles til stillingen?', 'recruitment' => 'Er stillingen besatt på modellens måte?',
        'trial' => 'Kan praksisen starte, og når er den slutt?', 'offer' => 'Skal det gis tilbud om fast jobb?',
        'wage' => 'Følger lønna og kontrakten modellen?', 'followup' => 'Er oppfølgingen i rute?', 'express' => 'Er det en plass ledig?',
        'certificate' => 'Er kompetanseprogrammet fullført?', 'ungjobb' => 'Følger UngJobb planen?', 'ungjobb_certificate' => 'Kan eleven få bevis?',
        'benefit' => 'Er uføretrygden hel ved siden av lønna?', 'concern' => 'Ble bekymringen fulgt opp med en gang?',
        'gathering' => 'Kan personen komme på fagsamling?', 'vivirkr' => 'Er løpet slik ViVirk’R sier?',
        'digital_training' => 'Er den digitale arbeidstreningen slik den ble prøvd?',
    ];

    private const CRITERIA = [
        'eligibility.own_wish' => 'Personen vil selv ha jobben', 'eligibility.employer_need' => 'Arbeidsgiveren har behov for arbeidet',
        'eligibility.residence' => 'Personen bor i kommunen som stillingen er for', 'eligibility.target_group' => 'Personen er i målgruppen',
        'eligibility.wish_in_own_voice' => 'Ønsket er sagt med egen stemme', 'eligibility.disability_benefit' => 'Personen får uføretrygd',
        'recruitment.all_interviewed' => 'Alle søkere er intervjuet', 'recruitment.advertised' => 'Stillingen er utlyst',
        'trial.second_interview' => 'To intervjuer før praksisen', 'trial.references' => 'Referanser er sjekket før praksisen',
        'trial.paid' => 'Praksisen er betalt', 'trial.paid_by_helt_med' => 'HELT MED betaler praksisen under eXpress',
        'trial.length' => 'Praksisen varer i fire uker', 'offer.trial_completed' => 'Praksisen er gjennomført før tilbudet',
        'offer.worker_agrees' => 'Arbeidstakeren vil fortsette', 'offer.employer_agrees' => 'Arbeidsgiveren vil fortsette',
        'wage.floor' => 'Lønna er minst gulvet', 'wage.permanent_contract' => 'Kontrakten er fast', 'wage.equal_terms' => 'Vilkårene ellers er like',
        'wage.general_minimum' => 'Lønna er minst den allmenngjorte', 'wage.benefit_beside' => 'Uføretrygd ved siden av lønna',
        'followup.specialist' => 'Jobbspesialist er på plass', 'followup.employer' => 'Arbeidsgiveren blir fulgt opp',
        'followup.on_schedule' => 'Oppfølgingen er i rute', 'express.in_force' => 'Avtalen gjelder', 'express.place_left' => 'Det er en plass ledig',
        'express.resident' => 'Personen bor i avtalens kommune', 'certificate.participant' => 'Deltakeren er i jobb eller UngJobb',
        'certificate.sessions' => 'Tjue samlinger', 'certificate.tests' => 'Prøvene er bestått', 'certificate.topics' => 'Alle fire temaer',
        'certificate.by_video' => 'Samlingene er på video', 'certificate.outside_hours' => 'Samlingene er utenfor arbeidstid',
        'certificate.group_size' => 'Tre eller fire i gruppa', 'certificate.session_length' => 'Omtrent en time hver gang',
        'certificate.session_gap' => 'Omtrent en uke mellom', 'ungjobb.adapted_teaching' => 'Eleven trenger tilrettelagt opplæring',
        'ungjobb.employer_can_hire' => 'Arbeidsgiveren kan ansette fast', 'ungjobb.order' => 'Informert, kartlagt, matchet og så praksis',
        'ungjobb.parents_informed' => 'Foreldrene er informert før kartleggingen',
        'ungjobb.starts_after_autumn_break' => 'Utplasseringen starter etter høstferien',
        'ungjobb.ends_before_summer' => 'Utplasseringen er slutt før sommeren', 'ungjobb.finishes_school' => 'Eleven slutter på skolen til sommeren',
        'ungjobb.starts_promptly' => 'Starter rett etter høstferien', 'ungjobb.ends_close' => 'Slutter rett før sommeren',
        'ungjobb.week' => 'Tre dager praksis og to dager skole', 'ungjobb_certificate.practice_ended' => 'Utplasseringen er slutt',
        'ungjobb_certificate.abilities' => 'Det står hva eleven kan', 'vivirkr.legal_frame' => 'Rammen i dansk lov',
        'digital_training.work_capacity' => 'Nedsatt arbeidsevne', 'digital_training.team' => 'Laget er fulltallig',
        'digital_training.resident_takes_part' => 'Deltakeren er med', 'digital_training.discontinued' => 'Forsøket pågår',
        'digital_training.lock_in' => 'Et steg på stedet er planlagt', 'digital_training.first_step_only' => 'Bare et første steg',
        'benefit.within_limit' => 'Inntekten er innenfor grensen', 'concern.acted_at_once' => 'Bekymringen ble fulgt opp samme dag',
        'gathering.may_attend' => 'Personen kan komme på fagsamling', 'vivirkr.p1' => 'Punkt 1 i ViVirk’R', 'vivirkr.p2' => 'Punkt 2 i ViVirk’R',
        'vivirkr.p3' => 'Punkt 3 i ViVirk’R', 'vivirkr.p4' => 'Punkt 4 i ViVirk’R', 'vivirkr.p5' => 'Punkt 5 i ViVirk’R',
        'vivirkr.p6' => 'Punkt 6 i ViVirk’R', 'vivirkr.p7' => 'Punkt 7 i ViVirk’R', 'vivirkr.p8' => 'Punkt 8 i ViVirk’R',
        'vivirkr.p9' => 'Punkt 9 i ViVirk’R', 'vivirkr.p10' => 'Punkt 10 i ViVirk’R',
    ];

    public static function event(string $type): string
    {
        return self::EVENTS[$type] ?? $type;
    }

    public static function group(string $group): string
    {
        return self::GROUPS[$group] ?? $group;
    }

    public static function state(string $state): string
    {
        return self::STATES[$state] ?? $state;
    }

    /** @param array<string, mixed> $next */
    public static function foreseen(array $next): string
    {
        return (self::FORESEEN[$next['what']] ?? $next['what']) . (isset($next['step']) ? ' (' . self::value($next['step']) . ')' : '');
    }

    public static function field(string $name): string
    {
        return self::FIELDS[$name] ?? $name;
    }

    public static function value(string $word): string
    {
        return self::VALUES[$word] ?? $word;
    }

    public static function assessment(string $name): string
    {
        return self::ASSESSMENTS[$name] ?? $name;
    }

    /** What a criterion asks for, in the words of the model. */
    public static function criterion(string $id): string
    {
        return self::CRITERIA[$id] ?? $id;
    }

    /** How a field of an event is shown: Norwegian, with its unit. */
    public static function shown(string $field, mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'ja' : 'nei',
            is_int($value) && str_ends_with($field, '_ore') => Html::money($value),
            $field === 'assessment' && is_string($value) => self::assessment($value),
            is_string($value) && preg_match('/^\d{4}-\d{2}-\d{2}$/D', $value) === 1 => Html::day($value),
            // An id stays as it is, also one that is a word of some choice.
            is_string($value) => in_array($field, ['employer', 'agreement', 'tariff', 'rulebook', 'digest'], true) ? $value : self::value($value),
            is_array($value) => implode(', ', array_map(static fn (mixed $one): string => self::shown($field, $one), $value)),
            default => (string) $value,
        };
    }

    /**
     * What is shown of an event, a piece for each field.
     *
     * @param array<string, mixed> $data
     */
    public static function told(array $data): string
    {
        $pieces = [];
        foreach ($data as $field => $value) {
            $pieces[] = self::field((string) $field) . ': ' . self::shown((string) $field, $value);
        }

        return implode(' · ', $pieces);
    }
}
