<?php
/** @var list<array<string, mixed>> $rows @var int $most */
use Portal\Html;
?>
<h1>Hvem har sett hva</h1>
<p>Alt som leses og skrives i portalen, står her. Ingenting av innholdet i en sak står her.</p>
<div class="scroll sheet" role="region" aria-label="Lista" tabindex="0">
<table>
<thead><tr><th scope="col">Når</th><th scope="col">Hvem</th><th scope="col">Hva</th><th scope="col">Sak</th></tr></thead>
<tbody>
<?php foreach ($rows as $row) { ?>
<tr><td><?= Html::text(Html::moment($row['at'])) ?></td><td><?= Html::text($row['actor']) ?></td><td><?= Html::text($row['deed']) ?></td><td><?= Html::text($row['subject']) ?></td></tr>
<?php } ?>
</tbody>
</table>
</div>
<?php if (count($rows) === $most) { ?>
<p><a href="/spor?for=<?= (int) $rows[$most - 1]['id'] ?>">Eldre</a></p>
<?php } ?>
