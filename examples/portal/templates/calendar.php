<?php
/** @var string $secret @var bool $exists @var string $apiSecret @var bool $apiExists @var string $csrf */
use Portal\Html;

$form = static function (string $kind, bool $exists, string $make) use ($csrf): string {
    $hidden = '<input type="hidden" name="csrf" value="' . Html::text($csrf) . '"><input type="hidden" name="kind" value="' . $kind . '">';
    $html = '<form method="post" action="/kalender">' . $hidden . '<button name="what" value="make">' . ($exists ? 'Lag en ny, og steng den gamle' : $make) . '</button></form>';
    if ($exists) {
        $html .= '<form method="post" action="/kalender">' . $hidden . '<button class="second" name="what" value="revoke">Steng</button></form>';
    }

    return '<div class="row">' . $html . '</div>';
};
?>
<h1>Kalender og andre systemer</h1>
<div class="columns">
<section class="sheet">
<h2>Besøkene i din kalender</h2>
<p>Kalenderen viser saksnummer og dag, og aldri navn eller bekymringer. Adressen er hemmelig. Den som har den, kan se besøkene.</p>
<?php if ($secret !== '') { ?>
<p class="told">Ta vare på adressen. Den vises bare nå.<br><code>/kalender/<?= Html::text($secret) ?>.ics</code></p>
<?php } ?>
<?= $form('calendar', $exists, 'Lag en adresse') ?>
</section>
<section class="sheet">
<h2>For andre systemer</h2>
<p>Et fagsystem kan lese og skrive på dine vegne. <a href="/api/openapi.json">Beskrivelsen</a> er laget av de samme tabellene som portalen.</p>
<?php if ($apiSecret !== '') { ?>
<p class="told">Ta vare på nøkkelen. Den vises bare nå.<br><code><?= Html::text($apiSecret) ?></code></p>
<?php } ?>
<?= $form('api', $apiExists, 'Lag en nøkkel') ?>
</section>
</div>
