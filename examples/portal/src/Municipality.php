<?php

declare(strict_types=1);

namespace Portal;

/** Whose portal it is, and whom people can talk to there. */
final readonly class Municipality
{
    /** @param bool $postsAreReserved its posts are for its own residents (HELT MED eXpress) */
    public function __construct(
        public string $number,
        public string $name,
        public bool $postsAreReserved,
        public string $telephone,
        public string $email,
    ) {
    }
}
