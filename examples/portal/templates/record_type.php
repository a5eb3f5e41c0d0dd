<?php
/** @var string $id @var array<string, HeltMed\EventType> $types */
use Portal\Html;
use Portal\Words;

$groups = [];
foreach ($types as $type) {
    $groups[$type->group][] = $type;
}
$names = ['recruitment' => 'Rekruttering', 'trial' => 'Praksis', 'employment' => 'Jobb', 'follow-up' => 'Oppfølging', 'programme' => 'Kompetanseprogram',
    'UngJobb' => 'UngJobb', 'safety' => 'Trygghet', 'other' => 'Annet', 'opening' => 'Åpning'];
?>
<h1>Hva har skjedd?</h1>
<p><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Tilbake til saken</a></p>
<div class="columns">
<?php foreach ($groups as $group => $some) { ?>
<section class="sheet">
<h2><?= Html::text($names[$group] ?? $group) ?></h2>
<ul>
<?php foreach ($some as $type) { ?>
<li><a href="?type=<?= Html::text($type->name) ?>"><?= Html::text(Words::event($type->name)) ?></a></li>
<?php } ?>
</ul>
</section>
<?php } ?>
</div>
