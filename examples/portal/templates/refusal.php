<?php
/** @var int $status */
$words = [
    403 => ['Siden var for gammel', 'Vi sendte ikke inn noe. Gå tilbake, last siden på nytt og prøv igjen.'],
    404 => ['Siden finnes ikke', 'Adressen kan være feil, eller siden er ikke for deg. Gå til oversikten.'],
    405 => ['Slik kan siden ikke brukes', 'Gå til oversikten.'],
    413 => ['Det var for mye', 'Vi tok ikke imot noe.'],
    500 => ['Noe gikk galt hos oss', 'Ingenting er halvveis lagret. Prøv igjen om litt.'],
    503 => ['Noen andre lagrer akkurat nå', 'Vi lagret ikke noe. Prøv igjen om litt.'],
][$status] ?? ['Det gikk ikke', 'Prøv igjen.'];
?>
<div class="narrow">
<h1><?= Portal\Html::text($words[0]) ?></h1>
<p><?= Portal\Html::text($words[1]) ?></p>
<p><a href="/">Til forsiden</a></p>
</div>
