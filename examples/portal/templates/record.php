<?php
/** @var string $id @var HeltMed\EventType $type @var string $fields @var string $fault @var string $key @var string $today @var string $csrf */
use Portal\Form;
use Portal\Html;
use Portal\Words;
?>
<div class="narrow">
<h1><?= Html::text(Words::event($type->name)) ?></h1>
<p><a href="/saker/<?= Html::text(rawurlencode($id)) ?>">Tilbake til sak <?= Html::text($id) ?></a></p>
<?php if ($fault !== '') { ?>
<p class="fault" role="alert"><?= Html::text($fault) ?></p>
<?php } ?>
<form method="post" class="sheet" action="/saker/<?= Html::text(rawurlencode($id)) ?>/hendelse">
<input type="hidden" name="csrf" value="<?= Html::text($csrf) ?>">
<input type="hidden" name="key" value="<?= Html::text($key) ?>">
<input type="hidden" name="type" value="<?= Html::text($type->name) ?>">
<?= Form::field('on', 'date', [], true, 'Hvilken dag', 'Dagen det skjedde, ikke dagen det skrives inn', $today) ?>
<?= $fields ?>
<button>Skriv inn</button>
</form>
</div>
