<?php

declare(strict_types=1);

namespace HeltMed\Tests;

use HeltMed\Conflict;
use HeltMed\EventType;
use HeltMed\InvalidInput;
use HeltMed\Lang;
use HeltMed\Misuse;
use HeltMed\Money;
use HeltMed\QuotaReached;
use HeltMed\StateRefused;
use HeltMed\Store;
use HeltMed\SystemFailure;
use PHPUnit\Framework\TestCase;

/** HELTMED names the command, HELTMED_EXTENSION heltmed.so. */
final class StoreTest extends TestCase
{
    private string $folder;
    private string $path;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/heltmed-store-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        $this->path = "$this->folder/a.heltmed";
        Store::create($this->path);
    }

    protected function tearDown(): void
    {
        array_map('unlink', glob("$this->folder/*"));
        rmdir($this->folder);
    }

    /**
     * @param array<string, mixed> $data
     *
     * @return array<string, mixed>
     */
    private static function event(string $key, string $type, array $data, string $on = '2026-03-02', ?string $case = 'c1'): array
    {
        return ['key' => $key, 'type' => $type, 'on' => $on, 'recorded_at' => new \DateTimeImmutable("$on 11:00", new \DateTimeZone('Europe/Oslo')),
            'actor' => 'js-1', 'data' => $data] + ($case === null ? [] : ['case' => $case]);
    }

    /** @return array<string, mixed> */
    private static function opening(string $case = 'c1'): array
    {
        return self::event("open-$case", 'case_opened', ['municipality' => '1506', 'in_target_group' => true, 'found' => 'both'], '2026-03-01', $case);
    }

    public function testAnEventIsOnDiskOnceItIsReceipted(): void
    {
        $store = Store::open($this->path);
        $first = $store->append(self::opening());
        self::assertSame([1, 1, false, 'open-c1'], [$first->seq, $first->version, $first->repeated, $first->key]);
        $hired = $store->append(self::event('h1', 'hired', ['employer' => 'e1', 'hourly_wage_ore' => Money::kroner('37'), 'minutes_per_week' => 900]));
        self::assertSame(2, $hired->version);
        $again = $store->append(self::opening());
        self::assertSame([1, true, $first->head], [$again->seq, $again->repeated, $again->head]);

        $lines = iterator_to_array(Store::open($this->path, readOnly: true)->export('c1'), false);
        self::assertCount(2, $lines);
        $read = json_decode($lines[1], true);
        self::assertSame([3700, '2026-03-02T10:00:00Z'], [$read['data']['hourly_wage_ore'], $read['recorded_at']]);
        self::assertSame([2, 0, $hired->head], [$store->verify()->events, $store->verify()->erased, $store->verify($first->head)->head]);
    }

    public function testWhatIsRefusedTellsWhatItWas(): void
    {
        $store = Store::open($this->path);
        $store->append(self::opening());
        foreach ([
            [Conflict::class, 'conflict', fn () => $store->append(['on' => '2026-02-01'] + self::opening())],
            [Conflict::class, 'conflict', fn () => $store->append(self::event('k2', 'visited', ['with' => 'worker']) + ['expected_version' => 0])],
            [StateRefused::class, 'state', fn () => $store->append(self::event('k3', 'trial_ended', ['early' => false]))],
            [StateRefused::class, 'state', fn () => $store->case('nobody', new \DateTimeImmutable('2026-03-02'))],
            [InvalidInput::class, 'identifier', fn () => $store->append(self::event('010101-12345 x', 'visited', ['with' => 'worker']))],
            [InvalidInput::class, 'required', fn () => $store->append(self::event('k4', 'visited', []))],
            [InvalidInput::class, 'type', fn () => $store->append(self::event('k5', 'interviewed', ['round' => 1.0]))],
            [SystemFailure::class, 'io', fn () => Store::create($this->path)],
            [SystemFailure::class, 'io', fn () => Store::open("$this->folder/none.heltmed")],
            [SystemFailure::class, 'foreign', fn () => Store::open(__FILE__)],
            [SystemFailure::class, 'damaged', fn () => $store->verify(str_repeat('0', 64))],
            [Misuse::class, 'unavailable', fn () => Store::open($this->path, readOnly: true)->append(self::event('k6', 'interviewed', ['round' => 1]))],
        ] as [$class, $status, $try]) {
            try {
                $try();
                self::fail("$status went through");
            } catch (\HeltMed\HeltMedException $refused) {
                self::assertSame([$class, $status], [get_class($refused), $refused->status]);
            }
        }
        self::assertSame(1, $store->verify()->events);
    }

    public function testWhatCouldBeRecordedIsToldWithoutRecording(): void
    {
        $store = Store::open($this->path);
        $on = new \DateTimeImmutable('2026-03-02');
        $told = array_column($store->allowed('c1', $on)['types'], 'text', 'type');
        self::assertNull($told['case_opened']);
        self::assertSame('Saken er ikke åpnet. Den må åpnes først.', $told['hired']);
        $store->rehearse(self::opening());
        self::assertSame(0, $store->head()->events);
        $store->append(self::opening());
        $types = array_column($store->allowed('c1', $on, Lang::En)['types'], null, 'type');
        self::assertSame([true, null, null], [$types['hired']['allowed'], $types['hired']['reason'], $types['hired']['text']]);
        self::assertSame([false, 'no_trial'], [$types['trial_ended']['allowed'], $types['trial_ended']['reason']]);
        self::assertSame('There is no trial to end on that day.', $types['trial_ended']['text']);
        $ofCases = array_filter(EventType::all(), static fn (EventType $type): bool => in_array($type->scope, ['case', 'any'], true));
        self::assertSame(array_column($ofCases, 'name'), array_keys($types));
        foreach (['rehearse', 'append'] as $how) {
            try {
                $store->$how(self::event('k3', 'trial_ended', ['early' => false]));
                self::fail("$how went through");
            } catch (StateRefused $refused) {
                self::assertSame('ends a trial that there is not', $refused->getMessage());
            }
        }
        $store->rehearse(self::event('k4', 'visited', ['with' => 'worker']));
        self::assertSame(1, $store->head()->events);
        $this->expectException(InvalidInput::class);
        $store->allowed('no id', $on);
    }

    public function testABatchIsAllOrNone(): void
    {
        $store = Store::open($this->path);
        $receipts = $store->appendAll([self::opening(), self::event('i1', 'interviewed', ['round' => 1])]);
        self::assertSame([1, 2], array_column($receipts, 'version'));
        try {
            $store->appendAll([self::event('i2', 'interviewed', ['round' => 2]), self::event('x', 'trial_ended', ['early' => false])]);
            self::fail('went through');
        } catch (StateRefused $refused) {
            self::assertSame(1, $refused->at);
        }
        self::assertSame(2, $store->verify()->events);
        $store->append(self::event('i2', 'interviewed', ['round' => 2]));

        /* A safety event is recorded whatever becomes of the others. */
        try {
            $store->appendAll([self::event('s1', 'concern_reported', ['by' => 'worker']), self::event('x', 'trial_ended', ['early' => false])]);
        } catch (StateRefused) {
        }
        $day = new \DateTimeImmutable('2026-03-02');
        self::assertCount(1, $store->due($day, $day, concerns: true)['concerns']);
        self::assertStringNotContainsString('concern_reported', json_encode($store->case('c1', $day)));
    }

    public function testViewsAreTheStoresOwn(): void
    {
        $store = Store::open($this->path);
        $store->append(self::event('a1', 'agreement_signed', ['agreement' => 'ex-1', 'municipality' => '1506', 'places' => 1, 'from' => '2026-01-01'], '2026-01-01', null));
        $store->append(self::event('r1', 'tariff_set', ['tariff' => 'ta', 'hourly_ore' => 19079], '2026-01-01', null));
        $store->append(self::opening());
        $store->append(self::event('h1', 'hired', ['employer' => 'e1', 'hourly_wage_ore' => Money::kroner('37'), 'tariff' => 'ta', 'minutes_per_week' => 900, 'agreement' => 'ex-1']));
        $until = new \DateTimeImmutable('2026-03-29');
        $case = $store->case('c1', $until, Lang::EasyNb);
        self::assertSame(['c1', 'employed'], [$case['case'], $case['state']]);
        self::assertContains('wage.floor', $case['departs_from']);
        self::assertSame(1, $store->places($until)['agreements'][0]['taken']);
        self::assertSame(6960, $store->shortfalls($until)['employments'][0]['sum_owed_ore']);
        self::assertNotSame([], $store->due(new \DateTimeImmutable('2026-03-02'), $until)['visits']);

        $this->expectException(QuotaReached::class);
        $store->appendAll([self::opening('c2'), self::event('h2', 'hired', ['employer' => 'e2', 'hourly_wage_ore' => 4000, 'agreement' => 'ex-1'], '2026-03-03', 'c2')]);
    }

    public function testErasureBackupAndMigration(): void
    {
        $store = Store::open($this->path);
        $store->append(self::opening());
        $store->backup("$this->folder/b.heltmed");
        $store->erase('c1', new \DateTimeImmutable('2026-04-01'));
        $store->eraseFinish();
        self::assertSame([1, 1, false], [$store->verify()->events, $store->verify()->erased, $store->verify()->purgeIsOwed]);
        self::assertCount(1, iterator_to_array(Store::open("$this->folder/b.heltmed")->export(), false));
        Store::migrate($this->path, "$this->folder/c.heltmed");
        self::assertFileDoesNotExist("$this->folder/c.heltmed");
        $this->expectException(StateRefused::class);
        $store->export('c1');
    }

    public function testAStoreIsNotCarriedThroughAFork(): void
    {
        $store = Store::open($this->path);
        $child = pcntl_fork();
        if ($child === 0) {
            $status = 1;
            try {
                $store->places(new \DateTimeImmutable('2026-03-02'));
            } catch (Misuse) {
                $status = 0;
            }
            unset($store);
            posix_kill(posix_getpid(), $status === 0 ? SIGKILL : SIGTERM);
        }
        pcntl_waitpid($child, $status);
        self::assertSame(SIGKILL, pcntl_wtermsig($status));
        self::assertSame(0, $store->verify()->events);
    }

    public function testAKeptStoreIsAsOneJustOpened(): void
    {
        $kept = Store::open($this->path, kept: true);
        $kept->append(self::opening());
        $other = Store::open($this->path, kept: true);
        $other->append(self::opening('c2'));
        self::assertSame(2, $kept->verify()->events);
        unset($kept, $other);

        // What the one before left open holds up nobody.
        $handle = heltmed_store_open($this->path, HELTMED_STORE_KEPT, \HeltMed\Rulebook::newest()->handle());
        heltmed_batch_begin($handle, HELTMED_BATCH_EACH);
        heltmed_store_append($handle, json_encode(['recorded_at' => '2026-03-01T10:00:00Z'] + self::opening('c3')));
        unset($handle);
        $plain = Store::open($this->path);
        self::assertSame(3, $plain->append(self::opening('c4'))->seq);
        self::assertSame(3, Store::open($this->path, kept: true)->verify()->events);
        self::assertSame(1, Store::open($this->path, readOnly: true, kept: true)->case('c4', new \DateTimeImmutable('2026-03-02'))['version']);

        // Another file at its path is the one that is opened.
        $plain->backup("$this->folder/b.heltmed");
        $plain->append(self::opening('c5'));
        unset($plain);
        rename("$this->folder/b.heltmed", $this->path);
        @unlink("$this->path-wal");
        @unlink("$this->path-shm");
        self::assertSame(3, Store::open($this->path, kept: true)->verify()->events);
    }

    public function testPathsKeepToOpenBasedir(): void
    {
        $code = 'require $argv[1]; try { HeltMed\Store::create($argv[2]); echo "made"; } catch (HeltMed\SystemFailure $e) { echo $e->status, ": ", $e->getMessage(); }';
        $php = [PHP_BINARY, '-d', 'extension=' . getenv('HELTMED_EXTENSION'), '-d', 'open_basedir=' . dirname(__DIR__) . PATH_SEPARATOR . "$this->folder/in",
            '-r', $code, '--', dirname(__DIR__) . '/autoload.php'];
        mkdir("$this->folder/in");
        self::assertSame('made', self::said([...$php, "$this->folder/in/x.heltmed"]));
        self::assertSame('io: open_basedir does not allow this path', self::said([...$php, "$this->folder/out.heltmed"]));
        self::assertFileDoesNotExist("$this->folder/out.heltmed");
        array_map('unlink', glob("$this->folder/in/*"));
        rmdir("$this->folder/in");
    }

    /** 8 processes and 4 000 appends, a new connection each: none refused as locked, none lost. */
    public function testManyProcessesLoseNothing(): void
    {
        Store::open($this->path)->append(self::opening());
        $workers = [];
        for ($number = 0; $number < 8; $number++) {
            $workers[] = self::started(['append.php', $this->path, (string)$number, '500']);
        }
        foreach ($workers as $worker) {
            self::assertSame('{"appended":500,"busy":0}', self::ended($worker));
        }
        self::assertSame(4001, Store::open($this->path)->verify()->events);
    }

    /** Of eight that race for the last place exactly one gets it. */
    public function testTheLastPlaceHasOneWinner(): void
    {
        $store = Store::open($this->path);
        $store->append(self::event('a1', 'agreement_signed', ['agreement' => 'ex-1', 'municipality' => '1506', 'places' => 1, 'from' => '2026-01-01'], '2026-01-01', null));
        $racers = [];
        for ($number = 0; $number < 8; $number++) {
            $store->append(self::opening("c$number"));
            $racers[] = self::started(['start.php', $this->path, (string)$number]);
        }
        foreach ($racers as [, $pipes]) {
            fwrite($pipes[0], "\n");
        }
        $said = array_count_values(array_map(self::ended(...), $racers));
        ksort($said);
        self::assertSame(['full' => 7, 'won' => 1], $said);
        self::assertSame(1, $store->places(new \DateTimeImmutable('2026-03-16'))['agreements'][0]['taken']);
    }

    public function testTypesOfEventsAreTold(): void
    {
        $types = array_column(EventType::all(), null, 'name');
        self::assertSame(heltmed_event_type_count(), count($types));
        self::assertSame(['employer_first', 'worker_first', 'both'], $types['case_opened']->fields['found']->words);
        self::assertTrue($types['visited']->fields['with']->required);
        self::assertSame(['case', 'agreement', 'tariff'], [$types['visited']->scope, $types['agreement_signed']->scope, $types['tariff_set']->scope]);
        self::assertTrue(EventType::states('needs_adapted_teaching'));
        self::assertFalse(EventType::states('nothing'));
    }

    /**
     * @param list<string> $arguments
     *
     * @return array{resource, array<resource>}
     */
    private static function started(array $arguments): array
    {
        $arguments[0] = __DIR__ . '/' . $arguments[0];
        $process = proc_open([PHP_BINARY, '-d', 'extension=' . getenv('HELTMED_EXTENSION'), ...$arguments], [['pipe', 'r'], ['pipe', 'w']], $pipes);
        return [$process, $pipes];
    }

    /** @param array{resource, array<resource>} $started */
    private static function ended(array $started): string
    {
        [$process, $pipes] = $started;
        $said = stream_get_contents($pipes[1]);
        proc_close($process);
        return $said;
    }

    /** @param list<string> $command */
    private static function said(array $command): string
    {
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes);
        $said = stream_get_contents($pipes[1]);
        proc_close($process);
        return trim($said);
    }
}
