<?php

declare(strict_types=1);

namespace Portal;

/** Who is signed in: of one municipality, in one role. */
final readonly class Account
{
    public function __construct(
        public int $id,
        public string $name,
        public string $municipality,
        public Role $role,
        public string $actor,
    ) {
    }
}
