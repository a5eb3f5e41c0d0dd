<?php

/* The municipality that the residents' page speaks for: of those that start.sh simulates, the first. The telephone and the address are invented; nobody answers them. */

declare(strict_types=1);

return new Portal\Municipality(
    number: '0301',
    name: 'Oslo',
    postsAreReserved: true,
    telephone: '00 00 00 00',
    email: 'heltmed@oslo.example',
);
