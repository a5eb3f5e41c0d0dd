<?php

/* The municipality that the residents' page speaks for. The telephone and the address are invented; nobody answers them. */

declare(strict_types=1);

return new Portal\Municipality(
    number: '1506',
    name: 'Molde',
    postsAreReserved: true,
    telephone: '00 00 00 00',
    email: 'heltmed@molde.example',
);
