<?php /** @var callable $say @var callable $tell @var Portal\Texts $texts */ ?>
<h1><?= $say('ask.resident.title') ?></h1>
<?= $tell('resident.intro') ?>
<?= $tell('resident.help') ?>
<?= $tell('resident.nothing_kept') ?>
<form method="post" action="/passer-det">
<input type="hidden" name="language" value="<?= Portal\Html::text($texts->language) ?>">
<button name="begin" value="1"><?= $say('label.start') ?></button>
</form>
