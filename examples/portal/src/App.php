<?php

declare(strict_types=1);

namespace Portal;

use HeltMed\Rulebook;

/** What a page needs, made when it is first asked for. */
final class App
{
    public readonly Clock $clock;
    public readonly Accounts $accounts;
    public readonly Trail $trail;
    public readonly Keys $keys;
    private readonly \PDO $database;
    private ?Session $session = null;
    private ?Account $account = null;
    private bool $accountIsKnown = false;
    private ?Rulebook $rulebook = null;
    /** @var array<string, Cases> */
    private array $cases = [];

    public function __construct(private readonly string $data, private readonly Request $request, ?string $today)
    {
        $this->clock = new Clock($today);
        $this->database = self::open($data . '/portal.sqlite');
        $this->accounts = new Accounts($this->database, $this->clock);
        $this->trail = new Trail($this->database, $this->clock);
        $this->keys = new Keys($this->database);
    }

    public static function open(string $path): \PDO
    {
        // Kept open by the worker: the last one to close folds the log into the file, which waits for the disk.
        $database = new \PDO('sqlite:' . $path, null, null, [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION, \PDO::ATTR_PERSISTENT => true]);
        // What is deleted, an answer that named an erased case too, is overwritten.
        $database->exec('PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON');

        return $database;
    }

    public function session(): Session
    {
        return $this->session ??= new Session($this->clock, $this->data . '/sessions', $this->request->secure);
    }

    public function account(): ?Account
    {
        if (!$this->accountIsKnown) {
            $id = $this->session()->account();
            $this->account = $id === null ? null : $this->accounts->withId($id);
            $this->accountIsKnown = true;
        }

        return $this->account;
    }

    /** The account, or the way to the sign-in. */
    public function signedIn(): Account
    {
        return $this->account() ?? throw new SignInFirst();
    }

    /** The cases of the reader's own municipality: no page has a way to another's. */
    public function cases(Account $account): Cases
    {
        return $this->casesOf($account->municipality);
    }

    public function casesOf(string $municipality): Cases
    {
        $path = $this->data . '/' . $municipality;

        return $this->cases[$municipality] ??= new Cases($path . '.heltmed', $this->rulebook(), new Cache($this->database, $path . '.lock'));
    }

    /** After the answer has gone: what the next reader would else wait for. Another system writes much at once, and nobody reads in between. */
    public function finish(): void
    {
        if (!str_starts_with($this->request->path, '/api/') && function_exists('fastcgi_finish_request')) {
            session_write_close();
            fastcgi_finish_request();
            foreach ($this->cases as $cases) {
                $cases->warm($this->clock->now());
            }
        }
    }

    public function rulebook(): Rulebook
    {
        return $this->rulebook ??= Rulebook::newest();
    }

    public function municipality(): Municipality
    {
        return require __DIR__ . '/../config.php';
    }

    /** @param array<string, mixed> $values */
    public function page(string $template, string $title, array $values = [], int $status = 200): Response
    {
        $account = $this->account();
        $shared = ['app' => $this, 'account' => $account, 'title' => $title, 'csrf' => $this->session()->csrf()];
        $main = Html::render($template, $values + $shared);

        return Response::page(Html::render('layout', $shared + ['main' => $main, 'message' => $this->session()->told(),
            'path' => $this->request->path]), $status);
    }
}
