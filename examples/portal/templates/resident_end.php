<?php
/** @var list<string> $lines @var list<string> $why */
use Portal\Html;
?>
<div class="easy">
<h1><?= Html::text($lines[0]) ?></h1>
<p><?= implode('<br>', array_map(Html::text(...), array_slice($lines, 1))) ?></p>
<?php if ($why !== []) { ?>
<p><?= implode('<br>', array_map(Html::text(...), $why)) ?></p>
<?php } ?>
<h2>Hva kan du gjøre nå?</h2>
<p>Ring kommunen din.<br>Si at du vil snakke om HELT MED.<br>Ta gjerne med en du stoler på.</p>
<h2>Det finnes flere gode steder</h2>
<p>HELT MED passer ikke for alle.<br>Noen trives best på dagsenter.<br>Noen trives best på arbeidssenter.<br>Noen trives best i en VTA-bedrift.<br>Du bestemmer selv.</p>
<p>Dette er ikke et vedtak.<br>Vi har ikke lagret svarene dine.<br>Teksten er ikke prøvd av lesere ennå.</p>
<p><a href="/passer-det">Begynn på nytt</a></p>
</div>
