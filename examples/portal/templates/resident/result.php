<?php
/** @var callable $say @var callable $tell @var list<string> $heading @var list<string> $reasons @var bool $isOpen @var Portal\Municipality $municipality @var Portal\Texts $texts */
use Portal\Html;
?>
<h1><?= Html::text($heading[0]) ?></h1>
<?= Html::lines(array_slice($heading, 1)) ?>
<?php foreach ($reasons as $reason) { ?>
<?= $tell($reason) ?>
<?php } ?>
<?php if ($isOpen) { ?>
<?= $tell('resident.missing') ?>
<?php } ?>
<section class="sheet" aria-labelledby="what-now">
<h2 id="what-now"><?= $say('label.what_now') ?></h2>
<?= $tell('resident.what_now') ?>
<ul>
<li><?= $say('label.call') ?>: <a href="tel:<?= Html::text(str_replace(' ', '', $municipality->telephone)) ?>"><?= Html::text($municipality->telephone) ?></a></li>
<li><?= $say('label.write') ?>: <a href="mailto:<?= Html::text($municipality->email) ?>"><?= Html::text($municipality->email) ?></a></li>
</ul>
</section>
<section aria-labelledby="other-places">
<h2 id="other-places"><?= $say('label.other_places') ?></h2>
<?= $tell('resident.other_places') ?>
<?php foreach (['day_centre', 'work_centre', 'adapted_work', 'who_helps'] as $place) { ?>
<?= $tell("resident.other_places.$place") ?>
<?php } ?>
</section>
<form method="post" action="/passer-det">
<?php require __DIR__ . '/state.php' ?>
<p class="row">
<button class="second" name="back" value="1"><?= $say('label.back') ?></button>
<button class="second" name="again" value="1"><?= $say('label.again') ?></button>
</p>
</form>
