<?php
/** @var string $id @var Portal\Possible $possible @var string $today */
use Portal\Form;
use Portal\Html;
use Portal\Words;

$query = $possible->on === $today ? '?' : '?dag=' . rawurlencode($possible->on) . '&';
?>
<p class="back"><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Sak <?= Html::text($id) ?></a></p>
<h1>Hva har skjedd?</h1>
<form class="sheet narrow" method="get" action="/saker/<?= Html::text(rawurlencode($id)) ?>/hendelse">
<?= Form::field('dag', 'date', [], true, 'Hvilken dag', 'Det som kunne skje den dagen, står under', $possible->on) ?>
<button class="second">Velg dagen</button>
</form>
<div class="columns small">
<?php foreach ($possible->groups as $group => $types) { ?>
<section class="sheet">
<h2><?= Html::text(Words::group($group)) ?></h2>
<ul class="links">
<?php foreach ($types as $type) { ?>
<li><a href="<?= Html::text($query . 'type=' . $type) ?>"><?= Html::text(Words::event($type)) ?></a></li>
<?php } ?>
</ul>
</section>
<?php } ?>
</div>
<?php if ($possible->reasons !== []) { ?>
<details class="sheet">
<summary>Hva som ikke kan ha skjedd <?= Html::text($possible->on === $today ? 'ennå' : Html::day($possible->on)) ?>, og hvorfor (<?= count(array_merge(...array_values($possible->reasons))) ?>)</summary>
<?= Html::render('not_possible', ['possible' => $possible]) ?>
</details>
<?php } ?>
