<?php
/** @var string $today @var ?array<string, mixed> $due @var ?array<string, mixed> $shortfalls @var array<string, mixed> $places */
use Portal\Html;
use Portal\Words;

$left = array_sum(array_column($places['agreements'], 'left'));
$taken = array_sum(array_column($places['agreements'], 'taken'));
?>
<h1><?= Html::text(ucfirst(Html::day($today, weekday: true))) ?></h1>
<?php if ($due !== null) {
    $late = array_filter($due['visits'], static fn (array $visit): bool => $visit['overdue_days'] > 0);
    $coming = array_filter($due['visits'], static fn (array $visit): bool => $visit['overdue_days'] === 0);
    ?>
<?php if ($due['concerns'] !== []) { ?>
<section class="concern" aria-labelledby="concerns">
<h2 id="concerns">Bekymring som ikke er fulgt opp</h2>
<p>Tiltak settes i verk med en gang. Er noen i fare nå? Ring 112.</p>
<ul>
<?php foreach ($due['concerns'] as $concern) { ?>
<li><a href="/saker/<?= Html::text(rawurlencode((string) $concern['case'])) ?>">Sak <?= Html::text($concern['case']) ?></a>, meldt <?= Html::text(Html::day($concern['reported_on'])) ?></li>
<?php } ?>
</ul>
</section>
<?php } ?>
<ul class="figures">
<li><b><?= count($due['concerns']) ?></b> åpne bekymringer</li>
<li><b><?= count($late) ?></b> besøk på etterskudd</li>
<li><b><?= count($coming) ?></b> besøk de neste to ukene</li>
<li><b><?= $left ?></b> plasser ledig</li>
<li><b><?= count($shortfalls['employments'] ?? []) ?></b> lønninger under gulvet</li>
</ul>
<div class="columns">
<section>
<h2>På etterskudd</h2>
<?= Html::render('visits', ['visits' => array_slice($late, 0, 50), 'none' => 'Ingen besøk er på etterskudd.', 'total' => count($late)]) ?>
</section>
<section>
<h2>De neste to ukene</h2>
<?= Html::render('visits', ['visits' => array_slice($coming, 0, 50), 'none' => 'Ingen besøk er planlagt.', 'total' => count($coming)]) ?>
</section>
</div>
<?php } else { ?>
<ul class="figures">
<li><b><?= $left ?></b> plasser ledig</li>
<li><b><?= $taken ?></b> plasser i bruk</li>
</ul>
<p><a href="/plasser">Se avtalene</a></p>
<?php } ?>
