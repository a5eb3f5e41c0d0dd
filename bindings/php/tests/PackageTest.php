<?php

declare(strict_types=1);

namespace HeltMed\Tests;

use HeltMed\Advice;
use HeltMed\Assessment;
use HeltMed\Basis;
use HeltMed\Decision;
use HeltMed\Facts;
use HeltMed\HeltMedException;
use HeltMed\InvalidInput;
use HeltMed\Kind;
use HeltMed\Lang;
use HeltMed\Misuse;
use HeltMed\Money;
use HeltMed\Outcome;
use HeltMed\Rulebook;
use HeltMed\Step;
use PHPUnit\Framework\TestCase;

use function HeltMed\assess;

final class PackageTest extends TestCase
{
    private static function wage(string $kroner = '38,16', mixed ...$more): Decision
    {
        return Rulebook::released('2026.1')->assess(new Facts\Wage(
            ...$more,
            on: new \DateTimeImmutable('2026-11-22'),
            phase: Facts\WagePhase::Permanent,
            hourly_wage_ore: Money::kroner($kroner),
            comparable_tariff_ore: Money::kroner('190,79'),
            contract_is_permanent: true,
            other_terms_equal: true,
        ));
    }

    public function testADecisionTellsWhatWasFoundAndWhy(): void
    {
        $decision = self::wage('38,15');
        self::assertSame([Outcome::NotMet, Advice::Talk], [$decision->outcome, $decision->advice]);
        self::assertSame(['wage', '2026.1', '2026-11-22'], [$decision->assessment, $decision->rulebook, $decision->on->format('Y-m-d')]);
        self::assertSame([], $decision->missing);
        self::assertSame(['area', 'age_years', 'receives_disability_benefit'], $decision->askAlso);
        self::assertSame(['floor_ore', 'margin_ore'], array_keys($decision->derived));
        self::assertSame([3816, -1], [$decision->derived['floor_ore']->ore, $decision->derived['margin_ore']->ore]);

        $floor = $decision->criteria['wage.floor'];
        self::assertSame([Kind::Requirement, Basis::Source, Outcome::NotMet], [$floor->kind, $floor->basis, $floor->outcome]);
        self::assertSame(['below_floor', 'ore_per_hour', ['S2-13', 'S3-27']], [$floor->reason, $floor->unit, $floor->sources]);
        self::assertSame(['38.15', '38.16'], [(string)$floor->observed, (string)$floor->required]);
        self::assertSame(2000, $floor->parameters['wage.floor_share_bp']['value']);
        self::assertSame('0001-01-01', $floor->parameters['wage.floor_share_bp']['valid_from']->format('Y-m-d'));

        self::assertStringContainsString('Det er ikke din feil', $decision->explain(Lang::Nb)['wage.floor']);
        self::assertSame(array_keys($decision->criteria), array_keys($decision->explain(Lang::En)));
        self::assertStringContainsString('Dette er ikke et vedtak.', $decision->letter(Lang::EasyNb));
        self::assertNotSame('', $decision->summary(Lang::Nn));
    }

    public function testPropertiesAreMadeOnceAndNeverChange(): void
    {
        $decision = self::wage();
        self::assertTrue(isset($decision->criteria, $decision->derived, $decision->missing));
        self::assertFalse(isset($decision->nothing));
        self::assertSame($decision->criteria['wage.floor'], $decision->criteria['wage.floor']);
        foreach ([fn () => $decision->outcome = Outcome::Met, fn () => $decision->missing = [], fn () => $decision->nothing] as $try) {
            try {
                $try();
                self::fail('went through');
            } catch (\Error $error) {
                self::assertInstanceOf(\Error::class, $error);
            }
        }
    }

    public function testADecisionIsNotCarriedAwayInASession(): void
    {
        $this->expectException(\Exception::class);
        serialize(self::wage());
    }

    public function testJsonIsCanonicalInEveryLanguage(): void
    {
        $decision = self::wage();
        self::assertSame($decision->toJson(), json_encode($decision, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
        self::assertSame($decision->toJson(), $decision->toJson(Lang::En));
        foreach (Lang::cases() as $lang) {
            $texts = array_column(json_decode($decision->toJson($lang), true)['criteria'], 'text', 'id');
            self::assertSame($texts, $decision->explain($lang));
        }
    }

    public function testDaysAreCivilDaysInAndOut(): void
    {
        $late = new \DateTimeImmutable('2026-11-22 23:59', new \DateTimeZone('Pacific/Kiritimati'));
        $decision = assess('gathering', ['on' => $late]);
        self::assertSame('2026-11-22', $decision->on->format('Y-m-d'));
        self::assertSame('UTC', $decision->on->getTimezone()->getName());

        $zone = date_default_timezone_get();
        foreach (['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Oslo'] as $elsewhere) {
            date_default_timezone_set($elsewhere);
            $trial = assess('trial', ['on' => '2026-03-16', 'starts_on' => '2026-03-16']);
            self::assertSame('2026-04-12', $trial->derived['last_day']->format('Y-m-d'));
            self::assertSame(
                ['2026-04-02', '2026-04-03', '2026-04-06'],
                array_map(static fn (\DateTimeImmutable $day) => $day->format('Y-m-d'), $trial->derived['holidays_within']),
            );
            self::assertSame('2026-03-16', assess('trial', ['on' => $trial->on])->on->format('Y-m-d'));
        }
        date_default_timezone_set($zone);
    }

    /** @return iterable<array{string|int, ?int}> */
    public static function amounts(): iterable
    {
        yield from [['38,16', 3816], ['38.16', 3816], ['38,1', 3810], ['38', 3800], [38, 3800], ['0', 0], ['-0,01', -1], ['-1234,50', -123450],
            ['1 234,50', 123450], ["1\u{a0}234\u{202f}567,50", 123456750], ['999999999999999,99', 99999999999999999]];
        foreach (['', ' 38', '38,', ',5', '38,160', '38,16 kr', '1e2', '0x10', '38.16.1', '1.234,50', '12 34', '1 2345', '٣٨', "38\n", '--1',
            '1000000000000000', PHP_INT_MAX, "\xff"] as $none) {
            yield [$none, null];
        }
    }

    /** @dataProvider amounts */
    public function testMoneyIsExact(string|int $kroner, ?int $ore): void
    {
        if ($ore === null) {
            $this->expectException(InvalidInput::class);
        }
        self::assertSame($ore, Money::kroner($kroner)->ore);
    }

    public function testMoneyNeverTakesAFloat(): void
    {
        self::assertSame('38.16', (string)Money::ore(3816));
        self::assertSame(['-0.01', '-92233720368547758.08'], [(string)Money::ore(-1), (string)Money::ore(PHP_INT_MIN)]);
        self::assertSame('38,16 kr', Money::ore(3816)->in(Lang::Nb));
        self::assertSame('{"a":3816}', json_encode(['a' => Money::ore(3816)]));
        foreach ([fn () => Money::ore(38.16), fn () => Money::kroner(38.16)] as $try) {
            try {
                $try();
                self::fail('went through');
            } catch (\TypeError $error) {
                self::assertStringContainsString('float', $error->getMessage());
            }
        }
        try {
            Money::kroner('secret');
        } catch (InvalidInput $refused) {
            self::assertSame(['type', null, HELTMED_TYPE], [$refused->status, $refused->field, $refused->getCode()]);
            self::assertStringNotContainsString('secret', $refused->getMessage());
        }
    }

    public function testRulebooksAreDatedAndLaidOver(): void
    {
        $rulebook = Rulebook::newest();
        self::assertSame($rulebook, Rulebook::released(Rulebook::versions()[count(Rulebook::versions()) - 1]));
        $reform = $rulebook->overlay(['version' => 'reform', 'parameters' => [
            'wage.floor_share_bp' => [['valid_from' => new \DateTimeImmutable('2027-01-01'), 'value' => 2500]],
            'vta_s.monthly_rate_ore' => [['valid_from' => '2027-01-01', 'value' => Money::kroner('18 000')]],
            'followup.nav_municipalities' => [['valid_from' => '2027-01-01', 'value' => ['0301', '1506']]],
        ]]);
        self::assertSame('reform', $reform->version);
        self::assertSame([2000, 2500], [
            $reform->value('wage.floor_share_bp', new \DateTime('2026-12-31')), $reform->value('wage.floor_share_bp', new \DateTime('2027-01-01')),
        ]);
        self::assertSame(2000, $rulebook->value('wage.floor_share_bp', new \DateTime('2027-01-01')));
        self::assertSame(1800000, $reform->value('vta_s.monthly_rate_ore', new \DateTime('2027-06-01')));
        self::assertNull($rulebook->value('benefit.base_amount_ore', new \DateTime('2027-06-01')));
        $facts = ['on' => '2027-02-01', 'phase' => 'permanent', 'comparable_tariff_ore' => Money::kroner('190,79')];
        self::assertSame(4770, assess('wage', $facts, $reform)->derived['floor_ore']->ore);
        self::assertSame('reform', assess('wage', $facts, $reform)->rulebook);
        self::assertSame('empty', $rulebook->overlay(['version' => 'empty', 'parameters' => []])->version);
        self::assertSame('json', $rulebook->overlay('{"version": "json", "parameters": {}}')->version);

        $parameters = array_column($reform->parameters(), null, 'id');
        $rates = $parameters['vta_s.monthly_rate_ore']->values;
        self::assertSame(['0301', '1506'], $parameters['followup.nav_municipalities']->values[1]['value']);
        self::assertEquals(Money::ore(1800000), $rates[count($rates) - 1]['value']);
        self::assertNotNull($parameters['benefit.free_amount_long_bp']->values[0]['known_from']);
        self::assertSame(Kind::Requirement, $parameters['wage.floor_share_bp']->kind);
        foreach (['trial.weeks' => 0, 'nothing' => 1] as $parameter => $value) {
            try {
                $rulebook->overlay(['version' => 'bad', 'parameters' => [$parameter => [['valid_from' => '2027-01-01', 'value' => $value]]]]);
                self::fail($parameter);
            } catch (InvalidInput $refused) {
                self::assertContains($refused->status, ['range', 'unknown_field']);
            }
        }
    }

    public function testValuesDecidedLaterAreNotSeen(): void
    {
        $rulebook = Rulebook::newest();
        $may = new \DateTimeImmutable('2020-05-01');
        self::assertNotSame($rulebook->value('benefit.base_amount_ore', $may), $rulebook->value('benefit.base_amount_ore', $may, $may));
    }

    public function testAPlanOfVisits(): void
    {
        $plan = Rulebook::newest()->plan(new Facts\Plan(
            from: new \DateTimeImmutable('2026-03-16'),
            until: new \DateTimeImmutable('2026-04-30'),
            trial_starts_on: new \DateTimeImmutable('2026-03-16'),
            hired_on: new \DateTimeImmutable('2026-04-13'),
        ));
        self::assertSame(Step::Trial, $plan->visits[0]->step);
        $moved = array_filter($plan->visits, static fn ($visit) => $visit->on != $visit->nominalOn);
        self::assertSame(['2026-04-07'], array_values(array_map(static fn ($visit) => $visit->on->format('Y-m-d'), $moved)));
        self::assertSame($plan->toJson(), json_encode($plan));
        self::assertSame([], Rulebook::newest()->plan(['from' => '2026-01-01', 'until' => '2026-01-31'])->visits);
        $unknown = Rulebook::newest()->overlay(['version' => 'none', 'parameters' => ['trial.visits_per_week' => [['valid_from' => '0001-01-01', 'value' => null]]]]);
        self::assertNull($unknown->plan(['trial_starts_on' => '2026-03-16', 'from' => '2026-03-16', 'until' => '2026-03-31'])->visits);
    }

    public function testShortfallsAndShares(): void
    {
        $shortfalls = Rulebook::newest()->shortfalls(new Facts\Shortfalls(
            wages: [new Facts\ShortfallsWagesRow(new \DateTimeImmutable('2026-01-10'), Money::kroner('30'))],
            tariffs: [new Facts\ShortfallsTariffsRow(new \DateTimeImmutable('2026-01-01'), Money::kroner('190,79'))],
            from: new \DateTimeImmutable('2026-01-01'),
            until: new \DateTimeImmutable('2026-01-23'),
            minutes_per_week: 600,
        ));
        self::assertFalse($shortfalls->complete);
        self::assertSame('2026-01-09', $shortfalls->unjudged[0]['to']->format('Y-m-d'));
        self::assertSame(['8.16', '163.20'], [(string)$shortfalls->periods[0]->shortfall, (string)$shortfalls->sumOwed]);
        $unknown = Rulebook::newest()->shortfalls(['wages' => [['from' => '2026-01-10', 'hourly_ore' => Money::ore(3000)]],
            'tariffs' => [['from' => '2026-01-01', 'hourly_ore' => 19079]], 'from' => '2026-01-01', 'until' => '2026-01-23']);
        self::assertNull($unknown->sumOwed);
        self::assertNull($unknown->periods[0]->owed);

        $share = Rulebook::newest()->share(new Facts\Share(
            starts_on: new \DateTimeImmutable('2026-01-10'),
            from: new \DateTimeImmutable('2026-01-01'),
            until: new \DateTimeImmutable('2026-02-28'),
        ));
        self::assertSame(['3096.85', 22, 31], [(string)$share->months[0]->share, $share->months[0]->days, $share->months[0]->daysInMonth]);
        self::assertTrue($share->estimate);
        self::assertSame($share->sum->ore, $share->months[0]->share->ore + $share->months[1]->share->ore);
        self::assertFalse(Rulebook::newest()->share(['starts_on' => '2026-01-10', 'agreed_monthly_price_ore' => Money::kroner('4000'),
            'from' => '2026-01-01', 'until' => '2026-02-28'])->estimate);
    }

    public function testErrorsAreOneTree(): void
    {
        try {
            assess('wage', ['on' => '2026-11-22', 'age_years' => 999]);
            self::fail('went through');
        } catch (HeltMedException $error) {
            self::assertInstanceOf(InvalidInput::class, $error);
            self::assertSame(['range', 'age_years'], [$error->status, $error->field]);
            self::assertStringNotContainsString('999', $error->getMessage());
        }
        $this->expectException(Misuse::class);
        assess('concern', ['on' => '2026-11-22'])->letter(Lang::Nb);
    }

    public function testAnInterviewCanBeBuiltFromTheTables(): void
    {
        $eligibility = Assessment::named('eligibility');
        self::assertSame('Vil du ha denne jobben?', $eligibility->facts['wants_job']->question(Lang::EasyNb));
        self::assertSame(['self', 'supported', 'other'], $eligibility->facts['wish_expressed_by']->words);
        self::assertTrue($eligibility->facts['on']->required);
        self::assertTrue($eligibility->facts['moving_on']->optional);
        self::assertSame('yes or no', Assessment::named('certificate')->facts['sessions']->fields['attended']->kind);
        self::assertCount(heltmed_assessment_count(), Assessment::names());
        self::assertSame(Assessment::names(), array_column(Assessment::all(), 'name'));
        self::assertStringEndsWith('?', $eligibility->title);
        $this->expectException(InvalidInput::class);
        Assessment::named('nothing');
    }
}
