<?php
/** @var string $id @var array<string, HeltMed\EventType> $types */
use Portal\Html;
use Portal\Words;

$groups = [];
foreach ($types as $type) {
    $groups[$type->group][] = $type;
}
?>
<p class="back"><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Sak <?= Html::text($id) ?></a></p>
<h1>Hva har skjedd?</h1>
<div class="columns small">
<?php foreach ($groups as $group => $some) { ?>
<section class="sheet">
<h2><?= Html::text(Words::group($group)) ?></h2>
<ul class="links">
<?php foreach ($some as $type) { ?>
<li><a href="?type=<?= Html::text($type->name) ?>"><?= Html::text(Words::event($type->name)) ?></a></li>
<?php } ?>
</ul>
</section>
<?php } ?>
</div>
