<?php

declare(strict_types=1);

namespace Portal;

/** A page that is not given: 403, 404, 405, 429. What is not the reader's own is 404, as if it were not there. */
final class Refusal extends \RuntimeException
{
    public function __construct(public readonly int $status)
    {
        parent::__construct('refused with ' . $status);
    }
}
