<?php

declare(strict_types=1);

namespace Portal;

/** The page is for those who are signed in. */
final class SignInFirst extends \RuntimeException
{
}
