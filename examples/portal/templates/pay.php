<?php
/** @var string $today @var int $page @var array{under: int, unjudged: int, owed: ?int, pages: int} $wages @var list<array<string, mixed>> $employments */
use Portal\Html;

$under = array_filter($employments, static fn (array $job): bool => $job['periods'] !== []);
$open = array_filter($employments, static fn (array $job): bool => $job['unjudged'] !== []);
?>
<h1>Lønn under gulvet</h1>
<p>Minste lønn i HELT MED er en del av tariffen for samme arbeid. Lista går til og med <?= Html::text(Html::day($today)) ?>.</p>
<?php if ($wages['under'] === 0) { ?>
<p>Ingen lønn ligger under gulvet.</p>
<?php } else { ?>
<p><?= $wages['under'] ?> <?= $wages['under'] === 1 ? 'jobb har' : 'jobber har' ?> hatt lønn under gulvet. Til gode i alt: <?= Html::text(Html::money($wages['owed'])) ?>.</p>
<?php } ?>
<?php if ($under !== []) { ?>
<div class="scroll sheet" role="region" aria-label="Lista" tabindex="0">
<table>
<caption>Hvem, fra hvilken dag, og hva de har til gode</caption>
<thead><tr><th scope="col">Sak</th><th scope="col">Fra og til</th><th scope="col" class="number">Timelønn</th><th scope="col" class="number">Gulv</th><th scope="col" class="number">Til gode</th></tr></thead>
<tbody>
<?php foreach ($under as $job) { ?>
<?php foreach ($job['periods'] as $period) { ?>
<tr>
<td><a href="/saker/<?= Html::text(rawurlencode((string) $job['case'])) ?>"><?= Html::text($job['case']) ?></a></td>
<td><span class="nobr"><?= Html::text(Html::day($period['from'])) ?> –</span> <span class="nobr"><?= Html::text(Html::day($period['to'])) ?></span></td>
<td class="number"><?= Html::text(Html::money($period['hourly_ore'])) ?></td>
<td class="number"><?= Html::text(Html::money($period['floor_ore'])) ?></td>
<td class="number"><?= Html::text(Html::money($period['owed_ore'])) ?></td>
</tr>
<?php } ?>
<?php } ?>
</tbody>
</table>
</div>
<?php } ?>
<?php if ($open !== []) { ?>
<h2>Kunne ikke vurderes</h2>
<p>Her mangler lønn eller tariff for noen dager.</p>
<ul>
<?php foreach ($open as $job) { ?>
<li><a href="/saker/<?= Html::text(rawurlencode((string) $job['case'])) ?>"><?= Html::text($job['case']) ?></a></li>
<?php } ?>
</ul>
<?php } ?>
<?php if ($wages['pages'] > 1) { ?>
<nav class="row" aria-label="Sider av lista">
<?php if ($page > 1) { ?>
<a href="/lonn?side=<?= $page - 1 ?>">Forrige side</a>
<?php } ?>
<span>Side <?= $page ?> av <?= $wages['pages'] ?></span>
<?php if ($page < $wages['pages']) { ?>
<a href="/lonn?side=<?= $page + 1 ?>">Neste side</a>
<?php } ?>
</nav>
<?php } ?>
