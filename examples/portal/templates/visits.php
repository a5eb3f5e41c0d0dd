<?php
/** @var list<array<string, mixed>> $visits @var string $none @var int $total @var string $label */
use Portal\Html;
use Portal\Words;

$days = [];
foreach ($visits as $visit) {
    $days[$visit['due_on']][] = $visit;
}
?>
<?php if ($visits === []) { ?>
<p><?= Html::text($none) ?></p>
<?php } else { ?>
<div class="scroll" role="region" aria-label="<?= Html::text($label) ?>" tabindex="0">
<table>
<thead><tr><th scope="col">Dag</th><th scope="col">Sak</th><th scope="col">Takt</th></tr></thead>
<tbody>
<?php foreach ($days as $day => $those) { ?>
<?php foreach ($those as $number => $visit) { ?>
<tr>
<?php if ($number === 0) { ?>
<th scope="rowgroup" class="day" rowspan="<?= count($those) ?>"><?= Html::text(Html::near($day)) ?><?php if ($visit['overdue_days'] > 0) { ?> <span class="tag late"><?= (int) $visit['overdue_days'] ?> <?= $visit['overdue_days'] === 1 ? 'dag' : 'dager' ?> siden</span><?php } ?></th>
<?php } ?>
<td><a href="/saker/<?= Html::text(rawurlencode((string) $visit['case'])) ?>"><?= Html::text($visit['case']) ?></a></td>
<td><?= Html::text(Words::value((string) $visit['step'])) ?></td>
</tr>
<?php } ?>
<?php } ?>
</tbody>
</table>
</div>
<?php if ($total > count($visits)) { ?>
<p class="hint">Viser de <?= count($visits) ?> første av <?= $total ?>.</p>
<?php } ?>
<?php } ?>
