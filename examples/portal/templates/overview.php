<?php
/** @var string $today @var Portal\Account $account @var array{concerns: list<array<string, mixed>>, late: list<array<string, mixed>>, coming: list<array<string, mixed>>, lateCount: int, comingCount: int, underFloor: int, left: int, taken: int} $day */
use Portal\Html;
?>
<h1><?= Html::text(ucfirst(Html::day($today, weekday: true))) ?></h1>
<?php if ($account->role->mayOpenCases()) { ?>
<?php if ($day['concerns'] !== []) { ?>
<section class="concern" aria-labelledby="concerns">
<h2 id="concerns">Bekymring som ikke er fulgt opp</h2>
<p>Tiltak settes i verk med en gang. Er noen i fare nå? Ring 112.</p>
<ul>
<?php foreach ($day['concerns'] as $concern) { ?>
<li><a href="/saker/<?= Html::text(rawurlencode((string) $concern['case'])) ?>">Sak <?= Html::text($concern['case']) ?></a>, meldt <?= Html::text(Html::day($concern['reported_on'])) ?></li>
<?php } ?>
</ul>
</section>
<?php } ?>
<ul class="figures">
<li><b><?= count($day['concerns']) ?></b> åpne bekymringer</li>
<li><a href="#etterskudd"><b><?= $day['lateCount'] ?></b> besøk på etterskudd</a></li>
<li><a href="#snart"><b><?= $day['comingCount'] ?></b> besøk de neste to ukene</a></li>
<li><a href="/plasser"><b><?= $day['left'] ?></b> plasser ledig</a></li>
<li><a href="/lonn"><b><?= $day['underFloor'] ?></b> lønninger under gulvet nå</a></li>
</ul>
<div class="columns">
<section>
<h2 id="etterskudd">På etterskudd</h2>
<?= Html::render('visits', ['visits' => $day['late'], 'none' => 'Ingen besøk er på etterskudd.', 'total' => $day['lateCount'], 'label' => 'På etterskudd']) ?>
</section>
<section>
<h2 id="snart">De neste to ukene</h2>
<?= Html::render('visits', ['visits' => $day['coming'], 'none' => 'Ingen besøk er planlagt.', 'total' => $day['comingCount'], 'label' => 'De neste to ukene']) ?>
</section>
</div>
<?php } else { ?>
<ul class="figures">
<li><b><?= $day['left'] ?></b> plasser ledig</li>
<li><b><?= $day['taken'] ?></b> plasser i bruk</li>
</ul>
<p><a href="/plasser">Se avtalene</a></p>
<?php } ?>
